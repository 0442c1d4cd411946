"""Programs whose start is measured: `python -m tests.benchmarks.starts bare|opening|real FOLDER`, the key on stdin.

Each says "painted" once its first page was painted, and after a rest how much memory it holds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

REST_MS = 1500


def _say_when_painted() -> None:
    """Told by the first paint; the program ends after a rest."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from tests.benchmarks.measuring import memory_mb

    def end() -> None:
        print(memory_mb(), flush=True)
        QCoreApplication.exit(0)

    print("painted", flush=True)
    QTimer.singleShot(REST_MS, end)


def _bare_window() -> Any:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow

    class Bare(QMainWindow):
        is_painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.is_painted:
                self.is_painted = True
                _say_when_painted()

    window = Bare()
    window.resize(1440, 900)
    return window


def bare(folder: Path, key: bytes) -> int:
    """A bare main window."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    window = _bare_window()
    window.show()
    return app.exec()


def opening(folder: Path, key: bytes) -> int:
    """A bare main window that also imports peewee and apsw and opens the vault."""
    from PySide6.QtWidgets import QApplication

    from app.storage.encrypted import DATABASE_NAME, EncryptedDatabase

    app = QApplication(sys.argv[:1])
    window = _bare_window()
    database = EncryptedDatabase(folder / DATABASE_NAME, key)
    database.connection().execute("SELECT count(*) FROM sqlite_schema").fetchall()
    window.show()
    return app.exec()


def real(folder: Path, key: bytes) -> int:
    """Keepwarm as it starts, with the key in hand instead of the page that asks for it."""
    import PySide6.QtCore  # noqa: F401  (what comes first in the program, too)

    import app.main as program
    from app.ui.plain_imports import import_plainly

    import_plainly()
    _watch_today()
    _unlock_at_once(key)
    return program.main(["--vault", str(folder)])


def _unlock_at_once(key: bytes) -> None:
    from app.services.vault import OpenVault, VaultService
    from app.ui.window import Window

    def unlock(window: Any, service: VaultService) -> None:
        service._vault.unlock(key)
        window.show_open(OpenVault(service, service.open_desk(), "existing"))

    Window.unlock = unlock  # type: ignore[method-assign, assignment]


def _watch_today() -> None:
    """Say so when what comes up is painted, the last part of a page with data."""
    from app.ui.pages.today.ahead import AheadLine

    paint = AheadLine.paintEvent
    seen: list[bool] = []

    def painted(line: Any, event: Any) -> None:
        paint(line, event)
        if not seen:
            seen.append(True)
            _say_when_painted()

    AheadLine.paintEvent = painted  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    sys.exit(globals()[sys.argv[1]](Path(sys.argv[2]), bytes.fromhex(sys.stdin.readline())))
