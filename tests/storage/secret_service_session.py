"""Runs inside a private D-Bus session: uses the real Secret Service and prints what each step found, as JSON.

Arguments: the vault's folder and the step. Every step is a process of its own, as it would be for an owner.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

import secretstorage

from app.storage.keyring_slot import KeyringStore, KeyringTrouble
from app.storage.vault import Vault


def create(vault: Vault) -> dict[str, object]:
    """A vault without a passphrase: the keyring alone keeps its key."""
    code = vault.create(None, use_keyring=True)
    return {"code": code.text, "provider": vault.keyring.provider(), "state": KeyringStore().state()}


def open_it(vault: Vault) -> dict[str, object]:
    """Open without asking."""
    try:
        vault.open_with_keyring()
    except KeyringTrouble as trouble:
        return {"state": trouble.state, "vault": vault.state}
    return {"state": "working", "vault": vault.state}


def lock_keyring(_vault: Vault) -> dict[str, object]:
    """Lock the keyring, as after a restart."""
    with closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        collection.lock()
        return {"locked": collection.is_locked()}


def lose_entry(_vault: Vault) -> dict[str, object]:
    """Delete every entry of Keepwarm."""
    with closing(secretstorage.dbus_init()) as bus:
        items = list(secretstorage.get_default_collection(bus).search_items({"service": "Keepwarm"}))
        for item in items:
            item.delete()
        return {"deleted": len(items)}


def corrupt_entry(_vault: Vault) -> dict[str, object]:
    """Overwrite every entry of Keepwarm with something that is no key."""
    with closing(secretstorage.dbus_init()) as bus:
        items = list(secretstorage.get_default_collection(bus).search_items({"service": "Keepwarm"}))
        for item in items:
            item.set_secret(b"\xff\x00 not a key")
        return {"corrupted": len(items)}


def recover(vault: Vault) -> dict[str, object]:
    """Open with the code from standard input and put a fresh slot back."""
    vault.open_with_recovery(sys.stdin.read())
    vault.restore_keyring_slot()
    return {"state": vault.keyring_state()}


STEPS = {step.__name__: step for step in (create, open_it, lock_keyring, lose_entry, corrupt_entry, recover)}

if __name__ == "__main__":
    chosen = Vault(Path(sys.argv[1]))
    found = [STEPS[step](chosen) for step in sys.argv[2:]]
    chosen.close()
    print(json.dumps(found))
