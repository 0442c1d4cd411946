"""Makes proposals anew: all of them, or those of the customers that an action touched."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from app.domain.calendar import calendar_of
from app.domain.changes import Changes
from app.domain.proposing import DAYS_AHEAD, OwnerWeek, Proposal, propose
from app.domain.settings import Settings
from app.domain.wishes import NO_WISHES
from app.storage import cadences, public_holidays, setting_groups
from app.storage.encrypted import EncryptedDatabase
from app.storage.proposals import due, keeping, load, people
from app.storage.proposals.due import Due
from app.storage.tables.fields import to_day_number

SOME = 300
"""Up to so many customers are looked at within an action; what touches more is put off."""
SMALL = 1000
"""In a file of up to so many customers all proposals are made anew within the action."""
_SUITING = frozenset(("fact", "contact_detail", "relationship", "cadence"))
"""What may make another day or channel suit somebody although the contact is due as before."""
WEEKS = DAYS_AHEAD // 7 + 1
LEAST_LOOKED_AT, SPARE = 300, 4
"""So many people are looked at for each touchpoint that would fit, since not every day suits everybody."""
_SHARED_CADENCES = """SELECT count(*) FROM cadence WHERE customer_id IS NULL
    AND (id IN (SELECT value FROM json_each(?)) OR tag_id IN (SELECT value FROM json_each(?))
    OR segment_id IN (SELECT value FROM json_each(?)))"""
_OWN_MINUTES = "SELECT name, minutes FROM channel WHERE trashed_at IS NULL"


def begin_day(db: EncryptedDatabase, today: date) -> None:
    """Make all proposals for a new day, with the public holidays of the place; inside a transaction, in a worker."""
    owner = setting_groups.load(db).owner
    if not public_holidays.is_kept(db.connection(), owner.country, owner.region, today):
        public_holidays.renew(db.connection(), owner.country, owner.region, today)
    refresh_all(db, today)


def refresh_all(db: EncryptedDatabase, today: date) -> None:
    """Make all proposals anew, those that still hold staying where they are; inside a transaction."""
    connection = db.connection()
    settings = setting_groups.load(db)
    before = keeping.kept(connection)
    after: Iterable[Proposal] = ()
    if settings.touch.fills_weeks:
        known = people.people(connection, to_day_number(today), None)
        soon = due.due_soon(today, known, cadences.read(db, settings.touch, today), settings.owner)
        after = _proposed(db, today, settings, soon, before, ())
    keeping.write(connection, before, after)
    keeping.save_day(connection, today, _mark(settings))


def refresh(db: EncryptedDatabase, changes: Changes, today: date) -> None:
    """Follow an action: its customers' proposals at once; what concerns everybody at once in a small file only."""
    connection = db.connection()
    touched = changes.customers
    if keeping.saved_day(connection) is None:
        keeping.remove(connection, touched)
        return
    if _concerns_everybody(db, changes) or len(touched) > SOME:
        _follow_all(db, today)
        return
    settings = setting_groups.load(db)
    if not touched or not settings.touch.fills_weeks:
        return
    before = keeping.kept(connection)
    mine = [each for each in before if each.customer_id in touched]
    known = people.people(connection, to_day_number(today), touched)
    meant = cadences.read(db, settings.touch, today, touched)
    soon = _without_plans(db, today, due.due_soon(today, known, meant, settings.owner)) if known else []
    wanted = {each.person.number: each.due_day for each in soon}
    stay = [each for each in mine if wanted.get(each.customer_id) == each.due_day]
    if len(stay) == len(soon) and not _SUITING & changes.kinds:
        keeping.write(connection, mine, stay)
    else:
        others = tuple(each for each in before if each.customer_id not in touched)
        keeping.write(connection, mine, _proposed(db, today, settings, soon, mine, others))


