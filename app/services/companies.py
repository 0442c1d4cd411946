"""Companies as groups of people: places, who took over from whom, changes and impressions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import Topic
from app.domain.customer import ContactDetail, Customer, Kind, StagePeriod
from app.domain.errors import KeepwarmError
from app.domain.fold import fold
from app.domain.stakeholder import Change, ChangeKind, Impression, Plan, Stakeholder
from app.services.customers import CustomerService, named
from app.services.service import Service
from app.storage.shelves import CHANGES, CUSTOMERS, IMPRESSIONS, PLANS, STAGES, STAKEHOLDERS


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the place held at a company."""

    person: Customer
    place: Stakeholder


class CompanyService(Service):
    """Stakeholders and what changed at the customer's end."""

    def members(self, company_id: int) -> tuple[Member, ...]:
        """People of a company: present ones by influence, then those who left, the latest first."""
        places = STAKEHOLDERS.living_of(self._store.db, company_id, by=("company_id",))
        found = [Member(CUSTOMERS.get(self._store.db, place.person_id), place) for place in places]
        living = [member for member in found if member.person.trashed_at is None]
        return tuple(sorted(living, key=_present_first))

    def places(self, person_id: int) -> tuple[tuple[Customer, Stakeholder], ...]:
        """Companies where a person has or had a place, the present and newest first."""
        found = STAKEHOLDERS.living_of(self._store.db, person_id, by=("person_id",))
        newest = sorted(found, key=lambda place: (place.until is not None, -(place.since or date.min).toordinal()))
        return tuple((CUSTOMERS.get(self._store.db, place.company_id), place) for place in newest)

    def add_member(self, place: Stakeholder) -> Stakeholder:
        """A person's new place; where they took over from somebody, that place ends and a change is noted."""
        self._check(place)
        person, company = self._customer(place.person_id), self._customer(place.company_id)
        with self._action(f"{person.name} at {company.name}", Topic.CARDS, "building", person.id, place.title):
            return self._settle(place, person)

    def add_newcomer(self, name: str, place: Stakeholder) -> Stakeholder:
        """A place for somebody without a card yet; the card is made in the same action."""
        company = self._customer(place.company_id)
        given, _, family = " ".join(name.split()).rpartition(" ")
        newcomer = named(Customer(name=name, given_name=given or family, family_name=family if given else ""))
        with self._action(f"{newcomer.name} at {company.name}", Topic.CARDS, "building", None, place.title) as action:
            person = CUSTOMERS.add(self._store.db, newcomer, self._now)
            STAGES.add(self._store.db, StagePeriod(0, person.id, person.stage, self._today))
            action.customer_id = person.id
            return self._settle(replace(place, person_id=person.id), person)

    def add_person(
        self, person: Customer, details: Iterable[ContactDetail] = (), *, company: int | str, title: str = ""
    ) -> Customer:
        """The new card of somebody at a company, known by id or by name; a company without a card gets one as well."""
        people = CustomerService(self._store)
        with self._action(f"Added {named(person).name}", Topic.CARDS, "plus") as action:
            stored = people.add(person, details)
            number = company if isinstance(company, int) else self._company_called(company)
            if number is None:
                number = people.add(Customer(kind=Kind.COMPANY, name=str(company), stage=person.stage)).id
            self.add_member(Stakeholder(person_id=stored.id, company_id=number, title=title))
            action.customer_id = stored.id
        return stored

    def edit_member(self, place: Stakeholder) -> Stakeholder:
        """The place as now written."""
        self._check(place)
        person = self._customer(place.person_id)
        with self._action(f"Changed the place of {person.name}", Topic.CARDS, "building", person.id, place.title):
            return STAKEHOLDERS.save(self._store.db, place)

    def end_membership(self, number: int, until: date) -> Stakeholder:
        """The place that ended; a change is noted, so that plans are looked at again."""
        place = STAKEHOLDERS.get(self._store.db, number)
        person, company = self._customer(place.person_id), self._customer(place.company_id)
        with self._action(f"{person.name} left {company.name}", Topic.CARDS, "building", person.id):
            self._note(Change(0, company.id, number, ChangeKind.LEFT, f"{person.name} left", until))
            return STAKEHOLDERS.change(self._store.db, number, until=until)

    def remove_member(self, number: int) -> None:
        """Take a place off, as if it had never been noted."""
        place = STAKEHOLDERS.get(self._store.db, number)
        person = self._customer(place.person_id)
        with self._action(f"Removed a place of {person.name}", Topic.CARDS, "trash", person.id, place.title):
            STAKEHOLDERS.change(self._store.db, number, trashed_at=self._now)

    def note_change(self, change: Change) -> Change:
        """Something big at the customer's end; it reopens the plans of everybody there."""
        name = self._customer(change.customer_id).name
        with self._action(f"Change at {name}: {change.text}", Topic.PLANS, "refresh", change.customer_id):
            return self._note(change)

    def look_at(self, number: int) -> Change:
        """The change that the owner has looked at."""
        change = CHANGES.get(self._store.db, number)
        with self._action(f"Looked at: {change.text}", Topic.PLANS, "check", change.customer_id):
            return CHANGES.change(self._store.db, number, looked_at_on=self._today)

    def open_changes(self, customer_id: int) -> tuple[Change, ...]:
        """Changes at a customer that nobody has looked at yet, newest first."""
        return CHANGES.living_of(self._store.db, customer_id, "-happened_on", unset=("looked_at_on",))

    def reopened_plans(self, company_id: int) -> tuple[Plan, ...]:
        """Plans of a company and its people that a change sent back to be looked at."""
        numbers = [company_id, *(member.person.id for member in self.members(company_id))]
        row = PLANS.row
        return PLANS.living(self._store.db, row.customer_id.in_(numbers), row.reopened_by_id.is_null(False))

    def note_impression(self, impression: Impression) -> Impression:
        """The owner's dated reading of how a person sees us."""
        name = self._customer(impression.customer_id).first_name
        with self._action(f"Impression of {name}", Topic.FACTS, "eye", impression.customer_id):
            return IMPRESSIONS.add(self._store.db, impression)

    def _company_called(self, name: str) -> int | None:
        """The company of exactly this name, whatever its case and accents."""
        alike = CustomerService(self._store).similar(name)
        return next((each.id for each in alike if each.kind is Kind.COMPANY and fold(each.name) == fold(name)), None)

    def _settle(self, place: Stakeholder, person: Customer) -> Stakeholder:
        stored = STAKEHOLDERS.add(self._store.db, place)
        if place.took_over_from_id:
            since = place.since or self._today
            STAKEHOLDERS.change(self._store.db, place.took_over_from_id, until=since)
            text = f"{person.name} took over{f' as {place.title}' if place.title else ''}"
            self._note(Change(0, place.company_id, stored.id, ChangeKind.TOOK_OVER, text, since))
        return stored

    def _note(self, change: Change) -> Change:
        stored = CHANGES.add(self._store.db, change)
        people = [member.person.id for member in self.members(change.customer_id)]
        row = PLANS.row
        for plan in PLANS.living(self._store.db, row.customer_id.in_([change.customer_id, *people])):
            PLANS.change(self._store.db, plan.id, reopened_by_id=stored.id)
        return stored

    def _check(self, place: Stakeholder) -> None:
        if place.person_id == place.company_id:
            raise KeepwarmError("A company can't work at itself.", "Choose a person.")
        if place.since and place.until and place.until < place.since:
            raise KeepwarmError("This place would end before it began.", "Check the two days.")
        boss = place.reports_to_id
        while boss is not None:
            if boss == place.id and place.id:
                raise KeepwarmError("They would report to themselves.", "Choose somebody else as the boss.")
            boss = STAKEHOLDERS.get(self._store.db, boss).reports_to_id


def _present_first(member: Member) -> tuple[bool, int, int, str]:
    place = member.place
    ended = -(place.until or date.min).toordinal() if place.until else 0
    return (place.until is not None, ended, -(place.influence or 0), member.person.name)
