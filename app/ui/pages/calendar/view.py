"""What month, week and agenda have in common, so that the page need not know which one is shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import Entry
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.shell import Shell


class CalendarView(QWidget):
    """One way of showing a range of days. It reads through `reader`, and says what the owner wants; the page does it.

    `side` stands right of the view, or slides over it where the window is narrow; a view fills it.
    """

    entry_opened = Signal(object)
    """Entry: Enter or a double-click on it."""
    day_chosen = Signal(object)
    """date: the owner went to this day."""
    carried = Signal(object, object, object)
    """Entry, date, minute or None for any time: dropped there by mouse or keyboard; also a person without a day."""
    resized = Signal(object, int)
    """Entry, minutes: now takes that long."""
    add_asked = Signal(object, object)
    """date, minute or None: plan something there."""
    done_asked = Signal(object)
    """Entry: it was done."""
    move_asked = Signal(object, QPoint)
    """Entry, global place: choose another day for it in a small calendar."""
    menu_asked = Signal(object, QPoint)
    """Entry, global place: everything that can be done with it."""
    range_changed = Signal()
    """Another range is in view: the page shows `title()` again."""
    side_asked = Signal()
    """Enter on a day in a narrow window: show the side panel."""
    print_asked = Signal()
    """Print what is in view."""
    side_done = Signal()
    """What was taken from the side panel is put down: where it slides over, it may go."""

    KEY: ClassVar[str] = ""
    """Value of the view in the page's segmented control: "month", "week" or "agenda"."""

    REACHES_DOWN: ClassVar[bool] = False
    """Whether it goes on below the edge of the window, so that no room is left there."""

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.reader, self.photos = shell, reader, photos
        self.side = QWidget()

    @property
    def selected(self) -> Entry | None:
        """The entry that the keyboard stands on, or was clicked last."""
        return None

    def show_range(self, anchor: date) -> None:
        """Show the range around a day, and choose that day."""
        raise NotImplementedError

    def anchor(self) -> date:
        """The day that is chosen; another view begins with it."""
        raise NotImplementedError

    def bounds(self) -> tuple[date, date]:
        """First and last day in view."""
        raise NotImplementedError

    def step(self, places: int) -> None:
        """Show a range earlier (-1) or later (1)."""
        raise NotImplementedError

    def title(self) -> str:
        """What the page says above: "June 2026"."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read again what is in view; choice and place stay."""
        raise NotImplementedError

    def cancel(self) -> bool:
        """Put a carried entry back; False when there is none."""
        return False

    def focus_list(self) -> None:
        """Put the keyboard on the days."""
        self.setFocus()

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """Fit to a low or narrow window."""

    def set_single_letters(self, is_on: bool) -> None:
        """Let M (and other single letters) work, or not, as the owner has set it."""
