"""Plans written by hand, with the people and days of the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.gesture import Gesture, SurpriseState
from app.domain.year_plan import (
    Comparison,
    Expected,
    GestureWorth,
    LeftInPeace,
    LineKey,
    PlanFace,
    PlanLine,
    PlanWishes,
    YearPlan,
)

TODAY = date(2026, 6, 11)
WISHES = PlanWishes(20_000, 3_000, 40, 10)
_A, _S = SurpriseState.ACCEPTED, SurpriseState.SUGGESTED
PICTURE = (
    ("Liisa", 6, 14, "Sweet peas", _A), ("Priya", 6, 23, "Bee hotel", _S), ("Henrik", 7, 1, "Sharp blades", _A),
    ("Rolf", 7, 21, "Tomato plant", _S), ("Tuula", 8, 6, "Bench oiled", _A), ("Fatima", 8, 19, "Mint in a tin", _A),
    ("Ek", 9, 3, "Quince slip", _S), ("Oskar", 9, 22, "Rosehips", _A), ("Pekka", 10, 11, "Door bulbs", _A),
    ("Sanna", 11, 2, "Garden photo", _S), ("Grace", 11, 18, "Dried herbs", _A), ("Tomas", 12, 5, "Rosemary", _A),
    ("Elin", 13, 9, "Hyacinth", _S), ("Eero", 13, 22, "Plum jam", _A), ("Maja", 14, 4, "Snowdrops", _A),
    ("Viggo", 14, 20, "Seed packet", _S), ("Anneli", 15, 3, "First violets", _A), ("Noor", 15, 16, "Fig pruned", _S),
    ("Liisa", 16, 8, "Pea sticks", _S), ("Henrik", 16, 21, "Herb pot", _S), ("Sofia", 17, 6, "Old rose", _S),
    ("Tomas", 17, 19, "Lemon balm", _S),
)  # fmt: skip
"""For whom, the month counted from January 2026, the day, what, and how far."""


def face(name: str, number: int) -> PlanFace:
    """Somebody in a plan."""
    return PlanFace(number, f"uuid-{number}", f"{name} Test", name, None, 69)


def line(name: str, number: int, day: date, what: str, state: SurpriseState = _S, **fields: object) -> PlanLine:
    """One surprise, with its reasons."""
    is_new, gesture_id = state is SurpriseState.SUGGESTED, 1000 + sum(map(ord, what))
    made = PlanLine(
        LineKey(number, gesture_id, day - timedelta(days=day.weekday())), 0 if is_new else 500 + number,
        face(name, number), Gesture(id=gesture_id, name=what, cost_minor=900, minutes=40), day, state, False, 900,
        40, 93, 88, 74, f"{name} counts bees in the lunch break.", "A week after the report, when nothing is due.",
        "Warm at 69.", 7,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def plan(*lines: PlanLine, **fields: object) -> YearPlan:
    """A plan of these lines from June 2026 on."""
    made = YearPlan(
        WISHES, date(2026, 6, 8), date(2027, 6, 6), "EUR", tuple(sorted(lines, key=lambda each: each.day)), (), (), (),
        100.0, 100.6, 0.006, 0.5, Comparison(2.1, 1.6, 2.7, 0.476), learned_from=38,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def picture() -> YearPlan:
    """The year of the picture."""
    numbers = {name: at for at, name in enumerate(dict.fromkeys(name for name, *_ in PICTURE), start=1)}
    lines = tuple(
        line(name, numbers[name], _day(month, day), what, state, cost_minor=764, minutes=26)
        for name, month, day, what, state in PICTURE
    )
    locked = tuple(
        replace(each, is_locked=True) if each.gesture.name in ("Sweet peas", "Snowdrops") else each for each in lines
    )
    return plan(*locked, expected=(
        Expected(numbers["Priya"], date(2026, 6, 12), "birthday", ""), Expected(0, date(2026, 12, 24), "christmas", ""),
        Expected(99, date(2026, 7, 16), "birthday", ""),
    ))  # fmt: skip


def worth(name: str, per_money: float | None, number: int = 1, cases: int = 6) -> GestureWorth:
    """A gesture of the library."""
    gesture = Gesture(id=number, name=name, cost_minor=0 if per_money is None else 400, minutes=10)
    return GestureWorth(gesture, 3.4, cases, per_money, "You guessed 3.5 of 5; after 6 reactions we reckon 3.4.")


def peaceful(name: str, number: int, sentence: str) -> LeftInPeace:
    """Somebody who is left in peace."""
    return LeftInPeace(face(name, number), sentence)


def _day(month: int, day: int) -> date:
    return date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, day)
