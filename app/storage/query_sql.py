"""The search language as a condition on the customer list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import apsw

from app.domain.fold import fold
from app.domain.query import (
    Age,
    AnyOf,
    Choice,
    Clause,
    Compare,
    Due,
    Field,
    Not,
    Phrase,
    Query,
    Term,
    WarmthLimit,
    Word,
)
from app.storage import search
from app.storage.tables.fields import to_day_number

QUIET_RATIO = 1.5
"""From this many usual gaps of silence on a customer counts as quiet."""

_COLUMNS = {Field.STAGE: "s.stage", Field.TIER: "s.tier", Field.KIND: "s.kind"}
_HAS = {
    "promise": """EXISTS (SELECT 1 FROM promise m
        WHERE m.customer_id = c.id AND m.state = 'open' AND m.trashed_at IS NULL)""",
    "slip": """EXISTS (SELECT 1 FROM slip p
        WHERE p.customer_id = c.id AND p.made_good_on IS NULL AND p.trashed_at IS NULL)""",
    "email": "EXISTS (SELECT 1 FROM contact_detail d WHERE d.customer_id = c.id AND d.kind = 'email')",
    "phone": "EXISTS (SELECT 1 FROM contact_detail d WHERE d.customer_id = c.id AND d.kind = 'phone')",
    "photo": "c.photo_id IS NOT NULL",
}
_IS = {
    "asleep": "s.warmth < 20",
    "cooling": "s.pill = 'cooling'",
    "new": "s.pill = 'new'",
    "quiet": f"s.quiet_ratio >= {QUIET_RATIO}",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL over `standing s` and `customer c`; `is_cut` when only the most recent hits are in it."""

    sql: str
    values: tuple[Any, ...] = ()
    is_cut: bool = False


def condition_of(connection: apsw.Connection, query: Query, today: date) -> Condition:
    """What must hold for a customer to be listed."""
    words = [clause.text for clause in query.clauses if isinstance(clause, Word | Phrase)]
    parts = [_clause(connection, clause, today) for clause in query.clauses if not isinstance(clause, Word | Phrase)]
    if words:
        found, is_cut = search.customers_with(connection, words)
        parts.insert(0, Condition(f"s.customer_id IN ({_listed(found)})", (), is_cut))
    return _joined(parts, " AND ", "1")


def _clause(connection: apsw.Connection, clause: Clause, today: date) -> Condition:
    if isinstance(clause, AnyOf):
        return _joined([_term(connection, term, today) for term in clause.terms], " OR ", "0")
    return _term(connection, clause, today)


def _term(connection: apsw.Connection, term: Term, today: date) -> Condition:
    match term:
        case Not(inner):
            found = _term(connection, inner, today)
            return Condition(f"NOT ifnull(({found.sql}), 0)", found.values, found.is_cut)
        case Word(text) | Phrase(text):
            ids, is_cut = search.customers_with(connection, (text,))
            return Condition(f"s.customer_id IN ({_listed(ids)})", (), is_cut)
        case WarmthLimit(compare, score):
            return Condition(f"round(s.warmth) {compare} ?", (score,))
        case Due(compare, day):
            sql = f"""EXISTS (SELECT 1 FROM promise m WHERE m.customer_id = c.id AND m.state = 'open'
                AND m.trashed_at IS NULL AND m.due {compare} ?)"""
            return Condition(sql, (to_day_number(day),))
        case Age():
            return _age(term, today)
        case Choice(about, values):
            return _choice(connection, about, values)


def _age(term: Age, today: date) -> Condition:
    if term.field is Field.NEXT:
        limit = to_day_number(today + timedelta(days=term.days))
        return Condition(f"s.next_day {term.compare} ?", (limit,))
    turned = {Compare.LESS: ">", Compare.MORE: "<", Compare.AT_MOST: ">=", Compare.AT_LEAST: "<=", Compare.EQUAL: "="}
    return Condition(f"s.last_day {turned[term.compare]} ?", (to_day_number(today - timedelta(days=term.days)),))


def _choice(connection: apsw.Connection, about: Field, values: tuple[str, ...]) -> Condition:
    if about in _COLUMNS:
        return Condition(f"{_COLUMNS[about]} IN ({_marks(values)})", values)
    if about in (Field.HAS, Field.IS):
        known = _HAS if about is Field.HAS else _IS
        return Condition("(" + " OR ".join(known[value] for value in values) + ")")
    if about is Field.TAG:
        sql = f"""c.id IN (SELECT l.customer_id FROM customer_tag l JOIN tag t ON t.id = l.tag_id
            WHERE t.folded IN ({_marks(values)}))"""
        return Condition(sql, tuple(fold(value) for value in values))
    if about is Field.COMPANY:
        return _at_company(values)
    return _liking(connection, about, values)


def _at_company(values: tuple[str, ...]) -> Condition:
    like = " OR ".join("instr(k.name_key, ?) > 0" for _ in values)
    companies = f"SELECT k.customer_id FROM standing k WHERE k.kind = 'company' AND ({like})"
    sql = f"""(c.id IN ({companies}) OR c.id IN (SELECT h.person_id FROM stakeholder h
        WHERE h.trashed_at IS NULL AND h.until IS NULL AND h.company_id IN ({companies})))"""
    folded = tuple(fold(value) for value in values)
    return Condition(sql, folded + folded)


def _liking(connection: apsw.Connection, about: Field, values: tuple[str, ...]) -> Condition:
    kinds = "'dislikes', 'allergy'" if about is Field.DISLIKES else "'likes'"
    facts: set[int] = set()
    for value in values:
        facts.update(number for _, number in search.records_with(connection, value, (1,), search.MOST_HITS))
    sql = f"""c.id IN (SELECT f.customer_id FROM fact f WHERE f.kind IN ({kinds}) AND f.trashed_at IS NULL
        AND f.id IN ({_listed(facts)}))"""
    return Condition(sql)


def _joined(parts: list[Condition], word: str, nothing: str) -> Condition:
    sql = word.join(f"({part.sql})" for part in parts) or nothing
    return Condition(sql, sum((part.values for part in parts), ()), any(part.is_cut for part in parts))


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
