"""The list of backups: when, why, how many cards, and what was proved; one is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.backups import BackupInfo
from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.vault_words import backup_title, cards_in, reason_text
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_HEAD, _ROW, _SHOWN = 36, 40, 5
_WIDTHS = (190, 112, 64)


class BackupModel(QAbstractTableModel):
    """Backups newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups: tuple[BackupInfo, ...] = ()
        self._today = date(1970, 1, 1)
        self._tried: date | None = None

    def show_backups(self, backups: tuple[BackupInfo, ...], today: date, tried: date | None) -> None:
        """Show other backups; `tried` is the day of the one that a drill brought back."""
        self.beginResetModel()
        self._backups, self._today, self._tried = backups, today, tried
        self.endResetModel()

    def info(self, row: int) -> BackupInfo:
        """The backup of a row."""
        return self._backups[row]

    def is_tried(self, row: int) -> bool:
        """Whether the backup was brought back as a test."""
        return self.info(row).manifest.created_at.astimezone().date() == self._tried

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Written"), self.tr("Why"), self.tr("Cards"), self.tr("Proof"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        info = self._backups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            proof = self.tr("restored as a test") if self.is_tried(index.row()) else self.tr("read back")
            why = reason_text(info.manifest.reason)
            return (backup_title(info, self._today), why, number_text(cards_in(info)), proof)[index.column()]
        return None


class _Cell(QStyledItemDelegate):
    """Paints a cell: the radio in the first column, the proof in sage."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme_of().scale.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, theme.color("ember_t"))
        horizontal_rule(painter, rect.left(), rect.right() + 1, rect.top(), theme.color("line"))
        text, left = str(index.data()), rect.left() + 14
        font, tone = theme.scale.font("body"), "ink2"
        if index.column() == 0:
            dot = QRectF(left, rect.center().y() - 8.5, 18, 18)
            rounded_box(painter, dot, 9, theme.color("card"), theme.color("ember" if is_chosen else "field"),
                        5 if is_chosen else 1.5)  # fmt: skip
            left += 28
            font, tone = theme.scale.font("body", 600 if is_chosen else 500), "ink"
        elif index.column() == 2:
            font = theme.scale.font("body", tabular=True)
        elif index.column() == 3:
            model = index.model()
            is_tried = isinstance(model, BackupModel) and model.is_tried(index.row())
            place = QPointF(left, round(rect.center().y() - 7))
            paint_icon(painter, place, "shield" if is_tried else "check", theme.color("sage"), 14)
            left, tone = left + 19, "sage"
        draw_line(painter, QRectF(left, rect.top(), rect.right() - left - 4, rect.height()), text, font,
                  theme.color(tone))  # fmt: skip


class BackupTable(QTableView):
    """Five rows are seen, the others scroll; `chosen` carries the backup."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups = BackupModel(self)
        self.setModel(self.backups)
        self.setItemDelegate(_Cell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("Backups"))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        theme_of(self).changed.connect(self._fit)
        self._fit()

    @property
    def info(self) -> BackupInfo | None:
        """The chosen backup."""
        index = self.currentIndex()
        return self.backups.info(index.row()) if index.isValid() else None

    def show_backups(self, backups: tuple[BackupInfo, ...], today: date, tried: date | None) -> None:
        """Show these, with the newest chosen."""
        self.backups.show_backups(backups, today, tried)
        if backups:
            self.selectRow(0)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(480, scale.px(_HEAD) + _SHOWN * scale.px(_ROW) + 2)

    def _fit(self) -> None:
        scale = theme_of(self).scale
        self.verticalHeader().setDefaultSectionSize(scale.px(_ROW))
        head = self.horizontalHeader()
        head.setFont(scale.font("caption", 600))
        head.setFixedHeight(scale.px(_HEAD))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, scale.px(width))
        self.setFixedHeight(self.sizeHint().height())

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.backups.info(current.row()))
