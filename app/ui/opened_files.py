"""Backups that are opened from the desktop of macOS: they come as events there, not as arguments of a new start."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QProcess
from PySide6.QtGui import QFileOpenEvent

from app.autostart import program


def start_beside(words: Sequence[str]) -> None:
    """Start a process that lives on by itself."""
    QProcess.startDetached(words[0], list(words[1:]))


class OpenedFiles(QObject):
    """Gives every opened backup a Keepwarm of its own, as file managers elsewhere do; a filter of the application."""

    def __init__(self, parent: QObject | None = None, start: Callable[[Sequence[str]], object] = start_beside) -> None:
        super().__init__(parent)
        self._start = start

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        self._start((*program(), event.file()))
        return True
