"""Turning the owner's notes into facts."""

from __future__ import annotations

from app.domain.fact import Basis, FactKind
from app.exchange.facts import facts_in, is_too_long


def test_each_thing_said_becomes_a_fact_with_a_guess_at_its_kind() -> None:
    facts = facts_in("no lilies!! daughter Ida\nallergic to nuts. loves roses; Maybe she likes tea")
    assert [(fact.kind, fact.text) for fact in facts] == [
        (FactKind.DISLIKES, "No lilies"),
        (FactKind.FAMILY, "Daughter Ida"),
        (FactKind.ALLERGY, "Allergic to nuts"),
        (FactKind.LIKES, "Loves roses"),
        (FactKind.LIKES, "Maybe she likes tea"),
    ]
    assert [fact.basis for fact in facts] == [Basis.OBSERVED] * 4 + [Basis.ASSUMED]


def test_what_is_written_twice_or_says_nothing_is_no_second_fact() -> None:
    assert [fact.text for fact in facts_in("figs\n---\nfigs\n!!")] == ["Figs"]


def test_a_long_thing_is_not_cut() -> None:
    words = "the garden " * 20
    assert [len(fact.text) for fact in facts_in(words)] == [len(words.strip())]
    assert is_too_long("x" * 401)
    assert not is_too_long(words)
