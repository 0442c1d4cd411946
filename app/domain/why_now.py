"""Why now: the reasons to reach out to somebody today, each a whole sentence with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.contact_count import ContactCount
from app.domain.customer import Circumstance, Occasion, OccasionKind, Stage
from app.domain.fact import Basis, Fact
from app.domain.promise import Promise
from app.domain.pronouns import THEY, Pronouns
from app.domain.rhythm import RhythmBasis
from app.domain.stakeholder import Change
from app.domain.touchpoint import Channel
from app.domain.why_words import care_sentence, day_words, kind_words, sentence, span_words, when_ago

PROMISE_NEAR_DAYS = 2
"""A promise is a reason to reach out from two days before it is due."""
WAITING_DAYS = 21
"""So long after their last word they are thought to wait for an answer."""
ASKING = frozenset((Channel.TEXT, Channel.EMAIL, Channel.CARD, Channel.GIFT))
"""Channels over which somebody waits for an answer; a call or a visit is one already."""
OCCASION_NEAR_DAYS = 14
CONFLICT_DAYS = 30
"""So long after a conflict, following it up comes first."""


class WhySource(StrEnum):
    """Where a reason comes from; in order of priority."""

    CARE = "care"
    PLANNED = "planned"
    PROMISE = "promise"
    ANSWER = "answer"
    CONFLICT = "conflict"
    OCCASION = "occasion"
    RHYTHM = "rhythm"
    CHANGE = "change"
    QUESTION = "question"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Reason:
    """One whole sentence, and where it comes from; `detail` says what a number rests on."""

    source: WhySource
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LastTouch:
    """The last contact with somebody; `is_waiting` where they reached out and nothing has followed."""

    day: date
    channel: str = Channel.CALL
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A hard talk that has not been followed up, and what was agreed in it."""

    day: date
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """How long it has been, against the usual gap; `days` None where nothing is on record."""

    usual_days: float
    days: int | None
    basis: RhythmBasis = RhythmBasis.TOUCHES

    @property
    def is_over(self) -> bool:
        """Whether the usual gap is exceeded."""
        return self.days is not None and self.days >= self.usual_days


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of somebody who may be reached out to.

    `words` is what the planned touchpoint says itself; `care` a circumstance that holds today; `promise` the nearest
    open one; `occasion_day` when `occasion` comes next. `is_proposed` marks a day that Keepwarm proposes: then the
    own rhythm is its reason, also when the usual gap is just reached.
    """

    pronouns: Pronouns = THEY
    stage: Stage = Stage.RETENTION
    words: str = ""
    care: Circumstance | None = None
    promise: Promise | None = None
    last: LastTouch | None = None
    conflict: Conflict | None = None
    occasion: Occasion | None = None
    occasion_day: date | None = None
    silence: Silence | None = None
    change: Change | None = None
    question: Fact | None = None
    count: ContactCount | None = None
    is_proposed: bool = False


def reasons(case: Case, today: date) -> tuple[Reason, ...]:
    """Every reason there is, the weightiest first. Under grief, illness or a complaint nothing cheerful is said."""
    if case.care is not None:
        words = sentence(case.words) or kind_words(case.care.kind)
        told = care_sentence(case.care, case.pronouns, today)
        return (Reason(WhySource.CARE, told), Reason(WhySource.PLANNED if case.words else WhySource.CARE, words))
    found = tuple(_reasons(case, today))
    if case.is_proposed or any(one.source is not WhySource.COUNT for one in found):
        return found
    return (Reason(WhySource.PLANNED, _planned(case.last, today)), *found)


def line(found: tuple[Reason, ...]) -> str:
    """What a row shows: the weightiest reason, with the contact counter or the kind words behind it."""
    if not found:
        return ""
    counted = tuple(one for one in found[1:] if one.source is WhySource.COUNT)
    behind = found[1:2] if found[0].source is WhySource.CARE else counted
    return " ".join(one.text for one in (found[0], *behind))


def _reasons(case: Case, today: date) -> Iterator[Reason]:
    if case.words:
        yield Reason(WhySource.PLANNED, sentence(case.words))
    if case.promise is not None and case.promise.due is not None:
        yield Reason(WhySource.PROMISE, _promised(case.promise.text, case.promise.due, today))
    if case.last is not None and case.last.is_waiting:
        yield Reason(WhySource.ANSWER, _waiting(case.last, case.pronouns, today))
    if case.conflict is not None:
        yield Reason(WhySource.CONFLICT, _followed_up(case.conflict, today))
    if case.occasion is not None and case.occasion_day is not None:
        yield Reason(WhySource.OCCASION, occasion_sentence(case.occasion, case.occasion_day, case.pronouns, today))
    if case.silence is not None and (case.silence.is_over or case.is_proposed):
        yield Reason(WhySource.RHYTHM, silence_sentence(case.silence))
    if case.change is not None:
        yield Reason(WhySource.CHANGE, f"New {when_ago(case.change.happened_on, today)}: {sentence(case.change.text)}")
    if case.question is not None:
        yield Reason(WhySource.QUESTION, _worth_asking(case.question))
    if case.count is not None and case.stage is not Stage.RETENTION:
        yield Reason(WhySource.COUNT, case.count.sentence, case.count.explanation)


def occasion_sentence(occasion: Occasion, day: date, pronouns: Pronouns, today: date) -> str:
    """What comes near: "Turns 60 tomorrow." with the pronoun, "The contract renews on 30 June."."""
    when = day_words(day, today)
    if occasion.kind is OccasionKind.BIRTHDAY:
        if occasion.year is not None and day.year > occasion.year:
            turns = "turn" if pronouns.is_plural else "turns"
            return f"{pronouns.subject.capitalize()} {turns} {day.year - occasion.year} {when}."
        return f"{pronouns.possessive.capitalize()} birthday is {when}."
    named = {
        OccasionKind.ANNIVERSARY: "An anniversary", OccasionKind.RENEWAL: "A renewal",
        OccasionKind.DECISION: "A decision", OccasionKind.DELIVERY: "A delivery",
    }  # fmt: skip
    label = occasion.label.strip() or named.get(occasion.kind, "A day that matters")
    return f"{label[:1].upper()}{label[1:]} is {when}."


def silence_sentence(silence: Silence) -> str:
    """The own rhythm against the present silence: "It's been 9 weeks; usually 3."."""
    if silence.days is None:
        return "There is no contact on record yet."
    if silence.days < 1:
        return "You were in touch today."
    been, usual = span_words(silence.days), span_words(max(1.0, silence.usual_days))
    count, _, unit = usual.partition(" ")
    if unit.rstrip("s") == been.partition(" ")[2].rstrip("s"):
        usual = count
    meant = "you meant every" if silence.basis is RhythmBasis.CADENCE else "usually"
    return f"It’s been {been}; {meant} {usual}."


def _planned(last: LastTouch | None, today: date) -> str:
    if last is None:
        return "You planned this; it would be the first time."
    return f"You planned this; the last time was {when_ago(last.day, today)}."


def _promised(text: str, due: date, today: date) -> str:
    is_past = due < today
    return f"“{text.strip().rstrip('.')}” {'was' if is_past else 'is'} promised for {day_words(due, today, bare=True)}."


def _waiting(last: LastTouch, pronouns: Pronouns, today: date) -> str:
    came = {
        Channel.TEXT.value: "texted", Channel.EMAIL.value: "wrote", Channel.CARD.value: "sent a card",
        Channel.GIFT.value: "gave you something",
    }  # fmt: skip
    did = came.get(last.channel, "reached out")
    verb = "are" if pronouns.is_plural else "is"
    return f"{pronouns.subject.capitalize()} {did} {when_ago(last.day, today)} and {verb} waiting for your word."


def _followed_up(conflict: Conflict, today: date) -> str:
    when = when_ago(conflict.day, today)
    if conflict.agreed.strip():
        return f"After the hard talk {when} you agreed: {sentence(conflict.agreed)}"
    return f"You had a hard talk {when}; ask how it is now."


def _worth_asking(fact: Fact) -> str:
    text = fact.text.strip().rstrip(".")
    if fact.basis is Basis.ASSUMED:
        return f"Worth asking, you only assume it: {text}."
    return f"You wanted to ask about this: {text}."
