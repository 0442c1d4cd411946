"""Dies at the n-th touch of the disk, so that every moment of a job can be tried."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod", "shutil.copyfile"}
_KILLED = 9


def survives(job: Callable[[], object], at: int) -> bool:
    """Run the job in a child process that is killed at its `at`-th touch of the disk; whether it got through."""
    child = os.fork()
    if child == 0:
        _die_at(at)
        try:
            job()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, _KILLED}, f"the job failed by itself: {code}"
    return code == 0


def _die_at(at: int) -> None:
    left = [at]

    def watch(event: str, _details: tuple[object, ...]) -> None:
        if event in _TOUCHES:
            left[0] -= 1
            if left[0] == 0:
                os._exit(_KILLED)

    sys.addaudithook(watch)
