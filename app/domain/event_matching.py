"""Whom an event is about: by number, e-mail address, phone, or a name in its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.customer import Kind
from app.domain.duplicates import MOST_CANDIDATES, SIMILAR
from app.domain.event import Event, EventKind
from app.domain.fold import fold
from app.domain.match import Known, MatchCertainty
from app.domain.phone import phone_key

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"\+?\d[\d\s()/.-]{6,20}\d")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BLOCK = 4
_LONGEST_NAME = 5
_MOST_WORDS = 60
_SHORTEST = 3
_RANK = {MatchCertainty.SURE: 2, MatchCertainty.LIKELY: 1, MatchCertainty.UNSURE: 0}


@dataclass(frozen=True, slots=True)
class Meant:
    """Customers whom an event is about, how sure that is, and why in words. Nobody: `customers` is empty."""

    customers: tuple[int, ...] = ()
    certainty: MatchCertainty | None = None
    reason: str = ""


class People:
    """Everybody here, findable by what an event may say. `region` is the owner's country, for phone numbers."""

    def __init__(self, known: Iterable[Known], region: str = "") -> None:
        self._region = region
        self._names: dict[int, str] = {}
        self._by_uuid: dict[str, int] = {}
        self._by_email: dict[str, int] = {}
        self._by_phone: dict[str, int] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_first: defaultdict[str, list[int]] = defaultdict(list)
        self._by_start: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for one in known:
            self._add(one)

    def meant_by(self, event: Event) -> Meant:
        """Whom the event is about: the surest kind of hit counts, and everybody found by it."""
        if event.kind is EventKind.OCCASION and not event.own:
            return self._named_any(event.subject) if event.subject else self._in_words(event.title)
        for found in (self._own(event), self._by_number(event), self._by_people(event), self._in_words(event.title)):
            if found.customers:
                return found
        return Meant()

    def name_of(self, number: int) -> str:
        """A customer's name as the card shows it."""
        return self._names[number]

    def _add(self, one: Known) -> None:
        number = one.customer_id
        self._names[number] = one.name
        if one.uuid:
            self._by_uuid[one.uuid] = number
        for email in one.emails:
            self._by_email.setdefault(email.casefold().strip(), number)
        for phone in one.phones:
            if key := phone_key(phone, self._region):
                self._by_phone.setdefault(key, number)
        words = _words(one.name)
        if not words:
            return
        self._by_name[" ".join(words)].append(number)
        if one.kind is Kind.PERSON:
            self._by_first[words[0]].append(number)
        if len(words) > 1:
            places = self._by_start[words[0][:_BLOCK], words[-1][:_BLOCK]]
            if len(places) < MOST_CANDIDATES:
                places.append(number)

    def _own(self, event: Event) -> Meant:
        found = [self._by_uuid[person.uuid] for person in event.people if person.uuid in self._by_uuid]
        if found:
            return Meant(_unique(found), MatchCertainty.SURE, "The same card")
        return Meant()

    def _by_number(self, event: Event) -> Meant:
        addresses = [person.address for person in event.people if not person.has_declined]
        text = f"{event.title} {event.location} {event.notes[:2000]}"
        found = [self._by_email[address] for address in addresses if address in self._by_email]
        if found:
            return Meant(_unique(found), MatchCertainty.SURE, "Same email")
        written = (self._by_email.get(hit.casefold()) for hit in _ADDRESS.findall(text))
        if numbers := [number for number in written if number is not None]:
            return Meant(_unique(numbers), MatchCertainty.SURE, "Email in its words")
        dialled = (phone_key(hit, self._region) for hit in _PHONE.findall(f"{event.title} {event.location}"))
        if numbers := [self._by_phone[key] for key in dialled if key in self._by_phone]:
            return Meant(_unique(numbers), MatchCertainty.SURE, "Same phone")
        return Meant()

    def _by_people(self, event: Event) -> Meant:
        found = [self._named(person.name) for person in event.people if person.name and not person.has_declined]
        sure = [meant for meant in found if meant.customers and meant.certainty is not MatchCertainty.UNSURE]
        if sure:
            return Meant(_unique(n for meant in sure for n in meant.customers), MatchCertainty.LIKELY, sure[0].reason)
        return Meant()

    def _named_any(self, names: Iterable[str]) -> Meant:
        """The surest of several spellings."""
        found = [meant for name in names if (meant := self._named(name)).customers]
        return max(found, key=lambda meant: _RANK[meant.certainty or MatchCertainty.UNSURE], default=Meant())

    def _named(self, name: str) -> Meant:
        """Who is called so: exactly, nearly, or by a first name that only one has."""
        words = _words(name)
        if not words:
            return Meant()
        exact = self._by_name.get(" ".join(words), [])
        exact = exact or (self._by_name.get(" ".join(reversed(words)), []) if len(words) == 2 else [])
        if exact:
            return _judged(exact, "Same name", "Several have this name")
        if len(words) > 1:
            return self._nearly(words)
        first = self._by_first.get(words[0], [])
        return Meant(tuple(first), MatchCertainty.UNSURE, "Only a first name") if len(first) == 1 else Meant()

    def _nearly(self, words: list[str]) -> Meant:
        from rapidfuzz import fuzz

        name = " ".join(words)
        places = self._by_start.get((words[0][:_BLOCK], words[-1][:_BLOCK]), [])
        scored = [
            (float(fuzz.ratio(name, " ".join(_words(self._names[number])), score_cutoff=SIMILAR)), -number)
            for number in places
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] < SIMILAR:
            return Meant()
        number = -best[1]
        return Meant((number,), MatchCertainty.LIKELY, f"Spelled {self._names[number]}")

    def _in_words(self, text: str) -> Meant:
        """Names that stand in a title: whole ones, nearly whole ones, then a first name."""
        words = _words(text)[:_MOST_WORDS]
        found: list[int] = []
        unclear: list[int] = []
        at = 0
        while at < len(words):
            size, numbers = self._longest_at(words, at)
            (found if len(numbers) == 1 else unclear).extend(numbers)
            at += max(1, size)
        if found:
            return Meant(_unique(found), MatchCertainty.LIKELY, "Name in the title")
        if unclear:
            return Meant(_unique(unclear)[:1], MatchCertainty.UNSURE, "Several have this name")
        near = next((meant for pair in _pairs(words) if (meant := self._nearly(pair)).customers), None)
        if near is not None:
            return near
        return self._first_name_in(words)

    def _longest_at(self, words: list[str], at: int) -> tuple[int, list[int]]:
        """The longest name that begins at this word; a single short word is no name."""
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            numbers = self._by_name.get(name) or self._by_name.get(_without_genitive(name), [])
            if numbers and (size > 1 or (len(name) > _SHORTEST and len(words) <= _LONGEST_NAME)):
                return size, numbers
        return 0, []

    def _first_name_in(self, words: list[str]) -> Meant:
        for word in words:
            for spelled in (word, _without_genitive(word)):
                first = self._by_first.get(spelled, []) if len(spelled) >= _SHORTEST else []
                if len(first) == 1:
                    return Meant(tuple(first), MatchCertainty.UNSURE, "Only a first name")
        return Meant()


def _judged(numbers: list[int], one: str, several: str) -> Meant:
    if len(numbers) == 1:
        return Meant(tuple(numbers), MatchCertainty.LIKELY, one)
    return Meant((numbers[0],), MatchCertainty.UNSURE, several)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _without_genitive(word: str) -> str:
    for end in ("'s", "’s", "'", "’"):
        if word.endswith(end):
            return word[: -len(end)]
    return word[:-1] if word.endswith("s") else word


def _pairs(words: list[str]) -> Iterator[list[str]]:
    for at in range(len(words) - 1):
        yield words[at : at + 2]


def _unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
