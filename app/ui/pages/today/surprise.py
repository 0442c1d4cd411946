"""This week's surprise: what has to be prepared, step by step, and whether it was delivered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.today import Step, SurpriseWork, TodayView
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.today.section import Section
from app.ui.pages.today.words import surprise_cost, surprise_moment
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.warmth_ring import WarmthRing

RING = 40


class SurpriseSection(Section):
    """Gold; there only while a surprise is on its way."""

    def __init__(self, shell: Shell, photos: Photos) -> None:
        super().__init__("", tone="gold")
        self._shell, self._photos = shell, photos
        self._work: SurpriseWork | None = None
        self._has_asked = True
        self.header.set_title(self.tr("This week’s surprise"))
        self.ring = WarmthRing("", None, RING)
        self.title = Label("", weight=600, wrap=True, most=2)
        self.moment = Label("", "caption", "ink2", wrap=True, most=2)
        self.steps = QVBoxLayout()
        self.boxes: list[StepLine] = []
        self.delivered = SecondaryButton(self.tr("Yes, delivered"), icon="gift", size="small", tone="gold")
        self.not_yet = GhostButton(self.tr("Not yet"), size="small")
        self.question = QWidget()
        self._build()
        self.delivered.clicked.connect(self._on_delivered)
        self.not_yet.clicked.connect(self._on_not_yet)
        photos.arrived.connect(self._show_face)

    def show_view(self, view: TodayView) -> None:
        """Show the surprise of these days, or go away."""
        before, work = self._work, view.surprise
        self._work = work
        self.setVisible(work is not None)
        if work is None:
            return
        if before is None or before.id != work.id or not work.is_ready:
            self._has_asked = False
        self.set_aside(surprise_cost(work, view.currency))
        self.title.setText(work.title)
        self.moment.setText(surprise_moment(work, view.today))
        self.card.setAccessibleName(f"{work.title}. {self.moment.text()}")
        self._show_face()
        self._show_steps(work.steps)
        is_over = bool(work.steps) or work.day <= view.today
        self.question.setVisible(work.is_ready and is_over and not self._has_asked)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.moment)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(GiftMark(), 0, Qt.AlignmentFlag.AlignVCenter)
        ask = QHBoxLayout(self.question)
        ask.setContentsMargins(0, 6, 0, 0)
        ask.setSpacing(8)
        ask.addWidget(Label(self.tr("Everything is ready. Delivered?"), tone="ink2", wrap=True), 1)
        ask.addWidget(self.not_yet)
        ask.addWidget(self.delivered)
        self.steps.setSpacing(0)
        self.rows.setContentsMargins(16, 14, 16, 14)
        self.rows.addLayout(head)
        self.rows.addSpacing(8)
        self.rows.addLayout(self.steps)
        self.rows.addWidget(self.question)

    def _show_face(self) -> None:
        if self._work is not None:
            face = self._work.face
            photo = None if face.photo_id is None else self._photos.picture(face.photo_id)
            self.ring.set_person(face.name, face.warmth, photo)

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        while len(self.boxes) < len(steps):
            line, place = StepLine(), len(self.boxes)
            line.box.clicked.connect(lambda is_done, place=place: self._on_ticked(place, is_done))
            self.boxes.append(line)
            self.steps.addWidget(line)
        for place, line in enumerate(self.boxes):
            line.setVisible(place < len(steps))
            if place < len(steps):
                line.show_step(steps[place])

    def _on_ticked(self, place: int, is_done: bool) -> None:
        if self._work is None:
            return
        step, surprises = self._work.steps[place], self._shell.desk.surprises
        said = self.tr("Prepared: {step}") if is_done else self.tr("Open again: {step}")
        self._shell.act(lambda: surprises.tick(step.id, is_done), said.format(step=step.text))

    def _on_delivered(self) -> None:
        work = self._work
        if work is not None:
            said = self.tr("Delivered. How it was received can be told on {name}’s card.")
            self._shell.act(lambda: self._shell.desk.surprises.deliver(work.id), said.format(name=work.face.first_name))

    def _on_not_yet(self) -> None:
        self._has_asked = True
        self.question.hide()


class StepLine(QWidget):
    """One step: box and words, struck once it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.words = Label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        self.box.setFixedWidth(18)
        row.addWidget(self.box)
        row.addWidget(self.words, 1)

    def show_step(self, step: Step) -> None:
        """Show a step as it stands."""
        self.box.setChecked(step.is_done)
        self.box.setAccessibleName(step.text)
        self.words.setText(step.text)
        self.words.set_tone("ink3" if step.is_done else "ink")
        self.words.set_struck(step.is_done)


class GiftMark(QWidget):
    """The gift at the right, so that gold is not the only sign."""

    def sizeHint(self) -> QSize:
        side = theme_of(self).scale.px(20)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        paint_icon(QPainter(self), QPointF(0, 0), "gift", theme.color("gold"), theme.scale.px(20))
