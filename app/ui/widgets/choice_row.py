"""Choices in forms: tiles with icon and word, radio lines with a sentence, and switches of settings."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.touchpoint import Mood
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.mood_face import paint_mood
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_ICON = 20


@dataclass(frozen=True, slots=True)
class ChoiceTile:
    """One choice: value, word, and an icon's name or a mood for its face."""

    value: Hashable
    text: str
    icon: str = ""
    mood: Mood | None = None


class ChoiceRow(QWidget):
    """Tiles side by side, one chosen at most; `chosen` carries the value, None when it was taken back.

    Tiles are 56 high with the icon above the word, or 36 high (`flat`) with the icon before it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        tiles: tuple[ChoiceTile, ...],
        value: Hashable = None,
        *,
        name: str = "",
        flat: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self.buttons = tuple(_TileButton(tile, flat) for tile in tiles)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, at=place: self._choose(at))
            row.addWidget(button, 1)
        self.setAccessibleName(name)
        self.set_value(value)

    @property
    def value(self) -> Hashable:
        """Value chosen now, None for none."""
        return next((button.tile.value for button in self.buttons if button.isChecked()), None)

    def set_value(self, value: Hashable) -> None:
        """Choose without a signal; None chooses nothing."""
        for button in self.buttons:
            button.setChecked(value is not None and button.tile.value == value)
        self._set_tab_stop()

    def choose(self, place: int) -> None:
        """Choose by number, from 0, as a key of the dialog does."""
        if 0 <= place < len(self.buttons):
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        goal = min(max(0, focused + step), len(self.buttons) - 1)
        self.buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)
        if not self.buttons[goal].isChecked():
            self._choose(goal)

    def _choose(self, place: int) -> None:
        value = self.buttons[place].tile.value
        taken_back = self._optional and value == self._last
        self.set_value(None if taken_back else value)
        self.chosen.emit(self.value)

    def _set_tab_stop(self) -> None:
        self._last = self.value
        stop = next((button for button in self.buttons if button.isChecked()), self.buttons[0])
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _TileButton(QAbstractButton):
    """One tile of a ChoiceRow."""

    def __init__(self, tile: ChoiceTile, flat: bool) -> None:
        super().__init__()
        self.tile, self._flat = tile, flat
        self._hovered = False
        self.setText(tile.text)
        self.setAccessibleName(tile.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        width = text_width(self.tile.text, scale.font("caption", 600))
        if self._flat:
            return QSize(int(width) + 24 + (scale.px(_ICON) + 6 if self._has_picture() else 0), scale.px(36))
        return QSize(max(scale.px(50), int(width) + 6), scale.px(56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        on = self.isChecked()
        if on:
            rounded_box(painter, rect, 10, theme.color("ember_t"), theme.color("ember"), 2)
        else:
            fill = "hover" if self._hovered and self.isEnabled() else "card"
            rounded_box(painter, rect, 10, theme.color(fill), theme.color("line2"))
        font = theme.scale.font("caption", 600 if on else 500)
        ink = theme.color("ember" if on else "ink2" if self.isEnabled() else "ink3")
        side = theme.scale.px(_ICON)
        if self._flat:
            picture = side + 6 if self._has_picture() else 0
            left = (rect.width() - text_width(self.tile.text, font) - picture) / 2
            self._paint_picture(painter, QPointF(left, rect.center().y() - side / 2), side)
            words = rect.adjusted(left + picture, 0, 0, 0)
            draw_line(painter, words, self.tile.text, font, ink)
            return
        line = theme.scale.line("caption")
        top = (rect.height() - side - 4 - line) / 2
        self._paint_picture(painter, QPointF((rect.width() - side) / 2, top), side)
        words = QRectF(2, top + side + 4, rect.width() - 4, line)
        draw_line(painter, words, self.tile.text, font, ink, Qt.AlignmentFlag.AlignHCenter)

    def _has_picture(self) -> bool:
        return bool(self.tile.icon) or self.tile.mood is not None

    def _paint_picture(self, painter: QPainter, place: QPointF, side: int) -> None:
        theme = theme_of(self)
        place = QPointF(round(place.x()), round(place.y()))
        if self.tile.mood is not None:
            paint_mood(painter, QRectF(place.x(), place.y(), side, side), self.tile.mood, theme)
        elif self.tile.icon:
            tone = "ember" if self.isChecked() else "ink2"
            paint_icon(painter, place, self.tile.icon, theme.color(tone), side)


class ChoiceLines(QWidget):
    """Radio lines, each a bold word and a quiet sentence; `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(self, lines: tuple[tuple[Hashable, str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(value for value, _, _ in lines)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for place, (_, title, text) in enumerate(lines):
            radio = QRadioButton()
            self._group.addButton(radio, place)
            column.addWidget(_Captioned(radio, title, text, weight=600))
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The marks of the lines, in their order."""
        return tuple(self._group.button(place) for place in range(len(self._values)))

    @property
    def value(self) -> Hashable:
        """Value chosen now."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: Hashable) -> None:
        """Choose a line."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _on_toggled(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[place])


class ToggleRow(QWidget):
    """A checkbox with a word and a quiet sentence below; `toggled` carries the state."""

    toggled = Signal(bool)

    def __init__(self, title: str, text: str = "", *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setChecked(checked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_Captioned(self.box, title, text, weight=400))
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_on(self, on: bool) -> None:
        """Tick or untick it."""
        self.box.setChecked(on)


class _Captioned(QWidget):
    """A check or radio with its words beside it; a click on the words counts."""

    def __init__(self, button: QAbstractButton, title: str, text: str, *, weight: int) -> None:
        super().__init__()
        self._button = button
        button.setAccessibleName(title)
        button.setAccessibleDescription(text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, weight=weight, wrap=True))
        if text:
            words.addWidget(Label(text, "caption", "ink3", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """The mark stands in the middle of the first line."""
        self._button.setMinimumHeight(theme_of(self).scale.line("body"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._button.click()
