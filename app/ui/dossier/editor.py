"""Small editors that stand in for a line while it is written: Enter saves, Escape leaves it as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.dossier.quality_slider import QualitySlider
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import SegmentedControl


class Editor(QWidget):
    """Put fields into `column`, then call `finish()`; `saved` and `cancelled` tell what the owner decided."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.save = SecondaryButton(self.tr("Save"), size="small")
        self.cancel = GhostButton(self.tr("Cancel"), size="small")
        self.error = Label("", "caption", "berry", wrap=True)
        self.error.hide()
        self._begun_with: tuple[object, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything was written or chosen since the editor opened."""
        return self._entered() != self._begun_with

    def finish(self) -> None:
        """Add the sentence for errors and the two buttons, and take the keys."""
        self.column.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.column.addLayout(row)
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.cancelled)
        for field in self.findChildren(QWidget):
            field.installEventFilter(self)
        self._begun_with = self._entered()

    def say(self, sentence: str) -> None:
        """Say what is wrong; empty takes it back."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def first_field(self) -> QWidget:
        """Where the focus goes when the editor opens."""
        fields: list[QWidget] = [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]
        return next((field for field in fields if not field.isHidden()), self.save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        return False

    def _entered(self) -> tuple[object, ...]:
        return tuple(value for field in self.findChildren(QWidget) if (value := _value(field)) is not None)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if isinstance(watched, QLineEdit) or with_control:
                self.saved.emit()
                return True
        return False


def caption(text: str) -> Label:
    """The quiet bold word over a field."""
    return Label(text, "caption", "ink2", weight=600)


def _value(field: QWidget) -> object:
    """What a field holds, None for a widget that holds nothing of the owner's."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    return field.value if isinstance(field, SegmentedControl | QualitySlider) else None
