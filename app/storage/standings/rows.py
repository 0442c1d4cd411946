"""Rows of the standing table: put together from what was read and measured, and written where they differ."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

import apsw

from app.domain.customer import Tier
from app.domain.fold import fold
from app.domain.need import Need, need, pill
from app.domain.standing import CardPill, StripKind
from app.domain.warmth import CONTACTS_NEEDED
from app.storage.standings.alarms import Silences, alarm
from app.storage.standings.coming import Coming
from app.storage.standings.measure import Measure
from app.storage.standings.reading import Card
from app.storage.standings.strip import add_to_strip
from app.storage.standings.words import Words

NEW_DAYS = 30
"""Within so many days of the first contact somebody is new."""

_TIER_WORTH: Mapping[str, float] = {Tier.INNER_CIRCLE: 1.0, Tier.REGULAR: 0.5, Tier.OCCASIONAL: 0.2}


class Standing(NamedTuple):
    """One row, column by column; `lifetime_value_minor` belongs to the measure of value."""

    customer_id: int
    kind: str
    stage: str
    tier: str
    name_key: str
    company: str
    role: str
    line: str
    first_day: int | None
    last_day: int | None
    last_channel: str | None
    next_day: int | None
    next_minute: int | None
    next_channel: str | None
    next_label: str
    contacts: int
    usual_gap_days: float | None
    rhythm_basis: str
    spent_minor: int
    strip: bytes
    tags: str
    created_day: int
    pill: str
    quiet_ratio: float
    warmth: float | None
    need: float
    chance: float | None
    chance_low: float | None
    chance_high: float | None
    is_slipping: bool
    slipping_rank: float


_COLUMNS = Standing._fields
_DAILY = _COLUMNS[-9:]
"""What changes from day to day although nothing happened."""
_KNOWN = f"SELECT {', '.join(_COLUMNS)} FROM standing WHERE customer_id IN (SELECT value FROM json_each(?))"
_WRITE = f"""INSERT INTO standing ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" * len(_COLUMNS))})
    ON CONFLICT (customer_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])}"""
_WRITE_DAILY = f"UPDATE standing SET {', '.join(f'{name} = ?' for name in _DAILY)} WHERE customer_id = ?"
_SLICE = 2000


class Rows:
    """Puts rows together; everything it needs to know of the whole is given once."""

    def __init__(
        self,
        today: int,
        words: Words,
        coming: Mapping[int, Coming],
        own_channels: Mapping[int, str],
        silences: Silences,
        year_minor: float,
    ) -> None:
        self._today = today
        self._words = words
        self._coming = coming
        self._own_channels = own_channels
        self._silences = silences
        self._year_minor = year_minor

    def row(self, card: Card, measure: Measure) -> Standing:
        """The row of one customer."""
        words, number = self._words, card.number
        company, role = words.places.get(number) or (card.subtitle, "")
        coming = self._coming.get(number)
        ratio = 0.0 if card.is_deceased or card.do_not_contact else tidy(measure.ratio)
        score = tidy(measure.score)
        is_paused = self._is_paused(card)
        silence = 0.0 if is_paused else ratio
        value = worth(card.tier, measure.year_minor, self._year_minor)
        found = alarm(card, measure, self._silences, ratio, value, is_paused)
        return Standing(
            number, card.kind, card.stage, card.tier, fold(card.name), company, role,
            card.human_line or words.lines.get(number, ""), measure.first_day, measure.last_day,
            self._channel(measure), coming.day if coming else None, coming.minute if coming else None,
            coming.channel if coming else None, coming.label if coming else "", measure.contacts,
            None if measure.usual_gap_days is None else tidy(measure.usual_gap_days), measure.basis,
            measure.spent_minor,
            add_to_strip(measure.strip, coming.day, StripKind.NEXT) if coming else measure.strip,
            words.tags.get(number, ""), card.created_day, self._pill(card, measure, silence, score), ratio,
            score if measure.evidence >= CONTACTS_NEEDED else None, self._need(card, measure, silence, coming, value),
            _tidied(found.chance), _tidied(found.low), _tidied(found.high), found.is_slipping, tidy(found.rank),
        )  # fmt: skip

    def _channel(self, measure: Measure) -> str | None:
        if measure.last_day is None:
            return None
        return self._own_channels[measure.last_touch] if measure.last_channel is None else measure.last_channel.value

    def _pill(self, card: Card, measure: Measure, silence: float, score: float) -> str:
        if card.is_deceased:
            return CardPill.NONE
        found = pill(
            has_open_slip=measure.slip_severity > 0,
            silence_ratio=silence,
            score=score,
            contacts=measure.evidence,
        )
        is_young = measure.first_day is not None and self._today - measure.first_day <= NEW_DAYS
        return CardPill.NEW.value if found is CardPill.NONE and is_young else found.value

    def _need(self, card: Card, measure: Measure, silence: float, coming: Coming | None, value: float) -> float:
        if card.is_deceased or not (measure.slip_severity or coming or silence > 1):
            return 0.0
        case = Need(
            slip_severity=measure.slip_severity,
            slip_weeks=measure.slip_weeks,
            silence_ratio=silence,
            value=value,
            promise_days=_days_until(self._today, coming.promise_day if coming else None),
            plan_days=_days_until(self._today, coming.plan_day if coming else None),
        )
        return tidy(need(case))

    def _is_paused(self, card: Card) -> bool:
        since, until = card.pause_from, card.pause_until
        return since is not None and since <= self._today and (until is None or self._today <= until)


def worth(tier: str, year_minor: float, median_minor: float) -> float:
    """What a relation means to the shop, 0 to 1: half by its tier, half by the year's margin against the median."""
    return 0.5 * _TIER_WORTH[tier] + 0.5 * (1 - math.exp(-max(0.0, year_minor) / median_minor))


