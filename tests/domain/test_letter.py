"""Letters: filled from a person's own facts, with nothing that nobody said or saw, and nothing left of a template."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.customer import Customer
from app.domain.fact import Basis, Fact, FactKind
from app.domain.letter import Filled, fields_in, fill, missing_in, parse
from app.domain.letter_fields import FIELDS, About, Known, SourceKind, known_of, may_enter, own_label

TODAY = date(2026, 6, 11)
ELIN = Customer(id=1, name="Elin Forsman", given_name="Elin", pronouns="she", acquainted_since=date(2019, 6, 3))
THYME = Fact(
    1, kind=FactKind.OTHER, text="Guests sleep better when the window smells of thyme", known_on=date(2026, 4, 2)
)
SOUP = Fact(
    2, kind=FactKind.KINDNESS, text="Sent soup out to the crew in the hail", basis=Basis.OBSERVED,
    known_on=date(2024, 10, 3),
)  # fmt: skip
OWN = (("Garden", "The courtyard with one lonely birch"), ("Season note", "It came into flower this week"))
JUNE = """Dear {first name},

On my desk is a photo of {your garden} from {month we met}. I looked at it over coffee and had to smile.

You told me {something they said}. I have not forgotten, and I thought of you when {season note}.

There is nothing to buy in this letter. I wanted to say thank you for {years together} and for the day you {a kind thing they did}.

