"""The page of all customers: one search, three views, one choice of people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import STANDINGS, Changes
from app.domain.query import parse, to_text
from app.domain.standing import Sort
from app.domain.tag import Segment
from app.ui.finding.photos import Photos
from app.ui.page import Page
from app.ui.pages.customers.actions import PeopleActions
from app.ui.pages.customers.choice_bar import ChoiceBar
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.columns import Column, all_columns, read_columns, written_columns
from app.ui.pages.customers.columns_panel import ColumnsPanel
from app.ui.pages.customers.header import CustomersHeader
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.searching import Search, View
from app.ui.pages.customers.segments_menu import Segments
from app.ui.pages.customers.views import Views
from app.ui.shell import Shell
from app.ui.widgets.overlay import Overlay


class CustomersPage(Page):
    """Everyone, searched as you type, filtered by chips, as cards, table or board."""

    TITLE = "Customers"
    ICON = "people"
    CONCERNS = frozenset((
        STANDINGS, "customer", "contact_detail", "fact", "touchpoint", "participant", "promise", "slip", "purchase",
        "surprise", "stakeholder", "tag", "customer_tag", "own_field", "own_value", "segment", "setting",
    ))  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._search = Search()
        self._is_empty_file = False
        self.chosen = Chosen(self)
        self.people = PeopleModel(shell.desk, shell.tasks, self.chosen, self)
        self.photos = Photos(shell.desk.files, shell.tasks, self)
        self.header = CustomersHeader()
        self.views = Views(shell, self.people, self.chosen, self.photos)
        self.bar = ChoiceBar(shell.desk.finding, self.photos, self.chosen)
        self.deeds = PeopleActions(shell, self)
        self.segments = Segments(shell, self.header.segments)
        self._build()
        self._connect()

    @property
    def stands_on(self) -> int:
        return self.views.chooser.current_id

    def open(self, query: str | None = None, view: str = "", customer: int = 0, **_state: Any) -> None:
        """Show a search that another page asks for, or stand on somebody; otherwise the page is as it was left."""
        self.views.stand_on(customer)
        if query is not None:
            self.header.search.setText(query)
        if view:
            self._on_view(View(view))

    def activate(self) -> None:
        """Put the keyboard on the list."""
        self.views.focus_list()

    def reload(self) -> None:
        """Read everything again; the place in the list stays."""
        self._read_around()
        if self.views.is_empty:
            self._show(self._search)
        else:
            self._refresh(None)

    def on_changes(self, changes: Changes) -> None:
        """Read again only the cards that an action touched."""
        if not self.is_concerned(changes):
            return
        if not self.isVisible() or STANDINGS in changes.kinds:
            self.refresh()
            return
        self._read_around()
        self._refresh(changes.customers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/":
            self._on_find()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self._on_escape())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.views.begin()
            return True
        return False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(8)
        column.addWidget(self.views, 1)
        column.addWidget(self.bar)
        self.header.show_view(self.views.view)

    def _connect(self) -> None:
        header, views, navigator = self.header, self.views, self._shell.navigator
        header.search.textChanged.connect(self._on_typed)
        header.search.returnPressed.connect(views.begin)
        header.search.installEventFilter(self)
        header.query_changed.connect(lambda query: header.search.setText(to_text(query)))
        header.sort_chosen.connect(self._on_sort)
        header.view_chosen.connect(self._on_view)
        header.add_asked.connect(lambda: navigator.add_customer())
        header.columns_asked.connect(self._on_columns)
        header.segments_asked.connect(lambda: self.segments.open_menu(self._present()))
        self.segments.applied.connect(self._on_segment)
        self.segments.saved.connect(self._name_segment)
        for model in (self.people, *(lane.people for lane in views.board.lanes)):
            model.shown.connect(self._on_shown)
            model.resized.connect(self._on_shown)
        views.opened.connect(lambda number, within: navigator.open_customer(number, within=within))
        views.asked.connect(self._on_asked)
        views.menu_asked.connect(self._on_menu)
        views.table.sort_asked.connect(self._on_head)
        views.table.columns_changed.connect(self._on_columns_changed)
        views.board.dropped.connect(lambda number, stage: self.deeds.set_stage(self._meant(number), stage))
        views.nobody.clear_asked.connect(self._clear_search)
        views.nobody.add_asked.connect(lambda: navigator.add_customer())
        views.nobody.import_asked.connect(lambda: navigator.go("import"))
        self.photos.arrived.connect(self.bar.refresh)
        self._connect_bar()
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self._on_find, context=inside)

    def _connect_bar(self) -> None:
        bar, deeds, chosen = self.bar, self.deeds, self.chosen
        bar.tag.clicked.connect(lambda: deeds.ask_tag(chosen.ids, bar.tag))
        bar.tier.clicked.connect(lambda: deeds.tier_menu(chosen.ids, bar.tier))
        bar.export.clicked.connect(lambda: deeds.export_menu(chosen.ids, bar.export))
        bar.trash.clicked.connect(lambda: deeds.trash(chosen.ids))
        bar.plan.clicked.connect(lambda: self._shell.navigator.plan(chosen.ids))
        deeds.gone.connect(self._on_gone)

    def _read_around(self) -> None:
        """Counts, tags, columns and the owner's wishes."""
        desk = self._shell.desk
        counts = desk.finding.counts()
        self._is_empty_file = not counts.people and not counts.companies
        self.header.show_counts(counts)
        self.header.show_tags(tag.name for tag in desk.segments.tags())
        self.header.show_query(self._search.query)
        self._name_segment()
        self.views.set_single_letters(desk.settings.load().appearance.single_letter_keys)
        self._every_column = all_columns(desk.segments.own_fields())
        self.views.table.show_columns(read_columns(self._columns_text(), self._every_column))

    def _refresh(self, touched: frozenset[int] | None) -> None:
        self.views.refresh(touched)
        self.bar.refresh()
        self._on_shown()

    def _show(self, search: Search) -> None:
        self._search = search
        self.views.show_search(search, anew=True)
        self._on_shown()

    def _on_typed(self, text: str) -> None:
        query = parse(text)
        self.header.show_query(query)
        if not text:
            self.segments.current = None
            self.header.show_segment("")
        if query != self._search.query:
            self.views.scroll_to_top()
            self._show(replace(self._search, query=query))

    def _on_sort(self, sort: Sort, is_reversed: bool = False) -> None:
        self.header.show_sort(sort)
        self.views.scroll_to_top()
        self._show(replace(self._search, sort=sort, is_reversed=is_reversed))

    def _on_head(self, sort: Sort) -> None:
        """First click sorts, the second reverses, the third returns to who needs the owner."""
        if self._search.sort is not sort:
            self._on_sort(sort)
        elif not self._search.is_reversed:
            self._on_sort(sort, True)
        else:
            self._on_sort(Sort.NEED)

    def _on_view(self, view: View) -> None:
        had_focus = self.views.has_focus
        self.views.set_view(view)
        self.header.show_view(view)
        self._on_shown()
        if had_focus:
            self.activate()

    def _on_shown(self) -> None:
        """Show the list, or say why it is empty."""
        query = self._search.query
        if not self.views.is_empty:
            self.views.show_people()
        else:
            self.views.show_nobody(
                self._is_empty_file and not query.clauses, tuple(note.sentence for note in query.notes)
            )

    def _on_asked(self, what: str, number: int) -> None:
        if what == "log":
            self._shell.navigator.log(self._meant(number))
        elif what == "plan":
            self._shell.navigator.plan(self._meant(number))
        else:
            self._on_menu(number, QCursor.pos())

    def _on_menu(self, number: int, place: QPoint) -> None:
        self.deeds.menu(self._meant(number), place)

    def _on_gone(self, numbers: tuple[int, ...]) -> None:
        gone = frozenset(numbers)
        self.chosen.replace(number for number in self.chosen.ids if number not in gone)

    def _meant(self, number: int) -> tuple[int, ...]:
        """All chosen people where the one asked about is among them, otherwise only her."""
        return self.chosen.ids if number in self.chosen else (number,)

    def _on_segment(self, segment: Segment | None) -> None:
        """Show a saved search with its order, view and columns, or everyone."""
        saved = segment or Segment()
        if saved.sort in set(Sort):
            self._search = replace(self._search, sort=Sort(saved.sort), is_reversed=False)
            self.header.show_sort(self._search.sort)
        if saved.view in set(View):
            self._on_view(View(saved.view))
        self.header.search.setText(saved.query)
        self.segments.current = segment
        self._show(replace(self._search, query=parse(saved.query)))
        self._read_around()

    def _name_segment(self) -> None:
        self.header.show_segment(self.segments.current.name if self.segments.current else "")

    def _present(self) -> Segment:
        query = to_text(self._search.query)
        columns = written_columns(self.people.columns)
        return Segment(query=query, sort=self._search.sort.value, view=self.views.view.value, columns=columns)

    def _on_columns(self) -> None:
        panel = ColumnsPanel(self.people.columns, self._every_column)
        panel.changed.connect(self.views.table.show_columns)
        overlay = Overlay(self, panel, width=264, anchor=self.header.columns)
        overlay.closed.connect(lambda: self._on_columns_changed(panel.columns()))
        overlay.open(panel.lines)

    def _on_columns_changed(self, columns: tuple[Column, ...]) -> None:
        """Keep columns with the segment that is shown, otherwise with the owner's settings."""
        text = written_columns(columns)
        if text != self._columns_text() and not self.segments.keep_columns(text):
            self._shell.act(lambda: self._shell.desk.settings.change("customers", columns=text))

    def _columns_text(self) -> str:
        if self.segments.current is not None and self.segments.current.columns:
            return self.segments.current.columns
        return self._shell.desk.settings.load().customers.columns

    def _on_find(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def _on_escape(self) -> bool:
        """Put a carried card back, else clear the search, else the choice."""
        if self.views.board.cancel():
            return True
        if self.header.search.text():
            self._clear_search()
        elif len(self.chosen):
            self.chosen.clear()
        else:
            return False
        return True

    def _clear_search(self) -> None:
        self.header.search.clear()
        self.activate()
