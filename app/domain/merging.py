"""Two cards of one person: field by field what is kept, with the owner's wording and the stricter wish first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.customer import ContactDetail, DetailKind, Occasion
from app.domain.fold import fold
from app.domain.incoming import Incoming, as_incoming
from app.domain.phone import phone_key
from app.domain.record import CustomerRecord


class Choice(StrEnum):
    """Whose words are kept."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """One field of both cards in words; `kept` is what the card will show by `choice`."""

    field: str
    label: str
    ours: str
    theirs: str
    kept: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """What a merge would keep; only fields that at least one card fills, in the order of the card."""

    fields: tuple[FieldProposal, ...]

    @property
    def sentence(self) -> str:
        """What happens, shortly: "Keeps your notes, adds a phone number. The older first contact wins."."""
        by_field = {one.field: one for one in self.fields}
        kept = [words for field, words in _KEPT.items() if _is(by_field.get(field), Choice.OURS, Choice.BOTH)]
        added = [words for field, words in _ADDED.items() if _is(by_field.get(field), Choice.THEIRS, Choice.BOTH)]
        parts = [f"Keeps {' and '.join(kept)}"] if kept else []
        if added:
            verb = "adds" if parts else "Adds"
            parts.append(f"{verb} {_listed(added)}")
        sentences = [", ".join(parts)] if parts else ["Nothing changes"]
        if _is(by_field.get("acquainted_since"), Choice.THEIRS):
            sentences.append("The older first contact wins")
        return ". ".join(sentences) + "."


_TEXTS = {
    "name": "Name",
    "given_name": "First name",
    "middle_name": "Middle name",
    "family_name": "Last name",
    "prefix": "Title before the name",
    "suffix": "Addition after the name",
    "nickname": "Nickname",
    "pronouns": "Pronouns",
    "language": "Language",
    "company": "Company",
    "title": "Role",
    "division": "Division",
    "industry": "Line of business",
    "subtitle": "Subtitle",
    "human_line": "Line on the card",
    "stage": "Stage",
    "tier": "Tier",
}
_DETAILS = {
    DetailKind.PHONE: ("phones", "Phone"),
    DetailKind.EMAIL: ("emails", "Email"),
    DetailKind.ADDRESS: ("address", "Address"),
    DetailKind.WEB: ("websites", "Website"),
    DetailKind.PROFILE: ("profiles", "Social profile"),
    DetailKind.MESSENGER: ("messengers", "Messenger"),
}
_WISHES = {
    "opted_out": "Wants no mailings",
    "do_not_contact": "Asked not to be contacted",
    "no_gifts": "Wants no gifts",
}
_KEPT = {"name": "the name as you write it", "notes": "your notes"}
_ADDED = {
    "phones": "a phone number",
    "emails": "an email",
    "address": "a newer address",
    "birthday": "a birthday",
    "company": "the company",
    "tags": "tags",
    "do_not_contact": "the wish to be left alone",
}


def propose(record: CustomerRecord, theirs: Incoming, *, region: str = "") -> MergeProposal:
    """What a merge of our card with somebody of a file would keep; `region` is the owner's country."""
    ours = as_incoming(record)
    fields = [_text(name, label, _word(ours, name), _word(theirs, name)) for name, label in _TEXTS.items()]
    fields += [_details(kind, ours, theirs, region) for kind in _DETAILS]
    fields.append(_text("birthday", "Birthday", _birthday(ours), _birthday(theirs)))
    fields.append(_dates("acquainted_since", "Known since", ours, theirs, min))
    fields.append(_dates("last_contact", "Last contact", ours, theirs, max))
    fields.append(_union("tags", "Tags", ours.tags, theirs.tags, fold))
    fields += [_wish(name, label, ours, theirs) for name, label in _WISHES.items()]
    fields.append(_notes(ours.notes, theirs.notes))
    return MergeProposal(tuple(field for field in fields if field.ours or field.theirs))


def _text(name: str, label: str, ours: str, theirs: str) -> FieldProposal:
    """One text: ours where there is one."""
    choice = Choice.SAME if ours == theirs or not theirs else Choice.OURS if ours else Choice.THEIRS
    return FieldProposal(name, label, ours, theirs, ours or theirs, choice)


def _details(kind: DetailKind, ours: Incoming, theirs: Incoming, region: str) -> FieldProposal:
    """Ways to reach somebody: all of both, but of addresses the newer one."""
    name, label = _DETAILS[kind]

    def key(value: str) -> str:
        return (phone_key(value, region) if kind is DetailKind.PHONE else "") or fold(" ".join(value.split()))

    field = _union(name, label, _values(ours.details, kind), _values(theirs.details, kind), key)
    if kind is DetailKind.ADDRESS and field.choice is Choice.BOTH:
        return FieldProposal(name, label, field.ours, field.theirs, field.theirs, Choice.THEIRS)
    return field


def _union(
    name: str, label: str, ours: tuple[str, ...], theirs: tuple[str, ...], key: Callable[[str], str]
) -> FieldProposal:
    """Lists of which both are kept, each thing once."""
    held = {key(value) for value in ours}
    new = tuple(value for value in theirs if key(value) not in held)
    choice = Choice.SAME if not new else Choice.BOTH if ours else Choice.THEIRS
    return FieldProposal(name, label, ", ".join(ours), ", ".join(theirs), ", ".join((*ours, *new)), choice)


def _dates(name: str, label: str, ours: Incoming, theirs: Incoming, choose: Callable[..., object]) -> FieldProposal:
    mine, other = getattr(ours, name), getattr(theirs, name)
    kept = choose(mine, other) if mine and other else mine or other
    choice = Choice.SAME if not other or mine == other else Choice.OURS if kept == mine else Choice.THEIRS
    return FieldProposal(name, label, _iso(mine), _iso(other), _iso(kept), choice)


def _wish(name: str, label: str, ours: Incoming, theirs: Incoming) -> FieldProposal:
    """The stricter wish of both."""
    mine, other = bool(getattr(ours, name)), bool(getattr(theirs, name))
    choice = Choice.THEIRS if other and not mine else Choice.SAME if mine == other else Choice.OURS
    return FieldProposal(name, label, _yes(mine), _yes(other), _yes(mine or other), choice)


def _notes(ours: str, theirs: str) -> FieldProposal:
    if not theirs or theirs in ours:
        return FieldProposal("notes", "Notes", ours, theirs, ours, Choice.OURS if ours else Choice.SAME)
    choice = Choice.BOTH if ours else Choice.THEIRS
    return FieldProposal("notes", "Notes", ours, theirs, f"{ours}\n\n{theirs}".strip(), choice)


def _word(incoming: Incoming, name: str) -> str:
    value = getattr(incoming, name)
    return str(value) if value else ""


def _values(details: tuple[ContactDetail, ...], kind: DetailKind) -> tuple[str, ...]:
    return tuple(detail.value for detail in details if detail.kind is kind)


def _birthday(incoming: Incoming) -> str:
    one: Occasion | None = next((one for one in incoming.occasions if one.kind == "birthday"), None)
    return f"{one.year or '-'}-{one.month:02}-{one.day:02}" if one else ""


def _iso(value: object) -> str:
    return str(value) if value else ""


def _yes(is_set: bool) -> str:
    return "yes" if is_set else ""


def _is(field: FieldProposal | None, *choices: Choice) -> bool:
    return field is not None and field.choice in choices


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
