"""Letters to many people, each with the person's own facts. Keepwarm never sends any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.campaign import (
    WRITTEN,
    Campaign,
    CampaignMember,
    CampaignSummary,
    CampaignView,
    LetterLine,
    LineKind,
    MemberState,
    Template,
)
from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.letter import Filled, fill
from app.domain.standing import Sort
from app.domain.touchpoint import Channel, Touchpoint, TouchpointState
from app.services.gestures import in_currency
from app.services.letter_people import known_for, people_for
from app.services.letter_templates import shipped, signed
from app.services.letters_out import going_out
from app.services.service import Service, days
from app.storage import customer_list, letters, setting_groups
from app.storage.campaigns import summaries
from app.storage.shelf import NotFound
from app.storage.shelves import CAMPAIGN_MEMBERS, CAMPAIGNS, GESTURES, OWN_FIELDS, TEMPLATES

if TYPE_CHECKING:
    from app.services.letter_drafts import WrittenDrafts

Numbers = Sequence[int]
RECENT = 12
USUAL_COST = 295
"""Paper, envelope and a stamp, in cents of a euro."""


class CampaignService(Service):
    """A campaign holds who, the text, and what was changed for one person; letters are filled when they are read."""

    def templates(self) -> tuple[Template, ...]:
        """Texts to begin with: the owner's own by name, then those that come with Keepwarm and were not put away."""
        stored = TEMPLATES.where(self._store.db, TEMPLATES.row.id > 0, order=(TEMPLATES.row.name,))
        known = {each.kind for each in stored}
        mine = tuple(each for each in stored if each.trashed_at is None)
        return (*mine, *(each for each in shipped() if each.kind not in known))

    def save_template(self, template: Template) -> Template:
        """A text of the owner's own, new (id 0) or changed; one that comes with Keepwarm becomes her own."""
        named = replace(template, name=" ".join(template.name.split()))
        if not named.name:
            raise KeepwarmError("The text has no name yet.", "Two words are enough, such as “Autumn letter”.")
        with self._action(f"Saved the letter text “{named.name}”", Topic.PLANS, "letter"):
            return TEMPLATES.save(self._store.db, named) if named.id else TEMPLATES.add(self._store.db, named)

    def archive_template(self, template: Template) -> Template:
        """The text put away; letters made from it stay as they are."""
        with self._action(f"Put the letter text “{template.name}” away", Topic.PLANS, "letter"):
            kept = template if template.id else TEMPLATES.add(self._store.db, template)
            return TEMPLATES.change(self._store.db, kept.id, trashed_at=self._now)

    def recent(self, limit: int = RECENT) -> tuple[CampaignSummary, ...]:
        """The latest campaigns, newest first."""
        return summaries(self._store.sql, limit)

    def begin(
        self,
        numbers: Numbers | None = None,
        query: str = "",
        template: Template | None = None,
        whom: str = "",
        gesture_id: int | None = None,
    ) -> Campaign:
        """A campaign for these people, or for whoever the query finds; `whom` is how they are called."""
        owner = setting_groups.load(self._store.db).owner
        if numbers is None:
            from app.domain.query import parse

            numbers = customer_list.ids(self._store.sql, parse(query), Sort.NAME, self._today)
        people = letters.people_among(self._store.sql, numbers)
        if not people:
            raise KeepwarmError("There is nobody to write to.", "Choose people; companies get no letters.")
        text = template or self.templates()[0]
        body = signed(text.body, owner.name)
        made = Campaign(name=self._title(text), kind="letter", query=whom, body=body, gesture_id=gesture_id)
        label = f"Began “{made.name}” for {self._called(people)}"
        with self._action(label, Topic.PLANS, "letter", count=len(people)):
            stored = CAMPAIGNS.add(self._store.db, made, self._now)
            self._add_members(stored.id, people)
        return stored

    def get(self, number: int) -> Campaign:
        """The campaign of this id; raises `NotFound`."""
        return CAMPAIGNS.get(self._store.db, number)

    def view(self, number: int, only: Numbers | None = None) -> CampaignView:
        """A campaign with everybody in it or (`only`) some of them, as of today; for a worker where they are many."""
        db, settings = self._store.db, setting_groups.load(self._store.db)
        campaign = self.get(number)
        stored = CAMPAIGN_MEMBERS.of(db, number, by=("campaign_id",))
        wanted = None if only is None else frozenset(only)
        members = {each.customer_id: each for each in stored if wanted is None or each.customer_id in wanted}
        gesture = None if campaign.gesture_id is None else GESTURES.get(db, campaign.gesture_id)
        gift = None if gesture is None else gesture.cost_minor
        people = people_for(db, tuple(members), self._today, settings.owner, number, gift)
        currency, cost = settings.owner.currency, settings.letters.cost_minor
        each = (usual_letter_cost(currency) if cost is None else cost) + (gift or 0)
        name = "" if gesture is None else gesture.name
        return CampaignView(campaign, people, members, currency, each, settings.letters.signing_seconds, name)

    def own_fields(self) -> tuple[str, ...]:
        """Names of own fields that a letter can say something from."""
        return tuple(each.name for each in OWN_FIELDS.every(self._store.db, "position") if each.kind != "tick")

    def rename(self, number: int, name: str) -> Campaign:
        """The campaign under another name, which is the subject of its drafts too."""
        wanted = " ".join(name.split())
        if not wanted:
            raise KeepwarmError("The letters have no name yet.", "It is the subject of drafts, so say what it is.")
        with self._action(f"“{self.get(number).name}” is now “{wanted}”", Topic.PLANS, "letter"):
            return CAMPAIGNS.change(self._store.db, number, name=wanted)

    def write(self, number: int, body: str) -> Campaign:
        """The text that everyone gets."""
        with self._action(f"Wrote “{self.get(number).name}”", Topic.PLANS, "letter"):
            return CAMPAIGNS.change(self._store.db, number, body=body)

    def ask_first(self, number: int, is_on: bool) -> Campaign:
        """Ask before a letter with missing facts is printed, or leave its sentences out."""
        words = "Ask before printing" if is_on else "Leave sentences out"
        with self._action(f"{words} where a fact is missing", Topic.PLANS, "letter", detail=self.get(number).name):
            return CAMPAIGNS.change(self._store.db, number, asks_first=is_on)

    def accompany(self, number: int, gesture_id: int | None) -> Campaign:
        """A gesture goes along with every letter, or (None) none; its line is for the owner to write in."""
        before = self.get(number)
        name = "" if gesture_id is None else GESTURES.get(self._store.db, gesture_id).name
        label = f"“{name}” goes along with “{before.name}”" if name else f"No gesture goes along with “{before.name}”"
        with self._action(label, Topic.PLANS, "gift"):
            return CAMPAIGNS.change(self._store.db, number, gesture_id=gesture_id)

    def edit_letter(self, number: int, customer_id: int, text: str | None) -> CampaignMember:
        """The letter of one person in words of its own; None lets it follow everyone's text again."""
        member = self._member(number, customer_id)
        name = self._customer(customer_id).first_name
        label = f"Changed the letter to {name}" if text is not None else f"The letter to {name} as everyone gets it"
        with self._action(label, Topic.PLANS, "letter", customer_id):
            return CAMPAIGN_MEMBERS.change(self._store.db, member.id, body=text)

    def leave_out(self, number: int, customer_id: int) -> CampaignMember:
        """Somebody gets no letter this time."""
        with self._action(f"Left {self._first_name(customer_id)} out", Topic.PLANS, "ban", customer_id):
            return self._decide(number, customer_id, MemberState.LEFT_OUT)

    def take_in(self, number: int, customer_id: int) -> CampaignMember:
        """Somebody gets a letter all the same; what they wished, grief and open slips are never overruled."""
        line = self.line(number, customer_id)
        if line.reason is not None and not line.reason.can_be_overruled:
            raise KeepwarmError(f"{line.person.first_name}: {line.reason.words}.", "A letter can wait.")
        was_owner = line.member.state is MemberState.LEFT_OUT and line.person.reason is None
        with self._action(f"Took {line.person.first_name} in", Topic.PLANS, "letter", customer_id):
            return self._decide(number, customer_id, MemberState.READY if was_owner else MemberState.TAKEN_IN)

    def accept_short(self, number: int, customer_id: int) -> CampaignMember:
        """A letter with a fact missing is fine as it is."""
        label = f"A short letter to {self._first_name(customer_id)} is fine"
        with self._action(label, Topic.PLANS, "letter", customer_id):
            return self._decide(number, customer_id, MemberState.SHORT)

    def add_people(self, number: int, numbers: Numbers) -> tuple[int, ...]:
        """Those who were not in the campaign yet and are now."""
        known = {each.customer_id for each in CAMPAIGN_MEMBERS.of(self._store.db, number, by=("campaign_id",))}
        fresh = tuple(each for each in letters.people_among(self._store.sql, numbers) if each not in known)
        if fresh:
            label = f"Added {self._called(fresh)} to “{self.get(number).name}”"
            with self._action(label, Topic.PLANS, "letter", count=len(fresh)):
                self._add_members(number, fresh)
        return fresh

    def remove(self, number: int) -> None:
        """A campaign is given up; what went out stays in the stories."""
        with self._action(f"Gave up “{self.get(number).name}”", Topic.PLANS, "trash"):
            CAMPAIGNS.change(self._store.db, number, trashed_at=self._now)

    def went_out(
        self, number: int, numbers: Numbers, day: date | None = None, channel: str = Channel.CARD
    ) -> tuple[Touchpoint, ...]:
        """A done touchpoint for each, with the letter in its notes: the owner says that it went out."""
        view, on = self.view(number, numbers), day or self._today
        lines = _chosen(view, WRITTEN)
        with self._action(self._outcome(view, lines, "went out to"), Topic.CONTACTS, "letter", detail=days(on),
                          count=len(lines)):  # fmt: skip
            return going_out(self._store, view, lines, on, channel, TouchpointState.DONE)

    def plan(self, number: int, numbers: Numbers, day: date, channel: str = Channel.CARD) -> tuple[Touchpoint, ...]:
        """A planned touchpoint for each on that day, a call for those who would rather be called."""
        view = self.view(number, numbers)
        lines = _chosen(view, WRITTEN | {LineKind.CALL})
        with self._action(self._outcome(view, lines, "planned for"), Topic.PLANS, "letter", detail=days(day),
                          count=len(lines)):  # fmt: skip
            return going_out(self._store, view, lines, day, channel, TouchpointState.PLANNED)

    def save_drafts(
        self,
        number: int,
        folder: Path,
        report: Callable[..., None] = lambda *_: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> WrittenDrafts:
        """Drafts of all letters as .eml files in a new folder inside this one; for a worker."""
        from app.services.letter_drafts import save

        return save(self.view(number), folder, self._today, report, is_cancelled)

    def card_text(self, customer_id: int, text: str) -> Filled:
        """A line for a card, with fields filled from this person's facts."""
        owner = setting_groups.load(self._store.db).owner
        return fill(signed(text, owner.name), known_for(self._store.db, customer_id, self._today, owner))

    def line(self, number: int, customer_id: int) -> LetterLine:
        """How one person of a campaign stands; raises `NotFound`."""
        found = next(iter(self.view(number, (customer_id,)).lines()), None)
        if found is None:
            raise NotFound
        return found

    def _outcome(self, view: CampaignView, lines: tuple[LetterLine, ...], words: str) -> str:
        return f"“{view.campaign.name}” {words} {self._called(tuple(line.person.id for line in lines))}"

    def _decide(self, number: int, customer_id: int, state: MemberState) -> CampaignMember:
        return CAMPAIGN_MEMBERS.change(self._store.db, self._member(number, customer_id).id, state=state)

    def _member(self, number: int, customer_id: int) -> CampaignMember:
        members = CAMPAIGN_MEMBERS.of(self._store.db, number, by=("campaign_id",))
        found = next((each for each in members if each.customer_id == customer_id), None)
        if found is None:
            raise NotFound
        return found

    def _add_members(self, number: int, people: Numbers) -> None:
        fresh = [CampaignMember(campaign_id=number, customer_id=each) for each in people]
        CAMPAIGN_MEMBERS.add_many(self._store.db, fresh, self._now)

    def _first_name(self, customer_id: int) -> str:
        return self._customer(customer_id).first_name

    def _title(self, text: Template) -> str:
        return (text.title or text.name).replace("{month}", f"{self._today:%B}")


def usual_letter_cost(currency: str) -> int:
    """Paper, an envelope and a stamp in minor units of this currency, until the owner says what it costs her."""
    return in_currency(USUAL_COST, currency)


def _chosen(view: CampaignView, kinds: frozenset[LineKind]) -> tuple[LetterLine, ...]:
    lines = tuple(line for line in view.lines() if line.kind in kinds)
    if not lines:
        raise KeepwarmError("There is nobody left to write to.", "Everybody is left out, or has got theirs.")
    return lines
