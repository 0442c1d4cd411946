"""Finding people twice."""

from __future__ import annotations

import pytest

from app.domain.customer import ContactDetail, DetailKind, Kind
from app.domain.duplicates import Known, Match, MatchCertainty, Reason, find_matches, repeats
from app.domain.incoming import Incoming

EERO = Known(
    1,
    "Eero Salonen",
    emails=("eero@example.org",),
    phones=("040 555 0142",),
    city="Turku",
    street="Linnankatu 41",
    company="Salonen Oy",
    sources=(("hubspot", "17"),),
    uuid="u-1",
)


def _person(
    name: str, *, email: str = "", phone: str = "", city: str = "", street: str = "", company: str = "", **more: str
) -> Incoming:
    details = [ContactDetail(kind=DetailKind.EMAIL, value=email)] if email else []
    if phone:
        details.append(ContactDetail(kind=DetailKind.PHONE, value=phone))
    if city or street:
        details.append(ContactDetail(kind=DetailKind.ADDRESS, city=city, street=street))
    return Incoming(name=name, company=company, details=tuple(details), **more)  # type: ignore[arg-type]


def _match(incoming: Incoming, *known: Known) -> Match | None:
    found = find_matches([incoming], known or (EERO,), region="FI")
    return found[0] if found else None


@pytest.mark.parametrize(
    ("incoming", "certainty", "sentence"),
    [
        (_person("Salonen, Eero", source_system="hubspot", source_id="17"), "sure", "The same card as before"),
        (_person("Someone Else", uuid="u-1"), "sure", "The same card as before"),
        (_person("Eero Salonen", email="EERO@example.org", phone="+358 40 5550142"), "sure", "Same email and phone"),
        (_person("Eero Salonen", email="eero@example.org"), "sure", "Same email and name"),
        (_person("Eero Salonén", phone="00358 40 555 0142"), "sure", "Same phone and name"),
        (_person("Eero Sallonen", email="eero@example.org"), "sure", "Same email, spelled Eero Salonen"),
        (_person("Liisa Salonen", email="eero@example.org"), "unsure", "Same email, another name"),
        (_person("Liisa Virtanen", phone="040 5550142"), "unsure", "Same phone, another name"),
        (_person("Eero Salonen", street="Linnankatu 41"), "likely", "Same name and street"),
        (_person("Eero Salonen", city="turku"), "likely", "Same name and town"),
        (_person("Eero Salonen", company="SALONEN OY"), "likely", "Same name and company"),
        (_person("Eero Salonen"), "likely", "Same name"),
        (_person("Eero Salonen", street="Kauppakatu 1"), "unsure", "Same name, different street"),
        (_person("Eero Salonen", email="other@example.org"), "unsure", "Same name, different email"),
        (_person("Eero Sallonen", company="Salonen Oy"), "likely", "Same company, spelled Eero Salonen"),
    ],
)
def test_who_is_here_already_is_found_with_its_reason(incoming: Incoming, certainty: str, sentence: str) -> None:
    match = _match(incoming)
    assert match is not None
    assert (match.customer_id, match.certainty, match.sentence) == (1, certainty, sentence)


@pytest.mark.parametrize(
    "incoming",
    [
        _person("Eero Sallonen"),
        _person("Maja Holm", city="Turku", company="Salonen Oy"),
        _person("Eero Salonen Garden Services", city="Turku"),
        _person("Noor", phone="112"),
    ],
)
def test_strangers_are_left_alone(incoming: Incoming) -> None:
    assert _match(incoming) is None


def test_a_company_is_never_a_person_of_the_same_name() -> None:
    assert _match(Incoming(name="Eero Salonen", kind=Kind.COMPANY)) is None


def test_the_best_of_several_is_taken() -> None:
    namesake = Known(2, "Eero Salonen", street="Elsewhere 1")
    match = _match(_person("Eero Salonen", email="eero@example.org", street="Elsewhere 1"), namesake, EERO)
    assert match is not None
    assert (match.customer_id, match.certainty) == (1, MatchCertainty.SURE)


def test_one_who_stands_twice_in_the_file_is_found() -> None:
    people = [
        _person("Maja Holm", email="maja@example.org"),
        _person("Maja  Holm", email="Maja@example.org", phone="040 5550142"),
        _person("maja holm", phone="+358 40 5550142"),
        _person("Noor", source_system="google", source_id="1"),
        _person("Noor Haddad", source_system="google", source_id="1"),
        _person("Liisa"),
        _person("Liisa"),
        _person("Jonas Holm", email="maja@example.org"),
    ]
    found = repeats(people, region="FI")
    assert [(one.incoming_index, one.first_index, one.sentence) for one in found] == [
        (1, 0, "Same name and email"),
        (2, 0, "Same name and phone"),
        (4, 3, "The same card as before"),
        (6, 5, "Same name"),
    ]
    assert found[0].reasons == (Reason.SAME_NAME, Reason.SAME_EMAIL)


@pytest.mark.timeout(30)
def test_thousands_against_thousands_hold_nobody_up() -> None:
    count = 4_000
    known = [Known(n, f"Maja Holm{n % 50}", emails=(f"m{n}@example.org",), city="Turku") for n in range(count)]
    incoming = [_person(f"Maja Holm{n % 50}", email=f"x{n}@example.org", city="Oulu") for n in range(count)]
    assert len(find_matches(incoming, known)) <= count
    assert len(repeats(incoming)) <= count


def test_a_file_of_equal_cards_is_one_and_its_repeats() -> None:
    assert len(repeats([_person("Maja", email="maja@example.org")] * 2_000)) == 1_999