def _follow_all(db: EncryptedDatabase, today: date) -> None:
    """Everything anew, at once in a small file; with the holidays of another place later, in a worker."""
    owner = setting_groups.load(db).owner
    if not public_holidays.is_kept(db.connection(), owner.country, owner.region, today) or _count(db) > SMALL:
        keeping.put_off(db.connection())
    else:
        refresh_all(db, today)


def _proposed(
    db: EncryptedDatabase, today: date, settings: Settings, soon: list[Due], before: Iterable[Proposal],
    others: Collection[Proposal],
) -> tuple[Proposal, ...]:  # fmt: skip
    """Days for whoever is due and has nothing planned, in the room that the plans and the proposals of others leave."""
    connection = db.connection()
    minutes = _minutes(db, settings)
    known = {each.customer_id for each in before}
    free = _without_plans(db, today, _neediest(soon, known, settings, minutes))
    numbers = [each.person.number for each in free]
    stands = load.read(db, today, minutes, others)
    shared = people.households(connection, (*numbers, *stands.everybody()))
    wished = people.wishes(connection, numbers)
    wanted = [
        due.contact(
            today, each, wished.get(each.person.number, NO_WISHES), minutes, shared.get(each.person.number, 0)
        )
        for each in free
    ]  # fmt: skip
    return propose(today, wanted, _week(db, settings, today), stands.planned(shared), before).proposals


def _neediest(soon: list[Due], known: Collection[int], settings: Settings, minutes: Mapping[str, int]) -> list[Due]:
    """Several times as many as the weeks have room for, and whoever has a proposal: nobody else could get a day."""
    room = WEEKS * settings.owner.weekly_minutes // max(1, min(minutes.values(), default=5))
    ordered = sorted(soon, key=lambda each: (-each.need, each.due_day, each.person.number))
    limit = LEAST_LOOKED_AT + SPARE * room
    return ordered[:limit] + [each for each in ordered[limit:] if each.person.number in known]


def _without_plans(db: EncryptedDatabase, today: date, soon: list[Due]) -> list[Due]:
    """Those who have nothing planned before the contact would be late."""
    planned = load.next_plans(db, {each.person.number for each in soon}, today)
    end = today + timedelta(days=DAYS_AHEAD - 1)
    return [each for each in soon if planned.get(each.person.number, date.max) > max(end, each.longest_day)]


def _week(db: EncryptedDatabase, settings: Settings, today: date) -> OwnerWeek:
    last = today + timedelta(days=DAYS_AHEAD + 6)
    holidays = public_holidays.between(db.connection(), today, last)
    touch, owner = settings.touch, settings.owner
    calendar = calendar_of(owner, holidays)
    return OwnerWeek(calendar, owner.weekly_minutes, touch.day_from_minute, touch.day_until_minute)


def _minutes(db: EncryptedDatabase, settings: Settings) -> dict[str, int]:
    own: Any = db.connection().execute(_OWN_MINUTES)
    return {**dict(settings.touch.minutes), **dict(own)}


def _concerns_everybody(db: EncryptedDatabase, changes: Changes) -> bool:
    """Whether settings that matter, channels, or the cadence of a tier, tag or segment changed."""
    connection = db.connection()
    if "setting" in changes.kinds and keeping.saved_mark(connection) != _mark(setting_groups.load(db)):
        return True
    if "channel" in changes.kinds:
        return True
    numbers = (json.dumps(list(changes.touched.get(kind, ()))) for kind in ("cadence", "tag", "segment"))
    return bool(connection.execute(_SHARED_CADENCES, tuple(numbers)).fetchall()[0][0])


def _mark(settings: Settings) -> int:
    """A number for everything in the settings that proposals hang on."""
    owner, touch = settings.owner, replace(settings.touch, ask_how_it_went=True)
    what = (owner.country, owner.region, owner.working_days, owner.weekly_minutes, owner.away_from, owner.away_until)
    return crc32(repr((what, touch)).encode())


def _count(db: EncryptedDatabase) -> int:
    rows: Any = db.connection().execute("SELECT count(*) FROM customer WHERE trashed_at IS NULL").fetchall()
    return int(rows[0][0])
