"""Who is on the page: names, faces, pronouns and rhythm of some customers in one read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

import apsw

from app.domain.customer import Customer, Kind, Stage
from app.domain.pronouns import Pronouns, pronouns_of
from app.storage.arrays import carray

_PEOPLE = """SELECT c.id, c.uuid, c.kind, c.name, c.given_name, c.nickname, c.pronouns, c.is_household, c.subtitle,
    c.photo_id, c.stage, c.is_deceased OR c.do_not_contact, s.company, s.warmth, s.usual_gap_days, s.rhythm_basis,
    s.quiet_ratio, s.last_day, s.contacts, s.need, s.tier
    FROM customer c JOIN standing s ON s.customer_id = c.id
    WHERE c.id IN (SELECT value FROM carray(?)) AND c.trashed_at IS NULL"""


class Person(NamedTuple):
    """A living customer; `company` is where they work, else the subtitle; `last_day` a day number."""

    id: int
    uuid: bytes
    kind: str
    name: str
    given_name: str
    nickname: str
    pronouns: str
    is_household: int
    subtitle: str
    photo_id: int | None
    stage: str
    must_rest: int
    company: str
    warmth: float | None
    usual_gap_days: float | None
    rhythm_basis: str
    quiet_ratio: float
    last_day: int | None
    contacts: int
    need: float
    tier: str

    @property
    def first_name(self) -> str:
        """What a sentence calls them."""
        return self.nickname or self.given_name or self.name

    @property
    def place(self) -> str:
        """The company, or where they are: "Kaarina" of "Private garden, Kaarina"."""
        if self.company != self.subtitle:
            return self.company
        kind, comma, where = self.subtitle.partition(", ")
        return where if comma and where else kind

    @property
    def uuid_text(self) -> str:
        """The uuid as text."""
        return str(UUID(bytes=self.uuid))

    @property
    def words(self) -> Pronouns:
        """Their pronouns."""
        return pronouns_of(Customer(kind=Kind(self.kind), pronouns=self.pronouns, is_household=bool(self.is_household)))

    @property
    def is_customer(self) -> bool:
        """Whether they have bought."""
        return self.stage == Stage.RETENTION


def people(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, Person]:
    """The living customers of these ids."""
    rows: Any = connection.execute(_PEOPLE, (carray(set(numbers)),))
    return {row[0]: Person(*row) for row in rows}


def has_anybody(connection: apsw.Connection) -> bool:
    """Whether there is a living customer at all."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM standing)").fetchall()[0][0])
