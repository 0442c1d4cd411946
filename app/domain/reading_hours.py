"""Hours in plain words: "mornings", "after 18", "not on Fridays", "school run 15-17", as minutes of the weekdays.

English first, the German words beside them. The reading is cautious: what is not a time, a day or a part of the day
says nothing. A bare hour is read as people mean it: "never after 9" is the evening, "9-5" ends in the afternoon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from app.domain.spans import DAY_END, Range

EVERY_DAY = frozenset(range(7))
LONGEST_TEXT = 400

_WEEKDAYS = (
    "mondays? montags? mon", "tuesdays? dienstags? tues tue", "wednesdays? mittwochs? wed",
    "thursdays? donnerstags? thurs thur thu", "fridays? freitags? fri", "saturdays? samstags? sonnabends? sat",
    "sundays? sonntags? sun",
)  # fmt: skip
_SHORT = ("mo", "di", "mi", "do", "fr", "sa", "so")
"""Read in a span only ("Mo-Fr"), since most of them are words of their own."""
_SPANS = {
    "weekdays?|workdays?|working days|during the week|werktags?|unter der woche": range(5),
    "weekends?|wochenenden?|am wochenende": range(5, 7),
}
_PARTS: dict[str, Range] = {
    "early mornings?|frühmorgens": (6 * 60, 9 * 60),
    "mornings?|forenoons?|vormittags?|morgens": (6 * 60, 12 * 60),
    "lunch ?times?|lunch|midday|noon|mittags?": (12 * 60, 13 * 60),
    "afternoons?|nachmittags?": (12 * 60, 18 * 60),
    "evenings?|abends?": (18 * 60, 22 * 60),
    "nights?|nachts?": (22 * 60, DAY_END),
    "(?:office|working|business|opening) hours|bürozeiten|geschäftszeiten": (9 * 60, 17 * 60),
}
_NOT = (
    r"never|not|no|don't|doesn't|do not|does not|cannot|can't|won't|avoids?|nie|niemals|nicht|keine?[nrs]?|ungern|"
    r"except|außer|unavailable|unreachable|unerreichbar"
)
_BUSY = (
    r"school runs?|school|nursery|kindergarten|kita|pick-?ups?|drop-?offs?|baking|bakes|naps?|sleeps?|asleep|gym|yoga|"
    r"choir|chor|training|practice|rehearsals?|church|prayers?|siesta|meetings|patients|teaching|teaches|lessons?|busy|"
    r"away|off|closed|lunch(?=\s*\d)|beschäftigt|schläft|schule|unterricht|geschlossen"
)
_SOFT = (
    r"best|easiest|easier|fastest|quickest|prefers?|preferably|rather|ideally|likes?|usually|often|mostly|"
    r"am besten|lieber|gern\w*|meistens"
)
_HALF = r"\s*(am|pm|a\.m\.|p\.m\.)(?!\w)"
_HOUR = rf"(?:(\d{{1,2}})(?:[:.h](\d{{2}}))?(?:{_HALF})?(?:\s*(?:o'clock|uhr|h)\b)?|(noon|midnight|lunch|mittags?))"
_UNITS = r"days?|weeks?|months?|years?|times?|minutes?|%|€|tage?|wochen?|monate?|jahre?|mal|minuten"
_NO_COUNT = rf"(?!\s*(?:{_UNITS})\b|[\d/])"


class Sign(Enum):
    """What a word of the text means for the hours."""

    NOT = auto()
    EXCEPT = auto()
    BUSY = auto()
    SOFT = auto()
    ONLY = auto()
    DAYS = auto()
    HOURS = auto()
    LINK = auto()
    STOP = auto()


class Token(NamedTuple):
    """A sign with the days or the hours that it names."""

    sign: Sign
    days: frozenset[int] = frozenset()
    hours: Range = (0, 0)


@dataclass(slots=True)
class HourClause:
    """One thing said about hours: whether they suit, on which days (all without any), between which minutes."""

    is_not: bool = False
    is_busy: bool = False
    is_soft: bool = False
    is_only: bool = False
    days: set[int] = field(default_factory=set)
    hours: list[Range] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether it names hours that do not suit."""
        return self.is_not or self.is_busy

    @property
    def says_something(self) -> bool:
        """Whether days or hours were named."""
        return bool(self.days or self.hours)


def hour_clauses(text: str) -> tuple[HourClause, ...]:
    """What a text says about hours, clause by clause; nothing where it names no day and no hour. Never raises."""
    found = [HourClause()]
    has_link = False
    for token in _tokens(text[:LONGEST_TEXT].lower().replace("’", "'")):
        if token.sign is Sign.LINK:
            has_link = True
            continue
        if _begins_anew(found[-1], token, has_link):
            found.append(HourClause())
        _take(found[-1], token)
        has_link = False
    return tuple(clause for clause in found if clause.says_something)


def _begins_anew(clause: HourClause, token: Token, has_link: bool) -> bool:
    if token.sign in (Sign.STOP, Sign.EXCEPT):
        return True
    if not has_link:
        return token.sign is Sign.NOT and clause.says_something and not clause.is_only and bool(clause.hours)
    if token.sign is Sign.DAYS:
        return bool(clause.hours)
    return token.sign not in (Sign.HOURS, Sign.BUSY) or (token.sign is Sign.BUSY and clause.says_something)


def _take(clause: HourClause, token: Token) -> None:
    clause.is_not |= token.sign in (Sign.NOT, Sign.EXCEPT)
    clause.is_busy |= token.sign is Sign.BUSY
    clause.is_soft |= token.sign is Sign.SOFT
    clause.is_only |= token.sign is Sign.ONLY
    clause.days |= token.days
    if token.sign is Sign.HOURS:
        clause.hours.append(token.hours)


