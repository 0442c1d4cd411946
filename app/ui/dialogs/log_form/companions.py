"""Whom a touchpoint was with: cards, and names that become cards when it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CardSummary, Customer
from app.domain.pronouns import THEY, Pronouns, pronouns_of
from app.domain.touchpoint import Channel
from app.services.desk import Desk
from app.ui.formatting import count_text, joined


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody it was with; `card` None is a newcomer, perhaps with an e-mail address."""

    name: str
    first: str
    pronouns: Pronouns = THEY
    card: CardSummary | None = None
    address: str = ""

    @property
    def number(self) -> int:
        """Id of the card, 0 for a newcomer."""
        return self.card.id if self.card else 0

    @property
    def newcomer(self) -> Customer:
        """The card to be made."""
        given, _, family = self.name.partition(" ")
        return Customer(name=self.name, given_name=given, family_name=family.strip())


def known(desk: Desk, numbers: tuple[int, ...]) -> tuple[Companion, ...]:
    """The cards of these ids; those in the trash are left out."""
    cards = desk.finding.cards(tuple(dict.fromkeys(numbers)))
    customers = [desk.customers.get(card.id) for card in cards]
    return tuple(
        Companion(card.name, customer.first_name, pronouns_of(customer), card)
        for card, customer in zip(cards, customers, strict=True)
    )


def newcomer(name: str, address: str = "") -> Companion:
    """Somebody without a card yet."""
    plain = " ".join(name.split()) or address
    return Companion(plain, plain.partition(" ")[0], address=address)


def names_text(companions: tuple[Companion, ...]) -> str:
    """ "Maja Holmström", "Maja Holmström and Eero Salonen", "5 people"."""
    if len(companions) > 3:
        return count_text(len(companions), "", _tr("{count} people"))
    return joined(tuple(each.name for each in companions))


def firsts_text(companions: tuple[Companion, ...]) -> str:
    """First names for a short sentence: "Maja", "Maja and Eero", "5 people"."""
    if len(companions) > 3:
        return names_text(companions)
    return joined(tuple(each.first for each in companions))


def did_text(companions: tuple[Companion, ...]) -> str:
    """Who reached out, when it was not us: "She did", "They did"."""
    subject = companions[0].pronouns.subject if len(companions) == 1 else THEY.subject
    return _tr("{Subject} did").format(Subject=subject.capitalize())


def shared_pronouns(companions: tuple[Companion, ...]) -> Pronouns:
    """Pronouns of the one, or they."""
    return companions[0].pronouns if len(companions) == 1 else THEY


def last_channel(companions: tuple[Companion, ...]) -> Channel | None:
    """How we were last in touch with the first of them."""
    last = companions[0].card.last_channel if companions and companions[0].card else None
    return Channel(last) if last in tuple(Channel) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("LogDialog", text)
