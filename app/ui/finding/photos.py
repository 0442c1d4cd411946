"""Small photos by id, read beside the window; initials until they are there."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from app.domain.errors import KeepwarmError
from app.services.files import FileService
from app.ui.tasks import Tasks
from app.ui.widgets.avatar import Avatar

_SIDE = 128
_MOST = 400


class Photos(QObject):
    """`arrived` tells that some photos can be painted now."""

    arrived = Signal()

    def __init__(self, files: FileService, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._tasks = files, tasks
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._on_way: set[int] = set()

    def avatar(self, name: str, photo_id: int | None) -> Avatar:
        """A face as far as it is known now."""
        return Avatar(name, None if photo_id is None else self.picture(photo_id))

    def picture(self, number: int) -> QPixmap | None:
        """The photo of this id; None while it is on its way, or when it can't be read."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        if number not in self._on_way and number not in self._wanted:
            if not self._wanted:
                QTimer.singleShot(0, self, self._ask)
            self._wanted[number] = None
        return None

    def _ask(self) -> None:
        numbers, files = tuple(self._wanted), self._files
        self._wanted.clear()
        self._on_way.update(numbers)
        self._tasks.run(
            lambda: tuple((number, small_photo(files.data(number))) for number in numbers),
            self._on_read,
            self._on_error,
        )

    def _on_error(self, error: Exception) -> None:
        """A photo that can't be read now leaves the initials; the file may just have been locked."""
        if not isinstance(error, KeepwarmError):
            self._tasks.failed.emit(error)

    def _on_read(self, pictures: tuple[tuple[int, QImage | None], ...]) -> None:
        for number, picture in pictures:
            self._on_way.discard(number)
            self._kept[number] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        self.arrived.emit()


def small_photo(data: bytes) -> QImage | None:
    """A stored photo, scaled down for lists; None when it can't be read. Safe on any thread."""
    picture = QImage.fromData(QByteArray(data))
    if picture.isNull():
        return None
    kind = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding, kind)
