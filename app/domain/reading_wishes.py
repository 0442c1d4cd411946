"""Reading wishes out of facts and contact details: values where there are any, and the words.

Facts are taken newest first; one that would leave no hour of the week open beside the newer ones is passed over. What
is assumed, and what words like "best" and "usually" say, only leans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.customer import ContactDetail, DetailKind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.pronouns import THEY, Pronouns
from app.domain.reading_channels import said_channels
from app.domain.reading_hours import EVERY_DAY, HourClause, hour_clauses
from app.domain.spans import DAY_END, WHOLE_DAY, Spans, common, joined, without
from app.domain.touchpoint import Channel
from app.domain.wishes import ALWAYS, NO_WISHES, Week, Wishes

_HOURS_KINDS = frozenset((FactKind.QUIET_HOURS, FactKind.PREFERRED_CHANNEL))
BUSY_KINDS = frozenset((FactKind.FAMILY, FactKind.WORKING_STYLE, FactKind.DECISION_CONSTRAINT, FactKind.OTHER))
"""Of these only hours at which somebody is busy are read."""
READ_KINDS = frozenset((*_HOURS_KINDS, *BUSY_KINDS, FactKind.DISLIKES))
"""Kinds of facts that may hold a wish."""
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_DETAILS = {
    DetailKind.PHONE: (Channel.CALL, Channel.TEXT), DetailKind.EMAIL: (Channel.EMAIL,),
    DetailKind.MESSENGER: (Channel.TEXT,),
}  # fmt: skip


def wishes_of(facts: Iterable[Fact], details: Iterable[ContactDetail] = (), pronouns: Pronouns = THEY) -> Wishes:
    """How and when a person likes to be reached, read from present facts and from what there is to reach them by."""
    newest = sorted(facts, key=lambda fact: (fact.known_on or date.min, fact.id), reverse=True)
    read = [_Read(fact) for fact in newest if fact.kind in READ_KINDS and _is_present(fact)]
    telling = [each for each in read if each.says_something]
    known = tuple(details)
    if not telling and not known:
        return NO_WISHES if pronouns == THEY else Wishes(pronouns=pronouns)
    opened, best = _weeks(telling)
    shown = sorted(telling, key=lambda each: not each.has_hours)
    return Wishes(
        preferred=_preferred(telling, known),
        disliked=frozenset(channel for each in telling if each.is_sure for channel in each.disliked),
        possible=_possible(known),
        open=opened,
        best=best,
        said=tuple(each.fact.text for each in shown if not each.fact.is_sensitive and each.is_sure and each.fact.text),
        is_private=any(each.fact.is_sensitive for each in telling),
        pronouns=pronouns,
    )


class _Read:
    """What one fact says about channels and hours."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.is_sure = fact.basis is not Basis.ASSUMED
        self.liked, self.disliked = _channels(fact)
        self.clauses = _clauses(fact)
        self.window = _window(fact)

    @property
    def has_hours(self) -> bool:
        """Whether it names days or hours."""
        return bool(self.clauses or self.window)

    @property
    def says_something(self) -> bool:
        """Whether it holds any wish."""
        return bool(self.has_hours or self.liked or self.disliked)

    def narrowed(self, week: Week, is_leaning: bool) -> Week:
        """The week with what this fact leaves of it; leaning, with what it calls the best of it."""
        firm = [clause for clause in self.clauses if is_leaning or clause.is_closed or not clause.is_soft]
        suits = [clause for clause in firm if not clause.is_closed]
        return tuple(self._day(day, spans, firm, suits) for day, spans in enumerate(week))

    def _day(self, day: int, spans: Spans, firm: Sequence[HourClause], suits: Sequence[HourClause]) -> Spans:
        named = joined(span for clause in suits if day in (clause.days or EVERY_DAY) for span in clause.hours)
        whole_days = [clause for clause in suits if clause.days and (not clause.hours or clause.is_only)]
        if whole_days and not any(day in clause.days for clause in whole_days):
            return ()
        window = (self.window,) if self.window else WHOLE_DAY
        if named:
            window = common(window, named) or named
        for clause in firm:
            if clause.is_closed and day in (clause.days or EVERY_DAY):
                window = without(window, clause.hours or WHOLE_DAY)
        return common(spans, window)


def _weeks(read: Sequence[_Read]) -> tuple[Week, Week]:
    """The open week and the best of it, from facts in order, newest first."""
    opened: Week = ALWAYS
    for each in read:
        if each.is_sure and each.has_hours:
            narrower = each.narrowed(opened, is_leaning=False)
            opened = narrower if any(narrower) else opened
    best = opened
    for each in read:
        if each.has_hours:
            narrower = each.narrowed(best, is_leaning=True)
            best = narrower if any(narrower) else best
    return opened, best


def _channels(fact: Fact) -> tuple[tuple[str, ...], frozenset[str]]:
    if fact.kind is FactKind.PREFERRED_CHANNEL:
        said = said_channels(fact.text)
        liked = tuple(dict.fromkeys((fact.value, *said.liked) if fact.value else said.liked))
        return tuple(str(each) for each in liked), frozenset(map(str, said.disliked - {fact.value}))
    if fact.kind is FactKind.DISLIKES and not hour_clauses(fact.text):
        said = said_channels(fact.text)
        reaching = {Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.VISIT}
        return (), frozenset(str(each) for each in (*said.liked, *said.disliked) if each in reaching)
    return (), frozenset()


def _clauses(fact: Fact) -> tuple[HourClause, ...]:
    clauses = hour_clauses(fact.text)
    if fact.kind in _HOURS_KINDS:
        return clauses
    if fact.kind in BUSY_KINDS:
        return tuple(clause for clause in clauses if clause.is_busy and clause.hours)
    return tuple(clause for clause in clauses if clause.hours and said_channels(fact.text) != ((), frozenset()))


def _window(fact: Fact) -> tuple[int, int] | None:
    match = _SPAN.fullmatch(fact.value.strip()) if fact.kind is FactKind.QUIET_HOURS else None
    if match is None:
        return None
    hours = [int(group) for group in match.groups()]
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    return (start, end) if start < end <= DAY_END else None


def _preferred(read: Sequence[_Read], details: Sequence[ContactDetail]) -> tuple[str, ...]:
    sure = [channel for each in read if each.is_sure for channel in each.liked]
    assumed = [channel for each in read if not each.is_sure for channel in each.liked]
    marked = [str(_DETAILS[detail.kind][0]) for detail in details if detail.is_preferred and detail.kind in _DETAILS]
    return tuple(dict.fromkeys((*sure, *assumed, *marked)))


def _possible(details: Sequence[ContactDetail]) -> frozenset[str] | None:
    if not details:
        return None
    return frozenset(str(channel) for detail in details for channel in _DETAILS.get(detail.kind, ()))


def _is_present(fact: Fact) -> bool:
    return fact.trashed_at is None and fact.replaced_by_id is None
