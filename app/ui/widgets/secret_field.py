"""The passphrase field: covered until the owner looks, with a word about Caps Lock while it matters."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class SecretEdit(LineEdit):
    """A covered line with an eye; `caps_lock` tells whether letters come out as Caps Lock makes them."""

    caps_lock = Signal(bool)
    shown = Signal(bool)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(large=large, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = IconButton("eye", self.tr("Show the passphrase"), size="small", parent=self)
        self.eye.clicked.connect(lambda: self.show_text(self.echoMode() is QLineEdit.EchoMode.Password))
        self._set_margins()

    def show_text(self, is_shown: bool) -> None:
        """Show what is typed, or cover it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eyeoff" if is_shown else "eye")
        self.eye.set_name(self.tr("Hide the passphrase") if is_shown else self.tr("Show the passphrase"))
        self.shown.emit(is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        elif len(letter) == 1 and letter.upper() != letter.lower():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != is_shifted)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(self.eye.sizeHint().height(), self.eye.minimumHeight())
        self.eye.setGeometry(self.width() - side - 6, (self.height() - side) // 2, side, side)

    def _right_room(self) -> int:
        return 0

    def _set_margins(self) -> None:
        super()._set_margins()
        margins = self.textMargins()
        margins.setRight(theme_of(self).scale.px(36))
        self.setTextMargins(margins)


class SecretField(QWidget):
    """Label, covered line, one sentence when something is wrong, and the Caps Lock hint while it is on."""

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(self, label: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = SecretEdit(large=large)
        self.edit.setAccessibleName(label)
        self._label = Label(label, "body" if large else "caption", "ink" if large else "ink2", weight=500)
        self.error = Label("", "caption", "berry", wrap=True)
        self.caps = Label(self.tr("Caps Lock is on"), "caption", "gold", weight=500)
        self._build(large)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(self.submitted)
        self.edit.caps_lock.connect(self.caps.setVisible)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.edit.set_error(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def clear(self) -> None:
        """Empty the line and cover it again."""
        self.edit.clear()
        self.edit.show_text(False)

    def _build(self, large: bool) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.error, 1)
        below.addWidget(self.caps, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6 if large else 4)
        column.addWidget(self._label)
        column.addWidget(self.edit)
        column.addLayout(below)
        self.error.hide()
        self.caps.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
