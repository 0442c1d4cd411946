"""Reading one customer whole: the page's facts and figures, and the story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from app.domain.customer import Relationship, RelationshipKind
from app.domain.gesture import Surprise, SurpriseState
from app.domain.profile import HiddenSurprise, Money, Place, Profile, StoryEvent, StoryKind, Tie
from app.domain.promise import Slip
from app.domain.stakeholder import Stakeholder
from app.services.service import Service
from app.storage import customer_list, participants, setting_groups, shelves, standings, story, tagging

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
        places = shelves.STAKEHOLDERS.living_of(db, number, by=("person_id", "company_id"))
        ties = shelves.RELATIONSHIPS.of(db, number, by=("customer_id", "other_id"))
        names = self._names(number, places, ties)
        return Profile(
            customer=customer,
            card=cards[0] if cards else None,
            warmth=standings.breakdown(db, number, today),
            details=shelves.DETAILS.of(db, number, "position"),
            occasions=shelves.OCCASIONS.of(db, number),
            circumstances=shelves.CIRCUMSTANCES.of(db, number),
            facts=shelves.FACTS.living_of(db, number, unset=("replaced_by_id",)),
            objectives=shelves.OBJECTIVES.living_of(db, number, "rank"),
            plans=shelves.PLANS.living_of(db, number),
            promises=shelves.PROMISES.living_of(db, number, "due"),
            slips=shelves.SLIPS.living_of(db, number, "happened_on"),
            changes=shelves.CHANGES.living_of(db, number, "happened_on"),
            opportunities=shelves.OPPORTUNITIES.living_of(db, number),
            places=_places(number, places, names),
            ties=_ties(number, ties, names),
            tags=tagging.of(db, number),
            own_fields=shelves.OWN_FIELDS.every(db, "position"),
            own_values=shelves.OWN_VALUES.of(db, number),
            files=tuple(f for f in shelves.ATTACHMENTS.living_of(db, number) if f.id != customer.photo_id),
            money=self._money(number),
            next_touchpoint=participants.next_of(db, number),
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
        """Events newest first, after `before`, open slips on top; with all of a slip, and who else was there."""
        events = story.read(self._store.sql, number, kinds, words, before, limit)
        touchpoints = [event.id for event in events if event.kind is StoryKind.TOUCHPOINT]
        others = story.companions(self._store.sql, number, touchpoints) if touchpoints else {}
        with_slips = any(event.kind is StoryKind.SLIP for event in events)
        slips = {slip.id: slip for slip in shelves.SLIPS.living_of(self._store.db, number)} if with_slips else {}
        return tuple(_completed(event, slips, others) for event in events)

    def hidden_surprise(self, number: int) -> HiddenSurprise | None:
        """The next surprise that is on its way to the customer."""
        found = self._surprises(number)
        if not found:
            return None
        gesture = shelves.GESTURES.get(self._store.db, found[0].gesture_id)
        return HiddenSurprise(gesture.name, found[0].day, found[0].why_this)

    def _names(self, number: int, places: tuple[Stakeholder, ...], ties: tuple[Relationship, ...]) -> Mapping[int, str]:
        """Names of everybody beside the customer, in one read."""
        others = [_other(number, place.person_id, place.company_id) for place in places]
        others += [_other(number, tie.customer_id, tie.other_id) for tie in ties]
        return customer_list.named(self._store.sql, others) if others else {}

    def _money(self, number: int) -> Money:
        bought = shelves.PURCHASES.living_of(self._store.db, number, "day")
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

    def _surprises(self, number: int) -> tuple[Surprise, ...]:
        found = shelves.SURPRISES.living_of(self._store.db, number, "day")
        return tuple(each for each in found if each.state in (SurpriseState.ACCEPTED, SurpriseState.PREPARED))


def _completed(event: StoryEvent, slips: Mapping[int, Slip], others: Mapping[int, tuple[str, ...]]) -> StoryEvent:
    if event.kind is StoryKind.SLIP and event.id in slips:
        return replace(event, slip=slips[event.id])
    if event.kind is StoryKind.TOUCHPOINT and event.id in others:
        return replace(event, with_others=others[event.id])
    return event


def _other(number: int, one: int, another: int) -> int:
    return another if one == number else one


def _places(number: int, found: tuple[Stakeholder, ...], names: Mapping[int, str]) -> tuple[Place, ...]:
    """Present places first, then by influence and name."""
    others = [_other(number, place.person_id, place.company_id) for place in found]
    places = [Place(place, other, names.get(other, "")) for place, other in zip(found, others, strict=True)]
    return tuple(
        sorted(places, key=lambda p: (p.stakeholder.until is not None, -(p.stakeholder.influence or 0), p.other_name))
    )


def _ties(number: int, found: tuple[Relationship, ...], names: Mapping[int, str]) -> tuple[Tie, ...]:
    """Relationships as seen from the customer."""
    ties = []
    for tie in found:
        other = _other(number, tie.customer_id, tie.other_id)
        words = tie.kind.value if tie.customer_id == number else _BACKWARDS.get(tie.kind, tie.kind.value)
        ties.append(Tie(tie, other, names.get(other, ""), words.replace("_", " ")))
    return tuple(ties)
