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
ORDINARY = "An ordinary Tuesday in June, when nothing is due."


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
        (None, ""),
        (Nearest("birthday", -150), "Her birthday is five months away."),
        (Nearest("birthday", -90), "Her birthday is three months away."),
        (Nearest("birthday", 63), "Her birthday is nine weeks past."),
        (Nearest("easter", 21), "Easter is three weeks past."),
        (Nearest("other", -28, "Ida starts school"), "“Ida starts school” is four weeks away."),
        (Nearest("other", 28, "Ida starts school"), "“Ida starts school” is four weeks past."),
        (Nearest("other", 150, "Ida starts school"), ""),
    ],
)
def test_why_now_tells_what_is_far_away(nearest: Nearest | None, words: str) -> None:
    assert why_now(DAY, nearest, person(), BEES) == f"{ORDINARY} {words}".strip()


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"last_day": date(2026, 5, 26), "usual_gap_days": 40.0},
         "Your last word with her will be four weeks old, and nothing is due."),
        ({"last_day": date(2026, 5, 26), "usual_gap_days": 20.0}, ORDINARY),
        ({"last_day": date(2026, 1, 26), "usual_gap_days": 200.0}, ORDINARY),
        ({"next_day": date(2026, 6, 16)}, "A week after you are next in touch, when nothing is due."),
        ({"next_day": date(2026, 6, 22)}, "A day after you are next in touch, when nothing is due."),
        ({"next_day": date(2026, 6, 5)}, ORDINARY),
        ({"next_day": DAY}, ORDINARY),
        ({"next_day": date(2026, 6, 26), "last_day": date(2026, 5, 26), "usual_gap_days": 40.0}, ORDINARY),
    ],
)  # fmt: skip
def test_why_now_tells_of_contacts_that_can_be_foreseen(known: dict[str, object], words: str) -> None:
    assert why_now(DAY, None, person(**known), BEES) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (24, 34, "It can only be done from June to August."), (24, 26, "It can only be done in June."),
        (20, 40, ""), (40, 50, ""),
    ],
)  # fmt: skip
def test_why_now_tells_a_season_that_is_short(first: int, last: int, words: str) -> None:
    said = why_now(DAY, None, person(), Gesture(season_from_week=first, season_until_week=last))
    assert said == f"{ORDINARY} {words}".strip()


def test_why_now_tells_how_long_the_last_surprise_is_ago() -> None:
    said = why_now(DAY, None, person(last_given=date(2026, 3, 3)), BEES)
    assert said == f"{ORDINARY} The last surprise will be four months back by then."


def test_the_same_is_said_in_many_ways_but_always_the_same_for_the_same_day() -> None:
    week = [date(2026, 6, 22 + ahead) for ahead in range(5)]
    said = [why_now(day, None, person(), BEES).replace(f"{day:%A}", "day") for day in week]
    assert len(set(said)) == len(said)
    assert said == [why_now(day, None, person(), BEES).replace(f"{day:%A}", "day") for day in week]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"warmth": 69.4, "last_given": TODAY}, "Warm at 69."),
        ({"warmth": 79.6, "last_given": TODAY}, "Glowing at 80."),
        ({"warmth": 59.0, "last_given": TODAY}, "Mild at 59."),
        ({"warmth": 22.0, "since": date(2022, 6, 1), "last_given": TODAY}, "Cool at 22 and with you for four years."),
        ({"warmth": 0.0, "last_given": TODAY}, "Nearly asleep at 0."),
        ({"since": date(2025, 6, 1), "last_given": TODAY}, "With you for a year."),
        ({"last_given": TODAY}, ""),
        ({}, "No surprise of yours has reached her so far."),
        (
            {"sent": ("Elin",), "last_given": TODAY, "last_delight": 5},
            "Priya sent you Elin. The last surprise was a joy.",
        ),
        ({"last_given": TODAY, "last_delight": 3, "last_gesture": "Warm bread"}, ""),
        (
            {"last_given": TODAY, "last_delight": 4, "last_gesture": "A clipping", "last_words": "“You remembered.”"},
            "The last surprise, a clipping, was a joy: “You remembered.”",
        ),
        (
            {"last_given": TODAY, "last_delight": 4, "last_gesture": "Warm bread", "last_words": "she told everybody"},
            "The last surprise, warm bread, was a joy. She told everybody.",
        ),
        (
            {"last_given": TODAY, "last_delight": 4, "last_gesture": "Warm bread", "last_words": "so " * 50},
            "The last surprise, warm bread, was a joy.",
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
        "Glowing at 81, in your inner circle and with you for three years. No surprise of yours has reached her so far."
    )
