"""Finding people twice: who of a file is here already, and who stands in the file more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.domain.incoming import Incoming
from app.domain.match import BUT, WORDS, Known, Match, MatchCertainty, Reason, Repeat
from app.domain.traits import Traits, of_incoming, of_known

__all__ = ["Known", "Match", "MatchCertainty", "Reason", "Repeat", "find_matches", "repeats"]

MOST_CANDIDATES = 40
"""So many people are compared with one at most; a name that more people share proves nothing alone."""

SIMILAR = 88.0
"""From this likeness (0 to 100) on, two names may be one name spelled differently."""

_BLOCK = 4


def find_matches(incoming: Sequence[Incoming], known: Iterable[Known], *, region: str = "") -> tuple[Match, ...]:
    """At most one match for each of the file, the best, in file order. `region` is the owner's country."""
    index = _Index()
    for customer in known:
        index.add(of_known(customer, region))
    found = []
    for place, one in enumerate(incoming):
        if (match := index.best(of_incoming(place, one, region))) is not None:
            found.append(match)
    return tuple(found)


def repeats(incoming: Sequence[Incoming], *, region: str = "") -> tuple[Repeat, ...]:
    """Who stands in the file before: the same card, or the same name with the same email, phone or nothing else."""
    firsts: dict[tuple[str, ...], int] = {}
    found = []
    for place, one in enumerate(incoming):
        keys = _repeat_keys(of_incoming(place, one, region))
        first = next(((firsts[key], reasons) for key, reasons in keys if key in firsts), None)
        if first is None:
            for key, _ in keys:
                firsts.setdefault(key, place)
        else:
            found.append(Repeat(place, first[0], first[1]))
            for key, _ in keys:
                firsts.setdefault(key, first[0])
    return tuple(found)


def _repeat_keys(one: Traits) -> list[tuple[tuple[str, ...], tuple[Reason, ...]]]:
    keys: list[tuple[tuple[str, ...], tuple[Reason, ...]]]
    keys = [(("card", *card), (Reason.SAME_CARD,)) for card in one.cards]
    keys += [(("email", one.name, email), (Reason.SAME_NAME, Reason.SAME_EMAIL)) for email in one.emails]
    keys += [(("phone", one.name, phone), (Reason.SAME_NAME, Reason.SAME_PHONE)) for phone in one.phones]
    if not one.emails and not one.phones and not one.cards:
        keys.append((("name", one.kind, one.name, one.company, one.city, one.street), (Reason.SAME_NAME,)))
    return keys


class _Index:
    """Customers by everything that can be looked up at once, so that nobody is compared with everybody."""

    def __init__(self) -> None:
        self._all: list[Traits] = []
        self._by: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, one: Traits) -> None:
        """Make one customer findable."""
        place = len(self._all)
        self._all.append(one)
        for key in _keys(one):
            places = self._by[key]
            if len(places) < MOST_CANDIDATES:
                places.append(place)

    def best(self, one: Traits) -> Match | None:
        """The customer who is most likely the same, None where nobody is.

        Whoever shares neither card nor number can't be sure; once somebody is, names need not be looked through.
        """
        found = self._best_of(one, _numbers(one))
        if found is not None and found[2].certainty is MatchCertainty.SURE:
            return found[2]
        found = self._best_of(one, _keys(one))
        return found[2] if found is not None else None

    def _best_of(self, one: Traits, keys: Iterator[tuple[str, ...]]) -> tuple[float, int, Match] | None:
        places = dict.fromkeys(place for key in keys for place in self._by.get(key, ()))
        judged = [judged for place in places if (judged := _judge(one, self._all[place])) is not None]
        return max(judged, key=lambda item: (item[0], -item[1])) if judged else None


def _numbers(one: Traits) -> Iterator[tuple[str, ...]]:
    """Cards, e-mails and phones, which few people share."""
    yield from (("card", *card) for card in one.cards)
    yield from (("email", email) for email in one.emails)
    yield from (("phone", phone) for phone in one.phones)


def _keys(one: Traits) -> Iterator[tuple[str, ...]]:
    """What two who are one have in common at least once; words of the name are cut, for other spellings."""
    yield from _numbers(one)
    yield ("name", one.name)
    words = one.name.split()
    if len(words) > 1:
        yield ("start", *sorted((words[0][:_BLOCK], words[-1][:_BLOCK])))
    if one.company and words:
        yield ("company", one.company, words[0][:_BLOCK])


