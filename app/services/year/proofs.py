"""Plans proven before, so that the same year is not priced twice, and a nearly equal one only looked at again."""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b

import numpy as np

from app.domain.planner.reproving import reproven
from app.domain.planner.snapshot import Floats, Ints, Plan, Problem

_KEPT = 6
_LOOSER = 0.002
"""So much further from the bound a plan may be by known prices than it was before the change."""


class Proofs:
    """The latest few proven plans by the problem that they were made of. Any thread may ask."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[bytes, Plan], ...] = ()
        self._latest: tuple[tuple[int, ...], Floats] | None = None

    def keep(self, problem: Problem, plan: Plan) -> None:
        """Remember a proven plan."""
        digest = _digest(problem)
        others = tuple((each, old) for each, old in self._kept if each != digest)
        self._kept = ((digest, plan), *others)[:_KEPT]
        self._latest = _shape(problem), plan.rows

    def of(self, problem: Problem) -> Plan | None:
        """The plan that was proven for exactly this problem."""
        digest = _digest(problem)
        return next((plan for each, plan in self._kept if each == digest), None)

    def near(self, problem: Problem, lines: Ints, gap: float) -> Plan | None:
        """These lines, proven by the latest prices; None where that proves noticeably less than the gap so far."""
        if self._latest is None or self._latest[0] != _shape(problem):
            return None
        plan = reproven(problem, lines, self._latest[1])
        return plan if plan is not None and plan.gap <= gap + _LOOSER else None


def _shape(problem: Problem) -> tuple[int, ...]:
    return problem.gestures, problem.weeks, len(problem.month_budget_minor)


def _digest(problem: Problem) -> bytes:
    """What tells this problem from every other one."""
    digest = blake2b(digest_size=16)
    for field in fields(problem):
        value = np.ascontiguousarray(getattr(problem, field.name))
        digest.update(f"{field.name} {value.dtype.str} {value.shape}".encode())
        digest.update(value.tobytes())
    return digest.digest()
