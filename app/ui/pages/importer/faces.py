"""Reads the first few of those who seem to be here, with their photos."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from app.services.import_plan import Draft
from app.services.import_sides import Meeting
from app.ui.shell import Shell
from app.ui.widgets.avatar import photo_from_bytes

Found = tuple[Draft, tuple[Meeting, ...], dict[int, bytes]]


class FirstMeetings(QObject):
    """`read` carries the meetings and the photos by customer; an answer for an older draft is dropped."""

    read = Signal(object, object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._draft: Draft | None = None

    def ask(self, draft: Draft, count: int) -> None:
        """Read the first so many."""
        self._draft = draft
        places, desk = sorted(draft.best_matches)[:count], self._shell.desk

        def work() -> Found:
            meetings = desk.importing.meetings(draft, places)
            photos = {one.match.customer_id: desk.files.data(one.photo_id) for one in meetings if one.photo_id}
            return draft, meetings, photos

        self._shell.tasks.run(work, self._on_read)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._draft = None

    def _on_read(self, found: Found) -> None:
        draft, meetings, photos = found
        if draft is not self._draft:
            return
        faces: dict[int, QPixmap] = {}
        for number, data in photos.items():
            if (face := photo_from_bytes(data)) is not None:
                faces[number] = face
        self.read.emit(meetings, faces)
