"""Campaigns: one template for many people, each letter with the person's own facts, and what becomes of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.customer import Tier
from app.domain.letter import Filled, fields_in, fill, missing_in
from app.domain.letter_fields import GENERAL, NOTHING_KNOWN, Known
from app.domain.letter_rules import BY_OWNER, LeftOut
from app.domain.phrasing_words import number_word
from app.domain.pronouns import THEY, Pronouns


class MemberState(StrEnum):
    """What the owner decided for one person, or what became of the letter."""

    READY = ""
    LEFT_OUT = "left_out"
    TAKEN_IN = "taken_in"
    SHORT = "short"
    PLANNED = "planned"
    WENT_OUT = "went_out"


_DECIDED = frozenset((MemberState.TAKEN_IN, MemberState.SHORT, MemberState.PLANNED, MemberState.WENT_OUT))
"""With these the reasons that the owner may overrule count no more."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with fields. `kind` is the key of one that comes with Keepwarm, "own" for the owner's; id 0 is not stored.

    `title` is what a campaign made from it is called; "{month}" in it is the present month.
    """

    id: int = 0
    name: str = ""
    kind: str = "own"
    title: str = ""
    body: str = ""
    trashed_at: datetime | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether it came with Keepwarm and was not changed."""
        return self.id == 0


@dataclass(frozen=True, slots=True)
class Campaign:
    """Letters to some people. `query` says in the owner's words who they are; a gesture may go along.

    `asks_first` asks before a letter with missing facts is printed, otherwise its sentences are left out.
    """

    id: int = 0
    uuid: str = ""
    name: str = ""
    kind: str = "letter"
    query: str = ""
    body: str = ""
    gesture_id: int | None = None
    asks_first: bool = False
    created_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CampaignMember:
    """A person in a campaign; `body` is the letter as the owner changed it for them alone."""

    id: int = 0
    campaign_id: int = 0
    customer_id: int = 0
    body: str | None = None
    state: MemberState = MemberState.READY
    left_out_because: str = ""
    touchpoint_id: int | None = None


@dataclass(frozen=True, slots=True)
class LetterPerson:
    """Somebody a letter could be for.

    `reason` speaks against it now, `firm_reason` is the one that cannot be overruled; `call_words` say why they are
    called instead. `address` are the lines of an envelope below the name; `went_on` the day of the touchpoint of this
    campaign.
    """

    id: int
    uuid: str = ""
    name: str = ""
    first_name: str = ""
    pronouns: Pronouns = THEY
    photo_id: int | None = None
    tier: Tier = Tier.REGULAR
    known: Known = NOTHING_KNOWN
    reason: LeftOut | None = None
    firm_reason: LeftOut | None = None
    call_words: str = ""
    email: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()
    went_on: date | None = None


class LineKind(StrEnum):
    """How a person stands in a campaign."""

    LETTER = "letter"
    EDITED = "edited"
    SHORT = "short"
    ASKS = "asks"
    CALL = "call"
    LEFT_OUT = "left_out"
    PLANNED = "planned"
    WENT_OUT = "went_out"


