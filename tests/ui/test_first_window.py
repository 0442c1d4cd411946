"""One window per vault: later starts raise the first, and a killed one stands in nobody's way."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.first_window import FirstWindow

ROOT = Path(__file__).parents[2]
LISTENER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.first_window import FirstWindow

app = QCoreApplication([])
first = FirstWindow(Path(sys.argv[1]))
print("listening", flush=True)
app.exec()
"""


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "vault")
    assert not first.was_raised
    with qtbot.waitSignal(first.raise_asked, timeout=5000):
        assert FirstWindow(tmp_path / "vault").was_raised


def test_another_vault_gets_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "vault")
    with qtbot.assertNotEmitted(first.raise_asked, wait=100):
        assert not FirstWindow(tmp_path / "sample-studio").was_raised


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process leaves no socket behind there")
def test_what_a_killed_process_left_behind_blocks_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    command = (sys.executable, "-c", LISTENER, str(tmp_path / "vault"))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"listening\n"
        assert FirstWindow(tmp_path / "vault").was_raised
        killed.send_signal(signal.SIGKILL)
    first = FirstWindow(tmp_path / "vault")
    assert not first.was_raised
    with qtbot.waitSignal(first.raise_asked, timeout=5000):
        assert FirstWindow(tmp_path / "vault").was_raised
