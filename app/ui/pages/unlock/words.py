"""Words for every trouble on the way to the customers. Nothing is claimed about a file that can't be opened yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.errors import KeepwarmError
from app.services.vault import FileState, GenerationCheck, KeyringState, OpeningFailed, VaultBusy
from app.ui.formatting import count_text
from app.ui.pages.unlock.trouble import Trouble

WAITING_KEYRING = frozenset((KeyringState.LOCKED, KeyringState.DENIED, KeyringState.SLOW))
LOST_KEYRING = frozenset((KeyringState.ENTRY_LOST, KeyringState.DAMAGED, KeyringState.ABSENT))
BROKEN = frozenset(
    (FileState.DAMAGED, FileState.TRUNCATED, FileState.EMPTY, FileState.PLAIN_SQLITE, FileState.OTHER_FILE,
     FileState.UNREADABLE, FileState.NOT_A_FILE)
)  # fmt: skip


def keyring_waits(state: KeyringState) -> Trouble:
    """The keyring is there but does not give the key now."""
    title, text = {
        KeyringState.LOCKED: (
            _tr("The keyring is locked"),
            _tr("Your computer keeps Keepwarm’s key, and its keyring has not been unlocked since the restart."),
        ),
        KeyringState.DENIED: (
            _tr("The keyring did not let Keepwarm in"),
            _tr("Your computer keeps Keepwarm’s key. It asked whether Keepwarm may have it, and the answer was no."),
        ),
        KeyringState.SLOW: (
            _tr("The keyring does not answer"),
            _tr("Your computer keeps Keepwarm’s key, but its keyring has not answered yet."),
        ),
    }[state]
    return Trouble("keyring", "slate", title, text, _tr("Nothing was changed, and waiting loses nothing."))


def keyring_lost(state: KeyringState) -> tuple[str, str]:
    """Title and text of the page that asks for the recovery code because the key is gone."""
    if state is KeyringState.ABSENT:
        return (
            _tr("This computer’s keyring is not there"),
            _tr("Keepwarm’s key was kept in a keyring that is missing now. Your recovery code opens the file."),
        )
    if state is KeyringState.DAMAGED:
        return (
            _tr("The keyring answered with something unreadable"),
            _tr("Your recovery code opens the file and puts a new key in place."),
        )
    return (
        _tr("This computer no longer has the key"),
        _tr(
            "That happens after a new account or a new system. Your recovery code opens the file and puts a new key "
            "in place."
        ),
    )


def recovery() -> tuple[str, str]:
    """Title and text of the same page when the owner asked for it."""
    return (
        _tr("Open with the recovery code"),
        _tr("Eight groups of five, from the paper you keep. Capitals or not makes no difference."),
    )


def busy(error: VaultBusy) -> Trouble:
    """Another window has the vault."""
    text = _tr("Two windows writing at once could lose your work, so this one waits.")
    if error.holder is not None:
        text = _tr(
            "It was opened on {host}. Two windows writing at once could lose your work, so this one waits."
        ).format(host=error.holder.host)
    return Trouble(
        "lock", "slate", _tr("This file is open in another Keepwarm window"), text, _tr("Nothing was changed.")
    )


def missing() -> Trouble:
    """The database is not there, although its keys are."""
    return Trouble(
        "usb",
        "gold",
        _tr("The file is not where it was"),
        _tr(
            "It may lie on a stick or a disk that is not plugged in. Keepwarm waits and opens it as soon as it appears."
        ),
        _tr("Nothing was changed."),
    )


def keys_missing() -> Trouble:
    """The key file is gone, damaged, or of another file."""
    return Trouble(
        "key",
        "gold",
        _tr("The key file beside your customers can’t be used"),
        _tr("It is a small file that every backup carries as well. Without it nothing opens the customers’ file."),
        _tr("The customers’ file was not touched."),
    )


def damaged(state: FileState) -> Trouble:
    """The file is there, but can't be used as it is."""
    text = {
        FileState.TRUNCATED: _tr("The end of the file is missing, probably after a copy that stopped."),
        FileState.EMPTY: _tr("The file has nothing in it any more."),
        FileState.PLAIN_SQLITE: _tr("In its place lies an ordinary database that is not Keepwarm’s."),
        FileState.OTHER_FILE: _tr("In its place lies a file that is not Keepwarm’s, or its beginning is overwritten."),
        FileState.UNREADABLE: _tr("The disk could not read the file."),
        FileState.NOT_A_FILE: _tr("In its place lies something that is no file."),
    }.get(state, _tr("Some pages could not be read, probably the disk. Keepwarm stopped before changing anything."))
    title = _tr("Part of the file is damaged") if state is FileState.DAMAGED else _tr("The file can’t be opened")
    return Trouble("file", "berry", title, text, _tr("The damaged file is kept beside it, for a second try."))


def in_the_way(error: KeepwarmError) -> Trouble:
    """Another program holds the file, it can't be written, or something else that trying again may mend."""
    icon = "disk" if isinstance(error, OpeningFailed) and error.state is FileState.NOT_WRITABLE else "info"
    return Trouble(icon, "slate", error.title.rstrip("."), error.hint, _tr("Nothing was changed."))


def newer() -> Trouble:
    """A newer Keepwarm has used the file."""
    return Trouble(
        "version",
        "slate",
        _tr("This file is from a newer Keepwarm"),
        _tr("Writing to it could lose what this version does not know yet, so it stays untouched."),
        _tr("Nothing was written."),
    )


def older(check: GenerationCheck) -> Trouble:
    """The file is older than when it was last used here."""
    by = count_text(check.by, _tr("1 change older"), _tr("{count} changes older"))
    said = _tr(
        "It is {by}. An earlier copy may have been put in its place, or the last changes never reached the disk."
    )
    title = _tr("This file is older than the one you last used here")
    return Trouble("history", "gold", title, said.format(by=by), _tr("Nothing was changed."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("unlock", text)
