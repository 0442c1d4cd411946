"""Properties that only Keepwarm writes into a vCard, and how they are read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.customer import Occasion, Stage, Tier
from app.domain.fact import Fact
from app.domain.incoming import IncomingPurchase, IncomingRelationship, IncomingTouchpoint
from app.exchange.plain import from_plain

PREFIX = "X-KEEPWARM-"
GENDERS = {"M": "male", "F": "female", "O": "other", "N": "none", "U": "unknown"}
GENDER_FIELD = "Gender"


def own_property(name: str, value: str) -> tuple[str, Any, bool]:
    """Field of Incoming, its value, and whether it is one of many; "" for a property of a newer Keepwarm.

    Raises ValueError or TypeError where the value is damaged.
    """
    name = name.removeprefix(PREFIX)
    if name in _ONE:
        field, read = _ONE[name]
        return field, read(value), False
    if name == "FIELD":
        field_name, held = json.loads(value)
        return "own_fields", (str(field_name), str(held)), True
    if name in _MANY:
        field, kind = _MANY[name]
        return field, from_plain(kind, json.loads(value)), True
    return "", None, False


def _yes(value: str) -> bool:
    return value.lower() == "yes"


_ONE: dict[str, tuple[str, Callable[[str], Any]]] = {
    "UUID": ("uuid", str),
    "STAGE": ("stage", Stage),
    "TIER": ("tier", Tier),
    "SINCE": ("acquainted_since", date.fromisoformat),
    "LAST-CONTACT": ("last_contact", date.fromisoformat),
    "INDUSTRY": ("industry", str),
    "SUBTITLE": ("subtitle", str),
    "LINE": ("human_line", str),
    "HOUSEHOLD": ("is_household", _yes),
    "OPTED-OUT": ("opted_out", _yes),
    "DO-NOT-CONTACT": ("do_not_contact", _yes),
    "NO-GIFTS": ("no_gifts", _yes),
    "SENSITIVE-NOTES": ("notes_sensitive", _yes),
    "SOURCE": ("source_system", str),
    "SOURCE-ID": ("source_id", str),
    "DECEASED": ("is_deceased", _yes),
}
_MANY: dict[str, tuple[str, Any]] = {
    "FACT": ("facts", Fact),
    "TIE": ("relationships", IncomingRelationship),
    "DATE": ("occasions", Occasion),
    "TOUCHPOINT": ("touchpoints", IncomingTouchpoint),
    "PURCHASE": ("purchases", IncomingPurchase),
}
