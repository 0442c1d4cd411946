"""The ways back: one line, everything down to a line, what stands on it first, and emptying the trash."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.changes import HistoryEntry
from app.domain.errors import KeepwarmError
from app.services.history import TakenBack, Trashed, UndoConflict
from app.ui.formatting import count_text, joined
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.message_panel import MessagePanel

_WIDTH = 480
_NAMED = 3


class TakingBack(QObject):
    """Does it and says so; a conflict is shown in words before anything has changed."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def turn(self, entry: HistoryEntry) -> None:
        """Undo a line, or redo one that was taken back."""
        history, write = self._shell.desk.history, self._shell.tasks.write
        if entry.undone_at is not None:
            write(lambda: history.redo(entry.id), self._on_redone, self._shell.messages.error)
            return
        write(lambda: history.undo(entry.id), self._on_undone, lambda error: self._on_refused(entry, error))

    def back_to_before(self, entry: HistoryEntry) -> None:
        """Undo the newest lines down to this one, one after the other."""
        living = self._shell.desk.history.living_from(entry.id)
        self._undo_all(tuple(each.id for each in living))

    def empty_trash(self, things: tuple[Trashed, ...]) -> None:
        """Ask, naming what goes; then it is gone for good."""
        if not things:
            return
        named = tuple(" ".join(thing.title.split())[:60] for thing in things[:_NAMED])
        rest = len(things) - len(named)
        names = joined((*named, self.tr("{count} more").format(count=rest)) if rest else named)
        self._shell.messages.ask(
            count_text(len(things), self.tr("Remove 1 thing for good?"), self.tr("Remove {count} things for good?")),
            self.tr("{names} will be gone, and nothing brings them back here. Older backups still hold them.").format(
                names=names
            ),
            self.tr("Empty the trash"),
            self._on_empty,
        )

    def _undo_all(self, numbers: tuple[int, ...]) -> None:
        history = self._shell.desk.history
        self._shell.tasks.long_write(lambda: history.undo_all(numbers), self._on_all_undone, self._shell.messages.error)

    def _on_undone(self, entry: HistoryEntry) -> None:
        words = self.tr("Taken back: {label}").format(label=entry.label)
        self._say(words, (entry,))

    def _on_redone(self, entry: HistoryEntry) -> None:
        words = self.tr("Done again: {label}").format(label=entry.label)
        self._shell.messages.toast(words, self._shell.undo, icon="refresh")

    def _on_all_undone(self, back: TakenBack) -> None:
        count = len(back.entries)
        said = count_text(count, self.tr("Took back 1 change"), self.tr("Took back {count} changes"))
        if back.trouble is not None:
            self._tell_stop(back, said)
        elif count:
            self._say(said, back.entries)

    def _say(self, words: str, entries: tuple[HistoryEntry, ...]) -> None:
        again = tuple(entry.id for entry in reversed(entries))
        self._shell.messages.toast(words, action=self.tr("Redo"), on_action=lambda: self._redo_all(again), icon="undo")

    def _redo_all(self, numbers: tuple[int, ...]) -> None:
        history = self._shell.desk.history
        self._shell.tasks.long_write(lambda: history.redo_all(numbers), self._on_all_redone, self._shell.messages.error)

    def _on_all_redone(self, again: TakenBack) -> None:
        if again.trouble is not None:
            self._shell.messages.error(again.trouble)
            return
        said = count_text(len(again.entries), self.tr("Done again: 1 change"), self.tr("Done again: {count} changes"))
        self._shell.messages.toast(said, icon="refresh")

    def _tell_stop(self, back: TakenBack, said: str) -> None:
        assert back.trouble is not None
        label = back.stopped_at.label if back.stopped_at else ""
        text = self.tr("{said}, then stopped at “{label}”: {trouble} {hint}")
        trouble = KeepwarmError(
            self.tr("Not all of it could be taken back"),
            text.format(said=said, label=label, trouble=back.trouble.title, hint=back.trouble.hint),
        )
        self._shell.messages.error(trouble)

    def _on_refused(self, entry: HistoryEntry, error: Exception) -> None:
        later = self._shell.desk.history.standing_on(entry.id) if isinstance(error, UndoConflict) else ()
        if not later:
            self._shell.messages.error(error)
            return
        self._show_conflict(entry, later)

    def _show_conflict(self, entry: HistoryEntry, later: tuple[HistoryEntry, ...]) -> None:
        named = tuple(f"“{each.label}”" for each in later[:_NAMED])
        rest = len(later) - len(named)
        names = joined((*named, self.tr("{count} more").format(count=rest)) if rest else named)
        one = self.tr("{later} came after “{label}” and stands on it. Nothing has been changed yet.")
        many = self.tr("{later} came after “{label}” and stand on it. Nothing has been changed yet.")
        text = one if len(later) == 1 else many
        panel = MessagePanel(
            "undo", self.tr("Something later stands on this"), text.format(later=names, label=entry.label), tone="slate"
        )
        words = self.tr("Undo both") if len(later) == 1 else self.tr("Undo those first")
        leave, undo = GhostButton(self.tr("Leave it as it is")), PrimaryButton(words, icon="undo")
        panel.foot.add_button(leave)
        panel.foot.add_button(undo)
        overlay = self._shell.messages.show_overlay(panel, width=_WIDTH, top=160, modal=True)
        numbers = (*(each.id for each in later), entry.id)
        leave.clicked.connect(overlay.close_overlay)
        undo.clicked.connect(overlay.close_overlay)
        undo.clicked.connect(lambda: self._undo_all(numbers))
        leave.setFocus()

    def _on_empty(self) -> None:
        history = self._shell.desk.history
        self._shell.tasks.long_write(history.empty_trash, self._on_emptied, self._shell.messages.error)

    def _on_emptied(self, count: int) -> None:
        said = count_text(count, self.tr("1 thing is gone for good"), self.tr("{count} things are gone for good"))
        self._shell.messages.toast(said, icon="trash")
