"""People as letters see them: what can be said to each, what speaks against writing now, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.campaign import LetterPerson
from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.expected import moments_of
from app.domain.letter_fields import About, Known, known_of
from app.domain.letter_rules import MOMENT_DAYS, LetterCase, call_instead, left_out, left_out_firmly
from app.domain.pronouns import pronouns_of
from app.domain.reading_wishes import wishes_of
from app.domain.settings import OwnerProfile
from app.domain.tag import FieldKind
from app.storage import letters
from app.storage.encrypted import EncryptedDatabase
from app.storage.letters import LetterInputs


def people_for(
    db: EncryptedDatabase,
    numbers: Sequence[int],
    today: date,
    owner: OwnerProfile,
    campaign_id: int = 0,
    gift_minor: int | None = None,
) -> tuple[LetterPerson, ...]:
    """Everybody of these numbers who is a person and still there; for a worker where they are many."""
    inputs = letters.read(db, numbers, today, campaign_id)
    return tuple(_person(one, inputs, today, owner, gift_minor) for one in inputs.people)


def known_for(db: EncryptedDatabase, number: int, today: date, owner: OwnerProfile) -> Known:
    """What can be said to one person."""
    inputs = letters.read(db, (number,), today)
    return _known(inputs.people[0], inputs, today, owner) if inputs.people else Known()


def _person(
    one: Customer, inputs: LetterInputs, today: date, owner: OwnerProfile, gift_minor: int | None
) -> LetterPerson:
    case = _case(one, inputs, today, gift_minor)
    details = inputs.details.get(one.id, ())
    pronouns = pronouns_of(one)
    return LetterPerson(
        one.id, one.uuid, one.name, one.first_name, pronouns, one.photo_id, one.tier,
        known=_known(one, inputs, today, owner), reason=left_out(case, today), firm_reason=left_out_firmly(case, today),
        call_words=call_instead(wishes_of(inputs.facts.get(one.id, ()), details, pronouns), pronouns),
        email=_first(details, DetailKind.EMAIL), phone=_first(details, DetailKind.PHONE), address=_address(details),
        went_on=inputs.went_on.get(one.id),
    )  # fmt: skip


def _case(one: Customer, inputs: LetterInputs, today: date, gift_minor: int | None) -> LetterCase:
    occasions = inputs.occasions.get(one.id, ())
    return LetterCase(
        one, inputs.circumstances.get(one.id, ()), inputs.slips.get(one.id, ()),
        moments_of(one, occasions, today, today + timedelta(days=MOMENT_DAYS)), inputs.surprises.get(one.id, ()),
        inputs.letters.get(one.id, ()), inputs.gaps.get(one.id), gift_minor,
    )  # fmt: skip


def _known(one: Customer, inputs: LetterInputs, today: date, owner: OwnerProfile) -> Known:
    own = ((name, _own_text(kind, value)) for name, kind, value in inputs.own.get(one.id, ()))
    details = (each.city for each in inputs.details.get(one.id, ()) if each.city)
    about = About(
        one, inputs.facts.get(one.id, ()), tuple((name, text) for name, text in own if text),
        inputs.purchases.get(one.id, ()), next(iter(inputs.companies.get(one.id, ())), ""),
        (f"in {owner.address}", f"in {owner.region}", f"at {owner.business}", *(f"in {city}" for city in details)),
    )  # fmt: skip
    return known_of(about, today, owner.country)


def _own_text(kind: str, value: str) -> str:
    """What an own field says in a sentence; a tick says nothing."""
    if kind == FieldKind.TICK:
        return ""
    if kind == FieldKind.DAY:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return ""
        return f"{day.day} {day:%B}"
    return value


def _first(details: Sequence[ContactDetail], kind: DetailKind) -> str:
    return next((each.value.strip() for each in details if each.kind is kind and each.value.strip()), "")


def _address(details: Sequence[ContactDetail]) -> tuple[str, ...]:
    """Lines of the first postal address, the street first."""
    found = next((each for each in details if each.kind is DetailKind.ADDRESS and each.value.strip()), None)
    if found is None:
        return ()
    if not (found.street or found.po_box) or not (found.city or found.postal_code):
        return tuple(line.strip() for line in found.value.replace("\n", ",").split(",") if line.strip())
    town = " ".join(part for part in (found.postal_code, found.city) if part)
    lines = (found.extended, found.street or found.po_box, town, found.region, found.country)
    return tuple(line.strip() for line in lines if line.strip())
