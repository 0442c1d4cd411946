"""What the planner works on, and what it answers: frozen arrays of customers, gestures and weeks.

Customers are rows 0..C-1, gestures columns 0..G-1, weeks 0..W-1 counted from the Monday of the first week; weeks
before it are negative. A *line* is one surprise: customer, gesture, week. Money is integer minor units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ANY = -1
"""In an edit or a ban: every gesture, or every week."""

ENDLESS = 2**40
"""Stock, variety or a budget that never runs out."""

MOST_A_YEAR = 3
"""No customer gets more suggestions than this."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One year to plan. Built by `make_problem`, which fills in what is left out and freezes the arrays."""

    appeal: Floats
    """[C, G] relationship weight × learned delight × genuineness; 0 means never plan this for them."""
    unexpected: Floats
    """[C, W] how unexpected a week is; 0 in every week that is kept clear."""
    season: Bools
    """[G, W] whether the gesture can be done then: in season, and notice given."""
    cost_minor: Ints
    minutes: Ints
    stock: Ints
    """[G] each."""
    budget_minor: int
    month_budget_minor: Ints
    """[M] one for each month that the weeks touch."""
    month_of_week: Ints
    """[W] index of the month."""
    week_minutes: Ints
    """[W] the owner's minutes, weeks away already at a fifth."""
    variety: Ints
    """[G, W] most of one gesture in one week."""
    most: Ints
    """[C] most surprises in this plan, 0 to 3, standing ones counted; 0 for refused customers."""
    cap_minor: Ints
    """[C] most money on one customer, standing lines counted."""
    spacing_weeks: int
    opens: Ints
    """[C, G] first week in which the gesture is no repetition for them; W or more for never."""
    past: Ints
    """[H, 2] customer and (negative or planned) week of surprises that already took place."""
    fixed: Ints
    """[F, 3] lines that stand: accepted or locked."""
    fixed_cost_minor: Ints
    fixed_minutes: Ints
    """[F] each; what the standing lines really cost."""
    bans: Ints
    """[B, 3] customer, gesture or ANY, week or ANY."""

    @property
    def customers(self) -> int:
        """C."""
        return len(self.most)

    @property
    def gestures(self) -> int:
        """G."""
        return len(self.cost_minor)

    @property
    def weeks(self) -> int:
        """W."""
        return len(self.week_minutes)


