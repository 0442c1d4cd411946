"""The year of surprises on a real encrypted file: planned, answered, undone, and never against anybody's wish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.customer import Circumstance, CircumstanceKind, Occasion, Relationship, RelationshipKind
from app.domain.errors import KeepwarmError
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture, GestureStep, SurpriseState
from app.domain.promise import Slip
from app.domain.stakeholder import Stakeholder
from app.domain.year_plan import LineKey, NoScope, PlanLine, YearPlan
from app.services.desk import Desk
from tests.builders import TODAY, company, friend, surprise

BEES = Gesture(name="A bee hotel", tags="bee bees", cost_minor=900, minutes=40, notice_days=14, expected_delight=4.0)
ROSES = Gesture(name="An old rose", tags="rose roses", cost_minor=600, minutes=20, notice_days=3, expected_delight=3.5)
BREAD = Gesture(name="Warm bread", tags="bread", contains="gluten", cost_minor=400, minutes=15, expected_delight=3.2)
SEEDS = Gesture(name="Seeds for bees", tags="bee bees", cost_minor=200, minutes=10, expected_delight=3.0)
LINES = Gesture(name="A few lines by hand", cost_minor=150, minutes=10, for_anyone=True, expected_delight=3.5)
STEPS = (GestureStep(days_before=14, text="Drill the holes"), GestureStep(days_before=0, text="Hang it up"))


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Four gestures, and three friends: Priya counts bees, Rolf grows roses, of Sam nothing is known."""
    desk.gestures.add(BEES, STEPS)
    for gesture in (ROSES, BREAD, LINES):
        desk.gestures.add(gesture)
    friend(desk, "Priya Raman", "Counts bees in her lunch break", pronouns="she")
    friend(desk, "Rolf Stenbäck", "Old roses and fresh bread", pronouns="he")
    friend(desk, "Sam Lind")
    return desk


def of(plan: YearPlan | None, name: str) -> list[PlanLine]:
    """Lines for a person, in order."""
    assert plan is not None
    return [line for line in plan.lines if line.face.first_name == name]


def first(plan: YearPlan | None, name: str) -> PlanLine:
    """The first line for a person."""
    return of(plan, name)[0]


def number(desk: Desk, name: str) -> int:
    """Id of a person."""
    return desk.finding.palette(name).people[0].id


def keys(plan: YearPlan | None) -> set[LineKey]:
    """What is planned."""
    assert plan is not None
    return {line.key for line in plan.lines}


def shown(plan: YearPlan | None) -> Any:
    """Everything that a plan says, apart from how long it took to make it and how well that is proven."""
    assert plan is not None
    return replace(plan, seconds=0.0, bound=0.0, gap=0.0, gain=0.0, value=0.0)


def test_before_the_first_plan_there_is_none(shop: Desk) -> None:
    assert shop.surprises.current() is None


def test_each_line_quotes_the_fact_that_speaks_for_it(shop: Desk) -> None:
    plan = shop.surprises.plan()
    line = first(plan, "Priya")
    assert line.gesture.name == "A bee hotel"
    assert line.why_this == "She told you in April that she counts bees in her lunch break."
    assert f"{line.day:%A}" in line.why_now
    assert "with you for four years" in line.why_person
    assert 59 < line.genuine < 61
    assert (line.is_suggested, line.asks_reason) == (True, False)


def test_where_no_fact_speaks_the_owner_is_asked(shop: Desk) -> None:
    plan = shop.surprises.plan()
    line = first(plan, "Sam")
    assert (line.gesture.name, line.asks_reason, line.fact_id) == ("A few lines by hand", True, None)
    assert [face.first_name for face in plan.without_facts] == ["Sam"]


def test_the_same_wishes_give_the_same_plan(shop: Desk) -> None:
    once, again = shop.surprises.plan(), shop.surprises.plan()
    assert shown(once) == shown(again)
    assert shop.history.entries(limit=1)[0].label.startswith("Planned a year")


