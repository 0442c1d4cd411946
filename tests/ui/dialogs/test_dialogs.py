"""The functions that open dialogs."""

from __future__ import annotations

import pkgutil

from PySide6.QtWidgets import QApplication

from app.domain.customer import Customer
from app.ui import dialogs
from app.ui.dialogs.log_dialog import LogDialog
from app.ui.dialogs.palette_dialog import Palette
from tests.ui.dialogs.room import Room


def test_no_module_hides_a_function_that_opens_it() -> None:
    modules = {module.name for module in pkgutil.iter_modules(dialogs.__path__)}
    functions = {
        name for name in ("log", "promise", "plan", "add_customer", "palette", "keys") if hasattr(dialogs, name)
    }

    assert len(functions) == 6
    assert not modules & functions


def test_dialogs_open_by_their_functions_again_and_again(room: Room, people: dict[str, Customer]) -> None:
    for _ in range(2):
        dialogs.palette(room.shell)
        QApplication.processEvents()
        assert room.is_open(Palette)
        dialogs.palette(room.shell)
        assert not room.is_open(Palette)
        dialogs.log(room.shell, (people["Maja"].id,))
        QApplication.processEvents()
        shown = next(each for each in room.window.findChildren(LogDialog) if each.isVisible())
        room.click(shown.cancel_button)
        assert not room.is_open(LogDialog)
