"""Cards of one month side by side: each as near to its day as its neighbours allow, in as few lanes as will do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

APART = 4
"""Room between two cards."""


def lanes(wanted: Sequence[float], width: float, least: float, most: float) -> tuple[tuple[int, float], ...]:
    """Lane and left edge of each card, for the left edges that their days would like, in order of days.

    Cards give way to either side, by their own width at most; beyond that a month takes another lane.
    """
    held = [min(max(left, least), most) for left in wanted]
    for lane_count in count(1):
        found = [(0, 0.0)] * len(held)
        for lane in range(lane_count):
            places = range(lane, len(held), lane_count)
            edges = _side_by_side([held[each] for each in places], width, least, most)
            for place, left in zip(places, edges, strict=True):
                found[place] = (lane, round(left))
        gave_way = max((abs(left - was) for (_, left), was in zip(found, held, strict=True)), default=0)
        is_inside = all(left <= most for _, left in found)
        if lane_count >= len(held) or (gave_way <= width + APART and is_inside and _is_clear(found, width)):
            return tuple(found)
    raise AssertionError  # pragma: no cover


def _side_by_side(wanted: Sequence[float], width: float, least: float, most: float) -> list[float]:
    """Left edges without overlap, all together as near as possible to those wanted.

    Without what the cards before it take, every edge may only be as far left as the one before; where it is not, both
    share the way (isotonic regression by pooling).
    """
    step = width + APART
    pools: list[tuple[float, int]] = []
    for place, left in enumerate(wanted):
        total, cards = left - place * step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / cards:
            before, many = pools.pop()
            total, cards = total + before, cards + many
        pools.append((total, cards))
    edges = [total / cards for total, cards in pools for _ in range(cards)]
    end = most - (len(edges) - 1) * step
    return [max(min(edge, end), least) + place * step for place, edge in enumerate(edges)]


def _is_clear(found: Sequence[tuple[int, float]], width: float) -> bool:
    ends: dict[int, float] = {}
    for lane, left in found:
        if left < ends.get(lane, left):
            return False
        ends[lane] = left + width + APART - 1
    return True
