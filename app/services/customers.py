"""What the owner does with cards: adding, editing, sorting into stages and tiers, trash and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.changes import Topic
from app.domain.customer import (
    Circumstance,
    ContactDetail,
    Customer,
    Kind,
    Occasion,
    Relationship,
    Stage,
    StagePeriod,
    Tier,
)
from app.domain.errors import KeepwarmError
from app.services.service import Service
from app.storage import customer_list, event_sources, tagging
from app.storage.shelves import CIRCUMSTANCES, CUSTOMERS, DETAILS, OCCASIONS, RELATIONSHIPS, STAGES

FIELD_WORDS = {
    "name": "Name", "given_name": "First name", "family_name": "Last name", "subtitle": "Line under the name",
    "human_line": "Line on the card", "notes": "Notes", "pronouns": "Pronouns", "tier": "Tier", "stage": "Stage",
    "no_gifts": "No gifts", "opted_out": "Opted out", "do_not_contact": "Leave alone", "is_deceased": "Died",
    "acquainted_since": "Acquainted since", "gift_limit_minor": "Gift limit", "helper": "Helper",
}  # fmt: skip


class NameMissing(KeepwarmError):
    """A card needs a name."""

    def __init__(self) -> None:
        super().__init__("This card has no name yet.", "Write a first name, a last name or a company name.")


class CustomerService(Service):
    """Cards: every method that changes something is one action that can be undone."""

    def add(
        self,
        customer: Customer,
        details: Iterable[ContactDetail] = (),
        occasions: Iterable[Occasion] = (),
        tags: Iterable[str] = (),
    ) -> Customer:
        """The new card; raises `NameMissing`."""
        customer = named(customer)
        with self._action(f"Added {customer.name}", Topic.CARDS, "plus") as action:
            stored = CUSTOMERS.add(self._store.db, customer, self._now)
            action.customer_id = stored.id
            STAGES.add(self._store.db, StagePeriod(0, stored.id, stored.stage, self._today))
            for position, detail in enumerate(details):
                DETAILS.add(self._store.db, replace(detail, customer_id=stored.id, position=position))
            for occasion in occasions:
                OCCASIONS.add(self._store.db, replace(occasion, customer_id=stored.id))
            tagging.tag(self._store.db, (stored.id,), tags)
        return stored

    def get(self, number: int) -> Customer:
        """The customer of this id; raises `NotFound`."""
        return self._customer(number)

    def is_there(self, number: int) -> bool:
        """Whether a card of this id exists and does not lie in the trash."""
        query = "SELECT 1 FROM customer WHERE id = ? AND trashed_at IS NULL"
        return self._store.sql.execute(query, (number,)).fetchone() is not None

    def edit(self, number: int, **fields: Any) -> Customer:
        """The card with the named fields of `Customer` set."""
        before = self._customer(number)
        after = named(replace(before, **fields))
        word = ", ".join(dict.fromkeys(FIELD_WORDS.get(name, name.replace("_", " ").capitalize()) for name in fields))
        with self._action(f"{word} of {before.name}", Topic.CARDS, "brush", number):
            if after.stage is not before.stage:
                STAGES.add(self._store.db, StagePeriod(0, number, after.stage, self._today))
            return CUSTOMERS.save(self._store.db, after)

    def set_stage(self, numbers: Iterable[int], stage: Stage) -> None:
        """Put customers into a stage, with today's date in their stage history."""
        chosen = tuple(dict.fromkeys(numbers))
        with self._action(
            f"Moved {self._called(chosen)} to {stage.value.capitalize()}", Topic.CARDS, "board"
        ) as action:
            action.customer_id, action.count = chosen[0] if len(chosen) == 1 else None, len(chosen)
            for number in chosen:
                if self._customer(number).stage is not stage:
                    CUSTOMERS.change(self._store.db, number, stage=stage)
                    STAGES.add(self._store.db, StagePeriod(0, number, stage, self._today))

    def set_tier(self, numbers: Iterable[int], tier: Tier) -> None:
        """Keep customers closer or less close."""
        chosen = tuple(dict.fromkeys(numbers))
        words = tier.value.replace("_", " ")
        with self._action(f"Tier of {self._called(chosen)} to {words}", Topic.CARDS, "star") as action:
            action.customer_id, action.count = chosen[0] if len(chosen) == 1 else None, len(chosen)
            for number in chosen:
                CUSTOMERS.change(self._store.db, number, tier=tier)

    def tag(self, numbers: Iterable[int], names: Iterable[str]) -> None:
        """Put tags on customers; a tag that differs only in case or accents is the same tag."""
        chosen, words = tuple(dict.fromkeys(numbers)), tuple(names)
        with self._action(f"Tagged {self._called(chosen)} {_quoted(words)}", Topic.CARDS, "tag") as action:
            action.customer_id, action.count = chosen[0] if len(chosen) == 1 else None, len(chosen)
            tagging.tag(self._store.db, chosen, words)

    def untag(self, numbers: Iterable[int], names: Iterable[str]) -> None:
        """Take tags off customers."""
        chosen, words = tuple(dict.fromkeys(numbers)), tuple(names)
        with self._action(f"Took {_quoted(words)} off {self._called(chosen)}", Topic.CARDS, "tag") as action:
            action.count = len(chosen)
            tagging.untag(self._store.db, chosen, words)

    def trash(self, numbers: Iterable[int]) -> None:
        """Move cards to the trash, where they stay for 90 days."""
        chosen = tuple(dict.fromkeys(numbers))
        whom = self._customer(chosen[0]).name if len(chosen) == 1 else self._called(chosen)
        with self._action(f"Moved {whom} to the trash", Topic.CARDS, "trash") as action:
            action.customer_id, action.count = chosen[0] if len(chosen) == 1 else None, len(chosen)
            for number in chosen:
                CUSTOMERS.change(self._store.db, number, trashed_at=self._now)

    def bring_back(self, numbers: Iterable[int]) -> None:
        """Take cards out of the trash."""
        chosen = tuple(dict.fromkeys(numbers))
        with self._action(f"Brought {self._called(chosen)} back from the trash", Topic.CARDS, "undo") as action:
            action.count = len(chosen)
            for number in chosen:
                CUSTOMERS.change(self._store.db, number, trashed_at=None)

    def add_detail(self, detail: ContactDetail) -> ContactDetail:
        """A further way to reach the customer."""
        name = self._customer(detail.customer_id).name
        with self._action(f"Added {detail.kind.value} of {name}", Topic.CARDS, "book",
                          detail.customer_id):  # fmt: skip
            stored = DETAILS.add(self._store.db, detail)
            return self._settle_preferred(stored)

    def edit_detail(self, detail: ContactDetail) -> ContactDetail:
        """The contact detail as now written; at most one of a kind is preferred."""
        name = self._customer(detail.customer_id).name
        with self._action(f"Changed {detail.kind.value} of {name}", Topic.CARDS, "book", detail.customer_id):
            return self._settle_preferred(DETAILS.save(self._store.db, detail))

    def remove_detail(self, detail: ContactDetail) -> None:
        """Take a contact detail off the card."""
        name = self._customer(detail.customer_id).name
        with self._action(
            f"Removed {detail.kind.value} of {name}", Topic.CARDS, "book", detail.customer_id, detail.value
        ):
            DETAILS.delete(self._store.db, DETAILS.row.id == detail.id)

    def set_occasion(self, occasion: Occasion) -> Occasion:
        """A birthday or another date, new (id 0) or changed."""
        name = self._customer(occasion.customer_id).name
        with self._action(
            f"Date of {name}: {occasion.label or occasion.kind.value}", Topic.CARDS, "cake", occasion.customer_id
        ):
            if occasion.id:
                return OCCASIONS.save(self._store.db, occasion)
            return OCCASIONS.add(self._store.db, occasion)

    def remove_occasion(self, occasion: Occasion) -> None:
        """Take a date off the card."""
        name = self._customer(occasion.customer_id).name
        with self._action(f"Removed a date of {name}", Topic.CARDS, "cake", occasion.customer_id):
            event_sources.let_go_of_occasion(self._store.sql, occasion.id)
            OCCASIONS.delete(self._store.db, OCCASIONS.row.id == occasion.id)

    def set_circumstance(self, circumstance: Circumstance) -> Circumstance:
        """Grief, illness or a complaint begins, changes or ends."""
        name = self._customer(circumstance.customer_id).first_name
        with self._action(
            f"Noted {circumstance.kind.value} for {name}", Topic.CARDS, "hands", circumstance.customer_id
        ):
            if circumstance.id:
                return CIRCUMSTANCES.save(self._store.db, circumstance)
            return CIRCUMSTANCES.add(self._store.db, circumstance)

    def relate(self, relationship: Relationship) -> Relationship:
        """Tie two people together."""
        one, other = self._customer(relationship.customer_id), self._customer(relationship.other_id)
        if one.id == other.id:
            raise KeepwarmError("This is the same person.", "Choose somebody else.")
        with self._action(f"{one.first_name} and {other.first_name}: {relationship.kind.value.replace('_', ' ')}",
                          Topic.CARDS, "people", one.id):  # fmt: skip
            return RELATIONSHIPS.add(self._store.db, relationship)

    def unrelate(self, relationship: Relationship) -> None:
        """Cut a tie between two people."""
        one, other = self._customer(relationship.customer_id), self._customer(relationship.other_id)
        with self._action(f"Cut the tie of {one.first_name} and {other.first_name}", Topic.CARDS, "people", one.id):
            RELATIONSHIPS.delete(self._store.db, RELATIONSHIPS.row.id == relationship.id)

    def similar(self, name: str, limit: int = 3) -> tuple[Customer, ...]:
        """Living customers whose name is nearly this one, most alike first; for the warning while a name is typed."""
        numbers = customer_list.similar_names(self._store.sql, name, limit)
        return tuple(self._customer(number) for number in numbers)

    def _settle_preferred(self, detail: ContactDetail) -> ContactDetail:
        if detail.is_preferred:
            others = DETAILS.where(
                self._store.db, DETAILS.row.customer_id == detail.customer_id,
                DETAILS.row.kind == detail.kind,
                DETAILS.row.is_preferred == True, DETAILS.row.id != detail.id,  # noqa: E712
            )  # fmt: skip
            for other in others:
                DETAILS.change(self._store.db, other.id, is_preferred=False)
        return detail


def named(customer: Customer) -> Customer:
    """The customer with the name that the card shows, made from its parts where none was given."""
    if customer.kind is Kind.PERSON and not customer.name.strip():
        parts = (customer.prefix, customer.given_name, customer.middle_name, customer.family_name, customer.suffix)
        customer = replace(customer, name=" ".join(part.strip() for part in parts if part.strip()))
    if not customer.name.strip():
        raise NameMissing
    return replace(customer, name=" ".join(customer.name.split()))


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
