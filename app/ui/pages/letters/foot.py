"""The foot: nothing is sent by itself, and what becomes of the letters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.dossier.word_button import WordButton
from app.ui.formatting import count_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.selection_bar import PageFoot


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        side = theme_of(self).scale.px(16)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect().topLeft().toPointF(), "lock", theme_of(self).color("ink2"), self.width())


class LettersFoot(PageFoot):
    """Says what the owner wants; the page does it."""

    calls_asked = Signal()
    drafts_asked = Signal()
    print_asked = Signal()
    went_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "body", "ink2")
        self.went_out = WordButton(self.tr("They went out"), role="body", weight=600)
        self.went_out.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.calls = SecondaryButton("", icon="call")
        self.drafts = SecondaryButton("", icon="mail")
        self.printing = PrimaryButton("", icon="printer")
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(_Lock())
        said.addWidget(self.words)
        said.addWidget(self.went_out)
        said.addStretch(1)
        self.row.addLayout(said, 1)
        for button in (self.calls, self.drafts, self.printing):
            self.row.addWidget(button)
        self.went_out.clicked.connect(self.went_out_asked)
        self.calls.clicked.connect(self.calls_asked)
        self.drafts.clicked.connect(self.drafts_asked)
        self.printing.clicked.connect(self.print_asked)

    def show_counts(self, written: int, calls: int) -> None:
        """How many letters and calls there are."""
        self.calls.setText(self.tr("Call list, {count}").format(count=calls))
        self.calls.setVisible(calls > 0)
        self.drafts.setText(count_text(written, self.tr("Save 1 draft"), self.tr("Save {count} drafts")))
        self.printing.setText(count_text(written, self.tr("Print 1 letter"), self.tr("Print {count} letters")))
        for button in (self.drafts, self.printing, self.went_out):
            button.setEnabled(written > 0)
        self.went_out.setVisible(written > 0)

    def set_narrow(self, is_narrow: bool) -> None:
        """Say less where there is little room."""
        short = self.tr("Nothing is sent by itself.")
        full = self.tr("Nothing is sent by itself. Printed letters count as contacts once you say they went out.")
        self.words.setText(short if is_narrow else full)
        self.words.setToolTip(full if is_narrow else "")

    def set_side(self, side: int) -> None:
        """The room at both ends, as the page has it."""
        self.row.setContentsMargins(side, 0, side, 0)
