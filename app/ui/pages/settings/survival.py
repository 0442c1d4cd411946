"""The first sentence of the backups page: what would survive, and the button that makes it more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo, Overview
from app.ui.formatting import count_text, day_text
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.vault_words import moment_text
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressBar
from app.ui.widgets.tile import Tile


class SurvivalBanner(Card):
    """Sage while something would survive, gold while nothing would; `backed_up` after a new backup."""

    backed_up = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="sage")
        self._shell = shell
        self.tile = Tile("shield", "sage", 44)
        self.tile.set_ground("card")
        self.title = Label("", "lead", wrap=True)
        self.text = Label("", "body", "ink2", wrap=True)
        self.bar = ProgressBar(6)
        self.now = PrimaryButton(self.tr("Back up now"))
        self._build()
        self.now.clicked.connect(self.back_up)

    def show_overview(self, overview: Overview) -> None:
        """Say what would survive, each part with its date."""
        newest = overview.here.newest
        self.set_tone("sage" if newest else "gold")
        self.tile.set_icon("shield" if newest else "warn", "sage" if newest else "gold")
        self.title.setText(self._if_the_file_broke(overview))
        self.text.setText(self._if_the_computer_went(overview))

    def back_up(self) -> None:
        """Write a backup now, with its progress below the sentence."""
        self.now.setEnabled(False)
        self.now.setText(self.tr("Backing up…"))
        self.bar.set_share(0)
        self.bar.show()
        self._shell.tasks.run(self._shell.backups.back_up, self._on_done, self._on_failed, self._on_progress)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self.bar)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.tile)
        row.addLayout(words, 1)
        row.addWidget(self.now)
        theme_of(self).changed.connect(self.update)

    def _if_the_file_broke(self, overview: Overview) -> str:
        newest = overview.here.newest
        if newest is None:
            return self.tr("If this file broke today, nothing would be left")
        if overview.changes_since == 0:
            return self.tr("If this file broke today, you would have everything")
        when = moment_text(newest.manifest.created_at, self._shell.vault.today())
        return self.tr("If this file broke today, you would have everything up to {when}").format(when=when)

    def _if_the_computer_went(self, overview: Overview) -> str:
        count = count_text(
            len(overview.backups), self.tr("1 backup, read back."), self.tr("{count} backups, each one read back.")
        )
        second = overview.second
        if second is None or second.newest is None:
            if overview.here.is_apart and overview.here.newest is not None:
                return self.tr("They lie on another disk than the file. {count}").format(count=count)
            if not overview.backups:
                return self.tr("A backup takes a moment and is locked like the file itself.")
            said = self.tr("If the whole computer were lost: nothing, there is no second place yet. {count}")
            return said.format(count=count)
        day = second.newest.manifest.created_at.astimezone().date()
        when = day_text(day, self._shell.vault.today(), weekday=False)
        if second.is_apart or not second.is_there:
            said = self.tr("If the whole computer were lost: up to {when}, from {place}. {count}")
        else:
            said = self.tr("A second copy, up to {when}, lies in {place}, on the same disk. {count}")
        return said.format(when=when, place=second.path.name, count=count)

    def _on_progress(self, done: int, total: int, _text: str) -> None:
        self.bar.set_share(done / total if total else 0)

    def _on_done(self, _info: BackupInfo) -> None:
        self._rest()
        self._shell.messages.toast(self.tr("Backed up and read back"), icon="shield")
        self.backed_up.emit()

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        again = self.back_up if isinstance(error, KeepwarmError) else None
        self._shell.messages.error(error, again=again)
        self.backed_up.emit()

    def _rest(self) -> None:
        self.bar.hide()
        self.now.setEnabled(True)
        self.now.setText(self.tr("Back up now"))
