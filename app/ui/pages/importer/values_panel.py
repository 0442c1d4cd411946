"""What the words of a stage or tier column mean here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.customer import Stage, Tier
from app.domain.mapping import ColumnMapping, Target
from app.ui.theme import theme_of
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot


class ValuesPanel(QWidget):
    """One line for each word of the file; `value_chosen` carries the word and its meaning, "" for none."""

    value_chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, column: ColumnMapping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self._meanings = _meanings(column.target)
        self.done = PrimaryButton(self.tr("Done"))
        self._build(column)
        self.done.clicked.connect(self.closed)

    def _build(self, column: ColumnMapping) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        pane = QWidget()
        pane.setProperty("pane", True)
        grid = QGridLayout(pane)
        grid.setContentsMargins(20, 18, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        said = self.tr("What the words in {column} mean").format(column=column.column)
        grid.addWidget(Label(said, "lead", wrap=True), 0, 0, 1, 2)
        for place, (raw, meaning) in enumerate(column.values, 1):
            grid.addWidget(Label(raw), place, 0)
            grid.addWidget(self._box(raw, meaning), place, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane)
        area.setMinimumHeight(min(pane.sizeHint().height() + 2, theme_of(self).scale.px(420)))
        outer.addWidget(area, 1)
        foot = PanelFoot(self.tr("A word without a meaning is kept in a field of its own."))
        foot.add_button(self.done)
        outer.addWidget(foot)

    def _box(self, raw: str, meaning: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("Nothing here"))
        for value in self._meanings:
            box.addItem(value.replace("_", " ").capitalize())
        box.setCurrentIndex(self._meanings.index(meaning) + 1 if meaning in self._meanings else 0)
        box.setAccessibleName(self.tr("{word} means").format(word=raw))
        box.setMinimumWidth(theme_of(self).scale.px(170))
        box.activated.connect(lambda place: self.value_chosen.emit(raw, self._meanings[place - 1] if place else ""))
        self.boxes[raw] = box
        return box


def _meanings(target: Target) -> tuple[str, ...]:
    return tuple(str(value) for value in (Stage if target is Target.STAGE else Tier))
