"""What the ways out of a trouble may ask of the page that shows it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.vault import OpenVault, VaultService
from app.ui.tasks import Tasks


class Door(QWidget):
    """The way into a vault. `opened` carries an OpenVault; the other signals leave for another page."""

    opened = Signal(object)
    vault_chosen = Signal(object)
    sample_asked = Signal()
    quit_asked = Signal()
    new_asked = Signal()

    def __init__(self, service: VaultService, tasks: Tasks) -> None:
        super().__init__()
        self.service, self.tasks = service, tasks

    def begin(self, try_keyring: bool = True) -> None:
        """Look at what is there, and open it or ask; after "Lock now" the keyring is not tried by itself."""
        raise NotImplementedError

    def open_with_keyring(self) -> None:
        """Ask the keyring, and only the keyring."""
        raise NotImplementedError

    def show_passphrase(self) -> None:
        """Ask for the passphrase."""
        raise NotImplementedError

    def show_code(self, title: str, text: str) -> None:
        """Ask for the recovery code."""
        raise NotImplementedError

    def show_view(self, view: QWidget) -> None:
        """Put a view in the place of the last one."""
        raise NotImplementedError

    def enter(self, opened: OpenVault) -> None:
        """Go in."""
        raise NotImplementedError
