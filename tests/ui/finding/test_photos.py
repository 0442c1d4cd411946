"""Photos come beside the window, each once."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.finding.photos import Photos, small_photo
from app.ui.tasks import Tasks


def png(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0xFFAA5533)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_photo_arrives_and_is_small(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tasks = Tasks(window)
    desk.files.set_photo(people["Maja"].id, "maja.png", "image/png", png(600))
    number = desk.customers.get(people["Maja"].id).photo_id
    photos = Photos(desk.files, tasks, window)

    with qtbot.waitSignal(photos.arrived):
        assert photos.avatar("Maja", number).photo is None

    picture = photos.avatar("Maja", number).photo
    assert picture is not None
    assert picture.width() == 128
    assert photos.avatar("Eero", None).photo is None
    tasks.close()


def test_what_is_no_picture_is_none() -> None:
    assert small_photo(b"no picture") is None
