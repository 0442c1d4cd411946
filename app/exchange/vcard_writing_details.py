"""Ways to reach somebody as lines of a vCard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.customer import ContactDetail, DetailKind
from app.exchange.addresses import address_line
from app.exchange.vcard_details import LABEL_TYPES
from app.exchange.vcard_lines import escaped

_SIMPLE = re.compile(r"[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*")
_NAMES = {DetailKind.PHONE: "TEL", DetailKind.EMAIL: "EMAIL", DetailKind.WEB: "URL", DetailKind.ADDRESS: "ADR"}
_CARETS = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})


class Groups:
    """Gives out item1, item2 … for lines that carry a label of their own."""

    def __init__(self) -> None:
        self._last = 0

    def labelled(self, line: str, label: str) -> Iterator[str]:
        """The line and its label, tied together."""
        self._last += 1
        yield f"item{self._last}.{line}"
        yield f"item{self._last}.X-ABLabel:{escaped(label)}"


def detail_lines(detail: ContactDetail, version: str, groups: Groups) -> Iterator[str]:
    """One or two lines for a detail."""
    preferred = "" if not detail.is_preferred else (";PREF=1" if version == "4.0" else ";TYPE=pref")
    if detail.kind in (DetailKind.MESSENGER, DetailKind.PROFILE):
        yield from _service_lines(detail, version, groups, preferred)
        return
    name = _NAMES[detail.kind] + preferred
    value = escaped(detail.value)
    if detail.kind is DetailKind.ADDRESS:
        name, value = name + _printed(detail, version), _address(detail, version)
    types = LABEL_TYPES.get(detail.label)
    if types or not detail.label:
        yield name + "".join(f";TYPE={word}" for word in types or ()) + f":{value}"
    else:
        yield from groups.labelled(f"{name}:{value}", detail.label)


def _service_lines(detail: ContactDetail, version: str, groups: Groups, preferred: str) -> Iterator[str]:
    """A messenger or profile; its label is the service."""
    value = escaped(detail.value)
    if detail.kind is DetailKind.MESSENGER:
        name, service, value = "IMPP", "X-SERVICE-TYPE", f"x-apple:{value}"
    elif version == "4.0":
        name, service = "SOCIALPROFILE", "SERVICE-TYPE"
    else:
        name, service = "X-SOCIALPROFILE", "TYPE"
    name += preferred
    if not detail.label or _SIMPLE.fullmatch(detail.label):
        yield name + (f";{service}={detail.label}" if detail.label else "") + f":{value}"
    else:
        yield from groups.labelled(f"{name}:{value}", detail.label)


def _line_of_parts(detail: ContactDetail) -> str:
    return address_line(
        detail.street, detail.extended, detail.po_box, detail.city, detail.region, detail.postal_code, detail.country
    )


def _printed(detail: ContactDetail, version: str) -> str:
    """The owner's own wording of an address, where it differs from its parts."""
    if version == "3.0" or detail.value == _line_of_parts(detail):
        return ""
    return f';LABEL="{detail.value.translate(_CARETS)}"'


def _address(detail: ContactDetail, version: str) -> str:
    street = detail.street
    if version == "3.0" and not _line_of_parts(detail):
        street = detail.value
    parts = (
        detail.po_box,
        detail.extended,
        street,
        detail.city,
        detail.region,
        detail.postal_code,
        detail.country,
    )
    return ";".join(escaped(part) for part in parts)
