"""What a file is, by what it holds and not by its name; what cannot be read is refused in words."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import KeepwarmError
from app.domain.incoming import FileKind
from app.exchange.encoding import detect_encoding, refuse_empty
from app.exchange.json import is_records
from app.exchange.spreadsheet import is_workbook

_HEAD = 64 * 1024
_CSV_HINT = "Export the customers as CSV, Excel or vCard and choose that file."
_BINARY = (
    (b"%PDF", "This is a PDF."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"SQLite format 3", "This is a database."),
    (b"Rar!", "This is a packed archive."),
    (b"\x1f\x8b", "This is a packed archive."),
    (b"7z\xbc\xaf", "This is a packed archive."),
    (b"\x7fELF", "This is a program."),
    (b"MZ", "This is a program."),
)


def file_kind(path: Path) -> FileKind:
    """Raises KeepwarmError where the file is none of the kinds that can be read."""
    refuse_empty(path)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if is_workbook(head):
        return FileKind.SPREADSHEET
    for magic, words in _BINARY:
        if head.startswith(magic):
            raise KeepwarmError(words, _CSV_HINT)
    encoding = detect_encoding(path)
    text = head.decode(encoding if encoding.startswith("utf-") else "utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text[:400].replace(" ", "").upper().startswith("BEGIN:VCARD"):
        return FileKind.VCARD
    if is_records(text[:1000]):
        return FileKind.RECORDS
    _refuse_text(text)
    is_odd = sum(mark < " " and mark not in "\t\r\n\x0b\x0c\x1a\0" for mark in text[:4000])
    if is_odd > len(text[:4000]) * 0.1:
        raise KeepwarmError("This is no list of customers.", _CSV_HINT)
    return _cards_further_down(path, text)


def _refuse_text(text: str) -> None:
    """Files of known programs that cannot be read yet, and texts that are no list."""
    start = text[:2000]
    if start.upper().startswith("BEGIN:VCALENDAR"):
        raise KeepwarmError("This is a calendar, not a list of customers.", _CSV_HINT)
    if start.startswith("{") and '"app_version"' in text and '"account"' in text:
        raise KeepwarmError(
            "This is an export of Monica. It cannot be brought in yet.", "Export the contacts there as vCard instead."
        )
    if start.startswith("# ***") and "dump of data" in start:
        raise KeepwarmError(
            "This is a database of Monica. It cannot be brought in yet.", "Export the contacts there as vCard instead."
        )
    if start.lower().startswith(("<!doctype", "<html", "<?xml")):
        raise KeepwarmError("This is a web page or XML, not a list of customers.", _CSV_HINT)
    if start.startswith(("{", "[")):
        raise KeepwarmError("This is JSON of another program.", _CSV_HINT)


def _cards_further_down(path: Path, text: str) -> FileKind:
    """A vCard file may start with stray words."""
    has_cards = path.suffix.lower() in (".vcf", ".vcard") or "\nBEGIN:VCARD" in text.replace("\r", "\n").upper()
    return FileKind.VCARD if has_cards else FileKind.TABLE
