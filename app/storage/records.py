"""Whole records of customers for files that leave Keepwarm, gathered some hundred at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from app.domain.customer import Customer
from app.domain.gesture import Gesture, GestureStep
from app.domain.record import CustomerRecord, Place, Preparation, RecordFile, Tie
from app.domain.touchpoint import Touchpoint
from app.storage import shelves
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelf import Shelf
from app.storage.tables import cards, contacts, filing, kindness
from app.storage.tables.fields import from_day_number

CHUNK = 200
T = TypeVar("T")


def read(db: EncryptedDatabase, numbers: Sequence[int], with_library: bool = False) -> Iterator[CustomerRecord]:
    """The record of each customer, in this order; the trash is left out. The first may bring the whole library."""
    found = (record for start in range(0, len(numbers), CHUNK) for record in _chunk(db, numbers[start : start + CHUNK]))
    for place, record in enumerate(found):
        yield _with_library(db, record) if with_library and place == 0 else record


def _with_library(db: EncryptedDatabase, record: CustomerRecord) -> CustomerRecord:
    gestures = shelves.GESTURES.every(db, "id")
    steps = shelves.GESTURE_STEPS.where(db, shelves.GESTURE_STEPS.row.gesture_id.in_([each.id for each in gestures]))
    return replace(record, gestures=gestures, gesture_steps=steps)


def _chunk(db: EncryptedDatabase, numbers: Sequence[int]) -> Iterator[CustomerRecord]:
    numbers = tuple(numbers)
    row = shelves.CUSTOMERS.row
    customers = {item.id: item for item in shelves.CUSTOMERS.living(db, row.id.in_(numbers))}
    parts = _Parts(db, numbers)
    for number in numbers:
        if number in customers:
            yield parts.record(customers[number])


class _Parts:
    """Everything that hangs on some customers, by customer."""

    def __init__(self, db: EncryptedDatabase, numbers: tuple[int, ...]) -> None:
        self._db, self._numbers = db, numbers
        self._of: dict[str, defaultdict[int, list[Any]]] = {
            name: self._grouped(shelf)
            for name, shelf in (
                ("details", shelves.DETAILS), ("occasions", shelves.OCCASIONS),
                ("circumstances", shelves.CIRCUMSTANCES),
                ("stages", shelves.STAGES), ("facts", shelves.FACTS), ("promises", shelves.PROMISES),
                ("slips", shelves.SLIPS), ("objectives", shelves.OBJECTIVES), ("plans", shelves.PLANS),
                ("changes", shelves.CHANGES), ("impressions", shelves.IMPRESSIONS), ("purchases", shelves.PURCHASES),
                ("opportunities", shelves.OPPORTUNITIES), ("surprises", shelves.SURPRISES),
                ("refused", shelves.REFUSALS),
            )
        }  # fmt: skip
        self._touchpoints = self._read_touchpoints()
        self._ties, self._places = self._read_ties(), self._read_places()
        self._tags, self._own = self._read_tags(), self._read_own_values()
        self._gestures, self._steps = self._read_gestures()
        self._preparations = self._read_preparations()
        self._sources = self._read_sources()
        self._last = self._read_last()

    def record(self, customer: Customer) -> CustomerRecord:
        """The record of one of the customers."""
        number = customer.id
        photo, files = self._files(customer)
        system, source_id, extras = self._sources.get(number, ("", "", ""))
        parts: dict[str, Any] = {name: tuple(found[number]) for name, found in self._of.items()}
        gestures = self._gestures_of(number)
        return CustomerRecord(
            customer=customer, tags=tuple(self._tags[number]), own_fields=tuple(self._own[number]),
            ties=tuple(self._ties[number]), places=tuple(self._places[number]), files=files,
            touchpoints=tuple(self._touchpoints[number]), photo=photo[0], photo_type=photo[1],
            gestures=gestures, gesture_steps=tuple(step for each in gestures for step in self._steps[each.id]),
            preparations=tuple(self._preparations[number]), last_contact=self._last.get(number), source_system=system,
            source_id=source_id, extras=tuple(extras.split("\n")) if extras else (), **parts,
        )  # fmt: skip

    def _grouped(self, shelf: Shelf[Any]) -> defaultdict[int, list[Any]]:
        row = shelf.row
        living = [row.trashed_at.is_null()] if hasattr(row, "trashed_at") else []
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for item in shelf.where(self._db, row.customer_id.in_(self._numbers), *living):
            found[item.customer_id].append(item)
        return found

    def _read_touchpoints(self) -> defaultdict[int, list[Touchpoint]]:
        row = contacts.ParticipantRow
        query = row.select(row.customer_id, row.touchpoint_id).where(row.customer_id.in_(self._numbers))
        pairs = list(query.order_by(row.day, row.touchpoint_id).tuples().execute(self._db))
        shelf = shelves.TOUCHPOINTS
        kept = {
            item.id: item
            for some in _slices([number for _, number in pairs], 900)
            for item in shelf.living(self._db, shelf.row.id.in_(some))
        }
        found: defaultdict[int, list[Touchpoint]] = defaultdict(list)
        for customer, number in pairs:
            if number in kept:
                found[customer].append(kept[number])
        return found

    def _read_ties(self) -> defaultdict[int, list[Tie]]:
        row = shelves.RELATIONSHIPS.row
        found: defaultdict[int, list[Tie]] = defaultdict(list)
        ties = shelves.RELATIONSHIPS.where(self._db, row.customer_id.in_(self._numbers))
        names = self._names(tie.other_id for tie in ties)
        for tie in ties:
            found[tie.customer_id].append(Tie(tie, *names.get(tie.other_id, ("", ""))))
        return found

    def _read_places(self) -> defaultdict[int, list[Place]]:
        row = shelves.STAKEHOLDERS.row
        found: defaultdict[int, list[Place]] = defaultdict(list)
        order = (row.until.is_null().desc(), row.since.desc(), row.id.desc())
        places = shelves.STAKEHOLDERS.living(self._db, row.person_id.in_(self._numbers), order=order)
        names = self._names(place.company_id for place in places)
        for place in places:
            found[place.person_id].append(Place(place, *names.get(place.company_id, ("", ""))))
        return found

    def _names(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        row = cards.CustomerRow
        wanted = tuple(set(numbers))
        query = row.select(row.id, row.name, row.uuid).where(row.id.in_(wanted))
        return {number: (name, uuid) for number, name, uuid in query.tuples().execute(self._db)}

    def _read_tags(self) -> defaultdict[int, list[str]]:
        link, tag = filing.CustomerTagRow, filing.TagRow
        query = link.select(link.customer_id, tag.name).join(tag).where(link.customer_id.in_(self._numbers))
        return _lists(query.order_by(tag.folded).tuples().execute(self._db))

    def _read_own_values(self) -> defaultdict[int, list[tuple[str, str]]]:
        value, own = filing.OwnValueRow, filing.OwnFieldRow
        query = (
            value.select(value.customer_id, own.name, value.value).join(own).where(value.customer_id.in_(self._numbers))
        )
        rows = query.order_by(own.position, own.id).tuples().execute(self._db)
        return _lists((customer, (name, text)) for customer, name, text in rows)

    def _read_gestures(self) -> tuple[dict[int, Gesture], defaultdict[int, list[GestureStep]]]:
        wanted = tuple({gesture for number in self._numbers for gesture in self._wanted(number)})
        steps, row = shelves.GESTURE_STEPS, shelves.GESTURES.row
        gestures = {gesture.id: gesture for gesture in shelves.GESTURES.where(self._db, row.id.in_(wanted))}
        found = steps.where(self._db, steps.row.gesture_id.in_(wanted))
        return gestures, _lists((step.gesture_id, step) for step in found)

    def _gestures_of(self, number: int) -> tuple[Gesture, ...]:
        return tuple(self._gestures[gesture] for gesture in self._wanted(number))

    def _wanted(self, number: int) -> list[int]:
        """Gestures of somebody's surprises and refusals."""
        named = (item.gesture_id for name in ("surprises", "refused") for item in self._of[name][number])
        return list(dict.fromkeys(gesture for gesture in named if gesture is not None))

    def _read_preparations(self) -> defaultdict[int, list[Preparation]]:
        row = kindness.PreparationRow
        whose = {item.id: number for number, items in self._of["surprises"].items() for item in items}
        query = row.select(row.surprise_id, row.text, row.due, row.done_on).where(row.surprise_id.in_(tuple(whose)))
        rows = query.order_by(row.due, row.id).tuples().execute(self._db)
        return _lists((whose[surprise], Preparation(surprise, *rest)) for surprise, *rest in rows)

    def _read_sources(self) -> dict[int, tuple[str, str, str]]:
        row = filing.SourceRow
        query = row.select(row.customer_id, row.system, row.source_id, row.extras).where(
            row.customer_id.in_(self._numbers)
        )
        return {customer: tuple(rest) for customer, *rest in query.order_by(row.id).tuples().execute(self._db)}

    def _read_last(self) -> dict[int, date]:
        marks = ", ".join("?" * len(self._numbers))
        rows = self._db.connection().execute(
            f"SELECT customer_id, last_day FROM standing WHERE customer_id IN ({marks})", self._numbers
        )
        return {number: from_day_number(day) for number, day in rows if day is not None}

    def _files(self, customer: Customer) -> tuple[tuple[bytes, str], tuple[RecordFile, ...]]:
        row = shelves.ATTACHMENTS.row
        kept = [
            RecordFile(item, self._bytes(item.sha256))
            for item in shelves.ATTACHMENTS.living(self._db, row.customer_id == customer.id)
        ]
        photo = next((f for f in kept if f.attachment.id == customer.photo_id), None)
        rest = tuple(file for file in kept if file is not photo)
        return ((photo.content, photo.attachment.media_type) if photo else (b"", "")), rest

    def _bytes(self, digest: str) -> bytes:
        row = self._db.connection().execute("SELECT data FROM stored_file WHERE sha256 = ?", (digest,)).fetchone()
        return bytes(row[0]) if row else b""


def _lists(pairs: Iterable[tuple[int, T]]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for number, value in pairs:
        found[number].append(value)
    return found


def _slices(numbers: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]
