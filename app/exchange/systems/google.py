"""Google Contacts: the columns of today and those until about 2024."""

from __future__ import annotations

import re

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

MANY = " ::: "
"""Google's mark between several values in one cell."""

_NUMBERED = re.compile(r"(e-mail|phone|address|relation|website|event|custom field|im|organization) (\d+) - (.+)")
_MEANINGS = {
    ("e-mail", "value"): Target.EMAIL,
    ("phone", "value"): Target.PHONE,
    ("website", "value"): Target.WEB,
    ("im", "value"): Target.MESSENGER,
    ("im", "service"): Target.LABEL,
    ("im", "type"): Target.NOTHING,
    ("relation", "value"): Target.RELATED,
    ("event", "value"): Target.OCCASION,
    ("custom field", "value"): Target.OWN_FIELD,
    ("address", "formatted"): Target.ADDRESS,
    ("address", "street"): Target.STREET,
    ("address", "city"): Target.CITY,
    ("address", "po box"): Target.PO_BOX,
    ("address", "region"): Target.REGION,
    ("address", "postal code"): Target.POSTAL_CODE,
    ("address", "country"): Target.COUNTRY,
    ("address", "extended address"): Target.EXTENDED,
    ("organization", "name"): Target.COMPANY,
    ("organization", "title"): Target.TITLE,
    ("organization", "department"): Target.DIVISION,
}


def numbered(header: str) -> Part | None:
    """The meaning of "E-mail 2 - Value" and its like; header already normalised."""
    match = _NUMBERED.fullmatch(header)
    if match is None:
        return None
    thing, number, field = match.groups()
    if thing == "organization" and number != "1":
        return Part(Target.OWN_FIELD)
    if field in ("label", "type") and thing not in ("im", "organization"):
        return Part(Target.LABEL, group=f"{thing} {number}")
    target = _MEANINGS.get((thing, field), Target.NOTHING)
    return Part(target, group=f"{thing} {number}", separator=MANY)


SYSTEM = System(
    id="google",
    formats={"google.new": "Google Contacts", "google.old": "Google Contacts"},
    columns={
        Part(Target.NAME): "Name",
        Part(Target.GIVEN_NAME): "First Name | Given Name",
        Part(Target.MIDDLE_NAME): "Middle Name | Additional Name",
        Part(Target.FAMILY_NAME): "Last Name | Family Name",
        Part(Target.PREFIX): "Name Prefix",
        Part(Target.SUFFIX): "Name Suffix",
        Part(Target.NICKNAME): "Nickname",
        Part(Target.COMPANY): "Organization Name",
        Part(Target.TITLE): "Organization Title",
        Part(Target.DIVISION): "Organization Department",
        Part(Target.BIRTHDAY): "Birthday",
        Part(Target.NOTES): "Notes",
        Part(Target.LANGUAGE): "Language",
        Part(Target.TAGS, separator=MANY): "Labels | Group Membership",
        Part(Target.OWN_FIELD): "Gender | Occupation | Hobby | Maiden Name | Location | Billing Information",
        Part(Target.NOTHING): (
            "Phonetic First Name | Phonetic Middle Name | Phonetic Last Name | File As | Photo | Yomi Name | "
            "Given Name Yomi | Additional Name Yomi | Family Name Yomi | Initials | Short Name | "
            "Directory Server | Mileage | Sensitivity | Priority | Subject"
        ),
    },
    numbered=numbered,
)
