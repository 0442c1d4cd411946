"""Jobs on the file itself: one touchpoint, all standings, a backup."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import apsw

from app.domain.touchpoint import Touchpoint
from app.storage import standings
from app.storage.backup import write_backup
from app.storage.encrypted import open_connection
from tests.benchmarks.measuring import FRAME_MS, Result, best, median, once, p95
from tests.benchmarks.vaults import Vaults

ROUNDS = 60


def action(vaults: Vaults, size: int) -> Iterator[Result]:
    """Logging, moving and undoing one touchpoint, beside one row committed raw on the same file."""
    opened = vaults.open(size)
    desk, today = opened.desk, opened.service.today()
    sql: Any = desk.store._writer.connection()
    people = desk.finding.ids("kind:person")
    sql.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)")
    raw = [once(lambda: sql.execute("INSERT INTO bare (text) VALUES ('one row')")) for _ in range(ROUNDS)]
    logged: list[float] = []
    moved: list[float] = []
    undone: list[float] = []
    for number in range(ROUNDS):
        touch = Touchpoint(channel="call", day=today, participants=(people[number * 7 % len(people)],), notes="A call")
        made: list[Touchpoint] = []
        logged.append(once(lambda made=made, touch=touch: made.append(desk.touchpoints.log(touch))))
        moved.append(once(lambda made=made: desk.touchpoints.move(made[0].id, today - timedelta(3))))
        undone.append(once(desk.history.undo))
    for name, took in (("logging", logged), ("moving", moved), ("undoing", undone)):
        yield Result(f"{name} one touchpoint", "one row committed raw", median(took), median(raw), 10.0,
                     p95=p95(took), p95_target=FRAME_MS)  # fmt: skip
    opened.service.close()


def all_standings(vaults: Vaults, size: int) -> Iterator[Result]:
    """Standings of everybody anew, beside reading the touchpoints raw."""
    opened = vaults.open(size)
    store = opened.desk.store
    read = "SELECT p.customer_id, t.* FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id"
    raw = best(lambda: sum(1 for _ in store.sql.execute(read)), 2)

    def refresh() -> None:
        with store.history.unrecorded():
            standings.refresh_all(store._writer, opened.service.today() + timedelta(1))

    yield Result("standings of all", "reading the touchpoints raw", best(refresh, 2), raw, 3.0)
    opened.service.close()


def backup(vaults: Vaults, size: int) -> Iterator[Result]:
    """A verified backup, beside SQLite's own online backup of the same file."""
    opened = vaults.open(size)
    work, path = vaults.work_folder(), opened.service._vault.database_path
    key = vaults.key(size)

    def online() -> None:
        target = work / "online.db"
        target.unlink(missing_ok=True)
        source = contextlib.closing(open_connection(path, key))
        copy = contextlib.closing(open_connection(target, key, create=True))
        with source as one, copy as other, other.backup("main", one, "main") as job:
            job.step()

    ours = best(lambda: write_backup(opened.service._vault, work, opened.service._clock.now()), 3)
    notes = {"MB": path.stat().st_size // 1_000_000}
    try:
        limit = best(online, 3)
        against = "SQLite's online backup"
    except apsw.Error:
        limit = best(lambda: (work / "copy").write_bytes(path.read_bytes()), 3)
        against = "copying the bytes (no online backup between encrypted files)"
    yield Result("backup, verified", against, ours, limit, 2.5, notes=notes)
    opened.service.close()