def _judge(one: Traits, other: Traits) -> tuple[float, int, Match] | None:
    """How strongly two are one, with the match; None where nothing speaks for it."""
    reasons: list[Reason] = []
    likeness = _likeness(one.name, other.name)
    if one.cards & other.cards:
        reasons.append(Reason.SAME_CARD)
    if one.emails & other.emails:
        reasons.append(Reason.SAME_EMAIL)
    if one.phones & other.phones:
        reasons.append(Reason.SAME_PHONE)
    is_reached = bool(reasons)
    is_named = likeness >= SIMILAR and one.kind is other.kind
    if not is_reached and not is_named:
        return None
    reasons.append(_name_reason(likeness, is_named=is_named))
    reasons += _place_reasons(one, other)
    certainty = _certainty(reasons, one, other)
    if certainty is None:
        return None
    shown = tuple(_told(reasons))
    spelled = other.shown if Reason.SIMILAR_NAME in shown else ""
    match = Match(one.number, other.number, certainty, shown, spelled)
    return _STRENGTH[certainty] + likeness / 100 + len(reasons) / 10, other.number, match


def _name_reason(likeness: float, *, is_named: bool) -> Reason:
    if likeness == 100.0:
        return Reason.SAME_NAME
    return Reason.SIMILAR_NAME if is_named else Reason.OTHER_NAME


def _place_reasons(one: Traits, other: Traits) -> Iterator[Reason]:
    if one.company and one.company == other.company:
        yield Reason.SAME_COMPANY
    if one.street and other.street:
        yield Reason.SAME_STREET if one.street == other.street else Reason.OTHER_STREET
    if one.city and other.city:
        yield Reason.SAME_CITY if one.city == other.city else Reason.OTHER_CITY
    if one.emails and other.emails and not one.emails & other.emails:
        yield Reason.OTHER_EMAIL


def _certainty(reasons: Sequence[Reason], one: Traits, other: Traits) -> MatchCertainty | None:
    """Numbers and names together are sure; a shared number with another name is often a family."""
    has = frozenset(reasons)
    is_same_number = has & {Reason.SAME_EMAIL, Reason.SAME_PHONE}
    if Reason.SAME_CARD in has:
        return MatchCertainty.SURE
    if is_same_number:
        if Reason.OTHER_NAME not in has or len(is_same_number) == 2:
            return MatchCertainty.SURE
        return MatchCertainty.UNSURE
    supports = has & {Reason.SAME_COMPANY, Reason.SAME_STREET, Reason.SAME_CITY}
    contradicts = has & {Reason.OTHER_STREET, Reason.OTHER_CITY, Reason.OTHER_EMAIL}
    if Reason.SAME_NAME in has:
        if contradicts - {Reason.OTHER_EMAIL} or (contradicts and not supports):
            return MatchCertainty.UNSURE
        return MatchCertainty.LIKELY
    if supports and not contradicts:
        return MatchCertainty.LIKELY
    return MatchCertainty.UNSURE if supports else None


_STRENGTH = {MatchCertainty.SURE: 20.0, MatchCertainty.LIKELY: 10.0, MatchCertainty.UNSURE: 0.0}


def _told(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """The reasons worth a word: two for it, or one for and one against."""
    for_it = [reason for reason in reasons if reason in WORDS]
    against = [reason for reason in reasons if reason in BUT]
    if Reason.SAME_CARD in reasons:
        yield Reason.SAME_CARD
        return
    is_similar = Reason.SIMILAR_NAME in reasons
    yield from for_it[: 1 if is_similar else 2]
    if is_similar:
        yield Reason.SIMILAR_NAME
    elif len(for_it) < 2:
        yield from against[:1]


def _likeness(one: str, other: str) -> float:
    """0 to 100, the order of the words left aside."""
    if one == other:
        return 100.0
    from rapidfuzz import fuzz

    likeness = float(fuzz.token_sort_ratio(one, other, score_cutoff=SIMILAR))
    return 100.0 if likeness == 100.0 else min(likeness, 99.0)
