"""A surprise is planned: hidden in case somebody looks, shown while the button is held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.pronouns import Pronouns, pronouns_of
from app.ui.formatting import day_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

HOLD_MILLISECONDS = 500
SHOWN_MILLISECONDS = 5000


class HoldButton(Button):
    """Press and hold, or Enter twice; `held` comes then, never for a plain click."""

    held = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text, kind="secondary", icon="eye", size="small", tone="gold")
        self._is_armed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MILLISECONDS)
        self._timer.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_armed = False
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            if self._is_armed:
                self.held.emit()
            self._is_armed = not self._is_armed
            words = self.tr("Press Enter once more to see the surprise")
            self.setAccessibleDescription(words if self._is_armed else "")


class SurpriseCard(Card):
    """Gold; says only that there is one, until it is peeked at for five seconds."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="gold")
        self._shell = shell
        self._number = 0
        self._hint = ""
        self._is_revealed = False
        self.title = Label(self.tr("A surprise is planned"), weight=600, wrap=True)
        self.hint = Label("", "caption", "ink2", wrap=True)
        self.peek = HoldButton(self.tr("Hold to peek"))
        self._hide_timer = QTimer(self)
        self._hide_timer.setSingleShot(True)
        self._hide_timer.setInterval(SHOWN_MILLISECONDS)
        self._build()
        self.peek.held.connect(self._on_held)
        self._hide_timer.timeout.connect(self.conceal)

    def show_profile(self, profile: Profile) -> None:
        """Show that there is a surprise, or nothing at all."""
        self._number = profile.customer.id
        self._hint = self._hint_words(pronouns_of(profile.customer))
        self.setVisible(profile.has_hidden_surprise)
        self.conceal()
        if profile.has_hidden_surprise and not self._shell.desk.settings.load().security.keep_surprises_hidden:
            self.reveal()
            self._hide_timer.stop()
            self.peek.hide()

    @property
    def is_revealed(self) -> bool:
        """Whether the surprise can be read now."""
        return self._is_revealed

    def reveal(self) -> None:
        """Say what the surprise is."""
        surprise = self._shell.desk.profiles.hidden_surprise(self._number)
        if surprise is None:
            return
        self._is_revealed = True
        week = day_text(surprise.day, self._shell.desk.store.clock.today())
        self.title.setText(surprise.name)
        self.hint.setText(self.tr("In the week of {day}").format(day=week))
        self.setAccessibleName(self.title.text())
        self._hide_timer.start()

    def conceal(self) -> None:
        """Hide it again."""
        self._is_revealed = False
        self._hide_timer.stop()
        self.peek.show()
        self.title.setText(self.tr("A surprise is planned"))
        self.hint.setText(self._hint)
        self.setAccessibleName(self.tr("A surprise is planned, hidden"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = round(QRectF(self.rect()).center().y() - 10)
        paint_icon(QPainter(self), QPointF(16, middle), "gift", theme_of(self).color("gold"), 20)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.peek, 0, Qt.AlignmentFlag.AlignVCenter)

    def _hint_words(self, pronouns: Pronouns) -> str:
        words = (
            self.tr("Hidden in case {subject} look")
            if pronouns.is_plural
            else self.tr("Hidden in case {subject} looks")
        )
        return words.format(subject=pronouns.subject)

    def _on_held(self) -> None:
        if self._is_revealed:
            self.conceal()
        else:
            self.reveal()
