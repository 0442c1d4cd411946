"""The focus ring: shown two pixels outside a widget, and only after keyboard use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_KEPT = {Qt.FocusReason.OtherFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
_SHOW_THEIR_OWN = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QAbstractItemView)


class FocusRing(QWidget):
    """Two pixels around one widget, wherever it moves; never takes a click. The colour is asked for at each paint."""

    GAP = 4

    def __init__(self, widget: QWidget, color: Callable[[], QColor]) -> None:
        self._host = _host(widget)
        super().__init__(self._host)
        self._widget, self._color = widget, color
        own = widget.property("focusRadius")
        self._radius = int(own) if own is not None else 10
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.surround()

    def carriers(self) -> tuple[QWidget, ...]:
        """Every widget between the one inside and the one that the ring lies on: when they move, so does the ring."""
        found = []
        moving = self._widget.parentWidget()
        while moving is not None and moving is not self._host:
            found.append(moving)
            moving = moving.parentWidget()
        return tuple(found)

    def surround(self) -> None:
        """Lie around the widget where it is now."""
        corner = self._widget.mapTo(self._host, QPoint(0, 0))
        place = QRect(corner, self._widget.size())
        self.setGeometry(place.adjusted(-self.GAP, -self.GAP, self.GAP, self.GAP))
        self.setVisible(self._widget.isVisibleTo(self._host))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color(), 2))
        radius = self._radius + self.GAP - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class KeyboardFocus(QObject):
    """Marks the focused widget with the property `kbd` after keyboard use and puts the ring around it.

    A widget opts out with the property `focusRing` set to False and names its corner with `focusRadius`.
    Only the focused widget is watched: leaving it tells the reason of the change, which is also the next one's. What
    carries it is watched while there is a ring. The ring itself watches nothing: it may be cleared away together with
    its window while the window still sends events.
    """

    def __init__(self, app: QApplication, color: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._color = color
        self._reason = Qt.FocusReason.OtherFocusReason
        self._by_keyboard = False
        self._watched: QWidget | None = None
        self._ring: FocusRing | None = None
        self._carriers: tuple[QWidget, ...] = ()
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVES:
            self._follow()
        elif watched is not self._watched:
            return False
        elif kind == QEvent.Type.FocusOut:
            self._reason = _reason_of(watched, event)
        elif kind == QEvent.Type.MouseButtonPress and self._by_keyboard:
            self._mark(False)
        elif kind == QEvent.Type.KeyPress and not self._by_keyboard and event.key() in _ARROWS:  # type: ignore[attr-defined]
            self._mark(True)
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None:
            return
        if self._reason not in _KEPT:
            self._by_keyboard = self._reason in _KEYBOARD
        self._reason = Qt.FocusReason.OtherFocusReason
        self._watched = new
        new.installEventFilter(self)
        new.destroyed.connect(self._forget)
        self._mark(self._by_keyboard)

    def _leave(self) -> None:
        widget, self._watched = self._watched, None
        self._hide_ring()
        if widget is not None and isValid(widget):
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._forget)
            if widget.property("kbd"):
                widget.setProperty("kbd", False)
                widget.update()

    def _forget(self) -> None:
        self._watched = None
        self._hide_ring()

    def _mark(self, by_keyboard: bool) -> None:
        self._by_keyboard = by_keyboard
        if self._watched is not None:
            self._watched.setProperty("kbd", by_keyboard)
            self._watched.update()
        self._place_ring()

    def _place_ring(self) -> None:
        self._hide_ring()
        widget = self._watched
        if widget is not None and self._by_keyboard and _wants_ring(widget) and widget.isVisible():
            self._ring = FocusRing(widget, self._color)
            self._carriers = self._ring.carriers()
            for carrier in self._carriers:
                carrier.installEventFilter(self)

    def _follow(self) -> None:
        if self._ring is not None and self._watched is not None and isValid(self._ring) and isValid(self._watched):
            self._ring.surround()

    def _hide_ring(self) -> None:
        carriers, self._carriers = self._carriers, ()
        for carrier in carriers:
            if isValid(carrier):
                carrier.removeEventFilter(self)
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()


def _reason_of(left: QObject, event: QEvent) -> Qt.FocusReason:
    """Why the focus goes; Qt also says Tab when the widget was hidden or disabled under it."""
    if isinstance(left, QWidget) and not (left.isVisible() and left.isEnabled()):
        return Qt.FocusReason.OtherFocusReason
    reason: Qt.FocusReason = event.reason()  # type: ignore[attr-defined]
    return reason


def _wants_ring(widget: QWidget) -> bool:
    return widget.property("focusRing") is not False and not isinstance(widget, _SHOW_THEIR_OWN)


def _host(widget: QWidget) -> QWidget:
    """What the ring scrolls with: the content of the nearest scroll area, otherwise the window."""
    ancestor = widget.parentWidget()
    while ancestor is not None and not ancestor.isWindow():
        viewport = ancestor.parentWidget()
        if viewport is not None and isinstance(viewport.parentWidget(), QAbstractScrollArea):
            return ancestor
        ancestor = viewport
    return ancestor if ancestor is not None else widget
