"""A year on one line: who reached out, when, and how long it has been quiet."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.standing import StripKind
from app.ui.theme import Theme
from app.ui.widgets.rhythm_strip import RhythmStrip, StripEvent, strip_marks

TODAY = date(2026, 6, 11)


def event(days: int, kind: StripKind = StripKind.YOU) -> StripEvent:
    return StripEvent(TODAY + timedelta(days=days), kind)


def strip_of(qtbot: QtBot, *events: StripEvent, score: float | None = None) -> RhythmStrip:
    strip = RhythmStrip()
    qtbot.addWidget(strip)
    strip.resize(212, 20)
    strip.set_events(events, TODAY, score=score, usual_gap_days=17)
    return strip


def colors(picture: QImage, y: int) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(picture.width())}


def test_time_runs_from_left_to_the_tick() -> None:
    marks = strip_marks((event(-365), event(-182), event(0)), TODAY, 212)

    assert [round(mark.x) for mark in marks] == [4, 93, 182]


def test_contacts_within_four_pixels_share_a_mark() -> None:
    marks = strip_marks((event(-100), event(-97, StripKind.THEY), event(-40)), TODAY, 212)

    assert [len(mark.events) for mark in marks] == [2, 1]


def test_surprises_and_slips_keep_their_own_marks() -> None:
    kinds = (StripKind.YOU, StripKind.SURPRISE, StripKind.SLIP)
    marks = strip_marks(tuple(event(-100, kind) for kind in kinds), TODAY, 212)

    assert [mark.kind for mark in marks] == list(kinds)


def test_the_next_contact_lies_right_of_now() -> None:
    (near,) = strip_marks((event(1, StripKind.NEXT),), TODAY, 212)
    (far,) = strip_marks((event(300, StripKind.NEXT),), TODAY, 212)

    assert 182 < near.x < far.x < 212


def test_what_is_older_than_the_span_is_left_out() -> None:
    assert strip_marks((event(-400),), TODAY, 212) == ()


def test_silence_has_the_colour_of_the_warmth(qtbot: QtBot, theme: Theme) -> None:
    strip = strip_of(qtbot, event(-200), score=0)

    assert theme.warmth_color(0).name() in colors(strip.grab().toImage(), 9)


def test_no_silence_is_drawn_right_after_a_contact(qtbot: QtBot, theme: Theme) -> None:
    strip = strip_of(qtbot, event(-200), event(-3), score=0)

    assert theme.warmth_color(0).name() not in colors(strip.grab().toImage(), 9)


def test_a_screen_reader_hears_the_year_in_one_sentence(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, event(-30), event(0, StripKind.THEY), event(-9, StripKind.SLIP), event(5, StripKind.NEXT))

    assert strip.accessibleName() == (
        "Contact in the last 12 months: 2, last today, usual gap 2 weeks, next Tuesday 16 June"
    )


def test_a_mark_names_its_day_and_kind(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, event(-182, StripKind.SURPRISE), event(-30), event(-28))

    assert strip.tip_at(93) == "Thu 11 December 2025, a surprise"
    assert strip.tip_at(168) == "2 contacts, the last on Thu 14 May"
    assert strip.tip_at(40) == ""
