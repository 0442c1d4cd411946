"""Several things in one cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.incoming import as_incoming
from app.domain.record import CustomerRecord
from app.exchange import own_lines
from app.exchange.packing import pack, pack_items, unpack, unpack_items
from tests.exchange.records import records

TEXTS = st.text(
    st.characters(exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", exclude_categories=["Cs", "Zs"])
)


@given(st.lists(TEXTS, min_size=1))
def test_fields_come_back_as_they_were(fields: list[str]) -> None:
    line = pack(fields)
    assert "\n" not in line
    back = unpack(line)
    assert back + [""] * (len(fields) - len(back)) == fields


@given(st.lists(TEXTS.filter(bool), unique=True))
def test_items_come_back_as_they_were(items: list[str]) -> None:
    assert unpack_items(pack_items(items)) == items


def test_a_line_is_readable() -> None:
    assert pack(["likes", "figs | dates", "said", ""]) == "likes | figs \\| dates | said"
    assert unpack("likes|figs") == ["likes", "figs"]


@given(records())
def test_everything_of_a_card_comes_back_from_its_lines(record: CustomerRecord) -> None:
    there = as_incoming(record)
    for things, write, read in (
        (there.details, own_lines.detail_line, own_lines.read_detail),
        (there.occasions, own_lines.occasion_line, own_lines.read_occasion),
        (there.facts, own_lines.fact_line, own_lines.read_fact),
        (there.relationships, own_lines.tie_line, own_lines.read_tie),
        (there.own_fields, own_lines.field_line, own_lines.read_field),
        (there.touchpoints, own_lines.touchpoint_line, own_lines.read_touchpoint),
        (there.purchases, own_lines.purchase_line, own_lines.read_purchase),
    ):
        text = own_lines.lines_of(things, write)  # type: ignore[arg-type]
        assert own_lines.read_lines(text, read) == (list(things), [])


def test_damaged_lines_are_given_back() -> None:
    text = "email |  | maja@example.org\npigeon |  | coo\nemail |"
    details, damaged = own_lines.read_lines(text, own_lines.read_detail)
    assert [detail.value for detail in details] == ["maja@example.org"]
    assert damaged == ["pigeon |  | coo", "email |"]
