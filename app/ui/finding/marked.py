"""Text with the matched letters in ember, or with some words set off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from app.domain.fold import Span
from app.ui.widgets.painting import draw_line, text_width


def draw_marked(
    painter: QPainter,
    rect: QRectF,
    text: str,
    spans: tuple[Span, ...],
    plain: tuple[QFont, QColor],
    marked: tuple[QFont, QColor],
) -> float:
    """Draw one line, vertically centred and elided, its spans in another font and colour; returns its width."""
    left = rect.left()
    for piece, is_marked in pieces(text, spans):
        font, color = marked if is_marked else plain
        room = QRectF(left, rect.top(), max(0.0, rect.right() - left), rect.height())
        left += draw_line(painter, room, piece, font, color)
        if left >= rect.right() or text_width(piece, font) > room.width():
            break
    return left - rect.left()


def pieces(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked."""
    at = 0
    for start, end in spans:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
