"""What may be planned at all: the problem without its standing lines, as a flat list of offers.

An *offer* is one gesture that suits one customer. Standing lines are taken out first: their money, minutes and stock
are gone, their customers keep clear of their weeks, and what is left is a problem without fixed lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.domain.planner.snapshot import ANY, MOST_A_YEAR, Bools, Floats, Ints, Problem


@dataclass(frozen=True, slots=True)
class Capacity:
    """What is left to give; never negative."""

    budget: int
    month: Ints
    """[M] minor units."""
    minutes: Ints
    """[W]."""
    stock: Ints
    """[G]."""
    variety: Ints
    """[G, W]."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything that pricing needs, in order of customer. Offers of customer c are starts[c]..starts[c + 1]."""

    customer: Ints
    gesture: Ints
    appeal: Floats
    cost: Ints
    """[L] each."""
    starts: Ints
    """[C + 1]."""
    unexpected: Floats
    """[C, W] 0 in every week that is not free for the customer."""
    most: Ints
    cap: Ints
    """[C] surprises and minor units still possible."""
    spacing: int
    shut: Ints
    """[S, 2] offer and week that are closed one by one."""
    dates: Bools
    """[C, 3 W] in week d - W a surprise of theirs stands or took place; no three dates may be evenly spaced."""

    @property
    def customers(self) -> int:
        """C."""
        return len(self.most)

    @property
    def weeks(self) -> int:
        """W."""
        return int(self.unexpected.shape[1])


def capacity_left(problem: Problem) -> Capacity:
    """What the standing lines leave; where they overrun a limit nothing is left of it."""
    _, gesture, week = problem.fixed.T
    weeks, gestures = problem.weeks, problem.gestures
    months = len(problem.month_budget_minor)
    spent = np.bincount(problem.month_of_week[week], problem.fixed_cost_minor, months).astype(np.int64)
    busy = np.bincount(week, problem.fixed_minutes, weeks).astype(np.int64)
    used = np.bincount(gesture * weeks + week, minlength=gestures * weeks).reshape(gestures, weeks)
    return Capacity(
        budget=max(0, problem.budget_minor - int(problem.fixed_cost_minor.sum())),
        month=np.maximum(0, problem.month_budget_minor - spent),
        minutes=np.maximum(0, problem.week_minutes - busy),
        stock=np.maximum(0, problem.stock - used.sum(axis=1)),
        variety=np.maximum(0, problem.variety - used),
    )


def open_offers(problem: Problem) -> Offers:
    """All offers that respect what stands, what took place and what was refused."""
    most, cap = _left_for_each(problem)
    dates = _dates(problem)
    unexpected = _open_weeks(problem, dates)
    appeal = problem.appeal.copy()
    appeal[problem.fixed[:, 0], problem.fixed[:, 1]] = 0.0
    never = problem.bans[(problem.bans[:, 1] != ANY) & (problem.bans[:, 2] == ANY)]
    appeal[never[:, 0], never[:, 1]] = 0.0
    is_open = (appeal > 0) & (problem.cost_minor[None, :] <= cap[:, None]) & (problem.opens < problem.weeks)
    is_open &= ((most > 0) & unexpected.any(axis=1))[:, None]
    customer, gesture = np.nonzero(is_open)
    return Offers(
        customer=customer,
        gesture=gesture,
        appeal=appeal[customer, gesture],
        cost=problem.cost_minor[gesture],
        starts=np.searchsorted(customer, np.arange(problem.customers + 1)).astype(np.int64),
        unexpected=unexpected,
        most=most,
        cap=cap,
        spacing=problem.spacing_weeks,
        shut=_shut_cells(problem, customer, gesture),
        dates=dates,
    )


def part_of(offers: Offers, rows: Ints, closed: Bools | None = None) -> Offers:
    """The offers of some customers, one row each (repetitions allowed), with further weeks `closed` [rows, W]."""
    counts = offers.starts[rows + 1] - offers.starts[rows]
    starts = np.concatenate([[0], np.cumsum(counts)])
    customer = np.repeat(np.arange(len(rows)), counts)
    taken = np.arange(starts[-1]) - starts[customer] + offers.starts[rows][customer]
    unexpected = offers.unexpected[rows]
    return Offers(
        customer=customer,
        gesture=offers.gesture[taken],
        appeal=offers.appeal[taken],
        cost=offers.cost[taken],
        starts=starts,
        unexpected=unexpected if closed is None else np.where(closed, 0.0, unexpected),
        most=offers.most[rows],
        cap=offers.cap[rows],
        spacing=offers.spacing,
        shut=_shut_of(offers.shut, taken),
        dates=offers.dates[rows],
    )


def is_even(offers: Offers, rows: Ints, first: Ints, second: Ints) -> Bools:
    """Whether two weeks lie evenly spaced with a date of the customer that stands or took place."""
    weeks = offers.weeks
    before, after = 2 * first - second, 2 * second - first
    middle, is_whole = (first + second) // 2, (first + second) % 2 == 0
    found: Bools = offers.dates[rows, before + weeks] | offers.dates[rows, after + weeks]
    found |= is_whole & offers.dates[rows, middle + weeks]
    return found


