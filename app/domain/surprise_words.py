"""Why this, why now, why this person: the three reasons of a surprise, each in whole sentences from real facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.customer import Customer
from app.domain.fact import Basis, Fact
from app.domain.gesture import Gesture
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.why_words import day_words, number_word, sentence, span_words

NEAR_DAYS = 70
"""A moment further away is not worth a word."""
_DOING = frozenset((
    "likes", "loves", "collects", "plays", "reads", "counts", "grows", "drinks", "keeps",
    "sings", "paints", "walks", "runs", "cooks", "bakes", "works", "lives", "has",
    "wants", "needs", "dreams", "rides", "swims", "knits", "fishes", "hikes", "travels",
    "watches", "listens", "studies", "teaches", "builds", "sews", "writes", "makes",
    "takes", "goes", "comes", "misses", "remembers", "prefers", "enjoys", "hopes", "plans",
    "looks", "searches", "speaks", "talks", "calls", "feeds", "breeds", "brews",
    "sails", "skis", "dances", "draws", "photographs", "restores", "repairs", "climbs", "cycles",
    "raises", "brought", "brings", "laughs", "answers", "saves", "hates",
    "wishes", "knows", "learns", "pours", "hangs", "sits", "stands", "opens", "gets",
    "gave", "gives", "asks", "asked", "told", "said", "mentioned", "admired", "loved",
    "liked",
    "wanted", "dreamt", "buys", "bought", "is", "was", "says", "heard", "hears",
    "met",
))  # fmt: skip
"""Words with which a fact begins that leaves its subject out: "Counts bees in the lunch break"."""
_MOMENTS = {
    "birthday": "{whose} birthday", "anniversary": "an anniversary", "renewal": "the renewal", "decision": "a decision",
    "delivery": "a delivery", "other": "a date of {whose} own", "christmas": "Christmas", "easter": "Easter",
    "valentine": "Valentine’s Day", "mothers_day": "Mother’s Day", "fathers_day": "Father’s Day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nearest:
    """The expected moment nearest to a surprise: its kind, and how many days after it (negative: before)."""

    kind: str
    days: int


@dataclass(frozen=True, slots=True)
class Person:
    """What the reasons are told from. `since` is the first contact, `last_given` the last surprise before this one."""

    customer: Customer
    warmth: float | None = None
    chance: float | None = None
    since: date | None = None
    last_day: date | None = None
    usual_gap_days: float | None = None
    last_given: date | None = None
    last_delight: int | None = None
    sent: tuple[str, ...] = ()

    @property
    def pronouns(self) -> Pronouns:
        """How sentences call them."""
        return pronouns_of(self.customer)


def why_this(gesture: Gesture, facts: Sequence[Fact], person: Person, today: date) -> str:
    """The facts that speak for the gesture, each with its source; what is asked for where there is none."""
    if not facts:
        return f"A gesture for anyone. Say in a line what {person.customer.first_name} would know it is for."
    told = [_told(fact, person, today) for fact in facts[:2]]
    return " ".join(told)


def why_now(day: date, nearest: Nearest | None, person: Person, gesture: Gesture) -> str:
    """Why nobody expects it then: what is far away, how long it has been, what the season gives."""
    parts = [_moment(nearest, person)]
    if person.last_day is not None and person.last_day < day:
        gap = (day - person.last_day).days
        usual = person.usual_gap_days
        if usual and gap <= 1.5 * usual and gap >= 14:
            parts.append(f"You will have been in touch about {span_words(gap)} before.")
    if gesture.season_from_week is not None:
        parts.append("It is the season for it.")
    if person.last_given is not None:
        parts.append(f"The last surprise will lie {span_words((day - person.last_given).days)} back.")
    return " ".join(parts[:3])


def why_person(person: Person, today: date) -> str:
    """What makes them this one: how warm it is, how long they are with us, whom they sent, what is open."""
    name, parts = person.customer.first_name, []
    warm = None if person.warmth is None else f"{'warm' if person.warmth >= 60 else 'standing'} at {person.warmth:.0f}"
    years = (today - person.since).days // 365 if person.since else 0
    together = f"with you for {number_word(years)} year{'s' if years != 1 else ''}" if years >= 1 else ""
    both = " and ".join(filter(None, (warm, together)))
    if both:
        parts.append(sentence(both))
    if person.sent:
        parts.append(f"{name} sent you {_names(person.sent)}.")
    if person.last_delight is not None and person.last_delight >= 4:
        parts.append("The last surprise was a joy.")
    if person.chance is not None and person.chance < 0.7:
        subject, plural = person.pronouns.subject, person.pronouns.is_plural
        parts.append(f"It is open whether {subject} {'stay' if plural else 'stays'}, and this is when it counts.")
    if not parts:
        parts.append(f"You have not surprised {name} yet." if person.last_given is None else "You know each other.")
    return " ".join(parts[:3])


def _told(fact: Fact, person: Person, today: date) -> str:
    """One fact with its source: "She counts bees in her lunch break (she said so in May)."."""
    pronouns = person.pronouns
    text = " ".join(fact.text.split()).rstrip(".")
    first, _, rest = text.partition(" ")
    if first.lower() in _DOING and not pronouns.is_plural:
        text = f"{pronouns.subject.capitalize()} {first.lower()} {rest}".strip()
    elif first.lower() in _DOING:
        text = f"{person.customer.first_name} {first.lower()} {rest}".strip()
    source = "said so" if fact.basis is Basis.SAID else "was seen"
    if fact.basis is Basis.SAID:
        who = pronouns.subject if not pronouns.is_plural else "they"
        source = f"{who} said so"
    else:
        source = "you saw it"
    when = "" if fact.known_on is None else f" {_when(fact.known_on, today)}"
    return sentence(f"{text} ({source}{when})")


def _when(day: date, today: date) -> str:
    if (today - day).days < 7:
        return day_words(day, today)
    return f"in {day:%B}" if (today - day).days < 300 else f"in {day:%B %Y}"


def _moment(nearest: Nearest | None, person: Person) -> str:
    if nearest is None or abs(nearest.days) > NEAR_DAYS:
        return "Nothing is due around that day."
    whose = person.pronouns.possessive
    name = _MOMENTS.get(nearest.kind, "a date").format(whose=whose)
    span = span_words(abs(nearest.days))
    where = f"is {span} away" if nearest.days < 0 else f"was {span} before"
    return sentence(f"nothing is due that week: {name} {where}")


def _names(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and {number_word(len(names) - 1)} others"
