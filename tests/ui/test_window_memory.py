"""The window comes up where it was left, and keeps no word of anybody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from app.ui.window_memory import WindowMemory


def test_page_and_size_are_there_again(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    first = WindowMemory(file)
    assert first.page(tmp_path) == ("", 0)
    assert first.geometry().isEmpty()
    first.keep_geometry(QByteArray(b"here"))
    first.keep_page(tmp_path, "customer", 7)
    again = WindowMemory(file)
    assert again.page(tmp_path) == ("customer", 7)
    assert again.geometry() == QByteArray(b"here")


def test_another_vault_has_a_page_of_its_own(tmp_path: Path) -> None:
    memory = WindowMemory(tmp_path / "window.ini")
    memory.keep_page(tmp_path / "one", "calendar")
    assert memory.page(tmp_path / "two") == ("", 0)


def test_a_damaged_file_is_a_first_start(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(b"\xff\xfe not an ini \x00 file [[[")
    memory = WindowMemory(file)
    assert memory.page(tmp_path) == ("", 0)
    assert memory.geometry().isEmpty()
