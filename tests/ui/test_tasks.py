"""Long work leaves the window's thread and comes back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import Cancelled, KeepwarmError
from app.ui.tasks import Cancel, Tasks


@pytest.fixture
def tasks(qapp: QObject) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


class Gate:
    """A function that waits until it is let through."""

    def __init__(self) -> None:
        self._open = threading.Event()

    def __call__(self) -> str:
        assert self._open.wait(10)
        return "through"

    def open(self) -> None:
        self._open.set()


def test_a_reading_function_runs_elsewhere_and_its_result_comes_home(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[bool, bool]] = []
    main = threading.main_thread()

    tasks.run(
        lambda: threading.current_thread() is main,
        lambda ran_here: seen.append((ran_here, threading.current_thread() is main)),
    )

    qtbot.waitUntil(lambda: seen == [(False, True)])


def test_an_error_reaches_its_callback(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def fail() -> None:
        raise KeepwarmError("The folder is gone.", "Nothing was lost.")

    tasks.run(fail, on_error=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], KeepwarmError)


def test_an_error_without_callback_is_announced(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("broken")

    with qtbot.waitSignal(tasks.failed) as announced:
        tasks.run(fail)

    assert isinstance(announced.args[0], ValueError)


def test_progress_ends_with_the_last_report(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str]] = []

    def count(report: Callable[..., None]) -> int:
        for row in range(1, 1001):
            report(row, 1000, "rows")
        return 1000

    done: list[int] = []
    tasks.run(count, done.append, progress=lambda *step: told.append(step))

    qtbot.waitUntil(lambda: done == [1000])
    assert told[-1] == (1000, 1000, "rows")
    assert len(told) < 100


def test_a_cancelled_job_ends_with_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    started = threading.Event()
    errors: list[Exception] = []
    done: list[object] = []

    def work(is_cancelled: Callable[[], bool]) -> None:
        started.set()
        while not is_cancelled():
            threading.Event().wait(0.001)
        raise Cancelled

    cancel = Cancel()
    tasks.run(work, done.append, errors.append, cancel=cancel)
    assert started.wait(10)
    cancel.set()

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert done == []


def test_an_edit_is_written_at_once_when_nothing_is_under_way(tasks: Tasks) -> None:
    done: list[int] = []

    tasks.write(lambda: 7, done.append)

    assert done == [7]


def test_an_edit_waits_behind_a_long_write(tasks: Tasks, qtbot: QtBot) -> None:
    gate, order = Gate(), []
    busy: list[bool] = []
    tasks.busy_changed.connect(busy.append)

    tasks.long_write(gate, order.append)
    tasks.write(lambda: "edit", order.append)

    assert tasks.is_busy
    assert tasks.waiting == 1
    assert order == []
    gate.open()
    qtbot.waitUntil(lambda: order == ["through", "edit"])
    assert not tasks.is_busy
    assert busy == [True, False]


def test_reading_goes_on_during_a_long_write(tasks: Tasks, qtbot: QtBot) -> None:
    gate, read = Gate(), []
    tasks.long_write(gate)

    tasks.run(lambda: "read", read.append)

    qtbot.waitUntil(lambda: read == ["read"])
    gate.open()


def test_closing_finishes_the_edits_that_wait(qapp: QObject) -> None:
    tasks = Tasks()
    gate, written = Gate(), []
    tasks.long_write(gate)
    tasks.write(lambda: written.append("edit"))
    gate.open()

    tasks.close()

    assert written == ["edit"]


def test_a_deleted_receiver_is_left_alone(tasks: Tasks, qtbot: QtBot) -> None:
    class Receiver(QObject):
        def take(self, result: str) -> None:
            raise AssertionError("called after it was deleted")

    gate, others = Gate(), []
    receiver = Receiver()
    tasks.run(gate, receiver.take)
    delete(receiver)
    gate.open()

    tasks.run(lambda: "later", others.append)
    qtbot.waitUntil(lambda: others == ["later"] and not tasks._jobs)
