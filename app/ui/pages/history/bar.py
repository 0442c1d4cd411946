"""Head and filters of the history: search, a person, and what the changes were about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.services.desk import Desk
from app.ui.finding.found_list import FoundList
from app.ui.finding.lines import FoundLine, LineKind
from app.ui.finding.people import people_lines
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.pages.history.model import Wanted
from app.ui.pages.history.moments import day_of, month_text
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.fields import LineEdit, SearchField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.overlay import Overlay

_PAUSE_MS = 120


class HistoryBar(QWidget):
    """`wanted_changed` carries the filters; `undo_asked` comes from the button at the right."""

    wanted_changed = Signal(object)
    undo_asked = Signal()

    def __init__(self, desk: Desk, photos: Photos) -> None:
        super().__init__()
        self._desk = desk
        self._topic: Topic | None = None
        self.said = Label("", "body", "ink2")
        self.undo_last = SecondaryButton(self.tr("Undo last"), icon="undo", hint=self.tr("Ctrl Z"))
        self.search = SearchField(self.tr("Search the history"), width=232)
        self.person = PersonChip(desk, photos)
        self.topics = {topic: Chip(words) for topic, words in self._topic_words()}
        self.topics[None].setChecked(True)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._build()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """The filters as they stand."""
        return Wanted(" ".join(self.search.text().split()), self._topic, self.person.number)

    def clear(self) -> None:
        """Take every filter away."""
        self.search.clear()
        self.person.choose(None)
        self._on_topic(None)

    def show_person(self, number: int | None) -> None:
        """Show the lines of one person, or of everyone."""
        self.person.choose(number)

    def tell(self) -> None:
        """Say how much there is, and whether something can be taken back."""
        first, count = self._desk.history.since(), self._desk.history.count()
        changes = count_text(count, self.tr("1 change"), self.tr("{count} changes"))
        if first is None:
            self.said.setText(self.tr("Everything you change, in words."))
        else:
            said = self.tr("Everything you changed, in words. {changes} since {month}")
            self.said.setText(said.format(changes=changes, month=month_text(day_of(first))))
        latest = self._desk.history.next_undo()
        self.undo_last.setEnabled(latest is not None and latest.can_undo)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.tr("History"), "display"))
        self.said.setContentsMargins(0, 10, 0, 0)
        head.addWidget(self.said, 1)
        head.addWidget(self.undo_last)
        filters = _Filters(self.search, (self.person, *self.topics.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(filters)

    def _connect(self) -> None:
        self.undo_last.clicked.connect(self.undo_asked)
        self.search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._tell_wanted)
        self.person.chosen.connect(self._tell_wanted)
        for topic, chip in self.topics.items():
            chip.clicked.connect(lambda _=False, each=topic: self._on_topic(each))

    def _on_topic(self, topic: Topic | None) -> None:
        self._topic = topic
        for each, chip in self.topics.items():
            chip.setChecked(each == topic)
        self._tell_wanted()

    def _tell_wanted(self) -> None:
        self._pause.stop()
        self.wanted_changed.emit(self.wanted)

    def _topic_words(self) -> tuple[tuple[Topic | None, str], ...]:
        return (
            (None, self.tr("Everything")),
            (Topic.CONTACTS, self.tr("Contacts")),
            (Topic.FACTS, self.tr("Facts")),
            (Topic.PLANS, self.tr("Plans")),
            (Topic.IMPORTS, self.tr("Imports")),
            (Topic.SETTINGS, self.tr("Settings")),
        )


class PersonChip(Chip):
    """Any person, or the one whose lines are shown; the popup finds people while typing."""

    chosen = Signal()

    def __init__(self, desk: Desk, photos: Photos) -> None:
        super().__init__("", icon="people", chevron=True)
        self._desk, self._photos = desk, photos
        self.number: int | None = None
        self._popup: Overlay | None = None
        self.clicked.connect(self.open_popup)
        self._show()

    def choose(self, number: int | None) -> None:
        """Show the lines of this person, None for everyone's."""
        self.number = number
        self._show()
        self.chosen.emit()

    def open_popup(self) -> PersonSearch:
        """Show the search under the chip."""
        content = PersonSearch(self._desk, self._photos, is_anyone=self.number is None)
        overlay = Overlay(self, content, width=320, anchor=self)
        content.chosen.connect(overlay.close_overlay)
        content.chosen.connect(self.choose)
        overlay.open(content.line)
        return content

    def _show(self) -> None:
        name = "" if self.number is None else self._desk.customers.get(self.number).name
        self.set_label(name or self.tr("Any person"))
        self.set_chosen(self.number is not None)


class PersonSearch(QWidget):
    """A line over the people found; `chosen` carries an id, or None for everyone."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, photos: Photos, *, is_anyone: bool) -> None:
        super().__init__()
        self._desk, self._is_anyone = desk, is_anyone
        self.line = LineEdit(self.tr("Name"), icon="search")
        self.line.setAccessibleName(self.tr("Whose changes"))
        self.list = FoundList(photos, margin=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._look_up)
        self.list.chosen.connect(lambda line: self.chosen.emit(line.value))
        self._look_up("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.choose()
        else:
            return False
        return True

    def _look_up(self, typed: str) -> None:
        lines = list(people_lines(self._desk, typed))
        if not self._is_anyone and not typed.strip():
            lines.insert(0, FoundLine(LineKind.PLAIN, self.tr("Any person"), icon="people"))
        self.list.show_lines(tuple(lines), tuple(typed.split()))
        self.list.setFixedHeight(max(self.list.content_height(), theme_of(self).scale.px(48)))


class _Filters(QWidget):
    """The search and the chips, which wrap where the window is narrow."""

    def __init__(self, search: QWidget, chips: tuple[QWidget, ...]) -> None:
        super().__init__()
        wrapping = QWidget()
        flow = FlowLayout(wrapping, gap=8)
        for chip in chips:
            flow.addWidget(chip)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(wrapping)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(search, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Line(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Line(QWidget):
    """The short upright line between the search and the chips."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(9, theme_of(self).scale.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.height() // 2
        QPainter(self).fillRect(4, middle - 10, 1, 20, theme_of(self).color("line2"))
