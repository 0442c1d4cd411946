"""Opening the vault for a command: keyring first, then the owner's command or a prompt; never an argument."""

from __future__ import annotations

import getpass
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.arguments import Wishes
from app.domain.errors import KeepwarmError
from app.paths import default_vault
from app.services.desk import Desk
from app.services.engine import told_kindly
from app.services.vault import IncompleteCode, KeyringTrouble, VaultService, VaultState, WrongGroup, vault_at

PASSCOMMAND = "KEEPWARM_PASSCOMMAND"


class CannotOpen(KeepwarmError):
    """The vault can't be opened, or not for writing; exit code 3."""


@contextmanager
def opening() -> Iterator[None]:
    """Raises `CannotOpen` in place of whatever keeps a vault closed."""
    try:
        yield
    except KeepwarmError as error:
        raise CannotOpen(error.title, error.hint) from error


def folder_of(wishes: Wishes) -> Path:
    """Folder of the vault that a command is about."""
    return wishes.vault or default_vault()


@contextmanager
def opened(wishes: Wishes, *, is_writing: bool) -> Iterator[tuple[VaultService, Desk]]:
    """The open vault; reading is allowed beside an open window, writing is not. Raises `CannotOpen`."""
    if wishes.is_demo:
        with _sample_folder(wishes) as folder, _closing(vault_at(folder)) as service:
            yield service, _sample_desk(service)
        return
    service = vault_at(folder_of(wishes), read_only=not is_writing)
    with _closing(service):
        if service.state is VaultState.NONE:
            hint = "Make one with “keepwarm vault create”, or name another folder with --vault."
            raise CannotOpen("There is no vault in this folder.", hint)
        with opening():
            unlock(service)
            desk = service.open_desk()
        with told_kindly(service.folder):
            yield service, desk
            if is_writing:
                _publish(desk)


def _publish(desk: Desk) -> None:
    """Let the file for other calendars follow; when it can't, the command itself is done all the same."""
    try:
        desk.calendar_files.publish()
    except KeepwarmError as error:
        print(f"{error.title} {error.hint}".strip(), file=sys.stderr)


@contextmanager
def _closing(service: VaultService) -> Iterator[VaultService]:
    try:
        yield service
    finally:
        service.close()


@contextmanager
def _sample_folder(wishes: Wishes) -> Iterator[Path]:
    if wishes.vault is not None:
        yield wishes.vault
        return
    with tempfile.TemporaryDirectory(prefix="keepwarm-demo-") as folder:
        yield Path(folder) / "sample"


def _sample_desk(service: VaultService) -> Desk:
    from app.services.sample import fill

    with opening():
        is_new = service.open_sample()
        desk = service.open_desk()
        if is_new:
            fill(desk)
        return desk


def unlock(service: VaultService) -> None:
    """Open with the keyring where it works, else with what the owner gives."""
    if not _unlocked_by_keyring(service):
        use_secret(service, ask_secret("Passphrase or recovery code: "))


def unlock_alone(service: VaultService) -> bool:
    """Whether the vault opened without anybody being asked: by the keyring or the owner's command."""
    if _unlocked_by_keyring(service):
        return True
    if PASSCOMMAND in os.environ:
        use_secret(service, ask_secret(""))
        return True
    return False


def use_secret(service: VaultService, secret: str) -> None:
    """Open with what was given: a recovery code where it looks like one, else the passphrase."""
    try:
        service.unlock_with_recovery(secret)
    except (IncompleteCode, WrongGroup):
        service.unlock_with_passphrase(secret)


def _unlocked_by_keyring(service: VaultService) -> bool:
    if not service.slots().keyring:
        return False
    try:
        service.unlock_with_keyring()
    except KeyringTrouble:
        return False
    return True


def ask_secret(prompt: str) -> str:
    """What the command in KEEPWARM_PASSCOMMAND prints, or what is typed at a prompt that shows nothing."""
    command = os.environ.get(PASSCOMMAND)
    if command:
        return _from_command(command)
    if not sys.stdin.isatty():
        hint = f"Set {PASSCOMMAND} to a command that prints the passphrase, or run this in a terminal."
        raise CannotOpen("The vault is locked and nobody is here to ask.", hint)
    return getpass.getpass(prompt, sys.stderr)


def ask_new_secret() -> str:
    """A passphrase for a new vault, typed twice; the owner's command is asked once."""
    secret = ask_secret("A new passphrase: ")
    if PASSCOMMAND not in os.environ and ask_secret("The same once more: ") != secret:
        raise KeepwarmError("These were two different passphrases.", "Nothing was made. Please try again.")
    return secret


def _from_command(command: str) -> str:
    hint = "Try it by itself; it must print the passphrase or the recovery code and nothing else."
    try:
        done = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, text=True, check=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise CannotOpen(f"The command in {PASSCOMMAND} failed.", hint) from error
    return done.stdout.rstrip("\r\n")
