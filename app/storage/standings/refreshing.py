"""Keeps standings in step: the touched ones inside an action, all of them when the day or the cadences change."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date

import apsw

from app.domain.chance import ChanceFits
from app.domain.changes import Changes
from app.domain.warmth import Warmth
from app.storage.encrypted import EncryptedDatabase
from app.storage.standings import first_purchases, fits
from app.storage.standings.alarms import read_silences
from app.storage.standings.coming import read_coming
from app.storage.standings.fits import DayFit
from app.storage.standings.measure import Measure
from app.storage.standings.reading import Card, Reading
from app.storage.standings.rows import Rows, remove_gone, write
from app.storage.standings.segments import has_cadence, segment_days
from app.storage.standings.some import Case, Silent, case_of, measure_some
from app.storage.standings.words import Words, read_words
from app.storage.tables.fields import from_day_number, to_day_number

SOME = 300
"""Up to so many customers are measured one by one, without NumPy."""
ROOM_KIB = 16_384


def day_of(db: EncryptedDatabase) -> date | None:
    """The day that all standings were last computed for; None before the first time and where they must be anew."""
    number = None if fits.is_stale(db.connection()) else fits.saved_day(db.connection())
    return None if number is None else from_day_number(number)


def refresh(db: EncryptedDatabase, changes: Changes, today: date) -> None:
    """Recompute what the cards of an action's customers and of their neighbours show; inside its transaction."""
    connection = db.connection()
    fit = fits.load(connection)
    if _concerns_everybody(db, changes, fit):
        _measure_all(db, today, fit)
        return
    if fit is not None and "setting" in changes.touched and fit.closed != fits.closed_days(db):
        fits.mark_stale(connection)
    numbers = changes.customers | _neighbours(connection, changes)
    if not numbers:
        return
    if len(numbers) > SOME and _are_most(connection, numbers):
        refresh_all(db, today)
        return
    reading = Reading.of(connection, to_day_number(today), sorted(numbers))
    remove_gone(connection, reading.only)
    cards = reading.cards()
    used = fit or _unfitted(db)
    if len(cards) <= SOME:
        _measure(reading, cards, used, lambda cadences: measure_some(reading, cards, cadences, used))
    else:
        from app.storage.standings.many import Shop

        shop = Shop(reading, cards, used.closed)
        _measure(reading, cards, used, lambda cadences: list(shop.measures(cadences, used)))


def refresh_all(db: EncryptedDatabase, today: date) -> None:
    """Fit the shop's parameters anew and recompute every living customer; inside a transaction."""
    _measure_all(db, today, None)


def chance_fits(db: EncryptedDatabase) -> ChanceFits:
    """How contacts of this shop end, as the stored chances were made."""
    fit = fits.load(db.connection())
    return fits.NO_CHANCES if fit is None else fit.chances


def _measure_all(db: EncryptedDatabase, today: date, fit: DayFit | None) -> None:
    """Recompute every living customer; with a new fit unless one is given, which then keeps its day."""
    from app.storage.standings.many import Shop

    connection = db.connection()
    reading = Reading.of(connection, to_day_number(today), None)
    remove_gone(connection, None)
    cards = reading.cards()
    told, closed, day = fits.tier_days(db), fits.closed_days(db), fits.saved_day(connection)
    shop = Shop(reading, cards, closed)
    if fit is None or day is None:
        fit, day = shop.fit(told), reading.today
    used = replace(fit, tier_days=told, closed=closed)
    _measure(reading, cards, used, lambda cadences: list(shop.measures(cadences, used)))
    fits.save(connection, used, day)
    first_purchases.keep(connection)


def breakdown(db: EncryptedDatabase, number: int, today: date) -> Warmth | None:
    """A customer's warmth with its reasons; None for one in the trash."""
    case = _case(db, number, today)
    return None if case is None else case.warmth()


def silent(db: EncryptedDatabase, number: int, today: date) -> Silent | None:
    """A customer's present silence and what it is held against; None where nothing is recorded."""
    case = _case(db, number, today)
    return None if case is None else case.silent()


def _unfitted(db: EncryptedDatabase) -> DayFit:
    return DayFit(tier_days=fits.tier_days(db), closed=fits.closed_days(db))


def _case(db: EncryptedDatabase, number: int, today: date) -> Case | None:
    connection = db.connection()
    reading = Reading.of(connection, to_day_number(today), [number])
    cards = reading.cards()
    if not cards:
        return None
    fit = fits.load(connection) or _unfitted(db)
    words = read_words(reading, cards, fit.tier_days, segment_days(reading))
    return case_of(reading, cards[0], words.cadences[number], fit)


def _measure(
    reading: Reading, cards: Sequence[Card], fit: DayFit, measures: Callable[[Mapping[int, int]], list[Measure]]
) -> None:
    """Measure and store these customers, and those who are then found in a segment with a cadence once more."""
    words = read_words(reading, cards, fit.tier_days)
    _store(reading, cards, words, measures(words.cadences), fit)
    in_segments = segment_days(reading)
    if in_segments:
        words = read_words(reading, cards, fit.tier_days, in_segments)
        _store(reading, cards, words, measures(words.cadences), fit)


def _store(reading: Reading, cards: Sequence[Card], words: Words, measures: Sequence[Measure], fit: DayFit) -> None:
    measured = list(zip(cards, measures, strict=True))
    coming = read_coming(reading, {card.number: measure.plan for card, measure in measured if measure.plan})
    own = reading.channels(
        measure.last_touch for measure in measures if measure.last_touch and not measure.last_channel
    )
    rows = Rows(reading.today, words, coming, own, read_silences(reading), fit.year_minor)
    with _room(reading.connection) if len(cards) > SOME else nullcontext():
        write(reading.connection, (rows.row(card, measure) for card, measure in measured))


@contextmanager
def _room(connection: apsw.Connection) -> Iterator[None]:
    """Room for the indexes of standings; without it their pages go out to disk and come back again and again."""
    before = connection.pragma("cache_size")
    connection.pragma("cache_size", -ROOM_KIB)
    try:
        yield
    finally:
        connection.pragma("cache_size", before)
        connection.pragma("shrink_memory")


def _concerns_everybody(db: EncryptedDatabase, changes: Changes, fit: DayFit | None) -> bool:
    """True when the cadence of a tier, tag or segment changed; other settings leave every standing as it is."""
    if "setting" in changes.touched and (fit is None or dict(fit.tier_days) != fits.tier_days(db)):
        return True
    segments = changes.touched.get("segment", frozenset())
    if segments and has_cadence(db.connection(), segments):
        return True
    cadences = changes.touched.get("cadence", frozenset())
    if not cadences:
        return False
    query = "SELECT count(*) FROM cadence WHERE customer_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return _count(db.connection(), query, json.dumps(list(cadences))) < len(cadences)


def _neighbours(connection: apsw.Connection, changes: Changes) -> frozenset[int]:
    """People whose cards name a company that was touched."""
    companies = changes.touched.get("customer", frozenset())
    if not companies:
        return frozenset()
    query = "SELECT person_id FROM stakeholder WHERE company_id IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in connection.execute(query, (json.dumps(list(companies)),)))


def _are_most(connection: apsw.Connection, numbers: Collection[int]) -> bool:
    return 2 * len(numbers) >= _count(connection, "SELECT count(*) FROM customer WHERE trashed_at IS NULL")


def _count(connection: apsw.Connection, query: str, *values: str) -> int:
    return int(str(connection.execute(query, values).fetchall()[0][0]))
