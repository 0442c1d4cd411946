"""Taking customers out: files in open formats, for re-import, for the phone, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.query import Query
from app.domain.standing import Sort
from app.services.service import Service
from app.storage import customer_list

if TYPE_CHECKING:
    from app.domain.record import CustomerRecord

Report = Callable[..., None]


class ExportFormat(StrEnum):
    """Open formats to write."""

    VCARD = "vcard"
    CSV = "csv"
    SPREADSHEET_CSV = "spreadsheet_csv"
    XLSX = "xlsx"
    ICAL = "ical"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file and how many of each kind."""

    path: Path
    customers: int
    touchpoints: int


class ExportService(Service):
    """Files that leave are not encrypted; they are written whole or not at all, readable by the owner alone."""

    def export(
        self,
        path: Path,
        form: ExportFormat,
        numbers: Sequence[int] | None = None,
        with_sensitive: bool = True,
        report: Report = lambda *_: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Written:
        """Everybody, or the chosen customers, in a file; for a worker."""
        from app.storage import records

        if form is ExportFormat.ICAL:
            return self._calendar(path, with_sensitive, report, is_cancelled)
        is_whole = numbers is None and form is ExportFormat.JSON
        if numbers is None:
            numbers = customer_list.ids(self._store.sql, Query(), Sort.NAME, self._today)
        counted = _Counted(records.read(self._store.db, numbers, with_library=is_whole), with_sensitive)

        def progress(done: int, total: int) -> None:
            report(done, len(numbers), "")

        count = _write(form, counted, path, progress, is_cancelled)
        return Written(path, count, counted.touchpoints)

    def _calendar(self, path: Path, with_sensitive: bool, report: Report, is_cancelled: Callable[[], bool]) -> Written:
        """What has a day, of everybody: a calendar knows days, not cards."""
        from app.services.calendar_files import CalendarFileService

        files = CalendarFileService(self._store)
        done = files.export(path, with_sensitive=with_sensitive, report=report, is_cancelled=is_cancelled)
        return Written(done.path, done.customers, done.touchpoints)

    def phone_card(self, numbers: Sequence[int]) -> str:
        """Chosen people as vCard 3.0 text, for the phone; sensitive things stay here."""
        from app.domain.record import without_sensitive
        from app.exchange.vcard_writing import vcard_text
        from app.storage import records

        found = (without_sensitive(record) for record in records.read(self._store.db, tuple(numbers)))
        return "".join(vcard_text(record, "3.0") for record in found)


class _Counted:
    """Records on their way, with their touchpoints counted; one that several share counts once."""

    def __init__(self, source: Iterator[CustomerRecord], with_sensitive: bool) -> None:
        self._source, self._with_sensitive = source, with_sensitive
        self._seen: set[int] = set()

    @property
    def touchpoints(self) -> int:
        """Touchpoints seen so far."""
        return len(self._seen)

    def __iter__(self) -> Iterator[CustomerRecord]:
        from app.domain.record import without_sensitive

        for record in self._source:
            self._seen.update(touchpoint.id for touchpoint in record.touchpoints)
            yield record if self._with_sensitive else without_sensitive(record)


def _write(
    form: ExportFormat, found: _Counted, path: Path, progress: Callable[[int, int], None], cancel: Callable[[], bool]
) -> int:
    if form is ExportFormat.VCARD:
        from app.exchange.vcard_writing import write_vcards

        return write_vcards(found, path, progress=progress, cancel=cancel)
    if form is ExportFormat.XLSX:
        from app.exchange.xlsx_writing import write_xlsx

        return write_xlsx(found, path, progress=progress, cancel=cancel)
    if form is ExportFormat.JSON:
        from app.exchange.json import write_json

        return write_json(found, path, progress=progress, cancel=cancel)
    from app.exchange.csv_writing import CsvMode, write_csv

    mode = CsvMode.EXACT if form is ExportFormat.CSV else CsvMode.SPREADSHEET
    return write_csv(found, path, mode=mode, progress=progress, cancel=cancel)
