"""Quietly slipping: the first few, each with a year of contacts, one sentence, and a way to reach out."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.domain.slipping import Outcome, Slipping
from app.domain.today import TodayView
from app.domain.touchpoint import Channel
from app.ui.dossier.menus import new_menu
from app.ui.dossier.reaching import ways
from app.ui.dossier.word_button import WordButton
from app.ui.finding.photos import Photos
from app.ui.pages.today.section import Row, Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.rhythm_strip import RhythmStrip
from app.ui.widgets.warmth_ring import WarmthRing

RING = 40
_STRIP = 120
_REACHABLE = (Channel.CALL, Channel.TEXT, Channel.EMAIL)


class SlippingSection(Section):
    """The first three; the link leads to all of them."""

    def __init__(self, shell: Shell, photos: Photos) -> None:
        super().__init__("")
        self._shell, self._photos = shell, photos
        self._shown: tuple[Slipping, ...] = ()
        self.lines: list[SlippingLine] = []
        self.header.set_title(self.tr("Quietly slipping"))
        self.header.link_clicked.connect(lambda: shell.navigator.go("customers", query="is:slipping"))
        photos.arrived.connect(self._show_faces)

    def show_view(self, view: TodayView) -> None:
        """Show who is slipping, or go away."""
        self._shown = view.slipping
        self.setVisible(bool(self._shown))
        more = view.slipping_count
        self.header.set_link(self.tr("All {count}").format(count=more) if more > len(self._shown) else "")
        while len(self.lines) < len(self._shown):
            self._append()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._shown))
            if place < len(self._shown):
                line.show_slipping(self._shown[place], view.today)
        self._show_faces()

    def set_narrow(self, is_narrow: bool) -> None:
        """Without strips, the button below the sentence."""
        for line in self.lines:
            line.set_narrow(is_narrow)

    def _append(self) -> None:
        line, place = SlippingLine(), len(self.lines)
        line.is_first = place == 0
        line.reach.clicked.connect(partial(self._on_reach, place))
        line.opened.connect(lambda: self._shell.navigator.open_customer(self._shown[place].customer_id))
        line.menu_asked.connect(partial(self._on_menu, place))
        self.lines.append(line)
        self.rows.addWidget(line)

    def _show_faces(self) -> None:
        for line, each in zip(self.lines, self._shown, strict=False):
            photo = None if each.photo_id is None else self._photos.picture(each.photo_id)
            line.ring.set_person(each.name, each.warmth, photo)

    def _on_reach(self, place: int) -> None:
        """Hand it to telephone or mail, and ask whether it happened; a visit or a card is planned."""
        from app.ui.dialogs import reach_dialog

        each = self._shown[place]
        profile = self._shell.desk.profiles.read(each.customer_id)
        for way in ways(profile.details) if each.channel in _REACHABLE else ():
            if way.channel == each.channel:
                reach_dialog.open_dialog(self._shell, profile, way)
                return
        today = self._shell.desk.store.clock.today()
        self._shell.navigator.plan((each.customer_id,), day=today, channel=each.channel)

    def _on_menu(self, place: int, at: QPoint) -> None:
        each, menu, navigator = self._shown[place], new_menu(self), self._shell.navigator
        number = each.customer_id
        menu.addAction(self.tr("Log a touchpoint"), lambda: navigator.log((number,), channel=each.channel))
        menu.addAction(self.tr("Plan a touchpoint"), lambda: navigator.plan((number,), channel=each.channel))
        menu.addAction(self.tr("Open {name}").format(name=each.name), lambda: navigator.open_customer(number))
        menu.addSeparator()
        for outcome, words in (
            (Outcome.FINE, self.tr("They are fine, only quiet")), (Outcome.LOST, self.tr("They have left")),
            (Outcome.IGNORED, self.tr("Leave it be this time")),
        ):  # fmt: skip
            menu.addAction(words, partial(self._close, number, outcome))
        menu.popup(at)

    def _close(self, number: int, outcome: Outcome) -> None:
        self._shell.act(lambda: self._shell.desk.slipping.close(number, outcome), self.tr("Noted"))


class SlippingLine(Row):
    """One of them; Enter on the name opens the card, the menu says how it ended."""

    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.ring = WarmthRing("", None, RING)
        self.name = WordButton("", role="body", tone="ink", weight=600)
        self.place = Label("", "caption", "ink3")
        self.strip = RhythmStrip()
        self.sentence = Label("", tone="ink2", wrap=True)
        self.reach = SecondaryButton("", size="small")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.name.clicked.connect(self.opened)

    def show_slipping(self, each: Slipping, today: date) -> None:
        """Show somebody's silence as of today."""
        self.name.set_text(each.name)
        self.place.setText(each.subtitle)
        self.strip.set_events(each.strip, today, score=each.warmth, usual_gap_days=each.usual_gap_days)
        self.sentence.setText(each.short)
        words, icon = self._reach_look(each.channel)
        self.reach.setText(words)
        self.reach.set_icon(icon)
        self.reach.setAccessibleName(f"{words}: {each.name}")
        self.setAccessibleName(each.sentence)

    def set_narrow(self, is_narrow: bool) -> None:
        """The button below the sentence, no strip."""
        self.strip.setVisible(not is_narrow)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(down if is_narrow else across)
        self._below.setSpacing(8 if is_narrow else 12)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.reach.mapToGlobal(QPoint(0, self.reach.height())))
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.place)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.ring)
        head.addLayout(words, 1)
        self.strip.setFixedWidth(_STRIP)
        head.addWidget(self.strip)
        self._below.setSpacing(12)
        self._below.addWidget(self.sentence, 1)
        self._below.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._below)

    def _reach_look(self, channel: str) -> tuple[str, str]:
        """Word and icon of the way that suits them."""
        looks = {
            Channel.CALL.value: (self.tr("Call"), "call"), Channel.TEXT.value: (self.tr("Text"), "text"),
            Channel.EMAIL.value: (self.tr("Write"), "mail"), Channel.CARD.value: (self.tr("Write"), "card"),
            Channel.VISIT.value: (self.tr("Drop in"), "coffee"), Channel.COFFEE.value: (self.tr("Drop in"), "coffee"),
            Channel.MEETING.value: (self.tr("Meet"), "people"), Channel.EVENT.value: (self.tr("Invite"), "flag"),
        }  # fmt: skip
        return looks.get(channel, (self.tr("Reach out"), "speech"))
