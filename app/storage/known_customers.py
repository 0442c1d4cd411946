"""Who is here already, in the shape that finding duplicates needs, and whose purchase an invoice is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

import apsw

from app.domain.customer import Kind
from app.domain.fold import fold
from app.domain.incoming import IncomingPurchase
from app.domain.match import Known
from app.storage.tables.fields import to_day_number


def read(connection: apsw.Connection) -> tuple[Known, ...]:
    """Every living customer with what tells two people apart."""
    emails, phones, places = _details(connection)
    sources: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, system, source_id in connection.execute(
        "SELECT customer_id, system, source_id FROM source WHERE source_id <> ''"
    ):
        sources[number].append((system, source_id))
    rows = connection.execute(
        "SELECT c.id, c.uuid, c.name, c.kind, s.company FROM customer c JOIN standing s ON s.customer_id = c.id"
    )
    return tuple(
        Known(
            customer_id=number, name=name, kind=Kind(kind), emails=tuple(emails[number]), phones=tuple(phones[number]),
            company=company, city=places[number][0], street=places[number][1], sources=tuple(sources[number]),
            uuid=str(UUID(bytes=uuid)),
        )
        for number, uuid, name, kind, company in rows
    )  # fmt: skip


def finder(connection: apsw.Connection) -> Callable[[IncomingPurchase], int | None]:
    """Tells whose purchase it is: by e-mail, by the other system's number, by name when only one has it."""
    cards = read(connection)
    by_email = {fold(email): card.customer_id for card in cards for email in card.emails}
    by_number = {source_id: card.customer_id for card in cards for _, source_id in card.sources}
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for card in cards:
        by_name[fold(card.name)].append(card.customer_id)

    def whose(purchase: IncomingPurchase) -> int | None:
        found = by_email.get(fold(purchase.customer_email)) or by_number.get(purchase.customer_number)
        named = by_name.get(fold(" ".join(purchase.customer_name.split())), [])
        return found or (named[0] if len(named) == 1 else None)

    return whose


def living(connection: apsw.Connection, numbers: Iterable[int]) -> frozenset[int]:
    """Those of the customers who are still here, not in the trash."""
    query = "SELECT id FROM customer WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
    return frozenset(int(str(row[0])) for row in connection.execute(query, (json.dumps(list(numbers)),)))


def has_purchase(connection: apsw.Connection, number: int, purchase: IncomingPurchase) -> bool:
    """Whether this purchase has come in before: the same invoice number, or day and amount where there is none."""
    query = """SELECT 1 FROM purchase WHERE customer_id = ? AND day = ? AND amount_minor = ? AND number = ?
        AND trashed_at IS NULL"""
    values = (number, to_day_number(purchase.day), purchase.amount_minor, purchase.number)
    return connection.execute(query, values).fetchone() is not None


def _details(
    connection: apsw.Connection,
) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]], defaultdict[int, tuple[str, str]]]:
    emails: defaultdict[int, list[str]] = defaultdict(list)
    phones: defaultdict[int, list[str]] = defaultdict(list)
    places: defaultdict[int, tuple[str, str]] = defaultdict(lambda: ("", ""))
    rows = connection.execute("SELECT customer_id, kind, value, city, street FROM contact_detail ORDER BY id DESC")
    for number, kind, value, city, street in rows:
        if kind == "email":
            emails[number].append(value)
        elif kind == "phone":
            phones[number].append(value)
        elif kind == "address":
            places[number] = (city, street)
    return emails, phones, places
