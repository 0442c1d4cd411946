"""The calendar on paper: what stands on it, what is left out, and that it is black on white."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.domain.agenda import EntryKind
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.messages import Messages
from app.ui.pages.calendar.printing import DONE, MOMENTS, SURPRISES, CalendarPrint, open_print
from app.ui.pages.calendar.printing_week import hours_needed
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.printing.output import page_layout, room_of
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import theme_of
from app.ui.widgets.toast import Toast
from tests.ui.pages.calendar.weeks import PICTURE, TODAY, TOMAS, HandMade, touch
from tests.ui.printing.drawn import Drawn

ALL = frozenset((SURPRISES, MOMENTS, DONE))
LEFT = Qt.MouseButton.LeftButton


def reader_of(calendar: HandMade, *, hides_surprises: bool = False) -> CalendarReader:
    clock = FixedClock(datetime(2026, 6, 11, 10, 12, tzinfo=UTC))
    desk = cast(Any, SimpleNamespace(calendar=calendar, store=SimpleNamespace(clock=clock)))
    reader = CalendarReader(desk)
    reader.hides_surprises = hides_surprises
    return reader


def drawn(
    key: str, chosen: frozenset[str] = ALL, calendar: HandMade | None = None, *, hides_surprises: bool = False
) -> list[Drawn]:
    reader = reader_of(calendar or HandMade(), hides_surprises=hides_surprises)
    room = room_of(page_layout(True))
    return [Drawn(page, room) for page in CalendarPrint(reader, key, TODAY).pages(room, chosen)]


@pytest.mark.parametrize("key", ["month", "week", "agenda"])
def test_paper_is_black_on_white_with_greys(key: str) -> None:
    for page in drawn(key):
        assert page.colors <= {"#000000", "#595959", "#a6a6a6", "#ffffff"}


@pytest.mark.parametrize("key", ["month", "week", "agenda"])
def test_surprises_are_left_out_unless_they_are_asked_for(key: str) -> None:
    def words(chosen: frozenset[str]) -> str:
        return " ".join(word for page in drawn(key, chosen) for word in page.words)

    assert "Liisa" not in words(frozenset((MOMENTS, DONE)))
    assert "Liisa" in words(ALL)


def test_a_hidden_surprise_stays_hidden_on_paper() -> None:
    words = [word for page in drawn("week", hides_surprises=True) for word in page.words]
    assert "A secret" in words
    assert not any("Liisa" in word for word in words)


@pytest.mark.parametrize("key", ["month", "week", "agenda"])
def test_moments_and_what_is_done_can_be_left_out(key: str) -> None:
    words = " ".join(word for page in drawn(key, frozenset()) for word in page.words)
    assert "Eero turns 60" not in words
    assert "Eero, 60" not in words
    assert "Ravi" not in words
    assert "Tomas" in words


@pytest.mark.parametrize("key", ["month", "week"])
def test_signs_are_explained(key: str) -> None:
    (page,) = drawn(key)
    for word in ("call", "visit", "promise", "surprise", "done", "a little late", "birthday"):
        assert word in page.words
    assert "Printed Thu 11 June 2026" in page.words


@pytest.mark.parametrize("key", ["month", "week", "agenda"])
@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 8, 31), date(2027, 1, 1), date(2024, 2, 29)])
def test_nothing_is_written_outside_the_margins(key: str, day: date) -> None:
    far = tuple(replace(entry, day=entry.day + (day - TODAY)) for entry in PICTURE)
    room = room_of(page_layout(True))
    for page in CalendarPrint(reader_of(HandMade(far)), key, day).pages(room, ALL):
        for x, y in Drawn(page, room).places:
            assert 0 <= x <= room.width
            assert 0 <= y <= room.height


def test_a_full_day_of_the_month_says_how_many_more() -> None:
    crowd = tuple(touch(each, f"Person {each}", 3, hour=9) for each in range(1, 101))
    (page,) = drawn("month", calendar=HandMade(crowd))
    shown = sum(word.startswith("Person") for word in page.words)
    assert f"{100 - shown} more" in page.words
    assert shown >= 3


def test_the_agenda_loses_nothing_and_says_where_a_day_goes_on() -> None:
    crowd = tuple(touch(each, f"Person {each}", 3 + each % 2, hour=9) for each in range(1, 101))
    pages = drawn("agenda", calendar=HandMade(crowd))
    words = [word for page in pages for word in page.words]
    assert {f"Person {each}" for each in range(1, 101)} <= set(words)
    assert "goes on" in words
    assert len(pages) > 1
    assert f"Printed Thu 11 June 2026, page 2 of {len(pages)}" in words


def test_a_name_of_a_day_never_ends_a_column() -> None:
    many = tuple(touch(each, f"Person {each}", each // 2, hour=9) for each in range(80))
    for page in drawn("agenda", calendar=HandMade(many)):
        by_column: dict[bool, list[tuple[float, str]]] = {False: [], True: []}
        for (x, y), word in zip(page.places, page.words, strict=True):
            by_column[x > 500].append((y, word))
        for lines in by_column.values():
            names = [y for y, word in lines if word.endswith(("June", "July"))]
            people = [y for y, word in lines if word.startswith("Person")]
            if names and people:
                assert max(people) > max(names)


def test_the_agenda_of_an_empty_time_says_so() -> None:
    (page,) = drawn("agenda", calendar=HandMade(()))
    assert "Nothing is planned in these days." in page.words


def test_the_week_shows_the_hours_that_hold_something() -> None:
    assert hours_needed(()) == (8, 18)
    assert hours_needed((TOMAS,)) == (8, 18)
    early, late = touch(1, "Early", 0, hour=5.5), touch(2, "Late", 0, hour=23.5, minutes=60)
    assert hours_needed((early, late)) == (5, 24)


def test_only_the_days_on_paper_are_read() -> None:
    calendar = HandMade()
    drawn("week", calendar=calendar)
    assert calendar.asked == [(date(2026, 6, 8), date(2026, 6, 14))]


class Window:
    """A window with the dialog over it."""

    def __init__(self, qtbot: QtBot, key: str) -> None:
        self.calendar = HandMade()
        self.reader = reader_of(self.calendar)
        self.window = QWidget()
        self.window.resize(1200, 800)
        self.tasks = Tasks(self.window)
        nothing = cast(Any, None)
        self.shell = Shell(self.reader.desk, nothing, self.tasks, Messages(self.window), theme_of(), nothing)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.dialog: PrintDialog = open_print(self.shell, key, TODAY, self.reader)
        QApplication.processEvents()

    def close(self) -> None:
        """Take the window down."""
        self.tasks.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def test_the_dialog_shows_the_pages_and_follows_what_is_chosen(qtbot: QtBot) -> None:
    window = Window(qtbot, "agenda")
    dialog = window.dialog
    assert dialog.title.text() == "Print 11 June to 8 July 2026"
    assert dialog.chosen == {MOMENTS, DONE}
    asked = len(window.calendar.asked)
    box = dialog.choices[SURPRISES].box
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert dialog.chosen == ALL
    assert len(window.calendar.asked) == asked + 1
    assert dialog.preview.accessibleName().endswith("1 page")
    window.close()


def test_pages_can_be_turned(qtbot: QtBot) -> None:
    window = Window(qtbot, "agenda")
    window.calendar.entries = tuple(touch(each, f"P {each}", 3 + each % 9) for each in range(150))
    window.dialog.refresh()
    assert window.dialog.page_count > 2
    qtbot.mouseClick(window.dialog.after, LEFT)
    assert window.dialog.count.text() == f"Page 2 of {window.dialog.page_count}"
    window.close()


def test_a_pdf_is_written_beside_the_window_and_said_to_be_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(qtbot, "month")
    path = tmp_path / "june.pdf"
    window.dialog.write(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: any("not encrypted" in toast.text for toast in window.window.findChildren(Toast)))
    assert path.read_bytes().startswith(b"%PDF")
    window.close()


def test_it_is_printed_on_the_paper_that_the_printer_has(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(qtbot, "week")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    window.dialog.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    window.close()


def test_every_kind_of_entry_has_a_word_on_paper() -> None:
    entries = tuple(
        replace(TOMAS, kind=kind, id=at, title=kind.value, day=TODAY + timedelta(at % 3), minute=None)
        for at, kind in enumerate(EntryKind, start=1)
    )
    (page,) = drawn("month", calendar=HandMade(entries))
    assert {kind.value for kind in EntryKind} <= set(page.words)
