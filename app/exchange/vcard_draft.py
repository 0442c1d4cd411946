"""One vCard as an incoming customer: every property finds its place, what has none is kept word for word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.customer import DetailKind, Kind, Occasion, OccasionKind
from app.domain.incoming import Incoming, Problem, Severity
from app.exchange.dates import PartialDay, Trouble, read_day
from app.exchange.pictures import read_picture
from app.exchange.ties import relationship
from app.exchange.vcard_android import PROPERTY, android_custom
from app.exchange.vcard_details import (
    MESSENGERS,
    address_detail,
    messenger_detail,
    profile_detail,
    simple_detail,
)
from app.exchange.vcard_lines import Property, escaped, pieces, plain_text, raw_pieces
from app.exchange.vcard_own import GENDER_FIELD, GENDERS, PREFIX, own_property

_DROPPED = frozenset(["VERSION", "PRODID", "REV", "X-ABLABEL", "X-ABADR", "BEGIN", "END", "CLASS", "PROFILE"])
_ANNIVERSARIES = frozenset(["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY"])
_PROFILES = frozenset(["X-SOCIALPROFILE", "SOCIALPROFILE", "X-SOCIAL-PROFILE", "X-TWITTER"])
_TIES = {
    "X-SPOUSE": "partner",
    "X-EVOLUTION-SPOUSE": "partner",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "partner",
    "X-CHILDREN": "child",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
}
_SIMPLE_DETAILS = {"TEL": DetailKind.PHONE, "EMAIL": DetailKind.EMAIL, "URL": DetailKind.WEB}
_LONGEST_EXTRA = 10_000
Detail = Callable[[Property, dict[str, str]], Any]
_DETAILS: dict[str, Detail] = {
    "ADR": address_detail,
    "IMPP": messenger_detail,
    **dict.fromkeys(MESSENGERS, messenger_detail),
    **dict.fromkeys(_PROFILES, profile_detail),
}


class VCardDraft:
    """Collects the properties of one card; `incoming()` is the customer they describe."""

    def __init__(self, line: int, labels: dict[str, str]) -> None:
        self.line = line
        self.problems: list[Problem] = []
        self.is_group = False
        self._labels = labels
        self._text: dict[str, Any] = {}
        self._details: list[Any] = []
        self._lists: dict[str, list[Any]] = {}
        self._notes: list[str] = []
        self._roles: list[str] = []
        self._uid = ""

    def add(self, prop: Property, source: str) -> None:
        """Take one property; `source` is its line as it was, kept where the property means nothing here."""
        name = prop.name
        if name in _SIMPLE_DETAILS:
            self._add_detail(simple_detail(prop, _SIMPLE_DETAILS[name], self._labels))
        elif name in _DETAILS:
            self._add_detail(_DETAILS[name](prop, self._labels))
        elif handler := _HANDLERS.get(name):
            handler(self, prop)
        elif name.startswith(PREFIX):
            self._add_own(prop)
        elif name == PROPERTY and (custom := android_custom(prop.value)):
            self._add_custom(*custom)
        elif name not in _DROPPED:
            self._keep(prop, source)

    def incoming(self) -> Incoming:
        """The customer; the name is what the card says, or nothing."""
        self._settle_role()
        lists: dict[str, Any] = {name: tuple(dict.fromkeys(values)) for name, values in self._lists.items()}
        details = tuple(dict.fromkeys(self._details))
        text = self._text
        if "source_id" not in text and self._uid != f"urn:uuid:{text.get('uuid')}":
            text["source_id"] = self._uid
        self._settle_kind()
        return Incoming(line=self.line, details=details, notes="\n\n".join(self._notes), **text, **lists)

    def _settle_kind(self) -> None:
        """A card that is named like its company and like nobody is the company's own."""
        text = self._text
        name, company = text.get("name", ""), text.get("company", "")
        if "kind" not in text and name == company != "" and not text.get("given_name") and not text.get("family_name"):
            text["kind"] = Kind.COMPANY
        if text.get("kind") is Kind.COMPANY and name in ("", company):
            text.update(name=company, company="")

    def _settle_role(self) -> None:
        """A role is the title where there is none, else a field of its own."""
        for role in filter(None, self._roles):
            if not self._text.get("title"):
                self._text["title"] = role
            elif role != self._text["title"]:
                self._append("own_fields", ("Role", role))

    def say(self, line: int, field: str, message: str, severity: Severity = Severity.CHANGED) -> None:
        """Remember what the owner should know about this card."""
        self.problems.append(Problem(line, field, message, severity))

    def _add_detail(self, detail: Any) -> None:
        if detail is not None:
            self._details.append(detail)

    def _append(self, name: str, value: Any) -> None:
        self._lists.setdefault(name, []).append(value)

    def _keep(self, prop: Property, source: str) -> None:
        if "\n" in source or not source.isprintable():
            source = f"{prop.name}:{escaped(plain_text(prop.value))}"
        if len(source) > _LONGEST_EXTRA:
            self.say(prop.line, prop.name, f"“{prop.name}” is very long and means nothing here. Left out.")
        elif prop.value.strip():
            self._append("extras", source)

    def _name(self, prop: Property) -> None:
        self._text.setdefault("name", plain_text(prop.value).replace("\n", " "))

    def _name_parts(self, prop: Property) -> None:
        parts = [" ".join(pieces(part, ",")) for part in raw_pieces(prop.value, ";")]
        for field, part in zip(("family_name", "given_name", "middle_name", "prefix", "suffix"), parts, strict=False):
            if part:
                self._text.setdefault(field, part)

    def _nickname(self, prop: Property) -> None:
        self._text.setdefault("nickname", ", ".join(filter(None, pieces(prop.value, ","))))

    def _organisation(self, prop: Property) -> None:
        company, *units = pieces(prop.value, ";")
        self._text.setdefault("company", company)
        if division := ", ".join(filter(None, units)):
            self._text.setdefault("division", division)

    def _title(self, prop: Property) -> None:
        if not self._text.get("title"):
            self._text["title"] = plain_text(prop.value)

    def _role(self, prop: Property) -> None:
        self._roles.append(plain_text(prop.value))

    def _note(self, prop: Property) -> None:
        if note := plain_text(prop.value):
            self._notes.append(note)

    def _categories(self, prop: Property) -> None:
        mark = ";" if ";" in prop.value.replace("\\;", "") and "," not in prop.value.replace("\\,", "") else ","
        for tag in pieces(prop.value, mark):
            if tag:
                self._append("tags", tag)

    def _kind(self, prop: Property) -> None:
        word = plain_text(prop.value).lower()
        self.is_group = self.is_group or word == "group"
        if word in ("org", "organization", "organisation", "company"):
            self._text["kind"] = Kind.COMPANY
        elif word == "individual":
            self._text.setdefault("kind", Kind.PERSON)

    def _add_custom(self, field: str, value: Any) -> None:
        if field == "nickname":
            self._text.setdefault(field, value)
        else:
            self._append(field, value)

    def _identity(self, prop: Property) -> None:
        if prop.name == "UID" or not self._uid:
            self._uid = plain_text(prop.value)

    def _language(self, prop: Property) -> None:
        self._text.setdefault("language", plain_text(prop.value))

    def _pronouns(self, prop: Property) -> None:
        self._text.setdefault("pronouns", plain_text(prop.value))

    def _gender(self, prop: Property) -> None:
        letter, *words = pieces(prop.value, ";")
        word = next(filter(None, words), "") or GENDERS.get(letter.upper(), letter)
        if word:
            self._append("own_fields", (GENDER_FIELD, word))

    def _picture(self, prop: Property) -> None:
        encodings = {value.upper() for value in prop.params.get("ENCODING", ())}
        if not prop.value.strip() or "photo" in self._text:
            return
        data, kind, message = read_picture(prop.value, is_base64=bool(encodings & {"B", "BASE64"}))
        if message:
            self.say(prop.line, prop.name, message, Severity.NOTE)
            if not encodings and len(prop.value) < _LONGEST_EXTRA:
                self._append("extras", f"{prop.name};VALUE=uri:{prop.value.strip()}")
        else:
            self._text.update(photo=data, photo_type=kind)

    def _tie(self, prop: Property) -> None:
        value = plain_text(prop.value)
        if value.lower().startswith(("urn:", "http:", "https:", "mailto:", "data:")):
            self._append("extras", f"{prop.name};TYPE={','.join(sorted(prop.types)) or 'contact'}:{prop.value.strip()}")
            return
        label = self._labels.get(prop.group, "") if prop.group else ""
        word = _TIES.get(prop.name) or label or min(prop.types - {"pref"}, default="")
        if value:
            self._append("relationships", relationship(value, word))

    def _occasion(self, prop: Property) -> None:
        kind = OccasionKind.ANNIVERSARY if prop.name in _ANNIVERSARIES else OccasionKind.BIRTHDAY
        label = ""
        if prop.name == "X-ABDATE":
            label = self._labels.get(prop.group, "")
            kind = OccasionKind.ANNIVERSARY if label == "anniversary" else OccasionKind.OTHER
            label = "" if kind is OccasionKind.ANNIVERSARY else label
        if day := self._day(prop):
            omitted = {prop.params.get("X-APPLE-OMIT-YEAR", ("",))[0], "1604"}
            year = None if str(day.year) in omitted else day.year
            self._append("occasions", Occasion(kind=kind, label=label, month=day.month, day=day.day, year=year))

    def _deceased(self, prop: Property) -> None:
        self._text["is_deceased"] = True
        if day := self._day(prop):
            self._text["deceased_on"] = day.as_date()

    def _day(self, prop: Property) -> PartialDay | None:
        text = plain_text(prop.value)
        day = read_day(text)
        if isinstance(day, PartialDay):
            return day
        if day is Trouble.IMPOSSIBLE:
            self.say(prop.line, prop.name, f"Date “{text}” does not exist. Left empty.")
        elif day is not Trouble.EMPTY:
            self.say(prop.line, prop.name, f"Date “{text[:60]}” is not clear. Kept as it is, in a field of its own.")
            self._append("own_fields", (prop.name.removeprefix("X-").capitalize(), text))
        return None

    def _add_own(self, prop: Property) -> None:
        """One of Keepwarm's own properties; a damaged one is named and left out."""
        try:
            field, value, is_one_of_many = own_property(prop.name, plain_text(prop.value))
        except (ValueError, TypeError, RecursionError):
            self.say(prop.line, prop.name, f"“{prop.name}” is damaged. Left out.")
            return
        if is_one_of_many:
            self._append(field, value)
        elif field:
            self._text[field] = value


