"""The way here: back to the list, the name, and the place in the list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.dossier.quiet_button import QuietButton
from app.ui.dossier.word_button import WordButton
from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.label import Label


class Crumb(QWidget):
    """ "Customers / Maja Holmström", and "3 of 248" with two arrows where there is a list to step through."""

    back_asked = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = WordButton(self.tr("Customers"), tone="ink2", weight=400)
        self.name = Label("", "caption", weight=500)
        self.place = Label("", "caption", "ink3", tabular=True)
        self.before = QuietButton("chevl", self.tr("Previous in the list, ["), size=20)
        self.after = QuietButton("chev", self.tr("Next in the list, ]"), size=20)
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label("/", "caption", "ink3"))
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.place)
        for button in (self.before, self.after):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.back.clicked.connect(self.back_asked)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))

    def show_place(self, name: str, number: int, within: tuple[int, ...]) -> None:
        """Show the name and where in the list it stands."""
        self.name.setText(name)
        is_inside = number in within and len(within) > 1
        place = within.index(number) + 1 if is_inside else 0
        words = self.tr("{place} of {count}").format(place=number_text(place), count=number_text(len(within)))
        self.place.setText(words if is_inside else "")
        self.before.setVisible(is_inside)
        self.after.setVisible(is_inside)
        self.before.setEnabled(place > 1)
        self.after.setEnabled(place < len(within))

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = round(self.height() / 2 - 7)
        paint_icon(QPainter(self), QPointF(0, middle), "chevl", theme_of(self).color("ink2"), 14)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(20))
