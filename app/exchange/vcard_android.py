"""What Android phones add to a vCard: nicknames, dates and relations in X-ANDROID-CUSTOM lines."""

from __future__ import annotations

from app.domain.customer import Occasion, OccasionKind
from app.domain.incoming import IncomingRelationship
from app.exchange.dates import PartialDay, read_day
from app.exchange.ties import relationship
from app.exchange.vcard_lines import pieces

PROPERTY = "X-ANDROID-CUSTOM"
_START = "vnd.android.cursor.item/"
_THEY_ARE = (
    *("", "assistant", "brother", "child", "partner", "father", "friend", "manager", "mother", "parent", "partner"),
    *("referred by", "relative", "sister", "spouse"),
)
_OCCASIONS = {"1": OccasionKind.ANNIVERSARY, "3": OccasionKind.BIRTHDAY}


def android_custom(value: str) -> tuple[str, str | Occasion | IncomingRelationship] | None:
    """Field of Incoming and its value; None for what means nothing here."""
    kind, text, number, label, *_ = (*pieces(value, ";"), "", "", "", "")
    if not kind.startswith(_START) or not text:
        return None
    kind = kind.removeprefix(_START)
    if kind == "nickname":
        return "nickname", text
    if kind == "relation":
        is_listed = number.isdecimal() and int(number) < len(_THEY_ARE)
        return "relationships", relationship(text, (_THEY_ARE[int(number)] if is_listed else "") or label)
    day = read_day(text) if kind == "contact_event" else None
    if isinstance(day, PartialDay):
        occasion = _OCCASIONS.get(number, OccasionKind.OTHER)
        return "occasions", Occasion(kind=occasion, label=label, month=day.month, day=day.day, year=day.year)
    return None
