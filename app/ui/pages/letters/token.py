"""A field of the text as it looks in the editor: one object in the line, a small box with its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

KIND = QTextFormat.ObjectTypes.UserObject + 1
NAME = QTextFormat.Property.UserProperty + 1
MARK = "\ufffc"
HIGH, SIDE, _RADIUS, _GAP, _DROP = 20, 8, 6, 1, 2.5
"""`_DROP` brings a field's smaller letters down to the line of the words around it."""


def token_format(name: str, plain: QTextCharFormat) -> QTextCharFormat:
    """The format of one field in the text."""
    made = QTextCharFormat(plain)
    made.setObjectType(KIND)
    made.setProperty(NAME, name)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def token_width(name: str, theme: Theme) -> float:
    """Width of a field with its sides."""
    return text_width(name, theme.scale.font("caption", 600)) + 2 * SIDE


def paint_token(painter: QPainter, rect: QRectF, name: str, tone: str, theme: Theme) -> None:
    """A field: ember where everybody has the fact, gold where it is missing for some."""
    rounded_box(painter, rect, _RADIUS, theme.color(f"{tone}_t"), theme.color(f"{tone}_l"))
    font = theme.scale.font("caption", 600)
    draw_line(painter, rect, name, font, theme.color(tone), Qt.AlignmentFlag.AlignHCenter)


class TokenObject(QPyTextObject):
    """Measures and paints the fields of a document; `tone_of` gives the colour of each."""

    def __init__(self, tone_of: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._tone_of = tone_of

    def intrinsicSize(self, doc: QTextDocument, pos: int, given: QTextFormat) -> QSizeF:
        theme = theme_of()
        return QSizeF(token_width(str(given.property(NAME)), theme) + 2 * _GAP, theme.scale.px(HIGH))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos: int, given: QTextFormat
    ) -> None:
        painter.save()
        name = str(given.property(NAME))
        drop = theme_of().scale.px(_DROP * 2) / 2
        paint_token(painter, QRectF(rect).adjusted(_GAP, drop, -_GAP, drop), name, self._tone_of(name), theme_of())
        painter.restore()
