"""The table of keys: open, readable, closed by Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui import dialogs
from app.ui.dialogs.keys_dialog import KeysTable
from tests.ui.dialogs.room import Room


def test_the_table_opens_again_and_again_and_escape_closes_it(room: Room) -> None:
    for _ in range(2):
        dialogs.keys(room.shell)
        QApplication.processEvents()
        shown = next(each for each in room.window.findChildren(KeysTable) if each.isVisible())
        room.key(Qt.Key.Key_Escape)
        assert not shown.isVisible()


def test_every_group_names_its_keys_once(room: Room) -> None:
    table = KeysTable()
    for title, lines in table.groups():
        keys = [key for key, _ in lines]
        assert len(keys) == len(set(keys)), title
        assert all(words for _, words in lines)
