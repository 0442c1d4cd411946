"""Words in calendars: kinds of contact, and whose birthday."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.customer import OccasionKind
from app.domain.event_words import channel_of, returning, year_of_birth


@pytest.mark.parametrize(
    ("title", "place", "expected"),
    [
        ("Call Tomas about bread", "", "call"), ("Anruf bei Frau Schmidt", "", "call"), ("Soita Eerolle", "", "call"),
        ("Lunch with Maja", "", "coffee"), ("Kaffee mit Sofia", "", "coffee"), ("Kahvit Marin kanssa", "", "coffee"),
        ("Besuch bei Villa Solbacken", "", "visit"), ("Site visit", "", "visit"), ("Wedding of the Eks", "", "event"),
        ("Besprechung", "Raum 4", "meeting"), ("Maja", "Linnankatu 41, Turku", "visit"), ("Maja", "", "meeting"),
        ("Maja", "https://meet.google.com/abc", "meeting"), ("Maja", "+358 40 555 0142", "call"),
        ("Lunch call", "", "coffee"), ("Callum", "", "meeting"),
    ],
)  # fmt: skip
def test_how_an_event_brings_people_together(title: str, place: str, expected: str) -> None:
    assert channel_of(title, place) == expected


def test_a_category_speaks_where_the_title_does_not() -> None:
    assert channel_of("Maja", categories=("Phone",)) == "call"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Maja Holmström's birthday", ("Maja Holmström",)), ("Maja Holmström’s 40th Birthday", ("Maja Holmström",)),
        ("Birthday of Maja", ("Maja",)), ("Birthday: Maja Holmström", ("Maja Holmström",)),
        ("Geburtstag von Maja Holmström", ("Maja Holmström",)), ("Majas Geburtstag", ("Majas", "Maja")),
        ("Maja Holmström (Geburtstag)", ("Maja Holmström",)), ("Maja hat Geburtstag", ("Maja",)),
        ("Anniversaire de Maja", ("Maja",)), ("Cumpleaños de Maja", ("Maja",)), ("Majas födelsedag", ("Majas", "Maja")),
        ("Majan syntymäpäivä", ("Majan", "Maja")), ("Eeron syntymäpäivät", ("Eeron", "Eero")),
        ("🎂 Maja Holmström", ("Maja Holmström",)), ("Verjaardag van Maja", ("Maja",)),
        ("Maja Holmström 🎂", ("Maja Holmström",)),
    ],
)  # fmt: skip
def test_whose_birthday_it_is(title: str, names: tuple[str, ...]) -> None:
    found = returning(title, is_yearly=True)
    assert found is not None
    assert (found.kind, found.subject) == (OccasionKind.BIRTHDAY, names)


def test_a_year_in_brackets_is_the_year_of_birth_and_an_age_is_not() -> None:
    born = returning("🎂 Maja Holmström (1984)", is_yearly=True)
    aged = returning("Maja Holmström's birthday (40)", is_yearly=True)
    assert (born.year, born.subject) == (1984, ("Maja Holmström",)) if born else None
    assert aged is not None
    assert (aged.year, aged.subject) == (None, ("Maja Holmström",))


def test_a_category_makes_a_name_a_birthday() -> None:
    found = returning("Maja Holmström", ("Birthdays", "birthday"), is_yearly=True)
    assert found is not None
    assert (found.kind, found.subject) == (OccasionKind.BIRTHDAY, ("Maja Holmström",))


def test_anniversaries_renewals_and_other_days_that_return() -> None:
    kinds = [
        found.kind if (found := returning(title, is_yearly=True)) else None
        for title in ("Anniversary of Maja and Petter", "Hochzeitstag: Maja", "Contract renewal Solbacken", "Midsummer")
    ]
    assert kinds == [OccasionKind.ANNIVERSARY, OccasionKind.ANNIVERSARY, OccasionKind.RENEWAL, OccasionKind.OTHER]


def test_a_party_and_an_ordinary_day_do_not_return() -> None:
    assert returning("Maja's birthday party") is None
    assert returning("Buy present for Maja's birthday, dinner") is None
    assert returning("Fair in Turku") is None
    assert returning("Maja's birthday") is not None


def test_a_year_is_taken_only_where_it_can_be_no_guess() -> None:
    made = date(2020, 5, 1)
    assert year_of_birth(date(1984, 3, 14), made, None) == 1984
    assert year_of_birth(date(2019, 3, 14), made, None) is None
    assert year_of_birth(date(1984, 3, 14), None, None) is None
    assert year_of_birth(date(1604, 3, 14), made, None) is None
    assert year_of_birth(date(1970, 3, 14), made, None) is None
    assert year_of_birth(date(2020, 3, 14), made, 1991) == 1991
