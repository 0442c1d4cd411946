"""What the page says after a deed; while names are hidden, nobody and nothing is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.domain.year_plan import PlanLine
from app.ui.pages.surprises.words import capital, veiled
from app.ui.shell import Shell

T = TypeVar("T")


class Saying(QObject):
    """Names, or what stands for them, and an Undo that keeps the secret as well."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.is_veiled = False

    def about(self, words: str, line: PlanLine, **more: str) -> str:
        """The words with the person's first name, and with whatever else they name."""
        if self.is_veiled:
            return capital(words.format(name=self.tr("somebody"), **dict.fromkeys(more, veiled())))
        return words.format(name=line.face.first_name, **more)

    def act(self, action: Callable[[], T], said: str, on_done: Callable[[T], None] | None = None) -> None:
        """One action with its toast."""

        def done(result: T) -> None:
            self._shell.messages.toast(said, self.undo)
            if on_done is not None:
                on_done(result)

        self._shell.tasks.write(action, done, self._shell.messages.error)

    def undo(self) -> None:
        """Take the latest action back; the history's own words would name who it was about."""
        self._shell.undo(self.is_veiled)
