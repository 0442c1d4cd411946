"""Standings: what each card shows, kept in step with every change, alike whichever way they were computed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.changes import Changes
from app.domain.customer import Circumstance, Customer, Tier
from app.domain.fact import Fact, FactKind
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, PromiseState, Slip
from app.domain.purchase import Purchase
from app.domain.settings import OwnerProfile, Settings, Touch
from app.domain.slipping import Silence
from app.domain.stakeholder import Stakeholder
from app.domain.standing import CardPill, StripKind
from app.domain.tag import Tag
from app.domain.touchpoint import Direction, Mood, Touchpoint, TouchpointState
from app.storage import participants, schema, setting_groups, shelves, standings, tagging
from app.storage.encrypted import EncryptedDatabase
from app.storage.tables.derived import StandingRow

NOW = datetime(2026, 6, 11, 10, 12, tzinfo=UTC)
TODAY = NOW.date()


def ago(days: int) -> date:
    """The day that many days ago; negative ones are to come."""
    return TODAY - timedelta(days=days)


class SmallShop:
    """Puts nouns into a real encrypted file and reads standings as dictionaries."""

    def __init__(self, db: EncryptedDatabase) -> None:
        self.db = db
        self.sql = db.connection()
        self._names = count(1)

    def customer(self, **fields: Any) -> int:
        fields.setdefault("name", f"Maja Holmström {next(self._names)}")
        return shelves.CUSTOMERS.add(self.db, Customer(**fields), NOW).id

    def touch(self, customer: int, days_ago: int, channel: str = "call", **fields: Any) -> int:
        fields.setdefault("direction", Direction.BOTH_WAYS)
        touchpoint = Touchpoint(channel=channel, day=ago(days_ago), participants=(customer,), **fields)
        return participants.add(self.db, touchpoint, NOW).id

    def plan(self, customer: int, days_ago: int, **fields: Any) -> int:
        return self.touch(customer, days_ago, state=TouchpointState.PLANNED, **fields)

    def buy(self, customer: int, days_ago: int, amount_minor: int = 1000, **fields: Any) -> None:
        bought = Purchase(customer_id=customer, day=ago(days_ago), amount_minor=amount_minor, currency="EUR", **fields)
        shelves.PURCHASES.add(self.db, bought, NOW)

    def slip(self, customer: int, days_ago: int, **fields: Any) -> int:
        slip = Slip(customer_id=customer, text="The pot broke", happened_on=ago(days_ago), **fields)
        return shelves.SLIPS.add(self.db, slip, NOW).id

    def promise(self, customer: int, days_ago: int, text: str = "New pot", **fields: Any) -> None:
        shelves.PROMISES.add(self.db, Promise(customer_id=customer, due=ago(days_ago), text=text, **fields), NOW)

    def surprise(self, customer: int, days_ago: int, state: SurpriseState = SurpriseState.ACCEPTED) -> int:
        gesture = shelves.GESTURES.add(self.db, Gesture(name="Plums"))
        item = Surprise(customer_id=customer, gesture_id=gesture.id, day=ago(days_ago), state=state, why_this="Plums")
        return shelves.SURPRISES.add(self.db, item, NOW).id

    def fact(self, customer: int, text: str, **fields: Any) -> int:
        return shelves.FACTS.add(self.db, Fact(customer_id=customer, kind=FactKind.LIKES, text=text, **fields), NOW).id

    def place(self, person: int, company: int, **fields: Any) -> int:
        return shelves.STAKEHOLDERS.add(self.db, Stakeholder(person_id=person, company_id=company, **fields)).id

    def cadence(self, days: int, **owner: Any) -> int:
        columns = ", ".join((*owner, "ideal_days"))
        marks = ", ".join("?" * (len(owner) + 1))
        self.sql.execute(f"INSERT INTO cadence ({columns}) VALUES ({marks})", (*owner.values(), days))
        return int(self.sql.last_insert_rowid())

    def away(self, first: int | None, last: int | None) -> None:
        days = (None if day is None else ago(day) for day in (first, last))
        owner = OwnerProfile(**dict(zip(("away_from", "away_until"), days, strict=True)))
        setting_groups.save(self.db, Settings(), Settings(owner=owner))

    def touched(self, *customers: int, **tables: Iterable[int]) -> None:
        touched = {name: frozenset(numbers) for name, numbers in tables.items()}
        standings.refresh(self.db, Changes(touched, frozenset(customers)), TODAY)

    def rows(self) -> list[tuple[Any, ...]]:
        return self.sql.execute("SELECT * FROM standing ORDER BY customer_id").fetchall()

    def row(self, customer: int) -> dict[str, Any]:
        """The standing of a customer after a refresh of only this one."""
        self.touched(customer)
        return self.stored(customer)

    def stored(self, customer: int) -> dict[str, Any]:
        found = StandingRow.select().where(StandingRow.customer_id == customer).dicts().execute(self.db)
        return dict(found[0]) if found else {}

    def strip(self, customer: int) -> list[tuple[int, int]]:
        """The strip as days ago and kinds."""
        return [((TODAY - day).days, kind) for day, kind in standings.unpack_strip(self.row(customer)["strip"])]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EncryptedDatabase]:
    """One encrypted file with the real schema."""
    path = tmp_path_factory.mktemp("standings") / "keepwarm.db"
    db = EncryptedDatabase(path, bytes(range(32)), create=True, thread_safe=False)
    schema.migrate(db.connection(), lambda: None)
    yield db
    db.close()


@contextmanager
def empty_shop(file: EncryptedDatabase) -> Iterator[SmallShop]:
    """A shop inside a transaction that is taken back."""
    file.connection().execute("BEGIN")
    try:
        yield SmallShop(file)
    finally:
        file.connection().execute("ROLLBACK")


@pytest.fixture
def shop(file: EncryptedDatabase) -> Iterator[SmallShop]:
    """An empty shop in the file."""
    with empty_shop(file) as opened:
        yield opened


def test_the_last_contact_is_in_either_direction_but_nothing_automatic_and_nothing_to_come(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 40, "visit")
    shop.touch(maja, 9, "text", direction=Direction.FROM_US)
    shop.touch(maja, 3, "email", direction=Direction.FROM_US, is_automatic=True)
    shop.touch(maja, -2, "call")
    shop.plan(maja, 5, channel="coffee")
    row = shop.row(maja)
    assert (row["first_day"], row["last_day"], row["last_channel"]) == (ago(40), ago(9), "text")


def test_of_two_contacts_on_one_day_the_later_hour_is_the_last(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 2, "visit", minute=900)
    shop.touch(maja, 2, "text", minute=600)
    shop.touch(maja, 2, "email")
    assert shop.row(maja)["last_channel"] == "visit"


def test_a_channel_of_the_owner_keeps_its_name(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 2, "pigeon")
    assert shop.row(maja)["last_channel"] == "pigeon"


def test_contacts_are_days_on_which_both_sides_took_part(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 10)
    shop.touch(maja, 10, "text", direction=Direction.FROM_THEM)
    shop.touch(maja, 8, "card", direction=Direction.FROM_US)
    shop.touch(maja, 6, "card", direction=Direction.FROM_US, is_answered=True)
    shop.touch(maja, 4, "email", direction=Direction.FROM_THEM, is_automatic=True)
    assert shop.row(maja)["contacts"] == 2


def test_next_is_the_earliest_planned_touchpoint_also_when_it_is_late(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.plan(maja, -5, channel="visit", minute=600)
    shop.plan(maja, 2, channel="coffee", title="Drop in")
    shop.promise(maja, 9)
    row = shop.row(maja)
    assert (row["next_day"], row["next_channel"], row["next_label"]) == (ago(2), "coffee", "Drop in")


def test_next_is_the_nearest_open_promise_where_nothing_is_planned(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.promise(maja, -9, "Bench sketch")
    shop.promise(maja, -3, "New pot")
    shop.promise(maja, 3, "Seeds", state=PromiseState.KEPT)
    shop.surprise(maja, -1)
    row = shop.row(maja)
    assert (row["next_day"], row["next_channel"], row["next_label"]) == (ago(-3), "promise", "New pot")


def test_a_surprise_that_comes_next_gives_nothing_away(shop: SmallShop) -> None:
    maja, eero = shop.customer(), shop.customer()
    number = shop.surprise(maja, -4, SurpriseState.PREPARED)
    shop.surprise(maja, -1, SurpriseState.SUGGESTED)
    shop.plan(eero, -4, channel="gift", title="Bring plums", surprise_id=number)
    for row in (shop.row(maja), shop.row(eero)):
        assert (row["next_day"], row["next_channel"], row["next_label"]) == (ago(-4), "surprise", "")


def test_the_rhythm_is_that_of_purchases_once_two_were_repeated(shop: SmallShop) -> None:
    maja = shop.customer()
    for days_ago in (60, 40, 20):
        shop.buy(maja, days_ago)
        shop.touch(maja, days_ago + 2)
    row = shop.row(maja)
    assert row["rhythm_basis"] == "orders"
    assert 20 < row["usual_gap_days"] < 56
    assert row["quiet_ratio"] == pytest.approx(20 / row["usual_gap_days"], abs=1e-5)


def test_a_refund_is_no_order_but_lowers_what_was_spent(shop: SmallShop) -> None:
    maja = shop.customer()
    for days_ago, amount in ((60, 5000), (40, 3000), (20, -1000)):
        shop.buy(maja, days_ago, amount)
    row = shop.row(maja)
    assert (row["rhythm_basis"], row["spent_minor"]) == ("cadence", 7000)


def test_the_rhythm_is_that_of_touches_on_three_days_otherwise(shop: SmallShop) -> None:
    maja = shop.customer()
    for days_ago in (44, 30, 16):
        shop.touch(maja, days_ago)
    row = shop.row(maja)
    assert row["rhythm_basis"] == "touches"
    assert row["quiet_ratio"] == pytest.approx(16 / row["usual_gap_days"], abs=1e-5)


def test_the_cadence_is_the_own_one_else_that_of_a_tag_else_that_of_the_tier(shop: SmallShop) -> None:
    by_tier, by_tier_row, by_tag, own = (shop.customer(tier=Tier.INNER_CIRCLE) for _ in range(4))
    tagging.tag(shop.db, (by_tag, own), ("Gardeners",))
    tag = tagging.of(shop.db, own)[0].id
    assert shop.row(by_tier)["usual_gap_days"] == 42
    shop.cadence(21, tier="inner_circle")
    assert shop.row(by_tier_row)["usual_gap_days"] == 21
    shop.cadence(30, tag_id=tag)
    shop.cadence(10, customer_id=own)
    assert [shop.row(number)["usual_gap_days"] for number in (by_tag, own)] == [30, 10]
    assert shop.row(own)["rhythm_basis"] == "cadence"


def test_a_pause_is_taken_out_of_the_silence_and_nobody_cools_meanwhile(shop: SmallShop) -> None:
    fields = {"tier": Tier.INNER_CIRCLE}
    going_on = shop.customer(**fields)
    back = shop.customer(**fields, pause_from=ago(60), pause_until=ago(11))
    away = shop.customer(**fields, pause_from=ago(5))
    for number in (going_on, back, away):
        shop.touch(number, 100)
        shop.touch(number, 100, "visit")
    rows = [shop.row(number) for number in (going_on, back, away)]
    assert [row["quiet_ratio"] for row in rows] == pytest.approx([100 / 42, 50 / 42, 94 / 42], abs=1e-6)
    assert [row["pill"] for row in rows] == [CardPill.COOLING, CardPill.NONE, CardPill.NONE]
    assert rows[0]["need"] > rows[1]["need"] > rows[2]["need"] == 0


def test_an_open_slip_comes_before_every_other_pill_and_need(shop: SmallShop) -> None:
    sofia, tomas = shop.customer(), shop.customer(tier=Tier.INNER_CIRCLE)
    for days_ago in (200, 201):
        shop.touch(sofia, days_ago)
        shop.touch(tomas, days_ago)
    slip = shop.slip(sofia, 14, severity=2)
    assert shop.row(sofia)["pill"] == CardPill.OPEN_SLIP
    assert shop.row(sofia)["need"] >= 100 > shop.row(tomas)["need"]
    warmth = shop.row(sofia)["warmth"]
    shelves.SLIPS.change(shop.db, slip, made_good_on=TODAY)
    assert shop.row(sofia)["pill"] != CardPill.OPEN_SLIP
    assert shop.row(sofia)["warmth"] > warmth


def test_somebody_long_unheard_of_is_asleep(shop: SmallShop) -> None:
    rolf = shop.customer(tier=Tier.INNER_CIRCLE)
    shop.touch(rolf, 700)
    shop.touch(rolf, 699)
    row = shop.row(rolf)
    assert row["pill"] == CardPill.ASLEEP
    assert row["warmth"] < 20


def test_somebody_is_new_under_two_contacts_and_for_thirty_days_after_the_first(shop: SmallShop) -> None:
    nobody, noor, once, known = (shop.customer() for _ in range(4))
    for number, days_ago in ((noor, 30), (noor, 3), (once, 60), (known, 31), (known, 3)):
        shop.touch(number, days_ago)
    rows = [shop.row(number) for number in (nobody, noor, once, known)]
    assert [row["pill"] for row in rows] == [CardPill.NEW, CardPill.NEW, CardPill.NEW, CardPill.NONE]
    assert [row["warmth"] is None for row in rows] == [True, False, True, False]


def test_nobody_needs_anything_of_the_deceased(shop: SmallShop) -> None:
    eero = shop.customer(is_deceased=True, tier=Tier.INNER_CIRCLE)
    shop.touch(eero, 700)
    shop.touch(eero, 699)
    shop.plan(eero, 3)
    row = shop.row(eero)
    assert (row["pill"], row["need"], row["quiet_ratio"]) == (CardPill.NONE, 0, 0)


def test_who_wants_no_contact_is_never_overdue(shop: SmallShop) -> None:
    eero = shop.customer(do_not_contact=True, tier=Tier.INNER_CIRCLE)
    shop.touch(eero, 150)
    shop.touch(eero, 149)
    row = shop.row(eero)
    assert (row["need"], row["quiet_ratio"]) == (0, 0)


def a_regular_shop(shop: SmallShop) -> list[int]:
    """Twelve customers in touch every three weeks or so, the last of them silent for half a year."""
    numbers = [shop.customer() for _ in range(12)]
    for at, number in enumerate(numbers):
        quiet = 180 if number == numbers[-1] else at
        for step in range(10):
            shop.touch(number, quiet + step * 21 + (at * step) % 5)
    return numbers


def test_whoever_falls_silent_is_slipping_and_the_chance_says_so(shop: SmallShop) -> None:
    *regulars, silent = a_regular_shop(shop)
    standings.refresh_all(shop.db, TODAY)
    row = shop.stored(silent)
    assert (row["is_slipping"], row["slipping_rank"] != 0) == (True, True)
    assert row["chance_low"] <= row["chance"] <= row["chance_high"]
    assert row["chance"] < 0.2
    for number in regulars:
        known = shop.stored(number)
        assert (known["is_slipping"], known["slipping_rank"]) == (False, 0)
        assert known["chance"] > 0.8


def test_alone_and_as_a_whole_the_fitted_chances_are_the_same(shop: SmallShop) -> None:
    numbers = a_regular_shop(shop)
    for at, number in enumerate(numbers[:8]):
        for step in range(4):
            shop.buy(number, at * 9 + step * 40 + at * step % 7, 5000)
    standings.refresh_all(shop.db, TODAY)
    whole = shop.rows()
    assert {shop.stored(number)["rhythm_basis"] for number in numbers} == {"orders", "touches"}
    shop.sql.execute("DELETE FROM standing")
    for number in numbers:
        shop.touched(number)
    assert shop.rows() == whole


def test_a_contact_ends_the_alarm_at_once(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    before = shop.stored(silent)
    shop.touch(silent, 0)
    row = shop.row(silent)
    assert (row["is_slipping"], row["slipping_rank"]) == (False, 0)
    assert row["chance"] > 0.8 > before["chance"]


def test_a_pause_stops_the_clock_of_the_chance_and_nobody_slips_meanwhile(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    without = shop.stored(silent)["chance"]
    shelves.CUSTOMERS.change(shop.db, silent, pause_from=ago(175), pause_until=ago(5))
    row = shop.row(silent)
    assert (row["is_slipping"], row["chance"] > 0.8 > without) == (False, True)
    shelves.CUSTOMERS.change(shop.db, silent, pause_from=ago(20), pause_until=None)
    row = shop.row(silent)
    assert row["is_slipping"] is False
    assert row["chance"] < 0.3


def test_while_the_owner_is_away_nobody_falls_silent(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    without = shop.stored(silent)
    shop.away(175, 5)
    shop.touched(setting=())
    assert standings.day_of(shop.db) is None
    assert shop.stored(silent) == without
    standings.refresh_all(shop.db, TODAY)
    row = shop.stored(silent)
    assert standings.day_of(shop.db) == TODAY
    assert (row["is_slipping"], row["chance"] > 0.8 > without["chance"]) == (False, True)
    assert row["quiet_ratio"] < 1


@pytest.mark.parametrize("flag", ["is_deceased", "do_not_contact"])
def test_who_died_or_wants_no_contact_has_no_number_and_never_slips(shop: SmallShop, flag: str) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    shelves.CUSTOMERS.change(shop.db, silent, **{flag: True})
    row = shop.row(silent)
    assert [row[name] for name in ("chance", "chance_low", "chance_high")] == [None, None, None]
    assert row["is_slipping"] is False


def test_without_any_date_there_is_no_number(shop: SmallShop) -> None:
    row = shop.row(shop.customer())
    assert (row["chance"], row["is_slipping"], row["usual_gap_days"]) == (None, False, 90)


def test_where_little_is_known_the_chance_rests_on_the_cadence(shop: SmallShop) -> None:
    near, far = shop.customer(tier=Tier.INNER_CIRCLE), shop.customer(tier=Tier.OCCASIONAL)
    for number in (near, far):
        shop.touch(number, 225)
    rows = [shop.row(number) for number in (near, far)]
    assert rows[0]["chance"] < rows[1]["chance"]
    assert all(row["chance_high"] - row["chance_low"] > 0.4 for row in rows)
    assert [row["is_slipping"] for row in rows] == [True, False]


def test_a_contact_after_the_alarm_answers_a_silence_of_purchases(shop: SmallShop) -> None:
    maja = shop.customer()
    for days_ago in (300, 280, 260, 240, 220, 200):
        shop.buy(maja, days_ago)
    assert shop.row(maja)["is_slipping"] is True
    shop.touch(maja, 190)
    assert shop.row(maja)["is_slipping"] is True
    shop.touch(maja, 3)
    row = shop.row(maja)
    assert (row["rhythm_basis"], row["is_slipping"]) == ("orders", False)


def closed(shop: SmallShop, customer: int, since: int, outcome: str) -> None:
    """The silence of a customer, closed today."""
    silence = Silence(0, customer, ago(since), TODAY, outcome, "", TODAY)
    shelves.SILENCES.add(shop.db, silence)


def test_a_closed_silence_alarms_again_only_after_a_contact_and_a_new_silence(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    closed(shop, silent, 180, "fine")
    assert shop.row(silent)["is_slipping"] is False
    shop.touch(silent, 120)
    assert shop.row(silent)["is_slipping"] is True


def test_grief_illness_and_complaints_explain_a_silence_for_thirty_days(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    for since, until, is_slipping in (
        (30, None, False),
        (31, None, True),
        (90, 0, False),
        (90, 1, True),
        (-1, None, True),
    ):
        noted = Circumstance(customer_id=silent, since=ago(since), until=None if until is None else ago(until))
        number = shelves.CIRCUMSTANCES.add(shop.db, noted).id
        assert shop.row(silent)["is_slipping"] is is_slipping, (since, until)
        shelves.CIRCUMSTANCES.delete(shop.db, shelves.CIRCUMSTANCES.row.id == number)


def test_who_told_us_that_they_left_has_no_chance_until_they_come_back(shop: SmallShop) -> None:
    silent = a_regular_shop(shop)[-1]
    standings.refresh_all(shop.db, TODAY)
    closed(shop, silent, 180, "lost")
    row = shop.row(silent)
    assert [row[name] for name in ("chance", "chance_low", "chance_high")] == [0, 0, 0]
    assert row["is_slipping"] is False
    shop.touch(silent, 1)
    assert shop.row(silent)["chance"] > 0.8


def test_the_line_is_the_owners_own_else_key_facts_else_the_newest_fact(shop: SmallShop) -> None:
    own, key, newest = shop.customer(human_line="Plums."), shop.customer(), shop.customer()
    for number in (own, key, newest):
        shop.fact(number, "sows sweet peas", known_on=ago(9))
        shop.fact(number, "likes plums!", known_on=ago(30))
    shop.fact(key, "never before 9", is_key=True, known_on=ago(90))
    shop.fact(key, "daughter Ida starts school", is_key=True, known_on=ago(40))
    shop.fact(key, "has a boat", is_key=True, known_on=ago(400))
    assert shop.row(own)["line"] == "Plums."
    assert shop.row(key)["line"] == "Daughter Ida starts school. Never before 9."
    assert shop.row(newest)["line"] == "Sows sweet peas."


def test_sensitive_replaced_and_trashed_facts_stay_off_the_card(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.fact(maja, "Is ill", is_sensitive=True, is_key=True)
    shop.fact(maja, "Likes lilies", replaced_by_id=99)
    shop.fact(maja, "Hates plums", trashed_at=NOW)
    assert shop.row(maja)["line"] == ""


def test_company_and_role_are_those_of_the_newest_present_place_else_the_subtitle(shop: SmallShop) -> None:
    old, new, gone = (shop.customer(kind="company", name=name) for name in ("Old Oy", "New Oy", "Gone Oy"))
    priya, mikael = shop.customer(subtitle="Balcony"), shop.customer(subtitle="Private garden, Kaarina")
    shop.place(priya, old, title="Gardener", since=ago(900))
    shop.place(priya, new, division="Sustainability", since=ago(90))
    shop.place(priya, gone, title="Founder", since=ago(9), until=ago(0))
    shop.place(mikael, gone, title="Founder", since=ago(-9))
    assert [shop.row(priya)[name] for name in ("company", "role")] == ["New Oy", "Sustainability"]
    assert [shop.row(mikael)[name] for name in ("company", "role")] == ["Private garden, Kaarina", ""]


def test_the_strip_holds_400_days_and_what_comes_next_oldest_first(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 400)
    shop.touch(maja, 399, "text", direction=Direction.FROM_THEM)
    shop.touch(maja, 20, "text", direction=Direction.FROM_US)
    shop.touch(maja, 20, "call")
    shop.touch(maja, 20, "call", direction=Direction.FROM_THEM)
    shop.touch(maja, 7, "gift", surprise_id=1)
    shop.surprise(maja, 7, SurpriseState.DELIVERED)
    shop.slip(maja, 5, made_good_on=TODAY)
    shop.plan(maja, -3)
    assert shop.strip(maja) == [
        (399, StripKind.THEY), (20, StripKind.YOU), (20, StripKind.THEY), (7, StripKind.SURPRISE),
        (5, StripKind.SLIP), (-3, StripKind.NEXT),
    ]  # fmt: skip


def test_a_late_plan_stands_at_its_day_on_the_strip(shop: SmallShop) -> None:
    maja = shop.customer()
    shop.touch(maja, 2)
    shop.plan(maja, 5)
    assert shop.strip(maja) == [(5, StripKind.NEXT), (2, StripKind.YOU)]


def test_tags_stand_by_name_and_the_name_is_folded(shop: SmallShop) -> None:
    maja = shop.customer(name="Åsa Žižek")
    tagging.tag(shop.db, (maja,), ("Roses", "ämnen", "Bees"))
    shelves.TAGS.add(shop.db, Tag(name="Unused", folded="unused"))
    row = shop.row(maja)
    assert (row["tags"], row["name_key"]) == ("ämnen\x1fBees\x1fRoses", "asa zizek")


def test_a_trashed_customer_has_no_standing_until_restored(shop: SmallShop) -> None:
    maja = shop.customer()
    assert shop.row(maja)
    shelves.CUSTOMERS.change(shop.db, maja, trashed_at=NOW)
    assert shop.row(maja) == {}
    shelves.CUSTOMERS.change(shop.db, maja, trashed_at=None)
    assert shop.row(maja)


def test_a_customer_who_vanished_has_no_standing(shop: SmallShop) -> None:
    maja, eero = shop.customer(), shop.customer()
    shop.touched(maja, eero)
    shop.sql.execute("DELETE FROM customer WHERE id = ?", (maja,))
    shop.touched(maja)
    assert [row[0] for row in shop.rows()] == [eero]


def test_a_renamed_company_is_renamed_on_the_cards_of_its_people(shop: SmallShop) -> None:
    hotel, priya = shop.customer(kind="company", name="Aurajoki Hotels"), shop.customer()
    shop.place(priya, hotel)
    assert shop.row(priya)["company"] == "Aurajoki Hotels"
    shelves.CUSTOMERS.change(shop.db, hotel, name="Aura Hotels")
    shop.touched(hotel, customer=(hotel,))
    assert shop.stored(priya)["company"] == "Aura Hotels"


def test_a_new_cadence_of_a_tier_reaches_everybody_and_another_setting_nobody(shop: SmallShop) -> None:
    maja = shop.customer(tier=Tier.REGULAR)
    standings.refresh_all(shop.db, TODAY)
    setting_groups.save(shop.db, Settings(), Settings(is_sample=True))
    before = shop.sql.total_changes()
    shop.touched(setting=())
    assert shop.sql.total_changes() == before
    setting_groups.save(shop.db, Settings(), Settings(touch=Touch(regular_days=60)))
    shop.touched(setting=())
    assert shop.stored(maja)["usual_gap_days"] == 60
    shop.touched(cadence=(shop.cadence(50, tier="regular"),))
    assert shop.stored(maja)["usual_gap_days"] == 50


def test_refreshing_all_notes_the_day_and_a_second_time_writes_no_standing(shop: SmallShop) -> None:
    for days_ago in (3, 40, 80):
        number = shop.customer()
        shop.touch(number, days_ago)
        shop.buy(number, days_ago + 1)
    assert standings.day_of(shop.db) is None
    standings.refresh_all(shop.db, TODAY)
    rows = shop.rows()
    assert standings.day_of(shop.db) == TODAY
    shop.sql.execute("CREATE TEMP TRIGGER watch BEFORE UPDATE ON standing BEGIN SELECT RAISE(ABORT, 'written'); END")
    standings.refresh_all(shop.db, TODAY)
    shop.sql.execute("DROP TRIGGER watch")
    assert shop.rows() == rows


def test_the_next_day_moves_the_silence_and_forgets_who_was_trashed(shop: SmallShop) -> None:
    maja, eero = shop.customer(), shop.customer()
    for number in (maja, eero):
        shop.touch(number, 20)
        shop.touch(number, 50)
    standings.refresh_all(shop.db, TODAY)
    ratio = shop.stored(maja)["quiet_ratio"]
    shelves.CUSTOMERS.change(shop.db, eero, trashed_at=NOW)
    standings.refresh_all(shop.db, TODAY + timedelta(days=1))
    assert shop.stored(maja)["quiet_ratio"] == pytest.approx(ratio * 21 / 20, abs=1e-5)
    assert shop.stored(eero) == {}


def test_the_breakdown_explains_the_stored_warmth(shop: SmallShop) -> None:
    maja = shop.customer(pause_from=ago(30), pause_until=ago(20))
    for days_ago, mood in ((90, Mood.DELIGHTED), (60, None), (25, Mood.UNEASY), (10, Mood.PLEASED)):
        shop.touch(maja, days_ago, mood=mood)
    shop.slip(maja, 12)
    warmth = standings.breakdown(shop.db, maja, TODAY)
    assert warmth is not None
    assert shop.row(maja)["warmth"] == pytest.approx(warmth.score, abs=1e-6)


def test_a_shop_of_hundreds_gets_the_same_rows_by_parts_and_as_a_whole(shop: SmallShop) -> None:
    numbers = [shop.customer(tier=tuple(Tier)[at % 3]) for at in range(700)]
    for at, number in enumerate(numbers[::7]):
        for step in range(at % 5):
            shop.touch(number, step * 11 + at % 13, direction=tuple(Direction)[step % 3])
    standings.refresh_all(shop.db, TODAY)
    whole = shop.rows()
    for part in (numbers[:310], numbers[310:330], numbers):
        shop.sql.execute("DELETE FROM standing WHERE customer_id BETWEEN ? AND ?", (part[0], part[-1]))
        shop.touched(*part)
        assert shop.rows() == whole


def test_a_few_customers_are_refreshed_without_numpy(tmp_path: Path) -> None:
    code = f"""