def test_the_stored_plan_is_the_one_that_was_shown(shop: Desk) -> None:
    plan = shop.surprises.plan()
    assert shown(shop.surprises.current()) == shown(plan)
    shop.surprises._session.made = None
    assert shown(shop.surprises.current()) == shown(plan)


def test_wishes_are_kept_with_the_plan_and_a_preview_keeps_nothing(shop: Desk) -> None:
    wishes = replace(shop.surprises.wishes(), yearly_minor=700)
    before = shop.history.count()
    preview = shop.surprises.preview(wishes)
    assert preview.spent_minor <= 700
    assert (shop.history.count(), shop.surprises.wishes().yearly_minor) == (before, 20_000)
    shop.surprises.plan(wishes)
    assert shop.surprises.wishes() == wishes
    shop.history.undo()
    assert shop.surprises.wishes().yearly_minor == 20_000


def test_without_money_only_what_is_free_is_planned(shop: Desk) -> None:
    shop.gestures.add(Gesture(name="A walk to the bees", tags="bees", minutes=30))
    plan = shop.surprises.plan(replace(shop.surprises.wishes(), yearly_minor=0))
    assert {line.gesture.name for line in plan.lines} == {"A walk to the bees"}


@pytest.mark.parametrize("empty", ["customers", "gestures"])
def test_a_shop_without_people_or_gestures_has_an_empty_year(desk: Desk, empty: str) -> None:
    if empty == "customers":
        desk.gestures.add(BEES)
    else:
        friend(desk, "Priya Raman", "Counts bees")
    plan = desk.surprises.plan()
    assert plan.lines == ()
    assert plan.comparison.times is None
    kept = desk.surprises.current()
    assert kept is not None
    assert kept.lines == ()


def test_days_are_working_days_of_the_month_that_pays(shop: Desk) -> None:
    shop.settings.change("owner", country="FI", working_days=(0, 1, 2, 3))
    for each in range(12):
        friend(shop, f"Friend{each} Lind", "Roses, bread and bees")
    for line in shop.surprises.plan().lines:
        monday = line.key.week
        assert monday <= line.day < monday + timedelta(days=7)
        assert line.day.month == (monday + timedelta(days=3)).month
        assert line.day.weekday() < 4
        assert line.day >= TODAY + timedelta(days=line.gesture.notice_days)


def test_who_works_at_weekends_only_gives_at_weekends(shop: Desk) -> None:
    shop.settings.change("owner", working_days=(5, 6))
    plan = shop.surprises.plan()
    months = [(line, (line.key.week + timedelta(days=3)).month) for line in plan.lines]
    assert plan.lines
    assert all(line.day.weekday() >= 5 for line, month in months if (line.key.week + timedelta(days=5)).month == month)


def test_nothing_is_planned_while_a_birthday_is_near(shop: Desk) -> None:
    priya = number(shop, "Priya")
    shop.customers.set_occasion(Occasion(customer_id=priya, month=9, day=9))
    for line in of(shop.surprises.plan(), "Priya"):
        assert abs((line.day - date(2026, 9, 9)).days) > 7


def test_a_partners_birthday_and_a_companys_renewal_are_kept_clear_too(shop: Desk) -> None:
    priya, rolf = number(shop, "Priya"), number(shop, "Rolf")
    shop.customers.relate(Relationship(customer_id=rolf, other_id=priya, kind=RelationshipKind.PARTNER))
    plain = shop.surprises.preview(shop.surprises.wishes())
    day = first(plain, "Priya").day
    shop.customers.set_occasion(Occasion(customer_id=rolf, month=day.month, day=day.day))
    assert all(abs((line.day - day).days) > 7 for line in of(shop.surprises.plan(), "Priya"))