Warmly,
Nora"""  # noqa: E501


def letter(text: str, *facts: Fact, own: tuple[tuple[str, str], ...] = (), customer: Customer = ELIN) -> Filled:
    return fill(text, known_of(About(customer, facts, own), TODAY, "FI"))


def fact(text: str, kind: FactKind = FactKind.LIKES, number: int = 9, **fields: object) -> Fact:
    return Fact(number, kind=kind, text=text, known_on=TODAY, **fields)  # type: ignore[arg-type]


def test_the_letter_of_the_picture_reads_as_in_the_picture() -> None:
    filled = letter(JUNE, THYME, SOUP, own=OWN)
    assert filled.text.split("\n\n") == [
        "Dear Elin,",
        "On my desk is a photo of the courtyard with one lonely birch from June 2019. "
        "I looked at it over coffee and had to smile.",
        "You told me guests sleep better when the window smells of thyme. "
        "I have not forgotten, and I thought of you when it came into flower this week.",
        "There is nothing to buy in this letter. "
        "I wanted to say thank you for seven years and for the day you sent soup out to the crew in the hail.",
        "Warmly,\nNora",
    ]
    assert filled.missing == ()
    told = {filled.text[span.start : span.end]: span.value.source for span in filled.spans}
    said = told["guests sleep better when the window smells of thyme"]
    seen = told["sent soup out to the crew in the hail"]
    assert (said.kind, said.day, said.fact_id) == (SourceKind.SAID, date(2026, 4, 2), 1)
    assert (seen.kind, seen.day) == (SourceKind.SEEN, date(2024, 10, 3))
    assert told["seven years"].kind is SourceKind.CARD


def test_a_sentence_goes_with_its_fact_and_the_rest_stays() -> None:
    filled = letter(JUNE, own=OWN[:1])
    assert filled.missing == ("something they said", "a kind thing they did")
    assert "You told me" not in filled.text
    assert "I have not forgotten" not in filled.text
    assert "I wanted to say thank you for seven years." in filled.text
    assert "the day you" not in filled.text
    assert "You told me {something they said}." in filled.left_out


def test_a_paragraph_goes_with_its_first_sentence() -> None:
    filled = letter("On my desk is a photo of {your garden}. I had to smile at it.\n\nWarmly,\nNora")
    assert filled.text == "Warmly,\nNora"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I thank you with all my heart and for the day you {x}.", "I thank you with all my heart."),
        ("Thank you and {x}.", ""),
        ("I stood there between the two roses and {x}.", ""),
        ("I thank you for {x} and for {years together}.", ""),
        ("I thank you for all of it, and for {x}!", "I thank you for all of it!"),
    ],
)
def test_what_stands_before_a_last_and_may_stay(text: str, kept: str) -> None:
    assert letter(text).text == kept


@pytest.mark.parametrize(
    ("text", "facts", "own", "reads"),
    [
        ("You grew a {plant}.", (), (("Plant", "Orchid"),), "You grew an orchid."),
        ("You grew an {plant}.", (), (("Plant", "old rose"),), "You grew an old rose."),
        ("An {plant} it is.", (), (("Plant", "Rose"),), "A rose it is."),
        ("I saw the {plant}.", (), (("Plant", "The birch"),), "I saw the birch."),
        ("{plant} is what I saw.", (), (("Plant", "the birch."),), "The birch is what I saw."),
        ("The day you {a kind thing they did} was good.", (SOUP,), (),
         "The day you sent soup out to the crew in the hail was good."),
        ("I know how {a kind thing they did}.", (SOUP,), (), "I know how you sent soup out to the crew in the hail."),
        ("You told me {something they said}.", (fact("White hydrangeas by the door"),), (),
         "You told me you like white hydrangeas by the door."),
        ("You told me {something they said}.", (fact("The bench by the water", FactKind.OTHER),), (),
         "You told me about the bench by the water."),
        ("You told me about {something they said}.", (fact("A bench", FactKind.OTHER),), (),
         "You told me about a bench."),
        ("I saw {what they like} and {plant}.", (fact("Likes plums."),), (("Plant", "{mint}"),),
         "I saw plums and (mint)."),
        ("Hello,{first name}!", (), (), "Hello, Elin!"),
        ("See you in {next season} or {this month}.", (), (), "See you in autumn or June."),
    ],
)  # fmt: skip
def test_words_and_facts_join_as_somebody_would_write_them(
    text: str, facts: tuple[Fact, ...], own: tuple[tuple[str, str], ...], reads: str
) -> None:
    assert letter(text, *facts, own=own).text == reads


def test_no_fact_is_told_twice() -> None:
    one, two = fact("Likes plums", number=1), fact("Likes pears", number=2)
    text = "You told me {something they said}. I think of {what they like}."
    assert letter(text, one, two).text == "You told me you like plums. I think of pears."
    assert letter(text, one).missing == ("something they said",)


def test_the_newest_fact_goes_first() -> None:
    old = replace(fact("Likes plums", number=8), known_on=TODAY - timedelta(400))
    assert letter("{what they like}", old, fact("Likes pears", number=1)).text == "Pears"


@pytest.mark.parametrize(
    "bad",
    [
        fact("Likes secrets", basis=Basis.ASSUMED), fact("Likes secrets", is_sensitive=True),
        fact("Likes secrets since her mother died"), fact("Likes secrets", replaced_by_id=3),
        fact("Likes secrets", FactKind.DISLIKES), fact("Likes secrets", FactKind.NEED),
    ],
)  # fmt: skip
def test_some_facts_never_enter(bad: Fact) -> None:
    everything = " ".join(f"{{{name}}}." for name in FIELDS)
    assert "secret" not in letter(everything, bad).text


def test_somebody_known_for_less_than_a_year_has_no_years() -> None:
    fresh = replace(ELIN, acquainted_since=date(2025, 6, 12))
    assert letter("{years together}", customer=fresh).missing == ("years together",)
    assert letter("{years together}", customer=replace(fresh, acquainted_since=date(2025, 6, 11))).text == "A year"
    assert letter("{month we met}", customer=replace(fresh, acquainted_since=None)).missing == ("month we met",)


def test_an_own_field_is_found_with_or_without_its_owner() -> None:
    own = (("Their plant", "mint"), ("Soil", "clay"))
    assert letter("{their plant}, {your soil}, {SOIL}", own=own).text == "Mint, clay, clay"
    assert (own_label("Plant"), own_label("Your garden")) == ("their plant", "your garden")


def test_the_season_is_that_of_the_country() -> None:
    about = About(ELIN)
    for country, note in (("FI", "summer came"), ("AU", "winter came"), ("", "summer came")):
        assert fill("{season note}", known_of(about, TODAY, country)).text == note.capitalize()
    assert fill("{season note}", known_of(about, TODAY, "SG")).missing == ("season note",)


def test_shortened_words_end_no_sentence() -> None:
    assert len(parse("Dr. Ek and Mrs. Lind came at 3 p.m. today. We laughed.")[0][0]) == 2


def test_the_purchase_is_named_up_to_its_comma() -> None:
    about = About(ELIN, purchases=(("Summer planting, terrace", date(2026, 5, 6)), ("Pots", date(2025, 1, 1))))
    filled = fill("You bought {last purchase}.", known_of(about, TODAY))
    assert filled.text == "You bought summer planting."
    assert filled.spans[0].value.source.day == date(2026, 5, 6)


WORDS = st.text(alphabet="abcdefghij äöüÅ.,;:!?{}()\n“”’-", max_size=40)
TEMPLATES = st.lists(st.one_of(WORDS, st.sampled_from([f"{{{name}}}" for name in FIELDS]), st.just(". ")), max_size=12)
KINDS = st.sampled_from(tuple(FactKind))
FACTS = st.lists(
    st.builds(
        Fact, st.integers(1, 50), kind=KINDS, text=WORDS.map(lambda text: f"Likes qq{text}"),
        basis=st.sampled_from(tuple(Basis)), is_sensitive=st.booleans(), known_on=st.dates(date(2000, 1, 1), TODAY),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=300)
@given(TEMPLATES, FACTS, WORDS)
def test_nothing_of_a_template_is_left_in_a_letter(pieces: list[str], facts: list[Fact], own: str) -> None:
    text = "".join(pieces)
    filled = letter(text, *facts, own=(("Plant", own),))
    assert not set("{}") & set(filled.text)
    assert "  " not in filled.text
    assert not re.search(r"\n{3,}|^\s|\s$| \n|\n ", filled.text)
    marked = [filled.text[span.start : span.end] for span in filled.spans]
    assert all(marked)
    assert all(one.end <= two.start for one, two in zip(filled.spans, filled.spans[1:], strict=False))
    assert set(filled.missing) <= set(fields_in(text))


@settings(max_examples=300)
@given(TEMPLATES, FACTS)
def test_no_assumption_and_nothing_sensitive_ever_appears(pieces: list[str], facts: list[Fact]) -> None:
    numbered = [replace(one, id=place, text=f"Likes qq{'x' * place}q{one.text}") for place, one in enumerate(facts, 1)]
    filled = letter("".join(pieces) + " ".join(f"{{{name}}}." for name in FIELDS), *numbered)
    for one in numbered:
        if not may_enter(one):
            assert f"qq{'x' * one.id}q" not in filled.text
            assert one.id not in {span.value.source.fact_id for span in filled.spans}


@given(TEMPLATES, FACTS, st.randoms())
def test_the_order_in_which_facts_were_read_is_irrelevant(pieces: list[str], facts: list[Fact], chance: object) -> None:
    unique = list({one.id: one for one in facts}.values())
    mixed = list(unique)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert letter("".join(pieces), *unique) == letter("".join(pieces), *mixed)


@given(TEMPLATES)
def test_what_is_missing_is_told_the_same_with_and_without_filling(pieces: list[str]) -> None:
    text = "".join(pieces)
    person = known_of(About(ELIN, (THYME,)), TODAY, "FI")
    assert fill(text, person).missing == missing_in(fields_in(text), person)


@given(st.text(max_size=60))
def test_a_text_without_fields_is_the_same_for_everybody(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert fill(plain, Known()) == fill(plain, known_of(About(ELIN, (THYME,)), TODAY))
