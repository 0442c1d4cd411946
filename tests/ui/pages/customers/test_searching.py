"""Chips to the search language and back."""

from __future__ import annotations

import pytest

from app.domain.customer import Stage, Tier
from app.domain.query import parse, to_text
from app.ui.pages.customers import searching


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("warmth<40", (0, 39)),
        ("warmth<=40", (0, 40)),
        ("warmth>40", (41, 100)),
        ("warmth>=20 warmth<=59", (20, 59)),
        ("warmth:50", (50, 50)),
    ],
)
def test_the_range_of_warmth_is_read_from_the_query(text: str, wanted: tuple[int, int] | None) -> None:
    assert searching.warmth_range(parse(text)) == wanted


@pytest.mark.parametrize("wanted", [(0, 40), (20, 100), (20, 59), None])
def test_a_range_survives_being_written(wanted: tuple[int, int] | None) -> None:
    query = searching.with_warmth(parse("roses warmth>90"), wanted)
    assert searching.warmth_range(query) == wanted
    assert to_text(query).startswith("roses")


def test_stages_tiers_and_tags_are_read_and_written() -> None:
    query = searching.with_stages(parse("roses"), (Stage.RETENTION, Stage.ATTRACTION))
    query = searching.with_tiers(query, (Tier.INNER_CIRCLE,))
    query = searching.with_tags(query, ("vip", "oat milk"))
    assert to_text(query) == 'roses stage:attraction,retention tier:inner tag:"oat milk",vip'
    assert searching.stages(query) == {Stage.ATTRACTION, Stage.RETENTION}
    assert searching.tiers(query) == {Tier.INNER_CIRCLE}
    assert searching.tags(parse("tag:VIP,other"), ("Vip", "Rose")) == {"Vip"}
