"""The real window, offscreen: typing in the search box, first screen, scrolling, opening a customer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.query import parse
from app.services.vault import OpenVault, vault_at
from app.storage.hits import MOST_HITS, _match
from app.storage.search import as_indexed
from app.ui.theme import Theme
from app.ui.window import Window
from tests.benchmarks.measuring import FRAME_MS, Result, best, median, memory_mb, once, p95, times
from tests.benchmarks.vaults import Opened, Vaults

TYPED = ("holmstrom", "maja berg", "sofia", "plums", "mail77", "oak path", "zoe lind", "turku", "+358 40 12")
SCROLLS = 200
ENTRIES = 500


@contextmanager
def window_of(opened: Opened) -> Iterator[Any]:
    """The window on a vault, with the customers painted; yields the window."""
    app = QApplication.instance() or QApplication(["keepwarm"])
    assert isinstance(app, QApplication)
    window = Window(Theme(app), vault_at)
    window.resize(1440, 900)
    window.show()
    window.show_open(OpenVault(opened.service, opened.desk, "existing"))
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def settle(seconds: float = 0.3) -> None:
    """Let everything that waits be done."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QCoreApplication.processEvents()


def painted() -> None:
    """Everything that was asked to be painted is painted."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def customers(vaults: Vaults, size: int) -> Iterator[Result]:
    """The page of customers: each key typed, the first screen, and scrolling."""
    opened = vaults.open(size)
    with window_of(opened) as window:
        window.frame.go("customers")
        settle()
        page = window.frame.page
        yield from _typing(opened, page)
        yield from _first_screen(opened, page)
        yield from _scrolling(page)


def _typing(opened: Opened, page: Any) -> Iterator[Result]:
    field, view, sql = page.header.search, page.views.cards, opened.desk.store.sql
    frame = median(times(lambda: view.viewport().repaint(), 20))
    ours: list[float] = []
    limits: list[float] = []
    first: list[float] = []
    for words in TYPED:
        field.clear()
        settle(0.6)
        for place, letter in enumerate(words):
            took = once(lambda letter=letter: (QTest.keyClick(field, letter), painted()))
            settle(0.05)
            if letter != " ":
                ours.append(took)
                limits.append(frame + best(partial(_raw, sql, words[: place + 1]), 3))
                if place < 2:
                    first.append(took)
    field.clear()
    settle()
    notes = {"median": round(median(ours), 1), "first letters": round(median(first), 1), "frame": round(frame, 1)}
    yield Result("keystroke to repainted cards, p95", "one FTS5 query + one frame, p95", p95(ours), p95(limits), 1.5,
                 p95=p95(ours), p95_target=FRAME_MS, notes=notes)  # fmt: skip


def _raw(sql: Any, text: str) -> None:
    """One FTS5 query for each word, bounded as ours are."""
    for clause in parse(text).clauses:
        table, match = _match(as_indexed(clause.text))  # type: ignore[union-attr]
        query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
        sql.execute(query, (match, MOST_HITS)).fetchall()


def _first_screen(opened: Opened, page: Any) -> Iterator[Result]:
    finding, view = opened.desk.finding, page.views.cards
    frame = median(times(lambda: view.viewport().repaint(), 20))

    def show() -> None:
        page.people.show(page.people.search)
        painted()

    took = times(show, 30)
    read = median(times(lambda: finding.page(""), 20))
    notes = {"read": round(read, 2), "frame": round(frame, 2)}
    yield Result("first screen of cards", "reading 60 cards + one frame", median(took), read + frame, 1.5,
                 p95=p95(took), p95_target=FRAME_MS, notes=notes)  # fmt: skip


def _scrolling(page: Any) -> Iterator[Result]:
    settle(1.0)
    for name, view in (("cards", page.views.cards), ("table", page.views.table)):
        page._on_view(name)
        settle(1.0)
        bar = view.verticalScrollBar()
        before = memory_mb()

        def step(number: int, bar: Any = bar, view: Any = view) -> None:
            bar.setValue((number + 1) * bar.maximum() // SCROLLS)
            view.viewport().repaint()

        took = [once(lambda number=number: step(number)) for number in range(SCROLLS)]
        grown = {"memory grew MB": round(memory_mb() - before, 1), "median": round(median(took), 1)}
        yield Result(f"scrolling {name}, p95", "one frame", p95(took), FRAME_MS, 1.0, notes=grown)


def customer(vaults: Vaults, size: int) -> Iterator[Result]:
    """A customer's page with 500 timeline entries, beside the statements it runs, run raw."""
    opened = vaults.open(size)
    number = _with_a_long_story(opened)
    with window_of(opened) as window:
        said: list[tuple[str, Any]] = []
        connection = opened.desk.store.sql
        window.frame.open_customer(number)
        settle()
        window.frame.go("customers")
        settle()
        connection.exec_trace = lambda cursor, sql, values: said.append((sql, values)) or True
        window.frame.open_customer(number)
        settle()
        connection.exec_trace = None
        took = []
        for _ in range(20):
            window.frame.go("customers")
            settle(0.1)
            took.append(once(lambda: (window.frame.open_customer(number), painted())))
        raw = best(lambda: [connection.execute(sql, values).fetchall() for sql, values in said], 9)
        notes = {"statements": len(said), "median": round(median(took), 1)}
        yield Result("customer page, 500 entries", "its statements run raw", median(took), raw, 2.0,
                     p95=p95(took), p95_target=50.0, notes=notes)  # fmt: skip


def _with_a_long_story(opened: Opened) -> int:
    """A person to whom 500 touchpoints were added."""
    desk = opened.desk
    number = int(desk.finding.ids("kind:person has:email")[0])
    sql = desk.store._writer.connection()
    rows: Any = sql.execute("SELECT id FROM touchpoint ORDER BY id LIMIT ?", (ENTRIES,)).fetchall()
    with desk.store.history.unrecorded():
        sql.executemany(
            """INSERT OR IGNORE INTO participant (touchpoint_id, customer_id, day)
            SELECT id, ?, day FROM touchpoint WHERE id = ?""",
            [(number, row[0]) for row in rows],
        )
    return number
