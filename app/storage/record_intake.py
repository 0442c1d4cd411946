"""Taking in whole records, as our own files and the sample studio hold them: every id is given out anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from app.domain.attachment import Attachment
from app.domain.fold import fold
from app.domain.gesture import Gesture, GestureStep
from app.domain.record import CustomerRecord
from app.domain.today import Step
from app.storage import shelves, tagging
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelf import Shelf
from app.storage.tables import cards, contacts, filing
from app.storage.tables.derived import StoredFileRow
from app.storage.today import surprise as preparing

T = TypeVar("T")
Ids = dict[int, int]
"""A record's id in the file, and here."""


class RecordIntake:
    """Writes records inside the caller's action; what refers to somebody outside the records loses that reference."""

    def __init__(self, db: EncryptedDatabase, now: datetime) -> None:
        self._db, self._now = db, now
        self.customers: Ids = {}
        self._touchpoints: Ids = {}
        self._slips: Ids = {}
        self._places: Ids = {}
        self._gestures: Ids = {}

    def add_gestures(self, gestures: Iterable[Gesture], steps: Iterable[GestureStep] = ()) -> None:
        """The library that surprises refer to; what is here already by id, origin or name is not added again."""
        here = shelves.GESTURES.where(self._db, shelves.GESTURES.row.id > 0)
        known = {key: item.id for item in here for key in (item.uuid, item.origin, fold(item.name)) if key}
        steps = list(steps)
        for gesture in gestures:
            if gesture.id not in self._gestures:
                keys = (gesture.uuid, gesture.origin, fold(gesture.name))
                number = next((known[key] for key in keys if key in known), None)
                self._gestures[gesture.id] = number or self._add_gesture(gesture, steps)

    def _add_gesture(self, gesture: Gesture, steps: Iterable[GestureStep]) -> int:
        number = shelves.GESTURES.add(self._db, replace(gesture, id=0)).id
        own = [replace(step, id=0, gesture_id=number) for step in steps if step.gesture_id == gesture.id]
        self._bulk(shelves.GESTURE_STEPS, own)
        return number

    def add(self, records: Sequence[CustomerRecord]) -> tuple[int, ...]:
        """Ids of the new customers, in the order of the records."""
        taken = self._known_uuids()
        self.add_gestures(
            [gesture for record in records for gesture in record.gestures],
            {step.id: step for record in records for step in record.gesture_steps}.values(),
        )
        for record in records:
            customer = record.customer
            fresh = replace(customer, id=0, photo_id=None, uuid="" if customer.uuid in taken else customer.uuid)
            taken.add(customer.uuid)
            self.customers[customer.id] = shelves.CUSTOMERS.add(
                self._db, replace(fresh, met_through_id=None), self._now
            ).id
        for record in records:
            self._add_parts(record)
        for record in records:
            self._link(record)
        return tuple(self.customers[record.customer.id] for record in records)

    def _add_parts(self, record: CustomerRecord) -> None:
        number = self.customers[record.customer.id]
        for shelf, items in (
            (shelves.DETAILS, record.details), (shelves.OCCASIONS, record.occasions), (shelves.STAGES, record.stages),
            (shelves.CIRCUMSTANCES, record.circumstances), (shelves.OBJECTIVES, record.objectives),
            (shelves.PLANS, record.plans), (shelves.CHANGES, record.changes), (shelves.PURCHASES, record.purchases),
            (shelves.OPPORTUNITIES, record.opportunities),
        ):  # fmt: skip
            self._bulk(shelf, [self._plain(item, number) for item in items])
        self._add_touchpoints(record)
        self._slips |= self._kept_ids(shelves.SLIPS, record.slips, number)
        self._kept_ids(shelves.PROMISES, record.promises, number)
        facts = self._add_facts(record, number)
        self._add_surprises(record, number, facts)
        tagging.tag(self._db, (number,), record.tags)
        self._add_own_values(number, record.own_fields)
        self._add_files(record, number)

    def _link(self, record: CustomerRecord) -> None:
        number, customers = self.customers[record.customer.id], self.customers
        if record.customer.met_through_id in customers:
            shelves.CUSTOMERS.change(self._db, number, met_through_id=customers[record.customer.met_through_id])
        for tie in record.ties:
            if tie.relationship.other_id in customers:
                other = customers[tie.relationship.other_id]
                shelves.RELATIONSHIPS.add(self._db, replace(tie.relationship, id=0, customer_id=number, other_id=other))
        for place in record.places:
            if place.stakeholder.company_id in customers:
                self._add_place(place.stakeholder, number)
        impressions = [
            replace(item, id=0, customer_id=number, company_id=customers.get(item.company_id or 0))
            for item in record.impressions
        ]
        self._bulk(shelves.IMPRESSIONS, impressions)

    def _add_place(self, place: Any, number: int) -> None:
        company = self.customers[place.company_id]
        fresh = replace(
            place, id=0, uuid="", person_id=number, company_id=company,
            reports_to_id=self._places.get(place.reports_to_id or 0),
            took_over_from_id=self._places.get(place.took_over_from_id or 0),
        )  # fmt: skip
        self._places[place.id] = shelves.STAKEHOLDERS.add(self._db, fresh).id

    def _add_touchpoints(self, record: CustomerRecord) -> None:
        """A touchpoint with several people stands in several records and comes in once."""
        number = self.customers[record.customer.id]
        fresh = [item for item in record.touchpoints if item.id not in self._touchpoints]
        first = self._next_id("touchpoint")
        self._touchpoints |= {item.id: first + place for place, item in enumerate(fresh)}
        links: dict[str, Any] = {"cadence_id": None, "repeat_id": None, "surprise_id": None, "campaign_id": None}
        self._bulk(
            shelves.TOUCHPOINTS, [replace(self._new(item), id=self._touchpoints[item.id], **links) for item in fresh]
        )
        rows = [(self._touchpoints[item.id], number, item.day) for item in record.touchpoints]
        row = contacts.ParticipantRow
        if rows:
            row.insert_many(rows, fields=[row.touchpoint, row.customer, row.day]).execute(self._db)

    def _add_surprises(self, record: CustomerRecord, number: int, facts: Ids) -> None:
        """Surprises with what has to be prepared, and the owner's answers that plans respect."""
        surprises: Ids = {}
        for item in record.surprises:
            if item.gesture_id in self._gestures:
                gesture, fact = self._gestures[item.gesture_id], facts.get(item.fact_id or 0)
                fresh = replace(self._plain(item, number), gesture_id=gesture, fact_id=fact)
                surprises[item.id] = shelves.SURPRISES.add(self._db, fresh, self._now).id
        for one in record.preparations:
            if one.surprise_id in surprises:
                step = Step(0, one.text, one.due, one.done_on)
                preparing.add_steps(self._db.connection(), surprises[one.surprise_id], (step,))
        self._bulk(shelves.REFUSALS, [
            replace(self._plain(item, number), gesture_id=self._gestures.get(item.gesture_id or 0))
            for item in record.refused if item.gesture_id is None or item.gesture_id in self._gestures
        ])  # fmt: skip

    def _add_facts(self, record: CustomerRecord, number: int) -> Ids:
        """Newest wording first, so that an earlier one can point to what replaced it."""
        known: Ids = {}
        for fact in sorted(record.facts, key=lambda item: item.replaced_by_id is not None):
            fresh = replace(self._plain(fact, number), replaced_by_id=known.get(fact.replaced_by_id or 0))
            known[fact.id] = shelves.FACTS.add(self._db, fresh, self._now).id
        return known

    def _add_own_values(self, number: int, values: Iterable[tuple[str, str]]) -> None:
        row = filing.OwnFieldRow
        for name, value in values:
            known = {fold(item.name): item.id for item in shelves.OWN_FIELDS.living(self._db)}
            if fold(name) not in known:
                row.insert(name=name, kind="text", position=len(known)).execute(self._db)
                known = {fold(item.name): item.id for item in shelves.OWN_FIELDS.living(self._db)}
            filing.OwnValueRow.insert(customer_id=number, field_id=known[fold(name)], value=value).execute(self._db)

    def _add_files(self, record: CustomerRecord, number: int) -> None:
        for file in record.files:
            self._store(file.content)
            shelves.ATTACHMENTS.add(self._db, self._plain(file.attachment, number), self._now)
        if record.photo:
            digest = self._store(record.photo)
            photo = Attachment(0, "", number, None, "photo", record.photo_type, len(record.photo), digest)
            stored = shelves.ATTACHMENTS.add(self._db, photo, self._now)
            shelves.CUSTOMERS.change(self._db, number, photo_id=stored.id)

    def _store(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        StoredFileRow.insert(sha256=digest, data=content).on_conflict_ignore().execute(self._db)
        return digest

    def _kept_ids(self, shelf: Shelf[Any], items: Iterable[Any], number: int) -> Ids:
        return {item.id: shelf.add(self._db, self._plain(item, number), self._now).id for item in items}

    def _plain(self, item: T, number: int) -> T:
        """The item as new, hanging on this customer, with its links to what has come in."""
        names = {field.name for field in fields(item)}  # type: ignore[arg-type]
        changes: dict[str, Any] = {"id": 0, "customer_id": number}
        if "touchpoint_id" in names:
            changes["touchpoint_id"] = self._touchpoints.get(item.touchpoint_id or 0)  # type: ignore[attr-defined]
        if "slip_id" in names:
            changes["slip_id"] = self._slips.get(item.slip_id or 0)  # type: ignore[attr-defined]
        for name in ("stakeholder_id", "reopened_by_id"):
            if name in names:
                changes[name] = None
        fresh: Any = self._new(item)
        return cast(T, replace(fresh, **changes))

    def _new(self, item: T) -> T:
        names = {field.name for field in fields(item)}  # type: ignore[arg-type]
        return replace(item, uuid="") if "uuid" in names else item  # type: ignore[type-var]

    def _bulk(self, shelf: Shelf[Any], items: Sequence[Any]) -> None:
        shelf.add_many(self._db, items, self._now)

    def _known_uuids(self) -> set[str]:
        row = cards.CustomerRow
        return {found[0] for found in row.select(row.uuid).tuples().execute(self._db)}

    def _next_id(self, table: str) -> int:
        row = self._db.connection().execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) + 1 if row else 1
