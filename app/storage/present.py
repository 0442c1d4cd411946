"""What stands on some cards already, as keys to compare an incoming customer with; read for many cards at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import apsw

from app.domain.customer import ContactDetail, Customer, DetailKind, Occasion
from app.domain.fold import fold
from app.domain.incoming import IncomingPurchase, IncomingTouchpoint
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import CUSTOMERS, DETAILS
from app.storage.tables.fields import from_day_number, to_day_number

_AMONG = "IN (SELECT value FROM json_each(?))"
Key = tuple[Any, ...]


class Present:
    """Cards of these numbers, and questions whether something is on them. What lies in the trash counts as there."""

    def __init__(self, db: EncryptedDatabase, numbers: Iterable[int]) -> None:
        self._connection: apsw.Connection = db.connection()
        wanted = tuple(numbers)
        self._numbers = json.dumps(wanted)
        self.customers: dict[int, Customer] = {}
        self.addresses: dict[tuple[int, str], ContactDetail] = {}
        for start in range(0, len(wanted), 500):
            self._read_cards(db, wanted[start : start + 500])
        details = list(self._rows("contact_detail", "kind, value"))
        self._details = {(number, kind, plain(value)) for number, kind, value in details}
        self.detail_counts = Counter(number for number, *_ in details)
        self._occasions = set(self._rows("occasion", "kind, month, day, label"))
        self._facts = {(number, fold(text)) for number, text in self._rows("fact", "text")}
        self._purchases = set(self._rows("purchase", "day, amount_minor, number"))
        self._tags = set(self._linked("customer_tag l JOIN tag t ON t.id = l.tag_id", "l.customer_id", "t.folded"))
        self.own: dict[tuple[int, str], tuple[int, str]] = {
            (number, fold(name)): (field, value)
            for number, name, field, value in self._linked(
                "own_value v JOIN own_field f ON f.id = v.field_id", "v.customer_id", "f.name, f.id, v.value"
            )
        }
        places = self._linked("stakeholder s JOIN customer c ON c.id = s.company_id", "s.person_id", "c.name")
        self._places = {(number, fold(name)) for number, name in places}
        ties = self._linked("relationship r JOIN customer c ON c.id = r.other_id", "r.customer_id", "c.name")
        self._ties = {(number, fold(name)) for number, name in ties}
        self._touches = set(self._linked(
            "participant p JOIN touchpoint t ON t.id = p.touchpoint_id", "p.customer_id", "t.day, t.channel, t.title"
        ))  # fmt: skip
        self._sources = set(self._rows("source", "system, source_id"))
        last = self._connection.execute(
            f"SELECT customer_id, last_day FROM standing WHERE customer_id {_AMONG}", (self._numbers,)
        )
        self._last = {number: day for number, day in last if day is not None}

    def has_detail(self, number: int, detail: ContactDetail) -> bool:
        """Whether the card has this number, e-mail or address, however it is written."""
        return (number, detail.kind.value, plain(detail.value)) in self._details

    def has_occasion(self, number: int, occasion: Occasion) -> bool:
        """Whether the card has this date."""
        return (number, occasion.kind.value, occasion.month, occasion.day, occasion.label) in self._occasions

    def has_fact(self, number: int, text: str) -> bool:
        """Whether the card has a fact in these words."""
        return (number, fold(text)) in self._facts

    def has_purchase(self, number: int, bought: IncomingPurchase) -> bool:
        """Whether this purchase has come in before."""
        return (number, to_day_number(bought.day), bought.amount_minor, bought.number) in self._purchases

    def has_tag(self, number: int, name: str) -> bool:
        """Whether the card has this tag."""
        return (number, fold(name.strip())) in self._tags

    def has_place(self, number: int, company: str) -> bool:
        """Whether the person has or had a place at this company."""
        return (number, fold(company)) in self._places

    def has_tie(self, number: int, name: str) -> bool:
        """Whether the person is tied to somebody of this name, or a fact says so."""
        told = (fact[: len(name)] for owner, fact in self._facts if owner == number)
        return (number, fold(name)) in self._ties or fold(name) in told

    def has_touchpoint(self, number: int, one: IncomingTouchpoint) -> bool:
        """Whether this contact is in the story."""
        return (number, to_day_number(one.day), str(one.channel), one.title) in self._touches

    def has_source(self, number: int, system: str, source_id: str) -> bool:
        """Whether it is known that the customer came from there."""
        return (number, system, source_id) in self._sources

    def last_day(self, number: int) -> date | None:
        """Day of the last contact."""
        day = self._last.get(number)
        return None if day is None else from_day_number(day)

    def _read_cards(self, db: EncryptedDatabase, some: tuple[int, ...]) -> None:
        self.customers |= {item.id: item for item in CUSTOMERS.where(db, CUSTOMERS.row.id.in_(some))}
        row = DETAILS.row
        for detail in DETAILS.where(db, row.customer_id.in_(some), row.kind == DetailKind.ADDRESS):
            self.addresses.setdefault((detail.customer_id, fold(detail.label)), detail)

    def _rows(self, table: str, columns: str) -> Iterable[Key]:
        return self._linked(table, "customer_id", columns)

    def _linked(self, tables: str, owner: str, columns: str) -> Iterable[Key]:
        return self._connection.execute(
            f"SELECT {owner}, {columns} FROM {tables} WHERE {owner} {_AMONG}", (self._numbers,)
        )


def plain(value: str) -> str:
    """A number, an e-mail or an address for comparing: letters and digits alone."""
    return "".join(letter for letter in fold(value) if letter.isalnum() or letter in "@.+")
