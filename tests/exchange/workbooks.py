"""Small workbooks for tests."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def workbook(path: Path, rows: list[list[Any]], *, hidden_sheet: bool = False, hidden_column: str = "") -> Path:
    """A workbook with one visible sheet, behind a hidden one where asked for."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden_sheet:
        sheet.title = "hiddenSheet"
        sheet.append(["secret"])
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("All Contacts")
        book.active = 1
    for row in rows:
        sheet.append(row)
    if hidden_column:
        sheet.column_dimensions[hidden_column].hidden = True
    book.save(path)
    return path


def with_words(path: Path) -> Path:
    """The workbook with a table of shared words, as other programs write them."""
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    return with_part(path, "[Content_Types].xml", types.replace("</Types>", entry).encode())


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path
