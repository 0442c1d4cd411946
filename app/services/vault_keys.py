"""The secrets that open a vault: keyring, passphrase and recovery code, looked after while it is open."""

from __future__ import annotations

from app.storage.keyring_slot import KeyringState
from app.storage.recovery_code import RecoveryCode
from app.storage.vault import Vault
from app.storage.vault_folder import Slots


class VaultKeys:
    """What asks a keyring or works with a passphrase may be slow: never on the window's thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def slots(self) -> Slots:
        """Which secrets open the vault; readable while it is locked."""
        return self._vault.slots()

    def keyring_state(self) -> KeyringState:
        """How this vault's place in the keyring stands; NOT_USED where it asks for the passphrase every time."""
        return self._vault.keyring_state()

    def can_use_keyring(self) -> KeyringState:
        """Whether the system keyring would keep a key right now, tried with a throw-away one."""
        return self._vault.keyring.state()

    def keyring_provider(self) -> str:
        """Name of the system keyring; empty where there is none."""
        return self._vault.keyring.provider()

    def restore_keyring_slot(self) -> None:
        """Put a fresh key into the keyring; raises KeyringTrouble."""
        self._vault.restore_keyring_slot()

    def prove_passphrase(self, passphrase: str) -> None:
        """The one at the keyboard knows the passphrase; raises WrongSecret. For a worker."""
        self._vault.prove_passphrase(passphrase)

    def change_passphrase(self, new: str | None) -> None:
        """Set, change or take away the passphrase; raises PassphraseTooShort and PassphraseNeeded."""
        self._vault.change_passphrase(new)

    def ask_every_time(self, is_on: bool) -> None:
        """Whether only the passphrase opens the file, or the keyring too; raises PassphraseNeeded, KeyringTrouble."""
        self._vault.ask_every_time(is_on)

    def replace_recovery_code(self, code: RecoveryCode) -> None:
        """Put a code that the owner has shown to hold in place of the old one, which opens only older backups then."""
        self._vault.replace_recovery_code(code)
        self._vault.note_recovery_checked()

    def check_recovery_code(self, code: str) -> bool:
        """Whether the owner's copy opens this vault; a good one is noted with the day. Raises WrongGroup."""
        return self._vault.check_recovery_code(code)

    def note_recovery_checked(self) -> None:
        """The owner has typed groups of the code back from her copy."""
        self._vault.note_recovery_checked()
