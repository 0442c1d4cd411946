"""Questions to the file that a keystroke waits for: at once while quick, beside the window when not."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.domain.errors import Cancelled
from app.ui.tasks import Cancel, Tasks

_QUICK_SECONDS = 0.05


class Asker(QObject):
    """Answers the latest question only: an answer that comes after the next question is dropped.

    A question is asked here and now; after one that took longer than a few frames, the next ones go to another
    thread, until one of them was quick again.
    """

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._seconds = 0.0
        self._limit = _QUICK_SECONDS
        self._cancel = Cancel()

    @property
    def is_slow(self) -> bool:
        """Whether the latest answer took too long to wait for."""
        return self._seconds > self._limit

    def slow_after(self, seconds: float) -> None:
        """Take another limit for what is too long."""
        self._limit = seconds

    def ask(self, question: Callable[[], Any], on_answer: Callable[[Any], None]) -> None:
        """Hand the answer to `on_answer`, now or later; the question before is forgotten."""
        self.forget()
        if not self.is_slow:
            on_answer(self._timed(question)())
        else:
            self._send(self._timed(question), on_answer)

    def ask_beside(self, question: Callable[[], Any], on_answer: Callable[[Any], None]) -> None:
        """Ask on another thread in any case."""
        self.forget()
        self._send(question, on_answer)

    def forget(self) -> None:
        """Drop the question under way."""
        self._cancel.set()
        self._cancel = Cancel()

    def _send(self, question: Callable[[], Any], on_answer: Callable[[Any], None]) -> None:
        cancel = self._cancel

        def deliver(answer: Any) -> None:
            if not cancel.is_set():
                on_answer(answer)

        def excuse(error: Exception) -> None:
            if not cancel.is_set() and not isinstance(error, Cancelled):
                self._tasks.failed.emit(error)

        self._tasks.run(question, deliver, excuse, cancel=cancel)

    def _timed(self, question: Callable[[], Any]) -> Callable[[], Any]:
        def timed() -> Any:
            began = time.perf_counter()
            answer = question()
            self._seconds = time.perf_counter() - began
            return answer

        return timed
