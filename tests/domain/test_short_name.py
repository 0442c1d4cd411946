"""Names and texts short enough for a pill."""

from __future__ import annotations

import pytest

from app.domain import short_name


@pytest.mark.parametrize(
    ("name", "given", "family", "short"),
    [
        ("Oskar Nyman", "Oskar", "Nyman", "Oskar N."),
        ("Anna Maria af Ursin", "Anna Maria", "af Ursin", "Anna a."),
        ("Oskar Nyman", "", "", "Oskar N."),
        ("Madonna", "Madonna", "", "Madonna"),
        ("Åse Øster", "Åse", "Øster", "Åse Ø."),
    ],
)
def test_a_person_is_first_name_and_initial(name: str, given: str, family: str, short: str) -> None:
    assert short_name.person(name, given, family) == short


def test_a_household_is_its_family_name() -> None:
    assert short_name.household("Jonas & Klara Ek", "Ek") == "Ek"
    assert short_name.household("Jonas & Klara Ek") == "Ek"
    assert short_name.household("") == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Aurajoki Hotels", "Aurajoki"),
        ("Granlund Housing Co-op", "Granlund"),
        ("Bostads Ab Granlund", "Bostads"),
        ("Oy Nor Ab", "Nor"),
        ("Berglund Bakery GmbH & Co. KG", "Berglund"),
        ("The Green Gardeners", "Gardeners"),
        ("Ab Oy", "Ab Oy"),
        ("", ""),
    ],
)
def test_a_company_goes_without_its_legal_form(name: str, short: str) -> None:
    assert short_name.company(name) == short


def test_several_are_the_first_and_a_number() -> None:
    assert short_name.several("Maja H.", 2) == "Maja H. +2"
    assert short_name.several("Maja H.", 0) == "Maja H."


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Soil test results", "Soil test"),
        ("A new pot for the one we cracked", "New pot"),
        ("Drawing of the pergola", "Drawing"),
        ("Send the drawing", "Send drawing"),
        ("bench sketch by the oak", "Bench sketch"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_a_text_is_its_first_telling_words(words: str, short: str) -> None:
    assert short_name.text(words) == short


def test_a_holiday_keeps_what_tells_it() -> None:
    names = ("Midsummer Eve", "Christmas Day", "Boxing Day", "New Year’s Day", "May Day", "Easter")
    assert [short_name.holiday(name) for name in names] == [
        "Midsummer", "Christmas", "Boxing Day", "New Year’s Day", "May Day", "Easter",
    ]  # fmt: skip
