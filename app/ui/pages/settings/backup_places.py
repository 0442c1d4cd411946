"""Where backups are written: the folder on this computer, and a second place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.settings import Settings
from app.services.backups import Overview, Place
from app.ui.choosing import choose_folder
from app.ui.formatting import ago, size_text
from app.ui.pages.settings.part import Part, set_quietly
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.vault_words import moment_text
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.icon_words import IconWords

_STALE_DAYS = 7


class PlacesPart(Part):
    """`moved` after a folder was chosen."""

    moved = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.here = SettingRow("disk", self.tr("Backups folder, this computer"))
        self.here_when = IconWords("check", "", "sage")
        self.change_here = SecondaryButton(self.tr("Change"))
        self.second = SettingRow("usb", self.tr("A second place"))
        self.second_when = IconWords("clock", "", "gold")
        self.without = GhostButton(self.tr("No second place"))
        self.change_second = SecondaryButton(self.tr("Choose"))
        self.daily = SettingRow("moon", self.tr("Every evening"), self.tr(
            "At six, or when Keepwarm is opened the next time, if something changed since the last one."))  # fmt: skip
        self.is_daily = ToggleRow(self.tr("Back up every evening"))
        self._build()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        set_quietly(self.is_daily, settings.backups.is_daily)

    def show_overview(self, overview: Overview) -> None:
        """Say what lies where, since when, and how much room there is."""
        here, second = overview.here, overview.second
        self.here.say("\n".join((str(here.path), self._room(here))))
        self._show_when(self.here_when, here)
        self.without.setVisible(second is not None)
        self.second_when.setVisible(second is not None and second.newest is not None)
        self.change_second.setText(self.tr("Change") if second else self.tr("Choose"))
        self.change_second.updateGeometry()
        if second is None:
            self.second.say(self.tr("A stick or another disk. It is locked like the file, so it may lie in a drawer."))
            return
        state = self._room(second) if second.is_there else self.tr("Not plugged in now. It gets the next backup.")
        self.second.say("\n".join((str(second.path), state)))
        self._show_when(self.second_when, second)

    def choose_here(self, folder: Path) -> None:
        """Write backups into this folder from now on; those written before stay where they are."""
        self.change("backups", folder=str(folder))
        self.shell.backups.note_folders()
        self.moved.emit()

    def choose_second(self, folder: Path | None) -> None:
        """Copy every backup into this folder too, or into none."""
        self.change("backups", second_folder=str(folder) if folder else "")
        self.shell.backups.note_folders()
        self.moved.emit()

    def _build(self) -> None:
        for row, widgets in (
            (self.here, (self.here_when, self.change_here)),
            (self.second, (self.second_when, self.without, self.change_second)),
        ):
            for widget in widgets:
                row.add(widget)
        self.daily.add(self.is_daily)
        self.lay_out(self.tr("Where they are written"), self.here, self.second, self.daily)

    def _connect(self) -> None:
        title = self.tr("Where to write backups")
        self.change_here.clicked.connect(
            lambda: choose_folder(self, title, self.choose_here, self.shell.backups.folder)
        )
        self.change_second.clicked.connect(lambda: choose_folder(self, title, self.choose_second))
        self.without.clicked.connect(lambda: self.choose_second(None))
        self.is_daily.toggled.connect(lambda on: self.change("backups", is_daily=on))

    def _room(self, place: Place) -> str:
        if not place.is_there:
            return self.tr("The folder is made with the first backup.")
        said = self.tr("{used} used, {free} free.")
        return said.format(used=size_text(place.used_bytes), free=size_text(place.free_bytes))

    def _show_when(self, words: IconWords, place: Place) -> None:
        words.setVisible(place.newest is not None)
        if place.newest is None:
            return
        moment, today = place.newest.manifest.created_at, self.shell.vault.today()
        age = (today - moment.astimezone().date()).days
        if age > _STALE_DAYS:
            words.set_words("clock", ago(moment.astimezone().date(), today), "gold")
        else:
            words.set_words("check", moment_text(moment, today), "sage")
