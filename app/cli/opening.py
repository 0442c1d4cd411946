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
from app.services.vault import IncompleteCode, KeyringTrouble, VaultService, VaultState, WrongGroup, vault_at

PASSCOMMAND = "KEEPWARM_PASSCOMMAND"


class CannotOpen(KeepwarmError):
    """The vault can't be opened, or not for writing; exit code 3."""


def folder_of(wishes: Wishes) -> Path:
    """Folder of the vault that a command is about."""
    if wishes.vault is not None:
        return wishes.vault
    return Path(tempfile.mkdtemp(prefix="keepwarm-demo-")) if wishes.is_demo else default_vault()


@contextmanager
def opened(wishes: Wishes, *, is_writing: bool) -> Iterator[tuple[VaultService, Desk]]:
    """The open vault; reading is allowed beside an open window, writing is not. Raises `CannotOpen`."""
    service = vault_at(folder_of(wishes), read_only=not is_writing and not wishes.is_demo)
    try:
        try:
            desk = _desk(service, wishes)
        except KeepwarmError as error:
            raise CannotOpen(error.title, error.hint) from error
        yield service, desk
    finally:
        service.close()


def _desk(service: VaultService, wishes: Wishes) -> Desk:
    if wishes.is_demo:
        from app.services.sample import fill

        is_new = service.open_sample()
        desk = service.open_desk()
        if is_new:
            fill(desk)
        return desk
    if service.state is VaultState.NONE:
        hint = "Make one with “keepwarm vault create”, or name another with --vault."
        raise CannotOpen("There is no vault in this folder.", hint)
    unlock(service)
    return service.open_desk()


def unlock(service: VaultService) -> None:
    """Open with the keyring where it works, else with what the owner gives."""
    if service.slots().keyring:
        try:
            service.unlock_with_keyring()
        except KeyringTrouble:
            pass
        else:
            return
    secret = ask_secret("Passphrase or recovery code: ")
    try:
        service.unlock_with_recovery(secret)
    except (IncompleteCode, WrongGroup):
        service.unlock_with_passphrase(secret)


def ask_secret(prompt: str) -> str:
    """What the command in KEEPWARM_PASSCOMMAND prints, or what is typed at a prompt that shows nothing."""
    command = os.environ.get(PASSCOMMAND)
    if command:
        done = subprocess.run(shlex.split(command), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotOpen(f"The command in {PASSCOMMAND} failed.", "Try it by itself; it must print the passphrase.")
        return done.stdout.rstrip("\r\n")
    if not sys.stdin.isatty():
        hint = f"Set {PASSCOMMAND} to a command that prints the passphrase, or run this in a terminal."
        raise CannotOpen("The vault is locked and nobody is here to ask.", hint)
    return getpass.getpass(prompt, sys.stderr)
