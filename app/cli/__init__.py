"""The command line: the same services as the window, JSON alone on stdout, words on stderr.

Exit codes: 0 done, 1 done with problems that are listed, 2 wrong usage, 3 the vault can't be opened.
"""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING

from app.cli.arguments import SELF_TEST, Wishes, wishes_of

if TYPE_CHECKING:
    from app.cli.answer import Answer

__all__ = ["SELF_TEST", "Wishes", "run", "wishes_of"]

DONE, WITH_PROBLEMS, NOT_OPENED = 0, 1, 3


def run(wishes: Wishes) -> int:
    """Exit code of a command."""
    from app.cli.commands import COMMANDS
    from app.cli.opening import CannotOpen
    from app.domain.errors import KeepwarmError

    _speak_utf8()
    try:
        answer = COMMANDS[wishes.command](wishes)
    except KeepwarmError as error:
        print(f"{error.title} {error.hint}".strip(), file=sys.stderr)
        return NOT_OPENED if isinstance(error, CannotOpen) else WITH_PROBLEMS
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return WITH_PROBLEMS
    return _told(answer, wishes.is_json)


def _told(answer: Answer, is_json: bool) -> int:
    for problem in answer.problems:
        print(problem, file=sys.stderr)
    try:
        if is_json:
            print(json.dumps(answer.data, ensure_ascii=False, indent=2), flush=True)
        elif answer.words:
            print(answer.words, flush=True)
    except BrokenPipeError:
        # Whoever read has seen enough; without this the interpreter complains once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return WITH_PROBLEMS if answer.problems else DONE


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
