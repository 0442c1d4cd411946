"""One window per vault: a second start raises the first through a local socket."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class FirstWindow(QObject):
    """Listens for later starts; `was_raised` is True where another window of this vault took over."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(folder)
        self.was_raised = self._raise_other()
        self._server = QLocalServer(self)
        if not self.was_raised:
            self._listen()

    def _raise_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(_WAIT_MS)
        if found:
            socket.write(b"raise")
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
        return found

    def _listen(self) -> None:
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        if self._server.listen(self._name):
            return
        # The name is taken: another start was a moment quicker, or a killed process left its socket behind.
        self.was_raised = self._raise_other()
        if not self.was_raised:
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.raise_asked.emit()


def socket_name(folder: Path) -> str:
    """A name for the vault's socket that tells nothing about the path; short, since a whole path has 107 letters."""
    user = os.environ.get("USER", os.environ.get("USERNAME", ""))
    return "keepwarm-" + hashlib.sha256(f"{user}:{folder.absolute()}".encode()).hexdigest()[:12]
