"""Whose e-mail addresses these are."""

from __future__ import annotations

from collections.abc import Iterable

import apsw


def customers_at(connection: apsw.Connection, addresses: Iterable[str]) -> dict[str, int]:
    """Living customers by address (in small letters); the card with the lowest id where several have it."""
    wanted = tuple(dict.fromkeys(address.lower() for address in addresses))[:200]
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"""SELECT lower(d.value), min(d.customer_id) FROM contact_detail d JOIN customer c ON c.id = d.customer_id
        WHERE d.kind = 'email' AND c.trashed_at IS NULL AND lower(d.value) IN ({marks}) GROUP BY lower(d.value)""",
        wanted,
    )
    return dict(rows)
