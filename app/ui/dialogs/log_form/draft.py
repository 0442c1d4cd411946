"""A touchpoint that was being written when the dialog was closed; it lives as long as the vault stays open."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app.domain.conflict import Conflict
from app.domain.promise import Slip
from app.domain.touchpoint import Touchpoint
from app.ui.dialogs.log_form.companions import Companion
from app.ui.dialogs.log_form.keeping import Choice, Key
from app.ui.dialogs.log_form.when_choice import When
from app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was chosen and typed; `touchpoint` holds channel, direction, mood and notes."""

    companions: tuple[Companion, ...]
    touchpoint: Touchpoint
    has_channel: bool
    when: When | None
    choices: dict[Key, Choice] = field(default_factory=dict)
    slip: Slip | None = None
    conflict: Conflict | None = None

    @property
    def is_worth_keeping(self) -> bool:
        """Whether words would be lost."""
        told = self.slip.text if self.slip else ""
        told += f"{self.conflict.felt}{self.conflict.need}{self.conflict.agreed}" if self.conflict else ""
        return bool(self.touchpoint.notes.strip() or told or any(not each.number for each in self.companions))

    def is_about(self, numbers: tuple[int, ...]) -> bool:
        """Whether it belongs to a dialog that is opened for these people."""
        return not numbers or numbers == tuple(each.number for each in self.companions)


class KeptDraft(QObject):
    """Holds one draft beside the frame of the open vault, and goes with it when it is locked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None


def kept_draft(shell: Shell) -> KeptDraft:
    """The holder of this vault's draft."""
    owner = shell.navigator if isinstance(shell.navigator, QObject) else shell.messages
    found = owner.findChild(KeptDraft)
    return found if isinstance(found, KeptDraft) else KeptDraft(owner)