_HANDLERS: dict[str, Callable[[VCardDraft, Property], None]] = {
    "FN": VCardDraft._name,
    "N": VCardDraft._name_parts,
    "NICKNAME": VCardDraft._nickname,
    "ORG": VCardDraft._organisation,
    "TITLE": VCardDraft._title,
    "ROLE": VCardDraft._role,
    "NOTE": VCardDraft._note,
    "CATEGORIES": VCardDraft._categories,
    "KIND": VCardDraft._kind,
    "X-ADDRESSBOOKSERVER-KIND": VCardDraft._kind,
    "X-ABSHOWAS": VCardDraft._kind,
    "UID": VCardDraft._identity,
    "X-ABUID": VCardDraft._identity,
    "LANG": VCardDraft._language,
    "PRONOUNS": VCardDraft._pronouns,
    "GENDER": VCardDraft._gender,
    "X-GENDER": VCardDraft._gender,
    "PHOTO": VCardDraft._picture,
    "LOGO": VCardDraft._picture,
    "RELATED": VCardDraft._tie,
    "X-ABRELATEDNAMES": VCardDraft._tie,
    **dict.fromkeys(_TIES, VCardDraft._tie),
    "BDAY": VCardDraft._occasion,
    "X-ABDATE": VCardDraft._occasion,
    **dict.fromkeys(_ANNIVERSARIES, VCardDraft._occasion),
    "DEATHDATE": VCardDraft._deceased,
}
