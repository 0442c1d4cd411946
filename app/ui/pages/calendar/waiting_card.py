"""People who are due and on nobody's plan, each with a button that plans them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.agenda import Waiting
from app.ui.finding.photos import Photos
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.warmth_ring import WarmthRing

_RING = 32


class _Line(QWidget):
    """One person."""

    def __init__(self, person: Waiting, photos: Photos, *, is_first: bool) -> None:
        super().__init__()
        self.person = person
        self._photos, self._is_first = photos, is_first
        self.ring = WarmthRing(person.name, person.warmth, _RING, badge=False)
        self.plan = SecondaryButton(self.tr("Plan"), size="small")
        self.plan.setAccessibleName(self.tr("Plan {name}").format(name=person.name))
        self._build()
        self.show_face()

    def show_face(self) -> None:
        """Show the photo, as far as it is there."""
        if self.person.photo_id is not None:
            photo = self._photos.picture(self.person.photo_id)
            self.ring.set_person(self.person.name, self.person.warmth, photo)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_first:
            horizontal_rule(QPainter(self), 0, self.width(), 0, theme_of(self).color("line"))

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.person.name, weight=600))
        one, many = self.tr("1 week; usually {usual}"), self.tr("{weeks} weeks; usually {usual}")
        said = one if self.person.weeks == 1 else many
        line = said.format(weeks=self.person.weeks, usual=self.person.usual_weeks)
        words.addWidget(Label(line, "caption", "ink2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 9, 15, 9)
        row.setSpacing(10)
        row.addWidget(self.ring)
        row.addLayout(words, 1)
        row.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignVCenter)


class WaitingCard(Card):
    """`plan_asked` carries the customer's id."""

    plan_asked = Signal(int)

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self.lines: tuple[_Line, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        photos.arrived.connect(self._on_photos)

    def show_people(self, people: tuple[Waiting, ...]) -> None:
        """Show who is due."""
        if people == tuple(line.person for line in self.lines):
            return
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = tuple(_Line(person, self._photos, is_first=not at) for at, person in enumerate(people))
        for line in self.lines:
            line.plan.clicked.connect(lambda _=False, number=line.person.customer_id: self.plan_asked.emit(number))
            self._column.addWidget(line)

    def _on_photos(self) -> None:
        for line in self.lines:
            line.show_face()
