"""Who the entries of the calendar are with: names, photos and warmth of those that are shown, in one read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw

from app.domain import short_name
from app.domain.customer import Kind
from app.storage.arrays import carray

_PEOPLE = """SELECT c.id, c.name, c.given_name, c.family_name, c.nickname, c.kind, c.is_household, c.photo_id, s.warmth,
    c.trashed_at IS NOT NULL FROM customer c LEFT JOIN standing s ON s.customer_id = c.id
    WHERE c.id IN (SELECT value FROM carray(?))"""


class Person(NamedTuple):
    """Whoever is named in an entry."""

    id: int
    name: str
    given_name: str
    family_name: str
    nickname: str
    kind: str
    is_household: bool
    photo_id: int | None
    warmth: float | None
    is_trashed: bool

    @property
    def short(self) -> str:
        """What a pill calls them."""
        if self.kind == Kind.COMPANY:
            return short_name.company(self.name)
        if self.is_household:
            return short_name.household(self.name, self.family_name)
        return short_name.person(self.name, self.given_name, self.family_name)

    @property
    def first_name(self) -> str:
        """What a sentence calls them."""
        return self.nickname or self.given_name or self.name


def people(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, Person]:
    """The customers of these ids."""
    rows: Any = connection.execute(_PEOPLE, (carray(set(numbers)),))
    return {row[0]: Person(*row) for row in rows}
