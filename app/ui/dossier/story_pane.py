"""The story of one customer: filter, search, the year as a strip, and everything that happened, newest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.domain.profile import Profile, StoryEvent, StoryKind
from app.domain.pronouns import pronouns_of
from app.ui.dossier.columns import GUTTER
from app.ui.dossier.menus import new_menu
from app.ui.dossier.quiet_button import QuietButton
from app.ui.dossier.story_delegate import StoryDelegate, gutter
from app.ui.dossier.story_model import EVENT, LOOK, StoryModel
from app.ui.dossier.word_tabs import WordTabs
from app.ui.dossier.year_strip import YearStrip
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label

EVERYTHING = tuple(StoryKind)


class StoryList(QListView):
    """The painted list; `opened` carries an event to edit, `menu_asked` one with its place on the screen."""

    opened = Signal(object)
    action_clicked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter_of_rows = StoryDelegate(self)
        self.setItemDelegate(self.painter_of_rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setAccessibleName(self.tr("Story"))
        theme_of(self).changed.connect(self.scheduleDelayedItemsLayout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        rect = QRectF(self.visualRect(index)).adjusted(0, 0, -gutter(self), 0)
        if self.painter_of_rows.action_rect(rect, index.data(LOOK)).contains(event.position()):
            self.action_clicked.emit(index.data(EVENT))
        elif self.painter_of_rows.more_rect(rect).contains(event.position()):
            self.menu_asked.emit(index.data(EVENT), event.globalPosition().toPoint())
        else:
            self.opened.emit(index.data(EVENT))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = (
            self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        )
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(index.data(EVENT), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            is_action = bool(index.data(LOOK).action)
            (self.action_clicked if is_action else self.opened).emit(index.data(EVENT))
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class StoryPane(QWidget):
    """Head, strip and list; signals carry the event that the owner wants to edit, put right or remove."""

    opened = Signal(object)
    put_right_asked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self._profile: Profile | None = None
        self._is_titled = True
        self._kinds: tuple[StoryKind, ...] = EVERYTHING
        self.model = StoryModel(self)
        self.title = Label(self.tr("Story"), "lead")
        self.tabs = WordTabs(
            (
                (EVERYTHING, self.tr("Everything")), ((StoryKind.TOUCHPOINT,), self.tr("Touchpoints")),
                ((StoryKind.PURCHASE,), self.tr("Purchases")), ((StoryKind.SLIP,), self.tr("Slips")),
            ),
            name=self.tr("Show"),
        )  # fmt: skip
        self.other = QuietButton("filter", self.tr("Show something else"))
        self.look_for = QuietButton("search", self.tr("Search in the story"))
        self.search = SearchField(self.tr("Search in the story"), hint="")
        self.strip = YearStrip()
        self.list = StoryList()
        self.nothing = Label("", "body", "ink2", wrap=True, align=Qt.AlignmentFlag.AlignTop)
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show the story of a customer; another customer begins at the top with everything."""
        is_other = profile.customer.id != self._number
        if is_other:
            self._number = profile.customer.id
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self.search.hide()
            self._kinds = EVERYTHING
            self.tabs.set_value(EVERYTHING)
        self._profile = profile
        self.strip.show_card(profile.card, self._today)
        self._load(keep=not is_other)

    def set_titled(self, titled: bool) -> None:
        """Show the title, or leave it out where a tab says it already."""
        self._is_titled = titled
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def open_search(self) -> None:
        """Show the search field and go there."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, day: date) -> None:
        """Scroll to the first event not newer than the day."""
        row = self.model.row_of_day(day)
        if row >= 0:
            self.list.scrollTo(self.model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
            self.list.setCurrentIndex(self.model.index(row))

    @property
    def _today(self) -> date:
        return self._shell.desk.store.clock.today()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, GUTTER, 0)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.tabs)
        head.addSpacing(4)
        head.addWidget(self.other)
        head.addWidget(self.look_for)
        self.search.hide()
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, GUTTER, 0)
        below.setSpacing(6)
        below.addWidget(self.search)
        below.addWidget(self.strip)
        column.addLayout(below)
        column.addSpacing(12)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        self.list.setModel(self.model)

    def _fit_head(self) -> None:
        """Where there is little room the title goes first; search is in the menu, too."""
        room = self.width() - GUTTER - self.tabs.sizeHint().width() - self.other.sizeHint().width() - 12
        room -= self.look_for.sizeHint().width() + 4
        self.look_for.setVisible(room >= 0)
        self.title.setVisible(self._is_titled and room >= self.title.sizeHint().width())

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_kinds_chosen)
        self.other.clicked.connect(self._on_other)
        self.look_for.clicked.connect(self.open_search)
        self.search.textChanged.connect(lambda _text: self._load())
        self.strip.day_chosen.connect(self.go_to)
        self.list.opened.connect(self.opened)
        self.list.action_clicked.connect(self.put_right_asked)
        self.list.menu_asked.connect(self.menu_asked)
        self.list.verticalScrollBar().valueChanged.connect(self._tell_strip)
        self.list.verticalScrollBar().rangeChanged.connect(self._tell_strip)

    def _read(self, before: StoryEvent | None, limit: int) -> tuple[StoryEvent, ...]:
        words = self.search.text().strip()
        return self._shell.desk.profiles.story(self._number, self._kinds, words, before, limit)

    def _load(self, *, keep: bool = False) -> None:
        if self._profile is None:
            return
        place = self.list.verticalScrollBar().value() if keep else 0
        here = self.list.currentIndex().row()
        shown = self.model.rowCount() if keep else 0
        self.model.show(self._read, pronouns_of(self._profile.customer), self._today, shown)
        if keep and 0 <= here < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(here))
        self.list.verticalScrollBar().setValue(place)
        is_empty = self.model.rowCount() == 0
        self.nothing.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        self.nothing.setText(self._empty_words())
        self._tell_strip()

    def _empty_words(self) -> str:
        if self.search.text().strip():
            return self.tr("Nothing in this story holds these words.")
        if self._kinds != EVERYTHING:
            return self.tr("Nothing of this kind yet.")
        return self.tr("The story begins with the first touchpoint.")

    def _on_kinds_chosen(self, kinds: tuple[StoryKind, ...]) -> None:
        self._kinds = kinds
        self.tabs.set_value(kinds)
        self._load()

    def _on_other(self) -> None:
        menu = new_menu(self)
        for kind, words in (
            (StoryKind.SURPRISE, self.tr("Surprises")), (StoryKind.PROMISE, self.tr("Promises")),
            (StoryKind.CHANGE, self.tr("Changes")), (StoryKind.FILE, self.tr("Files")),
        ):  # fmt: skip
            action = menu.addAction(words, lambda chosen=(kind,): self._on_kinds_chosen(chosen))
            action.setCheckable(True)
            action.setChecked(self._kinds == (kind,))
        menu.addSeparator()
        menu.addAction(self.tr("Search in the story"), self.open_search)
        menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height() + 4)))

    def _tell_strip(self) -> None:
        first = self.list.indexAt(QPoint(40, 4))
        last = self.list.indexAt(QPoint(40, self.list.viewport().height() - 4))
        if not last.isValid() and self.model.rowCount():
            last = self.model.index(self.model.rowCount() - 1)
        if first.isValid() and last.isValid():
            self.strip.set_shown(_day(first), _day(last))
        else:
            self.strip.set_shown(None, None)


def _day(index: QModelIndex) -> date:
    day: date = index.data(EVENT).day
    return day
