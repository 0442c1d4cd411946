"""What matched is marked, in the text as it was written."""

from __future__ import annotations

from app.ui.finding.marked import pieces


def test_a_text_is_cut_where_marks_begin_and_end() -> None:
    assert list(pieces("Maja Holmström", ((0, 2), (9, 14)))) == [("Ma", True), ("ja Holm", False), ("ström", True)]


def test_without_marks_it_stays_whole() -> None:
    assert list(pieces("Maja", ())) == [("Maja", False)]
    assert list(pieces("", ())) == []
