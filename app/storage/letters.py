"""What letters to some people need to know, read in a few passes however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

import apsw

from app.domain.customer import Circumstance, ContactDetail, Customer, Occasion
from app.domain.fact import Fact
from app.domain.promise import Slip
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelf import Shelf
from app.storage.shelves import CIRCUMSTANCES, CUSTOMERS, DETAILS, FACTS, OCCASIONS, SLIPS
from app.storage.tables.fields import from_day_number, to_day_number

T = TypeVar("T")
Rows = dict[int, tuple[T, ...]]
LOOKED_AROUND = timedelta(days=60)
"""Surprises and letters farther away than this leave room for another."""
PURCHASES = 3

_AMONG = "customer_id IN (SELECT value FROM carray(?1))"
_PEOPLE = "WHERE id IN (SELECT value FROM carray(?)) AND kind = 'person' AND trashed_at IS NULL"
_OWN = f"""SELECT v.customer_id, f.name, f.kind, v.value FROM own_value v JOIN own_field f ON f.id = v.field_id
    WHERE v.{_AMONG} AND f.trashed_at IS NULL AND v.value <> '' ORDER BY f.position, f.id"""
_BOUGHT = f"""SELECT customer_id, title, day FROM purchase WHERE {_AMONG} AND trashed_at IS NULL AND amount_minor > 0
    AND title <> '' AND day <= ?2 ORDER BY day DESC, id DESC"""
_PLACES = """SELECT s.person_id, c.name FROM stakeholder s JOIN customer c ON c.id = s.company_id
    WHERE s.person_id IN (SELECT value FROM carray(?1)) AND s.trashed_at IS NULL AND c.trashed_at IS NULL
    AND ifnull(s.since <= ?2, 1) AND ifnull(s.until > ?2, 1) ORDER BY s.id"""
_SURPRISES = f"""SELECT customer_id, ifnull(delivered_on, day) FROM surprise WHERE {_AMONG} AND trashed_at IS NULL
    AND state IN ('accepted', 'prepared', 'delivered') AND ifnull(delivered_on, day) BETWEEN ?2 AND ?3 ORDER BY day"""
_LETTERS = f"""SELECT p.customer_id, t.day FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
    WHERE p.{_AMONG} AND p.day BETWEEN ?2 AND ?3 AND t.trashed_at IS NULL AND t.direction = 'from_us'
    AND (t.channel = 'card' OR t.campaign_id IS NOT NULL) AND t.state IN ('done', 'planned')
    AND ifnull(t.campaign_id, 0) <> ?4 ORDER BY t.day"""
_GAPS = f"SELECT customer_id, usual_gap_days FROM standing WHERE {_AMONG}"
_WENT = """SELECT m.customer_id, t.day FROM campaign_member m JOIN touchpoint t ON t.id = m.touchpoint_id
    WHERE m.campaign_id = ? AND t.trashed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class LetterInputs:
    """Everything about these people; only people, none of them in the trash, in the order asked for."""

    people: tuple[Customer, ...]
    facts: Rows[Fact]
    details: Rows[ContactDetail]
    circumstances: Rows[Circumstance]
    slips: Rows[Slip]
    occasions: Rows[Occasion]
    own: Rows[tuple[str, str, str]]
    """Name, kind and value of own fields."""
    purchases: Rows[tuple[str, date]]
    companies: Rows[str]
    surprises: Rows[date]
    letters: Rows[date]
    gaps: dict[int, float | None]
    went_on: dict[int, date]


def read(db: EncryptedDatabase, numbers: Sequence[int], today: date, campaign_id: int = 0) -> LetterInputs:
    """All that is known; touchpoints of the named campaign do not count as letters."""
    sql, among, day = db.connection(), carray(numbers), to_day_number(today)
    around = (to_day_number(today - LOOKED_AROUND), to_day_number(today + LOOKED_AROUND))
    found = {one.id: one for one in CUSTOMERS.select(db, _PEOPLE, (among,))}
    gaps: Any = sql.execute(_GAPS, (among,))
    went: Any = sql.execute(_WENT, (campaign_id,))
    return LetterInputs(
        people=tuple(found[number] for number in dict.fromkeys(numbers) if number in found),
        facts=_of(db, FACTS, among, "AND trashed_at IS NULL AND replaced_by_id IS NULL ORDER BY known_on, id"),
        details=_of(db, DETAILS, among, "ORDER BY is_preferred DESC, position, id"),
        circumstances=_of(db, CIRCUMSTANCES, among, "ORDER BY since, id"),
        slips=_of(db, SLIPS, among, "AND trashed_at IS NULL ORDER BY id"),
        occasions=_of(db, OCCASIONS, among, "ORDER BY id"),
        own=_grouped(sql, _OWN, (among,)),
        purchases={who: tuple((title, from_day_number(on)) for title, on in bought[:PURCHASES])
                   for who, bought in _grouped(sql, _BOUGHT, (among, day)).items()},
        companies={who: tuple(name for (name,) in names)
                   for who, names in _grouped(sql, _PLACES, (among, day)).items()},
        surprises=_days(sql, _SURPRISES, (among, *around)),
        letters=_days(sql, _LETTERS, (among, *around, campaign_id)),
        gaps=dict(gaps.fetchall()),
        went_on={who: from_day_number(on) for who, on in went},
    )  # fmt: skip


def people_among(sql: apsw.Connection, numbers: Sequence[int]) -> tuple[int, ...]:
    """Those of the customers who are people and have not been trashed, in the same order."""
    rows: Any = sql.execute(f"SELECT id FROM customer {_PEOPLE}", (carray(numbers),))
    people = {number for (number,) in rows}
    return tuple(number for number in dict.fromkeys(numbers) if number in people)


def _of(db: EncryptedDatabase, shelf: Shelf[T], among: Any, rest: str) -> Rows[T]:
    found: dict[int, list[T]] = {}
    for item in shelf.select(db, f"WHERE {_AMONG} {rest}", (among,)):
        found.setdefault(item.customer_id, []).append(item)  # type: ignore[attr-defined]
    return {number: tuple(items) for number, items in found.items()}


def _grouped(sql: apsw.Connection, query: str, values: tuple[Any, ...]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = {}
    rows: Any = sql.execute(query, values)
    for number, *rest in rows:
        found.setdefault(number, []).append(tuple(rest))
    return {number: tuple(items) for number, items in found.items()}


def _days(sql: apsw.Connection, query: str, values: tuple[Any, ...]) -> Rows[date]:
    return {who: tuple(from_day_number(on) for (on,) in days) for who, days in _grouped(sql, query, values).items()}