def _left_for_each(problem: Problem) -> tuple[Ints, Ints]:
    """Surprises and minor units that each customer may still get."""
    who = problem.fixed[:, 0]
    spent = np.bincount(who, problem.fixed_cost_minor, problem.customers).astype(np.int64)
    most = np.maximum(0, problem.most - np.bincount(who, minlength=problem.customers))
    most[problem.bans[(problem.bans[:, 1] == ANY) & (problem.bans[:, 2] == ANY), 0]] = 0
    return most, np.maximum(0, problem.cap_minor - spent)


def _dates(problem: Problem) -> Bools:
    weeks = problem.weeks
    dates = np.zeros((problem.customers, 3 * weeks), dtype=bool)
    for who, week in (problem.past.T, problem.fixed[:, [0, 2]].T):
        near = (week >= -weeks) & (week < 2 * weeks)
        dates[who[near], week[near] + weeks] = True
    return dates


def _open_weeks(problem: Problem, dates: Bools) -> Floats:
    """How unexpected, 0 near dates that stand, where a third date would be evenly spaced, and where banned."""
    unexpected = problem.unexpected.copy()
    _keep_clear(unexpected, dates, problem.spacing_weeks)
    whenever = problem.bans[(problem.bans[:, 1] == ANY) & (problem.bans[:, 2] != ANY)]
    unexpected[whenever[:, 0], whenever[:, 2]] = 0.0
    return unexpected


def _keep_clear(unexpected: Floats, dates: Bools, spacing: int) -> None:
    """Closes the weeks near each date, and those that lie evenly spaced with two of them."""
    weeks = unexpected.shape[1]
    who, at = np.nonzero(dates)
    week = at - weeks
    for away in range(1 - spacing, spacing):
        _close(unexpected, who, week + away)
    counts = np.bincount(who, minlength=len(dates))[who]
    row = np.repeat(np.arange(len(who)), counts)
    base = np.searchsorted(who, who)
    other = base[row] + np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    one, two = week[row], week[other]
    _close(unexpected, who[row[one != two]], (2 * one - two)[one != two])
    whole = (one + two) % 2 == 0
    _close(unexpected, who[row[whole]], ((one + two) // 2)[whole])


def _close(unexpected: Floats, who: Ints, week: Ints) -> None:
    inside = (week >= 0) & (week < unexpected.shape[1])
    unexpected[who[inside], week[inside]] = 0.0


def after_lines(offers: Offers, lines: Ints, most: int = MOST_A_YEAR) -> Offers:
    """What is still open once `lines` are taken; at most `most` further lines for each customer."""
    who, gesture, week = lines.T
    spent = np.zeros(offers.customers, dtype=np.int64)
    key = offers.customer * (int(offers.gesture.max(initial=0)) + 1) + offers.gesture
    used = np.isin(key, who * (int(offers.gesture.max(initial=0)) + 1) + gesture)
    np.add.at(spent, offers.customer[used], offers.cost[used])
    dates, unexpected = offers.dates.copy(), offers.unexpected.copy()
    dates[who, week + offers.weeks] = True
    _keep_clear(unexpected, dates, offers.spacing)
    left = np.minimum(most, offers.most - np.bincount(who, minlength=offers.customers))
    cap = offers.cap - spent
    fits = ~used & (left[offers.customer] > 0) & (offers.cost <= cap[offers.customer])
    kept = np.nonzero(fits)[0]
    return replace(
        offers,
        customer=offers.customer[kept],
        gesture=offers.gesture[kept],
        appeal=offers.appeal[kept],
        cost=offers.cost[kept],
        starts=np.searchsorted(offers.customer[kept], np.arange(offers.customers + 1)),
        unexpected=unexpected,
        most=left,
        cap=cap,
        shut=_shut_of(offers.shut, kept),
        dates=dates,
    )


def _shut_cells(problem: Problem, customer: Ints, gesture: Ints) -> Ints:
    """[S, 2] offer and week: before the repetition is long enough ago, and cells banned one by one."""
    opens = np.minimum(problem.opens[customer, gesture], problem.weeks)
    late = np.nonzero(opens > 0)[0]
    offer = np.repeat(late, opens[late])
    week = np.arange(len(offer)) - np.repeat(np.cumsum(opens[late]) - opens[late], opens[late])
    cells = problem.bans[(problem.bans[:, 1] != ANY) & (problem.bans[:, 2] != ANY)]
    key = customer * problem.gestures + gesture
    wanted = cells[:, 0] * problem.gestures + cells[:, 1]
    at = np.minimum(np.searchsorted(key, wanted), max(0, len(key) - 1))
    found = key[at] == wanted if len(key) else np.zeros(len(cells), dtype=bool)
    banned = np.column_stack([at[found], cells[found, 2]])
    shut = np.concatenate([np.column_stack([offer, week]), banned]).astype(np.int64)
    return shut[np.argsort(shut[:, 0], kind="stable")]


def _shut_of(shut: Ints, taken: Ints) -> Ints:
    """The closed cells of the taken offers, numbered by their new places."""
    if not len(shut):
        return shut
    order = np.argsort(taken, kind="stable")
    left = np.searchsorted(taken[order], shut[:, 0], side="left")
    counts = np.searchsorted(taken[order], shut[:, 0], side="right") - left
    cell = np.repeat(np.arange(len(shut)), counts)
    place = np.arange(len(cell)) - np.repeat(np.cumsum(counts) - counts, counts) + left[cell]
    moved = np.column_stack([order[place], shut[cell, 1]])
    return moved[np.argsort(moved[:, 0], kind="stable")]
