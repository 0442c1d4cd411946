"""Tables: header, names of columns, rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import KeepwarmError
from app.domain.incoming import FileKind, Problem
from app.exchange.delimited import Row
from app.exchange.table import KeptRows, Table, is_total, open_table
from tests.exchange.workbooks import workbook


def _table(tmp_path: Path, text: str, **options: object) -> Table:
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode())
    return open_table(path, FileKind.TABLE, **options)  # type: ignore[arg-type]


def _cells(table: Table) -> list[list[str]]:
    return [row.cells for row in table.rows() if isinstance(row, Row)]


def test_a_plain_table_is_understood(tmp_path: Path) -> None:
    table = _table(tmp_path, "First Name;Email\nMaja;maja@example.org\n\nNoor;noor@example.org\n")
    assert (table.columns, table.delimiter, table.encoding, table.header_row) == (
        ("First Name", "Email"),
        ";",
        "utf-8",
        1,
    )
    assert list(table.rows()) == [Row(2, ["Maja", "maja@example.org"]), Row(4, ["Noor", "noor@example.org"])]


def test_the_header_is_found_below_notes_and_titles(tmp_path: Path) -> None:
    text = (
        'Notes:\n"When exporting your data, you may notice some things"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Maja,Holm,u,m@x.org,Villa,Owner,28 Sep 2026\n"
    )
    table = _table(tmp_path, text)
    assert (table.header_row, len(table.columns)) == (4, 7)
    assert len(_cells(table)) == 1


def test_a_named_delimiter_is_not_the_header(tmp_path: Path) -> None:
    table = _table(tmp_path, "sep=|\nAlpha|Beta\na|b\n")
    assert (table.delimiter, table.columns) == ("|", ("Alpha", "Beta"))


def test_a_file_without_a_header_gets_numbered_columns(tmp_path: Path) -> None:
    table = _table(tmp_path, "Maja,maja@example.org,1.2.1980\nNoor,noor@example.org,3.4.1985\n")
    assert (table.columns, table.header_row) == (("Column 1", "Column 2", "Column 3"), 0)
    assert len(_cells(table)) == 2


def test_empty_and_repeated_headers_get_names_of_their_own(tmp_path: Path) -> None:
    table = _table(tmp_path, "Name,,Phone,Phone,name,,\na,b,c,d,e,f,g\n")
    assert table.columns == ("Name", "Column 2", "Phone", "Phone (2)", "name (2)")


def test_ragged_rows_are_fitted_and_named(tmp_path: Path) -> None:
    table = _table(tmp_path, "Name,City\nMaja\nNoor,Oulu,extra,words\nEero,Turku,,\n")
    assert _cells(table) == [["Maja", ""], ["Noor", "Oulu"], ["Eero", "Turku"]]
    assert [row.message for row in table.rows() if isinstance(row, Problem)] == [
        "The row has more cells than the header. “extra, words” is left out.",
    ]


def test_a_huge_cell_is_cut_and_named(tmp_path: Path) -> None:
    table = _table(tmp_path, "Name,Notes\nMaja," + "x" * 200_000 + "\n")
    assert len(_cells(table)[0][1]) == 100_000
    assert any("very long" in row.message for row in table.rows() if isinstance(row, Problem))


def test_ten_thousand_columns_do_not_stall(tmp_path: Path) -> None:
    table = _table(tmp_path, ",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join(["1"] * 10_000) + "\n")
    assert len(table.columns) == 1_000
    assert len(_cells(table)) == 1


def test_what_the_owner_says_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("x;y\nÅke;1\n".encode("cp850"))
    table = open_table(path, FileKind.TABLE, encoding="cp850", delimiter=";", header_row=1)
    assert _cells(table) == [["Åke", "1"]]
    with pytest.raises(KeepwarmError, match="not known here"):
        open_table(path, FileKind.TABLE, encoding="zlib")


@pytest.mark.parametrize("text", ["\n\n", ",,\n,,\n", " "])
def test_a_file_with_nothing_in_it_is_refused_kindly(tmp_path: Path, text: str) -> None:
    with pytest.raises(KeepwarmError, match="nothing in this file"):
        _table(tmp_path, text)


def test_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Name", "City"], ["Maja", "Turku"]], hidden_sheet=True)
    table = open_table(path, FileKind.SPREADSHEET)
    assert (table.sheet, table.columns, _cells(table)) == ("All Contacts", ("Name", "City"), [["Maja", "Turku"]])


def test_kept_rows_can_be_read_again_and_again() -> None:
    rows = [Row(number, ["a", str(number)]) for number in range(2_500)]
    kept = KeptRows([*rows, Problem(2_501, "", "damaged")])
    assert list(kept) == list(kept) == [*rows, Problem(2_501, "", "damaged")]


def test_sums_below_a_report_are_known() -> None:
    assert is_total(Row(9, ["", "Total for Maja", "12"]))
    assert is_total(Row(9, ["TOTAL", "", "12"]))
    assert not is_total(Row(9, ["Total Eclipse Ltd", "", "12"]))
    assert not is_total(Row(9, ["Maja", "Total"]))
