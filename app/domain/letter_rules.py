"""Who gets no letter now, and why: left out on purpose, in the words of the list, the weightiest reason first.

What the person wished, grief, and a slip that is still open are never overruled; days that only make a letter less of a
surprise are, by the owner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.customer import Circumstance, CircumstanceKind, Customer, OccasionKind
from app.domain.expected import ExpectedMoment
from app.domain.phrasing import small, tidy
from app.domain.promise import Slip
from app.domain.pronouns import Pronouns
from app.domain.touchpoint import Channel
from app.domain.wishes import Wishes

QUIET_DAYS = 30
MOMENT_DAYS = 7
SHORTEST_GAP, LONGEST_GAP, USUAL_GAP = 7, 42, 28
"""The person's own usual gap in days counts within these; the last where none is known yet."""


class LeftOutKind(StrEnum):
    """Why somebody gets no letter; in the order in which it is said."""

    DECEASED = "deceased"
    LEFT_ALONE = "left_alone"
    GRIEF = "grief"
    ILLNESS = "illness"
    OPEN_SLIP = "open_slip"
    COMPLAINT = "complaint"
    NO_GIFTS = "no_gifts"
    PAUSE = "pause"
    MOMENT = "moment"
    SURPRISE = "surprise"
    LETTER = "letter"
    BY_OWNER = "by_owner"


