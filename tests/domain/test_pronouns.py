"""Words follow the record, and are "they" where it says nothing."""

from __future__ import annotations

import pytest

from app.domain.customer import Customer, Kind
from app.domain.pronouns import THEY, Pronouns, pronouns_of


@pytest.mark.parametrize(
    ("written", "pronouns"),
    [
        ("she", Pronouns("she", "her", "her")),
        ("She/her", Pronouns("she", "her", "her")),
        ("he/him", Pronouns("he", "him", "his")),
        ("xe/xem/xyr", Pronouns("xe", "xem", "xyr")),
        ("", THEY),
        ("nothing known", THEY),
    ],
)
def test_pronouns_follow_the_record(written: str, pronouns: Pronouns) -> None:
    assert pronouns_of(Customer(pronouns=written)) == pronouns


def test_companies_and_households_are_they() -> None:
    assert pronouns_of(Customer(kind=Kind.COMPANY, pronouns="she")) == THEY
    assert pronouns_of(Customer(is_household=True, pronouns="he")) == THEY
    assert THEY.is_plural
