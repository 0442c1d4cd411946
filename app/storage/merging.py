"""An incoming customer who is here already: what the card gains, with the stricter wish and the owner's wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.customer import ContactDetail, Customer
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.storage import shelves, tagging
from app.storage.encrypted import EncryptedDatabase
from app.storage.intake import Intake, Terms
from app.storage.tables.filing import FieldHistoryRow, SourceRow

_WORDS = (
    "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "pronouns", "language", "subtitle",
    "human_line", "industry",
)  # fmt: skip
_WISHES = ("opted_out", "do_not_contact", "no_gifts", "is_deceased")


def merge(db: EncryptedDatabase, number: int, item: Incoming, terms: Terms, is_overwriting: bool) -> bool:
    """True when the card changed. Losing words go to the field's history, where they can still be found."""
    before = shelves.CUSTOMERS.get(db, number)
    changes = _fields(before, item, is_overwriting)
    for name, value in changes.items():
        lost = getattr(before, name)
        if name in (*_WORDS, "name", "notes") and lost and value != lost and lost not in str(value):
            _keep(db, number, name, str(lost), terms.today)
    if is_overwriting is False and item.name and fold(item.name) != fold(before.name):
        _keep(db, number, "name", item.name, terms.today)
    shelves.CUSTOMERS.change(db, number, **changes)
    fresh = _missing_parts(db, number, item)
    Intake(db.connection(), terms).add_parts([(number, fresh)])
    is_known = _note_source(db, number, item, terms)
    return bool(changes) or fresh != Incoming(kind=fresh.kind) or not is_known


def _fields(before: Customer, item: Incoming, is_overwriting: bool) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in _WORDS:
        theirs, ours = getattr(item, name), getattr(before, name)
        if theirs and theirs != ours and (is_overwriting or not ours):
            changes[name] = theirs
    if is_overwriting and item.name and item.name != before.name:
        changes["name"] = item.name
    for name in ("stage", "tier"):
        if is_overwriting and getattr(item, name) not in (None, getattr(before, name)):
            changes[name] = getattr(item, name)
    for name in _WISHES:
        if getattr(item, name) and not getattr(before, name):
            changes[name] = True
    if item.notes and item.notes not in before.notes:
        changes["notes"] = f"{before.notes}\n\n{item.notes}".strip()
    since = item.acquainted_since
    if since and (before.acquainted_since is None or since < before.acquainted_since):
        changes["acquainted_since"] = since
    return changes


def _missing_parts(db: EncryptedDatabase, number: int, item: Incoming) -> Incoming:
    """What of the incoming customer is not on the card yet, as an incoming customer without a name."""
    details = {_key(detail) for detail in shelves.DETAILS.where(db, shelves.DETAILS.row.customer_id == number)}
    occasions = {
        (o.kind, o.month, o.day, o.label)
        for o in shelves.OCCASIONS.where(db, shelves.OCCASIONS.row.customer_id == number)
    }
    facts = {fold(fact.text) for fact in shelves.FACTS.where(db, shelves.FACTS.row.customer_id == number)}
    bought = {
        (p.day, p.amount_minor, p.number)
        for p in shelves.PURCHASES.where(db, shelves.PURCHASES.row.customer_id == number)
    }
    tags = {tag.folded for tag in tagging.of(db, number)}
    own = _own_fields(db, number)
    last = db.execute_sql("SELECT last_day FROM standing WHERE customer_id = ?", (number,)).fetchone()
    return Incoming(
        kind=item.kind,
        details=tuple(replace(d, is_preferred=False) for d in item.details if _key(d) not in details),
        occasions=tuple(o for o in item.occasions if (o.kind, o.month, o.day, o.label) not in occasions),
        facts=tuple(fact for fact in item.facts if fold(fact.text) not in facts),
        purchases=tuple(p for p in item.purchases if (p.day, p.amount_minor, p.number) not in bought),
        tags=tuple(tag for tag in item.tags if fold(tag.strip()) not in tags),
        own_fields=tuple((name, value) for name, value in item.own_fields if name not in own),
        company="" if _has_place(db, number, item.company) else item.company,
        title=item.title,
        division=item.division,
        last_contact=item.last_contact if not (last and last[0]) else None,
        photo=b"" if shelves.CUSTOMERS.get(db, number).photo_id else item.photo,
        photo_type=item.photo_type,
    )


def _own_fields(db: EncryptedDatabase, number: int) -> frozenset[str]:
    query = "SELECT f.name FROM own_value v JOIN own_field f ON f.id = v.field_id WHERE v.customer_id = ?"
    return frozenset(row[0] for row in db.execute_sql(query, (number,)))


def _has_place(db: EncryptedDatabase, number: int, company: str) -> bool:
    query = "SELECT c.name FROM stakeholder s JOIN customer c ON c.id = s.company_id WHERE s.person_id = ?"
    return any(fold(row[0]) == fold(company) for row in db.execute_sql(query, (number,)))


def _key(detail: ContactDetail) -> tuple[str, str]:
    kept = [letter for letter in fold(detail.value) if letter.isalnum() or letter in "@.+"]
    return detail.kind.value, "".join(kept)


def _keep(db: EncryptedDatabase, number: int, name: str, value: str, today: date) -> None:
    known = FieldHistoryRow.select().where(
        FieldHistoryRow.customer_id == number, FieldHistoryRow.field == name, FieldHistoryRow.value == value
    )
    if not list(known.tuples().execute(db)):
        FieldHistoryRow.insert(customer_id=number, field=name, value=value, replaced_on=today).execute(db)


def _note_source(db: EncryptedDatabase, number: int, item: Incoming, terms: Terms) -> bool:
    """Whether this source was noted before; noted now otherwise."""
    system = item.source_system or terms.system
    row = SourceRow
    known = row.select().where(row.customer_id == number, row.system == system, row.source_id == item.source_id)
    if list(known.tuples().execute(db)):
        return True
    row.insert(customer_id=number, batch_id=terms.batch_id, system=system, source_id=item.source_id).execute(db)
    return False
