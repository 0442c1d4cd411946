"""A filter of quiet words in one line, the chosen one in ember."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, text_width

_GAP = 11


class WordTabs(QWidget):
    """A radio group of words: clicks, Left, Right, Home and End choose; `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(
        self, tabs: tuple[tuple[Hashable, str], ...], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs, self._name = tabs, name
        self._value = tabs[0][0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        theme_of(self).changed.connect(self.updateGeometry)
        self._describe()

    @property
    def value(self) -> Hashable:
        """Value of the chosen word; one that no word stands for shows no choice."""
        return self._value

    def set_value(self, value: Hashable) -> None:
        """Choose without a signal."""
        self._value = value
        self._describe()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(self._ends(theme)[-1] + 1), theme.scale.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def tab_rect(self, place: int) -> QRectF:
        """Where a word lies."""
        theme = theme_of(self)
        end = self._ends(theme)[place]
        width = text_width(self._tabs[place][1], self._font(theme, True))
        return QRectF(end - width, 0, width + 1, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._tabs)):
            if self.tab_rect(place).adjusted(-_GAP / 2, 0, _GAP / 2, 0).contains(event.position()):
                self._choose(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, last = self._place(), len(self._tabs) - 1
        goal = {
            Qt.Key.Key_Left: max(0, here - 1), Qt.Key.Key_Right: min(last, here + 1), Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._choose(goal)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        for place, (value, text) in enumerate(self._tabs):
            on = value == self._value
            ink = theme.color("ember" if on else "ink2")
            draw_line(painter, self.tab_rect(place), text, self._font(theme, on), ink, Qt.AlignmentFlag.AlignHCenter)

    def _choose(self, place: int) -> None:
        value = self._tabs[place][0]
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _place(self) -> int:
        return next((place for place, (value, _) in enumerate(self._tabs) if value == self._value), 0)

    def _ends(self, theme: Theme) -> list[float]:
        ends: list[float] = []
        for _, text in self._tabs:
            start = ends[-1] + _GAP if ends else 0.0
            ends.append(start + text_width(text, self._font(theme, True)))
        return ends

    def _font(self, theme: Theme, on: bool) -> QFont:
        return theme.scale.font("caption", 600 if on else 400)

    def _describe(self) -> None:
        word = next((text for value, text in self._tabs if value == self._value), "")
        self.setAccessibleName(f"{self._name}: {word}" if word else self._name)
        self.setAccessibleDescription(", ".join(text for _, text in self._tabs))
        self.update()
