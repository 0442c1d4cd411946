"""Icons by name, in any colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.paths import resources

_INK = b"#2B2622"
_STROKES = {20: b"1.75", 18: b"1.85", 16: b"1.9", 14: b"1.9"}


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """Icon for a button or an action; sharp at 1x and 2x."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, color, size, ratio))
    return result


def pixmap(name: str, color: QColor, size: int = 16, ratio: float | None = None) -> QPixmap:
    """Icon as a picture, cached per colour, size and device pixel ratio."""
    if ratio is None:
        app = QApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _pixmap(name, color.rgba(), size, ratio)


def paint_icon(painter: QPainter, place: QPointF, name: str, color: QColor, size: int = 16) -> None:
    """Draw an icon with its top left corner at `place`."""
    painter.drawPixmap(place, pixmap(name, color, size, painter.device().devicePixelRatioF()))


def draw_icon(painter: QPainter, square: QRectF, name: str, color: QColor) -> None:
    """Draw an icon as lines instead of dots, for paper; safe on any thread."""
    drawing = _source(name).replace(_INK, color.name().encode())
    QSvgRenderer(QByteArray(drawing)).render(painter, square)


@lru_cache(maxsize=1024)
def _pixmap(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setOpacity((rgba >> 24) / 255)
    color = QColor.fromRgb(rgba).name().encode()
    _renderer(name, color, _stroke(size)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


@lru_cache(maxsize=512)
def _renderer(name: str, color: bytes, stroke: bytes) -> QSvgRenderer:
    drawing = _source(name).replace(_INK, color).replace(b'stroke-width="1.75"', b'stroke-width="' + stroke + b'"', 1)
    return QSvgRenderer(QByteArray(drawing))


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


def _stroke(size: int) -> bytes:
    return _STROKES.get(size, b"1.75" if size > 20 else b"1.9")
