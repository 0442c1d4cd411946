"""Flat reads for standings: plain numbers in columns, for all living customers or for some of them.

Days are day numbers since 1970, so that one read serves Python loops and NumPy arrays alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apsw

from app.storage.standings.natures import NATURE_SQL
from app.storage.standings.strip import DAYS

NO_MINUTE = -1

_CARDS = """SELECT id, kind, stage, tier, name, subtitle, human_line, pause_from, pause_until, acquainted_since,
    created_at / 86400, is_deceased, do_not_contact FROM customer WHERE trashed_at IS NULL"""
_TOUCHES = f"""SELECT p.customer_id, t.id, t.day, ifnull(t.minute, {NO_MINUTE}), {NATURE_SQL}
    FROM participant p CROSS JOIN touchpoint t ON t.id = p.touchpoint_id
    WHERE t.trashed_at IS NULL AND NOT t.is_automatic AND (t.state = 'planned' OR (t.state = 'done' AND t.day <= ?))"""
_PURCHASES = """SELECT customer_id, day, amount_minor, ifnull(margin_minor, amount_minor) FROM purchase
    WHERE trashed_at IS NULL AND day <= ?"""
_SLIPS = """SELECT customer_id, happened_on, severity, made_good_on IS NULL FROM slip
    WHERE trashed_at IS NULL AND happened_on <= ? AND (made_good_on IS NULL OR happened_on > ?)"""
_DELIVERED = """SELECT customer_id, ifnull(delivered_on, day) FROM surprise
    WHERE trashed_at IS NULL AND state = 'delivered' AND ifnull(delivered_on, day) BETWEEN ? AND ?"""
_ACCEPTED = """SELECT customer_id, day, id FROM surprise
    WHERE trashed_at IS NULL AND state IN ('accepted', 'prepared')"""
_PROMISES = """SELECT customer_id, due, id, text FROM promise
    WHERE trashed_at IS NULL AND state = 'open' AND due IS NOT NULL"""
_FACTS = """SELECT customer_id, is_key, ifnull(known_on, created_at / 86400), id, text FROM fact
    WHERE trashed_at IS NULL AND replaced_by_id IS NULL AND NOT is_sensitive AND kind <> 'how_we_met'"""
_PLACES = """SELECT s.person_id, s.since, s.id, k.name, CASE WHEN s.title <> '' THEN s.title ELSE s.division END
    FROM stakeholder s JOIN customer k ON k.id = s.company_id
    WHERE s.trashed_at IS NULL AND k.trashed_at IS NULL AND ifnull(s.since <= ?, 1) AND ifnull(s.until > ?, 1)"""
_TAGS = """SELECT l.customer_id, t.id, t.folded, t.name FROM customer_tag l JOIN tag t ON t.id = l.tag_id
    WHERE t.trashed_at IS NULL"""
_CLOSED_SILENCES = "SELECT customer_id, since, outcome FROM silence WHERE closed_on IS NOT NULL"
_CIRCUMSTANCES = "SELECT customer_id, since, until FROM circumstance WHERE since <= ?"
_REPEATS = """SELECT customer_id, id, rule, starts_on, minute, zone, channel, title, exceptions FROM repeat
    WHERE trashed_at IS NULL"""
_CADENCES = "SELECT customer_id, ideal_days FROM cadence WHERE trashed_at IS NULL AND customer_id IS NOT NULL"
_SHARED_CADENCES = """SELECT tag_id, tier, ideal_days FROM cadence
    WHERE trashed_at IS NULL AND customer_id IS NULL AND segment_id IS NULL"""

Rows = Iterator[tuple[Any, ...]]


class Card(NamedTuple):
    """What is read of one customer."""

    number: int
    kind: str
    stage: str
    tier: str
    name: str
    subtitle: str
    human_line: str
    pause_from: int | None
    pause_until: int | None
    acquainted_since: int | None
    created_day: int
    is_deceased: int
    do_not_contact: int


class Touch(NamedTuple):
    """What is read of one touchpoint, done or planned; `nature` is a position in `natures()`."""

    number: int
    day: int
    minute: int
    nature: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows for all living customers (`only` None) or for a JSON array of ids; `today` ends the past."""

    connection: apsw.Connection
    today: int
    only: str | None = None

    @classmethod
    def of(cls, connection: apsw.Connection, today: int, numbers: Iterable[int] | None) -> Reading:
        """A reading of these customers; None means everybody."""
        return cls(connection, today, None if numbers is None else json.dumps(list(numbers)))

    def cards(self) -> list[Card]:
        """The living customers, by id."""
        return [Card._make(row) for row in sorted(self._rows(_CARDS, "id"))]

    def touches(self) -> Rows:
        """Customer, then the fields of `Touch`; planned ones and what was done up to today."""
        return self._rows(_TOUCHES, "p.customer_id", self.today)

    def purchases(self) -> Rows:
        """Customer, day, amount and margin (the amount where it is unknown) in minor units."""
        return self._rows(_PURCHASES, "customer_id", self.today)

    def slips(self) -> Rows:
        """Customer, day, severity and openness of slips that are open or on the strip."""
        return self._rows(_SLIPS, "customer_id", self.today, self.today - DAYS)

    def delivered(self) -> Rows:
        """Customer and day of surprises on the strip."""
        return self._rows(_DELIVERED, "customer_id", self.today - DAYS + 1, self.today)

    def accepted(self) -> Rows:
        """Customer, day and id of surprises that are still to come."""
        return self._rows(_ACCEPTED, "customer_id")

    def promises(self) -> Rows:
        """Customer, due day, id and text of open promises."""
        return self._rows(_PROMISES, "customer_id")

    def facts(self) -> Rows:
        """Customer, key, day, id and text of current facts that may be seen by anybody at the owner's side."""
        return self._rows(_FACTS, "customer_id")

    def places(self) -> Rows:
        """Person, since, id, company's name and role of present places."""
        return self._rows(_PLACES, "s.person_id", self.today, self.today)

    def tags(self) -> Rows:
        """Customer, tag, folded name and name."""
        return self._rows(_TAGS, "l.customer_id")

    def closed_silences(self) -> Rows:
        """Customer, first day and outcome of silences that the owner has closed."""
        return self._rows(_CLOSED_SILENCES, "customer_id")

    def circumstances(self) -> Rows:
        """Customer, first and last day of grief, illness and complaints that have begun; the last may be unknown."""
        return self._rows(_CIRCUMSTANCES, "customer_id", self.today)

    def repeats(self) -> Rows:
        """Customer, id, rule, first day, minute, zone, channel, title and exceptions of fixed repeats."""
        return self._rows(_REPEATS, "customer_id")

    def cadences(self) -> Rows:
        """Customer and intended gap."""
        return self._rows(_CADENCES, "customer_id")

    def shared_cadences(self) -> Rows:
        """Tag or tier, and intended gap."""
        return self.connection.execute(_SHARED_CADENCES)

    def planned(self, numbers: Iterable[int]) -> dict[int, tuple[int, int | None, str, str]]:
        """Day, minute, channel and title of these touchpoints; a surprise gives nothing away."""
        query = """SELECT id, day, minute, iif(surprise_id IS NULL, channel, 'surprise'),
            iif(surprise_id IS NULL, title, '') FROM touchpoint WHERE id IN (SELECT value FROM json_each(?))"""
        return {row[0]: row[1:] for row in self._named(query, numbers)}

    def channels(self, numbers: Iterable[int]) -> dict[int, str]:
        """Channels of these touchpoints."""
        query = "SELECT id, channel FROM touchpoint WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._named(query, numbers))

    def _named(self, query: str, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
        wanted = list(numbers)
        return self.connection.execute(query, (json.dumps(wanted),)).fetchall() if wanted else []

    def _rows(self, query: str, column: str, *values: int) -> Rows:
        if self.only is None:
            return self.connection.execute(query, values)
        query = f"{query} AND {column} IN (SELECT value FROM json_each(?))"
        return self.connection.execute(query, (*values, self.only))
