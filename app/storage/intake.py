"""Taking in many customers at once: plain rows through executemany, ids given out ahead, links resolved by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import apsw

from app.domain.customer import Kind, Stage, Tier
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.domain.tag import FieldKind
from app.domain.touchpoint import Channel, Direction, TouchpointState
from app.storage.tables.fields import to_day_number

LAST_CONTACT_TITLE = "Last contact, as the file says"

_CUSTOMER = (
    "id", "uuid", "kind", "name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "pronouns",
    "language", "is_household", "subtitle", "human_line", "notes", "notes_sensitive", "stage", "tier", "acquainted_since",
    "is_deceased", "deceased_on", "opted_out", "do_not_contact", "no_gifts", "industry", "created_at",
)  # fmt: skip
_DETAIL = (
    "customer_id", "kind", "label", "value", "is_preferred", "street", "extended", "po_box", "city", "region",
    "postal_code", "country", "position",
)  # fmt: skip
_TOUCHPOINT = ("id", "uuid", "channel", "direction", "state", "day", "title", "notes", "created_at")
_FACT = ("uuid", "customer_id", "kind", "text", "value", "basis", "why", "known_on", "is_sensitive", "created_at")
_PURCHASE = ("uuid", "customer_id", "day", "title", "amount_minor", "currency", "number", "created_at")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a whole import: its batch, the day and moment, and the owner's currency."""

    batch_id: int
    system: str
    today: date
    now: datetime
    currency: str


