"""Exact pricing: the best plan of every customer at given prices, all customers at once (SCIENCE.md B4.2).

At prices P[g, w] a line is worth appeal × unexpected - P. Each customer takes the best plan of up to three distinct
gestures that keeps the spacing, the money for them, and no even spacing. Offers that can't pay for themselves are
dropped first; single lines are a maximum over weeks, pairs come from running maxima of the first against the second,
triples only where pairs leave room for a third that pays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.planner.offers import Offers, is_even, part_of
from app.domain.planner.snapshot import Bools, Floats, Ints

CLOSED = 1e9
"""Price of a cell that is not for sale."""
_AT_ONCE = 8_000
"""Rows of W numbers that are worked on together, so that they stay in the cache."""
_NONE = -1e9
_TINY = 1e-12

Numbers = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Choice:
    """The best plan of each customer: `worth` [C] after prices, never negative; gestures and weeks [C, 3] or -1."""

    worth: Floats
    gesture: Ints
    week: Ints

    @property
    def lines(self) -> Ints:
        """[n, 3] customer, gesture, week in order of customer and week."""
        who, place = np.nonzero(self.gesture >= 0)
        return np.column_stack([who, self.gesture[who, place], self.week[who, place]])


@dataclass(frozen=True, slots=True)
class _Paying:
    """Offers that pay for themselves in some week: number, customer, worth by week and at best; starts [C + 1]."""

    offer: Ints
    customer: Ints
    value: Numbers
    best: Numbers
    starts: Ints


def best_plans(offers: Offers, prices: Floats, *, exact: bool = True, may_be_even: bool = False) -> Choice:
    """The best plan of every customer; `prices` [G, W] below 0 where a line is wanted to stay in an open week.

    Without `exact` in single precision. `may_be_even` leaves the even spacing unchecked: quicker, and the worth is
    still never too low.
    """
    choice = _with_even_spacing(offers, prices, exact)
    if may_be_even:
        return choice
    rows = np.nonzero(_is_evenly_spaced(offers, choice))[0]
    if len(rows):
        _make_uneven(offers, prices, exact, choice, rows)
    return choice


def _with_even_spacing(offers: Offers, prices: Floats, exact: bool) -> Choice:
    """The best plans where even spacing is allowed; an upper bound of the best ones."""
    paying = _find_paying(offers, prices.astype(np.float64 if exact else np.float32))
    worth = np.zeros(offers.customers)
    places = np.full((offers.customers, 3), -1, dtype=np.int64)
    if len(paying.best):
        _keep_best(paying.best, paying.customer, np.arange(len(paying.best))[:, None], worth, places)
        _add_more(offers, paying, worth, places)
    return _weeks_of(offers, paying, worth, places)


def _find_paying(offers: Offers, prices: Numbers) -> _Paying:
    highest, cheapest = offers.unexpected.max(axis=1, initial=0.0), prices.min(axis=1)
    hopeful = np.nonzero(offers.appeal * highest[offers.customer] > cheapest[offers.gesture])[0]
    kept, values = [], []
    unexpected = offers.unexpected.astype(prices.dtype)
    appeal = offers.appeal.astype(prices.dtype)
    shut = _by_offer(offers)
    is_wanted = bool((prices < 0.0).any())
    for begin in range(0, len(hopeful), _AT_ONCE):
        offer = hopeful[begin : begin + _AT_ONCE]
        value = unexpected[offers.customer[offer]]
        value *= appeal[offer, None]
        value -= prices[offers.gesture[offer]]
        if is_wanted:  # whatever is paid, a closed week stays closed
            value[offers.unexpected[offers.customer[offer]] <= 0.0] = _NONE
        _close(value, offer, offers.shut, shut)
        pays = value.max(axis=1) > _TINY
        kept.append(offer[pays])
        values.append(value[pays])
    offer = np.concatenate(kept) if kept else hopeful
    value = np.concatenate(values) if values else np.zeros((0, offers.weeks), dtype=prices.dtype)
    customer = offers.customer[offer]
    starts = np.searchsorted(customer, np.arange(offers.customers + 1))
    return _Paying(offer, customer, value, value.max(axis=1, initial=0.0), starts)


def _by_offer(offers: Offers) -> Ints:
    """For each offer the place of its first closed cell, in the order of `offers.shut` (which is by offer)."""
    return np.searchsorted(offers.shut[:, 0], np.arange(len(offers.customer) + 1))


def _close(value: Numbers, offer: Ints, shut: Ints, first: Ints) -> None:
    """Closes cells one by one; `value` [rows, W] belongs to the numbers in `offer`."""
    counts = first[offer + 1] - first[offer]
    some = np.nonzero(counts)[0]
    if len(some):
        row = np.repeat(some, counts[some])
        within = np.arange(len(row)) - np.repeat(np.cumsum(counts[some]) - counts[some], counts[some])
        value[row, shut[first[offer][row] + within, 1]] = _NONE


def _add_more(offers: Offers, paying: _Paying, worth: Floats, places: Ints) -> None:
    """Replaces single lines by pairs and triples where they are worth more."""
    counts = np.diff(paying.starts)
    rows = np.nonzero((offers.most >= 2) & (counts >= 2))[0]
    size = counts[rows] ** 2
    ends = np.cumsum(size)
    begin = 0
    while begin < len(rows):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + 4 * _AT_ONCE)))
        _add_to(offers, paying, worth, places, rows[begin:end])
        begin = end


def _add_to(offers: Offers, paying: _Paying, worth: Floats, places: Ints, rows: Ints) -> None:
    first, second, starts = _ordered_pairs(paying, rows)
    owner = paying.customer[first]
    cost = offers.cost[paying.offer]
    bound = (paying.best[first] + paying.best[second]).astype(np.float64)
    bound[(first == second) | (cost[first] + cost[second] > offers.cap[owner])] = _NONE
    check = np.nonzero(bound > worth[owner] + _TINY)[0]
    bound[check] = _pair_values(paying.value, first[check], second[check], offers.spacing)
    if len(check):
        _keep_best(bound[check], owner[check], np.column_stack([first[check], second[check]]), worth, places)
    thirds = rows[(offers.most[rows] >= 3) & (np.diff(starts) >= 9)]
    if len(thirds):
        _add_thirds(offers, paying, worth, places, thirds, (first, second, bound, starts, rows))


def _ordered_pairs(paying: _Paying, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """Every ordered pair of paying offers of each customer, and where the pairs of each begin."""
    counts = np.diff(paying.starts)[rows]
    starts = np.concatenate([[0], np.cumsum(counts**2)])
    row = np.repeat(np.arange(len(rows)), counts**2)
    within = np.arange(starts[-1]) - starts[row]
    base = paying.starts[rows][row]
    return base + within // counts[row], base + within % counts[row], starts


def _pair_values(value: Numbers, first: Ints, second: Ints, spacing: int) -> Floats:
    """Most that the first offer and, at least `spacing` weeks later, the second are worth together."""
    last = value.shape[1] - spacing
    if last <= 0:
        return np.full(len(first), _NONE)
    used, place = np.unique(first, return_inverse=True)
    before = np.maximum.accumulate(value[used, :last], axis=1)
    result = np.empty(len(first))
    for begin in range(0, len(first), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        result[part] = (before[place[part]] + value[second[part], spacing:]).max(axis=1)
    return result


def _keep_best(value: Numbers, owner: Ints, found: Ints, worth: Floats, places: Ints) -> None:
    """Takes over the best find of each customer where it beats what they have; `owner` is sorted."""
    starts = np.nonzero(np.diff(owner, prepend=-1))[0]
    rows, top = owner[starts], np.maximum.reduceat(value, starts)
    is_top = np.nonzero(value == np.repeat(top, np.diff(starts, append=len(value))))[0]
    at = is_top[np.searchsorted(is_top, starts)]
    better = top > worth[rows] + _TINY
    worth[rows[better]] = top[better]
    places[rows[better], : found.shape[1]] = found[at[better]]


def _add_thirds(
    offers: Offers,
    paying: _Paying,
    worth: Floats,
    places: Ints,
    thirds: Ints,
    pairs: tuple[Ints, Ints, Floats, Ints, Ints],
) -> None:
    """Triples whose three pairs each leave room for more than the best so far."""
    _, _, value, starts, rows = pairs
    counts = np.diff(paying.starts)
    row = np.searchsorted(rows, thirds)
    size = counts[thirds] ** 3
    who = np.repeat(np.arange(len(thirds)), size)
    within = np.arange(len(who)) - np.repeat(np.cumsum(size) - size, size)
    count = counts[thirds][who]
    one, two, three = within // count**2, within // count % count, within % count
    base, offset = paying.starts[thirds][who], starts[row][who]
    owner = thirds[who]
    best, cost = paying.best, offers.cost[paying.offer]
    floor = worth[owner] + _TINY
    keep = value[offset + one * count + two] + best[base + three] > floor
    keep &= value[offset + two * count + three] + best[base + one] > floor
    keep &= value[offset + one * count + three] + best[base + two] > floor
    keep &= cost[base + one] + cost[base + two] + cost[base + three] <= offers.cap[owner]
    some = np.nonzero(keep)[0]
    if len(some):
        found = np.column_stack([(base + part)[some] for part in (one, two, three)])
        _keep_best(_triple_values(paying.value, found, offers.spacing), owner[some], found, worth, places)


def _triple_values(value: Numbers, found: Ints, spacing: int) -> Floats:
    """Most that three offers in this order are worth together."""
    last = value.shape[1] - 2 * spacing
    if last <= 0:
        return np.full(len(found), _NONE)
    used, place = np.unique(found, return_inverse=True)
    before = np.maximum.accumulate(value[used, :last], axis=1)
    after = np.maximum.accumulate(value[used, : 2 * spacing - 1 : -1], axis=1)[:, ::-1]
    place = place.reshape(found.shape)
    result = np.empty(len(found))
    for begin in range(0, len(found), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        middle = value[found[part, 1], spacing : spacing + last]
        result[part] = (before[place[part, 0]] + middle + after[place[part, 2]]).max(axis=1)
    return result


def _weeks_of(offers: Offers, paying: _Paying, worth: Floats, places: Ints) -> Choice:
    """The weeks in which the chosen offers are worth what they are."""
    count = (places >= 0).sum(axis=1)
    gesture = np.full(places.shape, -1, dtype=np.int64)
    week = gesture.copy()
    for number in (1, 2, 3):
        rows = np.nonzero(count == number)[0]
        if len(rows):
            taken = places[rows, :number]
            gesture[rows, :number] = offers.gesture[paying.offer[taken]]
            week[rows, :number] = _schedule(paying.value[taken], offers.spacing)
    return Choice(worth, gesture, week)


def _schedule(value: Numbers, spacing: int) -> Ints:
    """[n, k] best weeks, in order, of k lines with worths [n, k, W]."""
    count, number, weeks = value.shape
    totals = [value[:, 0]]
    for place in range(1, number):
        total = np.full((count, weeks), _NONE, dtype=value.dtype)
        earlier = np.maximum.accumulate(totals[-1][:, : weeks - spacing], axis=1)
        total[:, spacing:] = value[:, place, spacing:] + earlier
        totals.append(total)
    chosen = np.empty((count, number), dtype=np.int64)
    last = np.full(count, weeks - 1)
    for place in range(number - 1, -1, -1):
        allowed = np.arange(weeks)[None, :] <= last[:, None]
        chosen[:, place] = np.where(allowed, totals[place], 2 * _NONE).argmax(axis=1)
        last = chosen[:, place] - spacing
    return chosen


def _is_evenly_spaced(offers: Offers, choice: Choice) -> Bools:
    """[C] customers whose plan has three dates at equal distances, standing dates included."""
    week = choice.week
    uneven = np.zeros(offers.customers, dtype=bool)
    for one, two in ((0, 1), (0, 2), (1, 2)):
        rows = np.nonzero(week[:, two] >= 0)[0]
        uneven[rows] |= is_even(offers, rows, week[rows, one], week[rows, two])
    rows = np.nonzero(week[:, 2] >= 0)[0]
    uneven[rows] |= week[rows, 0] + week[rows, 2] == 2 * week[rows, 1]
    return uneven


def _make_uneven(offers: Offers, prices: Floats, exact: bool, choice: Choice, rows: Ints) -> None:
    """Replaces evenly spaced plans by the best others: each of those leaves out one of the weeks."""
    even, nothing = Choice(choice.worth[rows], choice.gesture[rows], choice.week[rows]), (len(rows), offers.weeks)
    choice.worth[rows], choice.gesture[rows], choice.week[rows] = 0.0, -1, -1
    node_row, closed = _branches(rows, np.zeros(nothing, dtype=bool), even, np.ones(len(rows), dtype=bool))
    while len(node_row):
        part = part_of(offers, node_row, closed)
        found = _with_even_spacing(part, prices, exact)
        is_bad = _is_evenly_spaced(part, found)
        for node in np.nonzero(~is_bad)[0]:
            row = node_row[node]
            if found.worth[node] > choice.worth[row]:
                choice.worth[row] = found.worth[node]
                choice.gesture[row], choice.week[row] = found.gesture[node], found.week[node]
        node_row, closed = _branches(node_row, closed, found, is_bad & (found.worth > choice.worth[node_row] + _TINY))


def _branches(rows: Ints, closed: Bools, found: Choice, is_open: Bools) -> tuple[Ints, Bools]:
    """For every open node one that leaves out each week of its plan."""
    node, place = np.nonzero((found.week >= 0) & is_open[:, None])
    more = closed[node].copy()
    more[np.arange(len(node)), found.week[node, place]] = True
    return rows[node], more
