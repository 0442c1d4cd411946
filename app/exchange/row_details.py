"""Ways to reach somebody in a row: columns that belong together become one detail."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.domain.customer import ContactDetail, DetailKind
from app.domain.mapping import ColumnMapping, Target
from app.domain.phone import is_mangled, is_phone
from app.exchange.addresses import address_line

_KINDS = {
    Target.EMAIL: DetailKind.EMAIL,
    Target.PHONE: DetailKind.PHONE,
    Target.WEB: DetailKind.WEB,
    Target.PROFILE: DetailKind.PROFILE,
    Target.MESSENGER: DetailKind.MESSENGER,
}
DETAIL_TARGETS = frozenset(_KINDS)
ADDRESS_TARGETS = frozenset(
    [
        *(Target.STREET, Target.EXTENDED, Target.PO_BOX, Target.CITY, Target.REGION, Target.POSTAL_CODE),
        *(Target.COUNTRY, Target.ADDRESS),
    ]
)
_EMAILS = re.compile(r"[\s,;]+")
_PHONES = re.compile(r"\s*(?:;|\n|,| / )\s*")
_WORDS = frozenset(["home", "work", "other", "mobile", "main", "pager", "fax", "home fax", "work fax", "iphone"])
_PREFERRED = ", preferred"
Say = Callable[[str, str], None]
Note = Callable[[str], None]


class RowDetails:
    """Collects the details of one row. `say(field, words)` names a problem, `note(words)` keeps what is no detail."""

    def __init__(self, say: Say, note: Note) -> None:
        self.labels: dict[str, str] = {}
        self._say, self._note = say, note
        self._simple: list[tuple[DetailKind, str, str, str]] = []
        self._addresses: dict[str, dict[str, str]] = {}

    def add(self, column: ColumnMapping, text: str) -> None:
        """Take a phone number, an e-mail, a page, a name at a messenger, or several of them."""
        kind = _KINDS[column.target]
        for value in _values(kind, text, column.separator):
            if kind is DetailKind.PHONE and (words := _no_phone(value)):
                self._say("phone", words)
                self._note(f"{column.column}: {value}")
            elif kind is DetailKind.EMAIL and "@" not in value:
                self._say("email", f"“{value[:60]}” is no email address. Kept as a note.")
                self._note(f"{column.column}: {value}")
            else:
                self._simple.append((kind, value, column.label, column.group))

    def add_part(self, column: ColumnMapping, text: str) -> None:
        """Take one part of an address; a second line of the same part follows the first."""
        parts = self._addresses.setdefault(column.group, {"label": column.label})
        name = column.target.value
        parts[name] = f"{parts[name]}, {text}" if name in parts else text

    def details(self) -> tuple[ContactDetail, ...]:
        """All details, each once."""
        simple = (self._simple_detail(*one) for one in self._simple)
        addresses = (self._address(group, parts) for group, parts in self._addresses.items())
        return tuple(dict.fromkeys([*simple, *addresses]))

    def _simple_detail(self, kind: DetailKind, value: str, label: str, group: str) -> ContactDetail:
        label, is_preferred = self._label(group, label)
        return ContactDetail(kind=kind, label=label, value=value, is_preferred=is_preferred)

    def _address(self, group: str, parts: dict[str, str]) -> ContactDetail:
        """The parts as one address; the whole address of a column counts where there are no parts."""
        label, is_preferred = self._label(group, parts.pop("label"))
        whole = parts.pop(Target.ADDRESS.value, "")
        return ContactDetail(
            kind=DetailKind.ADDRESS,
            label=label,
            value=address_line(**parts) or address_line(whole),
            is_preferred=is_preferred,
            **parts,  # type: ignore[arg-type]
        )

    def _label(self, group: str, label: str) -> tuple[str, bool]:
        """The label of the file where it has one; Google marks the preferred with a star, we with a word."""
        own = self.labels.get(group, "") if group else ""
        is_preferred = own.startswith("* ") or own.endswith(_PREFERRED) or own == _PREFERRED[2:]
        own = own.removeprefix("* ").removesuffix(_PREFERRED)
        own = "" if own == _PREFERRED[2:] else own
        return (own.lower() if own.lower() in _WORDS - {"iphone"} else own) or label, is_preferred


def _values(kind: DetailKind, text: str, separator: str) -> list[str]:
    """Several values of one cell, where it clearly holds several."""
    if separator.strip() and separator.strip() in text:
        return [value for part in text.split(separator.strip()) if (value := part.strip())]
    if kind is DetailKind.EMAIL and text.count("@") > 1:
        return [value for value in _EMAILS.split(text) if value]
    if kind is DetailKind.PHONE and len(text) > 12:
        values = [value for value in _PHONES.split(text) if value]
        if all(is_phone(value) and sum(mark.isdecimal() for mark in value) >= 6 for value in values):
            return values
    return [text]


def _no_phone(value: str) -> str:
    """Why a value is no phone number, "" where it is one."""
    if is_mangled(value):
        return f"Phone “{value}” was shortened by a spreadsheet, its last digits are lost. Kept as a note."
    if not is_phone(value):
        return "Phone has letters in it. Kept as a note."
    return ""
