"""Words that why-now sentences are made of: days, spans, and the kind ones for grief, illness and complaint."""

from __future__ import annotations

from datetime import date

from app.domain.customer import Circumstance, CircumstanceKind
from app.domain.pronouns import Pronouns
from app.domain.rhythm import told

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ENDINGS = (".", "!", "?", "…")
_HAPPENED = ("died", "passed away", "fell ill", "had an accident", "had a stroke", "had an operation")
"""Notes that end so tell an event, so that its day can follow."""


def sentence(text: str) -> str:
    """The text as one sentence: capital first, full stop last, on one line; empty stays empty."""
    plain = " ".join(text.split())
    if not plain:
        return ""
    return plain[0].upper() + plain[1:] + ("" if plain.endswith(_ENDINGS) else ".")


def number_word(count: int) -> str:
    """A small number as a word: "two"; from thirteen on in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def span_words(days: float) -> str:
    """A length of time: "9 weeks", "1 month"."""
    count, unit = told(days)
    return f"{count} {unit if count == 1 else f'{unit}s'}"


def day_words(day: date, today: date, *, bare: bool = False) -> str:
    """A day in a sentence: "today", "tomorrow", "on Friday", "on 30 June"; `bare` without "on"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        name = f"{day:%A}"
    else:
        name = f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
    return name if bare else f"on {name}"


def when_ago(day: date, today: date) -> str:
    """How long ago, as people say it: "today", "yesterday", "4 days ago", "last week", "3 weeks ago"."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < 7:
        return f"{days} days ago"
    if days < 14:
        return "last week"
    return f"{span_words(days)} ago"


def care_sentence(care: Circumstance, pronouns: Pronouns, today: date) -> str:
    """What happened, in the owner's own words where there are any: "Her mother died last week."."""
    note = " ".join(care.note.split()).rstrip(".")
    if note.endswith(_HAPPENED) and care.since <= today:
        return sentence(f"{note} {when_ago(care.since, today)}")
    if note:
        return sentence(note)
    subject, plural = pronouns.subject.capitalize(), pronouns.is_plural
    return {
        CircumstanceKind.GRIEF: f"{subject} {'are' if plural else 'is'} grieving.",
        CircumstanceKind.ILLNESS: f"{subject} {'are' if plural else 'is'} ill.",
        CircumstanceKind.COMPLAINT: f"{subject} {'have' if plural else 'has'} a complaint.",
    }[care.kind]


def kind_words(kind: CircumstanceKind) -> str:
    """What fits then: nothing cheerful, nothing to sell."""
    return {
        CircumstanceKind.GRIEF: "A few lines by hand, nothing about work.",
        CircumstanceKind.ILLNESS: "A few kind lines, nothing about work.",
        CircumstanceKind.COMPLAINT: "Listen first, and put it right.",
    }[kind]
