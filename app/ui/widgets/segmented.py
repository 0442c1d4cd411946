"""One choice of a few, side by side in a trough."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_ICON, _GAP = 16, 6


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its value, its word and an optional icon."""

    value: Hashable
    text: str
    icon: str = ""


class SegmentedControl(QWidget):
    """A radio group in one trough: Left, Right, Home, End and clicks choose; `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(
        self,
        segments: tuple[Segment, ...],
        value: Hashable = None,
        *,
        name: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments = segments
        self._small = small
        self._place = 0
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)
        self.set_value(segments[0].value if value is None else value)

    @property
    def value(self) -> Hashable:
        """Value of the choice shown."""
        return self._segments[self._place].value

    def set_value(self, value: Hashable) -> None:
        """Show a choice, without a signal."""
        self._place = next((i for i, segment in enumerate(self._segments) if segment.value == value), 0)
        self._describe()
        self.update()

    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show other choices; the present value stays where it still exists."""
        value = self.value
        self._segments = segments
        self.set_value(value)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(sum(self._widths(theme)) + 6.49), theme.scale.px(28 if self._small else 32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def segment_rect(self, place: int) -> QRectF:
        """Where a choice lies, counted from 0."""
        widths = self._widths(theme_of(self))
        return QRectF(3 + sum(widths[:place]), 3, widths[place], self.height() - 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._segments)):
            if self.segment_rect(place).adjusted(0, -3, 0, 3).contains(event.position()):
                self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._segments) - 1
        goal = {
            Qt.Key.Key_Left: max(0, self._place - 1),
            Qt.Key.Key_Right: min(last, self._place + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._choose(goal)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 10, theme.color("sunk"), theme.color("line"))
        for place, segment in enumerate(self._segments):
            box = self.segment_rect(place)
            on = place == self._place
            if on:
                rounded_box(painter, box, 8, theme.color("card"), theme.color("line2"))
            ink = theme.color("ink3" if not self.isEnabled() else "ink" if on else "ink2")
            left = box.left() + self._pad()
            if segment.icon:
                side = theme.scale.px(_ICON)
                paint_icon(painter, QPointF(round(left), round(box.center().y() - side / 2)), segment.icon, ink, side)
                left += side + _GAP
            room = QRectF(left, box.top(), box.right() - left, box.height())
            draw_line(painter, room, segment.text, self._font(theme, on), ink)

    def _choose(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self._describe()
            self.update()
            self.chosen.emit(self.value)

    def _describe(self) -> None:
        text = self._segments[self._place].text
        self.setAccessibleName(f"{self._name}: {text}" if self._name else text)
        self.setAccessibleDescription(", ".join(segment.text for segment in self._segments))

    def _widths(self, theme: Theme) -> list[float]:
        font = self._font(theme, True)
        icon = theme.scale.px(_ICON) + _GAP
        return [2 * self._pad() + text_width(each.text, font) + (icon if each.icon else 0) for each in self._segments]

    def _pad(self) -> int:
        return 9 if self._small else 13

    def _font(self, theme: Theme, on: bool) -> QFont:
        return theme.scale.font("caption" if self._small else "body", 600 if on else 500)
