"""The list of slipping people: who is on it, in which order, what it says, and how a silence ends."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.customer import Customer, Tier
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact, FactKind
from app.domain.purchase import Purchase
from app.domain.rhythm import RhythmBasis
from app.domain.slipping import Outcome, Quiet, Source
from app.domain.touchpoint import Direction
from app.services.desk import Desk, desk_of
from tests.builders import NOW, TODAY, open_store, person, touch


def regulars(desk: Desk, count: int = 9) -> list[Customer]:
    """Customers in touch every three weeks, up to this week."""
    people = [person(desk, f"Regular Number {at}") for at in range(count)]
    for at, one in enumerate(people):
        for step in range(9):
            touch(desk, one, at % 5 + step * 21 + (at + 3) * step * 5 % 17, "call", direction=Direction.BOTH_WAYS)
    return people


def silent(desk: Desk, name: str, days: int, **fields: object) -> Customer:
    """Somebody who was in touch every three weeks until that many days ago."""
    one = person(desk, name, **fields)
    for step in range(9):
        touch(desk, one, days + step * 21 + 5 * (step % 2), "coffee", direction=Direction.BOTH_WAYS)
    return one


@pytest.fixture
def shop(desk: Desk) -> Desk:
    regulars(desk)
    return desk


def test_a_quiet_regular_is_said_in_one_sentence_with_a_chance(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63, subtitle="Berglund Bakery")
    shop.store.start_day()
    (found,) = shop.slipping.people()
    assert (found.customer_id, found.name, found.subtitle) == (tomas.id, "Tomas Berglund", "Berglund Bakery")
    assert (found.basis, found.silence_days, found.channel) == (RhythmBasis.TOUCHES, 63, "coffee")
    assert found.usual_gap_days == pytest.approx(21, abs=0.5)
    assert found.sentence.startswith("Tomas and you are usually in touch every 3 weeks; it’s been 9. ")
    assert found.short.startswith("Usually in touch every 3 weeks; it’s been 9. ")
    assert found.sentence.endswith("likely to be still with you.")
    assert found.chance is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.chance < found.high
    assert found.label in ("fairly sure", "rough", "a guess")
    assert (found.is_slipping, found.quiet in (Quiet.UNUSUALLY, Quiet.GONE)) == (True, True)
    assert found.source is Source.HISTORY
    assert found.strip
    assert shop.slipping.count() == 1


def test_purchases_are_the_rhythm_of_whoever_buys_again_and_again(shop: Desk) -> None:
    anna = person(shop, "Anna Lund")
    for step in range(8):
        bought = Purchase(
            customer_id=anna.id, day=TODAY - timedelta(105 + 42 * step), amount_minor=5000, currency="EUR"
        )
        shop.purchases.add(bought)
    shop.store.start_day()
    found = shop.slipping.of(anna.id)
    assert found is not None
    assert found.basis is RhythmBasis.ORDERS
    assert found.sentence.startswith("Anna usually orders every 6 weeks; it’s been 15. ")


def test_the_list_puts_the_chance_of_leaving_times_value_first(shop: Desk) -> None:
    near = silent(shop, "Near One", 45)
    far = silent(shop, "Far One", 52)
    dear = silent(shop, "Dear One", 45, tier=Tier.INNER_CIRCLE)
    lost = silent(shop, "Lost One", 400, tier=Tier.INNER_CIRCLE)
    shop.store.start_day()
    order = [found.customer_id for found in shop.slipping.people()]
    assert order.index(far.id) < order.index(near.id)
    assert order.index(dear.id) < order.index(near.id)
    assert order[-1] == lost.id
    assert [found.customer_id for found in shop.slipping.people(2)] == order[:2]
    assert shop.slipping.count() == len(order) == 4


def test_the_way_they_like_it_comes_before_the_way_it_was(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.facts.add(Fact(customer_id=tomas.id, kind=FactKind.PREFERRED_CHANNEL, text="Texts", value="text"))
    assert shop.slipping.of(tomas.id).channel == "text"  # type: ignore[union-attr]


def test_one_who_is_in_time_has_a_sentence_and_is_not_on_the_list(shop: Desk) -> None:
    found = shop.slipping.of(shop.finding.page("Number").cards[0].id)
    assert found is not None
    assert (found.is_slipping, found.quiet) == (False, Quiet.NOT)


def test_nothing_is_said_without_dates_of_the_dead_and_of_those_who_want_to_be_left_alone(shop: Desk) -> None:
    new = person(shop, "New One")
    gone = silent(shop, "Gone One", 90, is_deceased=True)
    rest = silent(shop, "Rest One", 90, do_not_contact=True)
    shop.store.start_day()
    assert [shop.slipping.of(one.id) for one in (new, gone, rest)] == [None, None, None]
    assert shop.slipping.why(new.id) == ()
    assert shop.slipping.count() == 0


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_silence_alarms_once(shop: Desk, outcome: Outcome) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.store.start_day()
    closed = shop.slipping.close(tomas.id, outcome, " At sea. ")
    assert (closed.since, closed.outcome, closed.reason, closed.closed_on) == (
        TODAY - timedelta(63), outcome, "At sea.", TODAY,
    )  # fmt: skip
    assert shop.slipping.count() == 0
    assert shop.slipping.why(tomas.id)[0].endswith(": At sea.")
    shop.history.undo()
    assert shop.slipping.count() == 1


def test_a_new_silence_after_a_contact_alarms_again(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_of(open_store(tmp_path / "keepwarm.db", clock))
    regulars(desk)
    tomas = silent(desk, "Tomas Berglund", 63)
    desk.store.start_day()
    desk.slipping.close(tomas.id, "contacted")
    touch(desk, tomas, 0, "call", direction=Direction.BOTH_WAYS)
    assert desk.slipping.count() == 0
    clock.moment += timedelta(days=90)
    assert desk.store.start_day()
    assert tomas.id in [found.customer_id for found in desk.slipping.people()]
    desk.store.close()


def test_who_said_that_they_left_is_very_unlikely(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.store.start_day()
    shop.slipping.close(tomas.id, "lost", "moved to Oslo")
    found = shop.slipping.of(tomas.id)
    assert found is not None
    assert found.chance == 0
    assert found.sentence.endswith("Very unlikely to be still with you.")
    assert shop.slipping.why(tomas.id) == ("You were told that they left (Thursday 11 June 2026): moved to Oslo.",)


def test_an_unknown_outcome_and_a_silence_that_is_none_are_refused(shop: Desk) -> None:
    with pytest.raises(ValueError, match="asleep"):
        shop.slipping.close(silent(shop, "Tomas Berglund", 63).id, "asleep")
    with pytest.raises(KeepwarmError, match="no silence"):
        shop.slipping.close(person(shop, "New One").id, "fine")


def test_the_lines_behind_the_sentence_name_the_band_the_meaning_the_near_future_and_the_cases(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.store.start_day()
    sure, meaning, soon, cases = shop.slipping.why(tomas.id)
    assert sure.startswith("Likely ")
    assert sure.endswith(("fairly sure.", "rough.", "a guess."))
    assert meaning.startswith(
        "Either this is an unusually long gap, or Tomas left after the last contact. In your shop"
    )
    assert soon.startswith("Within the next 8 weeks a contact is ")
    assert cases == "This rests on 8 gaps of Tomas and 80 gaps of 10 customers in your own history."


def test_before_there_is_a_history_the_lines_say_that_the_cadence_speaks(desk: Desk) -> None:
    maja = person(desk, "Maja Holm")
    touch(desk, maja, 200, "call", direction=Direction.BOTH_WAYS)
    found = desk.slipping.of(maja.id)
    assert found is not None
    assert (found.source, found.label, found.basis) == (Source.TOLD, "a guess", RhythmBasis.CADENCE)
    assert found.sentence.startswith("You meant to be in touch with Maja every 13 weeks; it’s been 7 months.")
    assert desk.slipping.why(maja.id)[-1].startswith("This rests on the rhythm you told us")


def test_logging_reckons_the_chance_anew_from_the_fit_of_the_day(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.store.start_day()
    before = shop.slipping.of(tomas.id)
    touch(shop, tomas, 0, "call", direction=Direction.FROM_THEM)
    after = shop.slipping.of(tomas.id)
    assert before is not None
    assert after is not None
    assert (after.silence_days, after.is_slipping) == (0, False)
    assert (after.chance or 0) > 0.8 > (before.chance or 1)
    assert after.label == "fairly sure"


def test_who_orders_once_a_year_has_a_gap_and_a_quarter(shop: Desk) -> None:
    for name, days in (("Anna Lund", 430), ("Bo Lund", 500)):
        one = person(shop, name)
        for year in range(5):
            day = TODAY - timedelta(days + 365 * year)
            shop.purchases.add(Purchase(customer_id=one.id, day=day, amount_minor=5000, currency="EUR"))
    shop.store.start_day()
    assert [found.name for found in shop.slipping.people()] == ["Bo Lund"]
    found = shop.slipping.people()[0]
    assert found.sentence.startswith("Bo usually orders every 12 months; it’s been 16.")
    lines = shop.slipping.why(found.customer_id)
    assert "With so long from order to order, nothing counts as late before a whole gap and a quarter." in lines


def test_forgetting_somebody_forgets_their_silences(shop: Desk) -> None:
    tomas = silent(shop, "Tomas Berglund", 63)
    shop.slipping.close(tomas.id, "fine")
    shop.history.forget(tomas.id)
    assert shop.store.sql.execute("SELECT count(*) FROM silence").fetchall() == [(0,)]
