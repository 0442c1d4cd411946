"""Everybody who seems to be here already, one after the other, both sides of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.match import Match
from app.services.import_choices import Existing
from app.services.import_sides import Meeting
from app.ui.formatting import count_text
from app.ui.pages.importer.meeting_words import explanation
from app.ui.pages.importer.sides import Sides
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box
from app.ui.widgets.segmented import Segment, SegmentedControl

_PLACE = Qt.ItemDataRole.UserRole + 1
_LINE = 52
_KEYS = {Qt.Key.Key_M: Existing.FILL, Qt.Key.Key_K: Existing.CREATE, Qt.Key.Key_L: Existing.SKIP}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Row = tuple[int, str, Match]
"""Place in the file, name there, and the match."""


class MeetingsPanel(QWidget):
    """A list at the left, the two sides at the right. M merges, K keeps both, L leaves the row out.

    `chosen` carries place and choice, `wanted` the place whose sides are to be shown (answer with `show_meeting`).
    """

    chosen = Signal(int, object)
    wanted = Signal(int)
    closed = Signal()

    def __init__(self, rows: tuple[Row, ...], how: Callable[[int], Existing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._how = how
        self._meeting: Meeting | None = None
        self.model = _Matches(rows, how, self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.sides = Sides()
        self._name = Label("", weight=600)
        self._why = Label("", "caption", "ink2", wrap=True)
        self.choice = SegmentedControl(
            (Segment(Existing.FILL, tr("Merge")), Segment(Existing.CREATE, tr("Keep both")),
             Segment(Existing.SKIP, tr("Leave the row out"))),
            Existing.FILL, name=tr("What happens"), small=True,
        )  # fmt: skip
        self.explained = Label("", "caption", "ink2", wrap=True)
        self.merge_all = GhostButton(tr("Merge all"))
        self.keep_all = GhostButton(tr("Keep all apart"))
        self.done = PrimaryButton(tr("Done"))
        self._build(len(rows))
        self._connect()
        self.list.setCurrentIndex(self.model.index(0))

    @property
    def place(self) -> int | None:
        """Place in the file of whom the list stands on."""
        index = self.list.currentIndex()
        return index.data(_PLACE) if index.isValid() else None

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show the two sides of whom the list stands on."""
        if meeting is None or meeting.place != self.place:
            return
        self._meeting = meeting
        self._name.setText(meeting.name)
        self._why.setText(meeting.match.sentence)
        self._show_choice()

    def _build(self, count: int) -> None:
        scale = theme_of(self).scale
        right = QVBoxLayout()
        right.setContentsMargins(20, 8, 12, 12)
        right.setSpacing(8)
        right.addWidget(self._name)
        right.addWidget(self._why)
        right.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.explained)
        right.addWidget(self.sides, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        self.list.setFixedWidth(scale.px(280))
        body.addWidget(self.list)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = Label(count_text(count, tr("1 person found twice"), tr("{count} people found twice")), "lead")
        title.setContentsMargins(16, 14, 16, 10)
        column.addWidget(title)
        column.addLayout(body, 1)
        foot = PanelFoot(tr("M merges, K keeps both, L leaves the row out."))
        for button in (self.merge_all, self.keep_all, self.done):
            foot.add_button(button)
        column.addWidget(foot)
        self.setMinimumHeight(scale.px(480))
        self.list.setAccessibleName(title.text())

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.key_chosen.connect(self._choose)
        self.choice.chosen.connect(self._choose)
        self.merge_all.clicked.connect(lambda: self._choose_all(Existing.FILL))
        self.keep_all.clicked.connect(lambda: self._choose_all(Existing.CREATE))
        self.done.clicked.connect(self.closed)

    def _on_current(self) -> None:
        place = self.place
        if place is not None:
            self.wanted.emit(place)

    def _choose(self, how: Existing) -> None:
        place = self.place
        if place is not None:
            self.chosen.emit(place, how)
            self.model.refresh()
            self._show_choice()

    def _choose_all(self, how: Existing) -> None:
        for place, _, _ in self.model.rows:
            self.chosen.emit(place, how)
        self.model.refresh()
        self._show_choice()

    def _show_choice(self) -> None:
        if self._meeting is None or self.place != self._meeting.place:
            return
        how = self._how(self._meeting.place)
        self.choice.set_value(how)
        self.explained.setText(explanation(self._meeting, how))
        self.sides.show_meeting(self._meeting, how is Existing.FILL)


class _List(QListView):
    """One key decides about the person it stands on."""

    key_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        how = _KEYS.get(Qt.Key(event.key()))
        if how is not None and not event.modifiers():
            self.key_chosen.emit(how)
        else:
            super().keyPressEvent(event)


class _Matches(QAbstractListModel):
    """One row for each person found twice."""

    def __init__(self, rows: tuple[Row, ...], how: Callable[[int], Existing], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows, self._how = rows, how

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place, name, match = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}. {match.sentence}. {_word(self._how(place))}"
        if role == Qt.ItemDataRole.StatusTipRole:
            return f"{_word(self._how(place))} · {match.sentence}"
        return place if role == _PLACE else None

    def refresh(self) -> None:
        """Show the choices anew."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


class _LineDelegate(QStyledItemDelegate):
    """Name and, below it, what happens and why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme_of().scale.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded_box(painter, rect, 0, theme.color("ember_t"))
        horizontal_rule(painter, rect.left(), rect.right(), rect.bottom(), theme.color("line"))
        half = rect.height() / 2
        first, second = rect.adjusted(16, 5, -12, -half + 1), rect.adjusted(16, half - 1, -12, -5)
        draw_line(painter, first, str(index.data()), theme.scale.font("body", 600), theme.color("ink"))
        words = str(index.data(Qt.ItemDataRole.StatusTipRole))
        draw_line(painter, second, words, theme.scale.font("caption"), theme.color("ink2"))


def _word(how: Existing) -> str:
    words = {Existing.CREATE: tr("Keep both"), Existing.SKIP: tr("Leave the row out")}
    return words.get(how, tr("Merge"))
