"""Facts told as sentences: notes that leave their subject out, things, and what is a sentence already."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.customer import Customer, Kind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.fact_words import told

TODAY = date(2026, 6, 11)
EBBA = Customer(name="Ebba Holm", given_name="Ebba", pronouns="she")
SAM = Customer(name="Sam Lind", given_name="Sam")
EK = Customer(name="Jonas & Klara Ek", is_household=True)


def said(text: str, kind: FactKind = FactKind.LIKES, customer: Customer = EBBA) -> str:
    """The sentence without its source."""
    return told(Fact(kind=kind, text=text), customer, TODAY).partition(" (")[0]


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("likes", "Counts bees in her lunch break", "She counts bees in her lunch break"),
        ("likes", "Lilacs, but only the white ones", "She likes lilacs, but only the white ones"),
        ("likes", "A tidy edge to the lawn makes the day", "A tidy edge to the lawn makes the day"),
        ("likes", "Tomatoes with names", "She likes tomatoes with names"),
        ("likes", "Okra, if anybody can grow it here", "She likes okra, if anybody can grow it here"),
        ("likes", "“Do it once.”", "“Do it once.”"),
        ("likes", "Would like quiet water somewhere", "She would like quiet water somewhere"),
        ("need", "A path that his walking stick likes", "She needs a path that his walking stick likes"),
        ("need", "Beds she can reach without kneeling", "She needs beds she can reach without kneeling"),
        ("family", "Daughter Ida starts school in August", "Her daughter Ida starts school in August"),
        ("family", "Son moved back from Oslo", "Her son moved back from Oslo"),
        ("family", "Grandchildren come every July", "Her grandchildren come every July"),
        ("family", "Three cats with opinions", "She has three cats with opinions"),
        ("family", "Newly married, at forty-four", "She is newly married, at forty-four"),
        ("family", "Family moved back from Oslo", "Her family moved back from Oslo"),
        ("feeling", "Proud of her roses", "She is proud of her roses"),
        ("family", "The youngest has just moved out", "The youngest has just moved out"),
        ("pain", "Moss, everywhere", "She is bothered by moss, everywhere"),
        ("pain", "Wet clay until May", "She is bothered by wet clay until May"),
        ("pain", "Slugs ate the hostas", "Slugs ate the hostas"),
        ("feeling", "Misses a childhood garden", "She misses a childhood garden"),
        ("other", "The gate by the well", "The gate by the well"),
    ],
)
def test_a_note_becomes_a_sentence(kind: str, text: str, sentence: str) -> None:
    assert said(text, FactKind(kind)) == sentence


def test_who_is_they_is_called_by_name_and_two_are_they() -> None:
    assert said("Counts bees", customer=SAM) == "Sam counts bees"
    assert said("Old roses", customer=SAM) == "Sam likes old roses"
    assert said("Counts bees", customer=EK) == "They count bees"
    assert said("Old roses", customer=EK) == "They like old roses"
    assert said("Old roses", customer=Customer(name="Havu", kind=Kind.COMPANY)) == "Havu likes old roses"


@pytest.mark.parametrize(
    ("basis", "known", "source"),
    [
        (Basis.SAID, date(2026, 5, 2), "(she said so in May)."),
        (Basis.SAID, date(2024, 5, 2), "(she said so in May 2024)."),
        (Basis.SAID, date(2026, 6, 10), "(she said so yesterday)."),
        (Basis.OBSERVED, date(2026, 5, 2), "(you saw it in May)."),
        (Basis.SAID, None, "(she said so)."),
    ],
)
def test_the_source_is_told(basis: Basis, known: date | None, source: str) -> None:
    fact = Fact(kind=FactKind.LIKES, text="Counts bees. ", basis=basis, known_on=known)
    assert told(fact, EBBA, TODAY) == f"She counts bees {source}"


@pytest.mark.parametrize(
    ("number", "basis", "text", "sentence"),
    [
        (1, Basis.SAID, "Counts bees", "She told you in May that she counts bees."),
        (1, Basis.OBSERVED, "Counts bees", "You noticed in May that she counts bees."),
        (1, Basis.SAID, "A tidy edge makes the day", "A tidy edge makes the day (she said so in May)."),
        (1, Basis.SAID, "Says box smells of home", "She says box smells of home (she said so in May)."),
        (2, Basis.SAID, "Counts bees", "She counts bees; she told you in May."),
        (2, Basis.OBSERVED, "Counts bees", "She counts bees; you noticed it in May."),
        (2, Basis.SAID, "“Do it once.”", "“Do it once.” (she said so in May)."),
        (3, Basis.SAID, "Counts bees", "She counts bees (she said so in May)."),
    ],
)
def test_the_source_is_told_in_several_ways(number: int, basis: Basis, text: str, sentence: str) -> None:
    fact = Fact(id=number, kind=FactKind.LIKES, text=text, basis=basis, known_on=date(2026, 5, 2))
    assert told(fact, EBBA, TODAY) == sentence


def test_whoever_is_called_by_name_is_not_told_of_twice() -> None:
    fact = Fact(id=1, kind=FactKind.LIKES, text="Old roses", known_on=date(2026, 5, 2))
    assert told(fact, SAM, TODAY) == "Sam likes old roses (they said so in May)."
    assert told(fact, EK, TODAY) == "They told you in May that they like old roses."


def test_a_kindness_is_told_as_it_happened() -> None:
    fact = Fact(id=1, kind=FactKind.KINDNESS, text="Held the ladder in the rain", known_on=date(2025, 5, 2))
    assert told(fact, EBBA, TODAY) == "She held the ladder in the rain; that was in May 2025."
    assert told(Fact(kind=FactKind.KINDNESS, text="Waited with us."), EK, TODAY) == "They waited with us."
    assert told(Fact(kind=FactKind.KINDNESS, text="Lit the yard"), SAM, TODAY) == "Sam lit the yard."
