"""Channels in plain words: "texts, not calls", "e-mail rather than the phone", as what somebody likes and does not."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from app.domain.reading_hours import LONGEST_TEXT, hour_clauses
from app.domain.touchpoint import Channel

_WORDS = {
    Channel.TEXT: r"text(?:s|ed|ing)?|sms|whatsapp|signal|messages?|nachrichten?",
    Channel.CALL: r"(?:phone )?call(?:s|ed|ing)?|phon(?:e|es|ed|ing)|telephones?|r[iu]ng|"
    r"anrufe?n?|telefon\w*|telefonieren",
    Channel.EMAIL: r"e-?mail(?:s|ed|ing)?|mails?",
    Channel.CARD: r"(?:post)?cards?|letters?|handwritten notes?|karten?|briefe?n?",
    Channel.VISIT: r"visit(?:s|ed|ing)?|drop(?:ping)? in|com(?:e|ing) by|in person|besuche?n?|persönlich",
    Channel.COFFEE: r"coffees?|kaffee",
    Channel.MEETING: r"meetings?|treffen",
    Channel.EVENT: r"events?|veranstaltungen",
    Channel.GIFT: r"gifts?|presents?|geschenke?",
}
_NOT = (
    r"not|never|don't|do not|doesn't|does not|hates?|dislikes?|avoids?|rather than|instead of|without|can't stand|"
    r"over(?! the\b)|nicht|nie|statt|hasst"
)
_NONE = r"no|keine?[nrs]?"
_RESCUE = r"only (?:in|for|if|when)|nur (?:im|wenn|bei)"


class SaidChannels(NamedTuple):
    """Channels that suit, the best first, and those that do not."""

    liked: tuple[Channel, ...]
    disliked: frozenset[Channel]


def said_channels(text: str) -> SaidChannels:
    """What a text says about channels; "never call before 9" is about hours, not about calls. Never raises."""
    liked: dict[Channel, None] = {}
    disliked: set[Channel] = set()
    for sentence in re.split(r"[.;!?\n]+(?=\s|$)|\bbut\b|\baber\b", text[:LONGEST_TEXT].lower().replace("’", "'")):
        if any(clause.is_not for clause in hour_clauses(sentence)) and _pattern().search(sentence):
            continue
        _read(sentence, liked, disliked)
    return SaidChannels(tuple(channel for channel in liked if channel not in disliked), frozenset(disliked))


def _read(sentence: str, liked: dict[Channel, None], disliked: set[Channel]) -> None:
    is_not = has_none = False
    named: list[Channel] = []
    for match in _pattern().finditer(sentence):
        name = str(match.lastgroup)
        if name in ("not", "none"):
            is_not, has_none = True, name == "none"
        elif name == "comma":
            is_not &= has_none
        elif name == "rescue":
            disliked.update(named)
        else:
            channel = Channel(name)
            named.append(channel)
            if is_not:
                disliked.add(channel)
            else:
                liked[channel] = None


@cache
def _pattern() -> re.Pattern[str]:
    groups = {"none": _NONE, "not": _NOT, "rescue": _RESCUE, **{str(name): words for name, words in _WORDS.items()}}
    parts = "|".join(rf"(?P<{name}>{words})" for name, words in groups.items())
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)|(?P<comma>,)")
