"""A line of text that is edited where it stands: double-click, F2 or Enter; Enter keeps, Escape leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.scale import Role
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class InlineText(QWidget):
    """Shows text; `committed` carries what the owner wrote instead, never the same text, never nothing."""

    committed = Signal(str)

    def __init__(self, name: str, role: Role = "display", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._name = role, name
        self.label = Label("", role)
        self.edit = LineEdit()
        self.edit.setAccessibleName(name)
        self.edit.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.edit, 1)
        self.edit.installEventFilter(self)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_text(self, text: str) -> None:
        """Show another text; what is being written stays."""
        self.label.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return not self.edit.isHidden()

    def start(self) -> None:
        """Open the field."""
        self.edit.setText(self.label.text())
        self.label.hide()
        self.edit.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Close the field and keep what was written, as leaving it does."""
        self._finish(keep=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self._finish(keep=True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._finish(keep=False)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish(keep=True)
                return True
        return False

    def _finish(self, *, keep: bool) -> None:
        if not self.is_editing:
            return
        text = " ".join(self.edit.text().split())
        has_focus = self.edit.hasFocus()
        self.edit.hide()
        self.label.show()
        if has_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and text and text != self.label.text():
            self.committed.emit(text)

    def _on_theme_changed(self) -> None:
        scale = theme_of(self).scale
        self.edit.setFont(scale.font(self._role))
        self.edit.setFixedHeight(scale.line(self._role))
        self.setFixedHeight(scale.line(self._role))