_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
WRITTEN = frozenset((LineKind.LETTER, LineKind.EDITED, LineKind.SHORT, LineKind.PLANNED))
"""Kinds that are printed and saved as drafts."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One person of a campaign: how it stands with them, in a few words, and what is missing."""

    person: LetterPerson
    member: CampaignMember
    kind: LineKind
    words: str
    missing: tuple[str, ...] = ()
    reason: LeftOut | None = None

    @property
    def is_written(self) -> bool:
        """Whether there is a letter to print."""
        return self.kind in WRITTEN


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign with everybody in it, in the order they were chosen, and the postage of one letter."""

    campaign: Campaign
    people: tuple[LetterPerson, ...]
    members: Mapping[int, CampaignMember]
    """By customer."""
    currency: str = "EUR"
    letter_minor: int = 0
    signing_seconds: int = 0
    gesture_name: str = ""

    def lines(self, body: str | None = None, asks_first: bool | None = None) -> tuple[LetterLine, ...]:
        """Everybody as they stand with this text, or with the stored one."""
        text = Text(self.campaign.body if body is None else body)
        asks = self.campaign.asks_first if asks_first is None else asks_first
        return tuple(line_of(each, self.members[each.id], text, asks) for each in self.people)

    def letter(self, number: int, body: str | None = None) -> Filled:
        """The letter of one person: as changed for them alone, or filled from the text."""
        own = self.members[number].body
        if own is not None:
            return Filled(own)
        person = next(each for each in self.people if each.id == number)
        return fill(self.campaign.body if body is None else body, person.known)


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """A line in the list of recent campaigns."""

    id: int
    name: str
    people: int
    went_out: int
    created_at: datetime


class Text:
    """A template, with its fields read once for everybody."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.fields = fields_in(body)
        self._says_enough: dict[tuple[str, ...], bool] = {}

    def says_enough(self, known: Known, missing: tuple[str, ...]) -> bool:
        """Whether a letter with sentences left out still tells something of the person.

        That hangs on which facts are missing alone, so it is found out once for all who lack the same.
        """
        if missing not in self._says_enough:
            self._says_enough[missing] = any(span.field not in GENERAL for span in fill(self.body, known).spans)
        return self._says_enough[missing]


def line_of(person: LetterPerson, member: CampaignMember, text: Text, asks_first: bool) -> LetterLine:
    """How one person stands."""
    if member.state is MemberState.WENT_OUT:
        day = person.went_on
        return LetterLine(person, member, LineKind.WENT_OUT, f"went out on {_dated(day)}" if day else "went out")
    reason = _reason(person, member)
    if reason is not None:
        return LetterLine(person, member, LineKind.LEFT_OUT, reason.words, reason=reason)
    if person.call_words and member.state is not MemberState.TAKEN_IN and member.body is None:
        return LetterLine(person, member, LineKind.CALL, _call_words(person, member))
    if member.body is not None:
        return _written(person, member, LineKind.EDITED, _edited_words(text, person, member.body))
    missing = missing_in(text.fields, person.known)
    if not missing:
        hand = "letter and a line by hand" if person.tier is Tier.INNER_CIRCLE else "letter"
        return _written(person, member, LineKind.LETTER, hand)
    what = f"{number_word(len(missing))} {'fact' if len(missing) == 1 else 'facts'} missing"
    if member.state not in (MemberState.SHORT, MemberState.PLANNED):
        if not text.says_enough(person.known, missing):
            return LetterLine(person, member, LineKind.ASKS, "too little is known, asks you first", missing)
        if asks_first:
            return LetterLine(person, member, LineKind.ASKS, f"{what}, asks you first", missing)
    return _written(person, member, LineKind.SHORT, f"{what}, short letter", missing)


def missing_counts(lines: Iterable[LetterLine]) -> dict[str, int]:
    """For how many people each field is missing, among those who get a letter, most first."""
    counts: dict[str, int] = {}
    for line in lines:
        for name in line.missing:
            counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _reason(person: LetterPerson, member: CampaignMember) -> LeftOut | None:
    if member.state is MemberState.LEFT_OUT:
        return person.firm_reason or BY_OWNER
    return person.firm_reason if member.state in _DECIDED else person.reason


def _written(
    person: LetterPerson, member: CampaignMember, kind: LineKind, words: str, missing: tuple[str, ...] = ()
) -> LetterLine:
    if member.state is MemberState.PLANNED:
        when = f" for {_dated(person.went_on)}" if person.went_on else ""
        return LetterLine(person, member, LineKind.PLANNED, f"planned{when}", missing)
    return LetterLine(person, member, kind, words, missing)


def _edited_words(text: Text, person: LetterPerson, body: str) -> str:
    before = set(_SENTENCES.split(fill(text.body, person.known).text))
    return "you changed a sentence" if len(set(_SENTENCES.split(body)) - before) <= 1 else "in words of its own"


def _call_words(person: LetterPerson, member: CampaignMember) -> str:
    is_planned = member.state is MemberState.PLANNED and person.went_on is not None
    return f"call planned for {_dated(person.went_on)}" if is_planned and person.went_on else person.call_words


def _dated(day: date) -> str:
    return f"{day.day} {day:%B}"
