"""What a card says of a customer besides numbers: the human line, company and role, tags; and the cadence meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.storage.standings.reading import Card, Reading

KEY_FACTS = 2
"""A card has two lines."""
LONGEST_LINE = 240
TAG_SEPARATOR = "\x1f"

_NO_DAY = -(2**40)
_NO_SEGMENTS: Mapping[int, int] = MappingProxyType({})
_ENDINGS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Words:
    """By customer id; a customer without an entry has none. A place is company and role."""

    lines: Mapping[int, str]
    places: Mapping[int, tuple[str, str]]
    tags: Mapping[int, str]
    cadences: Mapping[int, int]


def read_words(
    reading: Reading,
    cards: Sequence[Card],
    tier_days: Mapping[str, int],
    segment_days: Mapping[int, int] = _NO_SEGMENTS,
) -> Words:
    """Words and cadences of these customers; `segment_days` is the gap of whoever is in a segment with a cadence."""
    tags, tag_ids = _tags(reading)
    cadences = _cadences(reading, cards, tag_ids, tier_days, segment_days)
    return Words(_lines(reading, cards), _places(reading), tags, cadences)


def sentence(text: str) -> str:
    """A fact as a sentence: capital first, full stop last, on one line."""
    plain = " ".join(text.split())
    if not plain:
        return ""
    return plain[0].upper() + plain[1:] + ("" if plain.endswith(_ENDINGS) else ".")


def _lines(reading: Reading, cards: Sequence[Card]) -> dict[int, str]:
    facts: dict[int, list[tuple[int, int, int, str]]] = {card.number: [] for card in cards if not card.human_line}
    for customer, is_key, day, number, text in reading.facts():
        if customer in facts:
            facts[customer].append((is_key, day, number, text))
    return {customer: _line(own) for customer, own in facts.items() if own}


def _line(facts: list[tuple[int, int, int, str]]) -> str:
    newest = sorted(facts, reverse=True)
    told = [fact for fact in newest if fact[0]][:KEY_FACTS] or newest[:1]
    line = " ".join(filter(None, (sentence(fact[3]) for fact in told)))
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"


def _places(reading: Reading) -> dict[int, tuple[str, str]]:
    newest: dict[int, tuple[int, int, str, str]] = {}
    for person, since, number, company, role in reading.places():
        place = (_NO_DAY if since is None else since, number, company, role)
        newest[person] = max(place, newest.get(person, place))
    return {person: place[2:] for person, place in newest.items()}


def _tags(reading: Reading) -> tuple[dict[int, str], dict[int, list[int]]]:
    tags: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for customer, tag, folded, name in reading.tags():
        tags[customer].append((folded, name, tag))
    names = {customer: TAG_SEPARATOR.join(name for _, name, _ in sorted(own)) for customer, own in tags.items()}
    return names, {customer: [tag for _, _, tag in own] for customer, own in tags.items()}


def _cadences(
    reading: Reading,
    cards: Sequence[Card],
    tag_ids: Mapping[int, list[int]],
    tier_days: Mapping[str, int],
    segment_days: Mapping[int, int],
) -> dict[int, int]:
    """The intended gap: the customer's own, else the shortest of the tags, else of the segments, else the tier's."""
    by_tag: dict[int, int] = {}
    by_tier = dict(tier_days)
    tier_rows: dict[str, int] = {}
    for tag, tier, days in reading.shared_cadences():
        if tag is not None:
            by_tag[tag] = min(days, by_tag.get(tag, days))
        elif tier is not None:
            tier_rows[tier] = min(days, tier_rows.get(tier, days))
    by_tier.update(tier_rows)
    meant = {card.number: segment_days.get(card.number, by_tier[card.tier]) for card in cards}
    if by_tag:
        for customer, tags in tag_ids.items():
            days_of_tags = [by_tag[tag] for tag in tags if tag in by_tag]
            if days_of_tags:
                meant[customer] = min(days_of_tags)
    own: dict[int, int] = {}
    for customer, days in reading.cadences():
        own[customer] = min(days, own.get(customer, days))
    return meant | own
