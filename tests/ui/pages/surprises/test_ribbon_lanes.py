"""How the cards of a month give way to each other, and how large the ribbon is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.pages.surprises.ribbon_lanes import APART, lanes
from app.ui.pages.surprises.ribbon_size import END, laid_out
from app.ui.pages.surprises.ribbon_tips import line_tip
from app.ui.scale import Scale
from tests.ui.pages.surprises.plans import line, picture, plan

WIDTH, LEAST, MOST = 128.0, 42.0, 432.0


def test_a_card_with_room_lies_at_its_day() -> None:
    assert lanes([60, 300], WIDTH, LEAST, MOST) == ((0, 60), (0, 300))


def test_two_cards_at_the_end_of_a_month_move_left_instead_of_taking_another_lane() -> None:
    assert lanes([420, 432], WIDTH, LEAST, MOST) == ((0, 300), (0, 432))


def test_two_cards_too_close_share_the_way() -> None:
    assert lanes([200, 300], WIDTH, LEAST, MOST) == ((0, 184), (0, 316))


def test_a_card_at_the_first_of_a_month_pushes_its_neighbour_to_the_right() -> None:
    assert lanes([42, 160], WIDTH, LEAST, MOST) == ((0, 42), (0, 174))


def test_three_cards_at_the_end_of_a_month_take_two_lanes() -> None:
    found = lanes([432, 432, 432], WIDTH, LEAST, MOST)
    assert {lane for lane, _ in found} == {0, 1}


@given(st.lists(st.integers(0, 600), max_size=12).map(sorted))
def test_no_card_covers_another_or_leaves_its_row(wanted: list[int]) -> None:
    found = lanes([float(each) for each in wanted], WIDTH, LEAST, MOST)
    assert len(found) == len(wanted)
    assert all(LEAST <= left <= MOST for _, left in found)
    for lane in {lane for lane, _ in found}:
        own = [left for each, left in found if each == lane]
        assert all(after - before >= WIDTH + APART - 1 for before, after in pairwise(own))


def test_the_whole_year_fits_into_a_window_of_900_also_with_two_surprises_at_the_end_of_many_months() -> None:
    days = [date(2026, 6, 1) + timedelta(days=at) for at in range(365)]
    late = [day for day in days if day.day in (27, 28)]
    year = plan(*(line(f"P{at}", at, day, "Jam") for at, day in enumerate(late)))
    assert len({card.month for card in laid_out(year, Scale(), 560, 0).cards}) == 12
    assert laid_out(year, Scale(), 560, 670).height + END <= 670


def test_months_come_further_apart_where_there_is_room_and_leave_some_below() -> None:
    usual, high = laid_out(picture(), Scale(), 560, 670), laid_out(picture(), Scale(), 560, 740)
    assert usual.height == 22 + 12 * 53
    assert usual.height < high.height <= 740 - END - 24


def test_cards_are_wider_on_a_wide_ribbon_up_to_a_limit() -> None:
    assert [laid_out(picture(), Scale(), width, 0).measures.card_width for width in (560, 800, 1600)] == [134, 168, 184]


def test_only_a_card_that_gave_way_has_a_tick_at_its_day() -> None:
    layout = laid_out(
        plan(line("A", 1, date(2026, 8, 3), "Jam"), line("B", 2, date(2026, 8, 30), "Tea")), Scale(), 560, 0
    )
    assert layout.cards[0].tick is None
    assert layout.cards[1].tick == pytest.approx(layout.x_of(30))


def test_the_tip_of_a_card_has_the_whole_name_of_the_gesture() -> None:
    told = line_tip(line("Priya", 1, date(2026, 8, 3), "A bee hotel, with their name burnt in"))
    assert told.startswith("A bee hotel, with their name burnt in for Priya\nPriya counts bees")
