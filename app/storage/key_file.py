"""The key file beside the database: slots, dates, and the counter of actions."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import KeepwarmError
from app.storage.key_slots import Cost, KeySlot, SlotKind
from app.storage.private_files import replace_with

KEY_FILE_NAME = "keys.json"
_FORMAT = 1
# The counter stands first, with a fixed width and its own checksum, so that it can be overwritten in place.
_START = b'{"generation": "'
_DIGITS = 16
_COUNTER_SIZE = _DIGITS + 1 + 8
_MOST_BYTES = 1_000_000


class KeyFileDamaged(KeepwarmError):
    """The key file can't be read; the database alone can't be opened."""

    def __init__(self) -> None:
        super().__init__("The key file beside your customers is damaged.", "Every backup holds a copy of it.")


class KeyFileMissing(KeepwarmError):
    """There is a database without its key file."""

    def __init__(self) -> None:
        super().__init__("The key file beside your customers is missing.", "Every backup holds a copy of it.")


class KeyFileNewer(KeepwarmError):
    """The key file was written by a newer Keepwarm."""

    def __init__(self) -> None:
        super().__init__(
            "This file is from a newer Keepwarm.", "Nothing was written. Put the newer one on this computer."
        )


class KeyFileNotWritten(KeepwarmError):
    """The disk did not take the new key file; the old one is still there, whole."""

    def __init__(self) -> None:
        super().__init__("The change could not be saved.", "Nothing was changed. The disk may be full or read-only.")


@dataclass(frozen=True, slots=True)
class KeySet:
    """One file key by its public id, and the slots that hold it."""

    key_id: str
    slots: tuple[KeySlot, ...]
    passphrase_set_on: date | None = None
    recovery_checked_on: date | None = None

    def slot(self, kind: SlotKind) -> KeySlot | None:
        """The slot of this kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def without(self, *kinds: SlotKind) -> KeySet:
        """The same set without slots of these kinds."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind not in kinds))

    def with_slot(self, slot: KeySlot) -> KeySet:
        """The same set with this slot in place of the one of its kind."""
        return replace(self, slots=(*self.without(slot.kind).slots, slot))


@dataclass(frozen=True, slots=True)
class Keys:
    """The vault's id and its key sets: one, or two while the key of the file is being changed.

    `is_sound` is false where the file was changed by something other than Keepwarm: a slot that does not open may
    then be damaged rather than the secret wrong.
    """

    vault_id: str
    sets: tuple[KeySet, ...]
    is_sound: bool = True

    def with_set(self, key_set: KeySet) -> Keys:
        """The same keys with this set in place of the one with its id."""
        return replace(self, sets=tuple(key_set if one.key_id == key_set.key_id else one for one in self.sets))


class KeyFile:
    """Reads and replaces the key file, and notes the counter of actions without waiting for the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        self._noted: int | None = None

    def read(self) -> Keys:
        """The keys on disk; raises KeyFileMissing, KeyFileDamaged or KeyFileNewer."""
        return decode(self._content())

    def write(self, keys: Keys, generation: int | None = None) -> None:
        """Replace the file in one step, the newest counter carried over unless one is given; or KeyFileNotWritten."""
        with self._lock:
            if generation is None:
                generation = self._noted if self._noted is not None else self._generation_on_disk()
            self._close()
            try:
                replace_with(self.path, encode(keys, generation or 0))
            except OSError:
                raise KeyFileNotWritten from None
            self._noted = generation or 0

    def note_generation(self, generation: int) -> None:
        """Overwrite the counter in place; a disk that refuses costs the notice, never the action."""
        with self._lock, contextlib.suppress(OSError):
            self._noted = generation
            if self._descriptor is None:
                self._descriptor = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            os.lseek(self._descriptor, len(_START), os.SEEK_SET)
            os.write(self._descriptor, _counter(generation))

    def generation(self) -> int | None:
        """The counter on disk; `None` where it is missing or torn."""
        with self._lock:
            return self._generation_on_disk()

    def close(self) -> None:
        """Let go of the open file."""
        with self._lock:
            self._close()
            self._noted = None

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _generation_on_disk(self) -> int | None:
        try:
            return generation_in(self._content())
        except KeepwarmError:
            return None

    def _content(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                return file.read(_MOST_BYTES)
        except FileNotFoundError:
            raise KeyFileMissing from None
        except OSError:
            raise KeyFileDamaged from None


def generation_in(content: bytes) -> int | None:
    """The counter of actions in a key file's bytes; `None` where it is torn."""
    counter = content[len(_START) : len(_START) + _COUNTER_SIZE]
    digits = counter[:_DIGITS]
    if not content.startswith(_START) or not digits.isdigit() or counter != _counter(int(digits)):
        return None
    return int(digits)


def _counter(generation: int) -> bytes:
    digits = f"{generation:0{_DIGITS}d}".encode()
    return digits + f" {zlib.crc32(digits):08x}".encode()


def encode(keys: Keys, generation: int) -> bytes:
    """The bytes of a key file."""
    fields: dict[str, Any] = {
        "format": _FORMAT,
        "vault": keys.vault_id,
        "keys": [_set_to_json(one) for one in keys.sets],
    }
    fields["checksum"] = _checksum(fields)
    rest = json.dumps(fields, indent=1)[1:].lstrip().encode()
    return _START + _counter(generation) + b'",\n ' + rest + b"\n"


def _checksum(fields: dict[str, Any]) -> str:
    return f"{zlib.crc32(json.dumps(fields, sort_keys=True).encode()):08x}"


def decode(content: bytes) -> Keys:
    """The keys in a key file's bytes; raises KeyFileDamaged or KeyFileNewer."""
    try:
        # A torn counter may hold any byte; it must not take the slots with it.
        text = content.decode("utf-8", "replace")
        fields = json.loads(text, strict=False)
        if int(fields["format"]) > _FORMAT:
            raise KeyFileNewer
        is_sound = fields.pop("checksum", None) == _checksum(
            {key: fields[key] for key in fields if key != "generation"}
        )
        return Keys(str(fields["vault"]), tuple(_set_from_json(one) for one in fields["keys"]), is_sound)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise KeyFileDamaged from None


def _set_to_json(key_set: KeySet) -> dict[str, Any]:
    return {
        "id": key_set.key_id,
        "passphrase_set_on": _day_to_json(key_set.passphrase_set_on),
        "recovery_checked_on": _day_to_json(key_set.recovery_checked_on),
        "slots": [_slot_to_json(slot) for slot in key_set.slots],
    }


def _set_from_json(fields: dict[str, Any]) -> KeySet:
    return KeySet(
        str(fields["id"]),
        tuple(_slot_from_json(slot) for slot in fields["slots"]),
        _day_from_json(fields["passphrase_set_on"]),
        _day_from_json(fields["recovery_checked_on"]),
    )


def _slot_to_json(slot: KeySlot) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": str(slot.kind), "name": slot.name}
    fields |= {key: b64encode(getattr(slot, key)).decode() for key in ("salt", "nonce", "wrapped")}
    if slot.cost is not None:
        fields["argon2id"] = [slot.cost.memory_kib, slot.cost.iterations, slot.cost.lanes]
    return fields


def _slot_from_json(fields: dict[str, Any]) -> KeySlot:
    salt, nonce, wrapped = (b64decode(fields[key], validate=True) for key in ("salt", "nonce", "wrapped"))
    cost = Cost(*map(int, fields["argon2id"])) if "argon2id" in fields else None
    return KeySlot(SlotKind(fields["kind"]), str(fields["name"]), salt, nonce, wrapped, cost)


def _day_to_json(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_json(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
