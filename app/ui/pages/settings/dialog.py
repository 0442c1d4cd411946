"""What the dialogs of the settings share: a panel over the window, one thing at a time, and a kind refusal."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.errors import KeepwarmError
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay


class SettingsDialog(MessagePanel):
    """A message panel with Cancel and one primary button; `agree` is what the button does."""

    def __init__(self, shell: Shell, icon: str, title: str, text: str, yes: str, *, tone: str, safe: str = "") -> None:
        super().__init__(icon, title, text, tone=tone, safe=safe)
        self.shell = shell
        self.cancel = GhostButton(self.tr("Cancel"))
        self.yes = PrimaryButton(yes)
        self.foot.add_button(self.cancel)
        self.foot.add_button(self.yes)
        self._overlay: Overlay | None = None
        self.yes.clicked.connect(self.agree)
        self.cancel.clicked.connect(self.leave)

    def open_over(self, page: QWidget, width: int = 520) -> None:
        """Show the dialog over the page's window."""
        self._overlay = Overlay(page, self, width=width, top=72, modal=True)
        self._overlay.open(self.first())

    def first(self) -> QWidget | None:
        """The widget that gets the focus."""
        return None

    def agree(self) -> None:
        """Do it."""

    def leave(self) -> None:
        """Close the dialog."""
        if self._overlay is not None:
            self._overlay.close_overlay()

    def set_busy(self, words: str) -> None:
        """Nothing can be pressed while it is being done; empty words set everything free."""
        self.foot.note.setText(words)
        self.cancel.setEnabled(not words)
        self.yes.setEnabled(not words)

    def on_failed(self, error: Exception) -> None:
        """Say in the foot why it did not work."""
        self.set_busy("")
        if not isinstance(error, KeepwarmError):
            self.leave()
            raise error
        self.foot.note.setText(f"{error.title} {error.hint}".strip())
