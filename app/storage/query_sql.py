"""The search language as a condition on the customer list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import apsw

from app.domain.fold import fold
from app.domain.query import (
    Age,
    AnyOf,
    ChanceLimit,
    Choice,
    Clause,
    Compare,
    Due,
    Field,
    Not,
    Phrase,
    Query,
    WarmthLimit,
    Word,
)
from app.storage.arrays import carray
from app.storage.hits import MOST_HITS, customers_with, records_with
from app.storage.search import FACT
from app.storage.tables.fields import to_day_number

QUIET_RATIO = 1.5
"""From this many usual gaps of silence on a customer counts as quiet."""
FEW = 250
"""Up to so many customers are read one by one; more are met while the list is walked in its order."""

_WHO = "s.customer_id"
_COLUMNS = {Field.STAGE: "s.stage", Field.TIER: "s.tier", Field.KIND: "s.kind"}
_HAS = {
    "promise": f"""EXISTS (SELECT 1 FROM promise m
        WHERE m.customer_id = {_WHO} AND m.state = 'open' AND m.trashed_at IS NULL)""",
    "slip": f"""EXISTS (SELECT 1 FROM slip p
        WHERE p.customer_id = {_WHO} AND p.made_good_on IS NULL AND p.trashed_at IS NULL)""",
    "email": f"EXISTS (SELECT 1 FROM contact_detail d WHERE d.customer_id = {_WHO} AND d.kind = 'email')",
    "phone": f"EXISTS (SELECT 1 FROM contact_detail d WHERE d.customer_id = {_WHO} AND d.kind = 'phone')",
    "photo": f"EXISTS (SELECT 1 FROM customer c WHERE c.id = {_WHO} AND c.photo_id IS NOT NULL)",
}
_IS = {
    "asleep": "s.warmth < 19.5",
    "cooling": "s.pill = 'cooling'",
    "slipping": "s.is_slipping",
    "new": "s.pill = 'new'",
    "quiet": f"s.quiet_ratio >= {QUIET_RATIO}",
}
_LAST = {
    Compare.LESS: ">", Compare.MORE: "<", Compare.AT_MOST: ">=", Compare.AT_LEAST: "<=", Compare.EQUAL: "=",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL over `standing s`; `is_cut` when of a frequent word only some of those who hold it are in it."""

    sql: str
    values: tuple[Any, ...] = ()
    is_cut: bool = False


def condition_of(connection: apsw.Connection, query: Query, today: date, is_exact: bool = False) -> Condition:
    """What must hold for a customer to be listed; exact, however long that takes, or quick."""
    return _Conditions(connection, today, None if is_exact else MOST_HITS).all_of(query.clauses)


