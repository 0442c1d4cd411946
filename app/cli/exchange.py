"""Commands that bring customers in and take them out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli.answer import Answer, problem
from app.cli.arguments import Wishes
from app.cli.calendar import bring_events, calendar_answer
from app.cli.opening import opened
from app.services.desk import Desk

_COUNTED = ("rows", "created", "updated", "skipped", "duplicates")


def bring_in(wishes: Wishes) -> Answer:
    """Customers from files, each file one action; a backup is made first."""
    options = wishes.options
    with opened(wishes, is_writing=not options.dry_run) as (service, desk):
        if not options.dry_run and not wishes.is_demo:
            service.backups.before_import()
        files = [_bring_file(desk, path, options) for path in options.files]
    undos = [file.pop("undo") for file in files]
    totals = {name: sum(file[name] for file in files) for name in _COUNTED}
    data = {"files": files, "totals": totals, "undo": next((number for number in reversed(undos) if number), None)}
    words = "\n".join(
        f"{file['file']}: {file['created']} new, {file['updated']} merged, {file['skipped']} left out" for file in files
    )
    said = tuple(f"{file['file']}, line {one['line']}: {one['message']}" for file in files for one in file["problems"])
    return Answer(data, words, said)


def _bring_file(desk: Desk, path: Path, options: argparse.Namespace) -> dict[str, Any]:
    from app.services.import_choices import Existing
    from app.services.import_plan import plan_of

    if options.system is None and desk.calendar_files.is_calendar(path):
        return bring_events(desk, path, is_dry=options.dry_run)
    inspection = desk.importing.inspect(path, system=options.system)
    draft = desk.importing.draft(inspection, inspection.mapping)
    existing = Existing(options.existing)
    file: dict[str, Any] = {
        "file": str(path), "system": draft.system, "encoding": draft.encoding, "rows": draft.row_count,
    }  # fmt: skip
    duplicates = {match.incoming_index for match in draft.matches} | {one.incoming_index for one in draft.repeats}
    if options.dry_run:
        plan = plan_of(draft, {}, existing)
        problems, undo = draft.problems, None
        counts = (len(plan.new), len(plan.meeting), plan.skipped)
    else:
        done = desk.importing.bring_in(draft, default=existing)
        problems, undo = done.problems, done.entry_id
        counts = (done.created, done.updated, done.skipped)
    file |= dict(zip(("created", "updated", "skipped"), counts, strict=True))
    return file | {"duplicates": len(duplicates), "problems": [problem(one) for one in problems], "undo": undo}


def export(wishes: Wishes) -> Answer:
    """Everybody in an open format."""
    from app.services.exporting import ExportFormat

    with opened(wishes, is_writing=False) as (_, desk):
        if wishes.options.format == ExportFormat.ICAL:
            return calendar_answer(desk.calendar_files.export(wishes.options.path))
        done = desk.exporting.export(wishes.options.path, ExportFormat(wishes.options.format))
    data = {"written": [str(done.path)], "customers": done.customers, "touchpoints": done.touchpoints}
    return Answer(data, f"Wrote {done.customers} customers to {done.path}. The file is not encrypted.")
