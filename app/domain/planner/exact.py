"""Small shops: the best possible plan by integer programming over whole plans of each customer (SciPy's HiGHS).

A column is one customer's plan, so that the program is as tight as pricing makes it. Which plans could be part of an
optimum is for others to say (`programs`, `tightening`). Within a limit of nodes the best choice of those given is
proven; if the limit is reached, the bound of the program still holds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.programs import Matrix, Program
from app.domain.planner.quiet import quiet
from app.domain.planner.snapshot import Ints

_SCALE = 1_000.0
"""Values are multiplied by this, so that the solver's absolute tolerance of 1e-6 is a thousandth of ours."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best choice of columns: lines [n, 3], what no choice can beat, and whether that is proven to be the same."""

    lines: Ints
    ceiling: float
    is_proven: bool


def best_choice(program: Program, matrix: Matrix, weeks: int, nodes: int) -> Solved | None:
    """The best plans that keep every row; None if none was found within the limit of nodes."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = len(program.owner)
    if not count:
        return Solved(np.zeros((0, 3), dtype=np.int64), 0.0, is_proven=True)
    with quiet():
        found = milp(
            -_SCALE * program.value,
            constraints=LinearConstraint(matrix.rows, -np.inf, matrix.limits),
            integrality=np.ones(count),
            bounds=Bounds(0, 1),
            options={"node_limit": nodes, "mip_rel_gap": 0.0},
        )
    if found.x is None:
        return None
    taken = np.nonzero(found.x > 0.5)[0]
    value = float(program.value[taken].sum())
    is_proven = found.status == 0
    ceiling = value if is_proven else -float(found.mip_dual_bound) / _SCALE
    return Solved(program.lines(taken, weeks), max(value, ceiling), is_proven)
