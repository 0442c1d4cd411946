"""The head of the page: a greeting, the day in one sentence, and how far to look ahead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.today import TodayView
from app.ui.pages.today.words import greeting, summary
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl

TODAY, WEEK = 1, 7


class TodayHeader(QWidget):
    """`days_chosen` carries 1 or 7."""

    days_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: TodayView | None = None
        self._is_narrow = False
        self.title = Label("", "display")
        self.sentence = Label("", tone="ink2")
        self.days = SegmentedControl(
            (Segment(TODAY, self.tr("Today")), Segment(WEEK, self.tr("Next 7 days"))), name=self.tr("Show")
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.days, 0, Qt.AlignmentFlag.AlignBottom)
        self.days.chosen.connect(self.days_chosen)

    def show_view(self, view: TodayView, hour: int) -> None:
        """Greet, and say what the day holds."""
        self._view = view
        self.title.setText(greeting(hour, view.owner))
        self._say()

    def set_narrow(self, is_narrow: bool) -> None:
        """Say it in fewer words."""
        self._is_narrow = is_narrow
        self._say()

    def _say(self) -> None:
        if self._view is not None:
            self.sentence.setText(summary(self._view, self._is_narrow))