def tidy(value: float) -> float:
    """Six decimals, so that both ways of measuring give the same row."""
    return round(value * 1e6) / 1e6


def _tidied(value: float | None) -> float | None:
    return None if value is None else tidy(value)


def write(connection: apsw.Connection, rows: Iterable[Standing]) -> None:
    """Insert new rows and update those that differ; where only the day made the difference, only its columns."""
    ordered = iter(rows)
    while some := tuple(islice(ordered, _SLICE)):
        stored = connection.execute(_KNOWN, (json.dumps([row.customer_id for row in some]),))
        known = {row[0]: row for row in stored}
        changed = [(row, known.get(row.customer_id, ())) for row in some if row != known.get(row.customer_id)]
        at = -len(_DAILY)
        connection.executemany(_WRITE, [row for row, old in changed if row[:at] != old[:at]])
        daily = [(*row[at:], row.customer_id) for row, old in changed if row[:at] == old[:at]]
        connection.executemany(_WRITE_DAILY, daily)


def remove_gone(connection: apsw.Connection, numbers: str | None) -> None:
    """Take away rows of trashed and vanished customers: of a JSON array of ids, or of all, then written anew."""
    query = """DELETE FROM standing WHERE NOT EXISTS
        (SELECT 1 FROM customer c WHERE c.id = standing.customer_id AND c.trashed_at IS NULL)"""
    if numbers is None:
        connection.execute("DELETE FROM standing" if _most_are_gone(connection) else query)
    else:
        connection.execute(f"{query} AND customer_id IN (SELECT value FROM json_each(?))", (numbers,))


def _most_are_gone(connection: apsw.Connection) -> bool:
    """Whether writing those who stay anew is less work than taking the others out one by one."""
    query = """SELECT (SELECT count(*) FROM standing) >
        2 * (SELECT count(*) FROM customer WHERE trashed_at IS NULL)"""
    return bool(connection.execute(query).fetchall()[0][0])


def _days_until(today: int, day: int | None) -> float | None:
    return None if day is None else float(day - today)
