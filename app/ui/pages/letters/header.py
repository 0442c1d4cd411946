"""The head of the page: the way back, the name of the letters, and what is asked for less often."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.dossier.inline_text import InlineText
from app.ui.dossier.word_button import WordButton
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.label import Label


class _Crumb(QWidget):
    """ "Surprises / Personal letters"."""

    def __init__(self) -> None:
        super().__init__()
        self.back = WordButton(self.tr("Surprises"), tone="ink2", weight=400)
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label("/", "caption", "ink3"))
        row.addWidget(Label(self.tr("Personal letters"), "caption", weight=500))
        row.addStretch(1)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QPointF(0, round(self.height() / 2 - 7)), "chevl", theme_of(self).color("ink2"), 14)

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(20))


class LettersHeader(QWidget):
    """`renamed` carries another name; low windows get one line instead of two."""

    back_asked = Signal()
    more_asked = Signal()
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumb = _Crumb()
        self.back = IconButton("chevl", self.tr("Back to surprises"), size="small")
        self.title = InlineText(self.tr("Name of these letters"))
        self.title.setToolTip(self.tr("Double-click to give them another name; it is the subject of drafts."))
        self.subtitle = Label("", "body", "ink2")
        self.subtitle.setContentsMargins(0, 10, 0, 0)
        self.more = IconButton("more", self.tr("More"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.crumb)
        column.addLayout(row)
        self.back.hide()
        self.crumb.back.clicked.connect(self.back_asked)
        self.back.clicked.connect(self.back_asked)
        self.more.clicked.connect(self.more_asked)
        self.title.committed.connect(self.renamed)

    def show_campaign(self, name: str, subtitle: str) -> None:
        """Name the letters and say how many."""
        self.title.set_text(name)
        self.title.updateGeometry()
        self.subtitle.setText(subtitle)

    def set_low(self, is_low: bool) -> None:
        """One line where the window is low."""
        self.crumb.setVisible(not is_low)
        self.back.setVisible(is_low)
