"""What can be done when an import is over: take it back, read its problems, sort the newcomers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.services.calendar_files import BroughtEvents
from app.services.import_plan import Brought
from app.ui.pages.importer import events_words
from app.ui.pages.importer.looking_closer import Closer
from app.ui.pages.importer.result_step import ResultStep
from app.ui.pages.importer.words import brought_words, tr
from app.ui.shell import Shell


class Ending(QObject):
    """Knows the last import of the page, of customers or of events."""

    def __init__(self, shell: Shell, result: ResultStep, closer: Closer, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._result, self._closer = shell, result, closer
        self._brought: Brought | BroughtEvents | None = None
        result.undo_asked.connect(self.undo)
        result.customers_asked.connect(lambda: shell.navigator.go("customers"))
        result.triage_asked.connect(self._on_triage)
        result.problems_asked.connect(self._on_problems)

    def show(self, brought: Brought | BroughtEvents, file_name: str, wants_triage: bool) -> None:
        """Say what came in, with Undo; of customers, offer to sort those of whom nothing is dated."""
        self._brought = brought
        if isinstance(brought, Brought):
            self._result.show_result(brought, file_name, wants_triage)
            words = brought_words(brought.created, brought.updated, brought.purchases, brought.skipped)
        else:
            self._result.show_events(brought, file_name)
            words = events_words.brought_words(brought)
        said = tr("Brought in: {what}").format(what=words)
        self._shell.messages.toast(said, self.undo if brought.entry_id is not None else None)

    def undo(self) -> None:
        """Take the import back, whatever was done since."""
        entry = self._brought.entry_id if self._brought is not None else None
        if entry is not None:
            history, messages = self._shell.desk.history, self._shell.messages
            self._shell.tasks.long_write(lambda: history.undo(entry), self._on_undone, messages.error)

    def _on_undone(self, _: object) -> None:
        self._result.set_undone()
        self._shell.messages.toast(tr("Import taken back."), icon="undo", tone="gold")

    def _on_problems(self) -> None:
        if self._brought is not None:
            self._closer.show_problems(self._brought.problems)

    def _on_triage(self) -> None:
        if isinstance(self._brought, Brought):
            self._shell.navigator.go("triage", numbers=self._brought.customer_ids)
