"""Taking in many customers at once: plain rows through executemany, ids given out ahead, links resolved by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import apsw

from app.domain.customer import ContactDetail, Kind, Stage, Tier
from app.domain.fact import Basis, Fact, FactKind
from app.domain.fold import fold
from app.domain.incoming import Incoming, IncomingRelationship
from app.domain.touchpoint import Channel, Direction, TouchpointState
from app.storage.intake_names import CUSTOMER_COLUMNS, Names
from app.storage.rows_in import next_id, put, put_new, uuids
from app.storage.search import LAST_CONTACT_TITLE
from app.storage.tables.fields import to_day_number

_DETAIL = (
    "customer_id", "kind", "label", "value", "is_preferred", "street", "extended", "po_box", "city", "region",
    "postal_code", "country", "position",
)  # fmt: skip
_TOUCHPOINT = ("id", "uuid", "channel", "direction", "mood", "state", "day", "title", "notes", "created_at")
_FACT = ("uuid", "customer_id", "kind", "text", "value", "basis", "why", "known_on", "is_sensitive", "created_at")
_PURCHASE = ("uuid", "customer_id", "day", "title", "amount_minor", "currency", "number", "created_at")
_SOURCE = ("customer_id", "batch_id", "system", "source_id", "extras")
_PHOTO = ("uuid", "customer_id", "name", "media_type", "size", "sha256", "created_at")

Pairs = Sequence[tuple[int, Incoming]]
"""A customer's id here, and what comes to the card."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a whole import: its batch, the day and moment, and the owner's currency."""

    batch_id: int
    system: str
    today: date
    now: datetime
    currency: str


class Intake:
    """Writes incoming customers inside the caller's action; `finish` when everybody is in."""

    def __init__(self, connection: apsw.Connection, terms: Terms) -> None:
        self._connection, self._terms = connection, terms
        self._created_at = int(terms.now.timestamp())
        self._today = to_day_number(terms.today)
        self._names = Names(connection, self._created_at)
        self._uuids = uuids()
        self._taken: set[bytes] | None = None
        self._ties: list[tuple[int, IncomingRelationship]] = []

    def create(self, items: Sequence[Incoming]) -> range:
        """Ids of the new customers, in the order of the items; companies that were missing come after them."""
        first = next_id(self._connection, "customer")
        numbers = range(first, first + len(items))
        pairs = tuple(zip(numbers, items, strict=True))
        put(self._connection, "customer", CUSTOMER_COLUMNS, (self._customer(*pair) for pair in pairs))
        self._names.note(pairs)
        self.add_parts(pairs)
        stages = ((number, item.stage or Stage.RETENTION, self._today) for number, item in pairs)
        put(self._connection, "stage_period", ("customer_id", "stage", "since"), stages)
        self.note_sources(pairs)
        return numbers

    def add_parts(self, pairs: Pairs) -> None:
        """Everything that hangs on the cards: details, dates, tags, own fields, facts, places, contacts, photos."""
        put(self._connection, "contact_detail", _DETAIL, (
            _detail(number, place, detail) for number, item in pairs for place, detail in enumerate(item.details)
        ))  # fmt: skip
        occasions = (
            (n, o.kind, o.label, o.month, o.day, o.year, o.is_yearly) for n, item in pairs for o in item.occasions
        )
        columns = ("customer_id", "kind", "label", "month", "day", "year", "is_yearly")
        put(self._connection, "occasion", columns, occasions)
        self._facts((number, fact) for number, item in pairs for fact in item.facts)
        put_new(self._connection, "customer_tag", ("customer_id", "tag_id"), self._names.tags(pairs))
        own = self._names.own_values(pairs)
        put_new(self._connection, "own_value", ("customer_id", "field_id", "value"), own)
        self._places([(number, item) for number, item in pairs if item.company and item.kind is Kind.PERSON])
        self._contacts(pairs)
        self._purchases(pairs)
        self._ties.extend((number, tie) for number, item in pairs for tie in item.relationships)
        for number, item in pairs:
            if item.photo:
                self._photo(number, item)

    def note_sources(self, pairs: Pairs) -> None:
        """Remember where the customers came from, so that a second import finds them."""
        terms = self._terms
        put(self._connection, "source", _SOURCE, (
            (number, terms.batch_id, item.source_system or terms.system, item.source_id, "\n".join(item.extras))
            for number, item in pairs
        ))  # fmt: skip

    def finish(self) -> None:
        """Tie people together by name, now that all are here; who has no card is kept as a fact."""
        if not self._ties:
            return
        query = "SELECT name, id FROM customer WHERE kind = 'person' AND trashed_at IS NULL ORDER BY id DESC"
        known = {fold(name): number for name, number in self._connection.execute(query)}
        rows: list[tuple[Any, ...]] = []
        facts: list[tuple[int, Fact]] = []
        for number, tie in self._ties:
            other = known.get(fold(tie.name))
            if other is None:
                facts.append((number, _told(tie)))
            elif other != number:
                rows.append((number, other, tie.kind, tie.note))
        put(self._connection, "relationship", ("customer_id", "other_id", "kind", "note"), rows)
        self._facts(facts)
        self._ties.clear()

    def _customer(self, number: int, item: Incoming) -> tuple[Any, ...]:
        since = item.acquainted_since
        return (
            number, self._uuid(item.uuid), item.kind, item.name, item.given_name,
            item.middle_name, item.family_name, item.prefix, item.suffix, item.nickname, item.pronouns, item.language,
            item.is_household, item.subtitle, item.human_line, item.notes, item.notes_sensitive,
            item.stage or Stage.RETENTION, item.tier or Tier.REGULAR, to_day_number(since) if since else None,
            item.is_deceased, to_day_number(item.deceased_on) if item.deceased_on else None, item.opted_out,
            item.do_not_contact, item.no_gifts, item.industry, self._created_at,
        )  # fmt: skip

    def _uuid(self, text: str) -> bytes:
        """The file's uuid, unless somebody has it already, in the trash too."""
        if not text:
            return next(self._uuids)
        if self._taken is None:
            self._taken = {bytes(uuid) for (uuid,) in self._connection.execute("SELECT uuid FROM customer")}
        uuid = UUID(text).bytes
        if uuid in self._taken:
            return next(self._uuids)
        self._taken.add(uuid)
        return uuid

    def _facts(self, facts: Iterable[tuple[int, Fact]]) -> None:
        put(self._connection, "fact", _FACT, (
            (next(self._uuids), number, fact.kind, fact.text, fact.value, fact.basis, fact.why,
             to_day_number(fact.known_on) if fact.known_on else self._today, fact.is_sensitive, self._created_at)
            for number, fact in facts
        ))  # fmt: skip

    def _places(self, pairs: Pairs) -> None:
        if not pairs:
            return
        companies = self._names.companies([item.company for _, item in pairs])
        put(self._connection, "stakeholder", ("uuid", "person_id", "company_id", "title", "division"), (
            (next(self._uuids), number, companies[fold(item.company)], item.title, item.division)
            for number, item in pairs
        ))  # fmt: skip

    def _contacts(self, pairs: Pairs) -> None:
        found: list[tuple[Any, ...]] = []
        for number, item in pairs:
            for one in item.touchpoints:
                found.append((number, one.day, one.channel, one.direction, one.mood, one.title, one.notes))
            last = item.last_contact
            if last and all(one.day < last for one in item.touchpoints):
                found.append((number, last, Channel.CALL, Direction.BOTH_WAYS, None, LAST_CONTACT_TITLE, ""))
        first = next_id(self._connection, "touchpoint")
        put(self._connection, "touchpoint", _TOUCHPOINT, (
            (place, next(self._uuids), channel, direction, mood, TouchpointState.DONE, to_day_number(day), title, notes,
             self._created_at)
            for place, (_, day, channel, direction, mood, title, notes) in enumerate(found, first)
        ))  # fmt: skip
        taken_part = ((place, row[0], to_day_number(row[1])) for place, row in enumerate(found, first))
        put(self._connection, "participant", ("touchpoint_id", "customer_id", "day"), taken_part)

    def _purchases(self, pairs: Pairs) -> None:
        put(self._connection, "purchase", _PURCHASE, (
            (next(self._uuids), number, to_day_number(bought.day), bought.title, bought.amount_minor,
             bought.currency or self._terms.currency, bought.number, self._created_at)
            for number, item in pairs for bought in item.purchases
        ))  # fmt: skip

    def _photo(self, number: int, item: Incoming) -> None:
        digest = hashlib.sha256(item.photo).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO stored_file VALUES (?, ?)", (digest, item.photo))
        row = (next(self._uuids), number, "photo", item.photo_type, len(item.photo), digest, self._created_at)
        put(self._connection, "attachment", _PHOTO, (row,))
        stored = self._connection.last_insert_rowid()
        self._connection.execute("UPDATE customer SET photo_id = ? WHERE id = ?", (stored, number))


def _detail(number: int, place: int, detail: ContactDetail) -> tuple[Any, ...]:
    return (
        number, detail.kind, detail.label, detail.value, detail.is_preferred, detail.street, detail.extended,
        detail.po_box, detail.city, detail.region, detail.postal_code, detail.country, detail.position or place,
    )  # fmt: skip


def _told(tie: IncomingRelationship) -> Fact:
    """What a tie says in words, for somebody who has no card here."""
    word = tie.note or tie.kind.replace("_", " ")
    text = f"{tie.name} ({word})" if word != "other" else tie.name
    return Fact(kind=FactKind.FAMILY, text=text, basis=Basis.OBSERVED, why="It stood in the file")
