"""One function per command: what it does and what it answers."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.arguments import Wishes
from app.cli.opening import ask_secret, folder_of, opened
from app.domain.changes import HistoryEntry
from app.domain.customer import CardSummary
from app.domain.errors import KeepwarmError
from app.domain.incoming import Problem
from app.services.vault import vault_at


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: `data` for --json, `words` for people, `problems` one sentence each."""

    data: Any
    words: str = ""
    problems: tuple[str, ...] = ()


def create_vault(wishes: Wishes) -> Answer:
    """A new vault and its recovery code, which is shown this once."""
    folder = folder_of(wishes)
    service = vault_at(folder)
    has_keyring = str(service.can_use_keyring()) == "working"
    wants = wishes.options.passphrase or not has_keyring
    passphrase = ask_secret("A new passphrase: ") if wants else None
    code = service.create(passphrase, has_keyring)
    service.open_desk()
    service.close()
    words = f"Made a vault in {folder}.\nRecovery code, shown this once. Write it down:\n\n  {code.text}\n"
    return Answer({"vault": str(folder), "recovery_code": code.text}, words)


def search(wishes: Wishes) -> Answer:
    """Customers that match a query."""
    with opened(wishes, is_writing=False) as (_, desk):
        found = desk.finding.page(wishes.options.query, limit=max(1, wishes.options.limit)).cards
        total = desk.finding.count(wishes.options.query)
    words = "\n".join(f"{card.name:32} {_warmth(card):>4}  {card.company or card.subtitle}" for card in found)
    return Answer({"total": total, "customers": [_card(card) for card in found]}, words or "Nobody matches.")


def history(wishes: Wishes) -> Answer:
    """What was changed, newest first."""
    with opened(wishes, is_writing=False) as (_, desk):
        lines = [_line(entry) for entry in desk.history.entries(limit=max(1, wishes.options.limit))]
    words = "\n".join(f"{line['id']:6} {line['at']}  {line['label']}{' (taken back)' if line['undone'] else ''}" for line in lines)
    return Answer(lines, words)


def undo(wishes: Wishes) -> Answer:
    """One action taken back."""
    with opened(wishes, is_writing=True) as (_, desk):
        line = _line(desk.history.undo(wishes.options.id)) | {"undone": True}
    return Answer([line], f"Taken back: {line['label']}")


def redo(wishes: Wishes) -> Answer:
    """One action done again."""
    with opened(wishes, is_writing=True) as (_, desk):
        line = _line(desk.history.redo(wishes.options.id)) | {"undone": False}
    return Answer([line], f"Done again: {line['label']}")


def bring_in(wishes: Wishes) -> Answer:
    """Customers from files, each file one action."""
    options = wishes.options
    with opened(wishes, is_writing=not options.dry_run) as (service, desk):
        if not options.dry_run and not wishes.is_demo:
            service.backups.before_import()
        files = [_bring_file(desk, path, options) for path in options.files]
    totals = {key: sum(file[key] for file in files) for key in ("rows", "created", "updated", "skipped", "duplicates")}
    undo_id = next((file.pop("undo") for file in reversed(files) if file.get("undo")), None)
    for file in files:
        file.pop("undo", None)
    words = "\n".join(f"{file['file']}: {file['created']} new, {file['updated']} merged, {file['skipped']} left out" for file in files)
    said = tuple(f"{file['file']}, line {p['line']}: {p['message']}" for file in files for p in file["problems"])
    return Answer({"files": files, "totals": totals, "undo": undo_id}, words, said)


