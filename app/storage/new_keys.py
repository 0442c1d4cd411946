"""New slots around a file key."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

from app.storage.encrypted import key_id
from app.storage.key_file import KeySet
from app.storage.key_slots import KeySlot, SlotKind, wrap
from app.storage.keyring_slot import KeyringStore

_WRAPPING_KEY_SIZE = 32


def new_key_set(vault_id: str, file_key: bytes, recovery: bytes, passphrase: bytes | None, today: date) -> KeySet:
    """A set with the recovery slot and, where one is given, the passphrase slot."""
    key_set = KeySet(key_id(file_key).hex(), (wrap(SlotKind.RECOVERY, recovery, file_key, vault_id),))
    if passphrase is None:
        return key_set
    slot = wrap(SlotKind.PASSPHRASE, passphrase, file_key, vault_id)
    return replace(key_set.with_slot(slot), passphrase_set_on=today)


def new_keyring_slot(keyring: KeyringStore, vault_id: str, file_key: bytes) -> KeySlot:
    """A slot whose wrapping key was put into the keyring and read back; raises KeyringTrouble."""
    wrapping_key = secrets.token_bytes(_WRAPPING_KEY_SIZE)
    slot = wrap(SlotKind.KEYRING, wrapping_key, file_key, vault_id)
    keyring.put(slot.name, wrapping_key)
    return slot
