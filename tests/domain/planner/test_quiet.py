"""Nothing that a library prints reaches standard output while it is kept quiet."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import ctypes, os
from app.domain.planner.quiet import quiet
c = ctypes.CDLL(None)
print("before", flush=True)
with quiet():
    c.puts(b"from the library")
    os.write(1, b"past the buffers")
print("after")
"""


def test_a_library_is_kept_quiet_and_our_own_words_are_not() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["before", "after"]


def test_a_process_without_standard_output_goes_on() -> None:
    program = "import os; os.close(1)\nfrom app.domain.planner.quiet import quiet\nwith quiet(): pass\nos._exit(7)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 7


_NESTED = """
import os
from app.domain.planner.quiet import quiet
first, second = quiet(), quiet()
first.__enter__(); second.__enter__()
first.__exit__(None, None, None)
os.write(1, b"still quiet")
second.__exit__(None, None, None)
print("heard")
"""


def test_it_stays_quiet_until_the_last_one_has_finished() -> None:
    done = subprocess.run([sys.executable, "-c", _NESTED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["heard"]
