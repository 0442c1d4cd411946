"""Overlays: a panel over the window, with a scrim, that keeps the focus until it closes."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.theme import theme_of
from app.ui.widgets.painting import paint_shadow, rounded_box

_FADE = 160
_RISE = 8


class OverlayPanel(QWidget):
    """The panel's white ground."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        rounded_box(QPainter(self), QRectF(self.rect()), 12, theme.color("card"), theme.color("line2"))


class Overlay(QWidget):
    """Shows `content` over the window of `over`: a dialog under a scrim, or a popup under an `anchor`.

    Escape and a click outside close it (a dialog with `modal=True` only by Escape); Tab stays inside;
    the focus goes back to where it came from. `closed` is emitted once, then the overlay deletes itself.
    """

    closed = Signal()

    def __init__(
        self,
        over: QWidget,
        content: QWidget,
        *,
        width: int = 560,
        top: int | None = 88,
        anchor: QWidget | None = None,
        modal: bool = False,
    ) -> None:
        window = over.window()
        super().__init__(window)
        self.content = content
        self._window = window
        self._width, self._top, self._anchor, self._modal = width, top, anchor, modal
        self._came_from = QApplication.focusWidget()
        self._is_closed = False
        self.panel = OverlayPanel(content, self)
        self._fade = QVariantAnimation(self)
        self._shift = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        window.installEventFilter(self)
        content.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> Overlay:
        """Show it and put the focus on `focus`, or on the first widget that takes it."""
        self.setAccessibleName(self.content.accessibleName())
        self._fit()
        self.show()
        self.raise_()
        self._rise()
        goal = focus or self._next_of(None, True) or self
        goal.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def close_overlay(self) -> None:
        """Close and give the focus back."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        goal = self._next_of(QApplication.focusWidget(), forward)
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._modal and not self.panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if self._anchor is None:
            painter.fillRect(event.rect(), theme.color("scrim"))
        paint_shadow(painter, QRectF(self.panel.geometry()), theme.color("shadow"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if (kind == QEvent.Type.Resize and watched is self._window) or kind == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(theme_of(self).scale.px(self._width), window.width() - 48)
        layout = self.panel.column
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(max(height, layout.minimumSize().height()), window.height() - 32)
        self.panel.resize(width, height)
        self.panel.move(self._place() + QPoint(0, self._shift))

    def _place(self) -> QPoint:
        panel = self.panel
        if self._anchor is not None:
            below = self._anchor.mapTo(self._window, QPoint(0, self._anchor.height() + 6))
            left = max(8, min(below.x(), self.width() - panel.width() - 8))
            if below.y() + panel.height() > self.height() - 8:
                above = below.y() - self._anchor.height() - 12 - panel.height()
                return QPoint(left, max(8, above))
            return QPoint(left, below.y())
        centred = (self.height() - panel.height()) // 2
        top = centred if self._top is None else max(16, min(self._top, self.height() - panel.height() - 16))
        return QPoint((self.width() - panel.width()) // 2, top)

    def _rise(self) -> None:
        duration = theme_of(self).duration(_FADE)
        if duration == 0:
            return
        self._fade.setStartValue(_RISE)
        self._fade.setEndValue(0)
        self._fade.setDuration(duration)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._on_risen)
        self._fade.start()

    def _on_risen(self, shift: int) -> None:
        self._shift = shift
        self.panel.move(self._place() + QPoint(0, shift))
        self.update()

    def _next_of(self, current: QWidget | None, forward: bool) -> QWidget | None:
        ring = self._tab_ring()
        if not ring:
            return None
        if current not in ring:
            return ring[0 if forward else -1]
        return ring[(ring.index(current) + (1 if forward else -1)) % len(ring)]

    def _tab_ring(self) -> list[QWidget]:
        """Widgets inside that take Tab, in order."""
        ring: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if wanted and self.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self):
                ring.append(widget)
            widget = widget.nextInFocusChain()
        return ring
