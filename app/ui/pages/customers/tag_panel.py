"""The popup that puts tags on the chosen people, or takes them off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.fold import fold
from app.ui.widgets.chip import Chip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label

_MOST = 24


class TagPanel(QWidget):
    """A line for a tag, and the known ones as chips; a ticked chip is a tag that all chosen people have."""

    tagged = Signal(str)
    untagged = Signal(str)

    def __init__(self, names: Iterable[str], common: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._common = frozenset(common)
        self.field = LineEdit(self.tr("A new tag, or one you have"), icon="tag")
        self.field.setAccessibleName(self.tr("Tag"))
        self.chips: dict[str, Chip] = {}
        self._build()
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Tag"), weight=600))
        column.addWidget(self.field)
        flow = QWidget()
        layout = FlowLayout(flow, gap=6)
        for name in self._names[:_MOST]:
            chip = Chip(name, checked=name in self._common)
            chip.clicked.connect(lambda on, name=name: (self.tagged if on else self.untagged).emit(name))
            self.chips[name] = chip
            layout.addWidget(chip)
        flow.setVisible(bool(self.chips))
        column.addWidget(flow)

    def _on_typed(self, text: str) -> None:
        wanted = fold(text.strip())
        for name, chip in self.chips.items():
            chip.setVisible(wanted in fold(name))

    def _on_entered(self) -> None:
        name = self.field.text().strip()
        if name:
            known = next((each for each in self._names if fold(each) == fold(name)), name)
            self.tagged.emit(known)
