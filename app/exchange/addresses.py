"""Postal addresses: the one line to show for an address in parts."""

from __future__ import annotations


def address_line(
    street: str = "",
    extended: str = "",
    po_box: str = "",
    city: str = "",
    region: str = "",
    postal_code: str = "",
    country: str = "",
) -> str:
    """The parts in one line: "Linnankatu 41, A 3, 20100 Turku, Finland"."""
    place = f"{postal_code} {city}".strip()
    parts = (extended, street, po_box, place, region, country)
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())
