"""What every page is: a title, an icon, its concerns, and when it reloads."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.domain.changes import Changes


class Page(QWidget):
    """A page of the window: `reload()` reads what it shows; a hidden page only turns stale.

    TITLE and ICON describe it in the rail, CONCERNS names the kinds of changes (tables) that make it reload.
    """

    progressed = Signal(str, float)
    finished = Signal()
    """Words and share (0 to 1) of a long job that goes on in the background, and its end."""

    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    CONCERNS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stale = True

    @property
    def is_stale(self) -> bool:
        """Whether the page has to reload before it is shown."""
        return self._is_stale

    def open(self, *_args: Any, **state: Any) -> None:
        """Take what the page is to begin with, before it is shown; a page names what it takes."""

    @property
    def stands_on(self) -> int:
        """The customer the keyboard stands on in here, for the next start (0: nobody); `open(customer=…)` returns."""
        return 0

    @property
    def is_discreet(self) -> bool:
        """Whether names are hidden on it at the moment, so that nothing said over it may name anybody."""
        return False

    def reload(self) -> None:
        """Read again and show; a page fills this in."""

    def activate(self) -> None:
        """Called by the window when the owner came here; a page may put the focus where it belongs."""

    def leave(self) -> None:
        """Called before the vault is locked or closed; a page keeps here what was typed and not kept yet."""

    def refresh(self) -> None:
        """Reload now when visible, keeping the scroll; otherwise when shown next."""
        if self.isVisible():
            self._reload_in_place()
        else:
            self._is_stale = True

    def on_changes(self, changes: Changes) -> None:
        """Take notice of an action; reload where it concerns this page."""
        if self.is_concerned(changes):
            self.refresh()

    def is_concerned(self, changes: Changes) -> bool:
        """Whether the changes touch what the page shows; a page of one person narrows it to her."""
        return bool(changes.kinds & self.CONCERNS)

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._reload_in_place()
        super().showEvent(event)

    def _reload_in_place(self) -> None:
        self._is_stale = False
        places = [(area, area.verticalScrollBar().value()) for area in self.findChildren(QAbstractScrollArea)]
        self.reload()
        scrolled = [(area, value) for area, value in places if value]
        if scrolled:
            QTimer.singleShot(0, self, lambda: _scroll_back(self, scrolled))


def _scroll_back(page: Page, places: list[tuple[QAbstractScrollArea, int]]) -> None:
    alive = set(page.findChildren(QAbstractScrollArea))
    for area, value in places:
        if area in alive:
            area.verticalScrollBar().setValue(value)
