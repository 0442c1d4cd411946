"""A silence that is out of the ordinary: one sentence, what stands behind it, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.slipping import Quiet
from app.ui import dialogs
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label


class QuietCard(Card):
    """Shown while a silence is longer than the own rhythm explains; the reasons unfold on demand."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self.sentence = Label("", wrap=True)
        self.reasons = Label("", "caption", "ink2", wrap=True)
        self.why = LinkButton(self.tr("Why"))
        self.end = LinkButton(self.tr("How did it end?"))
        self._build()
        self.why.clicked.connect(self._on_why)
        self.end.clicked.connect(lambda: dialogs.silence(self._shell, self._number))

    def show_profile(self, profile: Profile) -> None:
        """Show the silence of a customer, or go away."""
        is_other = profile.customer.id != self._number
        self._number = profile.customer.id
        found = self._shell.desk.slipping.of(self._number)
        self.setVisible(found is not None and found.quiet is not Quiet.NOT)
        if found is None:
            return
        self.sentence.setText(found.sentence)
        self.end.setVisible(found.is_slipping)
        self.setAccessibleName(found.sentence)
        self._unfold(not is_other and not self.reasons.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), QPointF(16, 12), "hourglass", theme_of(self).color("slate"), 20)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.why)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 11, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.reasons)
        column.addLayout(buttons)

    def _unfold(self, is_open: bool) -> None:
        self.reasons.setText("\n".join(self._shell.desk.slipping.why(self._number)) if is_open else "")
        self.reasons.setVisible(is_open)
        self.why.setText(self.tr("Hide") if is_open else self.tr("Why"))

    def _on_why(self) -> None:
        self._unfold(self.reasons.isHidden())
