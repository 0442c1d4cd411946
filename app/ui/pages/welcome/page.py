"""The first page: three ways to begin, the passphrase and the recovery code, or a file that is there already."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo, read_backup
from app.services.vault import (
    KeyringState,
    KeyringTrouble,
    OpenVault,
    PassphraseNeeded,
    RecoveryCode,
    VaultService,
    VaultState,
)
from app.ui.choosing import choose_file
from app.ui.messages import Messages
from app.ui.pages.welcome.choices import Beginning
from app.ui.pages.welcome.existing import ExistingStep
from app.ui.pages.welcome.steps import BeginStep, PassphraseStep, RecoveryStep
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.vault_words import concern_text
from app.ui.widgets.full_page import FullPage

Services = Callable[[Path], VaultService]


class WelcomePage(QWidget):
    """Makes a vault in `folder`, or leads to one that is there; nothing is written before Finish.

    `opened` carries an OpenVault, `vault_chosen` the folder of another vault, `sample_asked` the wish to look around.
    """

    opened = Signal(object)
    sample_asked = Signal()
    vault_chosen = Signal(object)

    def __init__(self, services: Services, folder: Path, tasks: Tasks, messages: Messages, theme: Theme) -> None:
        super().__init__()
        self._services, self._tasks, self._messages = services, tasks, messages
        self._service = services(folder)
        self._code = RecoveryCode.generate()
        self._asked: tuple[int, int] | None = None
        self.begin = BeginStep(tuple(concern_text(concern) for concern in self._service.concerns()))
        self.passphrase = PassphraseStep()
        self.recovery: RecoveryStep | None = None
        self.existing: ExistingStep | None = None
        self._keyring: KeyringState | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.steps = QStackedWidget()
        self.steps.addWidget(self.begin)
        self.steps.addWidget(self.passphrase)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.steps)
        self.setFocusProxy(self.begin)

    def _connect(self) -> None:
        self.begin.went_on.connect(self._on_begun)
        self.begin.existing_asked.connect(self._on_existing_asked)
        self.passphrase.back.connect(lambda: self._go(self.begin))
        self.passphrase.went_on.connect(self._on_passphrase)

    def _go(self, step: FullPage) -> None:
        if self.steps.indexOf(step) < 0:
            self.steps.addWidget(step)
        self.steps.setCurrentWidget(step)
        step.setFocus()

    def _on_begun(self) -> None:
        if self.begin.choices.value is Beginning.LOOK:
            self.sample_asked.emit()
            return
        self._go(self.passphrase)
        if self._keyring is None:
            self._tasks.run(self._service.can_use_keyring, self._on_keyring, self._messages.error)

    def _on_keyring(self, state: KeyringState) -> None:
        self._keyring = state
        self.passphrase.set_keyring(state)

    def _on_passphrase(self) -> None:
        if self.recovery is not None:
            self._asked = self.recovery.panel.asked
            self.steps.removeWidget(self.recovery)
            self.recovery.deleteLater()
        today = self._service.today()
        self.recovery = RecoveryStep(self._code, today, self.passphrase.passphrase is not None, self._asked)
        self.recovery.back.connect(lambda: self._go(self.passphrase))
        self.recovery.went_on.connect(self._on_finish)
        self._go(self.recovery)

    def _on_finish(self) -> None:
        if self.recovery is None or not self.recovery.panel.is_proved:
            return
        self.recovery.set_busy(True)
        passphrase, uses_keyring = self.passphrase.passphrase, self.passphrase.uses_keyring
        service, code, choice = self._service, self._code, str(self.begin.choices.value)

        def create() -> OpenVault:
            service.create(passphrase, uses_keyring, code)
            service.note_recovery_checked()
            return OpenVault(service, service.open_desk(), choice)

        self._tasks.run(create, self._on_opened, self._on_not_created)

    def _on_opened(self, opened: OpenVault) -> None:
        self.opened.emit(opened)

    def _on_not_created(self, error: Exception) -> None:
        if self.recovery is not None:
            self.recovery.set_busy(False)
        if isinstance(error, PassphraseNeeded):
            self.passphrase.require(error.title)
            self._go(self.passphrase)
        else:
            self._messages.error(error)

    def _on_existing_asked(self) -> None:
        kinds = self.tr("Keepwarm files and backups (*.keepwarm keepwarm.db keys.json)")
        choose_file(self, self.tr("Open an existing file"), kinds, self.open_file)

    def open_file(self, path: Path) -> None:
        """Go on with a backup, or with the vault that this file belongs to."""
        if path.suffix != ".keepwarm":
            self.vault_chosen.emit(path.parent)
            return
        try:
            info = read_backup(path)
        except KeepwarmError as error:
            self._messages.error(error)
            return
        self._show_backup(info)

    def _show_backup(self, info: BackupInfo) -> None:
        folder = self._service.folder
        if self._service.state is not VaultState.NONE:
            folder = folder.with_name(f"{folder.name}-restored")
        step = ExistingStep(info, self._service.today(), folder)
        step.left.connect(lambda: self._go(self.begin))
        step.wanted.connect(lambda secret: self._on_backup_wanted(info, secret))
        self.existing = step
        self._go(step)

    def _on_backup_wanted(self, info: BackupInfo, secret: str) -> None:
        step = self.existing
        assert step is not None
        service, remembers = self._services(step.folder), step.remember.is_on

        def restore() -> OpenVault:
            service.restore_here(info.path, secret)
            if remembers:
                with contextlib.suppress(KeyringTrouble):
                    service.restore_keyring_slot()
            return OpenVault(service, service.open_desk(), "existing")

        self._tasks.run(restore, self._on_opened, self._on_not_restored)

    def _on_not_restored(self, error: Exception) -> None:
        if not isinstance(error, KeepwarmError):
            raise error
        if self.existing is not None:
            self.existing.panel.show_error(error)
