"""What the page says when nobody is there: an empty file, or a search without a match."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.empty_state import EmptyState


class Nobody(QWidget):
    """The garden with a kind sentence and a way on."""

    clear_asked = Signal()
    add_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_new = False
        self.state = EmptyState("", " ", " ")
        self.bring = SecondaryButton(self.tr("Bring customers in"), icon="upload", size="small")
        self.state.acted.connect(self._on_acted)
        self.bring.clicked.connect(self.import_asked)
        self._build()
        self.say(False)

    def say(self, is_new: bool, notes: Iterable[str] = ()) -> None:
        """An empty file, or no match; the notes say what of the search was not understood."""
        self._is_new = is_new
        self.bring.setVisible(is_new)
        if is_new:
            title = self.tr("Nobody here yet")
            text = self.tr("Add the first person you think of, or bring your customers in from another program.")
            self.state.button.setText(self.tr("Add customer"))
        else:
            title = self.tr("Nobody matches yet")
            text = " ".join(notes) or self.tr("Try fewer words, or take a filter away.")
            self.state.button.setText(self.tr("Clear filters"))
        self.state.button.set_icon("plus" if is_new else "x")
        self.state.title.setText(title)
        self.state.text.setText(text)
        self.state.setAccessibleName(title)
        self.state.setAccessibleDescription(text)

    def _build(self) -> None:
        layout = self.state.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.state.button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state.button)
        row.addWidget(self.bring)
        row.addStretch(1)
        layout.insertLayout(layout.count() - 1, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 8, 32, 32)
        column.addWidget(self.state)
        column.addStretch(1)

    def _on_acted(self) -> None:
        (self.add_asked if self._is_new else self.clear_asked).emit()
