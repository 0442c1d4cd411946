"""The history: every change in words, each with its way back, and the trash beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import STANDINGS, Changes, HistoryEntry
from app.services.history import Trashed
from app.ui.dossier.menus import new_menu
from app.ui.finding.photos import Photos
from app.ui.page import Page
from app.ui.pages.history.bar import HistoryBar
from app.ui.pages.history.detail import DetailCard
from app.ui.pages.history.line_list import LineList, ListFrame
from app.ui.pages.history.model import HistoryModel, Wanted
from app.ui.pages.history.taking_back import TakingBack
from app.ui.pages.history.trash_card import TrashCard
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.empty_state import EmptyState

_WIDE, _SIDE, _NARROW_SIDE, _MOST_SIDE = 1100, 352, 304, 0.38
_STATE = frozenset((STANDINGS,))


class HistoryPage(Page):
    """Lines at the left, the marked one in detail and the trash at the right."""

    TITLE = "History"
    ICON = "history"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._marked = 0
        photos = Photos(shell.desk.files, shell.tasks, self)
        self.lines = HistoryModel(shell.desk, self)
        self.bar = HistoryBar(shell.desk, photos)
        self.list = LineList(self.lines, photos)
        self.nothing = EmptyState(
            self.tr("Nothing matches"), self.tr("No change fits these filters."), self.tr("Clear filters")
        )
        self.detail = DetailCard(shell.desk, photos)
        self.trash = TrashCard(shell.desk)
        self.taking_back = TakingBack(shell, self)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._build()
        self._connect()

    def open(self, customer: int | None = None, **_state: Any) -> None:
        """Show everything, or the lines of one customer."""
        if customer is not None and customer != self.bar.person.number:
            self.bar.show_person(customer)

    def activate(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_concerned(self, changes: Changes) -> bool:
        """Every action is a line here; the standings of a new day are none."""
        return not changes.kinds <= _STATE

    def on_changes(self, changes: Changes) -> None:
        """Many changes in a row are read together."""
        if self.is_concerned(changes):
            self._soon.start()

    def reload(self) -> None:
        """Read everything again; the marked line stays marked."""
        self.list.has_letters = self._shell.desk.settings.load().appearance.single_letter_keys
        marked, top = self._marked, self.list.verticalScrollBar().value()
        self.lines.read_again()
        row = self.lines.row_of(marked) if marked else -1
        self.list.mark(row if row >= 0 else self.lines.first_line())
        self.list.verticalScrollBar().setValue(top)
        self.bar.tell()
        self.trash.read()
        self._show_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_find = event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.text() == "/" or is_find:
            self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        self._margins(32 if is_wide else 24)
        wanted = theme_of(self).scale.px(_SIDE if is_wide else _NARROW_SIDE)
        self._side.setFixedWidth(min(wanted, max(_NARROW_SIDE, round(self.width() * _MOST_SIDE))))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(ListFrame(self.list))
        self._stack.addWidget(self.nothing)
        side = QWidget()
        side.setProperty("pane", True)
        inner = QVBoxLayout(side)
        inner.setContentsMargins(0, 0, 0, 24)
        inner.setSpacing(16)
        inner.addWidget(self.detail)
        inner.addWidget(self.trash)
        inner.addStretch(1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(side)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._stack, 1)
        row.addWidget(self._side)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.bar)
        self._column.addLayout(row, 1)
        self._margins(32)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.refresh)
        self.bar.wanted_changed.connect(self._on_wanted)
        self.bar.undo_asked.connect(lambda: self._shell.undo())
        self.nothing.acted.connect(self.bar.clear)
        self.list.marked.connect(self._on_marked)
        self.list.turned.connect(self.taking_back.turn)
        self.list.details_asked.connect(self._on_details)
        self.list.menu_asked.connect(self._on_menu)
        self.detail.turned.connect(self.taking_back.turn)
        self.detail.back_asked.connect(self.taking_back.back_to_before)
        self.trash.brought_back.connect(self._on_brought_back)
        self.trash.empty_asked.connect(lambda _: self.taking_back.empty_trash(self.trash.trash.things))

    def _margins(self, side: int) -> None:
        self._column.setContentsMargins(side, 24, side, 0)

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if self.lines.rowCount() or self.lines.wanted.is_everything else 1)

    def _on_wanted(self, wanted: Wanted) -> None:
        self.lines.show_wanted(wanted)
        self.list.mark(self.lines.first_line())
        self.list.scrollToTop()
        self._show_nothing()

    def _on_marked(self, entry: HistoryEntry | None) -> None:
        self._marked = entry.id if entry else 0
        self.detail.show_entry(entry)

    def _on_details(self) -> None:
        goal = self.detail.turn if self.detail.turn.isVisible() else self.trash.list
        goal.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_menu(self, entry: HistoryEntry, place: QPoint) -> None:
        menu = new_menu(self)
        if entry.can_undo:
            words = self.tr("Undo this one") if entry.undone_at is None else self.tr("Redo this one")
            menu.addAction(words, partial(self.taking_back.turn, entry))
        if entry.can_undo and entry.undone_at is None:
            menu.addAction(self.tr("Back to just before"), partial(self.taking_back.back_to_before, entry))
        face = self.lines.face(entry)
        if face is not None and entry.customer_id is not None:
            number = entry.customer_id
            menu.addSeparator()
            menu.addAction(
                self.tr("Open {name}").format(name=face.name), partial(self._shell.navigator.open_customer, number)
            )
            menu.addAction(self.tr("Only {name}").format(name=face.name), partial(self.bar.show_person, number))
        if not menu.isEmpty():
            menu.popup(place)

    def _on_brought_back(self, thing: Trashed) -> None:
        words = self.tr("{thing} brought back").format(thing=self.trash.trash.title(thing))
        self._shell.act(lambda: self._shell.desk.history.bring_back(thing), words)