def _tokens(text: str) -> Iterator[Token]:
    """The signs of a text in order; the hours after a "never" are read as the other end of the day."""
    is_not = False
    for match in _pattern().finditer(text):
        name = str(match.lastgroup)
        if name == "days":
            yield Token(Sign.DAYS, frozenset(_days(match[0])))
        elif name in ("between", "after", "before", "at"):
            hours = _READERS[name](match[0], is_not)
            if hours is not None:
                yield Token(Sign.HOURS, hours=hours)
        elif name == "part":
            yield Token(Sign.HOURS, hours=next(hours for words, hours in _parts() if words.fullmatch(match[0])))
        else:
            sign = Sign[name.upper()]
            is_not = sign in (Sign.NOT, Sign.EXCEPT) or (is_not and sign is not Sign.STOP)
            yield Token(sign)


def _between(text: str, is_not: bool) -> Range | None:
    """From one hour to another; without am and pm, "9-5" and "3 to 5" end in the afternoon."""
    first, last = list(_hour().finditer(text))[:2]
    start, end = _minute(first), _minute(last)
    if _is_bare(first) and _is_bare(last) and start < 7 * 60 and end <= 7 * 60 and start < end:
        start, end = start + DAY_END // 2, end + DAY_END // 2
    elif _is_bare(last) and end <= start and end < DAY_END // 2:
        end += DAY_END // 2
    elif _is_bare(first) and last[3] == "pm" and start + DAY_END // 2 < end:
        start += DAY_END // 2 if start < 7 * 60 else 0
    return _range(start, end)


def _after(text: str, is_not: bool) -> Range | None:
    """From an hour to the end of the day; "never after 9" and "after 5" are the second half of the day."""
    match = next(_hour().finditer(text))
    start = _minute(match)
    if match[4] == "lunch":
        start += 60
    elif _is_bare(match) and start < (DAY_END // 2 if is_not else 8 * 60):
        start += DAY_END // 2
    return _range(start, DAY_END)


def _before(text: str, is_not: bool) -> Range | None:
    """From the beginning of the day to an hour; "until 4" is the afternoon."""
    match = next(_hour().finditer(text))
    end = _minute(match)
    is_until = re.match(r"until|till|bis|by", text) is not None
    if _is_bare(match) and end < (8 * 60 if is_until else 5 * 60):
        end += DAY_END // 2
    return _range(0, end)


def _at(text: str, is_not: bool) -> Range | None:
    """The hour that begins then."""
    match = next(_hour().finditer(text))
    start = _minute(match)
    if _is_bare(match) and start < 7 * 60:
        start += DAY_END // 2
    return _range(start, min(DAY_END, start + 60))


_READERS = {"between": _between, "after": _after, "before": _before, "at": _at}


def _range(start: int, end: int) -> Range | None:
    return (start, end) if 0 <= start < end <= DAY_END else None


def _minute(match: re.Match[str]) -> int:
    if match[4]:
        return DAY_END if match[4] == "midnight" else 12 * 60
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return hour * 60 + minute


def _is_bare(match: re.Match[str]) -> bool:
    """Whether nothing but the number says which half of the day is meant."""
    return not match[3] and not match[4] and not match[2] and int(match[1]) <= 12 and not match[1].startswith("0")


def _days(text: str) -> Iterable[int]:
    for words, days in _SPANS.items():
        if re.fullmatch(words, text):
            return days
    named = [number for word in re.findall(r"[^\W\d_]+", text) if (number := _weekday(word)) is not None]
    if len(named) == 2:
        first, last = named
        return range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))
    return named


@cache
def _weekday(word: str) -> int | None:
    known = (f"{names} {short}".split() for names, short in zip(_WEEKDAYS, _SHORT, strict=True))
    return next((day for day, names in enumerate(known) if re.fullmatch("|".join(names), word)), None)


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(_HOUR)


@cache
def _parts() -> tuple[tuple[re.Pattern[str], Range], ...]:
    return tuple((re.compile(words), hours) for words, hours in _PARTS.items())


@cache
def _pattern() -> re.Pattern[str]:
    """Every sign as a named group, the longer readings first."""
    hour = _HOUR.replace("(\\d", "(?:\\d").replace("(am", "(?:am").replace("(noon", "(?:noon")
    day = "|".join("|".join(names.split()) for names in _WEEKDAYS)
    any_day = "|".join((day, *_SHORT))
    spans = "|".join(_SPANS)
    groups = {
        "between": rf"{hour}\s*(?:-|–|to|and|until|till|bis|und)\s*{hour}{_NO_COUNT}",
        "after": rf"(?:after|from|past|ab|nach|von)\s+(?:about\s+)?{hour}{_NO_COUNT}",
        "before": rf"(?:before|until|till|by|vor|bis)\s+(?:about\s+)?{hour}{_NO_COUNT}",
        "at": rf"(?:at|um)\s+(?:about\s+)?{hour}{_NO_COUNT}",
        "days": rf"{spans}|(?:{any_day})\.?\s*(?:-|–|to|bis)\s*(?:{any_day})|(?:{day})",
        "busy": _BUSY,
        "part": "|".join(_PARTS),
        "except": r"except|außer|apart from",
        "not": _NOT,
        "soft": _SOFT,
        "only": r"only|nur|exclusively",
        "stop": r"[.;!?\n]+(?=\s|$)|\b(?:but|aber|otherwise|sonst)",
        "link": r",|&|\b(?:and|or|und|oder)",
    }
    parts = (
        rf"(?P<{name}>{source})" if name in ("stop", "link") else rf"(?<!\w)(?P<{name}>{source})(?!\w)"
        for name, source in groups.items()
    )
    return re.compile("|".join(parts))
