"""People with how their letter stands, one line each; the shown one is tinted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.campaign import LetterLine
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.letters.words import STATE_LOOKS
from app.ui.theme import theme_of
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

LINE = Qt.ItemDataRole.UserRole + 1
HIGH, _FACE, _SIDE, _ICON = 46, 30, 14, 16
Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Lines of a campaign, at most `most` of them (0: all)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[LetterLine, ...] = ()

    def show_lines(self, lines: tuple[LetterLine, ...]) -> None:
        """Show these; where only words changed, the rows stay."""
        same = [line.person.id for line in lines] == [line.person.id for line in self.lines]
        if same:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.person.name}, {line.words}"
        return None


class PeopleDelegate(QStyledItemDelegate):
    """A face, the name, how the letter stands, and the sign for it."""

    def __init__(self, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme_of().scale.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: LetterLine = index.data(LINE)
        theme, rect = theme_of(), QRectF(option.rect)
        scale, state = theme.scale, option.state
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_on or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("ember_t" if is_on else "hover"))
        if index.row():
            horizontal_rule(painter, rect.left(), rect.right(), rect.top(), theme.color("line"))
        face, icon, side = scale.px(_FACE), scale.px(_ICON), scale.px(_SIDE)
        place = QRectF(rect.left() + side, rect.center().y() - face / 2, face, face)
        paint_avatar(painter, place, self._photos.avatar(line.person.name, line.person.photo_id), theme)
        left = place.right() + scale.px(10)
        wide = rect.right() - side - icon - scale.px(10) - left
        top = rect.center().y() - (scale.line("body") + scale.line("caption")) / 2
        name = QRectF(left, top, wide, scale.line("body"))
        draw_line(painter, name, line.person.name, scale.font("body", 600 if is_on else 500), theme.color("ink"))
        words = QRectF(left, name.bottom(), wide, scale.line("caption"))
        draw_line(painter, words, line.words, scale.caption, theme.color("ink2"))
        sign, tone = STATE_LOOKS[line.kind]
        at = QPointF(rect.right() - side - icon, round(rect.center().y() - icon / 2))
        paint_icon(painter, at, sign, theme.color(tone), icon)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.property("kbd"):
            rounded_box(painter, rect.adjusted(2, 2, -2, -2), 8, None, theme.color("ember"), 2)
        painter.restore()


class PeopleList(QListView):
    """As high as its lines; `chosen` carries a person, `toggled` asks to leave out or take in, `menu_asked` a menu."""

    chosen = Signal(int)
    toggled = Signal(int)
    entered_letter = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, photos: Photos, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = PeopleModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(PeopleDelegate(photos, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setProperty("focusRing", False)
        self.setAccessibleName(name)
        photos.arrived.connect(self.viewport().update)
        theme_of(self).changed.connect(self._measure)

    @property
    def lines(self) -> tuple[LetterLine, ...]:
        """What is shown."""
        return self._lines.lines

    def show_lines(self, lines: Iterable[LetterLine]) -> None:
        """Show these people."""
        self._lines.show_lines(tuple(lines))
        self._measure()

    def show_current(self, number: int) -> None:
        """Tint somebody, or nobody where they are not here."""
        row = next((row for row, line in enumerate(self.lines) if line.person.id == number), -1)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != row or not self.selectedIndexes():
            self.setCurrentIndex(self._lines.index(row))

    def sizeHint(self) -> QSize:
        return QSize(200, len(self.lines) * theme_of(self).scale.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._choose(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_letter.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.toggled.emit(self.lines[self.currentIndex().row()].person.id)
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self._choose(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(self.lines[index.row()].person.id, at)

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self.lines[index.row()].person.id)

    def _measure(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