def test_two_surprises_a_month_leave_every_other_week_free(shop: Desk) -> None:
    for each in range(40):
        friend(shop, f"Friend{each} Lind", "Roses, bread and bees")
    for each in range(8):
        shop.gestures.add(Gesture(name=f"A minute {each}", tags="roses bees bread", minutes=5))
    plan = shop.surprises.plan(replace(shop.surprises.wishes(), yearly_minor=10**7, monthly_minor=10**6))
    weeks = sorted(line.key.week for line in plan.lines)
    assert len(weeks) == len(set(weeks))
    months = [(week + timedelta(days=3)).strftime("%Y-%m") for week in weeks]
    assert max(map(months.count, months)) <= 3
    assert len(weeks) > 12
    by_name = [line.gesture.name for line in plan.lines]
    assert max(map(by_name.count, by_name)) <= 2


def test_what_is_accepted_has_its_preparation_in_time(shop: Desk) -> None:
    plan = shop.surprises.plan()
    line = first(plan, "Priya")
    after = shop.surprises.accept(line.key)
    accepted = first(after, "Priya")
    assert (accepted.state, accepted.day) == (SurpriseState.ACCEPTED, line.day)
    assert (accepted.why_this, accepted.why_now, accepted.why_person) == (line.why_this, line.why_now, line.why_person)
    assert keys(after) == keys(plan)
    steps = shop.surprises.steps(accepted.surprise_id)
    assert [step.text for step in steps] == ["Drill the holes", "Hang it up"]
    assert [step.due for step in steps] == [line.day - timedelta(days=14), line.day]
    assert all(step.due >= TODAY for step in steps)
    assert shop.history.entries(limit=1)[0].label == "Accepted “A bee hotel” for Priya"


