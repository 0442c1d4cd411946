"""Waiting: what is done, what is left, and a way out at every moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.painting import draw_line, rounded_box
from app.ui.widgets.toast import announce

_ESTIMATE_AFTER = 3.0


class ProgressBar(QWidget):
    """A bar from 0 to 1, 12 high (6 in the rail); it moves on, it never pulses."""

    def __init__(self, height: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Fill this share, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(f"{round(self._share * 100)}%")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        radius = rect.height() / 2
        rounded_box(painter, rect, radius, theme.color("track"))
        if self._share > 0:
            rect.setWidth(max(rect.height(), rect.width() * self._share))
            rounded_box(painter, rect, radius, theme.color("ember_g"))


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the panel: name, whether it is done, now or later, and a quiet word at the right."""

    name: str
    state: str = "later"
    note: str = ""


class StepLine(QWidget):
    """One step: sage check when done, ember ring now, empty ring later."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setFixedHeight(theme_of(self).scale.px(30))
        self.setAccessibleName(f"{step.name}, {step.note}" if step.note else step.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        dot = QRectF(0, rect.center().y() - 10, 20, 20)
        if self._step.state == "done":
            rounded_box(painter, dot, 10, theme.color("sage"))
            paint_icon(painter, dot.topLeft() + QPointF(3, 3), "check", theme.color("card"), 14)
        elif self._step.state == "now":
            rounded_box(painter, dot, 10, theme.color("card"), theme.color("ember"), 5)
        else:
            rounded_box(painter, dot, 10, None, theme.color("line2"), 1.5)
        now = self._step.state == "now"
        tone = theme.color("ink2" if self._step.state == "later" else "ink")
        words = rect.adjusted(30, 0, -64, 0)
        draw_line(painter, words, self._step.name, theme.scale.font("body", 600 if now else 400), tone)
        font = theme.scale.font("caption", tabular=True)
        draw_line(painter, rect, self._step.note, font, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)


class ProgressPanel(QWidget):
    """What is done, a bar, count of total, time left, steps, Cancel and "Go on in the background".

    `clock` gives seconds; the time left shows after 3 s, rounded to 10 s.
    """

    cancelled = Signal()
    sent_back = Signal()

    def __init__(
        self,
        title: str,
        source: str = "",
        note: str = "",
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._started = clock()
        self._quarter = 0
        self.title = Label(title, "title")
        self.source = Label(source, "caption", "ink2")
        self.bar = ProgressBar()
        self.count = Label("", "body")
        self.left = Label("", "body", "ink2", align=Qt.AlignmentFlag.AlignRight)
        self.extra = QVBoxLayout()
        self.steps = QVBoxLayout()
        self.foot = PanelFoot(note)
        self.cancel = SecondaryButton(self.tr("Cancel"))
        self.background = PrimaryButton(self.tr("Go on in the background"))
        self._build()
        self.cancel.clicked.connect(self.cancelled)
        self.background.clicked.connect(self.sent_back)

    def set_progress(self, done: int, total: int, unit: str = "") -> None:
        """Show `done` of `total`, with the unit's word ("rows")."""
        share = done / total if total else 0.0
        self.bar.set_share(share)
        said = self.tr("{done} of {total} {unit}")
        self.count.setText(said.format(done=number_text(done), total=number_text(total), unit=unit).strip())
        self.left.setText(self._time_left(share))
        if int(share * 4) > self._quarter:
            self._quarter = int(share * 4)
            announce(self, self.count.text())

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these steps."""
        while (item := self.steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for step in steps:
            self.steps.addWidget(StepLine(step))

    def _time_left(self, share: float) -> str:
        passed = self._clock() - self._started
        if passed < _ESTIMATE_AFTER or share <= 0:
            return ""
        seconds = max(10, round(passed * (1 - share) / share / 10) * 10)
        if seconds < 100:
            return self.tr("about {seconds} seconds left").format(seconds=seconds)
        return self.tr("about {minutes} minutes left").format(minutes=max(2, round(seconds / 60)))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.source)
        counts = QHBoxLayout()
        counts.addWidget(self.count)
        counts.addWidget(self.left, 1)
        body = QVBoxLayout()
        body.setContentsMargins(20, 18, 20, 18)
        body.setSpacing(12)
        body.addLayout(head)
        body.addWidget(self.bar)
        body.addLayout(counts)
        body.addLayout(self.extra)
        self.steps.setSpacing(0)
        body.addLayout(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body)
        column.addStretch(1)
        column.addWidget(self.foot)
        self.foot.add_button(self.cancel)
        self.foot.add_button(self.background)


class RailProgress(QWidget):
    """The panel shrunk to one line and a 6 px bar, for the rail; a click opens the panel again."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", "caption", "ink")
        self._bar = ProgressBar(6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self._bar)

    def set_progress(self, text: str, share: float) -> None:
        """Show "Bringing in, 62%"."""
        self._label.setText(f"{text}, {round(share * 100)}%")
        self._bar.set_share(share)

    def sizeHint(self) -> QSize:
        return QSize(180, 48)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
