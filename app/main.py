"""The composition root: one process, one vault, one window, wired by hand."""

from __future__ import annotations

import contextlib
import gc
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.cli import SELF_TEST, Wishes, run, wishes_of

if TYPE_CHECKING:
    from app.ui.window import Window


COLLECTING_AFTER_MS = 2000


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code of the program: a command where one was given, the window otherwise."""
    wishes = wishes_of(sys.argv[1:] if arguments is None else arguments)
    if wishes.command == SELF_TEST:
        from app import self_test

        return self_test.run(print, wishes.options.report)
    return run(wishes) if wishes.command else show_window(wishes)


def show_window(wishes: Wishes) -> int:
    """Open the window on the wished vault; a second start raises the first window and ends."""
    gc.disable()  # nothing that is loaded now is garbage; collecting begins after the first paint
    from PySide6.QtCore import QTimer

    from app.ui.plain_imports import import_plainly

    import_plainly()
    from PySide6.QtWidgets import QApplication

    from app.log import start_log
    from app.paths import copy_of, default_vault, window_file
    from app.services.vault import VaultState, vault_at
    from app.ui.first_window import FirstWindow
    from app.ui.theme import Theme
    from app.ui.window import Window
    from app.ui.window_memory import WindowMemory

    start_log()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Keepwarm")
    app.setDesktopFileName("app.keepwarm.Keepwarm")
    if sys.platform == "darwin":
        from app.ui.opened_files import OpenedFiles

        app.installEventFilter(OpenedFiles(app))
    # Backups lie beside a vault, so the passing one gets a folder with room around it.
    is_passing = wishes.is_demo and wishes.vault is None
    folder = _new_folder() if is_passing else wishes.vault or default_vault()
    folder = copy_of(wishes.backup) if wishes.backup else folder
    first = FirstWindow(folder)
    if first.was_raised:
        return 0
    window = Window(Theme(app), vault_at, None if is_passing else WindowMemory(window_file()))
    first.raise_asked.connect(window.come_forward)
    window.sample_asked.connect(lambda: open_sample(window))
    catch_mistakes(window.messages.crash, lambda: facts_of(window))
    if not (wishes.is_hidden and window.put_in_tray()):
        window.show()
    QTimer.singleShot(COLLECTING_AFTER_MS, gc.enable)
    service = vault_at(folder)
    if wishes.backup:
        window.restore_copy(wishes.backup, folder)
    elif wishes.is_demo:
        open_sample(window, folder)
    elif service.state is VaultState.NONE:
        window.welcome(folder)
    else:
        window.unlock(service)
    code = app.exec()
    if is_passing:
        shutil.rmtree(folder.parent, ignore_errors=True)
    return code


def _new_folder() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="keepwarm-demo-")) / "sample-studio"


def open_sample(window: Window, folder: Path | None = None) -> None:
    """Open the sample studio in its own vault, filled when it is new; in a worker, with the window alive."""
    from app.paths import sample_vault
    from app.services.desk import Desk
    from app.services.sample import fill
    from app.services.vault import OpenVault, vault_at

    service = vault_at(folder or sample_vault())

    def prepare() -> Desk:
        is_new = service.open_sample()
        desk = service.open_desk()
        if is_new:
            fill(desk)
        return desk

    def show(desk: Desk) -> None:
        window.show_open(OpenVault(service, desk, "existing"))

    window.tasks.run(prepare, show, window.messages.error)


def facts_of(window: Window) -> str:
    """As much as `keepwarm doctor` tells, of what can be told at once."""
    from app.services.doctor import glance, told

    return told(glance(window.service))


def catch_mistakes(show: Callable[[str], object], facts: Callable[[], str] = str) -> None:
    """Whatever nobody expected is logged without customer data and shown calmly; the window lives on.

    `facts` describe the installation; they can be copied together with the mistake.
    """
    from app.log import describe, note_mistake

    def on_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        details = describe(kind, trace)
        note_mistake(details)
        with contextlib.suppress(Exception):  # facts that can't be had must not hide the mistake
            details = f"{details}\n\n{facts()}"
        show(details)

    sys.excepthook = on_mistake
