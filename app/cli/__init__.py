"""The command line: the same services as the window, JSON alone on stdout, words on stderr.

Exit codes: 0 done, 1 done with problems that are listed, 2 wrong usage, 3 the vault can't be opened.
"""

from __future__ import annotations

import json
import sys

from app.cli.arguments import Wishes, wishes_of

__all__ = ["Wishes", "run", "wishes_of"]


def run(wishes: Wishes) -> int:
    """Exit code of a command."""
    from app.cli.commands import COMMANDS
    from app.cli.opening import CannotOpen
    from app.domain.errors import KeepwarmError

    try:
        answer = COMMANDS[wishes.command](wishes)
    except KeepwarmError as error:
        print(f"{error.title} {error.hint}".strip(), file=sys.stderr)
        return 3 if isinstance(error, CannotOpen) else 1
    if wishes.is_json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=2))
    elif answer.words:
        print(answer.words)
    for problem in answer.problems:
        print(problem, file=sys.stderr)
    return 1 if answer.problems else 0
