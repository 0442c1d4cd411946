"""A vault on a real encrypted file, with a keyring in memory and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.storage.encrypted import EncryptedDatabase
from app.storage.keyring_slot import KeyringStore
from app.storage.vault import Vault

PASSPHRASE = "plum tree by the gate"
MOMENT = datetime(2026, 6, 12, 18, 40, tzinfo=UTC)


class MemoryKeyring:
    """A keyring back-end that keeps its entries in a dictionary; `trouble` is raised by every call."""

    priority = 5
    name = "memory"

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.forgets = False

    def _answer(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def set_password(self, service: str, name: str, password: str) -> None:
        self._answer()
        if not self.forgets:
            self.entries[service, name] = password

    def get_password(self, service: str, name: str) -> str | None:
        self._answer()
        return self.entries.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        self._answer()
        del self.entries[service, name]


@pytest.fixture
def memory_keyring() -> MemoryKeyring:
    """The keyring that `vault` uses."""
    return MemoryKeyring()


@pytest.fixture
def keyring_store(memory_keyring: MemoryKeyring) -> KeyringStore:
    """A store on the keyring in memory."""
    return KeyringStore(lambda: memory_keyring)


@pytest.fixture
def empty_vault(tmp_path: Path, keyring_store: KeyringStore) -> Iterator[Vault]:
    """A vault that was not created yet."""
    vault = Vault(tmp_path / "vault", keyring=keyring_store, clock=FixedClock(MOMENT))
    yield vault
    vault.close()


@pytest.fixture
def vault(empty_vault: Vault) -> Vault:
    """An open vault with a passphrase, a keyring slot, and a table with three customers."""
    empty_vault.create(PASSPHRASE, use_keyring=True)
    fill(empty_vault.writer())
    return empty_vault


def fill(database: EncryptedDatabase, rows: int = 3) -> None:
    """A small table and a counter of actions, the way the schema keeps it."""
    database.execute_sql("CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)")
    database.execute_sql("CREATE TABLE vault_state (name TEXT PRIMARY KEY, value)")
    database.execute_sql("INSERT INTO vault_state VALUES ('generation', 7)")
    with database.atomic():
        for number in range(rows):
            database.execute_sql("INSERT INTO customer (name) VALUES (?)", (f"Maja Lindqvist {number}",))


def names(database: EncryptedDatabase) -> list[str]:
    """Names of all customers in the table."""
    return [row[0] for row in database.execute_sql("SELECT name FROM customer ORDER BY id").fetchall()]
