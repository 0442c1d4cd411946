"""Commands that bring events of other calendars in and write a calendar out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.answer import Answer, problem
from app.cli.arguments import Wishes
from app.cli.opening import opened
from app.domain.event import CalendarDraft
from app.domain.incoming import Problem
from app.services.calendar_files import BroughtEvents, WrittenCalendar
from app.services.desk import Desk

_COUNTS = ("touchpoints", "occasions", "promises", "repeats", "called_off", "left_out")


def bring_in(wishes: Wishes) -> Answer:
    """Events of a calendar file, one action; a backup is made first."""
    options = wishes.options
    with opened(wishes, is_writing=not options.dry_run) as (service, desk):
        if not options.dry_run and not wishes.is_demo:
            service.backups.before_import()
        file = bring_events(desk, options.file, is_dry=options.dry_run)
    undo = file.pop("undo")
    said = tuple(f"{file['file']}, line {one['line']}: {one['message']}" for one in file["problems"])
    words = f"{file['file']}: {file['created']} new, {file['updated']} changed, {file['skipped']} left as they are"
    return Answer({"files": [file], "totals": _totals(file), "undo": undo}, words, said)


def bring_events(desk: Desk, path: Path, *, is_dry: bool) -> dict[str, Any]:
    """What a calendar file did, or would do, in the shape that files of customers have too."""
    draft = desk.calendar_files.draft(path)
    done = _planned(desk, draft) if is_dry else desk.calendar_files.bring_in(draft)
    return {
        "file": str(path), "system": "calendar", "encoding": draft.file.encoding, "rows": draft.file.count,
        "created": done.created, "updated": done.updated + done.called_off, "skipped": done.unchanged + done.left_out,
        "duplicates": done.unchanged, **{name: getattr(done, name) for name in _COUNTS},
        "problems": [problem(one) for one in done.problems], "undo": done.entry_id,
    }  # fmt: skip


def _planned(desk: Desk, draft: CalendarDraft) -> BroughtEvents:
    plan = desk.calendar_files.plan(draft)
    problems: list[Problem] = sorted((*draft.file.problems, *plan.problems), key=lambda one: one.line)
    return BroughtEvents(
        len(plan.touchpoints), len(plan.occasions), len(plan.promises), len(plan.repeats), 0, len(plan.changed),
        len(plan.called_off), plan.unchanged, plan.left_out, tuple(problems),
    )  # fmt: skip


def _totals(file: dict[str, Any]) -> dict[str, int]:
    return {name: value for name, value in file.items() if isinstance(value, int)}


def export(wishes: Wishes) -> Answer:
    """Everything with a day as a calendar file; surprises stay at home."""
    from app.domain.outgoing_event import NamesShown

    options = wishes.options
    with opened(wishes, is_writing=False) as (_, desk):
        done = desk.calendar_files.export(
            options.path, NamesShown(options.names), options.first, options.last, options.sensitive
        )
    return calendar_answer(done)


def calendar_answer(done: WrittenCalendar) -> Answer:
    """What a calendar file holds."""
    counts = {name: value for name, value in asdict(done).items() if name != "path"}
    words = f"Wrote {done.events} events to {done.path}. The file is not encrypted; surprises are not in it."
    return Answer({"written": [str(done.path)], **counts}, words)
