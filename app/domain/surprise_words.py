"""Why this, why now, why this person: the three reasons of a surprise, each in whole sentences from real facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import week_number
from app.domain.customer import Customer, Tier
from app.domain.fact import Fact
from app.domain.fact_words import told
from app.domain.gesture import Gesture
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.why_words import number_word, sentence, span_words

NEAR_DAYS = 70
"""A moment this close is told together with the week."""
FAR_DAYS = 200
"""One further away is not worth a word."""
FORESEEN_DAYS = (14, 42)
"""Between so many days the time since the last word with somebody is worth telling."""
_WARM, _COOL = 60, 40
_OPEN_CHANCE = 0.7
_JOY = 4
_MOMENTS = {
    "birthday": "{whose} birthday", "anniversary": "an anniversary", "renewal": "the renewal", "decision": "a decision",
    "delivery": "a delivery", "other": "a day of {whose} own", "christmas": "Christmas", "easter": "Easter",
    "valentine": "Valentine’s Day", "mothers_day": "Mother’s Day", "fathers_day": "Father’s Day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nearest:
    """The expected moment nearest to a surprise: its kind, and how many days after it (negative: before)."""

    kind: str
    days: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What the reasons are told from. `since` is the first contact, `next_day` the next that is planned, `last_given`
    the last surprise before this one, `sent` those who came through them.
    """

    customer: Customer
    warmth: float | None = None
    chance: float | None = None
    since: date | None = None
    last_day: date | None = None
    next_day: date | None = None
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
    return " ".join(told(fact, person.customer, today) for fact in facts[:2])


def why_now(day: date, nearest: Nearest | None, person: Person, gesture: Gesture) -> str:
    """Why nobody expects it then: what is far away, how long it has been, what the season gives."""
    parts = [*_moment(day, nearest, person), _contact(day, person)]
    if gesture.season_from_week is not None and gesture.is_in_season(week_number(day)):
        parts.append("It is the season for it.")
    if person.last_given is not None:
        parts.append(f"The last surprise will be {span_words((day - person.last_given).days)} back.")
    return " ".join([part for part in parts if part][:3])


def why_person(person: Person, today: date) -> str:
    """What makes them this one: how warm it is, how long they are with us, whom they sent, what is open."""
    name = person.customer.first_name
    parts = [_standing(person, today)]
    if person.sent:
        parts.append(f"{name} sent you {_names(person.sent)}.")
    if person.last_delight is not None and person.last_delight >= _JOY:
        parts.append("The last surprise was a joy.")
    if person.chance is not None and person.chance < _OPEN_CHANCE:
        subject, stay = person.pronouns.subject, "stay" if person.pronouns.is_plural else "stays"
        parts.append(f"It is open whether {subject} {stay}, and that is when it counts.")
    if person.last_given is None:
        parts.append(f"You have never surprised {person.pronouns.object}.")
    return " ".join([part for part in parts if part][:3])


def _standing(person: Person, today: date) -> str:
    """ "Warm at 82, in your inner circle, with you for four years."."""
    parts = []
    if person.warmth is not None:
        word = "warm" if person.warmth >= _WARM else "lukewarm" if person.warmth >= _COOL else "cool"
        parts.append(f"{word} at {person.warmth:.0f}")
    if person.customer.tier is Tier.INNER_CIRCLE:
        parts.append("one of your inner circle")
    years = (today - person.since).days // 365 if person.since else 0
    if years >= 1:
        parts.append(f"with you for {number_word(years)} year{'s' if years != 1 else ''}")
    return sentence(", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts))


def _moment(day: date, nearest: Nearest | None, person: Person) -> list[str]:
    """That nothing is due, and how far away what will be."""
    ordinary = f"An ordinary {day:%A} in {day:%B}: nothing is due."
    if nearest is None:
        return [ordinary]
    name = nearest.label if nearest.kind == "other" and nearest.label else _MOMENTS.get(nearest.kind, "a day")
    name = f"“{name}”" if name == nearest.label else name.format(whose=person.pronouns.possessive)
    span = _long(abs(nearest.days))
    if nearest.days < 0:
        return [ordinary, sentence(f"{name} is still {span} away")]
    return [ordinary, sentence(f"{name} was {span} before")]


def _long(days: int) -> str:
    """A length of time with its number as a word, "five months"."""
    count, _, unit = span_words(days).partition(" ")
    return f"{number_word(int(count))} {unit}" if count.isdigit() else span_words(days)


def _contact(day: date, person: Person) -> str:
    """How long ago the last word will be, where that can be foreseen; "" otherwise."""
    if person.next_day is not None and person.next_day < day:
        after = (day - person.next_day).days
        return f"It comes {_days(after)} after you are next in touch." if after <= FORESEEN_DAYS[0] else ""
    if person.last_day is None or not person.usual_gap_days:
        return ""
    gap = (day - person.last_day).days
    is_foreseen = FORESEEN_DAYS[0] <= gap <= min(FORESEEN_DAYS[1], person.usual_gap_days)
    return f"Your last word with {person.pronouns.object} will be {_long(gap)} old." if is_foreseen else ""


def _days(count: int) -> str:
    return "a day" if count == 1 else "a week" if count == 7 else f"{number_word(count)} days"


def _names(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and {number_word(len(names) - 1)} others"
