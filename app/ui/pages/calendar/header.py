"""The head of the calendar: what is in view, the way through time, what is shown, and the three views."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.pages.calendar.shown_chip import ShownChip
from app.ui.theme import theme_of
from app.ui.widgets.buttons import Button, GhostButton, IconButton, SecondaryButton
from app.ui.widgets.painting import draw_line, text_width
from app.ui.widgets.segmented import Segment, SegmentedControl

_GAP = 12


class TitleButton(Button):
    """The title; a click or G opens the way to any day."""

    def __init__(self, hint: str) -> None:
        super().__init__("", kind="ghost")
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = text_width(self.text(), theme.scale.display)
        return QSize(int(width + 1), theme.scale.line("display"))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        width = text_width(self.text(), theme.scale.title)
        return QSize(int(width + 1), theme.scale.line("display"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        color = theme.color("ember" if self._hovered or self.isDown() else "ink")
        font = theme.scale.display if self.width() >= self.sizeHint().width() else theme.scale.title
        draw_line(painter, QRectF(self.rect()), self.text(), font, color)


class CalendarHeader(QWidget):
    """Says what the owner wants of the calendar; the page does it."""

    stepped = Signal(int)
    today_asked = Signal()
    jump_asked = Signal()
    view_chosen = Signal(object)
    print_asked = Signal()
    side_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleButton(self.tr("Go to a day (G)"))
        self.before = IconButton("chevl", "")
        self.after = IconButton("chev", "")
        self.today = SecondaryButton(self.tr("Today"))
        self.surprises = ShownChip(self.tr("Surprises"), "gold")
        self.moments = ShownChip(self.tr("Expected moments"), "ink3")
        self.print_button = GhostButton(self.tr("Print"), icon="printer")
        self.side = IconButton("columns", self.tr("Show what stands beside"), kind="secondary")
        self.views = SegmentedControl(
            (
                Segment("month", self.tr("Month")),
                Segment("week", self.tr("Week")),
                Segment("agenda", self.tr("Agenda")),
            ),
            name=self.tr("View"),
        )
        self._is_narrow = False
        self._build()
        self._connect()

    def show_view(self, key: str, title: str) -> None:
        """Fit to a view and what it shows."""
        self.title.setText(title)
        self.title.updateGeometry()
        self.views.set_value(key)
        names = {
            "month": (self.tr("The month before"), self.tr("The next month")),
            "week": (self.tr("The week before"), self.tr("The next week")),
        }
        before, after = names.get(key, (self.tr("Earlier"), self.tr("Later")))
        self.before.set_name(before)
        self.after.set_name(after)
        self.print_button.setVisible(key == "agenda")
        self._fit()

    def set_narrow(self, is_narrow: bool) -> None:
        """Offer the side panel where it has no room of its own, and shorten the chips."""
        self._is_narrow = is_narrow
        self.side.setVisible(is_narrow)
        self.moments.set_label(self.tr("Moments") if is_narrow else self.tr("Expected moments"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the chips out where a long title takes their room; the agenda has them beside it."""
        chips = (self.surprises, self.moments)
        others = (self.before, self.after, self.today, self.views, *((self.side,) if self._is_narrow else ()))
        taken = self.title.minimumSizeHint().width() + sum(each.sizeHint().width() + _GAP for each in (*others, *chips))
        is_shown = self.views.value != "agenda" and taken + _GAP <= self.width()
        for chip in chips:
            chip.setVisible(is_shown)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.title)
        row.addSpacing(4)
        arrows = QHBoxLayout()
        arrows.setSpacing(0)
        arrows.addWidget(self.before)
        arrows.addWidget(self.after)
        row.addLayout(arrows)
        row.addWidget(self.today)
        row.addStretch(1)
        for widget in (self.surprises, self.moments, self.print_button):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self.views)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.title.clicked.connect(self.jump_asked)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.views.chosen.connect(self.view_chosen)
        self.print_button.clicked.connect(self.print_asked)
        self.side.clicked.connect(self.side_asked)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.line("display"))
