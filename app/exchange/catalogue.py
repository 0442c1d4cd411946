"""All programs whose files are known here."""

from __future__ import annotations

from functools import lru_cache

from app.exchange.parts import normalised
from app.exchange.systems import (
    dynamics,
    generic,
    google,
    hubspot,
    invoices,
    keap,
    keepwarm,
    linkedin,
    outlook,
    quickbooks,
    salesforce,
    sharpspring,
    thunderbird,
)
from app.exchange.systems.system import System

SYSTEMS: tuple[System, ...] = (
    keepwarm.SYSTEM,
    hubspot.SYSTEM,
    google.SYSTEM,
    outlook.SYSTEM,
    keap.SYSTEM,
    sharpspring.SYSTEM,
    dynamics.SYSTEM,
    salesforce.SYSTEM,
    linkedin.SYSTEM,
    thunderbird.SYSTEM,
    quickbooks.SYSTEM,
    invoices.SYSTEM,
    generic.SYSTEM,
)


@lru_cache(maxsize=64)
def system_of(format_id: str) -> System:
    """The program that writes a format; the generic one for "" and for what is unknown."""
    exact = next((system for system in SYSTEMS if format_id in system.formats), None)
    family = next((system for system in SYSTEMS if system.id == format_id.partition(".")[0]), None)
    return exact or family or generic.SYSTEM


def format_name(format_id: str) -> str:
    """A format in words: "HubSpot contacts"; "" for an unknown one."""
    return system_of(format_id).formats.get(format_id, "") if format_id else ""


def choices() -> tuple[tuple[str, str], ...]:
    """Ids and names of the formats that can be brought in, each name once; "a table of customers" comes last."""
    found: dict[str, str] = {}
    for system in SYSTEMS:
        for format_id, name in system.formats.items():
            if format_id not in system.unreadable:
                found.setdefault(name, format_id)
    return tuple((format_id, name) for name, format_id in found.items())


def known_headers(cells: list[str]) -> int:
    """How many of the cells are headers that some program writes."""
    names = {normalised(cell) for cell in cells if cell.strip() and len(cell) < 100}
    return sum(any(system.part(name) for system in SYSTEMS) for name in names)
