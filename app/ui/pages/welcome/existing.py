"""Opening a backup on the first page: as a vault of its own, in the folder where a new one would go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.backups import BackupInfo
from app.ui.choosing import choose_folder
from app.ui.restore_panel import RestorePanel
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.full_page import FullPage, Mark
from app.ui.widgets.label import Label


class ExistingStep(FullPage):
    """A backup, its secret and its new place. `wanted` carries the secret."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, info: BackupInfo, today: date, folder: Path, has_keyring: bool = True) -> None:
        super().__init__(520, garden=134)
        self.folder = folder
        self.panel = RestorePanel(
            info,
            today,
            self.tr("Keepwarm reads every page of the backup, counts it, and opens it as a file of its own."),
            self.tr("The backup itself stays as it is."),
        )
        self.place = Label("", "body", "ink2", wrap=True)
        self.other = SecondaryButton(self.tr("Another folder"), size="small")
        self.remember = ToggleRow(
            self.tr("Remember on this computer"), self.tr("The key is kept in the system keyring."), checked=has_keyring
        )
        self._build()
        self._show_place()
        self.panel.wanted.connect(self.wanted)
        self.panel.left.connect(self.left)
        self.other.clicked.connect(lambda: choose_folder(self, self.tr("Where to put the file"), self._on_folder))
        self.setFocusProxy(self.panel)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.other)
        self.panel.ways.addWidget(self.remember)
        self.panel.ways.addLayout(row)
        card = Card(border="line2")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.panel)
        self.centre(Mark(44))
        self.column.addSpacing(24)
        self.column.addWidget(card)

    def _show_place(self) -> None:
        self.place.setText(self.tr("It will lie in {folder}").format(folder=str(self.folder)))

    def _on_folder(self, folder: Path) -> None:
        has_something = folder.is_dir() and any(folder.iterdir())
        self.folder = folder / "keepwarm" if has_something else folder
        self._show_place()
