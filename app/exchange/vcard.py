"""Reading vCards 2.1, 3.0 and 4.0: each card alone, so that a bad one is named and the others come in."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, Problem, Severity
from app.exchange.encoding import MIXED, detect_encoding
from app.exchange.naming import named
from app.exchange.vcard_cards import Card, split_cards
from app.exchange.vcard_details import own_label
from app.exchange.vcard_draft import VCardDraft
from app.exchange.vcard_lines import Property, pieces, read_property, unfolded, unknown_charset
from app.exchange.work import Cancel, Progress, never, no_progress

CHUNK = 200
"""Cards in one parcel for another process."""

_AT_ONCE = 6
_GROUP = re.compile(r"^(?:X-ADDRESSBOOKSERVER-KIND|KIND)[^:\n]*:\s*group\s*$", re.IGNORECASE | re.MULTILINE)
_MEMBERS = frozenset(["X-ADDRESSBOOKSERVER-MEMBER", "MEMBER"])
_PRODUCT = re.compile(r"^PRODID[^:\n]*:(.*)$", re.IGNORECASE | re.MULTILINE)
_PROGRAMS = (
    ("keepwarm", "keepwarm", "Keepwarm"),
    ("apple", "apple", "Apple Contacts"),
    ("google", "google", "Google Contacts"),
    ("microsoft", "outlook", "Outlook contacts"),
    ("monica", "monica", "Monica"),
    ("nextcloud", "nextcloud", "Nextcloud Contacts"),
    ("sabre", "nextcloud", "Nextcloud Contacts"),
    ("thunderbird", "thunderbird", "Thunderbird address book"),
    ("evolution", "evolution", "Evolution"),
)
_HABITS = (
    ("x-android-custom", "android", "Android contacts"),
    ("x-evolution-", "evolution", "Evolution"),
    ("x-ab", "apple", "Apple Contacts"),
    ("x-ms-", "outlook", "Outlook contacts"),
)
Result = Incoming | Problem


def card_lines(path: Path) -> Iterator[str]:
    """Lines of a vCard file; bytes that are no UTF-8 are kept for the charset of their own line."""
    encoding = detect_encoding(path)
    wide = encoding if encoding.startswith("utf-") else "utf-8"
    errors = "surrogateescape" if encoding in ("utf-8", "utf-8-sig", MIXED) or wide != encoding else "replace"
    with path.open(encoding=wide, errors=errors, newline=None) as file:
        yield from file


def read_cards(
    path: Path,
    *,
    tags_by_uid: Mapping[str, tuple[str, ...]] | None = None,
    progress: Progress = no_progress,
    cancel: Cancel = never,
    executor: Executor | None = None,
) -> Iterator[Result]:
    """Customers and problems in file order. `tags_by_uid` are the groups that the file holds (`groups`)."""
    done = 0
    for parcel in _parcels(split_cards(card_lines(path)), executor):
        for result in parcel:
            if isinstance(result, Incoming):
                done += 1
                tags = (tags_by_uid or {}).get(result.source_id, ())
                yield replace(result, tags=tuple(dict.fromkeys((*result.tags, *tags)))) if tags else result
            else:
                yield result
        if cancel():
            raise Cancelled
        progress(done, 0)


def _parcels(found: Iterable[Card | Problem], executor: Executor | None) -> Iterator[list[Result]]:
    """Results by the parcel; with an executor a few parcels are under way at once, in order."""
    items = iter(found)
    waiting: deque[Future[list[Result]]] = deque()
    while parcel := list(islice(items, CHUNK)):
        if executor is None:
            yield parse_parcel(parcel)
            continue
        waiting.append(executor.submit(parse_parcel, parcel))
        if len(waiting) >= _AT_ONCE:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def parse_parcel(parcel: list[Card | Problem]) -> list[Result]:
    """Results of a parcel of cards; runs in another process too."""
    return list(chain.from_iterable(parse_card(item) if isinstance(item, Card) else [item] for item in parcel))


def parse_card(card: Card) -> list[Result]:
    """One card as a customer with its problems, or as problems alone."""
    properties, problems = _properties(card)
    if not properties:
        return [*problems, Problem(card.line, "", "This card is empty. Left out.", Severity.LEFT_OUT)]
    labels = {prop.group: own_label(prop.value) for prop, _ in properties if prop.name == "X-ABLABEL"}
    draft = VCardDraft(card.line, labels)
    draft.problems = problems
    for prop, source in properties:
        draft.add(prop, source)
    if not card.is_whole:
        draft.say(card.line, "", "This card has no end. What is there comes in.")
    if draft.is_group:
        return [*draft.problems, _group_said(card.line, draft.incoming().name)]
    incoming, said = named(draft.incoming())
    return [*([incoming] if incoming else []), *draft.problems, *said]


def _properties(card: Card) -> tuple[list[tuple[Property, str]], list[Problem]]:
    properties, problems = [], []
    for number, text in unfolded(card.text, card.line + 1):
        prop = read_property(number, text)
        if prop is None:
            problems.append(Problem(number, "", f"“{text[:40]}” cannot be read. Left out.", Severity.CHANGED))
            continue
        if charset := unknown_charset(prop):
            words = f"The letters are said to be “{charset[:40]}”, which is unknown. Please check them."
            problems.append(Problem(number, prop.name, words, Severity.CHANGED))
        properties.append((prop, text))
    return properties, problems


def _group_said(line: int, name: str) -> Problem:
    return Problem(line, "", f"“{name}” is a group. Its people get it as a tag.", Severity.NOTE)


def program_of(card_text: str) -> tuple[str, str]:
    """Id and name of the program that wrote a card, by its PRODID or its own properties; "vcard" for any other."""
    match = _PRODUCT.search(card_text)
    product = match[1].casefold() if match else ""
    lines = card_text.casefold()
    known = ((system, name) for word, system, name in _PROGRAMS if word in product)
    habits = ((system, name) for word, system, name in _HABITS if word in lines)
    return next(known, None) or next(habits, ("vcard", "vCards"))


def groups(cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    """Names of groups by the UID of their members, from the cards that are groups."""
    tags: dict[str, tuple[str, ...]] = {}
    for card in cards:
        if not _GROUP.search(card.text):
            continue
        properties = [prop for prop, _ in _properties(card)[0]]
        name = next((pieces(prop.value, ";")[0] for prop in properties if prop.name in ("FN", "N")), "")
        for prop in properties:
            if prop.name in _MEMBERS and name:
                uid = prop.value.strip()
                tags[uid] = (*tags.get(uid, ()), name)
                tags[uid.removeprefix("urn:uuid:")] = tags[uid]
    return tags
