"""What stands beside a view: in a column of its own, or sliding over the view where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.theme import theme_of

WIDTH = 304
_SLIDE_MS, _SHIFT = 160, 8
_PAD = 20


class SideHost(QWidget):
    """Holds the side panels of all views; narrow, it lies over the right of its parent until it is closed."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.stack = QStackedWidget()
        self._is_narrow = False
        self._shift = self._foot = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.stack)
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_moved)
        over.installEventFilter(self)

    @property
    def is_narrow(self) -> bool:
        """Whether it slides over the view."""
        return self._is_narrow

    def add(self, panel: QWidget) -> None:
        """Take a view's panel in."""
        self.stack.addWidget(panel)

    def show_panel(self, panel: QWidget) -> None:
        """Show the panel of a view."""
        self.stack.setCurrentWidget(panel)

    def set_narrow(self, is_narrow: bool) -> None:
        """Lie over the view from now on, closed at first, or stand beside it."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.setVisible(not is_narrow)
        pad = _PAD if is_narrow else 0
        self._column.setContentsMargins(pad + (1 if is_narrow else 0), pad, pad, max(pad, self._foot))

    def set_foot(self, height: int) -> None:
        """Leave that room below, where the view beside goes down to the edge of the window."""
        self._foot = height

    def open_over(self) -> None:
        """Slide in, with the focus on the first thing that takes it."""
        if not self._is_narrow:
            self.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._place()
        self.show()
        self.raise_()
        duration = theme_of(self).duration(_SLIDE_MS)
        if duration:
            self._motion.setStartValue(3 * _SHIFT)
            self._motion.setEndValue(0)
            self._motion.setDuration(duration)
            self._motion.start()
        first = self._first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def close_over(self) -> bool:
        """Slide out; False when it stands beside or is closed."""
        if not self._is_narrow or self.isHidden():
            return False
        self.hide()
        self.closed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.close_over():
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_narrow and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_narrow:
            return
        painter, theme = QPainter(self), theme_of(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.color("line"))

    def _place(self) -> None:
        width = min(theme_of(self).scale.px(WIDTH) + 2 * _PAD, round(self._over.width() * 0.6))
        self.setGeometry(self._over.width() - width + self._shift, 0, width, self._over.height())

    def _on_moved(self, shift: int) -> None:
        self._shift = shift
        if self._is_narrow:
            self._place()

    def _first(self) -> QWidget | None:
        """The first widget inside that takes Tab."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and self.isAncestorOf(widget) and widget.isVisibleTo(self):
                return widget
            widget = widget.nextInFocusChain()
        return None
