"""Times and ratios: each job beside a limit that was measured in the same run."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FRAME_MS = 16.7


@dataclass(frozen=True)
class Result:
    """One line of the report; times in milliseconds, `limit` is what the ratio is against."""

    job: str
    against: str
    measured: float
    limit: float
    target: float
    unit: str = "ms"
    p95: float | None = None
    p95_target: float | None = None
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return self.measured / self.limit if self.limit else float("inf")

    @property
    def is_met(self) -> bool:
        quick = self.p95 is None or self.p95_target is None or self.p95 <= self.p95_target
        return self.ratio <= self.target and quick

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": round(self.ratio, 3), "is_met": self.is_met}

    def __str__(self) -> str:
        slow = "" if self.p95 is None else f"  p95 {self.p95:.1f} ms"
        sign = "ok  " if self.is_met else "MISS"
        return (
            f"{sign} {self.job:44} {self.ratio:6.2f}x (≤ {self.target:g}x)  {self.measured:9.2f} {self.unit}"
            f" against {self.limit:9.2f} {self.against}{slow}  {self.notes or ''}"
        )


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def times(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each run, the collector of garbage kept out of them."""
    gc.collect()
    gc.disable()
    try:
        return [once(work) for _ in range(rounds)]
    finally:
        gc.enable()


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Milliseconds of the best run."""
    return min(times(work, rounds))


def part(values: Iterable[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return part(values, 0.5)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return part(values, 0.95)


def memory_mb() -> float:
    """Memory that this process holds now, in megabytes, shared libraries included."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def most_memory_mb() -> float:
    """Most memory that this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
