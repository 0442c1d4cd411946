"""How the other lines of the list look: heads, who can wait, and who was reached already."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.icons import paint_icon
from app.ui.pages.today.model import Line
from app.ui.pages.today.words import minutes_short
from app.ui.theme import Theme
from app.ui.widgets.mood_face import mood_word, paint_mood
from app.ui.widgets.painting import draw_line, text_width

_CIRCLE, _CHEVRON, _GAP = 20, 18, 12
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_head(painter: QPainter, rect: QRectF, line: Line, theme: Theme, pad: int) -> None:
    """A head: a clock stands before what is late, never a colour alone."""
    left = rect.left() + pad
    if line.is_late:
        side = theme.scale.px(14)
        paint_icon(
            painter, QPointF(round(left), round(rect.center().y() - side / 2)), "clock", theme.color("ink2"), side
        )
        left += side + 6
    room = QRectF(left, rect.top(), rect.right() - left - pad, rect.height())
    draw_line(painter, room, line.text, theme.scale.font("caption", 600), theme.color("ink2"))


def paint_waiting(painter: QPainter, rect: QRectF, line: Line, theme: Theme, pad: int) -> None:
    """Who can wait, in one line that opens."""
    side = theme.scale.px(_CIRCLE)
    left = rect.left() + pad + side + _GAP
    room = QRectF(left, rect.top(), rect.right() - left - pad - side, rect.height())
    draw_line(painter, room, line.text, theme.scale.body, theme.color("ink2"))
    _paint_chevron(painter, rect, theme, pad)


def paint_done(painter: QPainter, rect: QRectF, line: Line, theme: Theme, pad: int, is_unfolded: bool) -> None:
    """Who was reached, folded into one line."""
    left = _paint_tick(painter, rect, theme, pad)
    chevron = theme.scale.px(_CHEVRON)
    minutes = minutes_short(line.minutes)
    font = theme.scale.font("caption", 500)
    right = rect.right() - pad - chevron - _GAP
    width = text_width(minutes, font)
    draw_line(
        painter, QRectF(right - width, rect.top(), width, rect.height()), minutes, font, theme.color("sage"), _RIGHT
    )
    room = QRectF(left, rect.top(), right - width - _GAP - left, rect.height())
    used = draw_line(painter, room, line.text, theme.scale.font("body", 500), theme.color("ink"))
    room.setLeft(left + used)
    if line.detail and room.width() > 40:
        draw_line(painter, room, f" · {line.detail}", theme.scale.body, theme.color("ink3"))
    _paint_chevron(painter, rect, theme, pad, is_up=is_unfolded)


def paint_done_person(painter: QPainter, rect: QRectF, line: Line, theme: Theme, pad: int) -> None:
    """One touchpoint that was made, with how it felt."""
    left = rect.left() + pad + theme.scale.px(_CIRCLE) + _GAP
    font = theme.scale.font("caption", 500)
    minutes = minutes_short(line.minutes)
    width = text_width(minutes, font)
    right = rect.right() - pad - width
    draw_line(painter, QRectF(right, rect.top(), width, rect.height()), minutes, font, theme.color("ink3"), _RIGHT)
    room = QRectF(left, rect.top(), right - _GAP - left, rect.height())
    used = draw_line(painter, room, line.text, theme.scale.font("body", 500), theme.color("ink"))
    room.setLeft(left + used + 8)
    mood = line.made.mood if line.made is not None else None
    used = draw_line(painter, room, line.detail, theme.scale.caption, theme.color("ink3"))
    if mood is not None and room.width() > used + 60:
        side = theme.scale.px(16)
        place = QRectF(room.left() + used + 10, rect.center().y() - side / 2, side, side)
        paint_mood(painter, place, mood, theme)
        room.setLeft(place.right() + 4)
        draw_line(painter, room, mood_word(mood), theme.scale.caption, theme.color("ink3"))


def _paint_tick(painter: QPainter, rect: QRectF, theme: Theme, pad: int) -> float:
    """A filled circle with a check; returns where the words begin."""
    side = theme.scale.px(_CIRCLE)
    box = QRectF(rect.left() + pad, rect.center().y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sage"))
    painter.drawEllipse(box)
    icon = theme.scale.px(14)
    place = QPointF(round(box.center().x() - icon / 2), round(box.center().y() - icon / 2))
    paint_icon(painter, place, "check", theme.color("card"), icon)
    return box.right() + _GAP


def _paint_chevron(painter: QPainter, rect: QRectF, theme: Theme, pad: int, *, is_up: bool = False) -> None:
    side = theme.scale.px(_CHEVRON)
    painter.save()
    painter.translate(round(rect.right() - pad - side / 2), round(rect.center().y()))
    painter.rotate(180 if is_up else 0)
    paint_icon(painter, QPointF(-side / 2, -side / 2), "chevd", theme.color("ink2"), side)
    painter.restore()
