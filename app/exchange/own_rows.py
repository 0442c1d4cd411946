"""One customer as a row of Keepwarm's own table."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.customer import ContactDetail, DetailKind, Occasion, OccasionKind
from app.domain.incoming import Incoming
from app.exchange import own_lines
from app.exchange.addresses import address_line
from app.exchange.packing import pack, pack_items
from app.exchange.systems.keepwarm import COLUMNS, ID_COLUMN

HEADER = tuple(COLUMNS)
_SLOTS = {
    DetailKind.EMAIL: ("Email", "Email 2"),
    DetailKind.PHONE: ("Phone", "Phone 2"),
    DetailKind.WEB: ("Website", "Website 2"),
    DetailKind.ADDRESS: ("Address", "Address 2"),
}
_FLAGS = {
    "Household": "is_household",
    "Sensitive notes": "notes_sensitive",
    "Wants no mailings": "opted_out",
    "Asked not to be contacted": "do_not_contact",
    "Wants no gifts": "no_gifts",
    "Deceased": "is_deceased",
}
_TEXTS = {
    ID_COLUMN: "uuid",
    "Kind": "kind",
    "Name": "name",
    "First name": "given_name",
    "Middle name": "middle_name",
    "Last name": "family_name",
    "Title before the name": "prefix",
    "Addition after the name": "suffix",
    "Nickname": "nickname",
    "Pronouns": "pronouns",
    "Language": "language",
    "Company": "company",
    "Role": "title",
    "Division": "division",
    "Line of business": "industry",
    "Subtitle": "subtitle",
    "Line on the card": "human_line",
    "Stage": "stage",
    "Tier": "tier",
    "Known since": "acquainted_since",
    "Last contact": "last_contact",
    "Notes": "notes",
    "Deceased on": "deceased_on",
    "Other program": "source_system",
    "Number in the other program": "source_id",
}
_ODD_LABELS = ("* ", ", preferred")


def row(incoming: Incoming) -> list[str]:
    """Cells in the order of HEADER."""
    cells = {header: str(value) for header, name in _TEXTS.items() if (value := getattr(incoming, name))}
    cells |= {header: "yes" for header, name in _FLAGS.items() if getattr(incoming, name)}
    cells["Tags"] = pack_items(incoming.tags)
    more = []
    for detail, slot in _in_slots(incoming.details):
        if slot:
            cells |= _slot_cells(detail, slot)
        else:
            more.append(detail)
    cells["More details"] = own_lines.lines_of(more, own_lines.detail_line)
    birthday, others = _occasions(incoming.occasions)
    cells["Birthday"] = own_lines.day_text(birthday) if birthday else ""
    cells["Other dates"] = own_lines.lines_of(others, own_lines.occasion_line)
    cells["Facts"] = own_lines.lines_of(incoming.facts, own_lines.fact_line)
    cells["People"] = own_lines.lines_of(incoming.relationships, own_lines.tie_line)
    cells["Own fields"] = own_lines.lines_of(incoming.own_fields, own_lines.field_line)
    cells["Touchpoints"] = own_lines.lines_of(incoming.touchpoints, own_lines.touchpoint_line)
    cells["Purchases"] = own_lines.lines_of(incoming.purchases, own_lines.purchase_line)
    cells["From the vCard"] = own_lines.lines_of(incoming.extras, lambda extra: pack((extra,)))
    return [cells.get(header, "") for header in HEADER]


def _in_slots(details: tuple[ContactDetail, ...]) -> Iterator[tuple[ContactDetail, str]]:
    """Each detail with the columns it goes to, "" for a line below; the order within a kind is kept."""
    free = {kind: list(slots) for kind, slots in _SLOTS.items()}
    for detail in details:
        slots = free.get(detail.kind, [])
        if slots and _fits_columns(detail):
            yield detail, slots.pop(0)
        else:
            free[detail.kind] = []
            yield detail, ""


def _fits_columns(detail: ContactDetail) -> bool:
    """False where columns would say something else than the detail."""
    label = detail.label
    if label.startswith(_ODD_LABELS[0]) or label.endswith(_ODD_LABELS[1]) or label == "preferred":
        return False
    if label.lower() != label and label.lower() in ("home", "work", "other", "mobile", "main", "pager", "fax"):
        return False
    if detail.kind is DetailKind.ADDRESS:
        return detail.value == address_line(*_parts(detail)) and all(part == part.strip() for part in _parts(detail))
    return _comes_back(detail.kind, detail.value)


def _comes_back(kind: DetailKind, value: str) -> bool:
    """True for plain values that a table's reader neither parts nor doubts."""
    if kind is DetailKind.EMAIL:
        return value.count("@") == 1 and value == value.strip()
    if kind is DetailKind.PHONE:
        return all(mark.isdecimal() or mark in "+ ()-." for mark in value) and any(map(str.isdecimal, value))
    return value == value.strip()


def _parts(detail: ContactDetail) -> tuple[str, ...]:
    return (
        *(detail.street, detail.extended, detail.po_box, detail.city, detail.region),
        *(detail.postal_code, detail.country),
    )


def _slot_cells(detail: ContactDetail, slot: str) -> dict[str, str]:
    label = f"{detail.label}, preferred" if detail.label and detail.is_preferred else detail.label
    cells = {f"{slot} label": label or ("preferred" if detail.is_preferred else "")}
    if detail.kind is not DetailKind.ADDRESS:
        return cells | {slot: detail.value}
    names = ("street", "second line", "PO box", "city", "region", "postal code", "country")
    return cells | {f"{slot} {name}": part for name, part in zip(names, _parts(detail), strict=True)}


def _occasions(occasions: tuple[Occasion, ...]) -> tuple[Occasion | None, list[Occasion]]:
    """The first plain birthday, which has a column, and the rest."""
    plain = [one for one in occasions if one.kind is OccasionKind.BIRTHDAY and not one.label and one.is_yearly]
    birthday = plain[0] if plain and plain[0] == occasions[0] else None
    return birthday, [one for one in occasions if one is not birthday]
