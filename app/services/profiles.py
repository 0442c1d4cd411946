"""Reading one customer whole: the page's facts and figures, and the story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from app.domain.customer import RelationshipKind
from app.domain.gesture import Surprise, SurpriseState
from app.domain.profile import HiddenSurprise, Money, Place, Profile, StoryEvent, StoryKind, Tie
from app.domain.tag import OwnValue
from app.services.service import Service
from app.storage import customer_list, setting_groups, shelves, standings, story, tagging
from app.storage.participants import get as get_touchpoint
from app.storage.tables.contacts import ParticipantRow

_BACKWARDS = {
    RelationshipKind.PARENT: "child", RelationshipKind.CHILD: "parent", RelationshipKind.REFERRED_BY: "referred",
    RelationshipKind.HAS_THE_EAR_OF: "listens to", RelationshipKind.HELPER_OF: "is helped by",
}  # fmt: skip


class ProfileService(Service):
    """Everything on a customer's page; bounded, indexed reads only."""

    def read(self, number: int) -> Profile:
        """The customer with all that hangs on the card; raises `NotFound`."""
        db, today = self._store.db, self._today
        customer = self._customer(number)
        cards = customer_list.cards(self._store.sql, (number,), today)
        facts = shelves.FACTS.living(
            db, shelves.FACTS.row.customer_id == number, shelves.FACTS.row.replaced_by_id.is_null()
        )
        return Profile(
            customer=customer,
            card=cards[0] if cards else None,
            warmth=standings.breakdown(db, number, today),
            details=self._of(shelves.DETAILS, number, "position"),
            occasions=self._of(shelves.OCCASIONS, number),
            circumstances=self._of(shelves.CIRCUMSTANCES, number),
            facts=facts,
            objectives=self._living(shelves.OBJECTIVES, number, "rank"),
            plans=self._living(shelves.PLANS, number),
            promises=self._living(shelves.PROMISES, number, "due"),
            slips=self._living(shelves.SLIPS, number, "happened_on"),
            changes=self._living(shelves.CHANGES, number, "happened_on"),
            opportunities=self._living(shelves.OPPORTUNITIES, number),
            places=self._places(number),
            ties=self._ties(number),
            tags=tagging.of(db, number),
            own_fields=shelves.OWN_FIELDS.living(db, order=(shelves.OWN_FIELDS.row.position,)),
            own_values=self._own_values(number),
            files=tuple(f for f in self._living(shelves.ATTACHMENTS, number) if f.id != customer.photo_id),
            money=self._money(number),
            next_touchpoint=self._next(number),
            has_hidden_surprise=bool(self._surprises(number)),
        )

    def story(
        self,
        number: int,
        kinds: Iterable[StoryKind] = tuple(StoryKind),
        words: str = "",
        before: StoryEvent | None = None,
        limit: int = 100,
    ) -> tuple[StoryEvent, ...]:
        """Events newest first, after `before`, open slips on top; slips come with all that is known of them."""
        events = story.read(self._store.sql, number, kinds, words, before, limit)
        slips = {slip.id: slip for slip in self._living(shelves.SLIPS, number)}
        return tuple(replace(e, slip=slips[e.id]) if e.kind is StoryKind.SLIP and e.id in slips else e for e in events)

    def hidden_surprise(self, number: int) -> HiddenSurprise | None:
        """The next surprise that is on its way to the customer."""
        found = self._surprises(number)
        if not found:
            return None
        gesture = shelves.GESTURES.get(self._store.db, found[0].gesture_id)
        return HiddenSurprise(gesture.name, found[0].day, found[0].why_this)

    def _of(self, shelf: shelves.Shelf, number: int, order: str = "id") -> tuple:  # type: ignore[type-arg]
        row = shelf.row
        return shelf.where(self._store.db, row.customer_id == number, order=(getattr(row, order), row.id))

    def _living(self, shelf: shelves.Shelf, number: int, order: str = "id") -> tuple:  # type: ignore[type-arg]
        row = shelf.row
        return shelf.living(self._store.db, row.customer_id == number, order=(getattr(row, order), row.id))

    def _own_values(self, number: int) -> tuple[OwnValue, ...]:
        return shelves.OWN_VALUES.where(self._store.db, shelves.OWN_VALUES.row.customer_id == number)

    def _places(self, number: int) -> tuple[Place, ...]:
        row = shelves.STAKEHOLDERS.row
        found = shelves.STAKEHOLDERS.living(self._store.db, (row.person_id == number) | (row.company_id == number))
        others = [place.company_id if place.person_id == number else place.person_id for place in found]
        names = customer_list.named(self._store.sql, others)
        places = [Place(place, other, names.get(other, "")) for place, other in zip(found, others, strict=True)]
        return tuple(
            sorted(
                places, key=lambda p: (p.stakeholder.until is not None, -(p.stakeholder.influence or 0), p.other_name)
            )
        )

    def _ties(self, number: int) -> tuple[Tie, ...]:
        row = shelves.RELATIONSHIPS.row
        found = shelves.RELATIONSHIPS.where(self._store.db, (row.customer_id == number) | (row.other_id == number))
        others = [tie.other_id if tie.customer_id == number else tie.customer_id for tie in found]
        names = customer_list.named(self._store.sql, others)
        ties = []
        for tie, other in zip(found, others, strict=True):
            words = tie.kind.value if tie.customer_id == number else _BACKWARDS.get(tie.kind, tie.kind.value)
            ties.append(Tie(tie, other, names.get(other, ""), words.replace("_", " ")))
        return tuple(ties)

    def _money(self, number: int) -> Money:
        bought = self._living(shelves.PURCHASES, number, "day")
        currency = setting_groups.load(self._store.db).owner.currency
        same = [purchase for purchase in bought if purchase.currency == currency]
        year_ago = self._today - timedelta(days=365)
        return Money(
            spent_minor=sum(purchase.amount_minor for purchase in same),
            currency=currency,
            purchases=len(bought),
            since=bought[0].day if bought else None,
            spent_last_year_minor=sum(purchase.amount_minor for purchase in same if purchase.day > year_ago),
        )

    def _next(self, number: int):  # type: ignore[no-untyped-def]
        row = shelves.TOUCHPOINTS.row
        mine = ParticipantRow.select(ParticipantRow.touchpoint_id).where(ParticipantRow.customer_id == number)
        found = shelves.TOUCHPOINTS.living(
            self._store.db, row.state == "planned", row.id.in_(mine), order=(row.day, row.minute)
        )
        return get_touchpoint(self._store.db, found[0].id) if found else None

    def _surprises(self, number: int) -> tuple[Surprise, ...]:
        row = shelves.SURPRISES.row
        states = (SurpriseState.ACCEPTED, SurpriseState.PREPARED)
        return shelves.SURPRISES.living(
            self._store.db, row.customer_id == number, row.state.in_(states), order=(row.day, row.id)
        )