def _bring_file(desk: Any, path: Path, options: Any) -> dict[str, Any]:
    from app.services.importing import Existing, plan_of

    inspection = desk.importing.inspect(path, options.system)
    draft = desk.importing.draft(inspection, inspection.mapping)
    default = Existing(options.existing)
    file: dict[str, Any] = {
        "file": path.name, "system": draft.system, "encoding": draft.encoding, "rows": draft.row_count,
        "duplicates": len({match.incoming_index for match in draft.matches}),
    }  # fmt: skip
    if options.dry_run:
        plan = plan_of(draft, {}, default)
        counts = {"created": len(plan.new), "updated": len(plan.meeting), "skipped": plan.skipped}
        return file | counts | {"problems": [_problem(problem) for problem in draft.problems]}
    done = desk.importing.bring_in(draft, default=default)
    counts = {"created": done.created, "updated": done.updated, "skipped": done.skipped, "undo": done.entry_id}
    return file | counts | {"problems": [_problem(problem) for problem in done.problems]}


def export(wishes: Wishes) -> Answer:
    """Everything in an open format."""
    from app.services.exporting import ExportFormat

    with opened(wishes, is_writing=False) as (_, desk):
        done = desk.exporting.export(wishes.options.path, ExportFormat(wishes.options.format))
    data = {"written": [str(done.path)], "customers": done.customers, "touchpoints": done.touchpoints}
    return Answer(data, f"Wrote {done.customers} customers to {done.path}. The file is not encrypted.")


def backup(wishes: Wishes) -> Answer:
    """A backup, read back after writing."""
    with opened(wishes, is_writing=False) as (service, _):
        info = service.backups.back_up_to(wishes.options.path) if wishes.options.path else service.backups.back_up()
    customers = info.manifest.counts.get("customer", 0)
    data = {"ok": True, "file": str(info.path), "bytes": info.size, "customers": customers, "problems": []}
    return Answer(data, f"Wrote and read back {info.path}, with {customers} customers.")


def restore(wishes: Wishes) -> Answer:
    """A backup opened as a copy in a folder of its own."""
    from app.services.backups import restore_anywhere

    options = wishes.options
    restore_anywhere(options.file, options.to, ask_secret("Passphrase or recovery code of the backup: "))
    return Answer({"ok": True, "vault": str(options.to), "problems": []}, f"Restored to {options.to}.")


def check(wishes: Wishes) -> Answer:
    """Every page of the file read and compared."""
    with opened(wishes, is_writing=False) as (service, desk):
        report = service.check()
        customers = desk.finding.count("")
    data = {"ok": report.ok, "pages": report.pages, "customers": customers, "problems": list(report.problems)}
    return Answer(data, "Nothing is damaged." if report.ok else "", report.problems)


def doctor(wishes: Wishes) -> Answer:
    """Versions, paths and state; nothing personal."""
    service = vault_at(folder_of(wishes))
    data = {
        "keepwarm": __version__, "python": platform.python_version(), "platform": platform.platform(),
        "vault": str(service.folder), "state": str(service.state), "bytes": service.size(),
        "keyring": service.keyring_provider(), "keyring_state": str(service.can_use_keyring()), **service.engine(),
    }  # fmt: skip
    return Answer(data, "\n".join(f"{name:14} {value}" for name, value in data.items()))


COMMANDS: Mapping[str, Callable[[Wishes], Answer]] = {
    "vault create": create_vault, "import": bring_in, "export": export, "search": search, "history": history,
    "undo": undo, "redo": redo, "backup": backup, "restore": restore, "check": check, "doctor": doctor,
}  # fmt: skip


def _card(card: CardSummary) -> dict[str, Any]:
    kept = asdict(card)
    for name in ("id", "strip", "photo_id", "created_on"):
        kept.pop(name)
    return {name: value.isoformat() if isinstance(value, date | datetime) else value for name, value in kept.items()}


def _warmth(card: CardSummary) -> str:
    return "new" if card.warmth is None else str(round(card.warmth))


def _line(entry: HistoryEntry) -> dict[str, Any]:
    return {"id": entry.id, "at": entry.at.isoformat(), "label": entry.label, "undone": entry.undone_at is not None}


def _problem(problem: Problem) -> dict[str, Any]:
    return {"line": problem.line, "field": problem.field, "message": problem.message}
