"""The best possible plan by another way: one yes-or-no variable for each customer, gesture and week, nothing clever."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from app.domain.planner.quiet import quiet
from app.domain.planner.snapshot import ANY, Problem

Line = tuple[int, int, int]


class _Rows:
    """Constraints of a program, one by one."""

    def __init__(self) -> None:
        self.row: list[int] = []
        self.column: list[int] = []
        self.weight: list[float] = []
        self.limit: list[float] = []

    def add(self, columns: list[int], weights: list[float], limit: float) -> None:
        self.row += [len(self.limit)] * len(columns)
        self.column += columns
        self.weight += weights
        self.limit.append(limit)


def best_value(problem: Problem) -> float:
    """What the best plan is worth, standing lines included."""
    lines = _possible(problem)
    stands = sum(_value(problem, *line) for line in problem.fixed.tolist())
    if not lines:
        return stands
    rows = _Rows()
    _shared(problem, lines, rows)
    _each(problem, lines, rows)
    matrix = sparse.csr_matrix((rows.weight, (rows.row, rows.column)), shape=(len(rows.limit), len(lines)))
    worth = np.array([_value(problem, *line) for line in lines])
    with quiet():
        found = milp(-1000 * worth, constraints=LinearConstraint(matrix, -np.inf, rows.limit), bounds=Bounds(0, 1),
                     integrality=np.ones(len(lines)), options={"mip_rel_gap": 0.0})  # fmt: skip
    assert found.status == 0, found.message
    return stands + float(worth[found.x > 0.5].sum())


def _value(problem: Problem, who: int, gesture: int, week: int) -> float:
    return float(problem.appeal[who, gesture] * problem.unexpected[who, week] * problem.season[gesture, week])


def _possible(problem: Problem) -> list[Line]:
    """Lines that break no rule by themselves."""
    bans = {tuple(ban) for ban in problem.bans.tolist()}
    standing = {(who, gesture) for who, gesture, _ in problem.fixed.tolist()}
    return [
        (who, gesture, week)
        for who in range(problem.customers)
        for gesture in range(problem.gestures)
        for week in range(problem.weeks)
        if _value(problem, who, gesture, week) > 0
        and (who, gesture) not in standing
        and week >= problem.opens[who, gesture]
        and not bans & {(who, one, other) for one in (gesture, ANY) for other in (week, ANY)}
    ]


def _shared(problem: Problem, lines: list[Line], rows: _Rows) -> None:
    """Budgets, minutes, stock and variety, less what stands."""
    cost, minutes = problem.cost_minor.tolist(), problem.minutes.tolist()
    groups: dict[tuple[str, int, int], tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for column, (_, gesture, week) in enumerate(lines):
        for key, weight in (
            (("budget", 0, 0), cost[gesture]),
            (("month", int(problem.month_of_week[week]), 0), cost[gesture]),
            (("week", week, 0), minutes[gesture]),
            (("stock", gesture, 0), 1),
            (("cell", gesture, week), 1),
        ):
            groups[key][0].append(column)
            groups[key][1].append(float(weight))
    for (kind, one, two), (columns, weights) in groups.items():
        rows.add(columns, weights, max(0.0, float(_left(problem, kind, one, two))))


def _left(problem: Problem, kind: str, one: int, two: int) -> int:
    fixed, money, busy = problem.fixed, problem.fixed_cost_minor, problem.fixed_minutes
    month = problem.month_of_week[fixed[:, 2]]
    if kind == "budget":
        return problem.budget_minor - int(money.sum())
    if kind == "month":
        return int(problem.month_budget_minor[one] - money[month == one].sum())
    if kind == "week":
        return int(problem.week_minutes[one] - busy[fixed[:, 2] == one].sum())
    if kind == "stock":
        return int(problem.stock[one] - (fixed[:, 1] == one).sum())
    return int(problem.variety[one, two] - ((fixed[:, 1] == one) & (fixed[:, 2] == two)).sum())


def _each(problem: Problem, lines: list[Line], rows: _Rows) -> None:
    """Rules of each customer: how many, how much, no gesture twice, spacing, no three dates evenly spaced."""
    by_customer: dict[int, list[int]] = defaultdict(list)
    for column, (who, _, _) in enumerate(lines):
        by_customer[who].append(column)
    for who, columns in by_customer.items():
        stands = problem.fixed[:, 0] == who
        rows.add(columns, [1.0] * len(columns), max(0.0, float(problem.most[who] - stands.sum())))
        money = float(problem.cap_minor[who] - problem.fixed_cost_minor[stands].sum())
        rows.add(columns, [float(problem.cost_minor[lines[one][1]]) for one in columns], max(0.0, money))
        for gesture in range(problem.gestures):
            same = [column for column in columns if lines[column][1] == gesture]
            rows.add(same, [1.0] * len(same), 1.0)
        dates = [*problem.past[problem.past[:, 0] == who, 1].tolist(), *problem.fixed[stands, 2].tolist()]
        _dates(problem, lines, columns, [week for week in dates if -problem.weeks <= week < 2 * problem.weeks], rows)


def _dates(problem: Problem, lines: list[Line], columns: list[int], dates: list[int], rows: _Rows) -> None:
    at: dict[int, list[int]] = defaultdict(list)
    for column in columns:
        at[lines[column][2]].append(column)
    known = set(dates)
    every = sorted(known | set(at))
    for week in at:
        if any(abs(week - date) < problem.spacing_weeks for date in known):
            rows.add(at[week], [1.0] * len(at[week]), 0.0)
    for week in range(problem.weeks):
        near = [one for other in range(week, week + problem.spacing_weeks) for one in at.get(other, [])]
        rows.add(near, [1.0] * len(near), 1.0)
    for three in combinations(every, 3):
        free = [week for week in three if week in at and week not in known]
        if free and three[1] - three[0] == three[2] - three[1]:
            both = [column for week in free for column in at[week]]
            rows.add(both, [1.0] * len(both), len(free) - 1.0)
