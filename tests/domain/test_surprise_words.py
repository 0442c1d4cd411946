"""The three reasons of a surprise: only what is known is told, and in words that can be read aloud."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.customer import Customer, Tier
from app.domain.fact import Fact, FactKind
from app.domain.gesture import Gesture
from app.domain.surprise_words import Nearest, Person, why_now, why_person, why_this

TODAY, DAY = date(2026, 6, 11), date(2026, 6, 23)
PRIYA = Customer(name="Priya Raman", given_name="Priya", pronouns="she")
BEES = Gesture(name="A bee hotel")


def person(**known: object) -> Person:
    """Priya, of whom this is known."""
    return Person(PRIYA, **known)  # type: ignore[arg-type]


def test_two_facts_at_most_are_quoted() -> None:
    facts = [Fact(kind=FactKind.LIKES, text=text) for text in ("Counts bees", "Honey", "Meadows")]
    assert why_this(BEES, facts, person(), TODAY) == "She counts bees (she said so). She likes honey (she said so)."


def test_without_a_fact_the_owner_is_asked() -> None:
    assert why_this(BEES, (), person(), TODAY) == (
        "A gesture for anyone. Say in a line what Priya would know it is for."
    )


@pytest.mark.parametrize(
    ("nearest", "words"),
    [
        (None, "An ordinary Tuesday in June: nothing is due."),
        (Nearest("birthday", -150),
         "An ordinary Tuesday in June: nothing is due. Her birthday is still 21 weeks away."),
        (Nearest("birthday", 63), "An ordinary Tuesday in June: nothing is due. Her birthday was nine weeks before."),
        (Nearest("easter", 21), "An ordinary Tuesday in June: nothing is due. Easter was three weeks before."),
        (Nearest("other", -28, "Ida starts school"),
         "An ordinary Tuesday in June: nothing is due. “Ida starts school” is still four weeks away."),
    ],
)  # fmt: skip
def test_why_now_tells_what_is_far_away(nearest: Nearest | None, words: str) -> None:
    assert why_now(DAY, nearest, person(), BEES) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"last_day": date(2026, 5, 26), "usual_gap_days": 40.0}, "Your last word with her will be four weeks old."),
        ({"last_day": date(2026, 5, 26), "usual_gap_days": 20.0}, ""),
        ({"last_day": date(2026, 1, 26), "usual_gap_days": 200.0}, ""),
        ({"next_day": date(2026, 6, 16)}, "It comes a week after you are next in touch."),
        ({"next_day": date(2026, 6, 22)}, "It comes a day after you are next in touch."),
        ({"next_day": date(2026, 6, 26)}, ""),
    ],
)
def test_why_now_tells_of_contacts_that_can_be_foreseen(known: dict[str, object], words: str) -> None:
    assert why_now(DAY, None, person(**known), BEES) == f"An ordinary Tuesday in June: nothing is due. {words}".strip()


def test_why_now_tells_season_and_last_surprise() -> None:
    said = why_now(DAY, None, person(last_given=date(2026, 3, 3)), Gesture(season_from_week=20, season_until_week=30))
    assert said.endswith("It is the season for it. The last surprise will be 16 weeks back.")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"warmth": 69.4, "last_given": TODAY}, "Warm at 69."),
        ({"warmth": 59.0, "last_given": TODAY}, "Lukewarm at 59."),
        ({"warmth": 12.0, "since": date(2022, 6, 1), "last_given": TODAY}, "Cool at 12 and with you for four years."),
        ({"since": date(2025, 6, 1), "last_given": TODAY}, "With you for one year."),
        ({"last_given": TODAY}, ""),
        ({}, "You have never surprised her."),
        (
            {"sent": ("Elin",), "last_given": TODAY, "last_delight": 5},
            "Priya sent you Elin. The last surprise was a joy.",
        ),
        ({"sent": ("Elin", "Ravi", "Jukka"), "last_given": TODAY}, "Priya sent you Elin and two others."),
        ({"chance": 0.4, "last_given": TODAY}, "It is open whether she stays, and that is when it counts."),
    ],
)
def test_why_her_tells_only_what_is_known(known: dict[str, object], words: str) -> None:
    assert why_person(person(**known), TODAY) == words


def test_the_inner_circle_is_named() -> None:
    inner = Person(Customer(name="Priya", pronouns="she", tier=Tier.INNER_CIRCLE), 81.0, since=date(2023, 1, 1))
    assert why_person(inner, TODAY) == (
        "Warm at 81, one of your inner circle and with you for three years. You have never surprised her."
    )
