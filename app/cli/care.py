"""Commands that look after the vault itself: made, backed up, brought back, checked, described."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.arguments import Wishes
from app.cli.opening import ask_new_secret, ask_secret, folder_of, opened, opening, unlock_alone
from app.domain.errors import KeepwarmError
from app.services import engine
from app.services.backups import BackupUnreadable, read_backup
from app.services.doctor import examine, told
from app.services.vault import CheckReport, KeyringState, VaultState, vault_at


def create_vault(wishes: Wishes) -> Answer:
    """A new vault and its recovery code, which is shown this once."""
    folder = folder_of(wishes)
    service = vault_at(folder)
    has_keyring = service.can_use_keyring() is KeyringState.WORKING
    passphrase = ask_new_secret() if wishes.options.passphrase or not has_keyring else None
    try:
        code = service.create(passphrase, has_keyring)
        service.open_desk()
    finally:
        service.close()
    words = f"Made a vault in {folder}.\nIts recovery code, shown only now. Please write it down:\n\n  {code.text}"
    return Answer({"vault": str(folder), "recovery_code": code.text}, words)


def back_up(wishes: Wishes) -> Answer:
    """A backup, read back after writing."""
    path: Path | None = wishes.options.path
    with opened(wishes, is_writing=False) as (service, _):
        info = service.backups.back_up_to(path) if path else service.backups.back_up()
    customers = info.manifest.counts.get("customer", 0)
    report = {"ok": True, "pages": info.manifest.size // engine.PAGE_SIZE, "customers": customers, "problems": []}
    words = f"Wrote and read back {info.path}, with {customers} customers."
    return Answer(report | {"file": str(info.path), "bytes": info.size}, words)


def restore(wishes: Wishes) -> Answer:
    """A backup opened as a copy in a folder of its own."""
    file, folder = wishes.options.file, wishes.options.to
    try:
        read_backup(file)
    except BackupUnreadable as error:
        return Answer(_checked(CheckReport(False, 0, (error.title,)), 0), problems=(f"{error.title} {error.hint}",))
    secret = ask_secret("Passphrase or recovery code of the backup: ")
    service = vault_at(folder)
    try:
        with opening():
            service.restore_here(file, secret)
            desk = service.open_desk()
        report, customers = service.check(), desk.finding.count("")
    finally:
        service.close()
    data = _checked(report, customers) | {"vault": str(folder)}
    return Answer(data, f"Restored {customers} customers to {folder}.", report.problems)


def check(wishes: Wishes) -> Answer:
    """Every page of the file read and compared."""
    with opened(wishes, is_writing=False) as (service, desk):
        report = service.check()
        customers = desk.finding.count("") if report.ok else 0
    return Answer(_checked(report, customers), "Nothing is damaged." if report.ok else "", report.problems)


def doctor(wishes: Wishes) -> Answer:
    """Versions, paths and state; nothing personal, and nobody is asked."""
    service = vault_at(folder_of(wishes), read_only=True)
    try:
        with contextlib.suppress(KeepwarmError):
            if service.state is VaultState.LOCKED and unlock_alone(service):
                service.open_desk()
        facts, report = examine(service)
    finally:
        service.close()
    return Answer(facts, told(facts), report.problems if report else ())


def _checked(report: CheckReport, customers: int) -> dict[str, Any]:
    return {"ok": report.ok, "pages": report.pages, "customers": customers, "problems": list(report.problems)}
