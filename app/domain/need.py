"""What a card needs: its one state pill, and the number behind "Needs you first"."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.standing import CardPill
from app.domain.warmth import CONTACTS_NEEDED, WarmthWord, word

COOLING_RATIO = 2.0
"""From twice the own usual gap on, silence is cooling."""

_SLIP_BASE = 100.0
_OVERDUE_WEIGHT = 40.0
_PROMISE_WEIGHT = 30.0
_PLAN_WEIGHT = 28.0


@dataclass(frozen=True, slots=True)
class Need:
    """What pulls at the owner's sleeve about one customer.

    `slip_severity` is the gravest open slip, 0 without any, `slip_weeks` how long it has been open. `silence_ratio` is
    silence in usual gaps. `value` in [0, 1] is what the relation means to the shop, from tier and margin. The days are
    to the most urgent open promise and to the next planned touchpoint, negative when late, None when there is none.
    """

    slip_severity: float = 0.0
    slip_weeks: float = 0.0
    silence_ratio: float = 0.0
    value: float = 0.5
    promise_days: float | None = None
    plan_days: float | None = None


def pill(*, has_open_slip: bool, silence_ratio: float, score: float, contacts: int) -> CardPill:
    """The one state pill of a card, by priority: open slip, then asleep or cooling, then new.

    Under two contacts warmth has no number, so nobody new is called asleep.
    """
    if has_open_slip:
        return CardPill.OPEN_SLIP
    is_new = contacts < CONTACTS_NEEDED
    if not is_new and word(score) is WarmthWord.ASLEEP:
        return CardPill.ASLEEP
    if silence_ratio >= COOLING_RATIO:
        return CardPill.COOLING
    return CardPill.NEW if is_new else CardPill.NONE


def need(case: Need) -> float:
    """The number that "Needs you first" sorts by, highest first.

    need = 100 S + 40 O + 30 P + 28 T, where

    * S is 0 without an open slip, else 1 + s / (1 + s) for severity s plus w / (4 + w) for w weeks open;
    * O = r / (1 + r) * (0.4 + 0.6 value), r = how far the silence ratio is above 1;
    * P and T are the urgency of the promise and of the plan: 0.6 * 2^(-days / 3) before the day, so that next week
      hardly counts, and from 0.6 towards 1 the later it gets.

    Everything without an open slip stays under 100, so open slips always come first. The number never falls when a
    slip grows graver or older, the silence longer, the relation more valuable, or a day nearer or later.
    """
    overdue = max(0.0, case.silence_ratio - 1)
    value = min(1.0, max(0.0, case.value))
    return (
        _SLIP_BASE * _slip(case)
        + _OVERDUE_WEIGHT * overdue / (1 + overdue) * (0.4 + 0.6 * value)
        + _PROMISE_WEIGHT * _urgency(case.promise_days)
        + _PLAN_WEIGHT * _urgency(case.plan_days)
    )


def _slip(case: Need) -> float:
    if case.slip_severity <= 0:
        return 0.0
    weeks = max(0.0, case.slip_weeks)
    return 1 + case.slip_severity / (1 + case.slip_severity) + weeks / (4 + weeks)


def _urgency(days: float | None) -> float:
    if days is None:
        return 0.0
    if days >= 0:
        return 0.6 * float(2.0 ** (-days / 3))
    return 0.6 + 0.4 * -days / (7 - days)
