"""A few words about the owner, after the vault was made; everything on it may be skipped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.settings import OwnerProfile
from app.services.desk import Desk
from app.ui.messages import Messages
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.full_page import FullPage, Mark
from app.ui.widgets.label import Label
from app.ui.widgets.owner_form import OwnerForm, profile_of_system

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ProfilePage(FullPage):
    """`finished` when the profile was saved or skipped."""

    finished = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, messages: Messages, theme: Theme) -> None:
        super().__init__(600, garden=134)
        self._desk, self._tasks, self._messages = desk, tasks, messages
        known = desk.settings.load().owner
        self.form = OwnerForm(known if known != OwnerProfile() else profile_of_system())
        self.skip = GhostButton(self.tr("Skip this"))
        self.save = PrimaryButton(self.tr("That is me"), size="large")
        self._build()
        self.skip.clicked.connect(self._on_skip)
        self.save.clicked.connect(self._on_save)
        for field in (self.form.name, self.form.business, self.form.trade, self.form.region):
            field.submitted.connect(self._on_save)
        self.setFocusProxy(self.form)

    def _build(self) -> None:
        self.centre(Mark(44))
        self.column.addSpacing(20)
        self.column.addWidget(Label(self.tr("A few words about you"), "display", align=_CENTRE))
        self.column.addSpacing(6)
        told = self.tr("So that days, money and greetings fit. Nothing here is needed.")
        self.column.addWidget(Label(told, "lead", "ink2", weight=400, wrap=True, align=_CENTRE))
        self.column.addSpacing(24)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 20, 20, 20)
        inside.addWidget(self.form)
        self.column.addWidget(card)
        row = QHBoxLayout()
        row.setContentsMargins(0, 20, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(Label(self.tr("You can change it later in Settings"), "caption", "ink3"))
        row.addWidget(self.save)
        self.column.addLayout(row)

    def _on_save(self) -> None:
        profile = self.form.profile
        self._tasks.write(lambda: self._desk.settings.introduce(profile), self._on_done, self._messages.error)

    def _on_skip(self) -> None:
        skipped = self._desk.settings
        self._tasks.write(lambda: skipped.flag("profile_done", True), self._on_done, self._messages.error)

    def _on_done(self, _settings: object) -> None:
        self.finished.emit()
