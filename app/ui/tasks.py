"""The only door to threads: long work goes out, results come back on the window's own thread."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.domain.errors import Cancelled

Progress = Callable[[int, int, str], None]
_READERS = 2
_REPORTS_A_SECOND = 20


class Cancel:
    """A switch that asks a running job to stop; may be shared by several jobs."""

    def __init__(self) -> None:
        self._asked = Event()

    def set(self) -> None:
        """Ask to stop."""
        self._asked.set()

    def is_set(self) -> bool:
        """Whether stopping was asked for."""
        return self._asked.is_set()


class Job:
    """A function on its way, with the callbacks that wait for it; made by `Tasks` only."""

    def __init__(
        self,
        function: Callable[..., Any],
        on_done: Callable[[Any], object] | None,
        on_error: Callable[[Exception], object] | None,
        progress: Progress | None,
        cancel: Cancel | None,
    ) -> None:
        self.function, self.on_done, self.on_error, self.progress = function, on_done, on_error, progress
        self._cancel = cancel or Cancel()
        self.is_long_write = False
        self.result: Any = None
        self.error: Exception | None = None

    def cancel(self) -> None:
        """Ask the job to stop; `on_error` then gets `Cancelled`."""
        self._cancel.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancel.is_set()

    def perform(self, report: Callable[[Job, int, int, str], None]) -> None:
        """Run the function and keep its result or error; on whichever thread."""
        try:
            if self.is_cancelled:
                raise Cancelled
            self.result = self.function(**_wanted(self, report))
        except Exception as error:
            self.error = error


class Tasks(QObject):
    """Runs reading jobs side by side and writing jobs one after the other.

    A function may take `report(done, total, text)` and `is_cancelled()` by name. Callbacks run on the window's
    thread; those of a deleted widget are dropped. An error without `on_error` goes out by `failed`.
    """

    failed = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(object)
    _reported = Signal(object, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = _pool(_READERS)
        self._writer = _pool(1)
        self._jobs: set[Job] = set()
        self._writing: list[Job] = []
        self._is_closed = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[..., Any],
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Job:
        """Run a reading function on another thread."""
        return self._start(Job(function, on_done, on_error, progress, cancel), self._readers)

    def write(
        self,
        function: Callable[..., Any],
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run an edit: at once and here, or after the long write that is under way."""
        job = Job(function, on_done, on_error, None, None)
        if self._writing:
            self._start_write(job)
            return
        job.perform(self._report)
        self._deliver(job)

    def long_write(
        self,
        function: Callable[..., Any],
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Job:
        """Run a long edit (an import, a backup) on the one writing thread."""
        job = Job(function, on_done, on_error, progress, cancel)
        job.is_long_write = True
        return self._start_write(job)

    @property
    def is_busy(self) -> bool:
        """Whether a long write is under way, so that edits have to wait."""
        return bool(self._writing)

    @property
    def waiting(self) -> int:
        """How many edits wait behind the long write."""
        return sum(not job.is_long_write for job in self._writing)

    def close(self) -> None:
        """Stop reading, ask long writes to stop, finish the edits that wait, and deliver nothing any more."""
        self._is_closed = True
        for job in self._jobs:
            if job.is_long_write or job not in self._writing:
                job.cancel()
        self._readers.shutdown()
        self._writer.shutdown()

    def _start_write(self, job: Job) -> Job:
        was_busy = self.is_busy
        self._writing.append(job)
        if not was_busy:
            self.busy_changed.emit(True)
        return self._start(job, self._writer)

    def _start(self, job: Job, pool: ThreadPoolExecutor) -> Job:
        if not self._is_closed:
            self._jobs.add(job)
            pool.submit(self._work, job)
        return job

    def _work(self, job: Job) -> None:
        job.perform(self._report)
        self._finished.emit(job)

    def _report(self, job: Job, done: int, total: int, text: str) -> None:
        self._reported.emit(job, done, total, text)

    def _on_reported(self, job: Job, done: int, total: int, text: str) -> None:
        if not self._is_closed and job.progress is not None and _is_alive(job.progress):
            job.progress(done, total, text)

    def _on_finished(self, job: Job) -> None:
        self._jobs.discard(job)
        if job in self._writing:
            self._writing.remove(job)
            if not self._writing:
                self.busy_changed.emit(False)
        if not self._is_closed:
            self._deliver(job)

    def _deliver(self, job: Job) -> None:
        if job.error is None:
            if job.on_done is not None and _is_alive(job.on_done):
                job.on_done(job.result)
        elif job.on_error is None:
            self.failed.emit(job.error)
        elif _is_alive(job.on_error):
            job.on_error(job.error)


def _pool(threads: int) -> ThreadPoolExecutor:
    """Threads of Python's own.

    A thread of Qt's loses its Python state after every job, and with it, in the middle of closing, the file connection
    that belongs to the thread.
    """
    return ThreadPoolExecutor(threads, thread_name_prefix="keepwarm")


def _wanted(job: Job, report: Callable[[Job, int, int, str], None]) -> dict[str, Callable[..., Any]]:
    """What the function asks for by name: `report`, `is_cancelled`."""
    offered: dict[str, Callable[..., Any]] = {
        "report": _throttled(job, report),
        "is_cancelled": lambda: job.is_cancelled,
    }
    try:
        names = inspect.signature(job.function).parameters
    except (TypeError, ValueError):
        return {}
    return {name: given for name, given in offered.items() if name in names}


def _throttled(job: Job, report: Callable[[Job, int, int, str], None]) -> Callable[..., None]:
    """Reports at most so often that the window keeps up; the last one always passes."""
    last = float("-inf")

    def told(done: int, total: int = 0, text: str = "") -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= 1 / _REPORTS_A_SECOND or done == total:
            last = now
            report(job, done, total, text)

    return told


def _is_alive(callback: Callable[..., Any]) -> bool:
    """False for a method of a widget that Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
