"""Where an entry of the calendar may be put, and what becomes of it there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.agenda import Entry, EntryKind, EntryState
from app.domain.carrying import Drop, Landing, Refusal, dropped, is_taken_in, may_land, stretched, takes_hour

TODAY = date(2026, 6, 11)
MAY = TODAY - timedelta(days=14)
NEXT = date(2026, 6, 18)
VISIT = Entry(EntryKind.TOUCHPOINT, 7, date(2026, 6, 16), "Sofia W.", "Sofia Wikström", 600, 45, "visit")
LATE = Entry(
    EntryKind.TOUCHPOINT, 8, date(2026, 6, 9), "Oskar N.", "Oskar Nyman", None, 5, "text", state=EntryState.LATE
)
PROMISE = Entry(EntryKind.PROMISE, 3, date(2026, 6, 14), "New pot", "A new pot")
SURPRISE = Entry(EntryKind.SURPRISE, 4, date(2026, 6, 14), "Liisa M.", "Liisa Mäkelä")
PROPOSAL = Entry(EntryKind.PROPOSAL, 9, date(2026, 6, 17), "Pekka A.", "Pekka Aalto", 540, 10, "call")
REPEAT = replace(VISIT, id=0, repeat_id=2)


def test_a_touchpoint_moves_to_another_day_and_hour() -> None:
    assert dropped(VISIT, NEXT, 780, TODAY) == Drop(Landing.MOVED, NEXT, 780)
    assert dropped(VISIT, VISIT.day, 780, TODAY) == Drop(Landing.MOVED, VISIT.day, 780)


def test_an_hour_can_be_taken_away_and_given() -> None:
    assert dropped(VISIT, VISIT.day, None, TODAY) == Drop(Landing.MOVED, VISIT.day, None)
    assert dropped(LATE, TODAY, 600, TODAY) == Drop(Landing.MOVED, TODAY, 600)


def test_nothing_comes_of_putting_it_back() -> None:
    assert dropped(VISIT, VISIT.day, 600, TODAY).landing is Landing.NOTHING
    assert dropped(PROMISE, PROMISE.day, 720, TODAY).landing is Landing.NOTHING
    assert dropped(LATE, LATE.day, None, TODAY).landing is Landing.NOTHING


@pytest.mark.parametrize("entry", [VISIT, LATE, PROMISE, SURPRISE, PROPOSAL, REPEAT], ids=lambda entry: entry.title)
def test_nothing_can_be_put_on_a_day_that_is_over(entry: Entry) -> None:
    drop = dropped(entry, MAY, None, TODAY)
    assert (drop.landing, drop.refusal) == (Landing.REFUSED, Refusal.OVER)
    assert not may_land(entry, MAY, TODAY)
    assert may_land(entry, TODAY, TODAY)


@pytest.mark.parametrize("kind", [EntryKind.EXPECTED, EntryKind.CHANGE, EntryKind.HOLIDAY])
def test_what_happens_by_itself_stays(kind: EntryKind) -> None:
    assert dropped(replace(VISIT, kind=kind), NEXT, None, TODAY).refusal is Refusal.FIXED


@pytest.mark.parametrize("entry", [VISIT, SURPRISE], ids=lambda entry: entry.title)
def test_what_has_happened_stays(entry: Entry) -> None:
    assert dropped(replace(entry, state=EntryState.DONE), NEXT, None, TODAY).refusal is Refusal.HAPPENED


def test_a_promise_is_asked_about_and_has_no_hour() -> None:
    assert dropped(PROMISE, NEXT, 600, TODAY) == Drop(Landing.ASKED, NEXT, None)


def test_a_surprise_moves_without_an_hour() -> None:
    assert dropped(SURPRISE, NEXT, 600, TODAY) == Drop(Landing.MOVED, NEXT, None)


@pytest.mark.parametrize("entry", [PROPOSAL, REPEAT], ids=["proposal", "repeat"])
def test_a_proposal_and_what_a_repeat_brings_are_taken_in_even_where_they_are(entry: Entry) -> None:
    assert is_taken_in(entry)
    assert dropped(entry, NEXT, 600, TODAY) == Drop(Landing.TAKEN, NEXT, 600)
    assert dropped(entry, entry.day, entry.minute, TODAY).landing is Landing.TAKEN


@pytest.mark.parametrize("minute", [-1, 1440])
def test_no_hour_outside_the_day(minute: int) -> None:
    assert dropped(VISIT, NEXT, minute, TODAY).refusal is Refusal.NO_SUCH_HOUR


def test_only_touchpoints_and_proposals_stand_at_an_hour() -> None:
    assert [entry.kind for entry in (VISIT, PROMISE, SURPRISE, PROPOSAL) if takes_hour(entry)] == [
        EntryKind.TOUCHPOINT, EntryKind.PROPOSAL,
    ]  # fmt: skip


def test_a_touchpoint_is_stretched_until_midnight_at_most() -> None:
    assert stretched(VISIT, 90) == 90
    assert stretched(VISIT, 1) == 5
    assert stretched(replace(VISIT, minute=1400), 90) == 40
    assert [stretched(entry, 60) for entry in (LATE, PROMISE, REPEAT, replace(VISIT, state=EntryState.DONE))] == [
        None
    ] * 4
