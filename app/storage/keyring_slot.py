"""The system keyring as the place of one wrapping key, with every trouble it can make given a name."""

from __future__ import annotations

import contextlib
import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from app.domain.errors import KeepwarmError

SERVICE = "Keepwarm"
# Everything else (null, fail, plain text, keyrings.alt, unknown packages) would lose the key or store it readable.
ALLOWED_MODULES = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
_SECRET_SIZE = 32


class KeyringState(StrEnum):
    """How the system keyring answers."""

    WORKING = "working"
    ABSENT = "absent"
    LOCKED = "locked"
    DENIED = "denied"
    ENTRY_LOST = "entry lost"
    DAMAGED = "damaged"
    SLOW = "slow"
    NOT_USED = "not used"


_WORDS = {
    KeyringState.WORKING: ("The keyring works.", ""),
    KeyringState.ABSENT: ("This computer has no keyring that can keep the key.", "Use the passphrase instead."),
    KeyringState.LOCKED: ("The keyring is locked.", "Unlock it, or use the passphrase. Waiting loses nothing."),
    KeyringState.DENIED: ("The keyring did not let Keepwarm in.", "Try again, or use the passphrase."),
    KeyringState.ENTRY_LOST: (
        "This computer no longer has the key.",
        "Your recovery code or your passphrase opens the file and puts a new key in place.",
    ),
    KeyringState.DAMAGED: (
        "The keyring answered with something unreadable.",
        "Your recovery code or your passphrase opens the file and puts a new key in place.",
    ),
    KeyringState.SLOW: ("The keyring does not answer.", "Use the passphrase, or wait. Waiting loses nothing."),
    KeyringState.NOT_USED: ("This file asks for its passphrase every time.", "Type the passphrase."),
}


class KeyringTrouble(KeepwarmError):
    """The keyring can't help now; `state` says in which way. Nothing was changed."""

    def __init__(self, state: KeyringState) -> None:
        super().__init__(*_WORDS[state])
        self.state = state


class KeyringStore:
    """Keeps and returns secrets of 32 bytes. Every call may wait for a person: never on the window's thread."""

    def __init__(self, find_backend: Callable[[], Any] | None = None) -> None:
        self._find_backend = find_backend or system_backend

    def put(self, name: str, secret: bytes) -> None:
        """Keep the secret and read it back; raises KeyringTrouble unless it is really there."""
        written = b64encode(secret).decode()
        self._ask(lambda backend: backend.set_password(SERVICE, name, written))
        found = self._ask(lambda backend: backend.get_password(SERVICE, name))
        if not isinstance(found, str) or not hmac.compare_digest(found.encode(), written.encode()):
            raise KeyringTrouble(KeyringState.ABSENT)

    def get(self, name: str) -> bytes:
        """The secret kept under this name; raises KeyringTrouble."""
        found = self._ask(lambda backend: backend.get_password(SERVICE, name))
        if found is None:
            raise KeyringTrouble(KeyringState.ENTRY_LOST)
        try:
            secret = b64decode(str(found), validate=True)
        except ValueError:
            raise KeyringTrouble(KeyringState.DAMAGED) from None
        if len(secret) != _SECRET_SIZE:
            raise KeyringTrouble(KeyringState.DAMAGED)
        return secret

    def remove(self, name: str) -> None:
        """Take the secret away where that is possible; one that is left opens nothing by itself."""
        with contextlib.suppress(KeyringTrouble):
            self._ask(lambda backend: backend.delete_password(SERVICE, name))

    def state(self) -> KeyringState:
        """Whether a secret could be kept right now, tried with a throw-away one."""
        name = f"trial {secrets.token_hex(8)}"
        try:
            self.put(name, secrets.token_bytes(_SECRET_SIZE))
        except KeyringTrouble as trouble:
            return trouble.state
        self.remove(name)
        return KeyringState.WORKING

    def provider(self) -> str:
        """Name of the keyring in use for the settings page and `doctor`; empty where there is none."""
        try:
            backend = self._find_backend()
        except Exception:
            return ""
        return "" if backend is None else str(getattr(backend, "name", type(backend).__name__))

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        # A damaged keyring raises whatever its service or library happens to raise, so everything is caught here.
        try:
            backend = self._find_backend()
            if backend is None:
                raise KeyringTrouble(KeyringState.ABSENT)
            return question(backend)
        except KeyringTrouble:
            raise
        except Exception as error:
            raise KeyringTrouble(_meaning(error)) from None


def _meaning(error: Exception) -> KeyringState:
    from keyring import errors

    if isinstance(error, errors.NoKeyringError):
        return KeyringState.ABSENT
    if isinstance(error, errors.KeyringLocked):
        return KeyringState.LOCKED
    if (
        isinstance(error, TimeoutError)
        or "timed out" in str(error).lower()
        or "timeout" in type(error).__name__.lower()
    ):
        return KeyringState.SLOW
    if isinstance(error, errors.InitError | errors.PasswordSetError | errors.PasswordDeleteError | PermissionError):
        return KeyringState.DENIED
    return KeyringState.DAMAGED


def system_backend() -> Any:
    """The keyring the system or the owner chose, if it keeps secrets safely; `None` otherwise."""
    import keyring

    return choose_backend(keyring.get_keyring())


def choose_backend(configured: Any, allowed: tuple[str, ...] = ALLOWED_MODULES) -> Any:
    """The allowed back-end of highest priority in what was configured, looking inside a chain; `None` if none is."""
    members: Iterable[Any] = [configured]
    if type(configured).__module__ == "keyring.backends.chainer":
        members = configured.backends
    safe = [member for member in members if type(member).__module__ in allowed]
    return max(safe, key=lambda member: float(member.priority), default=None)
