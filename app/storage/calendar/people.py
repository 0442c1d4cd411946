"""Who the entries of the calendar are with: names, photos and warmth of those that are shown, in one read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw

from app.domain import short_name
from app.domain.customer import Kind
from app.domain.rhythm import RhythmBasis
from app.domain.why_now import Silence
from app.storage.arrays import carray

_PEOPLE = """SELECT c.id, c.name, c.given_name, c.family_name, c.nickname, c.kind, c.is_household, c.photo_id, s.warmth,
    s.last_day, s.usual_gap_days, s.rhythm_basis, s.quiet_ratio
    FROM customer c LEFT JOIN standing s ON s.customer_id = c.id
    WHERE c.id IN (SELECT value FROM carray(?))"""


class Person(NamedTuple):
    """Whoever is named in an entry; `last_day` is the day number of the last contact."""

    id: int
    name: str
    given_name: str
    family_name: str
    nickname: str
    kind: str
    is_household: bool
    photo_id: int | None
    warmth: float | None
    last_day: int | None
    usual_gap_days: float | None
    rhythm_basis: str | None
    quiet_ratio: float | None

    @property
    def short(self) -> str:
        """What a pill calls them."""
        if self.kind == Kind.COMPANY:
            return short_name.company(self.name)
        if self.is_household:
            return short_name.household(self.name, self.family_name)
        return short_name.person(self.name, self.given_name, self.family_name)

    @property
    def called(self) -> str:
        """What a sentence calls them: the first name, or the company in short."""
        if self.kind == Kind.COMPANY:
            return short_name.company(self.name)
        return self.nickname or self.given_name or self.name

    @property
    def silence(self) -> Silence | None:
        """How long it has been against what is usual, None where no rhythm is known."""
        if self.usual_gap_days is None or self.last_day is None or not self.rhythm_basis:
            return None
        days = round((self.quiet_ratio or 0.0) * self.usual_gap_days)
        return Silence(self.usual_gap_days, days, RhythmBasis(self.rhythm_basis))


def people(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, Person]:
    """The customers of these ids."""
    rows: Any = connection.execute(_PEOPLE, (carray(set(numbers)),))
    return {row[0]: Person(*row) for row in rows}
