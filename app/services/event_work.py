"""Planning and writing events inside the caller's action: cards first, then what they took part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import uuid4

from app.domain.customer import ContactDetail, DetailKind
from app.domain.errors import Cancelled
from app.domain.event import CalendarDraft, EventGroup
from app.domain.event_becoming import own_uuids
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.domain.touchpoint import Touchpoint
from app.services.event_plan import EventsPlan, Here, plan_events
from app.services.import_choices import Phase
from app.storage import event_sources, participants
from app.storage.encrypted import EncryptedDatabase
from app.storage.event_sources import Becoming
from app.storage.intake import Intake, Terms
from app.storage.rows_in import next_id
from app.storage.shelves import CUSTOMERS, OCCASIONS, PROMISES, REPEATS, TOUCHPOINTS
from app.storage.tables.filing import ImportBatchRow

CHUNK = 500
T = TypeVar("T")


def plan_of(
    db: EncryptedDatabase, draft: CalendarDraft, whose: Mapping[str, tuple[int, ...]], now: datetime
) -> EventsPlan:
    """What the draft would do to this file; `now` is the owner's wall clock."""
    return plan_events(draft, whose, _here(db, draft, whose, now))


def add_cards(
    db: EncryptedDatabase, new: Sequence[tuple[EventGroup, str]], today: date, now: datetime
) -> dict[str, tuple[int, ...]]:
    """Cards for groups of nobody known, one for each name; the new customer by the key of the group."""
    if not new:
        return {}
    addresses: dict[str, str] = {}
    names: dict[str, str] = {}
    for group, name in new:
        names.setdefault(fold(name), name)
        addresses[fold(name)] = addresses.get(fold(name)) or group.address
    batch = _batch(db, "", len(names), now)
    intake = Intake(db.connection(), Terms(batch, "calendar", today, now, ""))
    numbers = intake.create([_card(name, addresses[key]) for key, name in names.items()])
    intake.finish()
    made = dict(zip(names, numbers, strict=False))
    return {group.key: (made[fold(name)],) for group, name in new}


def _card(name: str, address: str) -> Incoming:
    given, _, family = name.partition(" ")
    details = (ContactDetail(kind=DetailKind.EMAIL, value=address, is_preferred=True),) if address else ()
    return Incoming(name=name, given_name=given, family_name=family, details=details)


def _batch(db: EncryptedDatabase, file_name: str, rows: int, now: datetime) -> int:
    values = {"uuid": str(uuid4()), "system": "calendar", "file_name": file_name, "rows": rows, "created_at": now}
    return int(ImportBatchRow.insert(**values).execute(db))


def _here(db: EncryptedDatabase, draft: CalendarDraft, whose: Mapping[str, tuple[int, ...]], now: datetime) -> Here:
    sql, events = db.connection(), draft.file.events
    numbers = sorted({number for customers in whose.values() for number in customers if number > 0})
    days = [moment.day for event in events for moment in event.moments]
    uuids = list(own_uuids(events))
    known = frozenset[str]()
    for table in ("touchpoint", "promise"):
        known |= event_sources.known_uuids(sql, table, uuids)
    on_days = event_sources.on_days(sql, numbers, min(days), max(days)) if days else {}
    people = CUSTOMERS.where(db, CUSTOMERS.row.id.in_(numbers)) if numbers else ()
    return Here(
        now, event_sources.read(sql, {event.uid for event in events}), known, on_days,
        _grouped(OCCASIONS.where(db, OCCASIONS.row.customer_id.in_(numbers)) if numbers else ()),
        _grouped(REPEATS.living(db, REPEATS.row.customer_id.in_(numbers)) if numbers else ()),
        {one.id: one.first_name for one in people},
    )  # fmt: skip


def _grouped(items: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for item in items:
        found[item.customer_id].append(item)
    return found


class EventWork:
    """Carries out a plan, part by part, and remembers which event became what."""

    def __init__(
        self,
        db: EncryptedDatabase,
        plan: EventsPlan,
        file_name: str,
        now: datetime,
        report: Callable[..., None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._db, self._plan, self._file_name, self._now = db, plan, file_name, now
        self._report, self._is_cancelled = report, is_cancelled
        self._done = 0

    def perform(self) -> None:
        """Write everything; nothing at all where nothing is new."""
        plan = self._plan
        if not plan.brings:
            return
        batch = _batch(self._db, self._file_name, plan.brings, self._now)
        becoming: list[Becoming] = list(plan.linked)
        for touchpoints in self._chunks(plan.touchpoints):
            becoming.extend(self._add_touchpoints(touchpoints))
        for key, occasion in plan.occasions:
            becoming.append(Becoming(key, occasion_id=OCCASIONS.add(self._db, occasion).id))
        for key, promise in plan.promises:
            becoming.append(Becoming(key, promise_id=PROMISES.add(self._db, promise, self._now).id))
        for key, repeat in plan.repeats:
            becoming.append(Becoming(key, repeat_id=REPEATS.add(self._db, repeat).id))
        for changes in self._chunks(plan.changed):
            for number, values in changes:
                self._change(number, values)
        for number in plan.called_off:
            TOUCHPOINTS.change(self._db, number, trashed_at=self._now)
        event_sources.write(self._db.connection(), batch, becoming)

    def _add_touchpoints(self, chosen: Sequence[tuple[event_sources.EventKey, Touchpoint]]) -> list[Becoming]:
        first = next_id(self._db.connection(), "touchpoint")
        made = [replace(one, id=first + place) for place, (_, one) in enumerate(chosen)]
        TOUCHPOINTS.add_many(self._db, made, self._now)
        participants.join_new(self._db, made)
        return [Becoming(key, touchpoint_id=one.id) for (key, _), one in zip(chosen, made, strict=True)]

    def _change(self, number: int, values: dict[str, Any]) -> None:
        TOUCHPOINTS.change(self._db, number, **values)
        if "day" in values:
            participants.move(self._db, number, values["day"])

    def _chunks(self, things: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(things), CHUNK):
            if self._is_cancelled():
                raise Cancelled
            some = things[start : start + CHUNK]
            yield some
            self._done += len(some)
            self._report(self._done, max(self._done, self._plan.brings), Phase.WRITING)
