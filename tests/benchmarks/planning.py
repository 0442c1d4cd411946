"""A year of surprises: proven gap, time and memory at 50 to 10,000 customers, and one answer (SCIENCE.md B5, B6).

Each shop is planned in a process of its own; the libraries are loaded before the clock starts. Times are the better of
wall clock and processor time, since the machine may be busy with something else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.planner.checking import check
from app.domain.planner.repair import repair, with_edits
from app.domain.planner.snapshot import Edit, Plan, Problem
from app.domain.planner.solving import solve
from tests.benchmarks.measuring import Result, most_memory_mb, p95
from tests.benchmarks.shops import shop
from tests.benchmarks.vaults import Vaults
from tests.domain.planner.regularity import WANTED, variation_of_gaps

_ROOT = Path(__file__).parents[2]
_ANSWERS = 60
_REPAIR_MS = 2.8
_MOST_MB = 300.0


@dataclass(frozen=True)
class Target:
    """What a plan for so many customers has to reach: gap in percent of either family, and seconds."""

    customers: int
    rich: float
    scarce: float
    seconds: float


TARGETS = (
    Target(20, 1e-6, 1e-6, 10.0),
    Target(50, 3.5, 6.0, 5.0),
    Target(200, 3.0, 5.0, 10.0),
    Target(1_000, 1.0, 3.0, 1.5),
    Target(10_000, 0.5, 1.0, 2.5),
)


def plans(vaults: Vaults, size: int) -> Iterator[Result]:
    """Plans of both families for every number of customers up to `size`; the file is not needed."""
    for target in TARGETS:
        if target.customers > size:
            continue
        for family in ("rich", "scarce"):
            found = _measured(target.customers, family)
            name = f"{target.customers:,} customers, {family}"
            gap = target.rich if family == "rich" else target.scarce
            notes = {one: found[one] for one in ("lines", "value", "bound", "wall", "cpu", "habits")}
            yield Result(f"proven gap, {name}", "target", found["gap"], gap, 1.0, "%", notes=notes)
            yield Result(f"year plan, {name}", "target", found["seconds"] * 1000, target.seconds * 1000, 1.0)
            yield Result(f"memory of a plan, {name}", "target", found["memory"], _MOST_MB, 1.0, "MB")
            yield Result(f"plan after one answer, {name}", "target", found["answer"], _REPAIR_MS, 1.0)


def _measured(customers: int, family: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.planning", str(customers), family]
    environment = os.environ | {"OMP_NUM_THREADS": "2"}
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _one(customers: int, family: str) -> dict[str, float]:
    """Everything about one shop."""
    import scipy.optimize  # noqa: F401  loaded before the clock starts

    problem = shop(customers, family)
    wall, cpu, plan = _timed(lambda: solve(problem))
    memory = most_memory_mb()
    assert not check(problem, plan.lines).violations
    return {
        "gap": 100 * plan.gap,
        "seconds": min(wall, cpu),
        "wall": round(wall, 2),
        "cpu": round(cpu, 2),
        "memory": memory,
        "lines": len(plan.lines),
        "value": round(plan.value, 4),
        "bound": round(plan.bound, 4),
        "habits": int((variation_of_gaps(problem, plan.lines) < WANTED).sum()),
        "answer": _answer_ms(problem, plan),
    }


def _timed(work: Callable[[], Plan]) -> tuple[float, float, Plan]:
    wall, cpu = time.perf_counter(), time.process_time()
    plan = work()
    return time.perf_counter() - wall, time.process_time() - cpu, plan


def _answer_ms(problem: Problem, plan: Plan) -> float:
    """95 of 100 answers take no longer: another week, another idea, not this person, accepted."""
    rng = np.random.default_rng(1)
    times: list[float] = []
    for number in range(_ANSWERS):
        if not len(plan.lines):
            break
        who, gesture, week = (int(one) for one in plan.lines[rng.integers(len(plan.lines))])
        kinds = (Edit(who, week=week), Edit(who, gesture), Edit(who), Edit(who, gesture, week, keep=True))
        began = time.process_time()
        plan = repair(problem, plan, (kinds[number % 4],)).plan
        times.append((time.process_time() - began) * 1000)
    assert not check(with_edits(problem, plan.edits), plan.lines).violations
    return p95(times)


if __name__ == "__main__":
    print(json.dumps(_one(int(sys.argv[1]), sys.argv[2])))