_SOFT = frozenset(
    (LeftOutKind.PAUSE, LeftOutKind.MOMENT, LeftOutKind.SURPRISE, LeftOutKind.LETTER, LeftOutKind.BY_OWNER)
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why somebody is left out, as a few words after their name; until when, where that is known."""

    kind: LeftOutKind
    words: str
    until: date | None = None

    @property
    def can_be_overruled(self) -> bool:
        """Whether the owner may write all the same."""
        return self.kind in _SOFT


BY_OWNER = LeftOut(LeftOutKind.BY_OWNER, "left out by you")


@dataclass(frozen=True, slots=True)
class LetterCase:
    """Everything that speaks for or against a letter to one person.

    `moments` are expected within the next week, `surprises` the days of accepted and delivered ones, `letters` the days
    of cards from us, done and planned. `gift_minor` is what a gesture that goes along costs, None where there is none.
    """

    customer: Customer
    circumstances: tuple[Circumstance, ...] = ()
    slips: tuple[Slip, ...] = ()
    moments: tuple[ExpectedMoment, ...] = ()
    surprises: tuple[date, ...] = ()
    letters: tuple[date, ...] = ()
    usual_gap_days: float | None = None
    gift_minor: int | None = None


def left_out(case: LetterCase, today: date) -> LeftOut | None:
    """The weightiest reason against a letter today; None where nothing speaks against it."""
    return next(_reasons(case, today), None)


def left_out_firmly(case: LetterCase, today: date) -> LeftOut | None:
    """The reason that stays when the owner overrules what she may."""
    return next((reason for reason in _reasons(case, today) if not reason.can_be_overruled), None)


def call_instead(wishes: Wishes, pronouns: Pronouns) -> str:
    """Why somebody is called instead of written to, "" where a letter suits them."""
    if not wishes.can(Channel.CALL):
        return ""
    likes_calls = wishes.preferred[:1] == (Channel.CALL,)
    if likes_calls or Channel.CARD in wishes.disliked:
        return f"call instead, {pronouns.subject} asked"
    return ""


def gap_days(usual: float | None) -> int:
    """How many days around a surprise or letter stay free of another."""
    return max(SHORTEST_GAP, min(LONGEST_GAP, round(usual or USUAL_GAP)))


def _reasons(case: LetterCase, today: date) -> Iterator[LeftOut]:
    customer = case.customer
    if customer.is_deceased or customer.deceased_on is not None:
        yield LeftOut(LeftOutKind.DECEASED, "has died")
    if customer.opted_out or customer.do_not_contact:
        yield LeftOut(LeftOutKind.LEFT_ALONE, "asked to be left alone")
    yield from _circumstances(case, today)
    if any(slip.is_open for slip in case.slips):
        yield LeftOut(LeftOutKind.OPEN_SLIP, "an open slip, put it right first")
    yield from _complaints(case.circumstances, today)
    yield from _gifts(case)
    yield from _pause(customer, today)
    yield from _moments(case.moments, today)
    yield from _nearby(case, today)


def _circumstances(case: LetterCase, today: date) -> Iterator[LeftOut]:
    sad = {CircumstanceKind.GRIEF: "in grief", CircumstanceKind.ILLNESS: "ill"}
    kinds = {CircumstanceKind.GRIEF: LeftOutKind.GRIEF, CircumstanceKind.ILLNESS: LeftOutKind.ILLNESS}
    for one in sorted(case.circumstances, key=lambda one: (one.kind, one.since)):
        until = one.until or one.since + timedelta(days=QUIET_DAYS)
        if one.kind in kinds and one.since <= today <= until:
            what = small(tidy(one.note)) or sad[one.kind]
            quiet = f"{QUIET_DAYS} days of quiet" if one.until is None else f"quiet until {_dated(until)}"
            yield LeftOut(kinds[one.kind], f"{what}, {quiet}", until)


def _complaints(circumstances: Iterable[Circumstance], today: date) -> Iterator[LeftOut]:
    for one in circumstances:
        until = one.until or one.since + timedelta(days=QUIET_DAYS)
        if one.kind is CircumstanceKind.COMPLAINT and one.since <= today <= until:
            yield LeftOut(LeftOutKind.COMPLAINT, "has complained, listen first", until)


def _gifts(case: LetterCase) -> Iterator[LeftOut]:
    limit = case.customer.gift_limit_minor
    if case.gift_minor is not None and (case.customer.no_gifts or (limit is not None and case.gift_minor > limit)):
        yield LeftOut(
            LeftOutKind.NO_GIFTS, "no gifts, please" if case.customer.no_gifts else "may not accept this much"
        )


def _pause(customer: Customer, today: date) -> Iterator[LeftOut]:
    begun = customer.pause_from is not None and customer.pause_from <= today
    if begun and (customer.pause_until is None or customer.pause_until >= today):
        words = f"a pause until {_dated(customer.pause_until)}" if customer.pause_until else "a pause for now"
        yield LeftOut(LeftOutKind.PAUSE, words, customer.pause_until)


def _moments(moments: Iterable[ExpectedMoment], today: date) -> Iterator[LeftOut]:
    for moment in sorted(moments, key=lambda each: (each.day, each.kind, each.label)):
        ahead = (moment.day - today).days
        if 0 <= ahead <= MOMENT_DAYS:
            yield LeftOut(LeftOutKind.MOMENT, f"{_named(moment)} {near(moment.day, today)}, no surprise", moment.day)


def _nearby(case: LetterCase, today: date) -> Iterator[LeftOut]:
    gap = gap_days(case.usual_gap_days)
    for kind, days, what in (
        (LeftOutKind.SURPRISE, case.surprises, "a surprise"),
        (LeftOutKind.LETTER, case.letters, "a letter"),
    ):
        close = sorted((abs((day - today).days), day) for day in days if abs((day - today).days) < gap)
        if close:
            day = close[0][1]
            is_enough = "is enough" if day >= today else "was enough"
            yield LeftOut(kind, f"{what} {near(day, today)} {is_enough}", day + timedelta(days=gap))


def _named(moment: ExpectedMoment) -> str:
    usual = {
        OccasionKind.BIRTHDAY: "birthday", OccasionKind.ANNIVERSARY: "anniversary", OccasionKind.RENEWAL: "renewal",
        OccasionKind.DECISION: "a decision", OccasionKind.DELIVERY: "delivery", OccasionKind.OTHER: "their day",
    }  # fmt: skip
    return usual[moment.kind]


def near(day: date, today: date) -> str:
    """A day in a few words: "tomorrow", "on Sunday", "on 28 June"."""
    ahead = (day - today).days
    close = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if ahead in close:
        return close[ahead]
    return f"on {day:%A}" if 0 < ahead < 7 else f"on {_dated(day)}"


def _dated(day: date) -> str:
    return f"{day.day} {day:%B}"
