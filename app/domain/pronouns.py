"""Pronouns: the words that sentences use for a customer, "they" unless the card says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.customer import Customer, Kind


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Subject, object and possessive: "she", "her", "her"."""

    subject: str = "they"
    object: str = "them"
    possessive: str = "their"

    @property
    def is_plural(self) -> bool:
        """True for they, which takes "were" and "have"."""
        return self.subject == "they"


THEY = Pronouns()
_KNOWN = {"she": Pronouns("she", "her", "her"), "he": Pronouns("he", "him", "his"), "they": THEY}


def pronouns_of(customer: Customer) -> Pronouns:
    """Pronouns of a card: "she", "he/him" and "xe/xem/xyr" are understood; companies and households are they."""
    if customer.kind is Kind.COMPANY or customer.is_household:
        return THEY
    parts = tuple(part.strip().lower() for part in customer.pronouns.split("/") if part.strip())
    if not parts:
        return THEY
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]]
    if len(parts) >= 2:
        return Pronouns(parts[0], parts[1], parts[2] if len(parts) > 2 else parts[1])
    return THEY
