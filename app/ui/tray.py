"""The tray icon: its menu, and the desktop's notifications through it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.ui.rail import logo

SHOWN_MS = 20_000


class Tray(QObject):
    """Knows nothing of customers: what it says is handed to it, and only for as long as it is shown."""

    open_asked = Signal()
    log_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()
    presenting_changed = Signal(bool)
    answered = Signal()
    """The notification was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(QIcon(logo(64, False, 1.0)), self)
        self.icon.setToolTip("Keepwarm")
        self.menu = QMenu()
        self.presenting = QAction(self.tr("I am presenting: stay quiet"), self.menu, checkable=True)
        self._build()
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.answered)
        self.presenting.toggled.connect(self.presenting_changed)

    @staticmethod
    def is_possible() -> bool:
        """Whether the desktop has a place for tray icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, title: str, text: str) -> None:
        """Show a notification; the icon comes into view for it where it was not."""
        self.icon.show()
        self.icon.showMessage(title, text, self.icon.icon(), SHOWN_MS)

    def forget(self) -> None:
        """Take away a notification that is still on the screen."""
        if self.icon.isVisible():
            self.icon.hide()
            self.icon.show()

    def _build(self) -> None:
        for words, signal in (
            (self.tr("Open Keepwarm"), self.open_asked), (self.tr("Log a touchpoint"), self.log_asked), ("", None),
            (self.tr("Lock now"), self.lock_asked), (self.tr("Quit"), self.quit_asked),
        ):  # fmt: skip
            if signal is None:
                self.menu.addSeparator()
                self.menu.addAction(self.presenting)
                continue
            self.menu.addAction(words).triggered.connect(signal)
        self.icon.setContextMenu(self.menu)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_asked.emit()
