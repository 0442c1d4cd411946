"""Writing Keepwarm's own table as an Excel workbook; every cell is text, so nothing is a formula.

The workbook is written straight into its file: openpyxl would first write all customers in plain text to the
computer's temporary folder.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from app.domain.incoming import as_incoming
from app.domain.record import CustomerRecord
from app.exchange.own_rows import HEADER, row
from app.exchange.work import Cancel, Progress, never, no_progress, watched
from app.exchange.writing import new_file

LONGEST_CELL = 32_767
"""Excel's own limit; what is longer is cut there, so the JSON file is the one that holds everything."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_SHEETS = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Customers" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
_SHEET_START = (
    f'<worksheet xmlns="{_SHEETS}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_SHEET_END = "</sheetData></worksheet>"


def write_xlsx(
    records: Iterable[CustomerRecord],
    path: Path,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> int:
    """Write all records to one sheet; the number of rows."""
    rows = (row(as_incoming(record)) for record in watched(records, 0, progress, cancel))
    with new_file(path) as file:
        return _write_book(file, rows)


def _write_book(file: BinaryIO, rows: Iterator[list[str]]) -> int:
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(_part(name), _XML + content)
        with archive.open(_part("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            sheet.write((_XML + _SHEET_START + _row_xml(1, list(HEADER))).encode())
            for count, cells in enumerate(rows, 1):
                sheet.write(_row_xml(count + 1, cells).encode())
            sheet.write(_SHEET_END.encode())
    return count


def _part(name: str) -> zipfile.ZipInfo:
    """An entry without the time of day, so that the same customers make the same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _row_xml(number: int, texts: list[str]) -> str:
    cells = "".join(_cell_xml(f"{_letters(at)}{number}", text) for at, text in enumerate(texts) if text)
    return f'<row r="{number}">{cells}</row>'


def _cell_xml(place: str, text: str) -> str:
    kept = escape(_ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_CELL])
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'


def _letters(position: int) -> str:
    """The name of a column: A, B … Z, AA …"""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name
