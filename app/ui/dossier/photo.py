"""Photos for cards: made small and without the data a camera hides in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST = 640
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".svg")


def is_picture(path: Path) -> bool:
    """Whether a file's name is one of a picture."""
    return path.suffix.lower() in SUFFIXES


def small_photo(path: Path) -> bytes:
    """The picture as a PNG of at most 640 pixels, turned upright; empty when it can't be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return b"" if image.isNull() else _png(image)


def _png(image: QImage) -> bytes:
    plain = image.copy()
    for key in plain.textKeys():
        plain.setText(key, "")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