class Intake:
    """Writes incoming customers inside the caller's action."""

    def __init__(self, connection: apsw.Connection, terms: Terms) -> None:
        self._connection = connection
        self._terms = terms
        self._created_at = int(terms.now.timestamp())

    def create(self, items: Sequence[Incoming]) -> range:
        """Ids of the new customers, in the order of the items; companies that were missing come after them."""
        first = self._next_id("customer")
        numbers = range(first, first + len(items))
        pairs = list(zip(numbers, items, strict=True))
        self._put("customer", _CUSTOMER, (self._customer(number, item) for number, item in pairs))
        self.add_parts(pairs)
        stages = ((number, item.stage or Stage.RETENTION, to_day_number(self._terms.today)) for number, item in pairs)
        self._put("stage_period", ("customer_id", "stage", "since"), stages)
        sources = ((n, self._terms.batch_id, item.source_system or self._terms.system, item.source_id,
                    "\n".join(item.extras)) for n, item in pairs)  # fmt: skip
        self._put("source", ("customer_id", "batch_id", "system", "source_id", "extras"), sources)
        return numbers

    def add_parts(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        """Everything that hangs on the cards: details, dates, tags, own fields, facts, places, contacts, photos."""
        details = (_detail(number, place, d) for number, item in pairs for place, d in enumerate(item.details))
        self._put("contact_detail", _DETAIL, details)
        occasions = ((n, o.kind, o.label, o.month, o.day, o.year, o.is_yearly) for n, item in pairs for o in item.occasions)
        self._put("occasion", ("customer_id", "kind", "label", "month", "day", "year", "is_yearly"), occasions)
        facts = ((uuid4().bytes, n, f.kind, f.text, f.value, f.basis, f.why,
                  to_day_number(f.known_on or self._terms.today), f.is_sensitive, self._created_at)
                 for n, item in pairs for f in item.facts)  # fmt: skip
        self._put("fact", _FACT, facts)
        self._tag(pairs)
        self._own_values(pairs)
        self._places([(number, item) for number, item in pairs if item.company and item.kind is Kind.PERSON])
        self._contacts(pairs)
        self._purchases(pairs)
        self._relate([(number, item) for number, item in pairs if item.relationships])
        for number, item in pairs:
            if item.photo:
                self._photo(number, item)

    def _customer(self, number: int, item: Incoming) -> tuple[Any, ...]:
        since = item.acquainted_since
        return (
            number, UUID(item.uuid).bytes if item.uuid else uuid4().bytes, item.kind, item.name, item.given_name,
            item.middle_name, item.family_name, item.prefix, item.suffix, item.nickname, item.pronouns, item.language,
            item.is_household, item.subtitle, item.human_line, item.notes, item.notes_sensitive,
            item.stage or Stage.RETENTION, item.tier or Tier.REGULAR, to_day_number(since) if since else None,
            item.is_deceased, to_day_number(item.deceased_on) if item.deceased_on else None, item.opted_out,
            item.do_not_contact, item.no_gifts, item.industry, self._created_at,
        )  # fmt: skip

    def _tag(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        names = {fold(tag.strip()): tag.strip() for _, item in pairs for tag in item.tags if tag.strip()}
        if not names:
            return
        known = dict(self._connection.execute("SELECT folded, id FROM tag"))
        self._put("tag", ("name", "folded"), ((name, folded) for folded, name in names.items() if folded not in known))
        known = dict(self._connection.execute("SELECT folded, id FROM tag"))
        links = {(n, known[fold(tag.strip())]) for n, item in pairs for tag in item.tags if tag.strip()}
        self._put_new("customer_tag", ("customer_id", "tag_id"), sorted(links))

    def _own_values(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        names = dict.fromkeys(name for _, item in pairs for name, _ in item.own_fields)
        if not names:
            return
        known = dict(self._connection.execute("SELECT name, id FROM own_field WHERE trashed_at IS NULL"))
        fresh = ((name, FieldKind.TEXT, len(known) + place) for place, name in enumerate(names) if name not in known)
        self._put("own_field", ("name", "kind", "position"), fresh)
        known = dict(self._connection.execute("SELECT name, id FROM own_field WHERE trashed_at IS NULL"))
        values = {(n, known[name]): value for n, item in pairs for name, value in item.own_fields if value}
        self._put_new("own_value", ("customer_id", "field_id", "value"), ((*key, text) for key, text in values.items()))

    def _places(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        if not pairs:
            return
        companies = self._companies(item.company for _, item in pairs)
        places = ((uuid4().bytes, n, companies[fold(item.company)], item.title, item.division) for n, item in pairs)
        self._put("stakeholder", ("uuid", "person_id", "company_id", "title", "division"), places)

    def _companies(self, names: Iterable[str]) -> dict[str, int]:
        wanted = {fold(name): name for name in names}
        query = "SELECT name, id FROM customer WHERE kind = 'company' AND trashed_at IS NULL"
        known = {fold(name): number for name, number in self._connection.execute(query)}
        missing = [name for folded, name in wanted.items() if folded not in known]
        first = self._next_id("customer")
        fresh = [Incoming(kind=Kind.COMPANY, name=name) for name in missing]
        self._put("customer", _CUSTOMER, (self._customer(first + place, item) for place, item in enumerate(fresh)))
        return known | {fold(name): first + place for place, name in enumerate(missing)}

    def _contacts(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        found: list[tuple[int, date, str, str, str, str]] = []
        for number, item in pairs:
            found.extend((number, t.day, t.channel, t.direction, t.title, t.notes) for t in item.touchpoints)
            if item.last_contact and all(t.day < item.last_contact for t in item.touchpoints):
                found.append((number, item.last_contact, Channel.CALL, Direction.BOTH_WAYS, LAST_CONTACT_TITLE, ""))
        first = self._next_id("touchpoint")
        self._put("touchpoint", _TOUCHPOINT, (
            (first + place, uuid4().bytes, channel, direction, TouchpointState.DONE, to_day_number(day), title, notes,
             self._created_at)
            for place, (_, day, channel, direction, title, notes) in enumerate(found)
        ))  # fmt: skip
        taken_part = ((first + place, row[0], to_day_number(row[1])) for place, row in enumerate(found))
        self._put("participant", ("touchpoint_id", "customer_id", "day"), taken_part)

    def _purchases(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        rows = ((uuid4().bytes, n, to_day_number(p.day), p.title, p.amount_minor, p.currency or self._terms.currency,
                 p.number, self._created_at) for n, item in pairs for p in item.purchases)  # fmt: skip
        self._put("purchase", _PURCHASE, rows)

    def _relate(self, pairs: Sequence[tuple[int, Incoming]]) -> None:
        if not pairs:
            return
        query = "SELECT name, id FROM customer WHERE kind = 'person' AND trashed_at IS NULL ORDER BY id DESC"
        known = {fold(name): number for name, number in self._connection.execute(query)}
        rows = [
            (number, known[fold(tie.name)], tie.kind, tie.note)
            for number, item in pairs
            for tie in item.relationships
            if known.get(fold(tie.name), number) != number
        ]
        self._put("relationship", ("customer_id", "other_id", "kind", "note"), rows)

    def _photo(self, number: int, item: Incoming) -> None:
        digest = hashlib.sha256(item.photo).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO stored_file VALUES (?, ?)", (digest, item.photo))
        values = (uuid4().bytes, number, "photo", item.photo_type, len(item.photo), digest, self._created_at)
        columns = ("uuid", "customer_id", "name", "media_type", "size", "sha256", "created_at")
        self._put("attachment", columns, (values,))
        self._connection.execute(
            "UPDATE customer SET photo_id = ? WHERE id = ?", (self._connection.last_insert_rowid(), number)
        )

    def _next_id(self, table: str) -> int:
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) + 1 if row else 1

    def _put(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def _put_new(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def _detail(number: int, place: int, detail: Any) -> tuple[Any, ...]:
    return (
        number, detail.kind, detail.label, detail.value, detail.is_preferred, detail.street, detail.extended,
        detail.po_box, detail.city, detail.region, detail.postal_code, detail.country, place,
    )  # fmt: skip