def make_problem(
    appeal: ArrayLike,
    unexpected: ArrayLike,
    *,
    cost_minor: ArrayLike,
    minutes: ArrayLike,
    budget_minor: int,
    week_minutes: ArrayLike,
    most: ArrayLike,
    season: ArrayLike | None = None,
    stock: ArrayLike | None = None,
    month_budget_minor: ArrayLike | None = None,
    month_of_week: ArrayLike | None = None,
    variety: ArrayLike | None = None,
    cap_minor: ArrayLike | None = None,
    spacing_weeks: int = 8,
    opens: ArrayLike | None = None,
    past: ArrayLike = (),
    fixed: ArrayLike = (),
    fixed_cost_minor: ArrayLike | None = None,
    fixed_minutes: ArrayLike | None = None,
    bans: ArrayLike = (),
) -> Problem:
    """A problem with everything left out set to "no limit"; shapes are checked, arrays copied and frozen."""
    appealing = _floats(appeal)
    unexpecting = _floats(unexpected)
    count, gestures = appealing.shape
    weeks = unexpecting.shape[1]
    cost, minute = _ints(cost_minor), _ints(minutes)
    standing = _ints(fixed).reshape(-1, 3)
    month = _ints(month_of_week if month_of_week is not None else np.zeros(weeks))
    months = int(month.max(initial=0)) + 1
    problem = Problem(
        appeal=appealing,
        unexpected=unexpecting,
        season=np.array(season, dtype=bool) if season is not None else np.ones((gestures, weeks), dtype=bool),
        cost_minor=cost,
        minutes=minute,
        stock=_ints(stock if stock is not None else np.full(gestures, ENDLESS)),
        budget_minor=int(budget_minor),
        month_budget_minor=_ints(month_budget_minor if month_budget_minor is not None else np.full(months, ENDLESS)),
        month_of_week=month,
        week_minutes=_ints(week_minutes),
        variety=_ints(variety if variety is not None else np.full((gestures, weeks), ENDLESS)),
        most=np.minimum(_ints(most), MOST_A_YEAR),
        cap_minor=_ints(cap_minor if cap_minor is not None else np.full(count, ENDLESS)),
        spacing_weeks=max(1, int(spacing_weeks)),
        opens=_ints(opens if opens is not None else np.zeros((count, gestures))),
        past=_ints(past).reshape(-1, 2),
        fixed=standing,
        fixed_cost_minor=_ints(cost[standing[:, 1]] if fixed_cost_minor is None else fixed_cost_minor),
        fixed_minutes=_ints(minute[standing[:, 1]] if fixed_minutes is None else fixed_minutes),
        bans=_ints(bans).reshape(-1, 3),
    )
    _check_shapes(problem)
    _freeze(problem)
    return problem


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its proof: no plan whatsoever can be worth more than `bound`.

    `lines` [n, 3] are customer, gesture, week in order of customer and week, standing lines among them. `prices`
    [G, W] is what a cell costs in delight (scarce money, minutes, stock) and `rows` what each shared row does, `worth`
    [C] is each customer's best plan after these prices; `dual` is the bound that they prove by themselves. `edits` are
    the answers given since it was made: to be kept with the plan, so that it can be made again.
    """

    lines: Ints
    value: float
    bound: float
    dual: float
    prices: Floats
    rows: Floats
    worth: Floats
    edits: tuple[Edit, ...] = ()

    @property
    def gap(self) -> float:
        """How far the plan may be from the best possible one, as a share of the bound; proven."""
        return max(0.0, 1.0 - self.value / self.bound) if self.bound > 0 else 0.0

    @property
    def is_optimal(self) -> bool:
        """Proven to be the best possible plan."""
        return self.bound - self.value <= 1e-9 * max(1.0, self.bound)


@dataclass(frozen=True, slots=True)
class Edit:
    """One answer of the owner. `keep` fixes the line as it stands; otherwise gesture and week (or ANY) are banned."""

    customer: int
    gesture: int = ANY
    week: int = ANY
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search has come: `share` done 0..1, value of the best plan so far and the lowest bound so far."""

    share: float
    value: float
    bound: float


Report = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def _floats(values: ArrayLike) -> Floats:
    return np.array(values, dtype=np.float64)


def _ints(values: ArrayLike) -> Ints:
    return np.array(values, dtype=np.int64)


def _check_shapes(problem: Problem) -> None:
    customers, gestures, weeks = problem.customers, problem.gestures, problem.weeks
    shapes = {
        "appeal": (customers, gestures),
        "unexpected": (customers, weeks),
        "season": (gestures, weeks),
        "minutes": (gestures,),
        "stock": (gestures,),
        "month_of_week": (weeks,),
        "variety": (gestures, weeks),
        "cap_minor": (customers,),
        "opens": (customers, gestures),
    }
    for name, shape in shapes.items():
        if getattr(problem, name).shape != shape:
            raise ValueError(f"{name} has shape {getattr(problem, name).shape}, not {shape}")

    if problem.month_of_week.max(initial=-1) >= len(problem.month_budget_minor):
        raise ValueError("a week lies in a month without a budget")
    if len(problem.fixed) and not (problem.fixed[:, 2].min() >= 0 and problem.fixed[:, 2].max() < problem.weeks):
        raise ValueError("a standing line lies outside the weeks; what took place belongs to the past")


def _freeze(problem: Problem) -> None:
    for name in problem.__slots__:
        value = getattr(problem, name)
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
