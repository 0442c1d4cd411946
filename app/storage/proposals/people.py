"""Who may be contacted, since when they have not been, and what is known of how they like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import apsw

from app.domain.customer import ContactDetail, DetailKind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.reading_wishes import BUSY_KINDS, READ_KINDS, wishes_of
from app.domain.wishes import Wishes
from app.storage.arrays import carray
from app.storage.tables.fields import from_day_number

_PEOPLE = """SELECT c.id, c.kind, c.tier, c.created_at / 86400, c.pause_from, c.pause_until, c.opted_out,
    s.usual_gap_days, s.rhythm_basis, s.last_channel,
    max(ifnull((SELECT p.day FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
        WHERE p.customer_id = c.id AND p.day <= ?1 AND t.trashed_at IS NULL AND t.state = 'done'
        AND NOT t.is_automatic AND (t.direction <> 'from_us' OR t.is_answered) ORDER BY p.day DESC LIMIT 1), -1000000),
        ifnull((SELECT max(b.day) FROM purchase b WHERE b.customer_id = c.id AND b.day <= ?1 AND b.amount_minor >= 0
        AND b.trashed_at IS NULL), -1000000)),
    c.kind = 'company' AND EXISTS (SELECT 1 FROM stakeholder h WHERE h.company_id = c.id
        AND h.trashed_at IS NULL AND h.until IS NULL)
    FROM customer c JOIN standing s ON s.customer_id = c.id
    WHERE c.trashed_at IS NULL AND NOT c.is_deceased AND c.deceased_on IS NULL AND NOT c.do_not_contact"""
_FACTS = """SELECT id, customer_id, kind, text, value, basis, known_on, is_sensitive FROM fact
    WHERE customer_id IN (SELECT value FROM carray(?)) AND trashed_at IS NULL AND replaced_by_id IS NULL
    AND kind IN ({}) AND (kind NOT IN ({}) OR text GLOB '*[0-9]*')"""
_DETAILS = """SELECT id, customer_id, kind, is_preferred FROM contact_detail
    WHERE customer_id IN (SELECT value FROM carray(?)) AND kind IN ('phone', 'email', 'messenger')"""
_TIES = """SELECT customer_id, other_id FROM relationship WHERE kind IN ('partner', 'parent', 'child')
    AND (customer_id IN (SELECT value FROM carray(?1)) OR other_id IN (SELECT value FROM carray(?1)))"""
_ADDRESSES = """SELECT d.customer_id, lower(c.family_name || '|' || d.street || '|' || d.postal_code)
    FROM contact_detail d JOIN customer c ON c.id = d.customer_id
    WHERE d.customer_id IN (SELECT value FROM carray(?)) AND d.kind = 'address' AND d.street <> ''
    AND c.family_name <> '' AND c.kind = 'person'"""


class Person(NamedTuple):
    """Somebody who may be contacted; days are day numbers, `last_day` is negative where there was no contact yet."""

    number: int
    kind: str
    tier: str
    created_day: int
    pause_from: int | None
    pause_until: int | None
    opted_out: int
    usual_gap_days: float | None
    rhythm_basis: str
    last_channel: str | None
    last_day: int
    has_people: int


def people(connection: apsw.Connection, today: int, numbers: Iterable[int] | None) -> list[Person]:
    """Whom to consider, of these or (None) of all."""
    if numbers is None:
        rows: Any = connection.execute(_PEOPLE, (today,))
    else:
        rows = connection.execute(f"{_PEOPLE} AND c.id IN (SELECT value FROM carray(?2))", (today, carray(numbers)))
    return [Person(*row) for row in rows]


def wishes(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, Wishes]:
    """How and when these customers like to be reached; those of whom nothing is known are missing."""
    wanted = tuple(numbers)
    facts, details = _facts(connection, wanted), _details(connection, wanted)
    return {number: wishes_of(facts[number], details[number]) for number in facts.keys() | details.keys()}


def households(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The household of each of these customers who shares one: by ties of a family, or by name and street."""
    wanted = tuple(dict.fromkeys(numbers))
    root: dict[int, int] = {}
    ties: Any = connection.execute(_TIES, (carray(wanted),)).fetchall()
    for one, other in ties:
        _join(root, one, other)
    first_at: dict[str, int] = {}
    addresses: Any = connection.execute(_ADDRESSES, (carray(wanted),)).fetchall()
    for number, place in addresses:
        _join(root, first_at.setdefault(place, number), number)
    return {number: _root(root, number) for number in wanted if number in root}


def _facts(connection: apsw.Connection, numbers: tuple[int, ...]) -> defaultdict[int, list[Fact]]:
    query = _FACTS.format(_listed(READ_KINDS), _listed(BUSY_KINDS))
    rows: Any = connection.execute(query, (carray(numbers),))
    found: defaultdict[int, list[Fact]] = defaultdict(list)
    for number, customer, kind, text, value, basis, known_on, is_sensitive in rows:
        day = None if known_on is None else from_day_number(known_on)
        found[customer].append(
            Fact(id=number, kind=FactKind(kind), text=text, value=value, basis=Basis(basis), known_on=day,
                 is_sensitive=bool(is_sensitive))
        )  # fmt: skip
    return found


def _details(connection: apsw.Connection, numbers: tuple[int, ...]) -> defaultdict[int, list[ContactDetail]]:
    rows: Any = connection.execute(_DETAILS, (carray(numbers),))
    found: defaultdict[int, list[ContactDetail]] = defaultdict(list)
    for number, customer, kind, is_preferred in rows:
        found[customer].append(ContactDetail(id=number, kind=DetailKind(kind), is_preferred=bool(is_preferred)))
    return found


def _listed(kinds: Iterable[FactKind]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(kinds))


def _join(root: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(root, one), _root(root, other)))
    root.setdefault(low, low)
    root[high] = low


def _root(root: Mapping[int, int], number: int) -> int:
    while root.get(number, number) != number:
        number = root[number]
    return number
