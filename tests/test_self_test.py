"""`keepwarm --self-test`: every step works here, and one that does not is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.cli import SELF_TEST, wishes_of
from app.self_test import run
from app.self_test.room import Room, expect


@pytest.mark.full
@pytest.mark.timeout(600)
def test_everything_works(qapp: QApplication, tmp_path: Path) -> None:
    lines: list[str] = []
    report = tmp_path / "report.txt"
    assert run(lines.append, report) == 0, lines
    assert {line[:2] for line in lines[1:-1]} == {"ok"}
    assert lines[-1] == "Everything works."
    assert report.read_text("utf-8").splitlines() == lines


def test_what_does_not_work_is_named_and_ends_the_test(tmp_path: Path) -> None:
    seen: list[Path] = []

    def fine(room: Room) -> str:
        seen.append(room.folder)
        return "well"

    def wrong(room: Room) -> str:
        expect(room.folder.is_file(), "a folder is no file")
        return ""

    lines: list[str] = []
    report = tmp_path / "report.txt"
    assert run(lines.append, report, (("one", fine), ("two", wrong), ("three", fine))) == 1
    assert lines[2:] == ["FAILED  two: RuntimeError: a folder is no file", "Something does not work here."]
    assert report.read_text("utf-8").splitlines() == lines
    assert len(seen) == 1
    assert not seen[0].exists()


def test_the_report_can_be_asked_for(tmp_path: Path) -> None:
    wishes = wishes_of(["--self-test", "--report", str(tmp_path / "report.txt")])
    assert (wishes.command, wishes.options.report) == (SELF_TEST, tmp_path / "report.txt")
