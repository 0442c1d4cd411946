"""The table of keys (F1 or ?)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width

WIDTH, TOP = 760, 64
_KEYS_WIDTH = 136
_PAD, _GAP = 5, 4

Lines = tuple[tuple[str, str], ...]


class KeysTable(QWidget):
    """Groups of keys with what they do, in two columns; closes with Escape."""

    def __init__(self) -> None:
        super().__init__()
        self._overlay: Overlay | None = None
        self.setAccessibleName(self.tr("All keys"))
        self._build()

    def open_panel(self, shell: Shell) -> KeysTable:
        """Show it over the window."""
        self._overlay = shell.messages.show_overlay(self, width=WIDTH, top=TOP)
        return self

    def close_panel(self) -> None:
        """Take it away."""
        if self._overlay is not None:
            self._overlay.close_overlay()

    def groups(self) -> tuple[tuple[str, Lines], ...]:
        """Every group: its title, and keys with what they do."""
        return (
            (self.tr("Everywhere"), self._everywhere()),
            (self.tr("Dialogs"), self._dialogs()),
            (self.tr("Log a touchpoint, outside the note"), self._logging()),
            (self.tr("Lists and cards"), self._lists()),
            (self.tr("A row of Today"), self._today()),
            (self.tr("A person or company"), self._customer()),
            (self.tr("Table"), self._table()),
            (self.tr("Board"), self._board()),
            (self.tr("Calendar"), self._calendar()),
            (self.tr("Surprises"), self._surprises()),
            (self.tr("Letters"), self._letters()),
            (self.tr("History"), self._history()),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        horizontal_rule(QPainter(self), 0, self.width(), self._head.geometry().bottom(), theme.color("line"))

    def _build(self) -> None:
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(self.close_panel)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 12, 12, 12)
        row.addWidget(Label(self.tr("All keys"), "lead"), 1)
        row.addWidget(close)
        content = QWidget()
        content.setProperty("pane", True)
        columns = QHBoxLayout(content)
        columns.setContentsMargins(20, 16, 20, 20)
        columns.setSpacing(32)
        groups = self.groups()
        for some in (groups[:3], groups[3:]):
            columns.addLayout(self._column(some), 1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("All keys"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme_of(self).scale.px(320))
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(area, 1)
        self._area, self._content = area, content

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._head.sizeHint().height() + self._content.sizeHint().height() + 2)

    def _column(self, groups: tuple[tuple[str, Lines], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for title, lines in groups:
            column.addWidget(Label(title, "body", weight=600))
            for keys, words in lines:
                column.addWidget(_KeyLine(keys, words))
            column.addSpacing(14)
        column.addStretch(1)
        return column

    def _everywhere(self) -> Lines:
        return (
            ("Ctrl+K", self.tr("Find or do")),
            ("Ctrl+L", self.tr("Log a touchpoint")),
            ("Ctrl+Shift+P", self.tr("Make a promise")),
            ("Ctrl+N", self.tr("Add a customer")),
            ("Ctrl+Shift+N", self.tr("Add a company")),
            ("Ctrl+1", self.tr("Today")),
            ("Ctrl+2", self.tr("Customers")),
            ("Ctrl+3", self.tr("Calendar")),
            ("Ctrl+4", self.tr("Surprises")),
            ("Ctrl+,", self.tr("Settings")),
            ("Ctrl+Alt+Z", self.tr("History and trash")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+Shift+Z", self.tr("Redo")),
            ("Alt+Left", self.tr("Back")),
            ("Alt+Right", self.tr("Forward")),
            ("F6", self.tr("Next part of the window")),
            ("Shift+F6", self.tr("The part before")),
            ("Ctrl+Shift+L", self.tr("Lock now")),
            ("Ctrl+Shift+H", self.tr("Blur names and faces")),
            ("Esc", self.tr("Close, clear the search, leave the choice")),
            ("F1 ?", self.tr("This table")),
        )

    def _lists(self) -> Lines:
        return (
            ("/", self.tr("Search in the page")),
            ("Up Down", self.tr("Move")),
            ("Home End", self.tr("First, last")),
            ("Enter", self.tr("Open")),
            ("Space", self.tr("Choose")),
            ("Shift+Up", self.tr("Choose several")),
            ("Ctrl+A", self.tr("Choose all that match")),
            ("Shift+F10", self.tr("Menu of the line")),
            ("L", self.tr("Log a touchpoint with this one")),
            ("P", self.tr("Plan a touchpoint with this one")),
        )

    def _dialogs(self) -> Lines:
        return (
            ("Ctrl+Enter", self.tr("Save")),
            ("Tab", self.tr("Next field")),
            ("Esc", self.tr("Close; what was typed in a note is kept")),
        )

    def _logging(self) -> Lines:
        return (
            ("1 … 9", self.tr("Channel")),
            ("Alt+1 … 5", self.tr("How it felt")),
        )

    def _customer(self) -> Lines:
        return (
            ("[ ]", self.tr("The one before, the next in the list")),
            ("L", self.tr("Log a touchpoint")),
            ("P", self.tr("Plan a touchpoint")),
        )

    def _table(self) -> Lines:
        return (("Ctrl+Left", self.tr("Move a column, from its head")), ("Ctrl+Right", self.tr("The other way")))

    def _board(self) -> Lines:
        return (
            ("M", self.tr("Pick the card up")),
            ("Left Right", self.tr("Carry it to another stage")),
            ("Enter", self.tr("Put it down; Esc puts it back")),
        )

    def _calendar(self) -> Lines:
        return (
            ("Up Down", self.tr("A week; Left and Right a day")),
            ("PgUp PgDn", self.tr("The month before, the next month")),
            ("Home", self.tr("Today")),
            ("G", self.tr("Go to a day; Ctrl G does the same")),
            ("Tab", self.tr("Into the entries of the day")),
            ("M", self.tr("Pick an entry up; arrows carry it")),
            ("Shift+Up Shift+Down", self.tr("In the week, make it shorter or longer")),
            ("Enter", self.tr("Put it down; Esc puts it back")),
            ("D", self.tr("Done, in the agenda")),
            ("Ctrl+P", self.tr("Print")),
        )

    def _today(self) -> Lines:
        return (
            ("D", self.tr("Done; Space does the same")),
            ("S", self.tr("Snooze: a day, three days, next week, a day of your own")),
            ("M", self.tr("Move to another day or hour")),
        )

    def _surprises(self) -> Lines:
        return (
            ("Left Right", self.tr("From card to card; Up and Down by month")),
            ("A", self.tr("Accept")),
            ("N", self.tr("Another idea")),
            ("X", self.tr("Not this person")),
            ("L", self.tr("Lock, or unlock")),
            ("M", self.tr("Pick the card up; arrows carry it, Enter puts it down")),
            ("T", self.tr("Picture or table")),
            ("Ctrl+P", self.tr("Print the year")),
        )

    def _letters(self) -> Lines:
        return (
            ("Ctrl+Up Ctrl+Down", self.tr("The person before, the next one")),
            ("{", self.tr("The list of facts, in the text")),
            ("Enter", self.tr("Edit the letter of the marked person")),
            ("Del", self.tr("Leave the marked person out, or take them in")),
            ("Ctrl+P", self.tr("Print the letters")),
        )

    def _history(self) -> Lines:
        return (("Enter", self.tr("What was changed")), ("U", self.tr("Undo or redo this line")))


class _KeyLine(QWidget):
    """Keys in their frames, and what they do."""

    def __init__(self, keys: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Keys(keys))
        row.addWidget(Label(words, "body", "ink2", wrap=True), 1)
        self.setAccessibleName(f"{keys.replace('+', ' ')}: {words}")


class _Keys(QWidget):
    """One key combination, each key in a small frame."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = tuple(part for part in keys.replace("+", " ").split(" ") if part) or (keys,)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(_KEYS_WIDTH), scale.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        font, high = theme.scale.font("caption", 500), theme.scale.px(20)
        left, top = 0.0, (self.height() - high) / 2
        for key in self._keys:
            width = text_width(key, font) + 2 * _PAD + 2
            box = QRectF(left, top, max(width, high), high)
            if key != "…":
                rounded_box(painter, box, 5, theme.color("sunk"), theme.color("line2"))
            draw_line(painter, box, key, font, theme.color("ink2"), Qt.AlignmentFlag.AlignHCenter)
            left = box.right() + _GAP


def open_dialog(shell: Shell) -> KeysTable:
    """Show the table."""
    return KeysTable().open_panel(shell)
