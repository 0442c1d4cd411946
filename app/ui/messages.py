"""The only place that shows boxes and toasts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import KeepwarmError
from app.ui.widgets.buttons import Button, DestructiveButton, GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.toast import Toast

_WIDTH = 440
_TOP = 160


class Messages(QObject):
    """Says things to the owner over one window: toasts, errors, the rare question, and a calm crash page."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.toasts = Toast(window)

    def toast(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        *,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        icon: str = "check",
        tone: str = "sage",
    ) -> None:
        """Say what was done, with Undo or another word at the right; never for errors."""
        if undo is not None:
            self.toasts.say(text, action=self.tr("Undo"), on_action=undo, hint=self.tr("Ctrl Z"), icon=icon, tone=tone)
        else:
            self.toasts.say(text, action=action, on_action=on_action, icon=icon, tone=tone)

    def error(self, error: Exception, *, again: Callable[[], None] | None = None) -> Overlay:
        """Say what went wrong and what is safe, with "Try again" where that makes sense.

        An error that is no `KeepwarmError` is a mistake of ours and goes on to the crash page.
        """
        if not isinstance(error, KeepwarmError):
            raise error
        panel = MessagePanel("info", error.title, error.hint, tone="berry")
        overlay = self._overlay(panel)
        close = PrimaryButton(self.tr("All right"))
        if again is not None:
            retry = SecondaryButton(self.tr("Try again"), icon="refresh")
            panel.foot.add_button(retry)
            _then(retry, overlay, again)
        panel.foot.add_button(close)
        _then(close, overlay, None)
        return overlay.open(close)

    def ask(self, title: str, text: str, yes: str, on_yes: Callable[[], None], *, no: str = "") -> Overlay:
        """Ask before something is deleted for good; the text names what goes. Escape and `no` leave it."""
        panel = MessagePanel("trash", title, text, tone="berry")
        overlay = self._overlay(panel)
        leave = SecondaryButton(no or self.tr("Keep it"))
        delete = DestructiveButton(yes)
        panel.foot.add_button(delete)
        panel.foot.add_button(leave)
        _then(delete, overlay, on_yes)
        _then(leave, overlay, None)
        return overlay.open(leave)

    def crash(self, details: str) -> Overlay:
        """Say calmly that Keepwarm itself made a mistake; the details hold no customer data and can be copied."""
        panel = MessagePanel(
            "mend",
            self.tr("Something went wrong inside Keepwarm"),
            self.tr("This is our mistake, not yours. You can go on; if it happens again, the details help to mend it."),
            tone="slate",
            safe=self.tr("Everything you saved is safe in your file."),
        )
        overlay = self._overlay(panel)
        copy = GhostButton(self.tr("Copy details"), icon="copy")
        close = PrimaryButton(self.tr("Go on"))
        panel.foot.add_button(copy)
        panel.foot.add_button(close)
        copy.clicked.connect(lambda: self._copy(copy, details))
        _then(close, overlay, None)
        return overlay.open(close)

    def show_overlay(self, content: QWidget, *, width: int = 560, top: int = 88, modal: bool = False) -> Overlay:
        """Show a panel of a page's own as a dialog."""
        return Overlay(self._window, content, width=width, top=top, modal=modal).open()

    def _overlay(self, panel: MessagePanel) -> Overlay:
        return Overlay(self._window, panel, width=_WIDTH, top=_TOP, modal=True)

    def _copy(self, button: Button, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
        button.setText(self.tr("Copied"))
        button.updateGeometry()


def _then(button: Button, overlay: Overlay, then: Callable[[], None] | None) -> None:
    def on_clicked() -> None:
        overlay.close_overlay()
        if then is not None:
            then()

    button.clicked.connect(on_clicked)
