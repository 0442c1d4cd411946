"""The calendar and Today in the real window, offscreen: another month, week and stretch of the agenda, and today.

The limit is what the same statements take when they are run raw, plus painting what is shown once more. What reading
every touchpoint of the same days raw would take is told beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any

from tests.benchmarks.measuring import FRAME_MS, Result, best, median, once, p95, times
from tests.benchmarks.vaults import Opened, Vaults
from tests.benchmarks.window import painted, settle, window_of

_STEPS = {"month": 30, "week": 7, "agenda": 14}
"""How many days further each view is sent."""
_SPANS = {"month": 42, "week": 7, "agenda": 14}
_ROUNDS = 24
_RANGE = (
    "SELECT id, day, minute, channel, state, title FROM touchpoint WHERE day BETWEEN ? AND ? AND trashed_at IS NULL"
)


def calendar(vaults: Vaults, size: int) -> Iterator[Result]:
    """Another month, week and stretch of the agenda, each shown for the first time."""
    opened = vaults.open(size)
    with window_of(opened) as window:
        window.frame.go("calendar")
        settle()
        page = window.frame.page
        for name in _STEPS:
            page.choose_view(name)
            settle()
            yield _view(opened, page, name)


def today(vaults: Vaults, size: int) -> Iterator[Result]:
    """The page of the present day, read and painted anew."""
    opened = vaults.open(size)
    with window_of(opened) as window:
        window.frame.go("today")
        settle(1.0)
        page = window.frame.page
        took = times(lambda: _shown(page.reload), _ROUNDS)
        yield _result("today", opened, took, page, page.reload)


def _view(opened: Opened, page: Any, name: str) -> Result:
    first = opened.desk.store.clock.today()
    days = [first - timedelta(days=_STEPS[name] * step) for step in range(2, _ROUNDS + 2)]
    took = [once(partial(_shown, partial(page.go_to, day))) for day in days]
    result = _result(f"calendar, {name}", opened, took, page, partial(page.go_to, first + timedelta(days=40)))
    result.notes["every touchpoint raw"] = round(_whole_range(opened, days[3], _SPANS[name]), 1)
    return result


def _result(job: str, opened: Opened, took: list[float], page: Any, show: Callable[[], object]) -> Result:
    sql = opened.desk.store.sql
    with _listened(sql) as said:
        show()
    raw = best(lambda: [sql.execute(text, values).fetchall() for text, values in said], 5)
    frame = median(times(lambda: (page.repaint(), painted()), 10))
    notes = {"statements": len(said), "raw": round(raw, 1), "frame": round(frame, 1)}
    return Result(f"{job}, read and painted", "its statements raw + painting", median(took), raw + frame, 1.5,
                  p95=p95(took), p95_target=FRAME_MS, notes=notes)  # fmt: skip


def _shown(show: Callable[[], object]) -> None:
    show()
    painted()


@contextmanager
def _listened(sql: Any) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is run meanwhile, with its values."""
    said: list[tuple[str, Any]] = []
    sql.exec_trace = lambda cursor, text, values: said.append((text, values)) or True
    try:
        yield said
    finally:
        sql.exec_trace = None


def _whole_range(opened: Opened, first: date, days: int) -> float:
    number = (first - date(1970, 1, 1)).days
    sql = opened.desk.store.sql
    return once(lambda: sql.execute(_RANGE, (number, number + days - 1)).fetchall())
