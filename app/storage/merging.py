"""Incoming customers who are here already: what their cards gain, with the stricter wish and the owner's wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.domain.customer import ContactDetail, Customer, DetailKind, StagePeriod
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.storage.encrypted import EncryptedDatabase
from app.storage.intake import Intake, Terms
from app.storage.present import Present
from app.storage.rows_in import put
from app.storage.shelves import CUSTOMERS, DETAILS, STAGES
from app.storage.tables.fields import to_day_number

_WORDS = (
    "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "pronouns", "language", "subtitle",
    "human_line", "industry",
)  # fmt: skip
_WISHES = ("opted_out", "do_not_contact", "no_gifts", "is_deceased")
_NOTHING = Incoming()
Meeting = tuple[int, Incoming, bool]
"""A customer here, who comes to that card, and whether the file's wording wins."""


class Merging:
    """Brings incoming customers to cards that are here, inside the caller's action."""

    def __init__(self, db: EncryptedDatabase, intake: Intake, terms: Terms) -> None:
        self._db, self._intake, self._terms = db, intake, terms
        self._lost: list[tuple[Any, ...]] = []

    def merge(self, meetings: Sequence[Meeting]) -> tuple[int, ...]:
        """Numbers of the cards that changed. Losing words go to the field's history, where they can still be found."""
        changed: list[int] = []
        for some in _rounds(meetings):
            changed.extend(self._merge_round(some))
        return tuple(dict.fromkeys(changed))

    def _merge_round(self, meetings: Sequence[Meeting]) -> Iterator[int]:
        present = Present(self._db, (number for number, _, _ in meetings))
        gains: list[tuple[int, Incoming]] = []
        met: list[tuple[int, Incoming]] = []
        changed: set[int] = set()
        for number, item, is_overwriting in meetings:
            if self._change_fields(present.customers[number], item, is_overwriting):
                changed.add(number)
            if self._settle_values(present, number, item, is_overwriting):
                changed.add(number)
            gain = _missing(present, number, item)
            if gain != _NOTHING:
                gains.append((number, replace(gain, kind=item.kind)))
                changed.add(number)
            if not present.has_source(number, item.source_system or self._terms.system, item.source_id):
                met.append((number, item))
        self._intake.add_parts(gains)
        self._intake.note_sources(met)
        columns = ("customer_id", "field", "value", "replaced_on")
        put(self._db.connection(), "field_history", columns, self._lost)
        self._lost.clear()
        yield from (number for number, _, _ in meetings if number in changed)

    def _change_fields(self, before: Customer, item: Incoming, is_overwriting: bool) -> bool:
        changes = _fields(before, item, is_overwriting)
        for name, value in changes.items():
            lost = getattr(before, name)
            if name in (*_WORDS, "name") and lost and lost not in str(value):
                self._keep(before.id, name, lost)
        if not is_overwriting and item.name and fold(item.name) != fold(before.name):
            self._keep(before.id, "name", item.name)
        if "stage" in changes:
            STAGES.add(self._db, StagePeriod(0, before.id, changes["stage"], self._terms.today))
        if changes:
            CUSTOMERS.change(self._db, before.id, **changes)
        return bool(changes)

    def _settle_values(self, present: Present, number: int, item: Incoming, is_overwriting: bool) -> bool:
        """Own fields and addresses that say something else here than in the file."""
        is_changed = False
        for name, theirs in item.own_fields:
            field, ours = present.own.get((number, fold(name)), (0, ""))
            if field and theirs and theirs != ours:
                self._keep(number, name, ours if is_overwriting else theirs)
                if is_overwriting:
                    query = "UPDATE own_value SET value = ? WHERE customer_id = ? AND field_id = ?"
                    self._db.connection().execute(query, (theirs, number, field))
                    is_changed = True
        for detail in _newer_addresses(present, number, item):
            old = present.addresses[number, fold(detail.label)]
            self._keep(number, "address", old.value)
            DETAILS.save(self._db, replace(
                detail, id=old.id, customer_id=number, position=old.position, is_preferred=old.is_preferred
            ))  # fmt: skip
            is_changed = True
        return is_changed

    def _keep(self, number: int, name: str, value: str) -> None:
        query = "SELECT 1 FROM field_history WHERE customer_id = ? AND field = ? AND value = ?"
        if not self._db.connection().execute(query, (number, name, value)).fetchone():
            self._lost.append((number, name, value, to_day_number(self._terms.today)))


def _rounds(meetings: Sequence[Meeting], most: int = 500) -> Iterator[list[Meeting]]:
    """The meetings in order, some at a time; whoever meets a card twice comes in a later round."""
    some: list[Meeting] = []
    seen: set[int] = set()
    for meeting in meetings:
        if len(some) == most or meeting[0] in seen:
            yield some
            some, seen = [], set()
        some.append(meeting)
        seen.add(meeting[0])
    if some:
        yield some


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
    changes |= {name: True for name in _WISHES if getattr(item, name) and not getattr(before, name)}
    if item.deceased_on and before.deceased_on is None:
        changes["deceased_on"] = item.deceased_on
    if item.notes and item.notes not in before.notes:
        changes["notes"] = f"{before.notes}\n\n{item.notes}".strip()
        changes["notes_sensitive"] = before.notes_sensitive or item.notes_sensitive
    since = item.acquainted_since
    if since and (before.acquainted_since is None or since < before.acquainted_since):
        changes["acquainted_since"] = since
    return changes


def _newer_addresses(present: Present, number: int, item: Incoming) -> Iterator[ContactDetail]:
    """Addresses of the file for a place of which the card has another one."""
    seen: set[str] = set()
    for detail in item.details:
        label = fold(detail.label)
        if detail.kind is DetailKind.ADDRESS and label not in seen and (number, label) in present.addresses:
            seen.add(label)
            if not present.has_detail(number, detail):
                yield detail


def _missing(present: Present, number: int, item: Incoming) -> Incoming:
    """What of the incoming customer is not on the card yet, as an incoming customer without a name."""
    replaced = tuple(_newer_addresses(present, number, item))
    fresh = (d for d in item.details if not present.has_detail(number, d) and d not in replaced)
    details = enumerate(fresh, present.detail_counts[number])
    stays = not item.company or present.has_place(number, item.company)
    last, known = item.last_contact, present.last_day(number)
    return Incoming(
        details=tuple(replace(detail, is_preferred=False, position=place) for place, detail in details),
        occasions=tuple(one for one in item.occasions if not present.has_occasion(number, one)),
        facts=tuple(fact for fact in item.facts if not present.has_fact(number, fact.text)),
        purchases=tuple(bought for bought in item.purchases if not present.has_purchase(number, bought)),
        touchpoints=tuple(one for one in item.touchpoints if not present.has_touchpoint(number, one)),
        relationships=tuple(tie for tie in item.relationships if not present.has_tie(number, tie.name)),
        tags=tuple(tag for tag in item.tags if not present.has_tag(number, tag)),
        own_fields=tuple(pair for pair in item.own_fields if (number, fold(pair[0])) not in present.own),
        company="" if stays else item.company,
        title="" if stays else item.title,
        division="" if stays else item.division,
        last_contact=last if last and (known is None or last > known) else None,
        photo=b"" if present.customers[number].photo_id else item.photo,
        photo_type="" if present.customers[number].photo_id else item.photo_type,
    )
