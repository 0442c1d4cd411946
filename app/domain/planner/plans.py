"""Near-best plans of one customer at given prices: what polishing and exact solving choose from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.offers import Offers, is_even
from app.domain.planner.snapshot import Floats, Ints

_PAIRS_KEPT = 3_000
"""Triples are built from so many of the best pairs at most."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans of one customer, most reduced worth first; gesture and week [k, 3] in order of week, -1 where unused."""

    gesture: Ints
    week: Ints
    reduced: Floats
    missing_from: float
    """Plans may be missing that are worth this or less after prices; -inf if none is down to the floor."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one customer by week: offer (from 0), week, worth and cost [n]; which may follow which [n, n]."""

    offer: Ints
    week: Ints
    worth: Floats
    cost: Ints
    follows: np.ndarray


def near_best(offers: Offers, customer: int, grid: Floats, floor: float, most: int) -> Plans:
    """At most `most` plans that are worth at least `floor` after prices [G, W]."""
    number = int(offers.most[customer])
    cells = _cells(offers, customer, grid, floor, number)
    singles = np.nonzero(cells.worth >= floor)[0]
    found, worth = [_wide(singles[:, None])], [cells.worth[singles]]
    missing_from = -np.inf
    if number > 1:
        pairs, sums, left_out = _pairs(cells, offers, customer, floor, has_third=number > 2)
        enough = sums >= floor
        found.append(_wide(pairs[enough]))
        worth.append(sums[enough])
        if number > 2:
            missing_from = left_out
            triples, sums = _triples(cells, offers, customer, floor, pairs, sums)
            found.append(triples)
            worth.append(sums)
    return _best_of(offers, customer, cells, np.concatenate(found), np.concatenate(worth), most, missing_from)


def _cells(offers: Offers, customer: int, grid: Floats, floor: float, number: int) -> _Cells:
    begin, end = int(offers.starts[customer]), int(offers.starts[customer + 1])
    worth = offers.appeal[begin:end, None] * offers.unexpected[customer][None, :] - grid[offers.gesture[begin:end]]
    worth[:, offers.unexpected[customer] <= 0] = -np.inf
    shut = offers.shut[np.searchsorted(offers.shut[:, 0], begin) : np.searchsorted(offers.shut[:, 0], end)]
    worth[shut[:, 0] - begin, shut[:, 1]] = -np.inf
    most = max(0.0, float(worth.max(initial=0.0)))
    week, offer = np.nonzero(max(floor - most * (number - 1), -1e6) <= worth.T)
    cost = offers.cost[begin + offer]
    follows = week[None, :] - week[:, None] >= offers.spacing
    follows &= offer[:, None] != offer[None, :]
    follows &= cost[:, None] + cost[None, :] <= offers.cap[customer]
    return _Cells(offer, week, worth[offer, week], cost, follows)


def _pairs(
    cells: _Cells, offers: Offers, customer: int, floor: float, *, has_third: bool
) -> tuple[Ints, Floats, float]:
    """Pairs [n, 2] of cells and their worth, with a third to come also those that need it; best that was left out."""
    sums = cells.worth[:, None] + cells.worth[None, :]
    third = np.where(cells.follows, cells.worth[None, :], 0.0).max(axis=1, initial=0.0) * has_third
    one, two = np.nonzero(cells.follows & (sums + third[None, :] >= floor))
    fine = ~is_even(offers, np.full(len(one), customer), cells.week[one], cells.week[two])
    pairs, worth = np.column_stack([one, two])[fine], sums[one, two][fine]
    if not has_third or len(pairs) <= _PAIRS_KEPT:
        return pairs, worth, -np.inf
    hopes = worth + third[pairs[:, 1]]
    order = np.argsort(-hopes, kind="stable")
    best = np.sort(order[:_PAIRS_KEPT])
    return pairs[best], worth[best], float(hopes[order[_PAIRS_KEPT]])


def _triples(
    cells: _Cells, offers: Offers, customer: int, floor: float, pairs: Ints, worth: Floats
) -> tuple[Ints, Floats]:
    """Triples [n, 3] of cells and their worth."""
    sums = worth[:, None] + cells.worth[None, :]
    pair, third = np.nonzero((sums >= floor) & cells.follows[pairs[:, 1]])
    one, two = pairs[pair].T
    week, cost = cells.week, cells.cost
    fine = (cells.offer[third] != cells.offer[one]) & (cost[one] + cost[two] + cost[third] <= offers.cap[customer])
    fine &= week[one] + week[third] != 2 * week[two]
    row = np.full(len(one), customer)
    fine &= ~is_even(offers, row, week[one], week[third]) & ~is_even(offers, row, week[two], week[third])
    return np.column_stack([one, two, third])[fine], sums[pair, third][fine]


def _wide(cells: Ints) -> Ints:
    """[n, 3] with -1 for what is missing."""
    missing = np.full((len(cells), 3 - cells.shape[1]), -1, dtype=np.int64)
    return np.concatenate([cells, missing], axis=1)


def _best_of(
    offers: Offers, customer: int, cells: _Cells, found: Ints, worth: Floats, most: int, missing_from: float
) -> Plans:
    order = np.argsort(-worth, kind="stable")
    if len(order) > most:
        missing_from = max(missing_from, float(worth[order[most]]))
    taken = found[order[:most]]
    if not len(cells.offer):
        return Plans(taken, taken, worth[order[:most]], missing_from)
    begin = int(offers.starts[customer])
    gesture = np.where(taken >= 0, offers.gesture[begin + cells.offer[taken]], -1)
    week = np.where(taken >= 0, cells.week[taken], -1)
    return Plans(gesture, week, worth[order[:most]], missing_from)
