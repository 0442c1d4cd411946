"""A small panel that asks for another day, and an hour where that is wanted."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dossier.day_entry import DayEntry
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label


class DayPanel(QWidget):
    """`chosen` carries the day and the minute (None for any time)."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, title: str, today: date, minute: int | None, *, with_hour: bool) -> None:
        super().__init__()
        self._today, self._with_hour = today, with_hour
        self.title = Label(title, "lead", wrap=True)
        self.day = DayEntry(today, today + timedelta(days=1), lean="future")
        self.time = TimeEntry(minute, self.tr("Any time"))
        self.trouble = Label("", "caption", "berry", wrap=True)
        self.hint = Label("", "caption", "ink2", wrap=True)
        self.save_button = PrimaryButton(self.tr("Move"))
        self.cancel_button = GhostButton(self.tr("Cancel"))
        self._build()
        self.setAccessibleName(title)
        for field in (self.day, self.time):
            field.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)

    @property
    def minute(self) -> int | None:
        """The hour that is written."""
        return self.time.minute if self._with_hour else None

    def save(self) -> None:
        """Hand on what was written, or say what is not clear."""
        trouble = ""
        if self.day.day is None:
            trouble = self.tr("This day is not clear. “Friday” or “19 June” would be.")
        elif self.day.day < self._today:
            trouble = self.tr("This day is over. Choose a later one.")
        elif not self.time.is_valid:
            trouble = self.tr("This time is not clear. “10” or “9:30” would be.")
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if not trouble:
            self.chosen.emit(self.day.day, self.minute)

    def say(self, hint: str) -> None:
        """One helpful sentence about the day that is written."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _build(self) -> None:
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.day, 3)
        fields.addWidget(self.time, 2)
        if not self._with_hour:
            self.time.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(fields)
        column.addWidget(self.hint)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        self.hint.hide()
        self.trouble.hide()
