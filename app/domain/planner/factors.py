"""The factors of a surprise's worth, all in 0..1 (SCIENCE.md B1 and B2, DECISIONS 25 to 27).

`score[c, g, w] = R[c] × V[g, segment(c)] × G[c, g] × U[c, w]`: the relationship, what the gesture is worth to people
like them, how genuine it is for this person, and how unexpected the week is. Weeks are 0..W-1 from the Monday of the
first one; days are counted from that Monday, so day 9 lies in week 1 and day -3 before the plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from app.domain.planner.snapshot import Floats, Ints

MARGIN_SCALE = 400.0
"""Yearly margin in whole money units at which a relationship counts 63 % for money, until the median is known."""
CAP_SHARE, CAP_LEAST, CAP_MOST = 0.04, 3.0, 60.0
"""Of the yearly margin, and in whole money units."""
MATCH = 0.6
FOR_ANYONE = 0.2
"""Genuineness of a gesture marked *for anyone* while no fact speaks for it."""
MOMENT_WEEKS = 3.0
ECHO_WEEKS = 2.0
ECHO_DEPTH = 0.7
PHASE_UNKNOWN = 0.63
"""1 - exp(-1): what the time since the last contact counts for once the next one can't be foreseen."""
PURCHASE_DAYS = 14
PURCHASE_SHARE = 0.5
BLACKOUT = 0.10
"""A week less unexpected than this is kept clear."""
SAME_WEEK_AS_LAST_YEAR = 2
NEVER = -(10**6)
"""A week or day so long ago that it has no effect."""


def relationship(margin: ArrayLike, alive: ArrayLike, scale: float = MARGIN_SCALE) -> Floats:
    """R [C] in 0.2..1: concave in yearly margin (whole money units), largest while it is open whether they stay."""
    chance = np.asarray(alive, dtype=np.float64)
    money = 1.0 - np.exp(-np.maximum(0.0, np.asarray(margin, dtype=np.float64)) / scale)
    return np.asarray(0.2 + 0.8 * money * (0.4 + 0.6 * 4.0 * chance * (1.0 - chance)))


def most_a_year(weight: ArrayLike) -> Ints:
    """K [C]: three surprises a year from R 0.75, two from 0.4, else one (DECISIONS 26)."""
    weighed = np.asarray(weight)
    return 1 + (weighed >= 0.4).astype(np.int64) + (weighed >= 0.75)


def money_cap(margin: ArrayLike, minor_per_unit: int = 100) -> Ints:
    """Most minor units a year on each customer: 4 % of the yearly margin, at least 3 and at most 60 units."""
    share = np.clip(CAP_SHARE * np.asarray(margin, dtype=np.float64), CAP_LEAST, CAP_MOST)
    return np.floor(share * minor_per_unit + 1e-9).astype(np.int64)


def genuine(matches: ArrayLike, for_anyone: ArrayLike = False) -> Floats:
    """G [C, G] from the number of matched facts; without one 0, or 0.2 for gestures that are for anyone."""
    counted = np.asarray(matches, dtype=np.float64)
    without = np.where(np.asarray(for_anyone, dtype=bool), FOR_ANYONE, 0.0)
    return np.where(counted > 0, 1.0 - (1.0 - MATCH) ** counted, without)


@dataclass(frozen=True, slots=True)
class Timing:
    """What decides how unexpected a week is. One row a customer, or pairs (row, day) or (row, week) in any order."""

    since_weeks: Floats
    """[C] weeks since the last contact on the first Monday; NaN while nothing is recorded."""
    rhythm_weeks: Floats
    """[C] usual gap."""
    next_contact: Floats
    """[C] week of the next contact that is planned; NaN: one rhythm after the last one."""
    moments: Ints
    """[N, 2] row and day of each expected moment of one person."""
    shared_days: Ints
    """[H] days on which everybody expects a present."""
    purchases: Ints
    """[P, 2] row and day of known purchases and deliveries."""
    echoes: Floats
    """[E, 2] row and week: last year's gesture a year on, and the last gesture plus the last gap."""
    same_week: Ints
    """[S, 2] row and week: last year's gesture a year on, kept clear by two weeks on either side."""
    seeds: Ints
    """[C] a number of each customer's own that never changes, for the jitter."""


@dataclass(frozen=True, slots=True)
class Unexpected:
    """U [C, W] and its four factors; 0 in weeks that are kept clear."""

    total: Floats
    moment: Floats
    since: Floats
    echo: Floats
    jitter: Floats


