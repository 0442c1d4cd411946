"""Spans of minutes within a day, as sorted tuples of (first minute, minute after the last) that do not touch."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]
Spans = tuple[Range, ...]

DAY_END = 24 * 60
WHOLE_DAY: Spans = ((0, DAY_END),)


def joined(spans: Iterable[Range]) -> Spans:
    """The same minutes, sorted, with what overlaps or touches made one."""
    found: list[Range] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def common(one: Iterable[Range], other: Iterable[Range]) -> Spans:
    """Minutes that are in both."""
    others = tuple(other)
    return joined((max(a, c), min(b, d)) for a, b in one for c, d in others if max(a, c) < min(b, d))


def without(spans: Iterable[Range], taken: Iterable[Range]) -> Spans:
    """Minutes that are in the first and in none of the others."""
    return common(spans, inverse(taken))


def inverse(spans: Iterable[Range]) -> Spans:
    """The rest of the day."""
    found: list[Range] = []
    reached = 0
    for start, end in joined(spans):
        if start > reached:
            found.append((reached, start))
        reached = max(reached, end)
    return (*found, (reached, DAY_END)) if reached < DAY_END else tuple(found)


def holds(spans: Iterable[Range], start: int, minutes: int = 1) -> bool:
    """Whether one of the spans holds so many minutes from `start` on."""
    return any(first <= start and start + minutes <= last for first, last in spans)
