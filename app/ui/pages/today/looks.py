"""Worth another look: what changed at a customer's end, and plans whose day has come."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.domain.today import Look, TodayView
from app.domain.touchpoint import Channel
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.pages.today.section import Row, Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, IconButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.warmth_ring import WarmthRing

RING = 40
_COFFEE_DAYS = 7


class LooksSection(Section):
    """Goes away when nothing waits to be looked at."""

    def __init__(self, shell: Shell, photos: Photos) -> None:
        super().__init__("")
        self._shell, self._photos = shell, photos
        self._shown: tuple[Look, ...] = ()
        self.lines: list[LookLine] = []
        self.header.set_title(self.tr("Worth another look"))
        photos.arrived.connect(self._show_faces)

    def show_view(self, view: TodayView) -> None:
        """Show what waits to be looked at."""
        self._shown = view.looks
        self.setVisible(bool(self._shown))
        while len(self.lines) < len(self._shown):
            self._append()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._shown))
            if place < len(self._shown):
                line.show_look(self._shown[place])
        self._show_faces()

    def set_narrow(self, is_narrow: bool) -> None:
        """The buttons below each other in narrow windows."""
        for line in self.lines:
            line.set_narrow(is_narrow)

    def _append(self) -> None:
        line, place = LookLine(), len(self.lines)
        line.is_first = place == 0
        line.coffee.clicked.connect(partial(self._on_coffee, place))
        line.revisit.clicked.connect(lambda: self._shell.navigator.open_customer(self._shown[place].page_id))
        line.seen.clicked.connect(partial(self._on_seen, place))
        self.lines.append(line)
        self.rows.addWidget(line)

    def _show_faces(self) -> None:
        for line, look in zip(self.lines, self._shown, strict=False):
            face = look.face
            photo = None if face.photo_id is None else self._photos.picture(face.photo_id)
            line.ring.set_person(face.name, face.warmth, photo)

    def _on_coffee(self, place: int) -> None:
        day = self._shell.desk.store.clock.today() + timedelta(days=_COFFEE_DAYS)
        self._shell.navigator.plan((self._shown[place].face.id,), day=day, channel=Channel.COFFEE.value)

    def _on_seen(self, place: int) -> None:
        number, desk = self._shown[place].change_id, self._shell.desk
        if number is not None:
            self._shell.act(lambda: desk.companies.look_at(number), self.tr("Looked at"))


class LookLine(Row):
    """One change: who, what it means for our plans, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = WarmthRing("", None, RING)
        self.title = Label("", weight=600, wrap=True)
        self.text = Label("", tone="ink2", wrap=True)
        self.coffee = SecondaryButton(self.tr("Plan a first coffee"), icon="coffee", size="small")
        self.revisit = GhostButton("", size="small")
        self.seen = IconButton("check", self.tr("Looked at"), size="small")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def set_narrow(self, is_narrow: bool) -> None:
        """The buttons below each other."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(down if is_narrow else across)

    def show_look(self, look: Look) -> None:
        """Show a change or a plan."""
        self.title.setText(look.title)
        self.text.setText(look.text)
        self.coffee.setVisible(look.is_new)
        words = count_text(look.plans, self.tr("Revisit 1 plan"), self.tr("Revisit {count} plans"))
        self.revisit.setText(words if look.plans else self.tr("Open the card"))
        self.seen.setVisible(look.change_id is not None)
        self.setAccessibleName(f"{look.title}. {look.text}")

    def _build(self) -> None:
        rest = QHBoxLayout()
        rest.setSpacing(8)
        rest.addWidget(self.revisit)
        rest.addStretch(1)
        rest.addWidget(self.seen)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.coffee, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addLayout(rest, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addSpacing(10)
        words.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
