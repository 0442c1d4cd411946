"""Rows of workbooks, sound and hostile."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.errors import KeepwarmError
from app.domain.incoming import Problem
from app.exchange.delimited import Row
from app.exchange.spreadsheet import check_workbook, sheet_names, workbook_rows
from tests.exchange.workbooks import with_part, with_words, workbook

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _cells(path: Path, sheet: str = "Sheet") -> list[list[str]]:
    return [row.cells for row in workbook_rows(path, sheet) if isinstance(row, Row)]


def test_days_numbers_and_ticks_become_text(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-05-28T14:10")
    row = ["Maja", date(2026, 5, 28), moment, 490000000000.0, 12.5, 7, True, None, "#N/A"]
    assert _cells(workbook(tmp_path / "a.xlsx", [row])) == [
        ["Maja", "2026-05-28", "2026-05-28 14:10", "490000000000", "12.5", "7", "TRUE", "", ""],
    ]


def test_days_counted_from_1904_are_read_right(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.create_sheet("Old Mac", 0).append([date(2026, 5, 28)])
    book.save(tmp_path / "a.xlsx")
    assert _cells(tmp_path / "a.xlsx", "Old Mac") == [["2026-05-28"]]


def test_a_day_that_no_calendar_has_is_nothing(tmp_path: Path) -> None:
    cell = '<c r="A2" s="1"><v>99999999999</v></c>'
    formats = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    styles = f'<styleSheet xmlns="{NAMESPACE}">{formats}</styleSheet>'
    sheet = f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="2">{cell}</row></sheetData></worksheet>'
    path = with_part(workbook(tmp_path / "a.xlsx", [["x"]]), SHEET, sheet.encode())
    assert _cells(with_part(path, "xl/styles.xml", styles.encode()))[-1] == [""]


def test_hidden_sheets_and_columns_are_ignored(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["id", "Name"], ["1", "Maja"]], hidden_sheet=True, hidden_column="A")
    assert sheet_names(path) == ("All Contacts",)
    assert _cells(path, "All Contacts") == [["Name"], ["Maja"]]


@pytest.mark.parametrize("cell", ['<c r="XFD2"><v>1</v></c>', '<c r="A1048576"><v>1</v></c>'])
@pytest.mark.timeout(30)
def test_a_far_cell_costs_little(tmp_path: Path, cell: str) -> None:
    row = "2" if "XFD" in cell else "1048576"
    sheet = (
        f'<worksheet xmlns="{NAMESPACE}"><dimension ref="A1:XFD1048576"/><sheetData>'
        f'<row r="1"><c r="A1"><v>7</v></c></row><row r="{row}">{cell}</row></sheetData></worksheet>'
    )
    path = with_part(workbook(tmp_path / "a.xlsx", [["x"]]), SHEET, sheet.encode())
    assert _cells(path)[0] == ["7"]


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A2" t="s"><v>999</v></c>',
        '<c r="A2" t="s"><v>x</v></c>',
        '<c r="??"><v>1</v></c>',
    ],
)
def test_a_damaged_sheet_gives_the_rows_before_it(tmp_path: Path, cells: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 601))
    sheet = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}<row r="601">{cells}</row></sheetData></worksheet>'
    path = with_part(workbook(tmp_path / "a.xlsx", [["x"]]), SHEET, sheet.encode())
    found = list(workbook_rows(path, "Sheet"))
    assert isinstance(found[-1], Problem)
    assert "damaged" in found[-1].message
    assert len(found) >= 501


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    content = f'<?xml version="1.0"?>{laughs}<worksheet xmlns="{NAMESPACE}"><sheetData>&b;&c;</sheetData></worksheet>'
    path = with_part(with_words(workbook(tmp_path / "a.xlsx", [["x"]])), part, content.encode())
    try:
        found = list(workbook_rows(path, "Sheet"))
    except KeepwarmError:
        return
    assert [type(item) for item in found] == [Problem]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * 1_000_000)
    with pytest.raises(KeepwarmError, match="far larger inside"):
        check_workbook(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked with a password, or of a very old kind"),
        (b"PK\x03\x04 cut short", "damaged or cut short"),
        (b"no workbook at all", "damaged or cut short"),
    ],
)
def test_other_files_are_refused_kindly(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(KeepwarmError, match=words):
        sheet_names(path)


def test_a_zip_of_something_else_is_refused_kindly(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil", "x")
    with pytest.raises(KeepwarmError, match="no Excel workbook"):
        sheet_names(path)


def test_a_truncated_workbook_is_refused_kindly(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(KeepwarmError, match="damaged"):
        list(workbook_rows(path, "Sheet"))
