"""The vault and everything the owner can do with its keys."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace

from app.domain.errors import KeepwarmError
from app.storage import passphrase as passphrases
from app.storage import rekeying
from app.storage.encrypted import KEY_SIZE, create_database
from app.storage.key_file import Keys, KeySet
from app.storage.key_slots import SlotKind, WrongSecret, unwrap, wrap
from app.storage.keyring_slot import KeyringState, KeyringTrouble
from app.storage.new_keys import new_key_set, new_keyring_slot
from app.storage.private_files import make_private_folder
from app.storage.recovery_code import RecoveryCode
from app.storage.vault_folder import GenerationCheck, GenerationState, PassphraseNotUsed, Slots, VaultFolder, VaultState

__all__ = ["GenerationCheck", "GenerationState", "PassphraseNeeded", "Slots", "Vault", "VaultExists", "VaultState"]


class VaultExists(KeepwarmError):
    """There is a vault already; a new key would lock its owner out."""

    def __init__(self) -> None:
        super().__init__("There are customers in this folder already.", "Nothing was changed. Choose another folder.")


class PassphraseNeeded(KeepwarmError):
    """Without a keyring, a passphrase is the only daily way in; `state` says what is the matter with the keyring."""

    def __init__(self, state: KeyringState) -> None:
        reason = {
            KeyringState.ABSENT: "This computer has no keyring that can keep the key",
            KeyringState.LOCKED: "The keyring of this computer is locked",
            KeyringState.NOT_USED: "The keyring is not used for this file",
        }.get(state, "The keyring of this computer does not keep the key")
        super().__init__(f"{reason}, so Keepwarm needs a passphrase.", "Nothing was changed.")
        self.state = state


class Vault(VaultFolder):
    """A vault that can be made, opened with any of its secrets, and given new ones."""

    def create(self, passphrase: str | None, use_keyring: bool, code: RecoveryCode | None = None) -> RecoveryCode:
        """A new vault with an empty encrypted database, open; raises VaultExists and PassphraseNeeded."""
        secret = None if passphrase is None else passphrases.required(passphrase)
        make_private_folder(self.folder)
        took_lock = self.take_lock()
        code = code or RecoveryCode.generate()
        try:
            self._create(secret, use_keyring, code)
        except BaseException:
            if took_lock:
                self.close()
            raise
        return code

    def _create(self, passphrase: bytes | None, use_keyring: bool, code: RecoveryCode) -> None:
        if self.exists() or self.read_only:
            raise VaultExists
        vault_id, file_key = str(uuid.uuid4()), secrets.token_bytes(KEY_SIZE)
        key_set = new_key_set(vault_id, file_key, code.secret, passphrase, self.clock.today())
        if use_keyring:
            key_set = self._with_keyring(key_set, vault_id, file_key)
        elif passphrase is None:
            raise PassphraseNeeded(KeyringState.NOT_USED)
        try:
            self.key_file.write(Keys(vault_id, (key_set,)), 0)
            create_database(self.database_path, file_key)
        except BaseException:
            self.drop_keyring_entry(key_set)
            raise
        self.set_key(file_key)

    def _with_keyring(self, key_set: KeySet, vault_id: str, file_key: bytes) -> KeySet:
        try:
            return key_set.with_slot(new_keyring_slot(self.keyring, vault_id, file_key))
        except KeyringTrouble as trouble:
            if key_set.slot(SlotKind.PASSPHRASE) is None:
                raise PassphraseNeeded(trouble.state) from None
            return key_set

    def open_with_passphrase(self, passphrase: str) -> None:
        """Open with the passphrase, about a fifth of a second; raises WrongSecret."""
        self.open_with_secret(SlotKind.PASSPHRASE, passphrases.normalised(passphrase))

    def open_with_recovery(self, code: RecoveryCode | str) -> None:
        """Open with the recovery code; raises WrongGroup, IncompleteCode and WrongSecret."""
        self.open_with_secret(SlotKind.RECOVERY, RecoveryCode.of(code).secret)

    def change_passphrase(self, new: str | None) -> None:
        """Set, change or take away the passphrase; without a keyring slot there has to be one."""
        keys, one = self._open_set()
        if new is None:
            if one.slot(SlotKind.KEYRING) is None:
                raise PassphraseNeeded(KeyringState.NOT_USED)
            changed = replace(one.without(SlotKind.PASSPHRASE), passphrase_set_on=None)
        else:
            slot = wrap(SlotKind.PASSPHRASE, passphrases.required(new), self.file_key, keys.vault_id)
            changed = replace(one.with_slot(slot), passphrase_set_on=self.clock.today())
        self.key_file.write(keys.with_set(changed))

    def prove_passphrase(self, passphrase: str) -> None:
        """The one at the keyboard knows the passphrase; raises WrongSecret, PassphraseNotUsed where there is none."""
        keys = self.key_file.read()
        slot = self.current_set(keys).slot(SlotKind.PASSPHRASE)
        if slot is None:
            raise PassphraseNotUsed
        unwrap(slot, passphrases.normalised(passphrase), keys.vault_id)

    def ask_every_time(self, on: bool) -> None:
        """With `on`, the keyring no longer opens the vault; needs a passphrase. Otherwise it does again."""
        if not on:
            self.restore_keyring_slot()
            return
        keys, one = self._open_set()
        if one.slot(SlotKind.PASSPHRASE) is None:
            raise PassphraseNeeded(KeyringState.NOT_USED)
        self.key_file.write(keys.with_set(one.without(SlotKind.KEYRING)))
        self.drop_keyring_entry(one)

    def restore_keyring_slot(self) -> None:
        """Put a fresh key into the keyring; raises KeyringTrouble, and the old slot then stays."""
        keys, one = self._open_set()
        slot = new_keyring_slot(self.keyring, keys.vault_id, self.file_key)
        self.key_file.write(keys.with_set(one.with_slot(slot)))
        self.drop_keyring_entry(one)

    def keyring_state(self) -> KeyringState:
        """How this vault's place in the keyring stands; may wait for a person, so never on the window's thread."""
        slot = self.current_set(self.key_file.read()).slot(SlotKind.KEYRING)
        if slot is None:
            return KeyringState.NOT_USED
        try:
            self.keyring.get(slot.name)
        except KeyringTrouble as trouble:
            return trouble.state
        return KeyringState.WORKING

    def replace_recovery_code(self, code: RecoveryCode | None = None) -> RecoveryCode:
        """A new code in place of the old one, which opens only older backups from now on."""
        keys, one = self._open_set()
        code = code or RecoveryCode.generate()
        slot = wrap(SlotKind.RECOVERY, code.secret, self.file_key, keys.vault_id)
        self.key_file.write(keys.with_set(replace(one.with_slot(slot), recovery_checked_on=None)))
        return code

    def check_recovery_code(self, code: RecoveryCode | str) -> bool:
        """Whether the owner's copy opens this vault; a good one is noted with the day."""
        secret = RecoveryCode.of(code).secret
        keys, one = self._open_set()
        slot = one.slot(SlotKind.RECOVERY)
        try:
            if slot is None or unwrap(slot, secret, keys.vault_id) != self.file_key:
                return False
        except WrongSecret:
            return False
        self.note_recovery_checked()
        return True

    def note_recovery_checked(self) -> None:
        """The owner has shown today that her copy of the recovery code is readable."""
        keys, one = self._open_set()
        self.key_file.write(keys.with_set(replace(one, recovery_checked_on=self.clock.today())))

    def rekey(self, passphrase: str | None = None, code: RecoveryCode | None = None) -> RecoveryCode:
        """Lock the file with a new key and a new recovery code; closes every database given out first.

        A vault with a passphrase needs it once more. Killed at any moment, the vault opens with the old secrets or
        with the new ones.
        """
        code = code or RecoveryCode.generate()
        secret = None if passphrase is None else passphrases.normalised(passphrase)
        rekeying.rekey(self, secret, code.secret)
        return code

    def _open_set(self) -> tuple[Keys, KeySet]:
        """The keys on disk and the set of the open key; raises VaultLocked."""
        wanted, keys = self.key_id, self.key_file.read()
        found = next((one for one in keys.sets if one.key_id == wanted), None)
        return keys, found or self.current_set(keys)
