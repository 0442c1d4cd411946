"""Rows of CSV and TSV text."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.incoming import Problem, Severity
from app.exchange.delimited import Row, delimited_rows, detect_delimiter, text_lines


def _rows(text: str, width: int = 3, delimiter: str = ",") -> list[Row | Problem]:
    return list(delimited_rows(StringIO(text, newline=""), delimiter, width))


def _cells(text: str, width: int = 3) -> list[list[str]]:
    return [row.cells for row in _rows(text, width) if isinstance(row, Row)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(mark: str) -> None:
    text = f"Name{mark}City{mark}Amount\nMaja{mark}Turku{mark}12\nNoor{mark}Oulu{mark}13\n"
    assert detect_delimiter(StringIO(text)) == mark


def test_commas_in_amounts_do_not_mislead() -> None:
    assert detect_delimiter(StringIO("Kunde;Datum;Betrag\nMüller;01.02.2024;1.000,50\nMeier;02.02.2024;12,00\n")) == ";"


def test_a_first_line_that_names_the_delimiter_decides() -> None:
    assert detect_delimiter(StringIO('"sep=|"\r\na,b,c\n')) == "|"


def test_cells_with_line_breaks_stay_whole_and_count_as_one_row() -> None:
    rows = _rows('a,"one\ntwo",c\r\nd,e,f\r\n')
    assert rows == [Row(1, ["a", "one\ntwo", "c"]), Row(2, ["d", "e", "f"])]


def test_a_quote_that_never_closes_swallows_no_row_and_is_named() -> None:
    text = "a,b,c\n" * 4 + 'd,"e,f\n' + "g,h,i\n" * 1000
    rows = _rows(text)
    (problem,) = [row for row in rows if isinstance(row, Problem)]
    assert (problem.line, problem.severity) == (5, Severity.CHANGED)
    assert "never closes" in problem.message
    assert len([row for row in rows if isinstance(row, Row)]) == 1005
    assert _cells(text)[4] == ["d", "e", "f"]


@pytest.mark.parametrize("later", ['"k",l,m\n', 'k,"l",m\n', 'k,l,"m"\n'])
def test_a_quote_that_closes_rows_later_is_noticed(later: str) -> None:
    text = 'a,b,c\nd,"e,f\ng,h,i\n' + later + "n,o,p\n"
    assert len(_cells(text)) == 5
    assert [row.line for row in _rows(text) if isinstance(row, Problem)] == [2]


def test_a_quote_that_opens_in_the_last_cell_is_noticed() -> None:
    text = 'a,b,c\nd,e,"f\ng,h,"i"\nj,k,l\n'
    assert _cells(text) == [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"], ["j", "k", "l"]]


def test_quotes_inside_words_are_letters() -> None:
    assert _cells('a,5" pot,c\nd,"e" x,f\n') == [["a", '5" pot', "c"], ["d", "e x", "f"]]


def test_a_row_that_cannot_be_told_is_left_out() -> None:
    rows = _rows('a,b,c\nd,"e\nf,g,h\n')
    assert rows[1] == Problem(
        2, "", "A quotation mark opens in this row and never closes. The row is not brought in.", Severity.LEFT_OUT
    )
    assert rows[2] == Row(3, ["f", "g", "h"])


def test_a_very_long_cell_comes_in() -> None:
    assert len(_cells("a," + "x" * 20_000_000 + ",c\n")[0][1]) == 20_000_000


def test_nul_characters_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Ma\0ja,b,c\n")
    assert list(text_lines(path, "utf-8")) == ["Maja,b,c\n"]


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=8), min_size=3, max_size=3)))
def test_what_the_csv_module_wrote_is_read_as_it_was(rows: list[list[str]]) -> None:
    import csv

    buffer = StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    assert _cells(buffer.getvalue()) == rows


@given(st.text(alphabet='ab,"\n\r;', max_size=60))
def test_no_text_breaks_the_reader_or_loses_a_line(text: str) -> None:
    rows = _rows(text)
    assert all(isinstance(row, Row | Problem) for row in rows)
