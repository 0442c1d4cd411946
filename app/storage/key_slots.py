"""Key slots: the file key, wrapped separately for the keyring, the recovery code and the passphrase."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import KeepwarmError

_KEY_SIZE = 32
_SALT_SIZE = 16
_NONCE_SIZE = 12
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_ITERATIONS = 16
_MOST_LANES = 16


class SlotKind(StrEnum):
    """What opens a slot."""

    KEYRING = "keyring"
    RECOVERY = "recovery"
    PASSPHRASE = "passphrase"


_HINTS = {
    SlotKind.KEYRING: ("The key in the keyring does not fit this file.", "Use the passphrase or the recovery code."),
    SlotKind.RECOVERY: ("This recovery code belongs to another file.", "Look for a newer copy, or use the passphrase."),
    SlotKind.PASSPHRASE: ("That did not open it.", "Check Caps Lock, or use the recovery code."),
}


class WrongSecret(KeepwarmError):
    """The secret does not open the slot; nothing more can be told, and nothing of it is kept here."""

    def __init__(self, kind: SlotKind) -> None:
        super().__init__(*_HINTS[kind])
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Cost:
    """Work of Argon2id: memory in KiB, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        is_sane = (
            8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and 1 <= self.lanes <= _MOST_LANES
        )
        if not is_sane:
            raise ValueError("the cost of a key slot is out of bounds")


PASSPHRASE_COST = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The file key under one wrapping key; `name` also names the entry in the keyring."""

    kind: SlotKind
    name: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None


def wrap(kind: SlotKind, secret: bytes, file_key: bytes, vault_id: str, cost: Cost = PASSPHRASE_COST) -> KeySlot:
    """A new slot that `secret` opens, bound to this vault and this kind of secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, name = os.urandom(_SALT_SIZE), os.urandom(_NONCE_SIZE), os.urandom(8).hex()
    used_cost = cost if kind is SlotKind.PASSPHRASE else None
    wrapping_key = _wrapping_key(kind, secret, salt, used_cost)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, file_key, _bound_to(vault_id, kind, name))
    return KeySlot(kind, name, salt, nonce, wrapped, used_cost)


def unwrap(slot: KeySlot, secret: bytes, vault_id: str) -> bytes:
    """The file key; raises WrongSecret for a wrong secret, another vault's slot and a changed slot alike."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping_key = _wrapping_key(slot.kind, secret, slot.salt, slot.cost)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, _bound_to(vault_id, slot.kind, slot.name))
    except InvalidTag:
        raise WrongSecret(slot.kind) from None


def _wrapping_key(kind: SlotKind, secret: bytes, salt: bytes, cost: Cost | None) -> bytes:
    """Argon2id where a person chose the secret; HKDF where it already holds more bits than can be guessed."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    if cost is not None:
        argon = Argon2id(
            salt=salt, length=_KEY_SIZE, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return argon.derive(secret)
    return HKDF(SHA256(), _KEY_SIZE, salt, f"keepwarm {kind} 1".encode()).derive(secret)


def _bound_to(vault_id: str, kind: SlotKind, name: str) -> bytes:
    return f"keepwarm key slot 1|{vault_id}|{kind}|{name}".encode()
