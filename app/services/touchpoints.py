"""Touchpoints: logging, planning, moving, and what is pulled out of a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import Topic
from app.domain.conflict import Conflict
from app.domain.customer import Circumstance, CircumstanceKind, ContactDetail, Customer, DetailKind
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact
from app.domain.mail import Mail, MailAddress
from app.domain.promise import Promise, Slip
from app.domain.touchpoint import Channel, Direction, Touchpoint, TouchpointState
from app.services.customers import CustomerService
from app.services.service import Service, a, days, hours
from app.storage import mail_owners, participants
from app.storage.shelves import CIRCUMSTANCES, FACTS, PROMISES, SLIPS, TOUCHPOINTS


@dataclass(frozen=True, slots=True)
class Kept:
    """What the owner keeps of a conversation besides the touchpoint itself; customer ids are filled in when 0.

    `addresses` are the newcomers' e-mail addresses in the same order, "" where none is known. A `conflict` brings its
    follow-up and, where it asks for calm, the circumstance that keeps cheerful words away.
    """

    facts: tuple[Fact, ...] = ()
    promises: tuple[Promise, ...] = ()
    slips: tuple[Slip, ...] = ()
    newcomers: tuple[Customer, ...] = ()
    addresses: tuple[str, ...] = ()
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class ReadMail:
    """An e-mail as a touchpoint; `strangers` are those it was with who have no card yet."""

    touchpoint: Touchpoint
    strangers: tuple[MailAddress, ...] = ()


class TouchpointService(Service):
    """Contacts, planned and done."""

    def get(self, number: int) -> Touchpoint:
        """The touchpoint of this id with its participants; raises `NotFound`."""
        return participants.get(self._store.db, number)

    def log(self, touchpoint: Touchpoint, kept: Kept = Kept()) -> Touchpoint:
        """The touchpoint as logged, with facts, promises, slips and new cards in the same action."""
        if not touchpoint.participants and not kept.newcomers:
            raise KeepwarmError("Nobody is chosen yet.", "Say who it was with; a new name makes a card on the spot.")
        with self._action("Logged a touchpoint", Topic.CONTACTS, touchpoint.channel) as action:
            new = self._welcome(kept)
            everyone = (*touchpoint.participants, *new)
            stored = participants.add(self._store.db, replace(touchpoint, participants=everyone), self._now)
            self._keep(stored, kept)
            action.label = self._label(stored)
            action.detail = _kept_words(kept)
            action.customer_id = everyone[0] if len(everyone) == 1 else None
        return stored

    def plan(self, touchpoint: Touchpoint) -> Touchpoint:
        """A planned touchpoint in the calendar."""
        planned = replace(touchpoint, state=TouchpointState.PLANNED)
        label = f"Planned {a(planned.channel)} with {self._called(planned.participants)} for {days(planned.day)}"
        with self._action(label, Topic.PLANS, planned.channel, planned.participants[0]):
            return participants.add(self._store.db, planned, self._now)

    def edit(self, touchpoint: Touchpoint) -> Touchpoint:
        """The touchpoint as now written, participants included."""
        before = self.get(touchpoint.id)
        whom = self._called(touchpoint.participants or before.participants)
        with self._action(f"Changed the {touchpoint.channel} with {whom}", Topic.CONTACTS, touchpoint.channel,
                          touchpoint.participants[0]):  # fmt: skip
            TOUCHPOINTS.save(self._store.db, touchpoint)
            gone = set(before.participants) - set(touchpoint.participants)
            participants.leave(self._store.db, touchpoint.id, gone)
            participants.join(self._store.db, touchpoint.id, touchpoint.participants, touchpoint.day)
            if touchpoint.day != before.day:
                participants.move(self._store.db, touchpoint.id, touchpoint.day)
            return self.get(touchpoint.id)

    def move(
        self,
        number: int,
        day: date,
        minute: int | None = None,
        *,
        any_time: bool = False,
        with_others: Sequence[int] | None = None,
    ) -> Touchpoint:
        """The touchpoint on its new day; `minute` None keeps the hour, `any_time` takes it away.

        `with_others` says with whom it is now, where that changes as well.
        """
        before = self.get(number)
        hour = None if any_time else before.minute if minute is None else minute
        label = f"Moved the {before.channel} with {self._called(before.participants)} to {_when(day, hour, before)}"
        with self._action(label, Topic.CONTACTS, before.channel, before.participants[0], _from(before)):
            return self._put(before, day, hour, with_others)

    def resize(self, number: int, duration_minutes: int) -> Touchpoint:
        """The touchpoint with its new length."""
        before = self.get(number)
        if duration_minutes < 1:
            raise KeepwarmError("A touchpoint takes at least a minute.", "Make it a little longer.")
        if before.minute is not None and before.minute + duration_minutes > 24 * 60:
            raise KeepwarmError("It would go on into the next day.", "Make it shorter, or let it begin earlier.")
        label = f"{duration_minutes} minutes for the {before.channel} with {self._called(before.participants)}"
        detail = f"instead of {before.duration_minutes}" if before.duration_minutes else ""
        with self._action(label, Topic.CONTACTS, before.channel, before.participants[0], detail):
            TOUCHPOINTS.change(self._store.db, number, duration_minutes=duration_minutes)
            return self.get(number)

    def snooze(self, number: int, day: date) -> Touchpoint:
        """The touchpoint put off to a later day, the hour kept."""
        before = self.get(number)
        if day <= before.day or day <= self._today:
            raise KeepwarmError("That day is not later.", "Choose a day after today.")
        label = f"Put off the {before.channel} with {self._called(before.participants)} until {days(day)}"
        with self._action(label, Topic.CONTACTS, before.channel, before.participants[0], _from(before)):
            return self._put(before, day, before.minute)

    def read_mail(self, data: bytes) -> ReadMail:
        """An .eml file as a touchpoint to be logged: from a customer who wrote, else to those it went to."""
        from app.exchange.eml import read_mail

        mail = read_mail(data)
        everyone = (mail.sender, *mail.recipients)
        known = mail_owners.customers_at(self._store.sql, (each.address for each in everyone))
        is_theirs = mail.sender.address in known or not any(each.address in known for each in mail.recipients)
        others = (mail.sender,) if is_theirs else mail.recipients
        numbers = tuple(dict.fromkeys(known[each.address] for each in others if each.address in known))
        direction = Direction.FROM_THEM if is_theirs else Direction.FROM_US
        return ReadMail(self._from_mail(mail, direction, numbers), () if numbers else others[:1])

    def mark_done(self, number: int, touchpoint: Touchpoint | None = None, kept: Kept = Kept()) -> Touchpoint:
        """The planned touchpoint as done today, or as the owner tells it went, with what she keeps of it."""
        before = self.get(number)
        done = replace(touchpoint or replace(before, day=self._today), id=number, uuid=before.uuid,
                       created_at=before.created_at, state=TouchpointState.DONE)  # fmt: skip
        label = f"Done: {before.channel} with {self._called(before.participants)}"
        with self._action(label, Topic.CONTACTS, "check", before.participants[0]):
            TOUCHPOINTS.save(self._store.db, replace(done, participants=before.participants))
            participants.move(self._store.db, number, done.day)
            stored = self.get(number)
            self._keep(stored, kept)
            return stored

    def give_to(self, number: int, wrong_id: int, right_id: int) -> Touchpoint:
        """The touchpoint moved from the wrong person to the right one, with the facts and promises it held."""
        before = self.get(number)
        wrong, right = self._customer(wrong_id), self._customer(right_id)
        label = f"The {before.channel} was with {right.first_name}, not with {wrong.first_name}"
        with self._action(label, Topic.CONTACTS, "swap", right_id):
            participants.leave(self._store.db, number, (wrong_id,))
            participants.join(self._store.db, number, (right_id,), before.day)
            for shelf in (FACTS, PROMISES, SLIPS):
                row = shelf.row
                shelf.row.update(customer_id=right_id).where(
                    row.touchpoint_id == number, row.customer_id == wrong_id
                ).execute(self._store.db)
            return self.get(number)

    def trash(self, number: int) -> None:
        """Move a touchpoint to the trash; promises made in it stay."""
        before = self.get(number)
        label = f"Removed the {before.channel} with {self._called(before.participants)}"
        with self._action(label, Topic.CONTACTS, "trash", before.participants[0], days(before.day)):
            TOUCHPOINTS.change(self._store.db, number, trashed_at=self._now)

    def next_of(self, customer_id: int) -> Touchpoint | None:
        """The customer's earliest planned touchpoint, also when its day has passed."""
        return participants.next_of(self._store.db, customer_id)

    def _put(
        self, before: Touchpoint, day: date, minute: int | None, others: Sequence[int] | None = None
    ) -> Touchpoint:
        """The touchpoint put on a day and hour, inside the action under way."""
        db, number = self._store.db, before.id
        TOUCHPOINTS.change(db, number, day=day, minute=minute)
        if others:
            participants.leave(db, number, set(before.participants) - set(others))
            participants.join(db, number, others, day)
        participants.move(db, number, day)
        return self.get(number)

    def _from_mail(self, mail: Mail, direction: Direction, numbers: tuple[int, ...]) -> Touchpoint:
        local = mail.sent_at.astimezone() if mail.sent_at else None
        day = min(local.date(), self._today) if local else self._today
        minute = local.hour * 60 + local.minute if local else None
        return Touchpoint(channel=Channel.EMAIL, direction=direction, day=day, minute=minute, title=mail.subject,
                          notes=mail.text, participants=numbers)  # fmt: skip

    def _welcome(self, kept: Kept) -> list[int]:
        """Ids of the cards made for newcomers, inside the action under way."""
        cards = CustomerService(self._store)
        addresses = (*kept.addresses, *("" for _ in kept.newcomers))
        return [
            cards.add(
                customer, (ContactDetail(kind=DetailKind.EMAIL, value=address, is_preferred=True),) if address else ()
            ).id
            for customer, address in zip(kept.newcomers, addresses, strict=False)
        ]

    def _keep(self, stored: Touchpoint, kept: Kept) -> None:
        whom = stored.participants[0]
        db, now = self._store.db, self._now
        for fact in kept.facts:
            FACTS.add(db, replace(fact, customer_id=fact.customer_id or whom, touchpoint_id=stored.id,
                                  known_on=fact.known_on or stored.day), now)  # fmt: skip
        slips = [SLIPS.add(db, replace(slip, customer_id=slip.customer_id or whom, touchpoint_id=stored.id), now)
                 for slip in kept.slips]  # fmt: skip
        for promise in kept.promises:
            PROMISES.add(db, replace(promise, customer_id=promise.customer_id or whom, touchpoint_id=stored.id,
                                     slip_id=slips[0].id if slips else promise.slip_id), now)  # fmt: skip

        if kept.conflict is not None:
            self._keep_conflict(stored, kept.conflict)

    def _keep_conflict(self, stored: Touchpoint, conflict: Conflict) -> None:
        """What a conflict asks for: a touchpoint that looks back, and calm for everybody who was in it."""
        db, now = self._store.db, self._now
        TOUCHPOINTS.change(db, stored.id, is_conflict=True, conflict_felt=conflict.felt, conflict_need=conflict.need,
                           conflict_agreed=conflict.agreed)  # fmt: skip
        if conflict.follow_up is not None:
            opening = f"You agreed: {conflict.agreed}" if conflict.agreed else "Ask whether it is better now."
            looks_back = Touchpoint(channel=stored.channel, state=TouchpointState.PLANNED, day=conflict.follow_up,
                                    title="After the conflict", opening_line=opening,
                                    participants=stored.participants)  # fmt: skip
            participants.add(db, looks_back, now)
        if conflict.asks_calm:
            for number in stored.participants:
                CIRCUMSTANCES.add(db, Circumstance(0, number, CircumstanceKind.COMPLAINT, conflict.felt, stored.day))

    def _label(self, touchpoint: Touchpoint) -> str:
        link = {Direction.FROM_THEM: "from", Direction.FROM_US: "to", Direction.BOTH_WAYS: "with"}[touchpoint.direction]
        if touchpoint.channel in ("call", "visit", "coffee", "meeting", "event"):
            link = "with"
        mood = f", {touchpoint.mood.value}" if touchpoint.mood else ""
        return f"Logged {a(touchpoint.channel)} {link} {self._called(touchpoint.participants)}{mood}"


def _when(day: date, minute: int | None, before: Touchpoint) -> str:
    """The new day, and the hour where it is another one."""
    if minute == before.minute:
        return days(day)
    return f"{days(day)}, {'any time' if minute is None else hours(minute)}"


def _from(before: Touchpoint) -> str:
    """Where a moved touchpoint was."""
    return f"from {days(before.day)}{'' if before.minute is None else f', {hours(before.minute)}'}"


def _kept_words(kept: Kept) -> str:
    words = [
        word
        for items, word in (
            (kept.facts, "a fact"),
            (kept.promises, "a promise"),
            (kept.slips, "a slip"),
            (kept.conflict, "a conflict"),
            (kept.newcomers, "a new card"),
        )
        if items
    ]
    return f"with {' and '.join(words)}" if words else ""