def unexpected(timing: Timing, weeks: int, year: int = 0) -> Unexpected:
    """How unexpected each week is for each customer (SCIENCE.md B2 with DECISIONS 25)."""
    count = len(timing.rhythm_weeks)
    moment = _of_moments(timing, count, weeks)
    since = _of_silence(timing, weeks)
    echo = 1.0 - ECHO_DEPTH * np.exp(-0.5 * (_nearest_week(timing.echoes, count, weeks) / ECHO_WEEKS) ** 2)
    jitter = 0.9 + 0.1 * _jitter(timing.seeds, weeks, year)
    total = moment * since * echo * jitter
    total[total < BLACKOUT] = 0.0
    if len(timing.same_week):
        total[_nearest_week(timing.same_week, count, weeks) <= SAME_WEEK_AS_LAST_YEAR] = 0.0
    return Unexpected(total, moment, since, echo, jitter)


def moment_factor(weeks_to_moment: ArrayLike) -> Floats:
    """0 in the week of an expected moment, .39 three weeks away, .86 six weeks away."""
    away = np.asarray(weeks_to_moment, dtype=np.float64) / MOMENT_WEEKS
    return np.asarray(-np.expm1(-0.5 * away * away))


def silence_factor(since_over_rhythm: ArrayLike) -> Floats:
    """0 right after a contact, .63 half a rhythm later, .86 after a whole one."""
    return np.asarray(-np.expm1(-2.0 * np.maximum(0.0, np.asarray(since_over_rhythm, dtype=np.float64))))


def _of_moments(timing: Timing, count: int, weeks: int) -> Floats:
    """Factor of the nearest moment, halved in the two weeks after a purchase."""
    days = _days_away(timing.moments, count, weeks)
    for day in timing.shared_days:
        np.minimum(days, _distance(np.array([day]), weeks), out=days)
    factor = moment_factor(days / 7.0)
    if len(timing.purchases):
        middle = np.arange(weeks) * 7 + 3
        after = middle[None, :] - timing.purchases[:, 1:2]
        who, week = np.nonzero((after >= 0) & (after <= PURCHASE_DAYS))
        factor[timing.purchases[who, 0], week] *= PURCHASE_SHARE
    return factor


def _of_silence(timing: Timing, weeks: int) -> Floats:
    """Known up to the next expected contact; beyond it the phase is unknown."""
    week = np.arange(weeks)[None, :]
    since, rhythm = timing.since_weeks[:, None], np.maximum(timing.rhythm_weeks, 1e-9)[:, None]
    foreseen = timing.next_contact[:, None]
    following = np.where(np.isnan(foreseen), np.maximum(rhythm - since, 0.0), foreseen)
    factor = silence_factor((since + week) / rhythm)
    return np.where((week <= following) & ~np.isnan(since), factor, PHASE_UNKNOWN)


def _days_away(pairs: Ints, count: int, weeks: int) -> Floats:
    """[C, W] days between any day of the week and the nearest of the customer's own days; inf without one."""
    return _nearest(pairs[:, 0].astype(np.int64), _distance(pairs[:, 1], weeks), count)


def _nearest_week(pairs: Floats | Ints, count: int, weeks: int) -> Floats:
    """[C, W] weeks to the nearest of the customer's own weeks; inf without one."""
    away = np.abs(np.arange(weeks)[None, :] - pairs[:, 1:2].astype(np.float64))
    return _nearest(pairs[:, 0].astype(np.int64), away, count)


def _distance(days: Ints, weeks: int) -> Floats:
    """[N, W] days from the nearest day of each week to each given day; 0 inside the week."""
    monday = np.arange(weeks)[None, :] * 7
    day = np.asarray(days, dtype=np.int64)[:, None]
    away: Floats = np.maximum(0, np.maximum(monday - day, day - (monday + 6))).astype(np.float64)
    return away


def _nearest(who: Ints, away: Floats, count: int) -> Floats:
    result = np.full((count, away.shape[1]), np.inf)
    if len(who):
        order = np.argsort(who, kind="stable")
        rows, starts = np.unique(who[order], return_index=True)
        result[rows] = np.minimum.reduceat(away[order], starts, axis=0)
    return result


def _jitter(seeds: Ints, weeks: int, year: int) -> Floats:
    """[C, W] in 0..1, the same for the same customer, year and week (splitmix64)."""
    with np.errstate(over="ignore"):
        mixed = seeds.astype(np.uint64)[:, None] * np.uint64(0x9E3779B97F4A7C15)
        mixed = mixed + np.uint64(year) * np.uint64(0xD1B54A32D192ED03) + np.arange(weeks, dtype=np.uint64)[None, :]
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    return np.asarray((mixed >> np.uint64(11)).astype(np.float64) / 2.0**53)
