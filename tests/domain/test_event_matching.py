"""Whom an event is about."""

from __future__ import annotations

import pytest

from app.domain.customer import Kind, Occasion
from app.domain.event import Event, EventKind, EventPerson
from app.domain.event_matching import Meant, People
from app.domain.match import Known, MatchCertainty

KNOWN = (
    Known(1, "Maja Holmström", emails=("Maja@Solbacken.example",), uuid="11111111-1111-4111-8111-111111111111"),
    Known(2, "Sofia Wikström", phones=("+358 40 555 0142",)),
    Known(3, "Tomas Berglund"),
    Known(4, "Maja Ek"),
    Known(5, "Eero Salonen"),
    Known(6, "Aurajoki Hotels", Kind.COMPANY),
    Known(7, "Per Lind"),
    Known(8, "Per Lind"),
    Known(9, "Jonas & Klara Ek"),
)


@pytest.fixture(scope="module")
def here() -> People:
    return People(KNOWN, "FI")


def meant(here: People, title: str = "", *addresses: str, **fields: object) -> Meant:
    invited = tuple(EventPerson(address=address) for address in addresses)
    return here.meant_by(Event(1, title=title, **{"people": invited, **fields}))  # type: ignore[arg-type]


def test_an_address_among_those_invited_is_sure(here: People) -> None:
    found = meant(here, "Lunch", "nora@studio.example", "maja@solbacken.example")
    assert (found.customers, found.certainty, found.reason) == ((1,), MatchCertainty.SURE, "Same email")


def test_an_address_or_a_phone_in_the_words_is_sure_too(here: People) -> None:
    assert meant(here, "Lunch", notes="Write to maja@solbacken.example first").customers == (1,)
    assert meant(here, "Call 040 5550142").customers == (2,)


def test_names_in_the_title_are_found_whole_and_several(here: People) -> None:
    found = meant(here, "Coffee with Tomas Berglund and Eero Salonen")
    assert (found.customers, found.certainty) == ((3, 5), MatchCertainty.LIKELY)
    assert meant(here, "Visit to Aurajoki Hotels, second floor").customers == (6,)
    assert meant(here, "TOMAS BERGLUND'S bread").customers == (3,)
    assert meant(here, "Dinner: Jonas & Klara Ek").customers == (9,)


def test_marks_and_small_slips_of_spelling_do_not_matter(here: People) -> None:
    assert meant(here, "Visit Sofia Wikstrom").customers == (2,)
    found = meant(here, "Visit Sofia Wikstrøem")
    assert (found.customers, found.certainty, found.reason) == ((2,), MatchCertainty.LIKELY, "Spelled Sofia Wikström")


def test_a_first_name_is_only_offered_and_only_where_one_has_it(here: People) -> None:
    found = meant(here, "Coffee with Tomas")
    assert (found.customers, found.certainty) == ((3,), MatchCertainty.UNSURE)
    assert meant(here, "Coffee with Maja").customers == ()


def test_a_name_that_several_have_is_only_offered(here: People) -> None:
    assert meant(here, "Per Lind").certainty is MatchCertainty.UNSURE


def test_those_who_declined_do_not_count(here: People) -> None:
    guests = (EventPerson("Maja Holmström", "maja@solbacken.example", has_declined=True),)
    assert meant(here, "Lunch", people=guests).customers == ()


def test_a_name_among_those_invited_counts_without_an_address(here: People) -> None:
    assert meant(here, "Lunch", people=(EventPerson("Salonen, Eero", "eero@elsewhere.example"),)).customers == (5,)


def test_a_birthday_is_about_whom_it_names(here: People) -> None:
    fields = {"kind": EventKind.OCCASION, "occasion": Occasion()}
    assert meant(
        here, "Maja Holmströms födelsedag", subject=("Maja Holmströms", "Maja Holmström"), **fields
    ).customers == (1,)
    assert meant(here, "Anna's birthday", subject=("Anna",), **fields).customers == ()


def test_our_own_files_name_the_card(here: People) -> None:
    ours = (EventPerson("Somebody else", uuid="11111111-1111-4111-8111-111111111111"),)
    assert meant(here, "Tomas Berglund", people=ours).customers == (1,)


def test_words_that_are_no_names_mean_nobody(here: People) -> None:
    for title in ("Dentist", "", "Team meeting", "Ek", "1234567", "Pick up bread at the Berglunds"):
        assert meant(here, title).customers == (), title
