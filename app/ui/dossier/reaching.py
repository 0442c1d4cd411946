"""How a customer is best reached: the preferred channel and the contact detail that serves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import QUrl

from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.fact import Fact, FactKind
from app.domain.phone import phone_key
from app.domain.profile import Profile
from app.domain.touchpoint import Channel

_KIND_OF = {
    Channel.CALL: DetailKind.PHONE, Channel.TEXT: DetailKind.PHONE, Channel.EMAIL: DetailKind.EMAIL,
}  # fmt: skip
_SCHEMES = {Channel.CALL: "tel", Channel.TEXT: "sms", Channel.EMAIL: "mailto"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody: over which channel, by which detail."""

    channel: Channel
    detail: ContactDetail

    @property
    def link(self) -> str:
        """The link for the system, and for a telephone's camera: "sms:+358405550142"."""
        value = self.detail.value.strip()
        if self.channel is Channel.EMAIL:
            return f"mailto:{quote(value, safe='@.+-_')}"
        digits = "".join(letter for letter in value if letter.isdecimal() or letter == "+")
        return f"{_SCHEMES[self.channel]}:{phone_key(value) or digits}"

    @property
    def url(self) -> QUrl:
        """The link as Qt wants it."""
        return QUrl(self.link)


def preferred_channel(facts: Iterable[Fact]) -> Channel | None:
    """The channel that somebody prefers, None when that is not known."""
    for fact in facts:
        if fact.kind is FactKind.PREFERRED_CHANNEL and fact.value in tuple(Channel):
            return Channel(fact.value)
    return None


def ways(details: Iterable[ContactDetail]) -> tuple[Way, ...]:
    """Every way there is: calls and texts by each number, letters by each email address, preferred ones first."""
    found = sorted(details, key=lambda detail: (not detail.is_preferred, detail.position, detail.id))
    return tuple(Way(channel, detail) for detail in found for channel, kind in _KIND_OF.items() if detail.kind is kind)


def best_way(profile: Profile) -> Way | None:
    """The way behind the primary button; None when there is none, or when the customer wants to be left alone."""
    if must_rest(profile.customer):
        return None
    there = ways(profile.details)
    wanted = preferred_channel(profile.facts)
    for way in there:
        if way.channel is wanted:
            return way
    return there[0] if there else None


def must_rest(customer: Customer) -> bool:
    """Whether nobody should reach out to them."""
    return customer.do_not_contact or customer.is_deceased
