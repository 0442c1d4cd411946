"""Who writes, and when: the lines at the head of every letter."""

from __future__ import annotations

from datetime import date

from app.domain.settings import OwnerProfile
from app.ui.formatting import day_text


def sender_lines(owner: OwnerProfile) -> tuple[str, ...]:
    """Name, business and address, as far as the owner has told them."""
    address = tuple(line.strip() for line in owner.address.splitlines())
    return tuple(line for line in (owner.name.strip(), owner.business.strip(), *address) if line)


def letter_day(today: date) -> str:
    """The day of a letter, with its year: "11 June 2026"."""
    return day_text(today, date.min, weekday=False)


def return_line(owner: OwnerProfile) -> str:
    """The sender in one line, for envelopes."""
    return " · ".join(sender_lines(owner))


_SIGNS = (
    ("leaf", "garden gärtner flor flower plant landscape tree"), ("scissors", "hair barber salon friseur tailor"),
    ("coffee", "coffee café cafe tea"), ("book", "book writ teach school library"), ("brush", "paint art maler"),
    ("camera", "photo foto film"), ("home", "house build carpent joiner roof bau"), ("bag", "shop store boutique"),
)  # fmt: skip


def trade_sign(owner: OwnerProfile) -> str:
    """A sign for the head of a letter, where the trade has one; empty for others."""
    told = f" {owner.trade} {owner.business}".casefold()
    return next((sign for sign, words in _SIGNS if any(f" {word}" in told for word in words.split())), "")
