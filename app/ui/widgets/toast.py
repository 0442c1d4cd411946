"""The toast: one line at the bottom centre that says what was done and offers Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QPushButton, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, draw_lines, rounded_box, text_width, wrapped

_LIGHT = {"sage": "#93C29C", "gold": "#E3BA5E", "action": "#F0A48C", "hint": "#C9BEB2"}
_DARK = {"sage": "#36563F", "gold": "#674C1B", "action": "#9A3A24", "hint": "#5F564E"}
_SECONDS = 8
_MOST_TEXT = 480


class Toast(QWidget):
    """One message at a time over the bottom of its window; it waits while hovered or focused. Never for errors."""

    def __init__(self, window: QWidget, seconds: float = _SECONDS) -> None:
        super().__init__(window)
        self._window = window
        self._text = ""
        self._icon = "check"
        self._tone = "sage"
        self._action = _ToastAction(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._on_time_over)
        self._hovered = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(self._action)
        self.hide()
        window.installEventFilter(self)
        theme_of(self).changed.connect(self._place)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text

    def say(
        self,
        text: str,
        *,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        hint: str = "",
        icon: str = "check",
        tone: str = "sage",
    ) -> None:
        """Show a message, replacing the one before; `hint` names the key that does the same as the action."""
        self._text, self._icon, self._tone = text, icon, tone
        self._action.offer(action, hint, on_action)
        self._place()
        self._shade()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{text}. {action} {hint}".strip() if action else text)

    def dismiss(self) -> None:
        """Go away at once."""
        self._timer.stop()
        self.hide()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        lines = wrapped(self._text, theme.scale.body, self._room(theme))
        widest = max((text_width(line, theme.scale.body) for line in lines), default=0.0)
        height = max(theme.scale.px(48), len(lines) * theme.scale.line("body") + 8)
        return QSize(round(46 + widest + 1 + self._action_width()), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rect = QRectF(self.rect())
        rounded_box(painter, rect, 12, theme.color("ink"))
        middle = rect.center().y()
        paint_icon(painter, QPointF(16, round(middle - 9)), self._icon, toast_color(theme, self._tone), 18)
        line = theme.scale.line("body")
        width = self.width() - 46 - self._action_width() + 1
        lines = wrapped(self._text, theme.scale.body, width)
        place = QRectF(46, middle - len(lines) * line / 2, width, len(lines) * line)
        draw_lines(painter, place, self._text, theme.scale.body, theme.color("paper"), line)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _on_time_over(self) -> None:
        if self._hovered or self._action.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _room(self, theme: Theme) -> float:
        return max(120.0, min(theme.scale.px(_MOST_TEXT), self._window.width() - 64 - 46 - self._action_width()))

    def _action_width(self) -> float:
        return self._action.sizeHint().width() + 24 if not self._action.isHidden() else 16

    def _place(self) -> None:
        self.updateGeometry()
        size = self.sizeHint()
        self.resize(size)
        self.move((self._window.width() - size.width()) // 2, self._window.height() - size.height() - 24)
        self.update()

    def _shade(self) -> None:
        if self.graphicsEffect() is None:
            effect = QGraphicsDropShadowEffect(self)
            effect.setBlurRadius(32)
            effect.setOffset(0, 12)
            effect.setColor(theme_of(self).color("shadow"))
            self.setGraphicsEffect(effect)


class _ToastAction(QPushButton):
    """Undo, with its key beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint = ""
        self._then: Callable[[], None] | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 8)
        self.clicked.connect(self._on_clicked)

    def offer(self, text: str, hint: str, then: Callable[[], None] | None) -> None:
        self.setText(text)
        self._hint, self._then = hint, then
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        width = 20 + text_width(self.text(), scale.font("caption", 600))
        width += 8 + text_width(self._hint, scale.font("caption", 500)) if self._hint else 0
        return QSize(round(width + 0.5), scale.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect()).adjusted(10, 0, 0, 0)
        font = theme.scale.font("caption", 600)
        font.setUnderline(self.underMouse())
        rect.adjust(draw_line(painter, rect, self.text(), font, toast_color(theme, "action")) + 8, 0, 0, 0)
        draw_line(painter, rect, self._hint, theme.scale.font("caption", 500), toast_color(theme, "hint"))

    def _on_clicked(self) -> None:
        toast = self.parentWidget()
        if isinstance(toast, Toast):
            toast.dismiss()
        if self._then is not None:
            self._then()


def toast_color(theme: Theme, name: str) -> QColor:
    """Colours on the ink bar, which is dark in light mode and light in dark mode."""
    return QColor((_DARK if theme.is_dark else _LIGHT)[name])


def announce(widget: QWidget, text: str) -> None:
    """Let the screen reader say a sentence."""
    widget.setAccessibleName(text)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
