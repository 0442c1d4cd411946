"""Whether other calendars see this one: the file they subscribe to, or the offer to write one."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.formatting import moment_ago
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label


class PhoneNote(Card):
    """One sentence about the file for other calendars; `set_up_asked` when the owner wants one."""

    set_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", weight=600, wrap=True)
        self.text = Label("", "caption", "ink2", wrap=True)
        self.link = LinkButton(self.tr("Set it up"))
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.link)
        self.link.clicked.connect(self.set_up_asked)
        self.show_file(None)

    def show_file(self, age: timedelta | None) -> None:
        """Say how long ago the file was written, or offer one where there is none."""
        if age is not None:
            self.title.setText(self.tr("Also in your phone’s calendar"))
            said = self.tr("A file it can subscribe to, written {when}. Surprises are left out in case someone looks.")
            self.text.setText(said.format(when=moment_ago(age)))
        else:
            self.title.setText(self.tr("In your phone’s calendar too?"))
            self.text.setText(
                self.tr("Keepwarm can keep a file up to date that any calendar subscribes to, without surprises.")
            )
        self.link.setVisible(age is None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), QPointF(16, 14), "refresh", theme_of(self).color("ink2"), 16)
