"""What the planner of surprises has to know of everybody, read in a few passes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

import apsw

from app.domain.customer import Circumstance, Customer, Occasion
from app.domain.fact import Fact
from app.domain.gesture import Gesture, Refused, Surprise
from app.domain.promise import Slip
from app.domain.today import Step
from app.domain.year_plan import ToPrepare
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelf import Shelf
from app.storage.shelves import CIRCUMSTANCES, CUSTOMERS, FACTS, GESTURES, OCCASIONS, REFUSALS, SLIPS, SURPRISES
from app.storage.tables.fields import from_day_number, to_day_number

T = TypeVar("T")
YEAR_DAYS = 365

_STANDINGS = """SELECT customer_id, chance, last_day, usual_gap_days, warmth, first_day,
    iif(next_channel IN ('promise', 'surprise'), NULL, next_day) FROM standing WHERE kind = 'person'"""
_TWO_WAY = """SELECT p.customer_id, count(*) FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
    WHERE t.state = 'done' AND t.trashed_at IS NULL AND NOT t.is_automatic
    AND (t.direction <> 'from_us' OR t.is_answered) GROUP BY p.customer_id"""
_BOUGHT = """SELECT customer_id, max(day), sum(iif(day > :since, ifnull(margin_minor, amount_minor), 0)) FROM purchase
    WHERE trashed_at IS NULL AND day <= :today GROUP BY customer_id"""
_PLACES = """SELECT person_id, company_id, count(*) OVER (PARTITION BY company_id) FROM stakeholder
    WHERE trashed_at IS NULL AND ifnull(since <= :today, 1) AND ifnull(until > :today, 1)"""
_EMPLOYERS = "WHERE trashed_at IS NULL AND id IN (SELECT company_id FROM stakeholder) ORDER BY id"
_PARTNERS = """SELECT customer_id, other_id FROM relationship WHERE kind = 'partner' UNION
    SELECT other_id, customer_id FROM relationship WHERE kind = 'partner' ORDER BY 1, 2"""
_TO_PREPARE = """SELECT p.id, p.text, p.due, g.name, c.name,
    ifnull(nullif(c.nickname, ''), ifnull(nullif(c.given_name, ''), c.name)), s.day
    FROM preparation p JOIN surprise s ON s.id = p.surprise_id
    JOIN gesture g ON g.id = s.gesture_id JOIN customer c ON c.id = s.customer_id
    WHERE p.done_on IS NULL AND p.due BETWEEN ?1 AND ?2 AND s.state = 'accepted' AND s.trashed_at IS NULL
    AND c.trashed_at IS NULL ORDER BY p.due, g.name, p.id"""
_SENT = """SELECT met_through_id, ifnull(nullif(nickname, ''), ifnull(nullif(given_name, ''), name)) FROM customer
    WHERE met_through_id IS NOT NULL AND trashed_at IS NULL ORDER BY id"""


class Known(NamedTuple):
    """What standings tell of a person; days where they are known."""

    chance: float | None = None
    last_day: date | None = None
    usual_gap_days: float | None = None
    warmth: float | None = None
    first_day: date | None = None
    next_day: date | None = None


@dataclass(frozen=True, slots=True)
class PlanningInputs:
    """Everybody a surprise could be for, and everything that speaks for or against one; tuples are by customer id.

    `bought` holds the day of the last purchase and the margin of the last 365 days in minor units; of people at a
    company it holds their share of the company's. `sent` names those who came through somebody. `employers` are the
    companies where somebody works now, `partners` those they live with.
    """

    people: tuple[Customer, ...]
    known: dict[int, Known]
    two_way: dict[int, int]
    bought: dict[int, tuple[date, int]]
    facts: dict[int, tuple[Fact, ...]]
    slips: dict[int, tuple[Slip, ...]]
    circumstances: dict[int, tuple[Circumstance, ...]]
    occasions: dict[int, tuple[Occasion, ...]]
    surprises: tuple[Surprise, ...]
    refused: tuple[Refused, ...]
    sent: dict[int, tuple[str, ...]]
    gestures: tuple[Gesture, ...]
    employers: dict[int, tuple[Customer, ...]]
    partners: dict[int, tuple[int, ...]]


def read(db: EncryptedDatabase, today: date) -> PlanningInputs:
    """Everything, as of today."""
    sql, day = db.connection(), to_day_number(today)
    return PlanningInputs(
        CUSTOMERS.select(db, "WHERE kind = 'person' AND trashed_at IS NULL ORDER BY id"),
        _known(sql),
        dict(sql.execute(_TWO_WAY).fetchall()),
        _bought(sql, day),
        _grouped(db, FACTS, "WHERE trashed_at IS NULL AND replaced_by_id IS NULL ORDER BY known_on, id"),
        _grouped(db, SLIPS, "WHERE trashed_at IS NULL ORDER BY id"),
        _grouped(db, CIRCUMSTANCES, "ORDER BY id"),
        _grouped(db, OCCASIONS, "ORDER BY id"),
        SURPRISES.select(db, "WHERE trashed_at IS NULL ORDER BY day, id"),
        REFUSALS.select(db, "ORDER BY id"),
        _lists(sql.execute(_SENT).fetchall()),
        GESTURES.select(db, "WHERE trashed_at IS NULL ORDER BY id"),
        _employers(db, day),
        _lists(sql.execute(_PARTNERS).fetchall()),
    )


def _known(sql: apsw.Connection) -> dict[int, Known]:
    rows: Any = sql.execute(_STANDINGS)
    return {
        number: Known(chance, _day(last), gap, warmth, _day(first), _day(coming))
        for number, chance, last, gap, warmth, first, coming in rows
    }


def _bought(sql: apsw.Connection, today: int) -> dict[int, tuple[date, int]]:
    values = {"today": today, "since": today - YEAR_DAYS}
    rows: Any = sql.execute(_BOUGHT, values)
    found = {number: (from_day_number(last), margin) for number, last, margin in rows}
    places: Any = sql.execute(_PLACES, {"today": today})
    for person, company, people in places:
        if person not in found and company in found:
            last, margin = found[company]
            found[person] = (last, margin // people)
    return found


def _employers(db: EncryptedDatabase, today: int) -> dict[int, tuple[Customer, ...]]:
    companies = {one.id: one for one in CUSTOMERS.select(db, _EMPLOYERS)}
    places: Any = db.connection().execute(_PLACES, {"today": today})
    return _lists((person, companies[company]) for person, company, _ in places if company in companies)


def _lists(pairs: Iterable[Any]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = {}
    for number, item in pairs:
        found.setdefault(number, []).append(item)
    return {number: tuple(items) for number, items in found.items()}


def _grouped(db: EncryptedDatabase, shelf: Shelf[T], clause: str) -> dict[int, tuple[T, ...]]:
    return _lists((item.customer_id, item) for item in shelf.select(db, clause))  # type: ignore[attr-defined]


def _day(number: int | None) -> date | None:
    return None if number is None else from_day_number(number)


def to_prepare(sql: apsw.Connection, first: date, last: date) -> tuple[ToPrepare, ...]:
    """Open steps of accepted surprises that are due in a stretch, in order."""
    rows: Any = sql.execute(_TO_PREPARE, (to_day_number(first), to_day_number(last)))
    return tuple(
        ToPrepare(from_day_number(due), Step(number, text, from_day_number(due), None), gesture, name, first_name,
                  from_day_number(day))
        for number, text, due, gesture, name, first_name, day in rows
    )  # fmt: skip


class Suggested(NamedTuple):
    """A line of the stored plan; `week` is its Monday."""

    customer_id: int
    gesture_id: int
    week: date
    is_locked: bool


def suggested(sql: apsw.Connection) -> tuple[Suggested, ...]:
    """The suggestions of the plan as it stands."""
    rows: Any = sql.execute("SELECT customer_id, gesture_id, week, is_locked FROM suggestion ORDER BY id")
    return tuple(Suggested(who, what, from_day_number(week), bool(locked)) for who, what, week, locked in rows)


def suggest(sql: apsw.Connection, wanted: Sequence[Suggested]) -> None:
    """Let the stored plan be these suggestions; rows that stay are left alone, so that a change is a small one."""
    rows: Any = sql.execute("SELECT customer_id, gesture_id, week, is_locked, id FROM suggestion")
    there = {(who, what, week): (number, bool(locked)) for who, what, week, locked, number in rows}
    keys = {(each.customer_id, each.gesture_id, to_day_number(each.week)): each.is_locked for each in wanted}
    gone = [(number,) for key, (number, _) in there.items() if key not in keys]
    sql.executemany("DELETE FROM suggestion WHERE id = ?", gone)
    changed = [(keys[key], number) for key, (number, locked) in there.items() if keys.get(key, locked) is not locked]
    sql.executemany("UPDATE suggestion SET is_locked = ? WHERE id = ?", changed)
    new = [(*key, locked) for key, locked in keys.items() if key not in there]
    sql.executemany("INSERT INTO suggestion (customer_id, gesture_id, week, is_locked) VALUES (?, ?, ?, ?)", new)
