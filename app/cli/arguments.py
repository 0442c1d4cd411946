"""What was asked for on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app import __version__

SELF_TEST = "self-test"
BACKUP_ENDING = ".keepwarm"
"""A file manager starts Keepwarm with nothing but the file."""

MOST_DAYS = 31
MOST_WEEKS = 104
_LONGEST_AMOUNT = 12


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line; `command` "" means the window, `is_hidden` one that waits in the tray.

    `backup` is a file to be offered as a copy.
    """

    vault: Path | None = None
    is_demo: bool = False
    is_json: bool = False
    is_hidden: bool = False
    backup: Path | None = None
    command: str = ""
    options: argparse.Namespace = field(default_factory=argparse.Namespace)


def wishes_of(arguments: Sequence[str]) -> Wishes:
    """The wishes behind the arguments; argparse ends the program with 2 on wrong usage."""
    if len(arguments) == 1 and arguments[0].endswith(BACKUP_ENDING):
        return Wishes(backup=Path(arguments[0]))
    options = _parser().parse_args(_json_first(arguments))
    if options.self_test:
        return Wishes(command=SELF_TEST, options=options)
    command = " ".join(part for part in (options.command, getattr(options, "what", None)) if part)
    return Wishes(options.vault, options.demo, options.json, options.hidden, None, command, options)


def _json_first(arguments: Sequence[str]) -> list[str]:
    """--json may stand before or behind the command, but what follows a lone -- is never an option."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before = [argument for argument in arguments[:end] if argument != "--json"]
    rest = [*before, *arguments[end:]]
    return ["--json", *rest] if len(before) < end else rest


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keepwarm",
        description="Keeps relationships with customers human. Without a command, the window opens.",
        epilog="The passphrase or recovery code is asked for, or taken from the command in KEEPWARM_PASSCOMMAND.",
    )
    parser.add_argument("--version", action="version", version=f"keepwarm {__version__}")
    parser.add_argument(
        "--vault", type=Path, metavar="DIR", help="folder of the vault, else KEEPWARM_VAULT or the usual"
    )
    parser.add_argument("--demo", action="store_true", help="work on a sample studio, in DIR or in a temporary folder")
    parser.add_argument("--json", action="store_true", help="machine-readable output, and nothing else, on stdout")
    parser.add_argument("--self-test", action="store_true", help="try everything in a temporary vault and report")
    parser.add_argument("--report", type=Path, metavar="FILE", help="keep the report of --self-test in a file, too")
    parser.add_argument("--hidden", action="store_true", help="wait in the tray, where the desktop has one")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    vault = commands.add_parser("vault", help="make a vault").add_subparsers(dest="what", required=True)
    create = vault.add_parser("create", help="make a new vault and print its recovery code, once")
    create.add_argument("--passphrase", action="store_true", help="also ask for a passphrase")
    _add_exchange(commands)
    _add_calendar(commands)
    _add_people(commands)
    _add_surprises(commands)
    _add_history(commands)
    _add_care(commands)
    return parser


def _add_exchange(commands: Any) -> None:
    bring = commands.add_parser("import", help="bring customers in from files")
    bring.add_argument("files", type=_file, nargs="+", metavar="FILE")
    bring.add_argument("--as", dest="system", metavar="SYSTEM", help="which program wrote the files")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    bring.add_argument("--existing", choices=("create", "fill", "overwrite", "skip"), default="fill")
    take = commands.add_parser("export", help="write everybody to an open format")
    take.add_argument("--format", choices=("vcard", "csv", "xlsx", "ical", "json"), required=True)
    take.add_argument("path", type=Path, metavar="PATH")
    search = commands.add_parser("search", help="find customers")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=_count, default=20, metavar="N")


def _add_calendar(commands: Any) -> None:
    calendar = commands.add_parser("calendar", help="calendars of other programs").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    take = calendar.add_parser("export", help="write what has a day as iCalendar; surprises are left out")
    take.add_argument("path", type=Path, metavar="PATH")
    take.add_argument("--names", choices=("full", "first", "none"), default="full", help="what it says of people")
    take.add_argument("--from", dest="first", type=_day, metavar="DATE", help="the first day, else all there is")
    take.add_argument("--until", dest="last", type=_day, metavar="DATE", help="the last day, else all there is")
    take.add_argument("--sensitive", action="store_true", help="with notes that are marked as sensitive")
    bring = calendar.add_parser("import", help="bring in events about people who are here")
    bring.add_argument("file", type=_file, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")


def _add_people(commands: Any) -> None:
    today = commands.add_parser("today", help="whom to reach today and why now, promises, and what comes near")
    today.add_argument("--days", type=_days, default=1, metavar="N", help="look so many days ahead, at most 31")
    slipping = commands.add_parser("slipping", help="who is quietly slipping away, the most pressing first")
    slipping.add_argument("--limit", type=_count, metavar="N")


def _add_surprises(commands: Any) -> None:
    plan = commands.add_parser("plan", help="a year of surprises, with reasons and proof; kept only with --accept")
    plan.add_argument("--from", dest="first", type=_day, metavar="DATE", help="the first day, else today")
    plan.add_argument("--weeks", type=_weeks, metavar="N", help="how many weeks, else 52")
    plan.add_argument("--budget", type=_amount, metavar="MINOR", help="money of the year in minor units")
    plan.add_argument("--seed", type=_amount, metavar="N", help="decides between plans of equal worth")
    plan.add_argument("--accept", action="store_true", help="keep the plan, and accept what a fact speaks for")
    commands.add_parser("gestures", help="the library: what each gesture takes and what it turned out to be worth")


def _add_history(commands: Any) -> None:
    history = commands.add_parser("history", help="what was changed, newest first")
    history.add_argument("--limit", type=_count, default=20, metavar="N")
    undo = commands.add_parser("undo", help="take an action back, the newest or the one named")
    undo.add_argument("id", type=int, nargs="?", metavar="ID")
    redo = commands.add_parser("redo", help="do again what was taken back")
    redo.add_argument("id", type=int, nargs="?", metavar="ID")


def _add_care(commands: Any) -> None:
    backup = commands.add_parser("backup", help="write an encrypted backup and read it back")
    backup.add_argument("path", type=Path, nargs="?", metavar="PATH")
    restore = commands.add_parser("restore", help="open a backup as a copy in a folder of its own")
    restore.add_argument("file", type=_file, metavar="FILE")
    restore.add_argument("--to", type=Path, required=True, metavar="DIR")
    commands.add_parser("check", help="read every page of the file")
    commands.add_parser("doctor", help="versions, paths and state; nothing personal")


def _weeks(text: str) -> int:
    weeks = _count(text)
    if weeks > MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"{text} is more than {MOST_WEEKS} weeks")
    return weeks


def _amount(text: str) -> int:
    if not text.isdigit() or len(text) > _LONGEST_AMOUNT:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 0 on")
    return int(text)


def _days(text: str) -> int:
    days = _count(text)
    if days > MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text} is more than {MOST_DAYS} days")
    return days


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day like 2026-06-11") from None


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)
