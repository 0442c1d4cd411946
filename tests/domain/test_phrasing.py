"""Notes are retold to the person they are about, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.phrasing import Shape, proper_names, retold, small, tidy
from app.domain.phrasing_words import article, is_tender
from app.domain.pronouns import THEY, Pronouns

SHE, HE = Pronouns("she", "her", "her"), Pronouns("he", "him", "his")


@pytest.mark.parametrize(
    ("note", "who", "told"),
    [
        ("Likes meadow planting, oat milk", SHE, "you like meadow planting, oat milk"),
        ("Counts bees in her lunch break", SHE, "you count bees in your lunch break"),
        ("Daughter Ida starts school in August.", SHE, "your daughter Ida starts school in August"),
        ("The pot in the courtyard was her grandmother’s", SHE, "the pot in the courtyard was your grandmother’s"),
        ("He painted our fence and stayed for the roses", HE, "you painted our fence and stayed for the roses"),
        ("A path that his walking stick likes", HE, "a path that your walking stick likes"),
        ("They have two dogs", THEY, "you have two dogs"),
        ("Clips box into birds and pretends that he doesn’t", HE, "you clip box into birds and pretend that you don’t"),
        ("She is in by nine", SHE, "you are in by nine"),
        ("Always asks about the bees", THEY, "you always ask about the bees"),
        ("Would like quiet water somewhere", SHE, "you would like quiet water somewhere"),
    ],
)
def test_a_note_is_told_to_the_person_it_is_about(note: str, who: Pronouns, told: str) -> None:
    phrase = retold(note, who)
    assert phrase is not None
    assert phrase.text == told


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Husband Petter says she works too much", SHE),
        ("Her neighbour showed her our hedge", SHE),
        ("His brother brought him along", HE),
        ("x" * 200, SHE),
        ("  . ", SHE),
    ],
)
def test_a_note_that_could_mean_somebody_else_is_not_told(note: str, who: Pronouns) -> None:
    assert retold(note, who) is None


@pytest.mark.parametrize(
    ("note", "shape"),
    [
        ("Guests sleep better when the window smells of thyme", Shape.CLAUSE),
        ("Plums are always welcome", Shape.CLAUSE),
        ("Her mother Aino loved bleeding hearts", Shape.CLAUSE),
        ("Figs on a balcony that faces north", Shape.THING),
        ("White hydrangeas by the door", Shape.THING),
        ("Tomatoes with names", Shape.THING),
    ],
)
def test_a_thing_is_told_apart_from_a_clause(note: str, shape: Shape) -> None:
    phrase = retold(note, SHE)
    assert phrase is not None
    assert phrase.shape is shape


def test_a_deed_gets_the_one_who_did_it() -> None:
    for note, told in (
        ("Sent soup out to the crew in the hail", "you sent soup out to the crew in the hail"),
        ("Maja sent soup", "you sent soup"),
        ("Met at the Saturday market", "we met at the Saturday market"),
        ("Recommended by a neighbour", "you were recommended by a neighbour"),
    ):
        phrase = retold(note, SHE, "Maja", is_deed=True)
        assert phrase is not None
        assert phrase.text == told


def test_an_adjective_is_no_deed() -> None:
    phrase = retold("Scented sweet peas", SHE)
    assert phrase is not None
    assert (phrase.text, phrase.shape) == ("scented sweet peas", Shape.THING)


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("White hydrangeas", "white hydrangeas"), ("Turku garden fair", "Turku garden fair"),
        ("New York in spring", "new York in spring"), ("Berglund’s rye", "Berglund’s rye"), ("IKEA", "IKEA"),
        ("A birch", "a birch"), ("Sundays only", "sundays only"), ("June", "June"), ("", ""), ("42 roses", "42 roses"),
    ],
)  # fmt: skip
def test_only_names_keep_their_capital_in_a_sentence(text: str, goes_on: str) -> None:
    expected = "New York in spring" if text.startswith("New") else goes_on
    assert small(text, frozenset(("turku",))) == expected


def test_names_are_known_by_their_capitals_in_the_middle() -> None:
    assert proper_names(("We met in Turku, Nauvo and AB Oy",)) == {"turku", "nauvo", "oy"}


@pytest.mark.parametrize(
    ("word", "said"),
    [("hour", "an"), ("unicorn", "a"), ("orchid", "an"), ("rose", "a"), ("one-off", "a"), ("älg", "an"), ("", "a")],
)
def test_the_article_follows_the_sound(word: str, said: str) -> None:
    assert article(word) == said


@pytest.mark.parametrize(
    "note", ["Her mother died in May", "Lives alone", "After the divorce", "Im Krankenhaus, krank"]
)
def test_what_hurts_is_known(note: str) -> None:
    assert is_tender(note)


@pytest.mark.parametrize("note", ["Skilled with roses", "A grill on the balcony", "Likes illustrated books"])
def test_harmless_words_do_not_hurt(note: str) -> None:
    assert not is_tender(note)


@given(st.text(max_size=200), st.sampled_from((SHE, HE, THEY)), st.booleans())
def test_any_note_is_told_in_one_tidy_line(note: str, who: Pronouns, is_deed: bool) -> None:
    phrase = retold(note, who, "Maja", is_deed=is_deed)
    if phrase is not None:
        assert phrase.text
        assert phrase.text == " ".join(phrase.text.split())
        assert not set("{}\n") & set(phrase.text)


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing(note: str) -> None:
    assert tidy(tidy(note)) == tidy(note)
