"""What incoming customers share by name: companies, tags and own fields; those that are missing are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import apsw

from app.domain.customer import Kind, Stage, Tier
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.domain.tag import FieldKind
from app.storage.rows_in import next_id, put, uuids

CUSTOMER_COLUMNS = (
    "id", "uuid", "kind", "name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname",
    "pronouns", "language", "is_household", "subtitle", "human_line", "notes", "notes_sensitive", "stage", "tier",
    "acquainted_since", "is_deceased", "deceased_on", "opted_out", "do_not_contact", "no_gifts", "industry",
    "created_at",
)  # fmt: skip
_LIVING_TAGS = "SELECT folded, id FROM tag WHERE trashed_at IS NULL"
_LIVING_TAG = "INSERT INTO tag (name, folded) VALUES (?, ?) ON CONFLICT (folded) DO UPDATE SET trashed_at = NULL"
_COMPANY = ("id", "uuid", "kind", "name", "stage", "tier", "created_at")

Pairs = Sequence[tuple[int, Incoming]]


class Names:
    """Ids by folded name, read once for a whole import."""

    def __init__(self, connection: apsw.Connection, created_at: int) -> None:
        self._connection, self._created_at = connection, created_at
        self._companies: dict[str, int] | None = None
        self._tags: dict[str, int] | None = None
        self._fields: dict[str, int] | None = None

    def note(self, pairs: Pairs) -> None:
        """Companies that have just come in with rows of their own."""
        if self._companies is not None:
            for number, item in pairs:
                if item.kind is Kind.COMPANY:
                    self._companies.setdefault(fold(item.name), number)

    def companies(self, names: Sequence[str]) -> dict[str, int]:
        """Ids of companies by folded name."""
        if self._companies is None:
            query = "SELECT name, id FROM customer WHERE kind = 'company' AND trashed_at IS NULL ORDER BY id DESC"
            self._companies = {fold(name): number for name, number in self._connection.execute(query)}
        known = self._companies
        missing = _missing(names, known)
        if missing:
            first, fresh = next_id(self._connection, "customer"), uuids()
            known |= {folded: first + place for place, folded in enumerate(missing)}
            put(self._connection, "customer", _COMPANY, (
                (known[folded], next(fresh), Kind.COMPANY, name, Stage.RETENTION, Tier.REGULAR, self._created_at)
                for folded, name in missing.items()
            ))  # fmt: skip
        return known

    def tags(self, pairs: Pairs) -> list[tuple[int, int]]:
        """Links of customers to tags."""
        named = [(number, tag.strip()) for number, item in pairs for tag in item.tags if tag.strip()]
        if not named:
            return []
        if self._tags is None:
            self._tags = dict(self._read(_LIVING_TAGS))
        missing = _missing((name for _, name in named), self._tags)
        if missing:
            self._connection.executemany(_LIVING_TAG, ((name, folded) for folded, name in missing.items()))
            self._tags = dict(self._read(_LIVING_TAGS))
        return sorted({(number, self._tags[fold(name)]) for number, name in named})

    def own_values(self, pairs: Pairs) -> list[tuple[int, int, str]]:
        """What customers hold in own fields."""
        named = {name for _, item in pairs for name, _ in item.own_fields}
        if not named:
            return []
        query = "SELECT name, id FROM own_field WHERE trashed_at IS NULL ORDER BY id DESC"
        if self._fields is None:
            self._fields = {fold(name): number for name, number in self._read(query)}
        missing = _missing((name for _, item in pairs for name, _ in item.own_fields), self._fields)
        if missing:
            rows = ((name, FieldKind.TEXT, place) for place, name in enumerate(missing.values(), len(self._fields)))
            put(self._connection, "own_field", ("name", "kind", "position"), rows)
            self._fields = {fold(name): number for name, number in self._read(query)}
        values = {
            (number, self._fields[fold(name)]): value for number, item in pairs for name, value in item.own_fields
        }
        return [(number, field, value) for (number, field), value in values.items() if value]

    def _read(self, query: str) -> Iterator[Any]:
        return iter(self._connection.execute(query))


def _missing(names: Iterable[str], known: Mapping[str, int]) -> dict[str, str]:
    """Names that nothing has yet, as they were first written, by folded name."""
    missing: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if (folded := fold(name)) not in known:
            missing.setdefault(folded, name)
    return missing
