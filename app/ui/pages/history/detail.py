"""The marked line in detail: what was before and after, and the ways back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import HistoryEntry
from app.services.desk import Desk
from app.ui.finding.photos import Photos
from app.ui.pages.history.line_delegate import icon_of
from app.ui.pages.history.moments import moment_text, taken_back_text
from app.ui.pages.history.told import Told, tell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.tile import Tile
from app.ui.widgets.warmth_ring import WarmthRing

_LABELS = 64
_FEW = 3
"""What touched more things than this is told by its own line alone."""


class DetailCard(Card):
    """`turned` asks to undo or redo the line, `back_asked` to return to just before it."""

    turned = Signal(object)
    back_asked = Signal(object)

    def __init__(self, desk: Desk, photos: Photos) -> None:
        super().__init__()
        self._desk, self._photos = desk, photos
        self.entry: HistoryEntry | None = None
        self.ring = WarmthRing(size=44, badge=False)
        self.tile = Tile("note", "plain", 44)
        self.title = Label("", "lead", wrap=True, most=3)
        self.moment = Label("", "caption", "ink2", wrap=True)
        self.changes = QVBoxLayout()
        self.turn = PrimaryButton(self.tr("Undo this one"), icon="undo")
        self.back = GhostButton(self.tr("Back to just before"))
        self.hint = Label("", "caption", "ink3", wrap=True)
        self._build()
        self.turn.clicked.connect(lambda: self.turned.emit(self.entry))
        self.back.clicked.connect(lambda: self.back_asked.emit(self.entry))
        photos.arrived.connect(self._show_face)

    def show_entry(self, entry: HistoryEntry | None) -> None:
        """Show a line; None hides the card."""
        self.entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        today = self._desk.store.clock.today()
        moment = moment_text(entry.at, today)
        said = self.tr("{moment}, {detail}").format(moment=moment, detail=entry.detail) if entry.detail else moment
        if entry.undone_at is not None:
            said = self.tr("{moment}, {undone}").format(moment=moment, undone=taken_back_text(entry.undone_at, today))
        self.title.setText(entry.label)
        self.moment.setText(said)
        self._show_face()
        changes = self._desk.history.before_and_after(entry.id) if entry.count <= _FEW else ()
        self._show_changes(tell(self._desk, changes))
        self._show_ways(entry)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.moment)
        head = QHBoxLayout()
        head.setSpacing(12)
        for face in (self.ring, self.tile):
            head.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8)
        flow.addWidget(self.turn)
        flow.addWidget(self.back)
        self.changes.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addLayout(self.changes)
        column.addSpacing(12)
        column.addWidget(ways)
        column.addSpacing(8)
        column.addWidget(self.hint)

    def _show_face(self) -> None:
        entry = self.entry
        cards = self._desk.finding.cards((entry.customer_id,)) if entry and entry.customer_id else ()
        self.ring.setVisible(bool(cards))
        self.tile.setVisible(not cards)
        if cards:
            picture = self._photos.avatar(cards[0].name, cards[0].photo_id).photo
            self.ring.set_person(cards[0].name, cards[0].warmth, picture)
        elif entry is not None:
            self.tile.set_icon(icon_of(entry.icon), "plain")

    def _show_changes(self, told: tuple[Told, ...]) -> None:
        while (item := self.changes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in told:
            self.changes.addWidget(BeforeAfter(each, is_alone=len(told) == 1))

    def _show_ways(self, entry: HistoryEntry) -> None:
        is_done = entry.undone_at is None
        self.turn.setVisible(entry.can_undo)
        self.back.setVisible(entry.can_undo and is_done)
        self.turn.setText(self.tr("Undo this one") if is_done else self.tr("Redo this one"))
        self.turn.set_icon("undo" if is_done else "refresh")
        if not entry.can_undo:
            self.hint.setText(self.tr("Too long ago to take back: changes can be undone for 90 days."))
        elif is_done:
            self.hint.setText(self.tr("Later changes stay. If one stood on this change, Keepwarm names it first."))
        else:
            self.hint.setText(self.tr("Does the same once more."))


class BeforeAfter(QWidget):
    """One thing before and after; what it is stands above, unless it is the only one and was changed."""

    def __init__(self, told: Told, *, is_alone: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, theme_of(self).scale.px(_LABELS))
        grid.setColumnStretch(1, 1)
        is_change = bool(told.before and told.after)
        if is_change and not is_alone:
            grid.addWidget(Label(told.words, "caption", "ink2", weight=600), 0, 0, 1, 2)
        sides = ((self.tr("Before"), told.before, "sunk", "ink2"), (self.tr("After"), told.after, "sage_t", "ink"))
        for row, (side, text, ground, tone) in enumerate(sides, start=1):
            if text or not told.before + told.after:
                word = side if is_change else self._said(told, bool(told.after))
                label = Label(word, "caption", "ink2", wrap=True)
                label.setContentsMargins(0, 9, 0, 0)
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(_Ground(text, ground, tone), row, 1)
        self.setAccessibleName(", ".join(part for part in (told.words, told.before, told.after) if part))

    def _said(self, told: Told, is_new: bool) -> str:
        return told.words if is_new else self.tr("{thing}, gone").format(thing=told.words)


class _Ground(Label):
    """A value on its tint."""

    def __init__(self, text: str, ground: str, tone: str) -> None:
        super().__init__(text, "body", tone, wrap=True, most=6)
        self._ground = ground
        self.setContentsMargins(10, 7, 10, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), 8, theme_of(self).color(self._ground))
        painter.end()
        super().paintEvent(event)
