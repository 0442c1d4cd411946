"""A backup that the desktop hands over as an event is opened by a start of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.autostart import HIDDEN, program
from app.cli import wishes_of
from app.ui.opened_files import OpenedFiles


@pytest.fixture
def started(qapp: QApplication) -> Iterator[list[Sequence[str]]]:
    """What was started because of events that reached the application."""
    words: list[Sequence[str]] = []
    files = OpenedFiles(start=words.append)
    qapp.installEventFilter(files)
    yield words
    qapp.removeEventFilter(files)


def test_an_opened_backup_starts_keepwarm_on_it(started: list[Sequence[str]], qapp: QApplication) -> None:
    QCoreApplication.sendEvent(qapp, QFileOpenEvent("/Users/nora/Studio 2026.keepwarm"))
    (words,) = started
    assert tuple(words[:-1]) == program()
    assert HIDDEN not in words
    assert wishes_of(words[-1:]).backup == Path("/Users/nora/Studio 2026.keepwarm")


def test_other_events_go_their_way(started: list[Sequence[str]]) -> None:
    QObject().setObjectName("another")
    QCoreApplication.processEvents()
    assert started == []
