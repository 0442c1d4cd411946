"""The campaign on the page: its text as it is being written, everybody as they stand with it, and who is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.campaign import Campaign, CampaignView, LetterLine, LineKind, missing_counts
from app.domain.errors import KeepwarmError
from app.domain.letter import Filled
from app.ui.shell import Shell

SETTLE_MS, SAVE_MS = 150, 2500
"""After so long without a key everybody is filled anew, and the text is kept."""


class Session(QObject):
    """Reads a campaign beside the window; what is typed is filled at once and kept after a while, or with `keep`."""

    opened = Signal()
    """Another campaign is there, or the same one read again."""
    filled = Signal()
    """Everybody stands as they do with the text as it is now."""
    moved = Signal()
    """Another person is shown."""
    lost = Signal()
    """The campaign is no longer there."""

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.number = 0
        self.view: CampaignView | None = None
        self.body = ""
        self.lines: tuple[LetterLine, ...] = ()
        self.current = 0
        self._asked = self._answered = 0
        self._settling = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._saving = QTimer(self, interval=SAVE_MS, singleShot=True)
        self._settling.timeout.connect(self._fill)
        self._saving.timeout.connect(self.keep)

    @property
    def campaign(self) -> Campaign:
        """The campaign that is shown."""
        return Campaign() if self.view is None else self.view.campaign

    @property
    def is_reading(self) -> bool:
        """Whether the campaign is being read."""
        return self._answered != self._asked

    @property
    def is_dirty(self) -> bool:
        """Whether the text was changed and is not kept yet."""
        return self.view is not None and self.body != self.view.campaign.body

    @property
    def included(self) -> tuple[LetterLine, ...]:
        """Everybody who gets a letter or a call, or got one."""
        return tuple(line for line in self.lines if line.kind is not LineKind.LEFT_OUT)

    @property
    def left_out(self) -> tuple[LetterLine, ...]:
        """Those who are left out, on purpose."""
        return tuple(line for line in self.lines if line.kind is LineKind.LEFT_OUT)

    @property
    def written(self) -> tuple[LetterLine, ...]:
        """Those for whom there is a letter to print."""
        return tuple(line for line in self.lines if line.is_written)

    @property
    def calls(self) -> tuple[LetterLine, ...]:
        """Those who are called instead."""
        return tuple(line for line in self.lines if line.kind is LineKind.CALL)

    @property
    def line(self) -> LetterLine | None:
        """The person that is shown."""
        return next((line for line in self.lines if line.person.id == self.current), None)

    @property
    def missing(self) -> dict[str, int]:
        """For how many people each field is missing."""
        return missing_counts(self.lines)

    def letter(self, number: int) -> Filled:
        """The letter of one person with the text as it is now."""
        return Filled("") if self.view is None else self.view.letter(number, self.body)

    def present(self) -> CampaignView | None:
        """The campaign with the text as it is now, for paper."""
        return None if self.view is None else replace(self.view, campaign=replace(self.view.campaign, body=self.body))

    def open(self, number: int) -> None:
        """Show a campaign; what was typed in the one before is kept."""
        if number != self.number:
            self.keep()
            self.number, self.view, self.current = number, None, 0
        self.reload()

    def reload(self) -> None:
        """Read the campaign again, beside the window."""
        number, campaigns = self.number, self._shell.desk.campaigns
        if not number:
            return
        self._asked += 1
        asked = self._asked

        def show(view: CampaignView) -> None:
            if asked == self._asked:
                self._answered = asked
                self._take(view)

        def fail(error: Exception) -> None:
            self._answered = asked
            if asked == self._asked and isinstance(error, KeepwarmError):
                self.close()
                self.lost.emit()
            elif not isinstance(error, KeepwarmError):
                self._shell.tasks.failed.emit(error)

        def read() -> CampaignView:
            view = campaigns.view(number)
            view.lines()  # what a letter can say is read when first asked for: here, and not in the window
            return view

        self._shell.tasks.run(read, show, fail)

    def close(self) -> None:
        """Show no campaign any more."""
        self._settling.stop()
        self._saving.stop()
        self._asked += 1
        self._answered = self._asked
        self.number, self.view, self.body, self.lines, self.current = 0, None, "", (), 0

    def write(self, body: str) -> None:
        """The text as it stands in the editor."""
        if self.view is not None and body != self.body:
            self.body = body
            self._settling.start()
            self._saving.start()

    def keep(self) -> None:
        """Keep what was typed."""
        self._saving.stop()
        if self._settling.isActive():
            self._settling.stop()
            self._fill()
        if self.is_dirty and self.view is not None:
            number, body = self.number, self.body
            self.view = replace(self.view, campaign=replace(self.view.campaign, body=body))
            self.act(lambda: self._shell.desk.campaigns.write(number, body))

    def act(self, action: Callable[[], object], said: str = "") -> None:
        """One action of the service, with Undo where something is said."""
        self._shell.act(action, said)

    def choose(self, number: int) -> None:
        """Show somebody."""
        if number != self.current and any(line.person.id == number for line in self.lines):
            self.current = number
            self.moved.emit()

    def step(self, by: int) -> None:
        """The person before or after, without those who are left out."""
        numbers = [line.person.id for line in self.included] or [line.person.id for line in self.lines]
        if not numbers:
            return
        here = numbers.index(self.current) if self.current in numbers else -by if by > 0 else len(numbers)
        self.choose(numbers[max(0, min(len(numbers) - 1, here + by))])

    def _take(self, view: CampaignView) -> None:
        was_dirty = self.is_dirty
        if view.campaign.trashed_at is not None:
            self.close()
            self.lost.emit()
            return
        self.view = view
        if not was_dirty:
            self.body = view.campaign.body
        self.lines = view.lines(self.body)
        if self.line is None:
            first = next(iter(self.included or self.lines), None)
            self.current = first.person.id if first else 0
        self.opened.emit()
        self.filled.emit()
        self.moved.emit()

    def _fill(self) -> None:
        if self.view is not None:
            self.lines = self.view.lines(self.body)
            self.filled.emit()
