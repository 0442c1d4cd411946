"""What the palette understands beyond the search language: "quiet 8 weeks", "likes plums", "due friday"."""

from __future__ import annotations

import re
from datetime import date

from app.domain.parsing_dates import find_day
from app.domain.query import Age, Choice, Clause, Compare, Due, Field, Query, parse

_QUIET = re.compile(
    r"(?:quiet|silent|ruhig|still)\s+(?:(?:for|since|over|seit|mehr\s+als|more\s+than)\s+)*(?P<count>\d{1,3}|a|one|eine[mnr]?)\s+"
    r"(?P<unit>[dtwmyj])(?:ays?|ag(?:en?)?|eeks?|ochen?|onths?|onat(?:en?)?|ears?|ahr(?:en?)?)",
    re.IGNORECASE,
)
_TASTE = re.compile(
    r"(?:(?P<likes>likes|loves|mag|liebt)|(?P<dislikes>dislikes|hates|hasst))\s+(?P<what>\S.*)", re.IGNORECASE
)
_DUE = re.compile(r"(?:due|fällig)\s+\S", re.IGNORECASE)
_UNITS = {"d": "d", "t": "d", "w": "w", "m": "m", "y": "y", "j": "y"}


def understand(text: str, today: date) -> Query:
    """The query that a phrase of the palette means; anything else is read as the search language. Never raises."""
    plain = re.sub(r"[\s\0]+", " ", text).strip()
    for read in (_quiet, _due, _taste):
        clause = read(plain, today)
        if clause is not None:
            return Query((clause,))
    return parse(text)


def _quiet(text: str, today: date) -> Clause | None:
    match = _QUIET.fullmatch(text)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdecimal() else 1
    return Age(Field.LAST, Compare.AT_LEAST, count, _UNITS[match["unit"].lower()])


def _taste(text: str, today: date) -> Clause | None:
    match = _TASTE.fullmatch(text)
    what = match["what"].replace('"', "").strip() if match else ""
    if match is None or not what or ":" in what:
        return None
    return Choice(Field.LIKES if match["likes"] else Field.DISLIKES, (what,))


def _due(text: str, today: date) -> Clause | None:
    if not _DUE.match(text):
        return None
    found = find_day(text, today)
    if found is None or text[found.span[1] :].strip(" ."):
        return None
    between = text[: found.span[0]].split()[1:]
    if found.span[0] and between not in ([], ["in"]):
        return None
    is_limit = found.is_span or re.match(r"\w+\s+(?:by|before|until|till|bis|vor|within|in)\b", text, re.IGNORECASE)
    return Due(Compare.AT_MOST if is_limit else Compare.EQUAL, found.day)
