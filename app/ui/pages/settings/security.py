"""Security and recovery: how the file is opened, what helps when locked out, and what is protected."""

from __future__ import annotations

from typing import ClassVar

from app.domain.settings import Settings
from app.ui.pages.settings.opening_part import OpeningPart
from app.ui.pages.settings.protection_part import ProtectionPart
from app.ui.pages.settings.recovery_part import RecoveryPart
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell


class SecuritySection(Section):
    """Keyring, passphrase, locking, recovery code, the file itself, forgetting."""

    KEY: ClassVar[str] = "security"
    ICON: ClassVar[str] = "shield"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.opening, self.recovery, self.protection = OpeningPart(shell), RecoveryPart(shell), ProtectionPart(shell)
        for part in (self.opening, self.recovery, self.protection):
            if self.column.count():
                self.column.addSpacing(14)
            self.column.addWidget(part)

    def title(self) -> str:
        return self.tr("Security and recovery")

    def state(self, settings: Settings) -> str:
        slots = self.shell.vault.slots()
        names = [name for has, name in ((slots.keyring, self.tr("Keyring")), (slots.passphrase, self.tr("passphrase")),
                                        (slots.recovery, self.tr("recovery code"))) if has]  # fmt: skip
        said = ", ".join(names)
        return said[:1].upper() + said[1:]

    def show_settings(self, settings: Settings) -> None:
        self.opening.show_settings(settings)

    def reload(self) -> None:
        for part in (self.opening, self.recovery, self.protection):
            part.reload()
