"""Who is here already: a customer, somebody of a file who seems to be the same, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.customer import Kind


class MatchCertainty(StrEnum):
    """How sure it is that two are one: sure and likely ones are merged unless the owner says no."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Reason(StrEnum):
    """What speaks for or against two being one."""

    SAME_CARD = "same_card"
    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    OTHER_NAME = "other_name"
    SAME_COMPANY = "same_company"
    SAME_STREET = "same_street"
    SAME_CITY = "same_city"
    OTHER_STREET = "other_street"
    OTHER_CITY = "other_city"
    OTHER_EMAIL = "other_email"


WORDS = {
    Reason.SAME_EMAIL: "email",
    Reason.SAME_PHONE: "phone",
    Reason.SAME_NAME: "name",
    Reason.SAME_COMPANY: "company",
    Reason.SAME_STREET: "street",
    Reason.SAME_CITY: "town",
}
BUT = {
    Reason.OTHER_NAME: "another name",
    Reason.OTHER_STREET: "different street",
    Reason.OTHER_CITY: "different town",
    Reason.OTHER_EMAIL: "different email",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A customer who is here, with what tells people apart; `sources` pairs other systems with the number there."""

    customer_id: int
    name: str
    kind: Kind = Kind.PERSON
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    city: str = ""
    street: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody of the file, by place, who seems to be a customer here; `spelled` is a name spelled differently."""

    incoming_index: int
    customer_id: int
    certainty: MatchCertainty
    reasons: tuple[Reason, ...]
    spelled: str = ""

    @property
    def sentence(self) -> str:
        """Why, in words: "Same email and phone", "Same name, different street"."""
        return _sentence(self.reasons, self.spelled)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Somebody of the file who stands there before, both by place."""

    incoming_index: int
    first_index: int
    reasons: tuple[Reason, ...]

    @property
    def sentence(self) -> str:
        """Why, in words."""
        return _sentence(self.reasons, "")


def _sentence(reasons: tuple[Reason, ...], spelled: str) -> str:
    if Reason.SAME_CARD in reasons:
        return "The same card as before"
    same = " and ".join(WORDS[reason] for reason in reasons if reason in WORDS)
    but = next((BUT[reason] for reason in reasons if reason in BUT), "")
    if spelled:
        but = f"spelled {spelled}"
    return f"Same {same}, {but}" if but else f"Same {same}"
