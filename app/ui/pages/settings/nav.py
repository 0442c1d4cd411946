"""The list of sections: each with its icon and its present state; a grid at the top where room is scarce."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_ACROSS = 3


class SectionButton(QAbstractButton):
    """One section: icon, name, and its state below."""

    def __init__(self, icon: str, title: str) -> None:
        super().__init__()
        self._icon, self._state = icon, ""
        self.setText(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_state(self, state: str) -> None:
        """Say the present state."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {state}")
        self.setToolTip(state)
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(200, scale.line("body") * 2 + 18)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self.isChecked():
            rounded_box(painter, rect, 10, theme.color("card"), theme.color("line"))
        elif self.underMouse():
            rounded_box(painter, rect, 10, theme.color("hover"))
        line = theme.scale.line("body")
        tone = "ember" if self.isChecked() else "ink2"
        size = theme.scale.px(18)
        paint_icon(painter, QPointF(11, 8 + (line - size) / 2), self._icon, theme.color(tone), size)
        words = QRectF(21 + size, 8, rect.width() - 28 - size, line)
        weight = 600 if self.isChecked() else 500
        draw_line(painter, words, self.text(), theme.scale.font("body", weight), theme.color("ink"))
        words.translate(0, line)
        draw_line(painter, words, self._state, theme.scale.font("caption"), theme.color("ink3"))


class SectionList(QWidget):
    """Up and Down step through it; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, sections: tuple[tuple[str, str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {key: SectionButton(icon, title) for key, icon, title in sections}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        for key, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, at=key: self.chosen.emit(at))
        self._is_wide: bool | None = None
        self.set_wide(True)

    def set_current(self, key: str) -> None:
        """Show which section is open; the arrows start from it."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)

    def set_wide(self, is_wide: bool) -> None:
        """One below the other, or three across at the top of a narrow window."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for place, button in enumerate(self.buttons.values()):
            row, column = (place, 0) if is_wide else divmod(place, _ACROSS)
            self._grid.addWidget(button, row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        keys = [key for key, button in self.buttons.items() if button.isVisible()]
        now = next((key for key, button in self.buttons.items() if button.isChecked()), None)
        if step is None or now not in keys:
            super().keyPressEvent(event)
            return
        goal = keys[min(max(0, keys.index(now) + step), len(keys) - 1)]
        self.chosen.emit(goal)
        self.buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)