class _Conditions:
    """Terms as SQL; `limit` is how many hits of a word are used."""

    def __init__(self, connection: apsw.Connection, today: date, limit: int | None) -> None:
        self._connection, self._today, self._limit = connection, today, limit
        self._of: Mapping[type, Callable[[Any], Condition]] = {
            AnyOf: lambda clause: _joined(map(self._term, clause.terms), " OR ", "0"),
            Not: self._not, Word: self._word, Phrase: self._word, WarmthLimit: _warmth, Due: _due,
            ChanceLimit: _chance, Age: self._age, Choice: self._choice,
        }  # fmt: skip

    def all_of(self, clauses: Iterable[Clause]) -> Condition:
        """Every clause; plain words together, since a customer may hold them in different places."""
        plain = [clause.text for clause in clauses if isinstance(clause, Word | Phrase)]
        rest = [self._term(clause) for clause in clauses if not isinstance(clause, Word | Phrase)]
        words = [among(*customers_with(self._connection, plain, self._limit))] if plain else []
        return _joined([*words, *rest], " AND ", "1")

    def _term(self, term: Clause) -> Condition:
        return self._of[type(term)](term)

    def _word(self, term: Word | Phrase) -> Condition:
        return among(*customers_with(self._connection, (term.text,), self._limit))

    def _not(self, term: Not) -> Condition:
        """Whom to leave out must be known exactly, or somebody would be shown who should not be."""
        found = _Conditions(self._connection, self._today, None)._term(term.term)
        return Condition(f"NOT ifnull(({found.sql}), 0)", found.values)

    def _age(self, term: Age) -> Condition:
        if term.field is Field.NEXT:
            limit = to_day_number(self._today + timedelta(days=term.days))
            return Condition(f"s.next_day {term.compare} ?", (limit,))
        return Condition(f"s.last_day {_LAST[term.compare]} ?", (to_day_number(self._today - timedelta(term.days)),))

    def _choice(self, term: Choice) -> Condition:
        about, values = term.field, term.values
        if about in _COLUMNS:
            return Condition(f"{_COLUMNS[about]} IN ({_marks(values)})", values)
        if about in (Field.HAS, Field.IS):
            known = _HAS if about is Field.HAS else _IS
            return Condition("(" + " OR ".join(known[value] for value in values) + ")")
        if about is Field.TAG:
            sql = f"""{_WHO} IN (SELECT l.customer_id FROM customer_tag l JOIN tag t ON t.id = l.tag_id
                WHERE t.folded IN ({_marks(values)}))"""
            return Condition(sql, tuple(fold(value) for value in values))
        return self._at_company(values) if about is Field.COMPANY else self._liking(about, values)

    def _at_company(self, values: tuple[str, ...]) -> Condition:
        like = " OR ".join("instr(name_key, ?) > 0" for _ in values)
        rows: Any = self._connection.execute(
            f"""WITH named AS MATERIALIZED (SELECT customer_id FROM standing WHERE {like})
            SELECT k.customer_id FROM named JOIN standing k USING (customer_id) WHERE k.kind = 'company'""",
            tuple(fold(value) for value in values),
        )
        companies = [number for (number,) in rows]
        people = """SELECT h.person_id FROM stakeholder h WHERE h.trashed_at IS NULL AND h.until IS NULL
            AND h.company_id IN (SELECT value FROM carray(?))"""
        sql = f"({_WHO} IN (SELECT value FROM carray(?)) OR {_WHO} IN ({people}))"
        return Condition(sql, (carray(companies), carray(companies)))

    def _liking(self, about: Field, values: tuple[str, ...]) -> Condition:
        kinds = "'dislikes', 'allergy'" if about is Field.DISLIKES else "'likes'"
        found = [records_with(self._connection, value, (FACT,), self._limit) for value in values]
        facts = {number for some in found for _, number in some}
        sql = f"""{_WHO} IN (SELECT f.customer_id FROM fact f WHERE f.kind IN ({kinds}) AND f.trashed_at IS NULL
            AND f.id IN (SELECT value FROM carray(?)))"""
        return Condition(sql, (carray(facts),), any(len(some) == self._limit for some in found))


def among(numbers: Collection[int], is_cut: bool = False) -> Condition:
    """One of these customers. Many are met while an index of the order is walked; the plus keeps SQLite from
    reading and sorting them instead.
    """
    sign = "" if len(numbers) <= FEW else "+"
    return Condition(f"{sign}{_WHO} IN (SELECT value FROM carray(?))", (carray(numbers),), is_cut)


def _warmth(term: WarmthLimit) -> Condition:
    return Condition(f"floor(s.warmth + 0.5) {term.compare} ?", (term.score,))


def _chance(term: ChanceLimit) -> Condition:
    return Condition(f"floor(100 * s.chance + 0.5) {term.compare} ?", (term.percent,))


def _due(term: Due) -> Condition:
    sql = f"""EXISTS (SELECT 1 FROM promise m WHERE m.customer_id = {_WHO} AND m.state = 'open'
        AND m.trashed_at IS NULL AND m.due {term.compare} ?)"""
    return Condition(sql, (to_day_number(term.day),))


def _joined(parts: Iterable[Condition], word: str, nothing: str) -> Condition:
    known = tuple(parts)
    sql = word.join(f"({part.sql})" for part in known) or nothing
    return Condition(sql, sum((part.values for part in known), ()), any(part.is_cut for part in known))


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)
