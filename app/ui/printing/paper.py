"""The printed page: black on white, greys for quiet words, and lines, boxes and icons drawn at 96 dots an inch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from app.ui.icons import draw_icon
from app.ui.theme import theme_of

MARGIN_MM = 16.0
DOTS_AN_INCH = 96
INK, GREY, HAIR, WHITE = QColor("#000000"), QColor("#595959"), QColor("#A6A6A6"), QColor("#FFFFFF")
DISPLAY, TITLE, LEAD, BODY, SMALL, CAPTION = 34, 17, 15, 13, 12, 11
"""The six sizes on paper, in pixels at 96 an inch."""
_HAIR_WIDTH = 0.6
_LINE = {DISPLAY: 42, TITLE: 24, LEAD: 21, BODY: 18, SMALL: 16, CAPTION: 14}


@dataclass(frozen=True, slots=True)
class Room:
    """What lies inside the margins of a page, in pixels at 96 an inch."""

    width: float
    height: float

    @property
    def rect(self) -> QRectF:
        """The room with its corner at the origin."""
        return QRectF(0, 0, self.width, self.height)


def paper_font(size: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The window's font in a size of the page."""
    font = QFont(_family())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def line_height(size: int) -> float:
    """Height of a line in a size of the page."""
    return _LINE.get(size, size * 1.3)


def width_of(text: str, font: QFont) -> float:
    """Width of one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def write(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    color: QColor = INK,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Write one line, vertically centred and elided to its place; returns its width."""
    measured = QFontMetricsF(font)
    shown = measured.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, place.width()))
    width = measured.horizontalAdvance(shown)
    left = place.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = place.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (place.width() - width) / 2
    painter.setFont(font)
    painter.setPen(color)
    baseline = place.top() + (place.height() + measured.ascent() - measured.descent()) / 2
    painter.drawText(QPointF(left, baseline), shown)
    return width


def broken(text: str, font: QFont, width: float, most: int = 0) -> tuple[str, ...]:
    """A text in lines of at most `width`; the last of `most` lines ends in an ellipsis when cut."""
    lines = [line for paragraph in text.split("\n") for line in _broken(paragraph, font, width)]
    if most and len(lines) > most:
        rest = QFontMetricsF(font).elidedText(" ".join(lines[most - 1 :]), Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], rest]
    return tuple(lines)


def rule(painter: QPainter, left: float, right: float, y: float, color: QColor = HAIR) -> None:
    """A hairline across."""
    painter.setPen(QPen(color, _HAIR_WIDTH))
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def upright(painter: QPainter, x: float, top: float, bottom: float, color: QColor = HAIR) -> None:
    """A hairline down."""
    painter.setPen(QPen(color, _HAIR_WIDTH))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def frame(painter: QPainter, rect: QRectF, *, dashed: bool = False, color: QColor = GREY) -> None:
    """A white box with round corners and a thin edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 0.75)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(WHITE)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def sign(painter: QPainter, left: float, middle: float, name: str, size: float = 12, color: QColor = INK) -> None:
    """An icon, centred on a height."""
    draw_icon(painter, QRectF(QPointF(left, middle - size / 2), QSizeF(size, size)), name, color)


def head(painter: QPainter, room: Room, title: str, beside: str = "") -> float:
    """The title of a page, with quiet words at its right end; returns where the page goes on."""
    place = QRectF(0, 0, room.width, line_height(DISPLAY))
    used = write(painter, place, title, paper_font(DISPLAY, 600))
    below = QRectF(used + 24, place.top() + 6, room.width - used - 24, place.height() - 6)
    write(painter, below, beside, paper_font(SMALL), GREY, Qt.AlignmentFlag.AlignRight)
    return place.bottom() + 10


FOOT = 38.0
"""What a foot of two lines takes, with the room above it."""


def foot(painter: QPainter, room: Room, left: str, right: str) -> None:
    """The last line of a page."""
    place = QRectF(0, room.height - line_height(CAPTION), room.width, line_height(CAPTION))
    used = write(painter, place, right, paper_font(CAPTION), GREY, Qt.AlignmentFlag.AlignRight)
    write(painter, place.adjusted(0, 0, -used - 16, 0), left, paper_font(CAPTION), GREY)


@lru_cache(maxsize=1)
def _family() -> str:
    """Asked once, on the window's thread: pages may be painted on another."""
    return theme_of().scale.family


def _broken(paragraph: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = paragraph.encode("utf-16-le")
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        lines.append(units[start * 2 : (start + length) * 2].decode("utf-16-le", "ignore").rstrip())
    layout.endLayout()
    return lines or [""]
