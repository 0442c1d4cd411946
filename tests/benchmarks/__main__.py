"""`python -m tests.benchmarks [--size 1000|10000|100000] [--job NAME] [--growth] [--json]`: ratios of QUALITY.md."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import calendar, chances, file, imports, installed, planning, start, window
from tests.benchmarks.measuring import Result
from tests.benchmarks.vaults import Vaults

Job = Callable[[Vaults, int], Iterator[Result]]
JOBS: dict[str, Job] = {
    "start": start.start, "customers": window.customers, "customer": window.customer, "action": file.action,
    "calendar": calendar.calendar, "today": calendar.today, "standings": file.all_standings, "backup": file.backup,
    "chances": chances.chances, "import": imports.bringing, "installed": installed.installed, "plan": planning.plans,
}  # fmt: skip
SIZES = (1_000, 10_000, 100_000)
_INTERACTIVE = ("customers", "customer", "action", "calendar", "today")
_FLAT = 1.5


def main() -> int:
    """Exit code 0 when every target is met, 1 otherwise."""
    options = _options()
    vaults = Vaults()
    results: list[Result] = []
    try:
        for result in _growth(vaults) if options.growth else _jobs(vaults, options.size, options.job or list(JOBS)):
            results.append(result)
            if not options.json:
                print(result, flush=True)
    finally:
        vaults.close()
    if options.json:
        print(json.dumps([result.as_json() for result in results], indent=1))
    return 0 if all(result.is_met for result in results) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--size", type=int, choices=SIZES, default=10_000, help="number of customers")
    parser.add_argument("--job", choices=tuple(JOBS), action="append", help="only this one; may be given again")
    parser.add_argument("--growth", action="store_true", help="the interactive jobs at every size")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _jobs(vaults: Vaults, size: int, names: list[str]) -> Iterator[Result]:
    for name in names:
        yield from JOBS[name](vaults, size)


def _growth(vaults: Vaults) -> Iterator[Result]:
    """Each interactive job at the largest size beside the same at the smallest."""
    measured = {size: list(_jobs(vaults, size, list(_INTERACTIVE))) for size in SIZES}
    for small, middle, large in zip(*(measured[size] for size in SIZES), strict=True):
        notes = {"at 10,000": round(middle.measured, 2)}
        yield Result(f"growth of {small.job}", "the same at 1,000", large.measured, small.measured, _FLAT, notes=notes)


if __name__ == "__main__":
    sys.exit(main())
