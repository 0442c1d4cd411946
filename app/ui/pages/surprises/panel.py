"""The chosen surprise: what it is, why this, why now, why this person, and what the owner may answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.gesture import SurpriseState
from app.domain.pronouns import THEY, Pronouns
from app.domain.today import Step
from app.domain.year_plan import PlanLine
from app.ui.dossier.surprise_card import SHOWN_MILLISECONDS, HoldButton
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.surprises.answers_row import Answers
from app.ui.pages.surprises.meters import Meters
from app.ui.pages.surprises.preparation import Preparation
from app.ui.pages.surprises.reasons import Reasons
from app.ui.pages.surprises.words import state_icon, state_word, title, veiled, what
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.warmth_ring import WarmthRing

RING = 48


class SuggestionCard(Card):
    """One surprise. Hidden, it says only that there is one, until it is held for a moment."""

    asked = Signal(str)
    ticked = Signal(object, bool)

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent, border="gold_l")
        self._photos = photos
        self.line: PlanLine | None = None
        self._pronouns, self._is_veiled = THEY, False
        self.ring = WarmthRing("", None, RING, badge=False)
        self.state = StateWord()
        self.title = Label("", "lead", wrap=True)
        self.what = Label("", tone="ink2", wrap=True)
        self.caution = Caution()
        self.reasons, self.meters, self.answers = Reasons(), Meters(), Answers()
        self.preparation = Preparation()
        self.peek = HoldButton(self.tr("Hold to peek"))
        self._hide = QTimer(self, interval=SHOWN_MILLISECONDS, singleShot=True)
        self._build()
        self.answers.asked.connect(self.asked)
        self.preparation.ticked.connect(self.ticked)
        self.peek.held.connect(self._on_peek)
        self._hide.timeout.connect(lambda: self._veil(True))
        photos.arrived.connect(self._show_face)

    def show_line(
        self, line: PlanLine, pronouns: Pronouns, steps: tuple[Step, ...], currency: str, today: date
    ) -> None:
        """Show a surprise."""
        same = self.line is not None and self.line.key == line.key and self.line.asks_reason and line.asks_reason
        typed = self.answers.reason.text() if same else ""
        self.line, self._pronouns = line, pronouns
        self.state.show_state(line.state, is_locked=line.is_locked and line.state is not SurpriseState.DELIVERED)
        self.title.setText(title(line))
        self.what.setText(what(line, currency, today))
        self.caution.say(line.caution)
        self.reasons.show_line(line, pronouns)
        self.meters.show_line(line)
        self.meters.setVisible(line.is_suggested)
        self.preparation.show_steps(steps, today)
        self.answers.show_line(line, pronouns)
        self.answers.reason.setText(typed)
        self._show_face()
        self._veil(self._is_veiled)

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide what it is, or show it."""
        self._is_veiled = is_veiled
        self._veil(is_veiled)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.state)
        words.addWidget(self.title)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        rules = (_Rule(12, 2), _Rule(12, 8))
        self._shown = QWidget()
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        self.what.setContentsMargins(0, 8, 0, 0)
        for widget in (self.what, self.caution, rules[0], self.reasons, self.preparation, rules[1], self.meters):
            inner.addWidget(widget)
        inner.addWidget(self.answers)
        self._hidden = _Gift()
        secret = QVBoxLayout(self._hidden)
        secret.setContentsMargins(36, 0, 0, 0)
        secret.addWidget(Label(veiled(), weight=600))
        secret.addWidget(Label(self.tr("Hidden in case somebody looks."), "caption", "ink2", wrap=True))
        secret.addWidget(self.peek, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addWidget(self._shown)
        column.addWidget(self._hidden)
        self._hidden.hide()

    def _show_face(self) -> None:
        if self.line is not None:
            face = self.line.face
            photo = None if face.photo_id is None else self._photos.picture(face.photo_id)
            self.ring.set_person(face.name, face.warmth, photo)

    def _veil(self, is_veiled: bool) -> None:
        self._hide.stop()
        self._shown.setVisible(not is_veiled)
        self._hidden.setVisible(is_veiled)
        told = f"{self.title.text()}. {self.what.text()}"
        self.setAccessibleName(self.tr("A surprise is planned, hidden") if is_veiled else told)

    def _on_peek(self) -> None:
        self._veil(False)
        self._hide.start()


class StateWord(QWidget):
    """A small sign and a word in gold, or in sage once it was delivered."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "gift", "gold"
        self.words = Label("", "caption", "gold", weight=500)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 0, 0, 0)
        row.addWidget(self.words)

    def show_state(self, state: SurpriseState, *, is_locked: bool) -> None:
        """Show how far it has come."""
        self._icon = state_icon(state)
        self._tone = "sage" if state is SurpriseState.DELIVERED else "gold"
        said = self.tr("{state}, locked") if is_locked else "{state}"
        self.words.setText(said.format(state=state_word(state)))
        self.words.set_tone(self._tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = theme_of(self), QRectF(self.rect())
        place = QPointF(0, round(rect.center().y() - 7))
        paint_icon(QPainter(self), place, self._icon, theme.color(self._tone), 14)


class Caution(QWidget):
    """What speaks against an accepted surprise by now; gone where nothing does."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", tone="berry", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 0, 0)
        row.addWidget(self.words)
        self.hide()

    def say(self, words: str) -> None:
        """Say it, or go away."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QPointF(0, 10), "warn", theme_of(self).color("berry"), 16)


class _Gift(QWidget):
    """A gift at the left of what must not be read."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QPointF(0, 4), "gift", theme_of(self).color("gold"), 24)


class _Rule(QWidget):
    """A hairline with room above and below."""

    def __init__(self, above: int, below: int) -> None:
        super().__init__()
        self._above = above
        self.setFixedHeight(above + 1 + below)

    def paintEvent(self, event: QPaintEvent) -> None:
        horizontal_rule(QPainter(self), 0, self.width(), self._above, theme_of(self).color("line"))
