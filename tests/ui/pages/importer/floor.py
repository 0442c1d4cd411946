"""The import page in a window of its own, wired to a real desk; where it wanted to go is written down."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.messages import Messages
from app.ui.pages.importer.page import ImportPage
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import theme_of
from app.ui.widgets.overlay import Overlay

W = TypeVar("W", bound=QWidget)
HUBSPOT = (
    "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Company Name", "Lifecycle Stage",
    "Last Activity Date", "Notes", "Contact owner", "Lead Status",
)  # fmt: skip


class Noted:
    """Writes down where it was told to go."""

    def __init__(self) -> None:
        self.went: list[tuple[str, dict[str, Any]]] = []

    def go(self, page: str, **state: Any) -> None:
        self.went.append((page, state))


class Backups:
    """Counts the backups that were asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def before_import(self, **_: Any) -> None:
        self.asked += 1


class Floor:
    """What a test clicks on."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.window = QWidget()
        self.window.resize(width, height)
        self.navigator, self.backups = Noted(), Backups()
        self.tasks = Tasks(self.window)
        self.messages = Messages(self.window)
        self.shell = Shell(
            desk, cast(Any, self.navigator), self.tasks, self.messages, theme_of(), cast(Any, self),
        )  # fmt: skip
        self.page = ImportPage(self.shell)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208 if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.page.activate()

    def close(self) -> None:
        """Let every job end before the window goes."""
        self.tasks.close()

    def drop(self, *paths: Path) -> None:
        """Drop files on the zone, as the system does."""
        zone = self.page.choose.zone
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(zone, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
        QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), copy, mime, left, none))

    def check(self, *paths: Path) -> None:
        """Drop a file and wait until every row was looked at."""
        with self.qtbot.waitSignal(self.page.session.checked, timeout=20_000):
            self.drop(*paths)
        self.settle()

    def bring_in(self) -> None:
        """Click the primary button and wait until all is in."""
        with self.qtbot.waitSignal(self.page.session.brought, timeout=20_000):
            self.click(self.page.foot.go)

    def settle(self) -> None:
        """Wait until no reading job is under way."""
        self.qtbot.waitUntil(lambda: not self.tasks._jobs, timeout=20_000)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A real left click in the middle, or at a point."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def overlay(self, kind: type[W]) -> W:
        """The content of the overlay that is open."""
        found = [one.content for one in self.window.findChildren(Overlay) if one.isVisible()]
        content = next(one for one in found if isinstance(one, kind))
        return content

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=20_000)


def written(path: Path, rows: Iterable[Iterable[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A table in a file."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def hubspot(path: Path) -> Path:
    """A HubSpot export like the one of the picture, in small."""
    return written(path, (HUBSPOT, *(
        ("51203887", "Maja", "Holmström", "maja@villasolbacken.example", "+358 40 555 0142", "Villa Solbacken",
         "Customer", "2026-05-28 14:10", "no lilies!! daughter Ida", "Nora", "Open"),
        ("51203888", "Eero", "Salonen", "eero@salonen.example", "+358 50 123 4567", "", "Customer", "2026-06-04 09:00",
         "60 next June, plums", "Nora", "Open"),
        ("51203889", "Saga", "Lindroos", "saga@lindroos.example", "+358 40 700 8000", "", "Lead", "2026-06-06 11:30",
         "figs, north balcony", "Nora", "New"),
        ("51203890", "Kaarlo", "Virtanen", "kaarlo@virtanen.example", "call the office", "Aurajoki Hotels",
         "Opportunity", "31.02.2024", "likes numbers; bees", "Nora", "Open"),
        ("51203891", "Anneli", "Korhonen", "anneli@korhonen.example", "", "", "Customer", "2026-06-03 16:45",
         "cards rather than calls", "Nora", "Open"),
        ("51203892", "", "", "anna.k@example.com", "", "", "Lead", "", "", "Nora", "New"),
        ("51203893", "", "", "", "", "", "", "", "", "", ""),
    )))  # fmt: skip
