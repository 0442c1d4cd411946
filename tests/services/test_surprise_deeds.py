"""From accepting to delight: prepared, given, spent, told, and what the next plan learns from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from app.domain.customer import Customer, Tier
from app.domain.errors import KeepwarmError
from app.domain.gesture import Gesture, GestureStep, Surprise, SurpriseState
from app.domain.touchpoint import Direction
from app.domain.year_plan import NoScope, YearPlan
from app.services.desk import Desk
from app.services.year.people import TIERS
from tests.builders import NOW, TODAY, friend, surprise, touch


@pytest.fixture
def noor(desk: Desk) -> Customer:
    """Somebody to surprise."""
    return friend(desk, "Noor Haddad", "Figs", pronouns="she")


def gesture_of(desk: Desk, made: Surprise) -> Gesture:
    """The gesture of a surprise."""
    return next(each for each in desk.gestures.library(with_archived=True) if each.id == made.gesture_id)


def given(desk: Desk, customer: Customer, delight: int | None = None, days_ago: int = 0) -> Surprise:
    """A surprise that was given some days ago."""
    desk.store.clock.moment = NOW - timedelta(days=days_ago)  # type: ignore[attr-defined]
    made = desk.surprises.deliver(surprise(desk, customer, TODAY - timedelta(days=days_ago)).id)
    if delight is not None:
        made = desk.surprises.react(made.id, delight)
    desk.store.clock.moment = NOW  # type: ignore[attr-defined]
    return made


def test_one_of_the_stock_goes_with_the_last_step_and_comes_back(desk: Desk, noor: Customer) -> None:
    made = surprise(desk, noor, TODAY, ("Cut before 8", "Card"))
    desk.gestures.restock(made.gesture_id, 3)
    one, two = (step.id for step in desk.surprises.steps(made.id))
    desk.surprises.tick(one)
    assert gesture_of(desk, made).stock == 3
    assert desk.surprises.tick(two).state is SurpriseState.PREPARED
    assert gesture_of(desk, made).stock == 2
    assert desk.surprises.tick(two, is_done=False).state is SurpriseState.ACCEPTED
    assert gesture_of(desk, made).stock == 3
    desk.surprises.tick(two)
    desk.surprises.deliver(made.id)
    assert gesture_of(desk, made).stock == 2


def test_what_was_prepared_for_one_that_is_given_up_goes_back_into_stock(desk: Desk, noor: Customer) -> None:
    made = surprise(desk, noor, TODAY, ("Cut before 8",))
    desk.gestures.restock(made.gesture_id, 1)
    desk.surprises.tick(desk.surprises.steps(made.id)[0].id)
    assert gesture_of(desk, made).stock == 0
    desk.surprises.drop(made.id)
    assert gesture_of(desk, made).stock == 1


def test_a_prepared_one_does_not_close_the_stock_for_the_plan(desk: Desk, noor: Customer) -> None:
    figs = desk.gestures.add(Gesture(name="A fig", tags="figs", stock=1), (GestureStep(text="Pot it", days_before=3),))
    line = desk.surprises.plan().lines[0]
    assert line.gesture.id == figs.id
    accepted = desk.surprises.accept(line.key).lines[0]
    desk.surprises.tick(desk.surprises.steps(accepted.surprise_id)[0].id)
    plan = desk.surprises.plan()
    assert [(each.key, each.state) for each in plan.lines] == [(line.key, SurpriseState.PREPARED)]


def test_a_step_ticked_afterwards_leaves_what_was_given_given(desk: Desk, noor: Customer) -> None:
    made = surprise(desk, noor, TODAY, ("Cut before 8", "Card"))
    desk.surprises.deliver(made.id)
    step = desk.surprises.steps(made.id)[0]
    assert desk.surprises.tick(step.id).state is SurpriseState.DELIVERED
    assert desk.surprises.tick(step.id, is_done=False).state is SurpriseState.DELIVERED


def test_what_was_given_is_neither_moved_nor_given_up_nor_given_twice(desk: Desk, noor: Customer) -> None:
    made = given(desk, noor)
    for deed in (
        lambda: desk.surprises.move(made.id, TODAY), lambda: desk.surprises.drop(made.id),
        lambda: desk.surprises.deliver(made.id),
    ):  # fmt: skip
        with pytest.raises(KeepwarmError, match="Noor has this surprise already"):
            deed()


def test_moving_takes_the_open_steps_along_but_not_into_the_past(desk: Desk, noor: Customer) -> None:
    made = surprise(desk, noor, TODAY + timedelta(days=10), ("Cut before 8", "Card"))
    desk.surprises.tick(desk.surprises.steps(made.id)[0].id)
    desk.surprises.move(made.id, TODAY - timedelta(days=2))
    assert [step.due for step in desk.surprises.steps(made.id)] == [TODAY, TODAY + timedelta(days=10)]
    assert desk.surprises.given(made.id).day == TODAY - timedelta(days=2)


def test_reaction_and_cost_are_one_action(desk: Desk, noor: Customer) -> None:
    made = given(desk, noor)
    before = desk.history.count()
    told = desk.surprises.react(made.id, 9, " “You\nremembered.” ", told_others=True, cost_minor=450, minutes=20)
    assert (told.delight, told.their_words, told.told_others) == (5, "“You remembered.”", True)
    assert (told.cost_minor, told.minutes) == (450, 20)
    assert desk.history.count() == before + 1
    assert desk.surprises.react(made.id, 4).cost_minor == 450


def test_the_shopping_list_holds_what_is_open_in_order(desk: Desk, noor: Customer) -> None:
    surprise(desk, noor, TODAY + timedelta(days=9), ("Card",))
    first = surprise(desk, noor, TODAY + timedelta(days=2), ("Kraft paper", "Twine"))
    surprise(desk, noor, TODAY + timedelta(days=40), ("Far away",))
    desk.surprises.tick(desk.surprises.steps(first.id)[1].id)
    found = desk.surprises.shopping(TODAY, TODAY + timedelta(days=30))
    near, later = TODAY + timedelta(days=2), TODAY + timedelta(days=9)
    assert [(each.due, each.step.text, each.first_name, each.day) for each in found] == [
        (near, "Kraft paper", noor.first_name, near), (later, "Card", noor.first_name, later),
    ]  # fmt: skip
    assert {each.name for each in found} == {noor.name}
    assert all(each.gesture for each in found)
    desk.customers.trash((noor.id,))
    assert desk.surprises.shopping(TODAY, TODAY + timedelta(days=30)) == ()


def test_words_for_the_card_and_a_note_are_kept(desk: Desk, noor: Customer) -> None:
    made = surprise(desk, noor, TODAY)
    desk.surprises.write_card(made.id, "Dear Noor,\n\nthe first one.\n")
    desk.surprises.write_note(made.id, " by the\ndoor ")
    kept = desk.surprises.given(made.id)
    assert (kept.card_text, kept.note) == ("Dear Noor,\n\nthe first one.", "by the door")


def test_the_chance_of_coming_back_anyway_is_kept_on_the_day(desk: Desk, noor: Customer) -> None:
    made = given(desk, noor)
    assert made.expected_return is not None
    assert 0.3 < made.expected_return < 1
    stranger = desk.customers.add(Customer(name="Stranger"))
    assert given(desk, stranger).expected_return is None


def test_who_came_back_is_told_beside_who_would_have_anyway(desk: Desk, noor: Customer) -> None:
    made = given(desk, noor, days_ago=120)
    desk.gestures.edit(gesture_of(desk, made))
    worth = next(each for each in desk.gestures.worth() if each.gesture.id == made.gesture_id)
    came = 1  # Noor was in touch 100 and 40 days ago
    assert worth.returns == 1
    assert worth.uplift == pytest.approx((came - (made.expected_return or 0)) / 5)
    assert worth.return_sentence.startswith("1 of 1 came back within 90 days; about 0.")
    assert worth.return_sentence.endswith("Too few to say more.")


def test_nobody_has_come_back_or_stayed_away_before_90_days_are_over(desk: Desk, noor: Customer) -> None:
    made = given(desk, noor, days_ago=89)
    touch(desk, noor, 3, "call", direction=Direction.FROM_THEM)
    worth = next(each for each in desk.gestures.worth() if each.gesture.id == made.gesture_id)
    assert (worth.returns, worth.uplift, worth.return_sentence) == (0, None, "")


def test_reactions_teach_as_in_the_worked_example(desk: Desk) -> None:
    plums = desk.gestures.add(Gesture(name="Plums", tags="plums", cost_minor=500, expected_delight=3.4))
    told = ((Tier.REGULAR, 5), (Tier.REGULAR, 4), (Tier.INNER_CIRCLE, 3))
    for place, (tier, _) in enumerate(told):
        friend(desk, f"Friend{place} Lind", "Plums", tier=tier)
    desk.surprises.plan(replace(desk.surprises.wishes(), weekly_minutes=400))
    desk.surprises.accept_all()
    for line, (_, delight) in zip(_of_each(desk), told, strict=True):
        desk.surprises.deliver(line)
        desk.surprises.react(line, delight)
    worth = next(each for each in desk.gestures.worth() if each.gesture.id == plums.id)
    assert (worth.cases, worth.learned) == (3, pytest.approx(1 + 4 * 0.69))
    assert worth.per_money == pytest.approx(10 * 3.76 / 5)
    assert (
        worth.sentence == "You guessed 3.4 of 5; after 3 reactions we reckon 3.8 (your guess counts as two reactions)."
    )
    made = desk.surprises._session.fresh(desk.surprises.wishes())
    learned = made.snapshot.learned.by_segment[made.snapshot.frame.columns[plums.id]]
    assert learned[TIERS.index(Tier.REGULAR)] == pytest.approx(0.751667, abs=1e-6)
    assert learned[TIERS.index(Tier.INNER_CIRCLE)] == pytest.approx(0.652)


def _of_each(desk: Desk) -> list[int]:
    """One surprise of each friend, in the order of the friends."""
    plan = desk.surprises.current()
    assert plan is not None
    found = {line.key.customer_id: line.surprise_id for line in reversed(plan.lines) if line.surprise_id}
    return [found[customer] for customer in sorted(found)]


def test_answers_from_several_threads_wait_for_each_other(desk: Desk) -> None:
    for place in range(6):
        desk.gestures.add(Gesture(name=f"Plums {place}", tags="plums", minutes=15))
        friend(desk, f"Friend{place} Lind", "Plums")
    suggested = [line for line in desk.surprises.plan().lines if line.is_suggested]
    assert len(suggested) >= 6
    barrier, read, errors = Barrier(len(suggested) + 1), list[YearPlan | None](), list[Exception]()

    def answer(place: int) -> None:
        barrier.wait()
        try:
            desk.surprises.accept(suggested[place].key)
        except Exception as error:  # shown below
            errors.append(error)

    def look() -> None:
        barrier.wait()
        for _ in range(5):
            read.append(desk.surprises.current())

    threads = [Thread(target=answer, args=(place,)) for place in range(len(suggested))] + [Thread(target=look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    plan = desk.surprises.current()
    assert plan is not None
    assert {line.key for line in suggested} == {line.key for line in plan.lines if line.surprise_id}
    keys = [line.key for line in plan.lines]
    assert len(keys) == len(set(keys))
    assert all(each is not None for each in read)


def test_a_refused_one_is_asked_for_no_more_after_a_restart_of_the_service(desk: Desk, noor: Customer) -> None:
    desk.gestures.add(Gesture(name="A fig", tags="figs"))
    desk.surprises.refuse(desk.surprises.plan().lines[0].key, NoScope.THIS_GESTURE)
    fresh = Desk(desk.store)
    assert fresh.surprises.plan().lines == ()
