"""The next touchpoint, with the line to open it with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.customer import Customer
from app.domain.profile import Profile
from app.domain.proposing import Proposal
from app.domain.repeats import Occurrence
from app.domain.touchpoint import Channel, Touchpoint
from app.ui.dossier.calm_banner import asks_calm
from app.ui.dossier.quiet_button import QuietButton
from app.ui.dossier.reaching import must_rest
from app.ui.dossier.words import channel_icon, channel_word
from app.ui.formatting import long_day_text, time_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.painting import draw_lines, wrapped

_LEFT, _RIGHT = 48, 24


class NextCard(Card):
    """Click or Enter opens the planned touchpoint, or takes what a repeat brings; without any, planning begins."""

    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, clickable=True)
        self.touchpoint: Touchpoint | None = None
        self.occurrence: Occurrence | None = None
        self.more = QuietButton("more", self.tr("Done, another day or remove"), parent=self)
        self.more.clicked.connect(self._on_more)
        self._icon, self._title, self._line, self._is_late = "calendar", "", "", False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_profile(
        self, profile: Profile, today: date, occurrence: Occurrence | None = None, proposal: Proposal | None = None
    ) -> None:  # fmt: skip
        """Show the next touchpoint of a customer, else what a repeat brings, else the day that is proposed."""
        self.touchpoint, self.occurrence = profile.next_touchpoint, occurrence
        if self.touchpoint is not None and (occurrence is None or self.touchpoint.day <= occurrence.day):
            self.occurrence = None
        is_calm = asks_calm(profile, today)
        asked = next((fact.text for fact in profile.facts if fact.ask_next and not is_calm), "")
        ask = self.tr("Ask about: {fact}").format(fact=asked) if asked else ""
        if self.occurrence is not None:
            self._show_occurrence(self.occurrence, ask, today)
        elif self.touchpoint is None:
            self._icon, self._title = "calendar", self.tr("Nothing planned yet")
            self._line = ask or _invitation(self, profile.customer)
            if proposal is not None and proposal.day >= today:
                self._show_proposal(proposal, today)
        else:
            self._icon = channel_icon(self.touchpoint.channel)
            self._title = self._next_words(self.touchpoint, today)
            self._line = self.touchpoint.opening_line or ask
        self._is_late = self.occurrence is None and self.touchpoint is not None and self.touchpoint.day < today
        self.more.setVisible(self.touchpoint is not None and self.occurrence is None)
        self.setVisible(self.touchpoint is not None or not must_rest(profile.customer))
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._line)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 20 + max(2, self._lines(width - _LEFT - _RIGHT)) * theme_of(self).scale.line("body")

    def sizeHint(self) -> QSize:
        return QSize(304, self.heightForWidth(max(self.width(), 304)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), theme_of(self)
        tone = "berry" if self._is_late else "ember" if self.touchpoint or self.occurrence else "ink2"
        paint_icon(painter, QPointF(16, round(self.height() / 2 - 10)), self._icon, theme.color(tone), 20)
        line, width = theme.scale.line("body"), self.width() - _LEFT - _RIGHT
        top = (self.height() - self._lines(width) * line) / 2
        room = QRectF(_LEFT, top, width, self.height())
        used = draw_lines(painter, room, self._title, theme.scale.font("body", 600), theme.color("ink"), line)
        if self._line:
            draw_lines(painter, room.adjusted(0, used, 0, 0), self._line, theme.scale.body, theme.color("ink2"), line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.touchpoint is not None:
            self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.more.sizeHint().height()
        self.more.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def _lines(self, width: float) -> int:
        scale = theme_of(self).scale
        lines = len(wrapped(self._title, scale.font("body", 600), width))
        return lines + (len(wrapped(self._line, scale.body, width)) if self._line else 0)

    def _on_more(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _show_occurrence(self, coming: Occurrence, ask: str, today: date) -> None:
        channel = coming.channel or str(Channel.CALL)
        shown = Touchpoint(channel=channel, day=coming.day, minute=coming.minute, title=coming.title)
        self._icon, self._title = channel_icon(channel), self._next_words(shown, today)
        self._line = ask or self.tr("A fixed repeat.")

    def _show_proposal(self, proposal: Proposal, today: date) -> None:
        self._icon = channel_icon(proposal.channel)
        day = self.tr("today") if proposal.day == today else long_day_text(proposal.day, today)
        words = self.tr("Proposed: {what}, {day}")
        self._title = words.format(what=channel_word(proposal.channel).lower(), day=day)

    def _next_words(self, touchpoint: Touchpoint, today: date) -> str:
        what = (touchpoint.title or channel_word(touchpoint.channel)).lower()
        day = self.tr("today") if touchpoint.day == today else long_day_text(touchpoint.day, today)
        if touchpoint.day < today:
            return self.tr("Waiting: {what}, planned for {day}").format(what=what, day=day)
        if touchpoint.minute is None:
            return self.tr("Next: {what}, {day}").format(what=what, day=day)
        return self.tr("Next: {what}, {day} at {time}").format(what=what, day=day, time=time_text(touchpoint.minute))


def _invitation(card: QWidget, customer: Customer) -> str:
    return card.tr("When would be a good time for {name}?").format(name=customer.first_name)