import sys
from datetime import date
from pathlib import Path
from app.domain.changes import Changes
from app.storage import schema, standings
from app.storage.encrypted import EncryptedDatabase
db = EncryptedDatabase(Path({str(tmp_path / "keepwarm.db")!r}), bytes(32), create=True, thread_safe=False)
schema.migrate(db.connection(), lambda: None)
db.connection().execute("INSERT INTO customer (id, uuid, kind, name, stage, tier, created_at)"
    " VALUES (1, x'01', 'person', 'Maja', 'retention', 'regular', 0)")
standings.refresh(db, Changes({{}}, frozenset((1,))), date(2026, 6, 11))
print(len(db.connection().execute("SELECT * FROM standing").fetchall()), bool({{"numpy", "scipy"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


day_numbers = st.integers(-20, 450)
customer_fields = st.fixed_dictionaries(
    {
        "tier": st.sampled_from(Tier),
        "pause": st.none() | st.tuples(day_numbers, st.none() | day_numbers),
        "acquainted": st.none() | day_numbers,
        "is_deceased": st.sampled_from([False] * 9 + [True]),
        "do_not_contact": st.sampled_from([False] * 9 + [True]),
    }
)
touch_events = st.fixed_dictionaries(
    {
        "days_ago": day_numbers,
        "channel": st.sampled_from(("call", "text", "card", "visit", "gift", "pigeon")),
        "direction": st.sampled_from(Direction),
        "state": st.sampled_from(TouchpointState),
        "mood": st.none() | st.sampled_from(Mood),
        "minute": st.none() | st.integers(0, 1439),
        "is_answered": st.booleans(),
        "is_automatic": st.sampled_from([False] * 5 + [True]),
        "surprise_id": st.sampled_from([None] * 5 + [7]),
    }
)
small_shops = st.fixed_dictionaries(
    {
        "customers": st.lists(customer_fields, min_size=1, max_size=4),
        "touches": st.lists(st.tuples(st.integers(0, 3), touch_events), max_size=16),
        "purchases": st.lists(st.tuples(st.integers(0, 3), day_numbers, st.integers(-500, 90000)), max_size=12),
        "slips": st.lists(
            st.tuples(st.integers(0, 3), day_numbers, st.integers(1, 3), st.none() | day_numbers), max_size=4
        ),
        "promises": st.lists(st.tuples(st.integers(0, 3), day_numbers, st.sampled_from(PromiseState)), max_size=4),
        "surprises": st.lists(st.tuples(st.integers(0, 3), day_numbers, st.sampled_from(SurpriseState)), max_size=4),
        "facts": st.lists(st.tuples(st.integers(0, 3), st.text(max_size=9), st.booleans()), max_size=5),
        "cadences": st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 90)), max_size=2),
        "away": st.just((None, None))
        | st.tuples(day_numbers, st.integers(0, 60)).map(lambda at: (at[0], at[0] - at[1])),
    }
)


def fill(shop: SmallShop, plan: dict[str, Any]) -> list[int]:
    """Ids of the customers of a random shop."""
    shop.away(*plan["away"])
    numbers = []
    for fields in plan["customers"]:
        since, until = fields["pause"] or (None, None)
        numbers.append(
            shop.customer(
                tier=fields["tier"],
                pause_from=None if since is None else ago(since),
                pause_until=None if until is None else ago(until),
                acquainted_since=None if fields["acquainted"] is None else ago(fields["acquainted"]),
                is_deceased=fields["is_deceased"],
                do_not_contact=fields["do_not_contact"],
            )
        )

    def who(at: int) -> int:
        return numbers[at % len(numbers)]

    for at, event in plan["touches"]:
        shop.touch(who(at), **event)
    for at, days_ago, amount in plan["purchases"]:
        shop.buy(who(at), days_ago, amount)
    for at, days_ago, severity, made_good in plan["slips"]:
        shop.slip(who(at), days_ago, severity=severity, made_good_on=None if made_good is None else ago(made_good))
    for at, days_ago, state in plan["promises"]:
        shop.promise(who(at), days_ago, state=state)
    for at, days_ago, state in plan["surprises"]:
        shop.surprise(who(at), days_ago, state)
    for at, text, is_key in plan["facts"]:
        shop.fact(who(at), text, is_key=is_key)
    for at, days in plan["cadences"]:
        shop.cadence(days, customer_id=who(at))
    return numbers


calmly = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@calmly
@given(plan=small_shops)
def test_one_by_one_and_all_at_once_give_equal_rows(file: EncryptedDatabase, plan: dict[str, Any]) -> None:
    with empty_shop(file) as shop:
        numbers = fill(shop, plan)
        standings.refresh_all(shop.db, TODAY)
        at_once = shop.rows()
        shop.sql.execute("DELETE FROM standing")
        for number in reversed(numbers):
            shop.touched(number)
        assert shop.rows() == at_once
        shop.touched(*numbers)
        assert shop.rows() == at_once


@calmly
@given(plan=small_shops, random=st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_written_does_not_matter(
    file: EncryptedDatabase, plan: dict[str, Any], random: Any
) -> None:
    moments = {(at, event["days_ago"], event["minute"]): (at, event) for at, event in plan["touches"]}
    plan = plan | {"touches": list(moments.values()), "facts": []}
    lists = {name: items for name, items in plan.items() if name not in ("customers", "away")}
    shuffled = {name: random.sample(items, len(items)) for name, items in lists.items()}
    found = []
    for version in (plan, plan | shuffled):
        with empty_shop(file) as shop:
            first = fill(shop, version)[0]
            standings.refresh_all(shop.db, TODAY)
            found.append([(row[0] - first, *row[1:]) for row in shop.rows()])
    assert found[0] == found[1]
