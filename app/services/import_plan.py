"""What a file would do to the customers here: decided row by row by the owner's choices, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.incoming import Incoming, IncomingPurchase, Problem
from app.domain.match import Match, MatchCertainty, Repeat
from app.services.import_choices import Existing


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would come in: nothing is written yet. `matches` name incoming customers by their place."""

    file_name: str
    system: str
    encoding: str
    row_count: int
    incoming: tuple[Incoming, ...]
    purchases: tuple[IncomingPurchase, ...] = ()
    problems: tuple[Problem, ...] = ()
    matches: tuple[Match, ...] = ()
    repeats: tuple[Repeat, ...] = ()

    @property
    def has_dates(self) -> bool:
        """Whether anybody comes with a day of contact or purchase; without any, the triage deck is offered."""
        return bool(self.purchases) or any(i.last_contact or i.touchpoints or i.purchases for i in self.incoming)

    @property
    def best_matches(self) -> dict[int, Match]:
        """The surest match of each incoming customer who seems to be here, by place."""
        return {match.incoming_index: match for match in reversed(self.matches)}


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did; `entry_id` is its line in the history (None: nothing was changed)."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    purchases: int = 0
    problems: tuple[Problem, ...] = ()
    entry_id: int | None = None
    customer_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Places in the draft: who is new, who meets a card that is here, who stands in the file a second time.

    `meeting` pairs a place with the customer here and how they meet; `again` pairs a place with the first one.
    """

    new: tuple[int, ...]
    meeting: tuple[tuple[int, int, Existing], ...]
    again: tuple[tuple[int, int], ...]
    skipped: int


def plan_of(draft: Draft, choices: Mapping[int, Existing], default: Existing) -> ImportPlan:
    """The draft split by the owner's choices; an unsure match comes in as a card of its own unless she says so."""
    best = draft.best_matches
    firsts = {repeat.incoming_index: repeat.first_index for repeat in draft.repeats}
    new: list[int] = []
    meeting: list[tuple[int, int, Existing]] = []
    again: list[tuple[int, int]] = []
    skipped = 0
    for place in range(len(draft.incoming)):
        match = best.get(place)
        how = choices.get(place) or usual_choice(match, default)
        if how is Existing.SKIP:
            skipped += 1
        elif match is not None and how is not Existing.CREATE:
            meeting.append((place, match.customer_id, how))
        elif place in firsts and place not in choices:
            again.append((place, firsts[place]))
        else:
            new.append(place)
    return ImportPlan(tuple(new), tuple(meeting), tuple(again), skipped)


def usual_choice(match: Match | None, default: Existing) -> Existing:
    """What happens to an incoming customer of whom the owner has said nothing."""
    is_sure = match is not None and match.certainty is not MatchCertainty.UNSURE
    return default if is_sure else Existing.CREATE


def as_new(draft: Draft, place: int) -> Incoming:
    """An incoming customer who gets a card of their own; one who seems to be here must not claim the same uuid."""
    item = draft.incoming[place]
    return replace(item, uuid="") if item.uuid and place in draft.best_matches else item
