"""A name for every card: the one in the file, its parts, the company, or what an address or number gives."""

from __future__ import annotations

from dataclasses import replace

from app.domain.customer import DetailKind, Kind
from app.domain.incoming import DO_NOT_CONTACT_FIELD, Incoming, Problem, Severity
from app.exchange.names import full_name, name_from_email

NOBODY = "No name, no email and no phone. Left out."
LEAVE_ALONE = "Asked not to be contacted. Marked so, never planned."


def named(incoming: Incoming) -> tuple[Incoming | None, tuple[Problem, ...]]:
    """The customer with a name and what has to be said about it; None where there is nothing to call somebody by."""
    said: list[Problem] = []
    if not incoming.name:
        incoming, words = _with_name(incoming)
        if words:
            said.append(Problem(incoming.line, "name", words, Severity.NOTE))
    if not incoming.name:
        return None, (Problem(incoming.line, "name", NOBODY, Severity.LEFT_OUT),)
    if incoming.do_not_contact:
        said.append(Problem(incoming.line, DO_NOT_CONTACT_FIELD, LEAVE_ALONE, Severity.NOTE))
    return incoming, tuple(said)


def _with_name(incoming: Incoming) -> tuple[Incoming, str]:
    parts = full_name(incoming.given_name, incoming.middle_name, incoming.family_name, incoming.prefix, incoming.suffix)
    if parts or incoming.nickname:
        return replace(incoming, name=parts or incoming.nickname), ""
    if incoming.company:
        return replace(incoming, name=incoming.company, company="", kind=Kind.COMPANY), ""
    for kind, word in ((DetailKind.EMAIL, "an email"), (DetailKind.PHONE, "a phone number")):
        value = next((detail.value for detail in incoming.details if detail.kind is kind), "")
        if value:
            name = name_from_email(value) if kind is DetailKind.EMAIL else value
            return replace(incoming, name=name), f"No name, only {word}. Comes in as “{name}”."
    return incoming, ""
