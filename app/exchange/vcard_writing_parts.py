"""Dates, ties, pictures, wishes and what only Keepwarm knows, as lines of a vCard."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from app.domain.customer import Occasion, OccasionKind, RelationshipKind
from app.domain.incoming import Incoming, IncomingRelationship
from app.exchange.plain import to_plain
from app.exchange.ties import relationship
from app.exchange.vcard_lines import escaped
from app.exchange.vcard_own import GENDER_FIELD, GENDERS, PREFIX
from app.exchange.vcard_writing_details import Groups

_THEY_ARE = {
    RelationshipKind.PARTNER: "spouse",
    RelationshipKind.CHILD: "parent",
    RelationshipKind.PARENT: "child",
    RelationshipKind.SIBLING: "sibling",
    RelationshipKind.FRIEND: "friend",
    RelationshipKind.NEIGHBOUR: "neighbor",
    RelationshipKind.OTHER: "contact",
}
_NO_NAMES = ("urn:", "http:", "https:", "mailto:", "data:")
_GENDER_LETTERS = {word: letter for letter, word in GENDERS.items()}
_CLEAR_YEARS = range(1700, 2401)


def occasion_lines(occasions: tuple[Occasion, ...], version: str, groups: Groups) -> Iterator[str]:
    """Birthday, anniversary and other dates; what the format cannot say stands in a line of our own."""
    seen: set[str] = set()
    for occasion in occasions:
        name = _property(occasion, version)
        if not name or name in seen or (occasion.year and occasion.year not in _CLEAR_YEARS):
            if version == "4.0":
                yield _own("DATE", occasion)
            continue
        line = f"{name}{_day(occasion, version)}"
        if name == "X-ABDATE":
            yield from groups.labelled(line, occasion.label or "_$!<Anniversary>!$_")
        else:
            seen.add(name)
            yield line


def _property(occasion: Occasion, version: str) -> str:
    """The property for a date, "" where there is none that says all of it."""
    if not occasion.is_yearly:
        return ""
    if occasion.kind is OccasionKind.BIRTHDAY and not occasion.label:
        return "BDAY"
    if occasion.kind is OccasionKind.ANNIVERSARY and not occasion.label:
        return "ANNIVERSARY" if version == "4.0" else "X-ABDATE"
    is_other = occasion.kind is OccasionKind.OTHER and occasion.label not in ("", "anniversary")
    return "X-ABDATE" if is_other else ""


def _day(occasion: Occasion, version: str) -> str:
    if version == "4.0":
        return f":{occasion.year or '--'}{occasion.month:02}{occasion.day:02}"
    if occasion.year:
        return f":{occasion.year}-{occasion.month:02}-{occasion.day:02}"
    return f";X-APPLE-OMIT-YEAR=1604:1604-{occasion.month:02}-{occasion.day:02}"


def photo_line(incoming: Incoming, version: str) -> str:
    """The picture inside the card."""
    data = b64encode(incoming.photo).decode("ascii")
    if version == "4.0":
        return f"PHOTO:data:{incoming.photo_type};base64,{data}"
    return f"PHOTO;ENCODING=b;TYPE={incoming.photo_type.rpartition('/')[2].upper()}:{data}"


def tie_lines(ties: tuple[IncomingRelationship, ...]) -> Iterator[str]:
    """Relationships; those that RELATED cannot say stand in a line of our own."""
    for tie in ties:
        word = _THEY_ARE.get(tie.kind, "")
        is_plain = tie.name == tie.name.strip() != "" and not tie.name.lower().startswith(_NO_NAMES)
        if word and is_plain and relationship(tie.name, word) == tie:
            yield f"RELATED;VALUE=text;TYPE={word}:{escaped(tie.name)}"
        else:
            yield _own("TIE", tie)


def wish_lines(incoming: Incoming) -> Iterator[str]:
    """Language, pronouns, death and what somebody does not want."""
    if incoming.language:
        yield f"LANG:{escaped(incoming.language)}"
    if incoming.pronouns:
        yield f"PRONOUNS:{escaped(incoming.pronouns)}"
    if incoming.deceased_on:
        yield f"DEATHDATE:{incoming.deceased_on.isoformat().replace('-', '')}"
    flags = {
        "DECEASED": incoming.is_deceased and not incoming.deceased_on,
        "OPTED-OUT": incoming.opted_out,
        "DO-NOT-CONTACT": incoming.do_not_contact,
        "NO-GIFTS": incoming.no_gifts,
        "HOUSEHOLD": incoming.is_household,
        "SENSITIVE-NOTES": incoming.notes_sensitive,
    }
    yield from (f"{PREFIX}{name}:yes" for name, is_set in flags.items() if is_set)


def own_lines(incoming: Incoming) -> Iterator[str]:
    """What no property of the format holds."""
    texts = {
        "UUID": incoming.uuid,
        "STAGE": incoming.stage,
        "TIER": incoming.tier,
        "SINCE": incoming.acquainted_since,
        "LAST-CONTACT": incoming.last_contact,
        "INDUSTRY": incoming.industry,
        "SUBTITLE": incoming.subtitle,
        "LINE": incoming.human_line,
        "SOURCE": incoming.source_system,
        "SOURCE-ID": incoming.source_id,
    }
    yield from (f"{PREFIX}{name}:{escaped(str(value))}" for name, value in texts.items() if value)
    for name, value in incoming.own_fields:
        is_gender = name == GENDER_FIELD and value in _GENDER_LETTERS
        yield f"GENDER:{_GENDER_LETTERS[value]}" if is_gender else _own("FIELD", (name, value))
    yield from (_own("FACT", fact) for fact in incoming.facts)
    yield from (_own("TOUCHPOINT", touchpoint) for touchpoint in incoming.touchpoints)
    yield from (_own("PURCHASE", purchase) for purchase in incoming.purchases)


def _own(name: str, value: Any) -> str:
    return f"{PREFIX}{name}:{escaped(json.dumps(to_plain(value), ensure_ascii=False, separators=(',', ':')))}"
