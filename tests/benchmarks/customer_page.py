"""Opening people with 500 entries in their story, against the same queries run raw.

usage: python -m tests.benchmarks.customer_page [--rounds 3] [--customers 2000] [--cpu] [--profile FILE]
With --cpu only the program's own time counts, for a machine that is busy with other things.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import apsw
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.domain.customer import Circumstance, CircumstanceKind, ContactDetail, DetailKind, Occasion, OccasionKind
from app.domain.fact import Fact, FactKind
from app.domain.promise import Promise, Slip
from app.domain.purchase import Purchase
from app.domain.stakeholder import Plan
from app.services.desk import Desk, desk_of
from app.storage import standings
from app.storage.store import Store
from app.storage.tables.fields import to_day_number
from app.ui.dossier.story_model import FIRST_PAGE
from app.ui.messages import Messages
from app.ui.pages.customer.page import CustomerPage
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import Scheme, Theme
from tests.benchmarks.crowd import CHANNELS, Crowd, fill, sentence
from tests.builders import TODAY, open_store
from tests.ui.dossier.stage import NotedNavigator

Clock = Callable[[], float]
ENTRIES = 500
KNOWN = 60
"""How many people have a long story: so many that nothing kept of one is still there when she is opened again."""


@dataclass(slots=True)
class Times:
    """Milliseconds of every opening."""

    raw: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    reload: list[float] = field(default_factory=list)
    paint: list[float] = field(default_factory=list)

    @property
    def whole(self) -> list[float]:
        """From the wish to open a person until she is painted."""
        return [first + then for first, then in zip(self.reload, self.paint, strict=True)]


def known_people(store: Store, desk: Desk, customers: int) -> tuple[int, ...]:
    """A crowd with some people in it whose story holds 500 entries and whose cards are well filled."""
    fill(store, Crowd(customers, customers * 20, TODAY))
    rng = Random(1)
    numbers = tuple(range(1, KNOWN + 1))
    with store.history.unrecorded():
        for number in numbers:
            _lengthen(store._writer.connection(), number, customers, rng)
        standings.refresh_all(store._writer, TODAY)
    for number in numbers:
        _fill_card(desk, number, rng)
    return numbers


def _lengthen(connection: apsw.Connection, number: int, customers: int, rng: Random) -> None:
    """Add touchpoints, one in eight with somebody else too."""
    count = ENTRIES - int(str(connection.execute(
        "SELECT count(*) FROM participant WHERE customer_id = ?", (number,)).fetchall()[0][0]))  # fmt: skip
    for _ in range(count):
        day = to_day_number(TODAY) - rng.randrange(1100)
        values = (rng.randbytes(16), rng.choice(CHANNELS), day, rng.choice((None, "pleased", "calm")), sentence(rng, 2),
                  sentence(rng, rng.randrange(3, 25)), day * 86400)  # fmt: skip
        connection.execute(
            """INSERT INTO touchpoint (uuid, channel, direction, state, day, mood, title, notes, created_at)
            VALUES (?, ?, 'both_ways', 'done', ?, ?, ?, ?, ?)""",
            values,
        )
        touchpoint = connection.last_insert_rowid()
        others = (rng.randrange(KNOWN + 1, customers),) if rng.random() < 0.125 else ()
        pairs = ((touchpoint, who, day) for who in (number, *others))
        connection.executemany("INSERT INTO participant (touchpoint_id, customer_id, day) VALUES (?, ?, ?)", pairs)


def _fill_card(desk: Desk, number: int, rng: Random) -> None:
    for place, kind in enumerate(FactKind):
        text = "60" if kind is FactKind.PRICE_OR_QUALITY else sentence(rng, 5)
        desk.facts.add(Fact(customer_id=number, kind=kind, text=text, value="60", is_key=place < 2))
    for place, kind in enumerate((DetailKind.PHONE, DetailKind.EMAIL, DetailKind.ADDRESS)):
        desk.customers.add_detail(
            ContactDetail(customer_id=number, kind=kind, value=f"{place} {number}", position=place)
        )
    desk.customers.set_occasion(Occasion(customer_id=number, kind=OccasionKind.BIRTHDAY, month=3, day=number % 28 + 1))
    desk.customers.tag((number,), ("roses", "fair", "newsletter"))
    desk.customers.edit(number, notes="**Gate** code is 1204.\n\n- ring twice\n- mind the dog")
    desk.facts.set_objectives(number, (sentence(rng, 4), sentence(rng, 5)))
    desk.facts.set_plan(Plan(customer_id=number, for_us="A plan", for_company="A garden", for_person="Free Saturdays"))
    for days in (3, 30):
        desk.promises.make(Promise(customer_id=number, text=sentence(rng, 4), due=TODAY + timedelta(days=days)))
    desk.promises.note_slip(Slip(customer_id=number, text="Late", happened_on=TODAY - timedelta(days=9), severity=2))
    desk.purchases.add(
        Purchase(customer_id=number, day=TODAY - timedelta(days=50), title="Roses", amount_minor=9900, currency="EUR")
    )
    if number % 4 == 0:
        desk.customers.set_circumstance(Circumstance(0, number, CircumstanceKind.ILLNESS, TODAY))


def queries_of(desk: Desk, work: Callable[[], object]) -> list[tuple[str, Any]]:
    """Every statement that the work runs, with its values."""
    found: list[tuple[str, Any]] = []
    connection = desk.store.sql

    def note(_cursor: object, sql: str, values: Any) -> bool:
        found.append((sql, values))
        return True

    connection.exec_trace = note
    try:
        work()
    finally:
        connection.exec_trace = None
    return found


class Opening:
    """A window with the page of a person."""

    def __init__(self, app: QApplication, desk: Desk, clock: Clock = time.perf_counter) -> None:
        self._app, self._clock = app, clock
        theme = Theme(app, Scheme.LIGHT)
        self.window = QWidget()
        self.window.resize(1440, 900)
        tasks, messages = Tasks(self.window), Messages(self.window)
        shell = Shell(desk, NotedNavigator(), tasks, messages, theme, cast(Any, None))
        self.page = CustomerPage(shell)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208, 0, 0, 0)
        row.addWidget(self.page)

    def open(self, number: int, times: Times) -> None:
        """Show a person, and note how long reading into widgets and laying out with painting took."""
        began = self._clock()
        self.page.open(number=number, within=())
        shown = self._clock()
        self.settle()
        times.reload.append((shown - began) * 1000)
        times.paint.append((self._clock() - shown) * 1000)

    def settle(self) -> None:
        """Lay out and paint whatever is waiting."""
        for _ in range(3):
            self._app.sendPostedEvents()
            self._app.processEvents()


def measure(
    app: QApplication, desk: Desk, numbers: tuple[int, ...], rounds: int, clock: Clock, profile: Path | None
) -> Times:
    """Open everybody so many times, with the raw queries of the same person run before each opening."""
    opening = Opening(app, desk, clock)
    opening.page.open(number=numbers[0], within=())
    opening.window.show()
    opening.settle()
    warm = Times()
    for number in numbers:
        opening.open(number, warm)
    recorded = {}
    for number in numbers:
        recorded[number] = queries_of(desk, lambda number=number: opening.open(number, warm))
    times = Times()
    profiler = cProfile.Profile()
    for _ in range(rounds):
        for number in numbers:
            began = clock()
            for sql, values in recorded[number]:
                desk.store.sql.execute(sql, values).fetchall()
            times.raw.append((clock() - began) * 1000)
            began = clock()
            desk.profiles.read(number)
            desk.profiles.story(number, limit=FIRST_PAGE)
            times.read.append((clock() - began) * 1000)
            if profile:
                profiler.enable()
            opening.open(number, times)
            profiler.disable()
    if profile:
        profiler.dump_stats(profile)
    print(f"{len(recorded[numbers[0]])} queries a page, {len(times.raw)} openings of {len(numbers)} people")
    opening.window.hide()
    return times


def tell(times: Times) -> None:
    """Print medians and 95th percentiles."""
    for name, values in (
        ("the queries, raw", times.raw), ("services read", times.read), ("reload", times.reload),
        ("layout and paint", times.paint), ("opening a person", times.whole),
    ):  # fmt: skip
        print(f"{name:18} median {median(values):6.1f} ms   p95 {quantiles(values, n=20)[-1]:6.1f} ms")
    print(f"an opening takes {median(times.whole) / median(times.raw):.1f} times the raw queries")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--customers", type=int, default=2000)
    asked.add_argument("--cpu", action="store_true")
    asked.add_argument("--profile", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "keepwarm.db")
        desk = desk_of(store)
        numbers = known_people(store, desk, options.customers)
        app = QApplication([])
        clock = time.process_time if options.cpu else time.perf_counter
        tell(measure(app, desk, numbers, options.rounds, clock, options.profile))
        store.close()


if __name__ == "__main__":
    main()
