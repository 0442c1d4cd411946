"""Which facts speak for a gesture, and which against: examples, and properties over made-up facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fact import Basis, Fact, FactKind
from app.domain.genuine import counts, library_of, matches, objections, of_their_trade
from app.domain.gesture import Gesture

GESTURES = (
    Gesture(name="A bee hotel", tags="bee bees meadow -hives", contains="bees"),
    Gesture(name="Warm bread", tags="bread bakes", contains="gluten milk"),
    Gesture(name="Something for the garden", tags="gardening looks-after"),
    Gesture(name="A clipping", fact_kinds="likes"),
)
LIBRARY = library_of(GESTURES)
SILENT = (
    FactKind.HOW_WE_MET, FactKind.WORKING_STYLE, FactKind.DECISION_CONSTRAINT, FactKind.PREFERRED_CHANNEL,
    FactKind.QUIET_HOURS, FactKind.PRICE_OR_QUALITY,
)  # fmt: skip
_WORDS = st.sampled_from(
    ("bees", "Bees,", "bread", "baking", "meadows", "milk", "gluten", "gardening", "swims", "before", "nothing")
)
_FACTS = st.builds(
    Fact,
    kind=st.sampled_from(tuple(FactKind)),
    text=st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    basis=st.sampled_from(tuple(Basis)),
    is_sensitive=st.booleans(),
)
_LISTS = st.lists(_FACTS, max_size=8)


def named(text: str, kind: FactKind = FactKind.FAMILY) -> set[str]:
    """Names of the gestures that a fact names."""
    found = matches(LIBRARY, (Fact(kind=kind, text=text),))
    return {GESTURES[place].name for place, spoken in found.items() if spoken.named}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Counts bees in her lunch break", {"A bee hotel"}),
        ("Keeps one bee", {"A bee hotel"}),
        ("A bée, once", {"A bee hotel"}),
        ("Bakes bread", {"Warm bread"}),
        ("Baked it herself", {"Warm bread"}),
        ("Looks after an old father", {"Something for the garden"}),
        ("Looks for somebody", set()),
        ("The last gardener never called back", set()),
        ("Beetles", set()),
        ("", set()),
        ("Mows, never bakes", set()),
        ("No bees in the house, but bread", {"Warm bread"}),
        ("Keeps bees in two hives", set()),
        ("The bread-winner of the house", set()),
        ("His father was buried with bread", set()),
    ],
)
def test_a_word_speaks_in_one_or_many_and_as_a_verb(text: str, names: set[str]) -> None:
    assert named(text) == names


def test_a_kind_that_will_do_speaks_where_no_word_does() -> None:
    found = matches(LIBRARY, (Fact(kind=FactKind.LIKES, text="Swims"), Fact(kind=FactKind.LIKES, text="Sails")))
    assert {place: [fact.text for fact in spoken.of_a_kind] for place, spoken in found.items()} == {3: ["Sails"]}


def test_what_they_did_for_us_speaks_only_as_a_kindness() -> None:
    library = library_of((Gesture(name="A thank-you call", fact_kinds="kindness"), *GESTURES))
    (place,) = found = matches(library, (Fact(kind=FactKind.KINDNESS, text="Sent bread out to the crew"),))
    assert (place, len(found[place].named), len(found[place].of_a_kind)) == (0, 0, 1)


@pytest.mark.parametrize("kind", SILENT)
def test_how_somebody_works_or_was_met_is_no_reason(kind: FactKind) -> None:
    assert matches(LIBRARY, (Fact(kind=kind, text="Bees and bread"),)) == {}


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("Coeliac", {1}), ("Lactose, badly", {1}), ("Stung by a wasp once", {0}), ("Birch", set()),
        ("No walks in the garden", {2}), ("A long wait for something warm", {1}),
        ("Surprises", {0, 1, 2, 3}), ("Being given presents", {0, 1, 2, 3}),
    ],
)  # fmt: skip
def test_what_is_disliked_or_not_borne_rules_out(text: str, ruled_out: set[int]) -> None:
    assert set(objections(LIBRARY, (Fact(kind=FactKind.DISLIKES, text=text),))) == ruled_out


def test_flowers_mean_pollen_to_who_is_allergic_and_only_flowers_to_who_dislikes_them() -> None:
    library = library_of((Gesture(name="A small tree", contains="pollen"), Gesture(name="A bouquet", tags="flowers")))
    dislike, allergy = (Fact(kind=kind, text="Orange flowers") for kind in (FactKind.DISLIKES, FactKind.ALLERGY))
    assert set(objections(library, (dislike,))) == {1}
    assert set(objections(library, (allergy,))) == {0, 1}


def test_nobody_is_given_what_they_make_for_a_living() -> None:
    assert of_their_trade(LIBRARY, ("Berglund & Sons", "Bread and cakes")) == {1}
    assert of_their_trade(LIBRARY, ("Ek Law",)) == frozenset()


@given(_LISTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(facts: list[Fact], random: object) -> None:
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = matches(LIBRARY, facts), matches(LIBRARY, mixed)
    assert {place: (len(each.named), len(each.of_a_kind)) for place, each in one.items()} == {
        place: (len(each.named), len(each.of_a_kind)) for place, each in other.items()
    }
    assert set(objections(LIBRARY, facts)) == set(objections(LIBRARY, mixed))


@given(_LISTS)
def test_assumed_and_sensitive_facts_never_count(facts: list[Fact]) -> None:
    spoken = [fact for each in matches(LIBRARY, facts).values() for fact in (*each.named, *each.of_a_kind)]
    assert all(fact.basis is not Basis.ASSUMED and not fact.is_sensitive and counts(fact) for fact in spoken)
    assert matches(LIBRARY, facts) == matches(LIBRARY, [fact for fact in facts if counts(fact)])


@given(_LISTS, st.sampled_from((FactKind.DISLIKES, FactKind.ALLERGY)), st.booleans(), st.sampled_from(tuple(Basis)))
def test_a_dislike_or_an_allergy_always_blocks(facts: list[Fact], kind: FactKind, hidden: bool, basis: Basis) -> None:
    against = Fact(kind=kind, text="Bees", is_sensitive=hidden, basis=basis)
    assert 0 in objections(LIBRARY, [*facts, against])
    assert set(objections(LIBRARY, facts)) <= set(objections(LIBRARY, [*facts, against]))


@given(_LISTS, _FACTS)
def test_another_fact_never_takes_a_reason_away(facts: list[Fact], more: Fact) -> None:
    before, after = matches(LIBRARY, facts), matches(LIBRARY, [*facts, more])
    assert all(len(after[place].named) >= len(spoken.named) for place, spoken in before.items())
