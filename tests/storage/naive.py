"""What search and filters mean, said plainly and slowly in Python; the index and the SQL are held against it."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import Any

from app.domain.customer import CardSummary, DetailKind
from app.domain.fact import FactKind
from app.domain.fold import SHORT_WORD, fold
from app.domain.promise import PromiseState
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
    Term,
    WarmthLimit,
    Word,
)
from app.domain.record import CustomerRecord
from app.domain.warmth import shown
from app.services.desk import Desk
from app.storage import records

_COMPARE: dict[Compare, Callable[[Any, Any], bool]] = {
    Compare.LESS: operator.lt, Compare.MORE: operator.gt, Compare.AT_MOST: operator.le, Compare.AT_LEAST: operator.ge,
    Compare.EQUAL: operator.eq,
}  # fmt: skip
QUIET = 1.5


@dataclass(frozen=True)
class Person:
    """One living customer with everything that a query may ask about."""

    record: CustomerRecord
    card: CardSummary
    quiet_ratio: float
    is_slipping: bool = False
    chance: float | None = None

    @property
    def id(self) -> int:
        return self.record.customer.id

    @property
    def card_text(self) -> str:
        """All text of the card itself."""
        c, r = self.record.customer, self.record
        places = (text for p in r.places for text in (p.company_name, p.stakeholder.title, p.stakeholder.division))
        return " \n ".join((
            c.name, c.given_name, c.middle_name, c.family_name, c.nickname, c.subtitle, c.human_line, c.industry,
            c.notes,
            *(detail.value for detail in r.details), *r.tags, *(value for _, value in r.own_fields), *places,
        ))  # fmt: skip

    @property
    def texts(self) -> Iterator[str]:
        """Every text that is searched in, one for each card, fact, note, promise …"""
        r = self.record
        yield self.card_text
        for fact in r.facts:
            if fact.replaced_by_id is None:
                yield f"{fact.text} {fact.why}"
        yield from (f"{touch.title} {touch.notes}" for touch in r.touchpoints)
        yield from (f"{bought.title} {bought.number}" for bought in r.purchases)
        yield from (promise.text for promise in r.promises)
        yield from (f"{slip.text} {slip.their_words}" for slip in r.slips)
        yield from (aim.text for aim in r.objectives)

    def holds(self, word: str) -> bool:
        """Whether the word stands somewhere: anywhere in a word, or at the start of one on the card if it is short."""
        folded = fold(word).strip()
        if len(folded) <= SHORT_WORD:
            return begins_a_word(folded, self.card_text)
        return any(folded in fold(text) for text in self.texts)


def begins_a_word(folded: str, text: str) -> bool:
    """Whether a word of the text begins with these letters; signs between letters do not count."""
    return bool(re.search(rf"(?<![^\W_]){re.sub('[^a-z0-9]', '', folded)}", fold(text)))


def everybody(desk: Desk, today: date) -> list[Person]:
    """All living customers, lowest id first."""
    sql = desk.store.sql
    ratios: Any = dict(sql.execute("SELECT customer_id, quiet_ratio FROM standing ORDER BY customer_id").fetchall())
    chances: Any = dict(sql.execute("SELECT customer_id, chance FROM standing").fetchall())
    slipping = {number for (number,) in sql.execute("SELECT customer_id FROM standing WHERE is_slipping")}
    cards = {card.id: card for card in desk.finding.cards(tuple(ratios))}
    found = records.read(desk.store.db, tuple(sorted(ratios)))
    return [Person(r, cards[n], ratios[n], n in slipping, chances[n]) for r in found for n in (r.customer.id,)]


def listed(query: Query, people: Iterable[Person], today: date) -> set[int]:
    """Ids of those for whom every clause holds."""
    known = list(people)
    companies = {p.id: p.record.customer.name for p in known if p.record.customer.kind == "company"}
    return {p.id for p in known if all(_clause(clause, p, companies, today) for clause in query.clauses)}


def _clause(clause: Clause, person: Person, companies: dict[int, str], today: date) -> bool:
    if isinstance(clause, AnyOf):
        return any(_term(term, person, companies, today) for term in clause.terms)
    return _term(clause, person, companies, today)


def _term(term: Term, person: Person, companies: dict[int, str], today: date) -> bool:
    match term:
        case Not(inner):
            return not _term(inner, person, companies, today)
        case Word(text) | Phrase(text):
            return not fold(text).strip() or person.holds(text)
        case WarmthLimit(compare, score):
            warmth = person.card.warmth
            return warmth is not None and _COMPARE[compare](shown(warmth), score)
        case ChanceLimit(compare, percent):
            return person.chance is not None and _COMPARE[compare](floor(100 * person.chance + 0.5), percent)
        case Due(compare, day):
            return any(p.due is not None and _COMPARE[compare](p.due, day) for p in _open(person))
        case Age():
            return _age(term, person, today)
        case Choice(field, values):
            return any(_choice(field, value, person, companies) for value in values)


def _age(term: Age, person: Person, today: date) -> bool:
    if term.field is Field.NEXT:
        day = person.card.next_day
        return day is not None and _COMPARE[term.compare](day, today + timedelta(term.days))
    last = person.card.last_day
    return last is not None and _COMPARE[term.compare]((today - last).days, term.days)


def _open(person: Person) -> list[Any]:
    return [promise for promise in person.record.promises if promise.state is PromiseState.OPEN]


def _choice(field: Field, value: str, person: Person, companies: dict[int, str]) -> bool:
    customer, record, card = person.record.customer, person.record, person.card
    folded = fold(value)
    at = {
        place.stakeholder.company_id for place in record.places
        if place.stakeholder.until is None and place.stakeholder.company_id in companies
    } | {person.id} & set(companies)  # fmt: skip
    kinds = (FactKind.LIKES,) if field is Field.LIKES else (FactKind.DISLIKES, FactKind.ALLERGY)
    facts = (fact for fact in record.facts if fact.kind in kinds and fact.replaced_by_id is None)
    long = len(folded) > SHORT_WORD
    found = {
        Field.STAGE: lambda: customer.stage == value,
        Field.TIER: lambda: customer.tier == value,
        Field.KIND: lambda: customer.kind == value,
        Field.TAG: lambda: folded in map(fold, record.tags),
        Field.COMPANY: lambda: any(folded in fold(companies[number]) for number in at),
        Field.HAS: lambda: {
            "promise": bool(_open(person)), "slip": any(slip.made_good_on is None for slip in record.slips),
            "email": any(d.kind is DetailKind.EMAIL for d in record.details),
            "phone": any(d.kind is DetailKind.PHONE for d in record.details), "photo": customer.photo_id is not None,
        }[value],
        Field.IS: lambda: {
            "asleep": card.warmth is not None and shown(card.warmth) < 20, "cooling": card.pill == "cooling",
            "new": card.pill == "new", "quiet": person.quiet_ratio >= QUIET,
            "slipping": person.is_slipping,
        }[value],
    }  # fmt: skip
    if field in (Field.LIKES, Field.DISLIKES):
        return any(folded in fold(fact.text) if long else begins_a_word(folded, fact.text) for fact in facts)
    return found[field]()
