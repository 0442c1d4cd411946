"""What a page may ask of the window, without knowing it: going somewhere, logging, saying something, working."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.domain.changes import HistoryEntry
    from app.services.backups import BackupService
    from app.services.desk import Desk
    from app.services.vault import VaultService
    from app.ui.messages import Messages
    from app.ui.tasks import Tasks
    from app.ui.theme import Theme

T = TypeVar("T")


class Navigator(Protocol):
    """Where the window can be told to go."""

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        """Show a person's or a company's page; `within` is the list that [ and ] step through."""

    def go(self, page: str, **state: Any) -> None:
        """Show a page by its key ("customers", "history", "settings", "import" …) with what it should begin with."""

    def back(self) -> None:
        """Return to where the owner came from."""

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        """Open the log dialog, with people and fields of `Touchpoint` already filled in."""

    def promise(self, numbers: Iterable[int] = ()) -> None:
        """Open the small dialog for a new promise."""

    def plan(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        """Open the small dialog that plans a touchpoint; `day`, `minute` and `channel` may be filled in."""

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        """Open the dialog for a new card."""

    def lock(self) -> None:
        """Lock the vault now."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything a page is given: the services, the way around, tasks, messages and the theme."""

    desk: Desk
    navigator: Navigator
    tasks: Tasks
    messages: Messages
    theme: Theme
    vault: VaultService

    @property
    def backups(self) -> BackupService:
        """The backups of the open vault."""
        return self.vault.backups

    def act(self, action: Callable[[], T], said: str = "", on_done: Callable[[T], None] | None = None) -> None:
        """Do one action of a service, say so with Undo, and show a kind message when it can't be done.

        Runs at once, or after a long write that is under way; pages redraw from the change feed, not from here.
        """

        def done(result: T) -> None:
            if said:
                self.messages.toast(said, self.undo)
            if on_done is not None:
                on_done(result)

        self.tasks.write(action, done, self.messages.error)

    def undo(self, discreet: bool = False) -> None:
        """Take the latest action back; `discreet` does not say which."""

        def say(entry: HistoryEntry) -> None:
            words = _tr("Taken back") if discreet else _tr("Taken back: {label}").format(label=entry.label)
            self.messages.toast(words, action=_tr("Redo"), on_action=lambda: self.redo(discreet), icon="undo")

        self.tasks.write(self.desk.history.undo, say, self.messages.error)

    def redo(self, discreet: bool = False) -> None:
        """Do again what was last taken back; `discreet` does not say what."""

        def say(entry: HistoryEntry) -> None:
            words = _tr("Done again") if discreet else _tr("Done again: {label}").format(label=entry.label)
            self.messages.toast(words, lambda: self.undo(discreet), icon="refresh")

        self.tasks.write(self.desk.history.redo, say, self.messages.error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)
