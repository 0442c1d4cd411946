"""Backups: what would survive, what is kept, where it lies, and whether it comes back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.settings import Settings
from app.services.backups import BackupInfo, Overview
from app.ui.formatting import ago
from app.ui.pages.settings.backup_places import PlacesPart
from app.ui.pages.settings.backup_table import BackupTable
from app.ui.pages.settings.drill_card import DrillCard
from app.ui.pages.settings.kept_dots import KeptDots
from app.ui.pages.settings.restore_dialogs import CopyDialog, RestoreDialog
from app.ui.pages.settings.section import Section
from app.ui.pages.settings.survival import SurvivalBanner
from app.ui.shell import Shell
from app.ui.vault_words import full_day_text
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.section_header import SectionHeader


class BackupsSection(Section):
    """Everything about copies of the file."""

    KEY: ClassVar[str] = "backups"
    ICON: ClassVar[str] = "disk"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._overview: Overview | None = None
        self._words = self.tr("Looking…")
        self.banner = SurvivalBanner(shell)
        self.dots = KeptDots()
        self.places = PlacesPart(shell)
        self.drill = DrillCard(shell)
        self.table = BackupTable()
        self.copy = GhostButton(self.tr("Open a copy"))
        self.restore = SecondaryButton(self.tr("Restore this one"), icon="undo")
        self.foot = PanelFoot()
        self._build()
        self._connect()

    def title(self) -> str:
        return self.tr("Backups")

    def state(self, settings: Settings) -> str:
        return self._words

    def show_settings(self, settings: Settings) -> None:
        self.places.show_settings(settings)

    def reload(self) -> None:
        self.shell.backups.note_folders()
        self.shell.tasks.run(self.shell.backups.overview, self._show_overview, self.shell.messages.error)

    def show_words(self, overview: Overview) -> None:
        """The line in the list of sections."""
        newest = overview.here.newest
        if newest is None:
            self._words = self.tr("None yet")
        else:
            day = newest.manifest.created_at.astimezone().date()
            self._words = self.tr("Last one {when}, verified").format(when=ago(day, self.shell.vault.today()))
        self.state_changed.emit()

    def _build(self) -> None:
        self.column.addWidget(self.banner)
        self.column.addSpacing(16)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(_card(SectionHeader(self.tr("What is kept")), self.dots), 1)
        big = self.tr("An extra backup is written before an import, a restore and a new version of Keepwarm. Those "
                      "stay for a year.")  # fmt: skip
        before = _card(SectionHeader(self.tr("Before anything big")), Label(big, "body", "ink2", wrap=True))
        before.setMinimumWidth(220)
        before.setMaximumWidth(300)
        pair.addWidget(before)
        self.column.addLayout(pair)
        self.column.addSpacing(14)
        self.column.addWidget(self.places)
        self.column.addSpacing(16)
        grid = QGridLayout()
        grid.setSpacing(16)
        self.drill.setMinimumWidth(280)
        self.drill.setMaximumWidth(344)
        grid.addWidget(self.drill, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._list(), 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def _list(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addWidget(self.foot)
        self.foot.add_button(self.copy)
        self.foot.add_button(self.restore)
        return card

    def _connect(self) -> None:
        self.banner.backed_up.connect(self.reload)
        self.drill.tried.connect(self.reload)
        self.places.moved.connect(self.reload)
        self.table.chosen.connect(self._on_chosen)
        self.restore.clicked.connect(self._on_restore)
        self.copy.clicked.connect(self._on_copy)

    def _show_overview(self, overview: Overview) -> None:
        self._overview = overview
        today = self.shell.vault.today()
        self.banner.show_overview(overview)
        self.places.show_overview(overview)
        self.drill.show_overview(overview)
        tried_on = overview.last_drill_on
        tried = next((_day_of(info) for info in overview.backups if tried_on and _day_of(info) <= tried_on), None)
        words = self.tr("restored as a test, {day}").format(day=full_day_text(tried_on)) if tried_on else ""
        self.dots.show_backups(tuple(_day_of(info) for info in overview.backups), today, tried, words)
        self.table.show_backups(overview.backups, today, tried)
        for button in (self.copy, self.restore):
            button.setEnabled(bool(overview.backups))
        self.show_words(overview)

    def _on_chosen(self, info: BackupInfo) -> None:
        count, _labels = self.shell.backups.missing(info, 1)
        if count:
            said = self.tr("Today’s file is kept beside it. What you did since then is shown first: {count} changes.")
            self.foot.note.setText(said.format(count=count))
        else:
            self.foot.note.setText(self.tr("Today’s file is kept beside it. Nothing was done since then."))

    def _on_restore(self) -> None:
        if self.table.info is not None:
            RestoreDialog(self.shell, self.table.info).open_over(self)

    def _on_copy(self) -> None:
        if self.table.info is not None:
            CopyDialog(self.shell, self.table.info).open_over(self)


def _card(*widgets: QWidget) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return card


def _day_of(info: BackupInfo) -> date:
    return info.manifest.created_at.astimezone().date()
