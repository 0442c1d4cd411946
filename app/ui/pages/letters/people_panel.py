"""The right column: for whom, and who is left out on purpose."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.campaign import LetterLine, LineKind
from app.ui.dossier.word_button import WordButton
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text, number_text
from app.ui.pages.letters.people_list import PeopleList
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule

SHOWN = 7
_SIDE, _MORE = 14, 36


class _Head(QWidget):
    """A title and a quiet word beside it, which gives way where there is little room."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.count = Label("", "caption", "ink3")
        self.count.setContentsMargins(0, 3, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.title = Label(title, "lead")
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(self.title)
        row.addWidget(self.count, 1)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(28))


class _More(QWidget):
    """How many more there are, and the way to see them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "body", "ink2")
        self.show_all = WordButton(self.tr("Show"), weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignVCenter)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(_MORE))

    def paintEvent(self, event: QPaintEvent) -> None:
        horizontal_rule(QPainter(self), 0, QRectF(self.rect()).right(), 0, theme_of(self).color("line"))


class PeoplePanel(QWidget):
    """`chosen` carries a person, `toggled` whom to leave out or take in."""

    chosen = Signal(int)
    toggled = Signal(int)
    entered_letter = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LetterLine, ...] = ()
        self._current = 0
        self.is_open = False
        self.head, self.out_head = _Head(self.tr("For whom")), _Head(self.tr("Left out on purpose"))
        self.people = PeopleList(photos, self.tr("For whom"))
        self.left_out = PeopleList(photos, self.tr("Left out on purpose"))
        self.more = _More()
        self._build()
        for part in (self.people, self.left_out):
            part.chosen.connect(self.chosen)
            part.toggled.connect(self.toggled)
            part.entered_letter.connect(self.entered_letter)
            part.menu_asked.connect(self.menu_asked)
        self.more.show_all.clicked.connect(self._on_more)

    def show_lines(self, included: tuple[LetterLine, ...], left_out: tuple[LetterLine, ...], whom: str) -> None:
        """Show everybody as they stand."""
        self._lines = included
        people = count_text(len(included), self.tr("1 person"), self.tr("{count} people"))
        self.head.count.setText(self.tr("{people}, {whom}").format(people=people, whom=whom) if whom else people)
        self.out_head.count.setText(number_text(len(left_out)))
        for part in (self.out_head, self._out_card):
            part.setVisible(bool(left_out))
        self._card.setVisible(bool(included))
        self.left_out.show_lines(left_out)
        self._fit()

    def show_current(self, number: int) -> None:
        """Tint the person that is shown, also where they were folded away."""
        self._current = number
        places = [line.person.id for line in self._lines]
        if not self.is_open and number in places[SHOWN:]:
            self.is_open = True
            self._fit()
        self.people.show_current(number)
        self.left_out.show_current(number)

    def _on_more(self) -> None:
        self.is_open = not self.is_open
        self._fit()

    def _fit(self) -> None:
        hidden = self._lines[SHOWN:]
        self.people.show_lines(self._lines if self.is_open else self._lines[:SHOWN])
        self.people.show_current(self._current)
        self.more.setVisible(bool(hidden))
        asking = sum(line.kind is LineKind.ASKS for line in hidden)
        ready = self.tr("{count} more are ready")
        words = count_text(len(hidden), self.tr("1 more is ready"), ready)
        if asking:
            words = self.tr("{count} more, {asking} ask you first").format(count=len(hidden), asking=asking)
        self.more.words.setText("" if self.is_open else words)
        self.more.show_all.set_text(self.tr("Fold") if self.is_open else self.tr("Show"))
        self.updateGeometry()

    def _build(self) -> None:
        self._card, self._out_card = Card(), Card()
        for card, parts in ((self._card, (self.people, self.more)), (self._out_card, (self.left_out,))):
            inner = QVBoxLayout(card)
            inner.setContentsMargins(1, 1, 1, 1)
            inner.setSpacing(0)
            for part in parts:
                inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self._card)
        column.addSpacing(8)
        column.addWidget(self.out_head)
        column.addWidget(self._out_card)
        column.addStretch(1)
