"""How often: cadences of customers, tags and segments, fixed repeats, and the days that are proposed from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.domain.cadence import MOST_DAYS, Cadence, CadenceRule, CadenceSource, cadence_of, gap_words
from app.domain.calendar import WorkCalendar, calendar_of
from app.domain.changes import Changes, Topic
from app.domain.errors import KeepwarmError
from app.domain.pronouns import pronouns_of
from app.domain.proposing import Proposal
from app.domain.wishes import Broken, Wishes
from app.services.repeats import RepeatService
from app.storage import cadences, proposals, public_holidays, setting_groups, standings
from app.storage.shelves import CADENCES, DETAILS, FACTS, SEGMENTS, TAGS

_SEARCHED_DAYS = 21
"""Another day is looked for within so many days."""


@dataclass(frozen=True, slots=True)
class SharedCadence:
    """The cadence of a tag or a segment, with its name."""

    source: CadenceSource
    number: int
    name: str
    cadence: Cadence


class CadenceService(RepeatService):
    """Every change is one action; proposals are derived and leave no line in the history."""

    def of(self, customer_id: int) -> Cadence:
        """The cadence that counts for a customer, and whose it is."""
        settings = setting_groups.load(self._store.db)
        known = cadences.read(self._store.db, settings.touch, self._today, (customer_id,))
        return known.of(customer_id, str(self._customer(customer_id).tier))

    def without_own(self, customer_id: int) -> Cadence:
        """The cadence that would count if the customer had none of their own."""
        settings = setting_groups.load(self._store.db)
        known = cadences.read(self._store.db, settings.touch, self._today, (customer_id,))
        return replace(known, own={}).of(customer_id, str(self._customer(customer_id).tier))

    def set_own(self, customer_id: int, ideal_days: int, longest_days: int | None = None, channel: str = "") -> Cadence:
        """A cadence of the customer's own."""
        meant = _rule(ideal_days, longest_days, channel)
        name = self._customer(customer_id).first_name
        label = f"In touch with {name} {gap_words(cadence_of(meant, CadenceSource.OWN))}"
        with self._action(label, Topic.PLANS, "resched", customer_id):
            self._put(replace(meant, customer_id=customer_id), CADENCES.row.customer_id == customer_id)
            return self.of(customer_id)

    def clear_own(self, customer_id: int) -> Cadence:
        """The cadence of tag, segment or tier again."""
        name = self._customer(customer_id).first_name
        with self._action(f"No cadence of their own for {name}", Topic.PLANS, "resched", customer_id):
            self._take(CADENCES.row.customer_id == customer_id)
            return self.of(customer_id)

    def shared(self) -> tuple[SharedCadence, ...]:
        """Cadences of tags and segments, by name."""
        db = self._store.db
        tags = {tag.id: tag.name for tag in TAGS.every(db)}
        segments = {segment.id: segment.name for segment in SEGMENTS.every(db)}
        found = []
        for rule in CADENCES.every(db):
            for source, number, names in (
                (CadenceSource.TAG, rule.tag_id, tags), (CadenceSource.SEGMENT, rule.segment_id, segments),
            ):  # fmt: skip
                if number in names:
                    found.append(SharedCadence(source, number, names[number], cadence_of(rule, source, names[number])))
        return tuple(sorted(found, key=lambda each: (each.source, each.name.casefold(), each.number)))

    def set_for_tag(self, tag_id: int, ideal_days: int, longest_days: int | None = None, channel: str = "") -> None:
        """The cadence of everybody with this tag who has none of their own."""
        meant = _rule(ideal_days, longest_days, channel)
        name = TAGS.get(self._store.db, tag_id).name
        label = f"In touch with “{name}” {gap_words(cadence_of(meant, CadenceSource.TAG))}"
        with self._action(label, Topic.PLANS, "tag"):
            self._put(replace(meant, tag_id=tag_id), CADENCES.row.tag_id == tag_id)

    def clear_for_tag(self, tag_id: int) -> None:
        """No cadence for this tag any more."""
        with self._action(f"No cadence for “{TAGS.get(self._store.db, tag_id).name}”", Topic.PLANS, "tag"):
            self._take(CADENCES.row.tag_id == tag_id)

    def set_for_segment(
        self, segment_id: int, ideal_days: int, longest_days: int | None = None, channel: str = ""
    ) -> None:  # fmt: skip
        """The cadence of everybody in this segment who has none of their own or of a tag."""
        meant = _rule(ideal_days, longest_days, channel)
        name = SEGMENTS.get(self._store.db, segment_id).name
        label = f"In touch with “{name}” {gap_words(cadence_of(meant, CadenceSource.SEGMENT))}"
        with self._action(label, Topic.PLANS, "filter"):
            self._put(replace(meant, segment_id=segment_id), CADENCES.row.segment_id == segment_id)

    def clear_for_segment(self, segment_id: int) -> None:
        """No cadence for this segment any more."""
        name = SEGMENTS.get(self._store.db, segment_id).name
        with self._action(f"No cadence for “{name}”", Topic.PLANS, "filter"):
            self._take(CADENCES.row.segment_id == segment_id)

    def propose(self) -> tuple[Proposal, ...]:
        """The days that are proposed for the next four weeks, by day and hour; none is an obligation."""
        return proposals.kept(self._store.db)

    def proposal_of(self, customer_id: int) -> Proposal | None:
        """The day that is proposed for a customer."""
        return next((each for each in self.propose() if each.customer_id == customer_id), None)

    def refresh_proposals(self) -> None:
        """Make all proposals anew; those that still hold stay where they are. May take a while in a large file."""

        def work() -> Changes:
            proposals.refresh_all(self._store.db, self._today)
            return standings.CHANGES

        self._store.history.derive(work)

    def wishes(self, customer_id: int) -> Wishes:
        """How and when a customer likes to be reached."""
        facts = FACTS.living_of(self._store.db, customer_id, unset=("replaced_by_id",))
        details = DETAILS.of(self._store.db, customer_id, "position")
        from app.domain.reading_wishes import wishes_of

        return wishes_of(facts, details, pronouns_of(self._customer(customer_id)))

    def breaks(self, customer_id: int, channel: str, day: date, minute: int | None = None) -> Broken | None:
        """What about a plan the customer would not like, with what would suit on a day that the owner works."""
        work = self.calendar(day, day + timedelta(days=_SEARCHED_DAYS))
        return self.wishes(customer_id).breaks(channel, day, minute, work.is_closed)

    def calendar(self, first: date, last: date) -> WorkCalendar:
        """The owner's working days, with the public holidays of a stretch."""
        owner = setting_groups.load(self._store.db).owner
        return calendar_of(owner, public_holidays.between(self._store.sql, first, last))

    def _put(self, rule: CadenceRule, *whose: Any) -> None:
        known = CADENCES.living(self._store.db, *whose)
        if known:
            CADENCES.save(self._store.db, replace(rule, id=known[0].id))
        else:
            CADENCES.add(self._store.db, rule)

    def _take(self, *whose: Any) -> None:
        for rule in CADENCES.living(self._store.db, *whose):
            CADENCES.change(self._store.db, rule.id, trashed_at=self._now)


def _rule(ideal_days: int, longest_days: int | None, channel: str) -> CadenceRule:
    if not 1 <= ideal_days <= MOST_DAYS or (longest_days is not None and longest_days > MOST_DAYS):
        raise KeepwarmError("This gap can't be meant.", "Anything from a day to ten years would be fine.")
    if longest_days is not None and longest_days < ideal_days:
        raise KeepwarmError("The longest gap is shorter than the usual one.", "“At the latest after” comes later.")
    return CadenceRule(ideal_days=ideal_days, longest_days=longest_days, channel=channel)
