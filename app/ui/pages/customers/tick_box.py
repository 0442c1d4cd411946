"""The box that chooses a row, or all rows in the table's head."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.ui.icons import paint_icon
from app.ui.theme import Theme
from app.ui.widgets.painting import rounded_box

SIDE = 18


def paint_tick_box(painter: QPainter, left_centre: QPointF, chosen: bool | None, theme: Theme) -> None:
    """Paint the box with a tick, with a dash (None: some), or empty."""
    box = QRectF(round(left_centre.x()), round(left_centre.y() - SIDE / 2), SIDE, SIDE)
    if chosen is False:
        rounded_box(painter, box, 5, theme.color("card"), theme.color("field"), 1.5)
        return
    rounded_box(painter, box, 5, theme.color("ember"))
    mark = theme.color("on_ember")
    if chosen is None:
        rounded_box(painter, QRectF(box.left() + 4, box.center().y() - 1, SIDE - 8, 2), 1, mark)
    else:
        paint_icon(painter, QPointF(box.left() + 2, box.top() + 2), "check", mark, 14)
