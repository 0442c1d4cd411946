"""Where things lie on the ribbon."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF

from app.domain.gesture import SurpriseState
from app.domain.year_plan import Expected
from app.ui.pages.surprises.ribbon_layout import Measures, lay_out, months_of
from tests.ui.pages.surprises.plans import line, picture, plan

WIDE = Measures(560)


def test_the_year_of_the_picture_lies_as_it_is_drawn() -> None:
    layout = lay_out(picture(), WIDE)
    places = {(card.line.face.first_name, card.line.day.day): card.rect for card in layout.cards}
    assert len(layout.months) == 12
    assert layout.height == 22 + 12 * 53
    assert places["Liisa", 14].left() == pytest.approx(259, abs=1)
    assert places["Priya", 23].left() == pytest.approx(409, abs=1)
    assert places["Henrik", 1].left() == pytest.approx(42, abs=1)
    assert places["Tomas", 19].top() == pytest.approx(612, abs=1)


def test_no_card_lies_on_another_or_leaves_the_ribbon() -> None:
    days = [date(2026, 7, 1) + timedelta(days=at) for at in range(31)]
    layout = lay_out(plan(*(line(f"P{at}", at, day, "Jam") for at, day in enumerate(days))), WIDE)
    rects = [card.rect for card in layout.cards]
    assert len(rects) == 31
    for at, rect in enumerate(rects):
        assert rect.left() >= 0
        assert rect.right() <= 560
        assert not any(rect.intersects(other) for other in rects[at + 1 :])
    july = layout.months[1]
    assert all(july.top <= rect.top() and rect.bottom() <= july.top + july.height for rect in rects)


def test_a_card_gives_way_a_little_before_it_takes_another_lane() -> None:
    layout = lay_out(plan(line("A", 1, date(2026, 8, 3), "Jam"), line("B", 2, date(2026, 8, 9), "Tea")), WIDE)
    first, second = (card.rect for card in layout.cards)
    assert first.top() == second.top()
    assert second.left() == first.right() + 4


def test_a_card_at_the_end_of_a_month_stays_on_the_ribbon() -> None:
    layout = lay_out(plan(line("A", 1, date(2026, 8, 31), "Jam")), WIDE)
    assert layout.cards[0].rect.right() == 560


def test_a_thirteenth_month_is_shown_only_when_something_lies_in_it() -> None:
    assert len(months_of(plan(line("A", 1, date(2026, 8, 3), "Jam")))) == 12
    months = months_of(plan(line("A", 1, date(2027, 6, 3), "Jam")))
    assert months[-1] == date(2027, 6, 1)
    assert len(months) == 13


def test_what_still_waits_from_an_earlier_month_begins_the_ribbon() -> None:
    late = line("A", 1, date(2026, 5, 20), "Jam", SurpriseState.ACCEPTED)
    months = months_of(plan(line("B", 2, date(2027, 5, 3), "Tea"), beside=(late,)))
    assert (months[0], months[-1], len(months)) == (date(2026, 5, 1), date(2027, 5, 1), 13)
    layout = lay_out(plan(beside=(late,)), WIDE)
    assert [card.line.face.first_name for card in layout.cards] == ["A"]


def test_what_was_given_before_the_year_is_not_on_it() -> None:
    given = line("A", 1, date(2026, 5, 3), "Jam", SurpriseState.DELIVERED)
    assert lay_out(plan(given), WIDE).cards == ()


def test_days_kept_clear_are_shown_for_those_in_the_plan_and_for_everybody() -> None:
    layout = lay_out(picture(), WIDE)
    kinds = [mark.days[0].kind for mark in layout.marks]
    assert kinds == ["birthday", "christmas"]


def test_days_kept_clear_that_lie_close_together_share_a_sign() -> None:
    close = tuple(Expected(0, date(2026, 12, day), "christmas", "") for day in (24, 24, 25))
    layout = lay_out(plan(line("A", 1, date(2026, 8, 3), "Jam"), expected=close), WIDE)
    assert [len(mark.days) for mark in layout.marks] == [3]


def test_a_place_on_the_ribbon_is_a_day() -> None:
    layout = lay_out(picture(), WIDE)
    august = layout.months[2]
    assert layout.day_at(QPointF(layout.x_of(17), august.middle)) == date(2026, 8, 17)
    assert layout.day_at(QPointF(layout.x_of(1) - 30, august.middle)) == date(2026, 8, 1)
    assert layout.day_at(QPointF(5000, layout.months[3].middle)) == date(2026, 9, 30)
    assert layout.day_at(QPointF(100, -5)) is None
