"""Groups of events of one kind: whom they are about, and whether they come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event import EventChoice, EventGroup, Fate
from app.ui.formatting import count_text, number_text
from app.ui.pages.importer.events_words import reason_words, span_words
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.labelled import Choice
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.segmented import Segment, SegmentedControl

AT_ONCE = 12
_FACE = 32
_SOMEBODY = "somebody"
Choose = Callable[[EventGroup], EventChoice]


class GroupsCard(QWidget):
    """A headline and a line for each group, so many at once; `chosen` carries group and choice.

    `somebody_asked` when the owner wants to name somebody herself; answer with `show_choice`.
    """

    chosen = Signal(object, object)
    somebody_asked = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader(title)
        self._card = Card()
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.lines: list[GroupLine] = []
        self.more = _More()
        self._rows.addWidget(self.more)
        self._groups: tuple[EventGroup, ...] = ()
        self._choice: Choose = lambda _: EventChoice(Fate.LEAVE_OUT)
        self._today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._card)
        self.more.link.clicked.connect(self._add_lines)

    def show_groups(self, groups: tuple[EventGroup, ...], choice: Choose, today: date) -> None:
        """Show the first of these; none at all hides the whole."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self.lines = []
        self._groups, self._choice, self._today = groups, choice, today
        count = sum(len(group.events) for group in groups)
        self.header.set_count(count_text(count, tr("1 event"), tr("{count} events")))
        self.setVisible(bool(groups))
        self._add_lines()

    def show_choice(self, group: EventGroup, choice: EventChoice, name: str) -> None:
        """Show what the owner decided elsewhere."""
        for line in self.lines:
            if line.group is group:
                line.show_choice(choice, name)

    def _add_lines(self) -> None:
        begin = len(self.lines)
        for place in range(begin, min(begin + AT_ONCE, len(self._groups))):
            group = self._groups[place]
            line = GroupLine(group, self._choice(group), self._today, is_first=place == 0)
            line.chosen.connect(self.chosen)
            line.somebody_asked.connect(self.somebody_asked)
            self._rows.insertWidget(place, line)
            self.lines.append(line)
        self.more.show_rest(len(self._groups) - len(self.lines))


class GroupLine(QWidget):
    """Face, name, how many events and why, and what happens to them."""

    chosen = Signal(object, object)
    somebody_asked = Signal(object)

    def __init__(self, group: EventGroup, choice: EventChoice, today: date, *, is_first: bool) -> None:
        super().__init__()
        self.group, self._is_first = group, is_first
        self._avatar = Avatar(group.name)
        self.name = Label(group.name, weight=600)
        said = ", ".join(part for part in (span_words(group, today), reason_words(group)) if part)
        self.said = Label(said, "caption", "ink2")
        self.switch: SegmentedControl | None = None
        self.choice: Choice | None = None
        self._build()
        self.show_choice(choice)

    def show_choice(self, choice: EventChoice, name: str = "") -> None:
        """Show a decision; `name` is whom the owner named herself."""
        if self.switch is not None:
            self.switch.set_value(choice.fate)
        elif self.choice is not None:
            is_for = choice.fate is Fate.BRING
            self.choice.set_value(choice.customers if is_for else choice.fate, tr("For {name}").format(name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if not self._is_first:
            horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        paint_avatar(painter, QRectF(16, (self.height() - _FACE) / 2, _FACE, _FACE), self._avatar, theme)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16 + _FACE + 10, 9, 16, 9)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.said)
        row.addLayout(words, 1)
        row.addWidget(self._switch() if self.group.comes_in else self._choices(), 0, Qt.AlignmentFlag.AlignVCenter)

    def _switch(self) -> QWidget:
        segments = (Segment(Fate.BRING, tr("Bring in")), Segment(Fate.LEAVE_OUT, tr("Leave out")))
        self.switch = SegmentedControl(segments, Fate.BRING, name=self.group.name, small=True)
        self.switch.chosen.connect(lambda fate: self.chosen.emit(self.group, EventChoice(Fate(str(fate)))))
        return self.switch

    def _choices(self) -> QWidget:
        guess = ((self.group.customers, tr("For {name}").format(name=self.group.guess)),) if self.group.guess else ()
        items = (
            (Fate.LEAVE_OUT, tr("Leave out")), *guess, (_SOMEBODY, tr("For somebody here…")),
            (Fate.NEW_CARD, tr("Make a card")),
        )  # fmt: skip
        self.choice = Choice("", items, Fate.LEAVE_OUT, name=self.group.name)
        self.choice.keep_width(196)
        self.choice.chosen.connect(self._on_chosen)
        return self.choice

    def _on_chosen(self, value: object) -> None:
        if value == _SOMEBODY:
            self.somebody_asked.emit(self.group)
        elif isinstance(value, tuple):
            self.chosen.emit(self.group, EventChoice(Fate.BRING, value))
        elif isinstance(value, Fate):
            self.chosen.emit(self.group, EventChoice(value))


class _More(QWidget):
    """How many more there are, and the way to see them."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("", "caption", "ink2")
        self.link = LinkButton(tr("Show more"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.link)

    def show_rest(self, count: int) -> None:
        """Say how many are not shown; none hides it."""
        self._said.setText(tr("{count} more").format(count=number_text(count)))
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        horizontal_rule(QPainter(self), 0, self.width(), 0, theme_of(self).color("line"))
