"""Measures of a few customers, one after the other and without NumPy: what an action waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.chance import Chance, ChanceFit, chance_as_told, chance_with_band, told_fit, told_weeks
from app.domain.rhythm import Heard, Pause, Rhythm, RhythmBasis, active_days, own_rhythm
from app.domain.slipping import Past
from app.domain.standing import StripKind
from app.domain.warmth import ORDER_VALUE, Evidence, SlipEvidence, TouchEvidence, Warmth, score_one
from app.storage.standings.fits import DayFit
from app.storage.standings.measure import YEAR_DAYS, Measure
from app.storage.standings.natures import natures
from app.storage.standings.reading import Card, Reading, Touch
from app.storage.standings.strip import DAYS, pack_strip
from app.storage.tables.fields import from_day_number, to_day_number


@dataclass(slots=True)
class _Events:
    """Everything dated that one customer has: purchases are day, amount and margin; slips day, severity, openness."""

    touches: list[Touch] = field(default_factory=list)
    purchases: list[tuple[int, int, int]] = field(default_factory=list)
    slips: list[tuple[int, int, int]] = field(default_factory=list)
    delivered: list[int] = field(default_factory=list)


def measure_some(reading: Reading, cards: Sequence[Card], cadences: Mapping[int, int], fit: DayFit) -> list[Measure]:
    """One measure per card, in their order."""
    events = _gathered(reading)
    today = reading.today
    return [Case.of(today, card, events[card.number], cadences[card.number], fit).measure() for card in cards]


def _gathered(reading: Reading) -> defaultdict[int, _Events]:
    events: defaultdict[int, _Events] = defaultdict(_Events)
    for customer, *touch in reading.touches():
        events[customer].touches.append(Touch._make(touch))
    for customer, day, amount, margin in reading.purchases():
        events[customer].purchases.append((day, amount, margin))
    for customer, day, severity, is_open in reading.slips():
        events[customer].slips.append((day, severity, is_open))
    for customer, day in reading.delivered():
        events[customer].delivered.append(day)
    return events


def case_of(reading: Reading, card: Card, cadence_days: int, fit: DayFit) -> Case:
    """The case of one card, as the stored standing was made."""
    return Case.of(reading.today, card, _gathered(reading)[card.number], cadence_days, fit)


class Silent(NamedTuple):
    """A silence, the rhythm it is measured in, and the contacts and the fit that its chance rests on."""

    rhythm: Rhythm
    since: date
    days: int
    past: Past
    fit: ChanceFit


@dataclass(frozen=True, slots=True)
class Case:
    """One customer's events in order, and the rhythm heard in them."""

    today: int
    card: Card
    pauses: tuple[Pause, ...]
    done: Sequence[Touch]
    planned: Touch | None
    two_way_days: set[int]
    order_days: set[int]
    events: _Events
    heard: Heard | None
    rhythm_weeks: float
    cadence_days: int
    shop: ChanceFit | None

    @classmethod
    def of(cls, today: int, card: Card, events: _Events, cadence_days: int, fit: DayFit) -> Case:
        """The case of one customer."""
        known = natures()
        done = sorted((touch for touch in events.touches if not known[touch.nature].is_planned), key=_moment)
        planned = min((touch for touch in events.touches if known[touch.nature].is_planned), key=_moment, default=None)
        two_way = {touch.day for touch in done if known[touch.nature].is_two_way}
        orders = {day for day, amount, _ in events.purchases if amount >= 0}
        pauses = _pauses(card, fit.closed)
        heard = own_rhythm(
            from_day_number(today), orders=map(from_day_number, orders), touches=map(from_day_number, two_way),
            cadence_days=cadence_days, order_shop=fit.orders, touch_shop=fit.touches, pauses=pauses,
        )  # fmt: skip
        gap = heard.rhythm.usual_gap_days if heard else fit.usual_gap_days
        shop = fit.chances.of(heard.rhythm.basis) if heard else None
        return cls(today, card, pauses, done, planned, two_way, orders, events, heard, gap / 7, cadence_days, shop)

    def measure(self) -> Measure:
        """Everything measured of this customer."""
        heard, done, purchases = self.heard, self.done, self.events.purchases
        silence = heard.silence_days if heard else None
        warmth, chance = self.warmth(), self.chance()
        severity, weeks = max(self._open_slips(), default=(0, 0.0))
        return Measure(
            first_day=done[0].day if done else None,
            last_day=done[-1].day if done else None,
            last_channel=natures()[done[-1].nature].channel if done else None,
            last_touch=done[-1].number if done else 0,
            plan=self.planned.number if self.planned else 0,
            contacts=len(self.two_way_days),
            usual_gap_days=heard.rhythm.usual_gap_days if heard else None,
            basis=heard.rhythm.basis.value if heard else "",
            ratio=heard.rhythm.ratio(silence) if heard and silence is not None else 0.0,
            score=warmth.score,
            evidence=warmth.contacts,
            spent_minor=sum(amount for _, amount, _ in purchases),
            year_minor=sum(margin for day, _, margin in purchases if day > self.today - YEAR_DAYS),
            slip_severity=severity,
            slip_weeks=weeks,
            strip=pack_strip(self._marks(self.today - DAYS)),
            since=to_day_number(heard.last_day) if heard and heard.last_day else None,
            silence_days=silence or 0,
            is_overdue=heard.rhythm.is_overdue(silence) if heard and silence is not None else False,
            is_answered=self._is_answered(),
            is_told=self.shop is None,
            chance=chance.value if chance else None,
            chance_low=chance.low if chance else None,
            chance_high=chance.high if chance else None,
        )

    def warmth(self) -> Warmth:
        """Warmth of this customer with its reasons."""
        pauses, end = self.pauses, from_day_number(self.today)

        def age(day: int) -> float:
            if not pauses:
                return max(0, self.today - day) / 7
            return active_days(from_day_number(day), end, pauses) / 7

        touches = []
        for touch in self.done:
            nature = natures()[touch.nature]
            touches.append(TouchEvidence(age(touch.day), nature.value, nature.is_from_them, nature.mood))
        touches += [TouchEvidence(age(day), ORDER_VALUE, is_from_them=True) for day in self.order_days]
        slips = [SlipEvidence(weeks, severity) for severity, weeks in self._open_slips()]
        return score_one(Evidence(self.rhythm_weeks, age(self._start()), touches, slips))

    def chance(self) -> Chance | None:
        """The chance that they are still with us; None where nothing is recorded."""
        past = self.past()
        if past is None:
            return None
        if self.shop is None:
            return chance_as_told(told_weeks(self.cadence_days), past.x, past.tx, past.age)
        return chance_with_band(self.shop, past.x, past.tx, past.age)

    def past(self) -> Past | None:
        """The contacts that the chance rests on, in weeks that nobody paused."""
        days = self._counted(self.heard.rhythm.basis) if self.heard else set()
        if not days:
            return None
        pauses, first = self.pauses, from_day_number(min(days))
        last, end = from_day_number(max(days)), from_day_number(self.today)
        return Past(len(days) - 1, active_days(first, last, pauses) / 7, active_days(first, end, pauses) / 7)

    def silent(self) -> Silent | None:
        """The present silence; None where nothing is recorded."""
        past, heard = self.past(), self.heard
        if past is None or heard is None or heard.last_day is None or heard.silence_days is None:
            return None
        fit = self.shop or told_fit(told_weeks(self.cadence_days))
        return Silent(heard.rhythm, heard.last_day, heard.silence_days, past, fit)

    def _counted(self, basis: RhythmBasis) -> set[int]:
        """Days of the contacts whose end the chance is about."""
        both = self.order_days | self.two_way_days
        return {RhythmBasis.ORDERS: self.order_days, RhythmBasis.TOUCHES: self.two_way_days}.get(basis, both)

    def _is_answered(self) -> bool:
        """True when both sides were in touch after the silence of purchases had become an alarm."""
        heard = self.heard
        if heard is None or heard.rhythm.basis is not RhythmBasis.ORDERS or not (heard.last_day and self.two_way_days):
            return False
        last = from_day_number(max(self.two_way_days))
        return heard.rhythm.is_overdue(active_days(heard.last_day, last, self.pauses))

    def _start(self) -> int:
        """First day of the relationship: when they met or the first event, else when the card was made."""
        days = (self.card.acquainted_since, *(touch.day for touch in self.done[:1]), *self.order_days)
        return min((day for day in days if day is not None), default=self.card.created_day)

    def _open_slips(self) -> list[tuple[int, float]]:
        return [(severity, (self.today - day) / 7) for day, severity, is_open in self.events.slips if is_open]

    def _marks(self, before: int) -> Iterator[tuple[int, int]]:
        for touch in self.done:
            if touch.day > before:
                yield touch.day, natures()[touch.nature].mark
        for day, _, _ in self.events.slips:
            if day > before:
                yield day, StripKind.SLIP
        for day in self.events.delivered:
            yield day, StripKind.SURPRISE


def _moment(touch: Touch) -> tuple[int, int, int]:
    return touch.day, touch.minute, touch.number


def _pauses(card: Card, closed: tuple[int, int] | None) -> tuple[Pause, ...]:
    away = () if closed is None else (Pause(*map(from_day_number, closed)),)
    if card.pause_from is None:
        return away
    until = None if card.pause_until is None else from_day_number(card.pause_until)
    return (Pause(from_day_number(card.pause_from), until), *away)
