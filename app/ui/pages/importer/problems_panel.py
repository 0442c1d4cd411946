"""All rows that need a word: to read, to copy, to save."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.domain.incoming import Problem, Severity
from app.ui.choosing import choose_new_file
from app.ui.formatting import count_text
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ProblemsPanel(QWidget):
    """Row, what was noticed, what became of it. `saved` carries the path, `failed` what the disk said."""

    closed = Signal()
    saved = Signal(object)
    failed = Signal(object)
    row_asked = Signal(object)

    def __init__(self, problems: tuple[Problem, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = problems
        self.table = QTableView()
        self.copy = GhostButton(tr("Copy"), icon="copy")
        self.save = GhostButton(tr("Save as CSV"), icon="download")
        self.done = PrimaryButton(tr("Done"))
        self._build()
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.done.clicked.connect(self.closed)
        self.table.activated.connect(lambda index: self.row_asked.emit(problems[index.row()]))

    def as_csv(self) -> str:
        """The list as a table of text; no cell starts a formula."""
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow((tr("Row"), tr("What was noticed"), tr("What became of it")))
        writer.writerows((str(one.line or ""), _safe(one.message), severity_words(one)) for one in self._problems)
        return text.getvalue()

    def save_to(self, path: Path) -> None:
        """Write the list into a file."""
        try:
            path.write_text(self.as_csv(), "utf-8-sig", newline="")
        except OSError as error:
            self.failed.emit(KeepwarmError("The list could not be written.", error.strerror or ""))
            return
        self.saved.emit(path)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(_as_lines(self._problems))
        self.copy.setText(tr("Copied"))

    def _on_save(self) -> None:
        choose_new_file(self, tr("Save the list"), "rows that need a word.csv", "csv", self.save_to)

    def _build(self) -> None:
        scale = theme_of(self).scale
        self.table.setModel(_Model(self._problems, self))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scale.px(36))
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 12px; }")
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(scale.px(36))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, scale.px(90))
        header.resizeSection(2, scale.px(180))
        self.table.setMinimumHeight(scale.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        count = len(self._problems)
        title = Label(count_text(count, tr("1 row needs a word"), tr("{count} rows need a word")), "lead")
        title.setContentsMargins(20, 18, 20, 12)
        column.addWidget(title)
        column.addWidget(self.table, 1)
        foot = PanelFoot(tr("The list may hold what stood in your file. Keep it as carefully."))
        for button in (self.copy, self.save, self.done):
            foot.add_button(button)
        column.addWidget(foot)


class _Model(QAbstractTableModel):
    """Three columns: row, sentence, consequence."""

    def __init__(self, problems: tuple[Problem, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._problems = problems

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem = self._problems[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (str(problem.line or ""), problem.message, severity_words(problem))[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Row"), tr("What was noticed"), tr("What became of it"))[section]
        return None


def severity_words(problem: Problem) -> str:
    """What became of the row."""
    words = {Severity.LEFT_OUT: tr("not brought in"), Severity.CHANGED: tr("brought in, changed")}
    return words.get(problem.severity, tr("brought in"))


def _as_lines(problems: tuple[Problem, ...]) -> str:
    return "\n".join(f"{one.line or ''}\t{one.message}\t{severity_words(one)}" for one in problems)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
