"""Words of the page: fields, sources, and how people are called in sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.campaign import LineKind
from app.domain.letter_fields import FieldValue, SourceKind
from app.domain.pronouns import Pronouns
from app.ui.formatting import short_day_text

STATE_LOOKS = {
    LineKind.LETTER: ("check", "sage"), LineKind.EDITED: ("card", "ink2"), LineKind.SHORT: ("question", "gold"),
    LineKind.ASKS: ("question", "gold"), LineKind.CALL: ("check", "sage"), LineKind.LEFT_OUT: ("ban", "slate"),
    LineKind.PLANNED: ("calendar", "ink2"), LineKind.WENT_OUT: ("check", "sage"),
}  # fmt: skip
"""Icon and tone of each state."""


def source_words(value: FieldValue, who: Pronouns, today: date) -> tuple[str, str, str]:
    """Icon, how we know, and when: "she said", "2 Apr"; empty for what stands on the card."""
    source = value.source
    day = short_day_text(source.day, today) if source.day else ""
    if source.kind is SourceKind.SAID:
        return "speech", _tr("{who} said").format(who=who.subject), day
    if source.kind is SourceKind.SEEN:
        return "eye", _tr("we saw"), _year(source.day, today)
    if source.kind is SourceKind.BOUGHT:
        return "bag", _tr("{who} bought").format(who=who.subject), day
    if source.kind is SourceKind.SEASON:
        return "leaf", _tr("the season"), ""
    return "book", _tr("{whose} card").format(whose=who.possessive), ""


def _year(day: date | None, today: date) -> str:
    """What was seen long ago needs no day."""
    if day is None:
        return ""
    return str(day.year) if day.year != today.year else short_day_text(day, today)


def own_words(who: Pronouns) -> str:
    """ "hers", "his", "theirs", "xyr"."""
    known = {"her": _tr("hers"), "his": _tr("his"), "their": _tr("theirs")}
    return known.get(who.possessive, who.possessive)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
