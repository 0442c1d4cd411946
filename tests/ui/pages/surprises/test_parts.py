"""Sliders, summary, gestures and the words of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.gesture import SurpriseState
from app.domain.pronouns import Pronouns
from app.domain.year_plan import Comparison, PlanWishes, Thought
from app.ui.pages.surprises.also_card import AlsoCard
from app.ui.pages.surprises.choosing import line_after
from app.ui.pages.surprises.foot import PreviewFoot
from app.ui.pages.surprises.gesture_list import GestureList, chosen_few
from app.ui.pages.surprises.sliders import BudgetCard, amounts
from app.ui.pages.surprises.summary import SummaryStrip
from app.ui.pages.surprises.words import (
    hours_text,
    loss_words,
    not_whom,
    percent_text,
    proof,
    searching_words,
    times_words,
    title,
    what,
)
from app.ui.widgets.value_slider import ValueSlider
from tests.ui.pages.surprises.plans import TODAY, WISHES, line, picture, plan, worth

JUNE = date(2026, 6, 23)


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """A window of the usual width."""
    window = QWidget()
    window.resize(1168, 600)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    return window


def _in(room: QWidget, *widgets: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (45, "45 minutes"), (570, "9½ hours"), (600, "10 hours"), (95, "1½ hours"), (130, "2 hours")],
)
def test_long_times_are_told_in_halves_of_an_hour(minutes: int, words: str) -> None:
    assert hours_text(minutes) == words


def test_a_proof_claims_no_more_than_was_proven() -> None:
    assert proof(picture()) == ("As good as it gets", "Proven within 0.6% of the best possible plan")
    assert proof(replace(picture(), gap=0.031))[0] == "Close to the best"
    assert proof(replace(picture(), gap=0.12)) == ("A good plan", "Proven within 12% of the best possible plan")
    assert proof(replace(picture(), gap=0.0))[1] == "Proven: no plan can be better"
    assert proof(replace(picture(), bound=0.0, gap=1.0))[0] == "Best found so far"
    accepted = tuple(each for each in picture().lines if not each.is_suggested)
    assert proof(replace(plan(*accepted), gap=1.0))[0] == "Not planned yet"


@pytest.mark.parametrize(("share", "words"), [(0.006, "0.6%"), (0.0061, "0.7%"), (0.03, "3%"), (0.121, "13%")])
def test_a_gap_is_rounded_away_from_the_better_side(share: float, words: str) -> None:
    assert percent_text(share) == words


def test_a_search_says_how_close_it_is() -> None:
    assert searching_words(96.0, 100.0) == "Still searching, within 4% so far"
    assert searching_words(0.0, 0.0) == "Still searching"


def test_the_comparison_gives_its_range_rounded_outwards() -> None:
    assert times_words(Comparison(2.06, 1.66, 2.61, 0.4)) == ("this plan, 2.1×", "(1.6 to 2.7)")
    assert times_words(Comparison(None, None, None, 0.0)) == ("this plan", "")


def test_a_surprise_is_told_with_its_day_and_what_it_takes() -> None:
    told = line("Priya", 2, JUNE, "A bee hotel")
    assert title(told) == "A bee hotel for Priya"
    assert what(told, "EUR", TODAY) == "Tuesday 23 June. €9, 40 minutes."
    free = replace(told, cost_minor=0)
    assert what(free, "EUR", TODAY) == "Tuesday 23 June. Nearly free, 40 minutes."


def test_buttons_follow_the_pronouns() -> None:
    assert not_whom(Pronouns("she", "her", "her")) == "Not her"
    assert not_whom(Pronouns()) == "Not them"


def test_the_loss_of_another_idea_is_told_shorter_the_second_time() -> None:
    assert [loss_words(0.04, True), loss_words(0.07, False), loss_words(0.0, True)] == [
        "4% less delight", "7% less", "as much delight",
    ]  # fmt: skip


def test_sliders_offer_more_than_is_spent() -> None:
    assert amounts(40_000, 40, 20_000)[-1] == 40_000
    assert amounts(40_000, 40, 90_000)[-1] == 160_000


def test_wishes_come_once_the_handles_rest(room: QWidget, qtbot: QtBot) -> None:
    card = BudgetCard()
    _in(room, card)
    card.show_wishes(WISHES, "EUR")
    asked: list[PlanWishes] = []
    card.rested.connect(asked.append)
    with qtbot.waitSignal(card.rested, timeout=3000):
        qtbot.keyClick(card.year.track, Qt.Key.Key_Left)
        qtbot.keyClick(card.year.track, Qt.Key.Key_Left)
        assert asked == []
    assert asked == [replace(WISHES, yearly_minor=18_000)]
    assert card.year.words.text() == "€180"
    assert card.gap.words.text() == "10 weeks"


def test_showing_wishes_asks_for_nothing(room: QWidget, qtbot: QtBot) -> None:
    card = BudgetCard()
    _in(room, card)
    with qtbot.assertNotEmitted(card.rested, wait=600):
        card.show_wishes(replace(WISHES, yearly_minor=12_345), "EUR")
    assert card.wishes.yearly_minor == 12_345


def test_a_click_on_a_slider_puts_its_handle_there(room: QWidget, qtbot: QtBot) -> None:
    slider = ValueSlider("Money", tuple(range(0, 101, 10)), str)
    _in(room, slider)
    moved: list[int] = []
    slider.changed.connect(moved.append)
    QTest.mouseClick(slider.track, Qt.MouseButton.LeftButton, pos=QPoint(slider.track.width() // 2, 9))
    assert moved == [50]
    assert slider.words.text() == "50"
    assert slider.track.accessibleName() == "Money"
    assert slider.track.accessibleDescription() == "50"


def test_the_summary_says_what_the_year_takes(room: QWidget) -> None:
    strip = SummaryStrip()
    _in(room, strip)
    strip.show_plan(picture())
    assert [label.text() for label in (strip.count, strip.people, strip.money, strip.budget, strip.hours)] == [
        "22 surprises", "for 19 people", "€168", "of €200", "9½ hours",
    ]  # fmt: skip
    assert strip.limit.text() == "never over 40 min a week"
    assert strip.proof.words.text() == "As good as it gets"
    assert strip.height() == 84


def test_the_summary_becomes_one_line_in_a_low_window(room: QWidget) -> None:
    strip = SummaryStrip()
    _in(room, strip)
    strip.show_plan(picture())
    strip.set_low(True)
    assert strip.line.isVisible()
    assert strip.line.text() == (
        "22 surprises for 19 people · €168 of €200 · 9½ hours · "
        "As good as it gets · Proven within 0.6% of the best possible plan"
    )


def test_what_is_accepted_beyond_a_lowered_budget_is_said(room: QWidget) -> None:
    strip = SummaryStrip()
    _in(room, strip)
    strip.show_plan(replace(picture(), overspent_minor=1_200))
    assert strip.budget.text() == "€12 over"


def test_a_search_can_be_stopped_and_says_that_it_goes_on(room: QWidget, qtbot: QtBot) -> None:
    strip = SummaryStrip()
    _in(room, strip)
    strip.show_plan(picture())
    strip.show_searching("Still searching, within 4% so far")
    assert strip.proof.words.text() == "Still searching, within 4% so far"
    with qtbot.waitSignal(strip.stop_asked):
        qtbot.mouseClick(strip.stop, Qt.MouseButton.LeftButton)
    strip.show_searching(None)
    assert not strip.stop.isVisible()
    assert strip.proof.words.text() == "As good as it gets"


def test_the_list_of_gestures_mixes_what_is_free_with_the_best_for_their_money() -> None:
    found = tuple(worth(f"Free {at}", None, at) for at in range(5)) + tuple(
        worth(f"Paid {at}", float(at), 10 + at) for at in range(9)
    )
    few = chosen_few(found)
    assert [one.gesture.name for one in few[:3]] == ["Free 0", "Free 1", "Paid 8"]
    assert len(few) == 7
    archived = replace(found[0], gesture=replace(found[0].gesture, is_archived=True))
    assert archived not in chosen_few((archived, *found[1:]))


def test_gestures_say_what_they_are_worth_and_open(room: QWidget, qtbot: QtBot) -> None:
    card = GestureList()
    _in(room, card)
    card.show_worth((worth("Seeds", 2.9, 1), worth("A call", None, 2)), "EUR")
    assert [row.accessibleName() for row in card.rows] == ["A call, nearly free, 10 min, nearly free",
                                                           "Seeds, €4, 10 min, 2.9"]  # fmt: skip
    with qtbot.waitSignal(card.opened) as opened:
        qtbot.keyClick(card.rows[1], Qt.Key.Key_Space)
    assert opened.args[0].gesture.name == "Seeds"
    with qtbot.waitSignal(card.added):
        qtbot.mouseClick(card.add, Qt.MouseButton.LeftButton)
    card.show_worth((), "EUR")
    assert not any(row.isVisible() for row in card.rows)


def test_other_ideas_are_shown_with_their_loss(room: QWidget) -> None:
    card = AlsoCard()
    _in(room, card)
    week, later = date(2026, 6, 22), date(2026, 6, 29)
    thoughts = (Thought(1, "Wild-flower honey", 0.04, week), Thought(2, "Lavender bag", 0.07, later))
    card.show_thoughts(thoughts, week, TODAY)
    names = [row.accessibleName() for row in card.rows]
    assert names == ["Wild-flower honey, 4% less delight", "Lavender bag, 7% less, Week of 29 June"]
    card.show_thoughts((), TODAY, TODAY)
    assert not card.isVisible()


def test_a_preview_says_how_it_differs(room: QWidget) -> None:
    foot = PreviewFoot()
    _in(room, foot)
    foot.show_preview(plan(*picture().lines[2:]), plan(*picture().lines[:-1]))
    assert foot.words.text() == "20 surprises for 18 people, €153. 1 would come. 2 would go."
    foot.show_preview(None, picture())
    assert not foot.isVisible()


def test_the_first_suggestion_to_come_is_chosen_at_first() -> None:
    chosen = line_after(None, picture(), None, 0, TODAY)
    assert chosen is not None
    assert chosen.gesture.name == "Bee hotel"


def test_the_same_surprise_stays_chosen_or_else_the_same_person() -> None:
    old = picture()
    key = old.lines[1].key
    assert line_after(old, old, key, 0, TODAY) == old.lines[1]
    other = line("Priya", key.customer_id, JUNE, "Honey", key=replace(key, gesture_id=77))
    after = plan(*(each for each in old.lines if each.key != key), other)
    assert line_after(old, after, key, 0, TODAY) == other
    without = plan(*(each for each in old.lines if each.key.customer_id != key.customer_id))
    chosen = line_after(old, without, key, 0, TODAY)
    assert chosen is not None
    assert chosen.day == date(2026, 7, 1)


def test_whoever_was_asked_for_is_chosen() -> None:
    chosen = line_after(None, picture(), None, picture().lines[4].key.customer_id, TODAY)
    assert chosen is not None
    assert chosen.face.first_name == "Tuula"


def test_an_empty_plan_has_nothing_to_choose() -> None:
    assert line_after(None, plan(), None, 0, TODAY) is None
    given = plan(line("A", 1, JUNE, "Jam", SurpriseState.DELIVERED))
    assert line_after(None, given, None, 0, TODAY) is not None
