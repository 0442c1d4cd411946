"""One row of the file, cell by cell, to look at and to write better."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.incoming import Problem
from app.domain.mapping import Mapping, Target
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot

_LONGEST_LINE = 32_000
_NAMES = frozenset(("name", "given_name", "family_name", "email", "company"))
Cells = tuple[tuple[int, str, str], ...]


class RowPanel(QWidget):
    """Shows the cells that come in, the one in question first; `saved` carries what was changed, by position."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, problem: Problem, cells: Cells, mapping: Mapping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = {position: text for position, _, text in cells}
        self.fields: dict[int, LineEdit] = {}
        self.save = PrimaryButton(self.tr("Save"), hint=self.tr("Ctrl Enter"))
        self.leave = GhostButton(self.tr("Leave it"))
        self._build(problem, _in_order(problem, cells, mapping))
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.left)

    @property
    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return next(iter(self.fields.values()), self.leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.fields:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        changed = {place: edit.text() for place, edit in self.fields.items() if edit.text() != self._before[place]}
        self.saved.emit(changed)

    def _build(self, problem: Problem, cells: Cells) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 12)
        head.setSpacing(4)
        head.addWidget(Label(self.tr("Row {line}").format(line=problem.line), "lead"))
        head.addWidget(Label(problem.message, "body", "ink2", wrap=True))
        column.addLayout(head)
        column.addWidget(self._cells(cells), 1)
        foot = PanelFoot(self.tr("Your words are used for this import only; the file stays as it is."))
        foot.add_button(self.leave)
        foot.add_button(self.save)
        self.save.setEnabled(bool(cells))
        column.addWidget(foot)

    def _cells(self, cells: Cells) -> QWidget:
        pane = QWidget()
        pane.setProperty("pane", True)
        grid = QGridLayout(pane)
        grid.setContentsMargins(20, 0, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (position, name, text) in enumerate(cells):
            edit = LineEdit()
            edit.setMaxLength(_LONGEST_LINE)
            edit.setText(text)
            edit.setCursorPosition(0)
            edit.setAccessibleName(name)
            self._before[position] = edit.text()
            self.fields[position] = edit
            grid.addWidget(Label(name, "caption", "ink2", weight=600), place, 0)
            grid.addWidget(edit, place, 1)
        if not cells:
            words = self.tr("This row can't be taken apart, so there is nothing to edit.")
            grid.addWidget(Label(words, wrap=True), 0, 0, 1, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane)
        wanted = pane.sizeHint().height() + 2
        area.setMinimumHeight(min(wanted, theme_of(self).scale.px(420)))
        return area


def _in_order(problem: Problem, cells: Cells, mapping: Mapping) -> Cells:
    """Cells that come in, those that the problem is about first."""
    targets = {column.position: column.target for column in mapping.columns}
    wanted = [cell for cell in cells if targets[cell[0]] is not Target.NOTHING]
    meant = _NAMES if problem.field == "name" else frozenset((problem.field,))

    def is_meant(cell: tuple[int, str, str]) -> bool:
        return cell[1] == problem.field or targets[cell[0]].value in meant

    return tuple(sorted(wanted, key=lambda cell: not is_meant(cell)))
