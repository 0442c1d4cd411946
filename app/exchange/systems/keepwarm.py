"""Keepwarm's own tables: one column for each thing a card holds, and lines for what comes more than once."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import Signature, System

ID_COLUMN = "Keepwarm ID"
_ADDRESS = ("Address", "Address 2")
_ADDRESS_PARTS = {
    Target.STREET: "{0} street",
    Target.EXTENDED: "{0} second line",
    Target.PO_BOX: "{0} PO box",
    Target.POSTAL_CODE: "{0} postal code",
    Target.CITY: "{0} city",
    Target.REGION: "{0} region",
    Target.COUNTRY: "{0} country",
    Target.LABEL: "{0} label",
}

COLUMNS: dict[str, Part] = {
    ID_COLUMN: Part(Target.UUID),
    "Kind": Part(Target.KIND),
    "Name": Part(Target.NAME),
    "First name": Part(Target.GIVEN_NAME),
    "Middle name": Part(Target.MIDDLE_NAME),
    "Last name": Part(Target.FAMILY_NAME),
    "Title before the name": Part(Target.PREFIX),
    "Addition after the name": Part(Target.SUFFIX),
    "Nickname": Part(Target.NICKNAME),
    "Pronouns": Part(Target.PRONOUNS),
    "Language": Part(Target.LANGUAGE),
    "Household": Part(Target.HOUSEHOLD),
    "Company": Part(Target.COMPANY),
    "Role": Part(Target.TITLE),
    "Division": Part(Target.DIVISION),
    "Line of business": Part(Target.INDUSTRY),
    "Subtitle": Part(Target.SUBTITLE),
    "Line on the card": Part(Target.HUMAN_LINE),
    "Stage": Part(Target.STAGE),
    "Tier": Part(Target.TIER),
    "Known since": Part(Target.ACQUAINTED_SINCE),
    "Last contact": Part(Target.LAST_CONTACT),
    "Tags": Part(Target.TAGS, separator="\\;"),
    **{
        header: part
        for name, target in (("Email", Target.EMAIL), ("Phone", Target.PHONE), ("Website", Target.WEB))
        for number in ("", " 2")
        for header, part in {
            f"{name}{number}": Part(target, group=f"{name}{number}"),
            f"{name}{number} label": Part(Target.LABEL, group=f"{name}{number}"),
        }.items()
    },
    **{words.format(name): Part(target, group=name) for name in _ADDRESS for target, words in _ADDRESS_PARTS.items()},
    "More details": Part(Target.DETAIL_LINES),
    "Birthday": Part(Target.BIRTHDAY),
    "Other dates": Part(Target.DATE_LINES),
    "Notes": Part(Target.NOTES),
    "Sensitive notes": Part(Target.SENSITIVE_NOTES),
    "Facts": Part(Target.FACT_LINES),
    "People": Part(Target.TIE_LINES),
    "Own fields": Part(Target.FIELD_LINES),
    "Wants no mailings": Part(Target.OPTED_OUT),
    "Asked not to be contacted": Part(Target.DO_NOT_CONTACT),
    "Wants no gifts": Part(Target.NO_GIFTS),
    "Deceased": Part(Target.DECEASED),
    "Deceased on": Part(Target.DECEASED_ON),
    "Touchpoints": Part(Target.TOUCHPOINT_LINES),
    "Purchases": Part(Target.PURCHASE_LINES),
    "Other program": Part(Target.SOURCE_SYSTEM),
    "Number in the other program": Part(Target.SOURCE_ID),
    "From the vCard": Part(Target.EXTRA_LINES),
}
"""All columns in their order."""

SYSTEM = System(
    id="keepwarm",
    formats={"keepwarm": "Keepwarm"},
    columns={part: header for header, part in COLUMNS.items()},
    signatures=(Signature("keepwarm", must=(ID_COLUMN, "Kind", "Name")),),
)
