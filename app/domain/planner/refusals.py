"""Who is never planned for, and until when, each with one sentence (SCIENCE.md B1, DECISIONS 27).

Refusals come before any scoring. One that ends within the year closes only the weeks before its end. NumPy is not
needed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.customer import Circumstance, CircumstanceKind, Customer
from app.domain.promise import Slip

TOUCHES_NEEDED = 3
DAYS_ACQUAINTED = 365
AFTER_SLIP_DAYS = 60
AFTER_GRIEF_DAYS = 30
BEFORE_DECISION_DAYS = 7


class RefusalKind(StrEnum):
    """Why somebody is left in peace; in the order in which it is said."""

    DECEASED = "deceased"
    OPTED_OUT = "opted_out"
    NO_GIFTS = "no_gifts"
    GRIEF = "grief"
    ILLNESS = "illness"
    OPEN_SLIP = "open_slip"
    RECENT_SLIP = "recent_slip"
    COMPLAINT = "complaint"
    NO_RELATIONSHIP = "no_relationship"
    DECISION = "decision"


_ORDER = {kind: place for place, kind in enumerate(RefusalKind)}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing is planned from `since` to `until`, both included; None has no end on that side."""

    kind: RefusalKind
    sentence: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether nothing may happen on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def is_for_good(self) -> bool:
        """No end in sight."""
        return self.until is None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """How well the owner and a customer know each other: two-way touches ever, any purchase ever, since when."""

    two_way_touches: int
    has_bought: bool
    since: date | None


@dataclass(frozen=True, slots=True)
class _Who:
    """The name in a sentence, with verbs for one or, in a household, for two."""

    name: str
    is_many: bool

    def verb(self, one: str, many: str) -> str:
        """ "Sofia is", "Jonas & Klara are"."""
        return f"{self.name} {many if self.is_many else one}"


def refusals(
    customer: Customer,
    acquaintance: Acquaintance,
    slips: Iterable[Slip],
    circumstances: Iterable[Circumstance],
    today: date,
) -> tuple[Refusal, ...]:
    """Everything that speaks against a surprise today or later, the weightiest first."""
    who = _Who(customer.first_name, customer.is_household)
    found = (
        *_wishes(customer, who),
        *_circumstances(circumstances, who, today),
        *_slips(slips, who.name, today),
        *_relationship(acquaintance, who, today),
        *_decision(customer, who, today),
    )
    return tuple(sorted(found, key=lambda refusal: _ORDER[refusal.kind]))


def _wishes(customer: Customer, who: _Who) -> Iterator[Refusal]:
    if customer.is_deceased or customer.deceased_on is not None:
        yield Refusal(RefusalKind.DECEASED, f"{who.verb('has', 'have')} died.")
    if customer.opted_out or customer.do_not_contact:
        yield Refusal(RefusalKind.OPTED_OUT, f"{who.name} asked to be left alone.")
    if customer.no_gifts or customer.gift_limit_minor == 0:
        yield Refusal(RefusalKind.NO_GIFTS, f"{who.name} may not be given anything, or would rather not.")


def _circumstances(circumstances: Iterable[Circumstance], who: _Who, today: date) -> Iterator[Refusal]:
    sentences = {
        CircumstanceKind.GRIEF: f"{who.verb('is', 'are')} grieving; a card from the heart can’t be planned.",
        CircumstanceKind.ILLNESS: f"{who.verb('is', 'are')} ill; ask how they are before you surprise them.",
        CircumstanceKind.COMPLAINT: f"{who.verb('has', 'have')} complained; hear them out and put it right first.",
    }
    for one in circumstances:
        ends = one.until or one.since + timedelta(days=AFTER_GRIEF_DAYS)
        if one.kind is CircumstanceKind.COMPLAINT:
            ends += timedelta(days=AFTER_SLIP_DAYS)
        if ends >= today:
            yield Refusal(RefusalKind(one.kind.value), sentences[one.kind], one.since, ends)


def _slips(slips: Iterable[Slip], name: str, today: date) -> Iterator[Refusal]:
    for slip in slips:
        if slip.made_good_on is None:
            yield Refusal(
                RefusalKind.OPEN_SLIP, f"Something went wrong for {name} and is still open: put it right first."
            )
            continue
        ends = slip.made_good_on + timedelta(days=AFTER_SLIP_DAYS)
        if ends >= today:
            sentence = f"You put something right for {name} lately; a gift so soon would look like a payment."
            yield Refusal(RefusalKind.RECENT_SLIP, sentence, slip.happened_on, ends)


def _relationship(acquaintance: Acquaintance, who: _Who, today: date) -> Iterator[Refusal]:
    known = (today - acquaintance.since).days if acquaintance.since else 0
    if acquaintance.two_way_touches < TOUCHES_NEEDED:
        sentence = f"You and {who.name} have hardly talked yet; a surprise now would feel like selling."
        yield Refusal(RefusalKind.NO_RELATIONSHIP, sentence)
    elif not acquaintance.has_bought and known < DAYS_ACQUAINTED:
        until = acquaintance.since + timedelta(days=DAYS_ACQUAINTED - 1) if acquaintance.since else None
        new = who.verb("is new and has", "are new and have")
        sentence = f"{new} bought nothing yet; let the relationship come first."
        yield Refusal(RefusalKind.NO_RELATIONSHIP, sentence, None, until)


def _decision(customer: Customer, who: _Who, today: date) -> Iterator[Refusal]:
    if customer.decision_on is not None and customer.decision_on >= today:
        since = customer.decision_on - timedelta(days=BEFORE_DECISION_DAYS)
        sentence = f"{who.verb('decides', 'decide')} about an offer of yours that week; a gift would look like a bribe."
        yield Refusal(RefusalKind.DECISION, sentence, since, customer.decision_on)


def too_costly(customer: Customer, cost_minor: int) -> str:
    """The sentence if the gesture is above what the employer allows; "" if it is not."""
    limit = customer.gift_limit_minor
    is_above = limit is not None and cost_minor > limit
    return f"{customer.first_name} may not accept anything that costs this much." if is_above else ""


def closed_weeks(found: Iterable[Refusal], monday: date, weeks: int) -> tuple[bool, ...]:
    """Which weeks from `monday` on a refusal touches, on any of their days."""
    days = [(refusal.since or date.min, refusal.until or date.max) for refusal in found]
    firsts = [monday + timedelta(weeks=week) for week in range(weeks)]
    return tuple(
        any(since <= first + timedelta(days=6) and until >= first for since, until in days) for first in firsts
    )