def test_the_owners_own_reason_makes_it_genuine(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Sam")
    accepted = first(shop.surprises.accept(line.key, "  Sam hums\n while sowing "), "Sam")
    assert accepted.why_this == "Sam hums while sowing"
    assert (accepted.genuine, line.genuine) == (pytest.approx(60), pytest.approx(20))


def test_accepted_ones_stay_where_they_are_when_the_year_is_planned_anew(shop: Desk) -> None:
    line = first(shop.surprises.accept(first(shop.surprises.plan(), "Priya").key), "Priya")
    for seed in (2, 3):
        plan = shop.surprises.plan(replace(shop.surprises.wishes(), seed=seed, gap_weeks=20, monthly_minor=1000))
        stands = [replace(each, face=line.face) for each in of(plan, "Priya") if not each.is_suggested]
        assert stands == [line]


def test_accepted_ones_survive_a_lowered_budget_and_the_overrun_is_told(shop: Desk) -> None:
    shop.surprises.accept(first(shop.surprises.plan(), "Priya").key)
    plan = shop.surprises.plan(replace(shop.surprises.wishes(), yearly_minor=500))
    assert plan.overspent_minor == 400
    assert [line.gesture.name for line in of(plan, "Priya")] == ["A bee hotel"]
    assert all(not line.cost_minor for line in plan.lines if line.is_suggested)


def test_all_that_need_no_reason_are_accepted_at_once(shop: Desk) -> None:
    plan = shop.surprises.plan()
    waiting = {line.key for line in plan.lines if line.asks_reason}
    after = shop.surprises.accept_all()
    assert {line.key for line in after.lines if line.is_suggested} == waiting
    assert keys(after) == keys(plan)
    with pytest.raises(KeepwarmError, match="nothing to accept"):
        shop.surprises.accept_all()
    shop.history.undo()
    assert shown(shop.surprises.current()) == shown(plan)


def test_another_idea_is_another_gesture_for_the_same_person(shop: Desk) -> None:
    plan = shop.surprises.plan()
    line = next(line for line in of(plan, "Rolf") if not line.asks_reason)
    after = shop.surprises.another_idea(line.key)
    assert line.key.gesture_id not in {each.key.gesture_id for each in of(after, "Rolf")}
    assert of(after, "Rolf")
    again = shop.surprises.plan()
    assert line.key.gesture_id not in {each.key.gesture_id for each in of(again, "Rolf")}


def test_another_thought_takes_the_place_of_the_gesture_where_it_was_thought_of(shop: Desk) -> None:
    shop.gestures.add(SEEDS)
    plan = shop.surprises.plan()
    line = first(plan, "Priya")
    thoughts = shop.surprises.thoughts(line.key)
    assert thoughts
    for thought in thoughts:
        after = shop.surprises.this_instead(line.key, thought.gesture_id)
        chosen = next(each for each in of(after, "Priya") if each.key.gesture_id == thought.gesture_id)
        assert (chosen.key.week, chosen.is_locked) == (thought.week, True)
        assert line.key not in keys(after)
        others = {key for key in keys(plan) if key.customer_id != line.key.customer_id}
        assert others <= keys(after), "nobody else loses a surprise"
        assert after.value >= plan.value - thought.loss * plan.value - 1e-9
        shop.history.undo()
        assert keys(shop.surprises.current()) == keys(plan)
        shop.history.redo()
        assert keys(shop.surprises.current()) == keys(after)
        shop.history.undo()


def test_what_was_chosen_from_the_thoughts_is_kept_by_the_next_plan(shop: Desk) -> None:
    shop.gestures.add(SEEDS)
    line = first(shop.surprises.plan(), "Priya")
    thought = shop.surprises.thoughts(line.key)[0]
    shop.surprises.this_instead(line.key, thought.gesture_id)
    again = of(shop.surprises.plan(replace(shop.surprises.wishes(), seed=9)), "Priya")
    assert LineKey(line.key.customer_id, thought.gesture_id, thought.week) in [each.key for each in again]
    assert line.key.gesture_id not in [each.key.gesture_id for each in again]


def test_a_thought_that_has_no_room_any_more_says_so(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Rolf")
    with pytest.raises(KeepwarmError, match="no room for that any more"):
        shop.surprises.this_instead(line.key, line.key.gesture_id)


@pytest.mark.parametrize("scope", list(NoScope))
def test_a_no_is_kept_by_this_plan_and_the_next(shop: Desk, scope: NoScope) -> None:
    line = first(shop.surprises.plan(), "Priya")
    for plan in (shop.surprises.refuse(line.key, scope), shop.surprises.plan(), shop.surprises.current()):
        if scope is NoScope.THIS_GESTURE:
            assert "A bee hotel" not in [each.gesture.name for each in of(plan, "Priya")]
        else:
            assert of(plan, "Priya") == []


def test_another_week_is_another_week(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    after = shop.surprises.another_week(line.key)
    moved = next(each for each in of(after, "Priya") if each.gesture.name == "A bee hotel")
    assert moved.key.week != line.key.week
    assert line.key not in keys(shop.surprises.plan())


def test_a_named_week_is_taken_and_left_alone_afterwards(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    week = line.key.week + timedelta(weeks=1)
    moved = first(shop.surprises.another_week(line.key, week + timedelta(days=2)), "Priya")
    assert (moved.key.week, moved.is_locked) == (week, True)
    assert first(shop.surprises.plan(replace(shop.surprises.wishes(), seed=9)), "Priya").key == moved.key


def test_a_week_that_is_kept_clear_is_refused_kindly(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    with pytest.raises(KeepwarmError, match="kept clear for Priya"):
        shop.surprises.another_week(line.key, date(2026, 12, 21))
    assert shown(shop.surprises.current()) == shown(shop.surprises.plan())


def test_a_locked_suggestion_stays_and_an_unlocked_one_may_move(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    locked = first(shop.surprises.lock(line.key), "Priya")
    assert (locked.is_locked, locked.is_suggested) == (True, True)
    again = shop.surprises.plan(replace(shop.surprises.wishes(), seed=5, yearly_minor=1000))
    assert first(again, "Priya").key == line.key
    assert not first(shop.surprises.lock(line.key, is_on=False), "Priya").is_locked
    assert not any(line.is_locked for line in shop.surprises.plan().lines)


def test_an_answer_about_a_suggestion_that_is_gone_says_so(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    shop.surprises.refuse(line.key, NoScope.NEVER)
    with pytest.raises(KeepwarmError, match="no longer there"):
        shop.surprises.accept(line.key)


def test_answers_before_the_first_plan_say_so(shop: Desk) -> None:
    with pytest.raises(KeepwarmError, match="no plan yet"):
        shop.surprises.accept(LineKey(1, 1, TODAY))


Answer = Callable[[Desk, LineKey], YearPlan]
ANSWERS: dict[str, Answer] = {
    "accept": lambda desk, key: desk.surprises.accept(key),
    "another idea": lambda desk, key: desk.surprises.another_idea(key),
    "never": lambda desk, key: desk.surprises.refuse(key, NoScope.NEVER),
    "another week": lambda desk, key: desk.surprises.another_week(key),
    "named week": lambda desk, key: desk.surprises.another_week(key, key.week + timedelta(weeks=1)),
    "lock": lambda desk, key: desk.surprises.lock(key),
}


@pytest.mark.parametrize("answer", list(ANSWERS))
def test_undo_and_redo_of_an_answer_give_the_plan_as_it_was(shop: Desk, answer: str) -> None:
    before = shop.surprises.plan()
    after = ANSWERS[answer](shop, first(before, "Priya").key)
    assert keys(after) != keys(before) or answer in ("accept", "lock")
    shop.history.undo()
    assert shown(shop.surprises.current()) == shown(before)
    shop.history.redo()
    assert shown(shop.surprises.current()) == shown(after)


def test_answers_leave_everybody_elses_lines_alone(shop: Desk) -> None:
    plan = shop.surprises.plan()
    others = [line for line in plan.lines if line.face.first_name != "Priya"]
    for answer in ("accept", "lock", "never"):
        after = ANSWERS[answer](shop, first(plan, "Priya").key)
        assert [line for line in after.lines if line.face.first_name != "Priya"][: len(others)] == others
        shop.history.undo()


def _slip(desk: Desk, person: int) -> None:
    desk.promises.note_slip(Slip(customer_id=person, kind="damage", text="We broke a pot.", happened_on=TODAY))


def _care(kind: CircumstanceKind) -> Callable[[Desk, int], None]:
    return lambda desk, person: (
        desk.customers.set_circumstance(Circumstance(customer_id=person, kind=kind, since=TODAY)) and None
    )


def _dislike(desk: Desk, person: int) -> None:
    desk.facts.add(Fact(customer_id=person, kind=FactKind.DISLIKES, text="Surprises of any kind"))


AGAINST: dict[str, Callable[[Desk, int], Any]] = {
    "put it right": _slip,
    "grieving": _care(CircumstanceKind.GRIEF),
    "complained": _care(CircumstanceKind.COMPLAINT),
    "left alone": lambda desk, person: desk.customers.edit(person, opted_out=True),
    "may not": lambda desk, person: desk.customers.edit(person, no_gifts=True),
}


@pytest.mark.parametrize("words", list(AGAINST))
def test_what_happens_meanwhile_takes_suggestions_away_and_is_told(shop: Desk, words: str) -> None:
    shop.surprises.plan()
    AGAINST[words](shop, number(shop, "Priya"))
    plan = shop.surprises.current()
    assert plan is not None
    soon = [line for line in of(plan, "Priya") if line.day <= TODAY + timedelta(days=30)]
    assert soon == []
    assert [words in each.sentence for each in plan.left_in_peace if each.face.first_name == "Priya"] == [True]


@pytest.mark.parametrize("words", ["put it right", "left alone", "may not"])
def test_an_accepted_one_stays_and_carries_the_sentence(shop: Desk, words: str) -> None:
    shop.surprises.accept(first(shop.surprises.plan(), "Priya").key)
    assert first(shop.surprises.current(), "Priya").caution == ""
    AGAINST[words](shop, number(shop, "Priya"))
    for plan in (shop.surprises.current(), shop.surprises.plan()):
        assert words in first(plan, "Priya").caution


def test_who_dislikes_surprises_gets_none(shop: Desk) -> None:
    _dislike(shop, number(shop, "Priya"))
    assert of(shop.surprises.plan(), "Priya") == []


def test_an_allergy_rules_a_gesture_out_whatever_speaks_for_it(shop: Desk) -> None:
    rolf = number(shop, "Rolf")
    shop.facts.add(
        Fact(customer_id=rolf, kind=FactKind.ALLERGY, text="Coeliac", basis=Basis.ASSUMED, is_sensitive=True)
    )
    assert "Warm bread" not in [line.gesture.name for line in of(shop.surprises.plan(), "Rolf")]


@pytest.mark.parametrize("of_whom", ["hers", "her employer’s"])
def test_no_gift_above_what_may_be_taken(shop: Desk, of_whom: str) -> None:
    priya = number(shop, "Priya")
    if of_whom == "hers":
        shop.customers.edit(priya, gift_limit_minor=899)
    else:
        hotel = company(shop, "Aurajoki Hotels", gift_limit_minor=899)
        shop.companies.add_member(Stakeholder(person_id=priya, company_id=hotel.id, title="Bees"))
    assert "A bee hotel" not in [line.gesture.name for line in of(shop.surprises.plan(), "Priya")]


def test_an_open_slip_at_the_company_counts_for_its_people(shop: Desk) -> None:
    priya = number(shop, "Priya")
    hotel = company(shop, "Aurajoki Hotels")
    shop.companies.add_member(Stakeholder(person_id=priya, company_id=hotel.id, title="Bees"))
    _slip(shop, hotel.id)
    plan = shop.surprises.plan()
    assert of(plan, "Priya") == []
    assert "Aurajoki Hotels" in next(each for each in plan.left_in_peace if each.face.id == priya).sentence


def test_grief_of_the_one_they_live_with_counts_too(shop: Desk) -> None:
    priya, sam = number(shop, "Priya"), number(shop, "Sam")
    shop.customers.relate(Relationship(customer_id=sam, other_id=priya, kind=RelationshipKind.PARTNER))
    _care(CircumstanceKind.GRIEF)(shop, sam)
    plan = shop.surprises.plan()
    assert all(line.day > TODAY + timedelta(days=29) for line in of(plan, "Priya"))
    assert "Sam is grieving" in next(each for each in plan.left_in_peace if each.face.id == priya).sentence


def test_only_what_was_said_or_seen_counts(shop: Desk) -> None:
    sam = number(shop, "Sam")
    shop.facts.add(Fact(customer_id=sam, kind=FactKind.LIKES, text="Bees", basis=Basis.ASSUMED))
    shop.facts.add(Fact(customer_id=sam, kind=FactKind.LIKES, text="Roses", is_sensitive=True))
    shop.facts.add(Fact(customer_id=sam, kind=FactKind.HOW_WE_MET, text="Buying bread"))
    plan = shop.surprises.plan()
    assert {line.gesture.name for line in of(plan, "Sam")} == {"A few lines by hand"}


def test_any_other_change_is_seen(shop: Desk) -> None:
    shop.surprises.plan()
    shop.facts.add(Fact(customer_id=number(shop, "Sam"), kind=FactKind.LIKES, text="Bees"))
    plan = shop.surprises.current()
    assert plan is not None
    assert plan.without_facts == ()


def test_a_new_day_is_seen(shop: Desk) -> None:
    shop.surprises.plan()
    shop.store.clock.moment += timedelta(days=21)  # type: ignore[attr-defined]
    plan = shop.surprises.current()
    assert plan is not None
    assert plan.from_day == TODAY - timedelta(days=TODAY.weekday()) + timedelta(days=21)
    assert all(line.day >= TODAY + timedelta(days=21) for line in plan.lines)


def test_a_change_of_wishes_is_seen(shop: Desk) -> None:
    shop.surprises.plan()
    shop.settings.change("surprises", yearly_minor=300)
    plan = shop.surprises.current()
    assert plan is not None
    assert plan.spent_minor <= 300


def test_a_person_in_the_trash_is_not_planned_for_and_comes_back(shop: Desk) -> None:
    before = shop.surprises.plan()
    priya = number(shop, "Priya")
    shop.customers.trash((priya,))
    assert of(shop.surprises.current(), "Priya") == []
    shop.history.undo()
    assert shown(shop.surprises.current()) == shown(before)


def test_forgetting_somebody_leaves_nothing_of_their_surprises(shop: Desk) -> None:
    line = first(shop.surprises.plan(), "Priya")
    shop.surprises.accept(line.key)
    shop.surprises.another_idea(first(shop.surprises.plan(), "Rolf").key)
    shop.surprises.refuse(first(shop.surprises.current(), "Sam").key, NoScope.NEVER)
    for name in ("Priya", "Rolf", "Sam"):
        shop.history.forget(number(shop, name))
    for table in ("surprise", "preparation", "suggestion", "refusal"):
        assert shop.store.sql.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert shop.surprises.current() is None


def test_what_was_put_away_is_planned_no_more_but_stands_where_accepted(shop: Desk) -> None:
    line = first(shop.surprises.accept(first(shop.surprises.plan(), "Priya").key), "Priya")
    shop.gestures.archive(line.gesture.id)
    assert first(shop.surprises.current(), "Priya").key == line.key
    shop.surprises.drop(line.surprise_id)
    assert "A bee hotel" not in [each.gesture.name for each in of(shop.surprises.plan(), "Priya")]


def test_what_was_given_this_month_is_spent(shop: Desk) -> None:
    given = surprise(shop, shop.customers.get(number(shop, "Sam")), TODAY)
    shop.surprises.deliver(given.id)
    shop.surprises.spend(given.id, 2_900, 20)
    plan = shop.surprises.plan()
    june = [line for line in plan.lines if (line.key.week + timedelta(days=3)).month == TODAY.month]
    assert sum(line.cost_minor for line in june) <= 100


def test_nobody_gets_the_same_gesture_within_a_year(shop: Desk) -> None:
    line = first(shop.surprises.accept(first(shop.surprises.plan(), "Priya").key), "Priya")
    shop.surprises.deliver(line.surprise_id)
    assert "A bee hotel" not in [each.gesture.name for each in of(shop.surprises.plan(), "Priya")]


def test_what_was_taken_badly_is_never_made_again_for_them(shop: Desk) -> None:
    line = first(shop.surprises.accept(first(shop.surprises.plan(), "Priya").key), "Priya")
    shop.surprises.deliver(line.surprise_id)
    shop.surprises.react(line.surprise_id, 2, "She did not know where to look")
    shop.store.clock.moment += timedelta(days=500)  # type: ignore[attr-defined]
    assert "A bee hotel" not in [each.gesture.name for each in of(shop.surprises.plan(), "Priya")]


def test_what_was_given_this_month_and_what_still_waits_from_before_stay_in_sight(shop: Desk) -> None:
    shop.surprises.plan()
    priya = shop.customers.get(number(shop, "Priya"))
    given = surprise(shop, priya, TODAY)
    shop.surprises.deliver(given.id)
    waiting = surprise(shop, priya, TODAY - timedelta(days=20))
    forgotten = surprise(shop, priya, TODAY - timedelta(days=100))
    plan = shop.surprises.current()
    assert plan is not None
    beside = {line.surprise_id: line for line in plan.beside}
    assert set(beside) == {given.id, waiting.id}
    assert forgotten.id not in {line.surprise_id for line in plan.shown}
    assert (beside[given.id].state, beside[given.id].day) == (SurpriseState.DELIVERED, TODAY)
    assert not set(beside) & {line.surprise_id for line in plan.lines}
    assert [line.day for line in plan.shown] == sorted(line.day for line in plan.shown)


def test_a_year_without_any_room_says_why_as_long_as_it_is_open(shop: Desk) -> None:
    nothing = replace(shop.surprises.wishes(), weekly_minutes=0)
    assert shop.surprises.plan(nothing).lines == ()
    shop.settings.change("appearance", single_letter_keys=False)
    after = shop.surprises.current()
    assert after is not None
    assert after.lines == ()
    assert [face.first_name for face in after.without_facts] == ["Sam"]
    shop.history.undo()
    shop.history.undo()
    assert shop.surprises.current() is None
