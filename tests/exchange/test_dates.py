"""Days as people and programs write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mapping import DateOrder
from app.exchange.dates import DateColumn, PartialDay, Trouble, from_serial, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-28 14:10", PartialDay(5, 28, 2026)),
        ("2026-05-28T14:10:00Z", PartialDay(5, 28, 2026)),
        ("20260528", PartialDay(5, 28, 2026)),
        ("--05-28", PartialDay(5, 28)),
        ("--0528", PartialDay(5, 28)),
        ("1604-02-29", PartialDay(2, 29)),
        ("28.5.2026", PartialDay(5, 28, 2026)),
        ("3.4.2026", PartialDay(4, 3, 2026)),
        ("28.05.", PartialDay(5, 28)),
        ("5/28/85", PartialDay(5, 28, 1985)),
        ("28/5/12 08:30", PartialDay(5, 28, 2012)),
        ("4/4/2020", PartialDay(4, 4, 2020)),
        ("28 Sep 2026", PartialDay(9, 28, 2026)),
        ("Sep 28, 2026", PartialDay(9, 28, 2026)),
        ("28. März 1970", PartialDay(3, 28, 1970)),
        ("1er mai 1970", PartialDay(5, 1, 1970)),
        ("28 de septiembre de 2026", PartialDay(9, 28, 2026)),
        ("Mon, 28 Sep 2026 10:00:00", PartialDay(9, 28, 2026)),
        ("28 September", PartialDay(9, 28)),
        ("28-Sep-26", PartialDay(9, 28, 2026)),
    ],
)
def test_common_ways_to_write_a_day_are_read(text: str, day: PartialDay) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["", "  ", "0/0/00", "0000-00-00", "1/1/4501", "0001-01-01", "-"])
def test_what_programs_write_for_none_is_empty(text: str) -> None:
    assert read_day(text) is Trouble.EMPTY


@pytest.mark.parametrize("text", ["31.02.2024", "2024-02-31", "13/13/2020", "29 Feb 2023"])
def test_a_day_that_does_not_exist_is_impossible(text: str) -> None:
    assert read_day(text) is Trouble.IMPOSSIBLE


@pytest.mark.parametrize("text", ["last spring", "1985", "1985-05", "12345678901", "maybe 3 or 4"])
def test_other_words_are_unreadable(text: str) -> None:
    assert read_day(text) is Trouble.UNREADABLE


def test_two_possible_readings_need_an_order() -> None:
    assert read_day("03/04/2024") is Trouble.AMBIGUOUS
    assert read_day("03/04/2024", DateOrder.DAY_FIRST) == PartialDay(4, 3, 2024)
    assert read_day("03/04/2024", DateOrder.MONTH_FIRST) == PartialDay(3, 4, 2024)


def test_a_day_number_of_a_spreadsheet_is_named_not_guessed() -> None:
    assert read_day("45321") is Trouble.SERIAL
    assert from_serial("45321") == date(2024, 1, 30)


def test_a_value_over_twelve_decides_a_column() -> None:
    column = DateColumn()
    for text in ("03/04/2024", "2024-01-02", "3.12.2024", "25/04/2024"):
        column.add(text)
    assert column.order is DateOrder.DAY_FIRST
    assert column.question is None


def test_an_undecided_column_asks_with_both_readings() -> None:
    column = DateColumn()
    column.add("04/04/2024")
    assert column.question is None
    column.add("03/04/2024")
    question = column.question
    assert question is not None
    assert (question.example, question.day_first, question.month_first) == (
        "03/04/2024",
        date(2024, 4, 3),
        date(2024, 3, 4),
    )


def test_a_column_that_proves_both_orders_still_asks() -> None:
    column = DateColumn()
    for text in ("25/04/2024", "04/25/2024", "03/04/2024"):
        column.add(text)
    assert column.order is None
    assert column.question is not None


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2400, 12, 31)))
def test_every_iso_day_is_read_as_itself(day: date) -> None:
    assert read_day(day.isoformat()) == PartialDay(day.month, day.day, day.year)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    column = DateColumn()
    column.add(text)
    assert column.order is None or isinstance(column.order, DateOrder)
    assert isinstance(read_day(text), PartialDay | Trouble)
