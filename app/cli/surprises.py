"""Commands about surprises: the year as it would be planned, and what gestures turned out to be worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.cli.answer import Answer
from app.cli.arguments import Wishes
from app.cli.opening import opened
from app.domain.errors import KeepwarmError
from app.domain.gesture import short_title
from app.domain.money import Money
from app.domain.why_words import sentence
from app.domain.year_plan import GestureWorth, LeftInPeace, PlanFace, PlanLine, PlanWishes, YearPlan
from app.services.surprises import SurpriseService

LEAST_GAP = 0.001
"""A distance smaller than this is told as this."""
SOME_NAMES = 3


def plan(wishes: Wishes) -> Answer:
    """A year of surprises with its reasons and its proof; only with --accept is anything kept."""
    is_kept = wishes.options.accept
    with opened(wishes, is_writing=is_kept) as (_, desk):
        asked = _asked(wishes, desk.surprises.wishes())
        found = _accepted(desk.surprises, asked) if is_kept else desk.surprises.preview(asked)
    return Answer(_data(found), "\n".join(_words(found)))


def gestures(wishes: Wishes) -> Answer:
    """The library: what each gesture takes, what was expected of it, and what was learned since."""
    with opened(wishes, is_writing=False) as (_, desk):
        found, currency = desk.gestures.worth(), desk.settings.load().owner.currency
    rows = (
        f"{one.gesture.name:42} {_money(one.gesture.cost_minor, currency):>10} {one.gesture.minutes:4} min  "
        f"{one.learned:.1f}" + (f" after {one.cases}" if one.cases else "")
        for one in sorted(found, key=lambda one: short_title(one.gesture.name))
    )
    return Answer([_worth(one) for one in found], "\n".join(rows) or "The library is empty.")


def _asked(wishes: Wishes, usual: PlanWishes) -> PlanWishes:
    options = wishes.options
    given = {"from_day": options.first, "weeks": options.weeks, "yearly_minor": options.budget, "seed": options.seed}
    return replace(usual, **{name: value for name, value in given.items() if value is not None})


def _accepted(surprises: SurpriseService, asked: PlanWishes) -> YearPlan:
    """The year planned and accepted wherever a fact speaks for it."""
    found = surprises.plan(asked)
    try:
        return surprises.accept_all()
    except KeepwarmError:
        return found  # nothing to accept


def _data(found: YearPlan) -> dict[str, Any]:
    return {
        "from": found.from_day.isoformat(), "until": found.until_day.isoformat(), "currency": found.currency,
        "budget": found.wishes.yearly_minor, "cost": found.spent_minor, "minutes": found.minutes,
        "surprises": [_line(line) for line in found.lines],
        "refused": [
            _person(one.face) | {"sentence": one.sentence, "until": one.until and one.until.isoformat()}
            for one in found.left_in_peace
        ],
        "without_facts": len(found.without_facts), "nothing_known": [_person(face) for face in found.without_facts],
        "value": round(found.value, 6), "bound": round(found.bound, 6), "gap": round(found.gap, 6),
        "seconds": round(found.seconds, 2), "times_cards": found.comparison.times,
    }  # fmt: skip


def _line(line: PlanLine) -> dict[str, Any]:
    """One surprise; cost in minor units, factors 0 to 100."""
    factors = {"genuine": line.genuine, "unexpected": line.unexpected, "value": line.value}
    return _person(line.face) | {
        "gesture": line.gesture.name, "day": line.day.isoformat(), "cost": line.cost_minor, "minutes": line.minutes,
        "state": line.state, "locked": line.is_locked, "asks_reason": line.asks_reason, "caution": line.caution,
        "why": {
            "this": line.why_this, "now": line.why_now, "person": line.why_person,
            "factors": {name: round(value, 1) for name, value in factors.items()},
        },
    }  # fmt: skip


def _person(face: PlanFace) -> dict[str, Any]:
    return {"uuid": face.uuid, "name": face.name}


def _worth(one: GestureWorth) -> dict[str, Any]:
    gesture = one.gesture
    return {
        "uuid": gesture.uuid, "name": gesture.name, "cost": gesture.cost_minor, "minutes": gesture.minutes,
        "notice_days": gesture.notice_days, "expected": gesture.expected_delight, "learned": round(one.learned, 4),
        "cases": one.cases, "per_money": one.per_money and round(one.per_money, 4), "sentence": one.sentence,
        "uplift": one.uplift and round(one.uplift, 4), "returns": one.returns,
    }  # fmt: skip


def _words(found: YearPlan) -> Iterator[str]:
    """The year in plain lines, to be read aloud."""
    money, given = _money(found.spent_minor, found.currency), _money(found.wishes.yearly_minor, found.currency)
    yield f"{len(found.lines)} surprises for {found.people} people: {money} of {given}, {found.minutes} minutes."
    for line in found.lines:
        yield from _line_words(line, found.currency)
    yield f"\nProven within {max(found.gap, LEAST_GAP):.1%} of the best possible plan."
    if found.without_facts:
        names = [face.name for face in found.without_facts]
        yield f"\nOf {_and_others(names)} nothing is known that could be a reason. Learn one thing about each."
    yield from _left_words(found.left_in_peace)


def _line_words(line: PlanLine, currency: str) -> Iterator[str]:
    """One surprise: when, for whom and what, how it is done, what it takes, and its reasons."""
    state = "" if line.is_suggested else f" ({line.state})"
    yield f"\n{line.day:%a} {line.day}  {line.face.name}: {line.gesture.name}{state}"
    how = sentence(line.note or line.gesture.how_to)
    cost = _money(line.cost_minor, currency) if line.cost_minor else "Free"
    yield f"    {how} {cost}, {line.minutes} minutes."
    reasons = (("Why this", line.why_this), ("Why now", line.why_now), (f"Why {line.face.first_name}", line.why_person))
    yield from (f"    {name}: {why}" for name, why in reasons if why)
    if line.caution:
        yield f"    Careful: {line.caution}"


def _left_words(left: Iterable[LeftInPeace]) -> Iterator[str]:
    """Who is left in peace: each reason once, with the names of others for whom it is the same."""
    alike: dict[str, list[LeftInPeace]] = {}
    for one in left:
        alike.setdefault(one.sentence.replace(one.face.first_name, ""), []).append(one)
    if alike:
        yield "\nLeft in peace:"
    for first, *others in alike.values():
        also = f" So it is with {_and_others([one.face.name for one in others])}." if others else ""
        yield f"    {first.sentence}{also}"


def _and_others(names: Sequence[str]) -> str:
    """The first few names, and how many more there are: "Noor, Ella and 81 others"."""
    if len(names) > SOME_NAMES + 1:
        return f"{', '.join(names[:SOME_NAMES])} and {len(names) - SOME_NAMES} others"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _money(minor: int, currency: str) -> str:
    return f"{Money(minor, currency).plain} {currency}".strip()
