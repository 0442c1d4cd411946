"""`keepwarm --self-test`: this very program tries everything once, in a vault of its own that is gone afterwards."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__
from app.self_test.room import Room, Step

__all__ = ["run"]

Say = Callable[[str], object]
Steps = Sequence[tuple[str, Step]]


def run(say: Say, report: Path | None = None, steps: Steps = ()) -> int:
    """Exit code: 0 when everything worked. Each step is a line, also in `report`; the first that fails ends it."""
    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        say(line)
        if report is not None:
            report.write_text("\n".join((*lines, "")), encoding="utf-8")

    tell(f"Keepwarm {__version__} tries itself")
    with tempfile.TemporaryDirectory(prefix="keepwarm-self-test-", ignore_cleanup_errors=True) as folder:
        room = Room(Path(folder))
        try:
            is_fine = all(_worked(name, step, room, tell) for name, step in steps or _all_steps())
        finally:
            room.service.close()
    tell("Everything works." if is_fine else "Something does not work here.")
    return 0 if is_fine else 1


def _all_steps() -> Steps:
    from app.self_test import vault_steps, window_steps

    return (*vault_steps.STEPS, *window_steps.STEPS)


def _worked(name: str, step: Step, room: Room, tell: Say) -> bool:
    start = time.perf_counter()
    try:
        told = step(room)
    except Exception as error:  # whatever it is belongs in the report
        tell(f"FAILED  {name}: {type(error).__name__}: {error}")
        return False
    tell(f"ok      {name:20} {time.perf_counter() - start:6.2f} s  {told}")
    return True
