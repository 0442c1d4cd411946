"""The real program with its real window, offscreen: it says what happens and does what it is told on stdin."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from app.cli.arguments import BACKUP_ENDING
from app.main import main
from app.services.vault import OpenVault, vault_at
from app.ui.window import Window
from tests.cli.program import PASSPHRASE
from tests.e2e.needles import NAME

HEAVY = ("numpy", "scipy", "openpyxl", "phonenumbers", "vobject", "keyring.backends", "keyring.backend", "rapidfuzz",
         "charset_normalizer", "defusedxml")  # fmt: skip
"""What no first page needs."""
ASKED_AT_ONCE = {"keyring.backend", "keyring.backends"}
"""The page that unlocks asks the keyring beside the window from its first moment on."""


def say(text: str) -> None:
    print(text, flush=True)


class Orders:
    """Carries out one order at a time and answers with its name."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_line)
        self._orders: dict[str, Callable[[], object]] = {
            "open": self._open, "customer": self._customer, "look": self._look, "lock": window.lock,
            "quit": window.close,
        }  # fmt: skip

    def _on_line(self) -> None:
        order = sys.stdin.readline().strip() or "quit"
        self._orders[order]()
        for _ in range(5):
            QCoreApplication.processEvents()
        say(order)

    def _open(self) -> None:
        service = vault_at(self._folder)
        service.unlock_with_passphrase(PASSPHRASE)
        before = _loaded()
        self._window.show_open(OpenVault(service, service.open_desk(), "existing"))
        for name in sorted(_loaded() - before):
            say(f"the cards loaded {name}")

    def _customer(self) -> None:
        frame = self._window.frame
        assert frame is not None
        frame.open_customer(frame.shell.desk.finding.ids(NAME)[0])

    def _look(self) -> None:
        frame = self._window.frame
        assert frame is not None
        for page in ("customers", "history", "settings"):
            frame.go(page)
            QCoreApplication.processEvents()
            self._window.grab()


def _loaded() -> set[str]:
    return {name for name in HEAVY if name in sys.modules}


def begin(folder: Path) -> None:
    """Told once the event loop runs."""
    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))
    window.orders = Orders(window, folder)  # type: ignore[attr-defined]
    for name in sorted(_loaded() - ASKED_AT_ONCE):
        say(f"the window loaded {name}")
    say("shown" if window.isVisible() else "hidden")


def run(folder: Path) -> int:
    """Exit code of the program on a vault or a backup; "raised" is said whenever a later start asks for it."""
    come_forward, show = Window.come_forward, Window.show

    def raised(self: Window) -> None:
        come_forward(self)
        say("raised")

    def shown(self: Window) -> None:
        show(self)
        QTimer.singleShot(0, self, lambda: begin(folder))

    Window.come_forward, Window.show = raised, shown  # type: ignore[method-assign, assignment]
    return main([str(folder)] if folder.suffix == BACKUP_ENDING else ["--vault", str(folder)])


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
