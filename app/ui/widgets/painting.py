"""Strokes that every painted part shares: rounded boxes, hairlines and text with the design's line heights."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

_SHADOW_DROP, _SHADOW_SIGMA, _SHADOW_STEPS = 12, 16.0, 14
_MEASURED: dict[str, QFontMetricsF] = {}
_FONTS: dict[str, QFont] = {}
_TEXTS_KEPT = 4096
"""Texts whose measures are kept: several pages full, for a layout asks for the same ones again and again."""


def hairline(painter: QPainter) -> float:
    """Width of one device pixel in logical pixels."""
    return 1.0 / max(1.0, painter.device().devicePixelRatioF())


def rounded_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float | None = None,
    *,
    dashed: bool = False,
) -> None:
    """Fill and frame a rounded box; the border (a hairline unless `width` is given) lies inside the rect."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    stroke = hairline(painter) if width is None else width
    rect = _on_device_pixels(painter, rect)
    pen = QPen(border, stroke)
    if dashed:
        pen.setDashPattern([3 / stroke, 3 / stroke])
    painter.setPen(pen)
    half = stroke / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def _on_device_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """The rect moved onto whole device pixels, where the scale factor is a fraction."""
    if painter.device().devicePixelRatioF().is_integer():
        return rect
    to_device = painter.deviceTransform()
    there = to_device.mapRect(rect)
    snapped = QRectF(
        QPointF(round(there.left()), round(there.top())), QPointF(round(there.right()), round(there.bottom()))
    )
    back, is_invertible = to_device.inverted()
    return back.mapRect(snapped) if is_invertible else rect


def horizontal_rule(painter: QPainter, left: float, right: float, y: float, color: QColor) -> None:
    """A hairline across."""
    painter.fillRect(QRectF(left, y, right - left, hairline(painter)), color)


def metrics(font: QFont) -> QFontMetricsF:
    """Measures of a font, kept because delegates ask for the same few all the time."""
    return _MEASURED[_key(font)]


def text_width(text: str, font: QFont) -> float:
    """Width of one line of text."""
    return _advance(text, _key(font))


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one plain line, vertically centred and elided to the rect; returns its width."""
    key = _key(font)
    measured, width = _MEASURED[key], _advance(text, key)
    if width > rect.width():
        text = measured.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = measured.horizontalAdvance(text)
    left = rect.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = rect.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - width) / 2
    baseline = rect.top() + (rect.height() + measured.ascent() - measured.descent()) / 2
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(left, round(baseline)), text)
    return width


def wrapped(text: str, font: QFont, width: float, most: int = 0) -> tuple[str, ...]:
    """The text broken into lines of at most `width`; the last of `most` lines ends in an ellipsis when cut."""
    return _wrapped(text, _key(font), width, most)


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    line_height: float,
    most: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw wrapped plain text from the top of the rect; returns the height used."""
    top = rect.top()
    for line in wrapped(text, font, rect.width(), most):
        draw_line(painter, QRectF(rect.left(), top, rect.width(), line_height), line, font, color, align)
        top += line_height
    return top - rect.top()


def arc(painter: QPainter, square: QRectF, color: QColor, width: float, share: float) -> None:
    """A round-ended arc from twelve o'clock, clockwise, over `share` of the circle (0 to 1)."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if share >= 1:
        painter.drawEllipse(square)
    elif share > 0:
        painter.drawArc(square, 90 * 16, -round(share * 360 * 16))


def paint_shadow(painter: QPainter, rect: QRectF, color: QColor, radius: float = 12) -> None:
    """The one shadow, under a panel at `rect`: 12 px down, blurred over 32."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    below = rect.translated(0, _SHADOW_DROP)
    edges = [_SHADOW_SIGMA * (2 - 4 * step / _SHADOW_STEPS) for step in range(_SHADOW_STEPS + 1)]
    for outer, inner in pairwise(edges):
        layer = QColor(color)
        layer.setAlphaF(color.alphaF() * (_covered(inner) - _covered(outer)))
        painter.setBrush(layer)
        reach = (outer + inner) / 2
        corner = max(1.0, radius + reach)
        painter.drawRoundedRect(below.adjusted(-reach, -reach, reach, reach), corner, corner)


def _covered(distance: float) -> float:
    """Share of a blurred edge's colour at a distance outside it."""
    return 0.5 * math.erfc(distance / _SHADOW_SIGMA / math.sqrt(2))


def rounded_path(rect: QRectF, radius: float) -> QPainterPath:
    """Outline of a rounded box, for clipping."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def _key(font: QFont) -> str:
    """Name of a font, which is measured from then on."""
    key = font.key()
    if key not in _MEASURED:
        _MEASURED[key] = QFontMetricsF(font)
        _FONTS[key] = QFont(font)
    return key


@lru_cache(_TEXTS_KEPT)
def _advance(text: str, key: str) -> float:
    return _MEASURED[key].horizontalAdvance(text)


@lru_cache(_TEXTS_KEPT)
def _wrapped(text: str, key: str, width: float, most: int) -> tuple[str, ...]:
    measured = _MEASURED[key]
    if most == 1:
        return (measured.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width),)
    lines = [line for paragraph in text.split("\n") for line in _broken(paragraph, key, width)]
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], measured.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


def _broken(paragraph: str, key: str, width: float) -> list[str]:
    if _advance(paragraph, key) <= width:
        return [paragraph]
    layout = QTextLayout(paragraph, _FONTS[key])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        lines.append(_cut(paragraph, start, line.textLength()).rstrip())
    layout.endLayout()
    return lines


def _cut(text: str, start: int, length: int) -> str:
    """Part of a text by UTF-16 positions, which Qt counts in."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le", "ignore")
