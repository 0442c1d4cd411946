"""A carried card: where it would land, the card itself under the mouse, and a tip that names the week."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.ui.pages.surprises.ribbon_carry import Carry
from app.ui.pages.surprises.ribbon_layout import RibbonLayout
from app.ui.pages.surprises.ribbon_paint import RADIUS, paint_words
from app.ui.theme import Theme
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.painting import draw_line, paint_shadow, rounded_box, text_width

_OFFSET = QPointF(8, 8)
_TIP_PAD, _TIP_GAP = 10, 8


def goal_rect(places: RibbonLayout, carry: Carry) -> QRectF | None:
    """Where a carried card would land; None outside the months shown."""
    row = places.month_of(carry.goal)
    if row is None:
        return None
    measures = places.measures
    first = carry.week if carry.line.is_suggested else carry.goal
    left = places.x_of(first.day if first.month == row.first.month else 1) - 6
    left = min(left, measures.width - measures.card_width)
    return QRectF(left, row.middle - measures.card_height / 2, measures.card_width, measures.card_height)


def paint_carry(
    painter: QPainter,
    places: RibbonLayout,
    carry: Carry,
    avatar: Avatar,
    theme: Theme,
    words: str,
    *,
    is_allowed: bool,
    is_veiled: bool,
) -> None:
    """Paint the goal's frame, the card, and what is said on the way."""
    goal, measures = goal_rect(places, carry), places.measures
    if goal is not None and is_allowed:
        rounded_box(painter, goal, RADIUS, None, theme.color("ember"), 1, dashed=True)
    corner = (goal or QRectF()).topLeft() if carry.place is None else carry.place - (carry.hold or QPointF())
    rect = QRectF(corner + _OFFSET, QSizeF(measures.card_width, measures.card_height))
    rect.moveRight(min(rect.right(), measures.width - 1))
    paint_shadow(painter, rect, theme.color("shadow"), RADIUS)
    rounded_box(painter, rect, RADIUS, theme.color("card"), theme.color("ember"), 1)
    paint_words(painter, rect, carry.line, avatar, theme, is_veiled=is_veiled)
    _paint_tip(painter, rect, words, theme, QRectF(0, 0, measures.width, places.height))


def _paint_tip(painter: QPainter, card: QRectF, words: str, theme: Theme, within: QRectF) -> None:
    """Paper on ink, below the card or above it."""
    width, height = text_width(words, theme.scale.caption) + 2 * _TIP_PAD + 1, theme.scale.line("caption") + 12
    left = min(max(within.left() + 2, card.left()), within.right() - width - 2)
    below = card.bottom() + _TIP_GAP
    top = below if below + height <= within.bottom() else card.top() - _TIP_GAP - height
    rect = QRectF(left, top, width, height)
    rounded_box(painter, rect, 8, theme.color("ink"))
    draw_line(painter, rect.adjusted(_TIP_PAD, 0, 0, 0), words, theme.scale.caption, theme.color("paper"))
