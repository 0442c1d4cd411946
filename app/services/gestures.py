"""The gesture library: forty ideas to begin with, and the owner's own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.gesture import Gesture, GestureStep
from app.domain.money import minor_digits
from app.domain.year_plan import GestureWorth
from app.paths import resources
from app.services.service import Service
from app.storage import returning, setting_groups
from app.storage.shelves import GESTURE_STEPS, GESTURES, SURPRISES

Ideas = tuple[tuple[Gesture, tuple[GestureStep, ...]], ...]


class GestureService(Service):
    """Ideas are archived, never lost: what was given once stays readable."""

    def library(self, with_archived: bool = False) -> tuple[Gesture, ...]:
        """All gestures by name."""
        found = GESTURES.every(self._store.db, "name")
        return tuple(each for each in found if with_archived or not each.is_archived)

    def worth(self, with_archived: bool = False) -> tuple[GestureWorth, ...]:
        """All gestures with what they turned out to be worth, by name. For a worker: NumPy is loaded."""
        from app.services.year.worth import worth_of

        told = SURPRISES.living(self._store.db, SURPRISES.row.delight.is_null(False))
        unit = 10 ** minor_digits(setting_groups.load(self._store.db).owner.currency)
        return worth_of(self.library(with_archived), told, returning.cases(self._store.sql, self._today), unit)

    def steps_of(self, gesture_id: int) -> tuple[GestureStep, ...]:
        """What has to be done for a gesture, the earliest first."""
        found = GESTURE_STEPS.of(self._store.db, gesture_id, "-days_before", by=("gesture_id",))
        return found

    def add(self, gesture: Gesture, steps: Iterable[GestureStep] = ()) -> Gesture:
        """A gesture of the owner's own."""
        _require_name(gesture)
        with self._action(f"Added the gesture “{gesture.name}”", Topic.PLANS, gesture.icon):
            return self._put(gesture, steps)

    def edit(self, gesture: Gesture, steps: Iterable[GestureStep] | None = None) -> Gesture:
        """The gesture as now written; `steps` replace those there were, None leaves them."""
        _require_name(gesture)
        with self._action(f"Changed the gesture “{gesture.name}”", Topic.PLANS, gesture.icon):
            saved = GESTURES.save(self._store.db, gesture)
            if steps is not None:
                GESTURE_STEPS.delete(self._store.db, GESTURE_STEPS.row.gesture_id == gesture.id)
                self._put_steps(gesture.id, steps)
            return saved

    def archive(self, number: int) -> Gesture:
        """No longer planned; what was given stays readable."""
        gesture = GESTURES.get(self._store.db, number)
        with self._action(f"Put “{gesture.name}” away", Topic.PLANS, gesture.icon):
            return GESTURES.change(self._store.db, number, is_archived=True)

    def bring_back(self, number: int) -> Gesture:
        """Planned again."""
        gesture = GESTURES.get(self._store.db, number)
        with self._action(f"Brought “{gesture.name}” back", Topic.PLANS, gesture.icon):
            return GESTURES.change(self._store.db, number, is_archived=False)

    def restock(self, number: int, stock: int | None) -> Gesture:
        """The gesture with so many in stock; None is without end."""
        gesture = GESTURES.get(self._store.db, number)
        label = f"{'Any number' if stock is None else stock} of “{gesture.name}” in stock"
        with self._action(label, Topic.PLANS, gesture.icon):
            return GESTURES.change(self._store.db, number, stock=stock)

    @property
    def has_library(self) -> bool:
        """Whether the ideas that come with Keepwarm were put in, however many of them are still there."""
        found = self._store.sql.execute("SELECT 1 FROM gesture WHERE origin <> '' LIMIT 1").fetchone()
        return found is not None

    def stock_library(self) -> int:
        """How many ideas were put in: forty, in the owner's currency, or none where they have been put in before."""
        if self.has_library:
            return 0
        ideas = ideas_in(setting_groups.load(self._store.db).owner.currency)
        with self._action("Put forty gestures into the library", Topic.PLANS, "gift", count=len(ideas)):
            for gesture, steps in ideas:
                self._put(gesture, steps)
        return len(ideas)

    def _put(self, gesture: Gesture, steps: Iterable[GestureStep]) -> Gesture:
        stored = GESTURES.add(self._store.db, gesture, self._now)
        self._put_steps(stored.id, steps)
        return stored

    def _put_steps(self, gesture_id: int, steps: Iterable[GestureStep]) -> None:
        fresh = [replace(step, id=0, gesture_id=gesture_id) for step in steps if step.text.strip()]
        GESTURE_STEPS.add_many(self._store.db, fresh, self._now)


def ideas_in(currency: str) -> Ideas:
    """The ideas that come with Keepwarm and their steps, with costs of the right size in this currency."""
    told = json.loads((resources() / "gestures" / "library.json").read_text(encoding="utf-8"))
    return ideas_of(told["gestures"], _rate(told, currency))


def ideas_of(told: Iterable[dict[str, Any]], rate: float = 1.0) -> Ideas:
    """Gestures and their steps as files of resources tell of them; costs there are euro cents."""
    return tuple((_gesture(idea, rate), _steps(idea)) for idea in told)


def in_currency(euro_cents: int, currency: str) -> int:
    """An amount of about the same worth in minor units of this currency."""
    told = json.loads((resources() / "gestures" / "library.json").read_text(encoding="utf-8"))
    return round(euro_cents * _rate(told, currency))


def _rate(told: dict[str, Any], currency: str) -> float:
    return float(told["euro_in"].get(currency, 1.0) * 10 ** minor_digits(currency) / 100)


def _gesture(idea: dict[str, Any], rate: float) -> Gesture:
    first, last = idea.get("season_weeks", (None, None))
    return Gesture(
        name=idea["name"], how_to=idea.get("how_to", ""), cost_minor=_round(idea.get("cost_minor", 0) * rate),
        minutes=idea.get("minutes", 0), notice_days=idea.get("notice_days", 0), tags=" ".join(idea.get("words", ())),
        cautions=idea.get("cautions", ""), season_from_week=first, season_until_week=last, stock=idea.get("stock"),
        expected_delight=idea["expected_delight"], for_anyone=idea.get("for_anyone", False), origin=idea["key"],
        icon=idea["icon"], fact_kinds=" ".join(idea.get("kinds", ())), contains=" ".join(idea.get("contains", ())),
        card_line=idea.get("card_line", ""),
    )  # fmt: skip


def _steps(idea: dict[str, Any]) -> tuple[GestureStep, ...]:
    return tuple(GestureStep(days_before=step["days_before"], text=step["text"]) for step in idea.get("steps", ()))


def _round(amount: float) -> int:
    """Two significant digits: nobody believes a cost of 1,035."""
    digits = len(str(int(amount))) - 2
    return int(round(amount, -digits)) if digits > 0 else round(amount)


def _require_name(gesture: Gesture) -> None:
    if not gesture.name.strip():
        raise KeepwarmError("The gesture has no name yet.", "Two or three words are enough, such as “A jar of jam”.")
