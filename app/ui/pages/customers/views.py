"""Cards, table and board on top of each other, with what is said when nobody is there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.finding.photos import Photos
from app.ui.pages.customers.board import Board
from app.ui.pages.customers.card_delegate import CardDelegate
from app.ui.pages.customers.chooser import Chooser
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.nobody import Nobody
from app.ui.pages.customers.people_view import PeopleView
from app.ui.pages.customers.searching import Search, View
from app.ui.pages.customers.table import PeopleTable, TableCard
from app.ui.pages.customers.tiles import Tiles
from app.ui.shell import Shell


class Views(QStackedWidget):
    """The three views of one list; each keeps its own place. `opened` carries whom and the list she stands in."""

    opened = Signal(int, tuple)
    asked = Signal(str, int)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self, shell: Shell, people: PeopleModel, chosen: Chosen, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people, self._chosen = people, chosen
        self._search = Search()
        self._wanted = 0
        self.view = View.CARDS
        self.cards = PeopleView(people, chosen, CardDelegate(people, chosen, photos), Tiles(1200, 264, 214))
        self.table = PeopleTable(people, chosen, photos)
        self.board = Board(shell.desk, shell.tasks, chosen, photos)
        self.nobody = Nobody()
        self._table_card = TableCard(self.table)
        self.cards.setAccessibleName(self.tr("Customers as cards"))
        for widget in (self.cards, self._table_card, self.board, self.nobody):
            self.addWidget(widget)
        photos.arrived.connect(self._on_photos)
        self._connect()

    def set_view(self, view: View) -> None:
        """Change between cards, table and board; the keyboard stays on the same customer."""
        number = self.chooser.current_id
        self.view = view
        self.show_search(self._search)
        if number and view is not View.BOARD:
            self.chooser.stand_on(self._people.row_of(number))

    def show_people(self) -> None:
        """Show the list."""
        pages = {View.CARDS: self.cards, View.TABLE: self._table_card, View.BOARD: self.board}
        self.setCurrentWidget(pages[self.view])

    def show_nobody(self, is_new: bool, notes: tuple[str, ...]) -> None:
        """Say that nobody is there, or that nobody matches."""
        self.nobody.say(is_new, notes)
        self.setCurrentWidget(self.nobody)

    def show_search(self, search: Search, *, anew: bool = False) -> None:
        """Look for somebody, only in the view that is looked at; the others follow when they are shown."""
        self._search = search
        if self.view is View.BOARD and (anew or self.board.search != search):
            self.board.show_search(search)
            self.board.count()
        elif self.view is not View.BOARD and (anew or self._people.search != search):
            self._people.show(search)

    def refresh(self, touched: frozenset[int] | None) -> None:
        """Read again after an action that touched these customers (None: anyone)."""
        if self.view is View.BOARD:
            self._people.forget()
            self.board.refresh(touched)
        else:
            self.board.forget()
            self._people.refresh(touched)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is to be shown, and nobody is on the way."""
        models = [lane.people for lane in self.board.lanes] if self.view is View.BOARD else [self._people]
        return not any(model.rowCount() or model.is_waiting for model in models)

    def scroll_to_top(self) -> None:
        """Begin at the first again: other people are shown."""
        for bar in (self.cards.verticalScrollBar(), self.table.verticalScrollBar()):
            bar.setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        for model in self._models():
            model.rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for model in self._models():
            model.resume()

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the keyboard on the first of the list."""
        if not self.is_empty:
            self._list().setFocus(Qt.FocusReason.TabFocusReason)
            self.chooser.stand_on(0)

    def stand_on(self, number: int) -> None:
        """Put the keyboard on a customer as soon as her row is there, unless it stands on somebody by then."""
        self._wanted = number
        self._seek()

    def set_single_letters(self, on: bool) -> None:
        """Take single letters as keys, or not."""
        for chooser in self._choosers():
            chooser.single_letters = on

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the list."""
        return self._list().hasFocus()

    @property
    def chooser(self) -> Chooser:
        """What takes the keys of the view that is shown."""
        if self.view is View.BOARD:
            return self._lane_view().chooser
        return self.cards.chooser if self.view is View.CARDS else self.table.chooser

    def _connect(self) -> None:
        self._people.shown.connect(self._seek)
        self._connect_view(self.cards, self.cards.chooser, self._people)
        self._connect_view(self.table, self.table.chooser, self._people)
        for lane in self.board.lanes:
            self._connect_view(lane.view, lane.view.chooser, lane.people)

    def _connect_view(self, view: PeopleView | PeopleTable, chooser: Chooser, people: PeopleModel) -> None:
        chooser.opened.connect(partial(self._on_opened, people))
        chooser.asked.connect(self.asked)
        chooser.everyone_chosen.connect(partial(self._on_everyone_chosen, people))
        view.menu_asked.connect(self.menu_asked)

    def _seek(self) -> None:
        if not self._wanted or self.view is View.BOARD or self.chooser.current_id:
            return
        row = self._people.row_of(self._wanted)
        self.chooser.stand_on(row)
        if row >= 0 or (self._people.rowCount() and self._people.is_whole):
            self._wanted = 0

    def _models(self) -> tuple[PeopleModel, ...]:
        return (self._people, *(lane.people for lane in self.board.lanes))

    def _choosers(self) -> tuple[Chooser, ...]:
        return (self.cards.chooser, self.table.chooser, *(lane.view.chooser for lane in self.board.lanes))

    def _on_opened(self, people: PeopleModel, number: int) -> None:
        self.opened.emit(number, people.every_id())

    def _on_everyone_chosen(self, people: PeopleModel) -> None:
        self._chosen.add(people.every_id())

    def _on_photos(self) -> None:
        for view in (self.cards, self.table, *(lane.view for lane in self.board.lanes)):
            view.viewport().update()

    def _list(self) -> QWidget:
        if self.view is View.BOARD:
            return self._lane_view()
        return self.cards if self.view is View.CARDS else self.table

    def _lane_view(self) -> PeopleView:
        views = [lane.view for lane in self.board.lanes]
        full = [view for view in views if view.people.rowCount()]
        return next((view for view in views if view.hasFocus()), next(iter(full), views[0]))
