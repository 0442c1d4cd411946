"""Why this, why now, why this person: the three reasons of a surprise, each in whole sentences from real facts.

The same thing is said in several ways, always the same for the same person and day: the year is read as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import week_number
from app.domain.customer import Customer, Tier
from app.domain.fact import Fact
from app.domain.fact_words import told
from app.domain.gesture import Gesture
from app.domain.phrasing import small
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.why_words import number_word, sentence

FAR_DAYS = 200
"""One further away is not worth a word."""
FORESEEN_DAYS = (14, 42)
"""Between so many days the time since the last word with somebody is worth telling."""
SHORT_SEASON_WEEKS = 13
"""A season no longer than this is a reason for the week."""
_WARMTHS = ((80, "glowing"), (60, "warm"), (40, "mild"), (20, "cool"), (0, "nearly asleep"))
_OPEN_CHANCE = 0.7
_JOY = 4
_WEEKS_UNTIL, _MONTHS_UNTIL, _MONTH_DAYS = 88, 700, 30.44
_LONGEST_WORDS = 80
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
    the last surprise before this one, `last_gesture` what the last delivered one was and `last_words` what they said
    of it, `sent` those who came through them.
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
    last_gesture: str = ""
    last_words: str = ""

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
    parts = [_opening(day, person), _moment(day, nearest, person), _season(day, person, gesture)]
    if person.last_given is not None:
        parts.append(f"The last surprise will be {_long((day - person.last_given).days)} back by then.")
    return " ".join([part for part in parts if part][:3])


def why_person(person: Person, today: date) -> str:
    """What makes them this one: how warm it is, how long they are with us, whom they sent, what is open."""
    name, them = person.customer.first_name, person.pronouns.object
    parts = [_standing(person, today)]
    if person.sent:
        parts.append(f"{name} sent you {_names(person.sent)}.")
    parts.append(_last(person))
    if person.chance is not None and person.chance < _OPEN_CHANCE:
        subject, stay = person.pronouns.subject, "stay" if person.pronouns.is_plural else "stays"
        parts.append(_one_of(person, today, (
            f"It is open whether {subject} {stay}, and that is when it counts.",
            f"Whether {subject} {stay} is open, and a kindness counts double then.",
            f"It is not certain that {subject} {stay}; that is when a kindness counts.",
        )))  # fmt: skip
    if person.last_given is None:
        parts.append(_one_of(person, today, (
            f"You have never surprised {them}.", f"You have not surprised {them} yet.",
            f"No surprise of yours has reached {them} so far.", f"{name} has never had a surprise from you.",
        )))  # fmt: skip
    return " ".join([part for part in parts if part][:3])


def _standing(person: Person, today: date) -> str:
    """ "Glowing at 82, in your inner circle and with you for four years."."""
    parts = []
    if person.warmth is not None:
        word = next(word for least, word in _WARMTHS if round(person.warmth) >= least)
        parts.append(f"{word} at {person.warmth:.0f}")
    if person.customer.tier is Tier.INNER_CIRCLE:
        parts.append("in your inner circle")
    years = (today - person.since).days // 365 if person.since else 0
    if years >= 1:
        parts.append("with you for a year" if years == 1 else f"with you for {number_word(years)} years")
    return sentence(", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts))


def _last(person: Person) -> str:
    """What the last surprise was to them, if it was a joy, in their words where they are short."""
    if person.last_delight is None or person.last_delight < _JOY:
        return ""
    what = f", {small(person.last_gesture)}," if person.last_gesture else ""
    words = " ".join(person.last_words.split())
    if not words or len(words) > _LONGEST_WORDS:
        return f"The last surprise{what} was a joy."
    if words[:1] in ("“", '"'):
        return f"The last surprise{what} was a joy: {words}"
    return f"The last surprise{what} was a joy. {sentence(words)}"


def _opening(day: date, person: Person) -> str:
    """How long after a word with them, where that can be foreseen; else that it is a day like any other."""
    them = person.pronouns.object
    if person.next_day is not None and 0 < (after := (day - person.next_day).days) <= FORESEEN_DAYS[0]:
        return sentence(_one_of(person, day, (
            f"{_long(after)} after you are next in touch, when nothing is due",
            f"{_long(after)} after your next word with {them}, with nothing due",
        )))  # fmt: skip
    if person.next_day is None and person.last_day is not None and person.usual_gap_days:
        gap = (day - person.last_day).days
        if FORESEEN_DAYS[0] <= gap <= min(FORESEEN_DAYS[1], person.usual_gap_days):
            return f"Your last word with {them} will be {_long(gap)} old, and nothing is due."
    return _one_of(person, day, (
        f"An ordinary {day:%A} in {day:%B}, when nothing is due.",
        f"A {day:%A} like any other.",
        f"Just a {day:%A} in {day:%B}, with nothing to celebrate.", f"A plain {day:%A}, and nothing is due.",
        f"Nobody expects anything on a {day:%A} in {day:%B}.",
    ))  # fmt: skip


def _moment(day: date, nearest: Nearest | None, person: Person) -> str:
    """How far away what is expected will be, or how long ago it was."""
    if nearest is None or (nearest.kind == "other" and nearest.days > FORESEEN_DAYS[1]):
        return ""
    name = nearest.label if nearest.kind == "other" and nearest.label else _MOMENTS.get(nearest.kind, "a day")
    name = f"“{name}”" if name == nearest.label else name.format(whose=person.pronouns.possessive)
    span = _long(abs(nearest.days))
    ways = (f"{name} is {span} away", f"it is {span} until {name}")
    if nearest.days >= 0:
        ways = (f"{name} is {span} past", f"it is {span} since {name}")
    return sentence(ways[0] if name.startswith("“") else _one_of(person, day, ways))


def _season(day: date, person: Person, gesture: Gesture) -> str:
    """When a gesture with a short season can be made at all."""
    first, last = gesture.season_from_week, gesture.season_until_week
    if first is None or last is None or not gesture.is_in_season(week_number(day)):
        return ""
    if (last - first) % 52 > SHORT_SEASON_WEEKS:
        return ""
    begins, ends = (f"{date.fromisocalendar(day.year, min(week, 52), 4):%B}" for week in (first, last))
    if begins == ends:
        return f"It can only be done in {begins}."
    return _one_of(person, day, (
        f"It can only be done from {begins} to {ends}.", f"{begins} to {ends} is its season.",
    ))  # fmt: skip


def _long(days: int) -> str:
    """A length of time in words: "nine weeks", "five months"."""
    if days < 7:
        count, unit = days, "day"
    elif days < _WEEKS_UNTIL:
        count, unit = round(days / 7), "week"
    elif days < _MONTHS_UNTIL:
        count, unit = round(days / _MONTH_DAYS), "month"
    else:
        count, unit = round(days / 365.25), "year"
    return f"a {unit}" if count == 1 else f"{number_word(count)} {unit}s"


def _one_of(person: Person, day: date, ways: Sequence[str]) -> str:
    """One of several ways to say the same, by person and day."""
    return ways[(person.customer.id * 7 + day.toordinal() * 3) % len(ways)]


def _names(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and {number_word(len(names) - 1)} others"
