"""The customer card: ring, name, place, stage, one human line, the strip, last and next; buttons under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.customer import CardSummary
from app.domain.standing import CardPill
from app.ui.dossier.words import stage_word
from app.ui.pages.customers.delegate import TileDelegate, paint_left_line, paint_right_line
from app.ui.pages.customers.words import last_line, next_line, place_text
from app.ui.theme import Theme, theme_of
from app.ui.widgets.buttons import ButtonLook, paint_button
from app.ui.widgets.card import paint_card
from app.ui.widgets.painting import draw_line, draw_lines, horizontal_rule
from app.ui.widgets.pill import paint_pill, pill_size, state_look
from app.ui.widgets.rhythm_strip import paint_strip
from app.ui.widgets.tier_dots import paint_tier_dots
from app.ui.widgets.warmth_ring import paint_ring

_WIDTH, _HEIGHT = 264, 214
_PAD, _RING, _RING_GAP = 17, 52, 14
_State = QStyle.StateFlag


class CardDelegate(TileDelegate):
    """Paints the card of the pictures; hover or the keyboard shows Log, Plan and More in the foot."""

    def tile_size(self) -> tuple[int, int]:
        scale = theme_of().scale
        return scale.px(_WIDTH), scale.px(_HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: int, button: str) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        card = self.people.card(row)
        if card is None:
            self.paint_skeleton(painter, option.rect)
            return
        hovered = bool(option.state & _State.State_MouseOver)
        focused = bool(option.state & _State.State_HasFocus)
        lone = not len(self.chosen) and bool(option.state & _State.State_Active)
        border = "berry_l" if card.pill == CardPill.OPEN_SLIP else "line"
        paint_card(
            painter,
            rect,
            theme,
            hovered=hovered,
            selected=lone or card.id in self.chosen,
            focused=focused,
            border=border,
        )
        self._paint_head(painter, rect, card, theme)
        self._paint_middle(painter, rect, card, theme)
        line = _foot_top(rect, theme)
        horizontal_rule(painter, rect.left() + _PAD, rect.right() - _PAD, line, theme.color("line"))
        if hovered or focused:
            _paint_buttons(painter, option.rect, button, theme)
        else:
            self._paint_foot(painter, rect, card, theme)

    def button_at(self, tile: QRect, place: QPoint) -> str:
        boxes = button_boxes(tile, theme_of())
        return next((name for name, box in boxes if box.contains(QPointF(place))), "")

    def _paint_head(self, painter: QPainter, rect: QRectF, card: CardSummary, theme: Theme) -> None:
        px = theme.scale.px
        top = rect.top() + _PAD
        ring = px(_RING)
        paint_ring(
            painter,
            QRectF(rect.left() + _PAD, top, ring, ring),
            self.photos.avatar(card.name, card.photo_id),
            card.warmth,
            theme,
            badge=card.warmth is not None or card.pill != "new",
        )
        left = rect.left() + _PAD + ring + _RING_GAP
        width = rect.right() - _PAD - left
        name = QRectF(left, top + 1, width, px(20))
        draw_line(painter, name, card.name, theme.scale.lead, theme.color("ink"))
        place = QRectF(left, name.bottom(), width, px(16))
        draw_line(painter, place, place_text(card), theme.scale.caption, theme.color("ink2"))
        third = QRectF(left, place.bottom() - 1, width, px(22))
        if card.pill:
            look = state_look(card.pill)
            size = pill_size(look, theme)
            box = QRectF(third.right() + 4 - size.width(), third.top(), size.width(), size.height())
            paint_pill(painter, box, look, theme)
            third.setRight(box.left() - 4 - 27)
        wide = draw_line(painter, third, stage_word(card.stage), theme.scale.caption, theme.color("ink3"))
        paint_tier_dots(painter, QPointF(third.left() + wide + 8, third.center().y()), card.tier, theme)

    def _paint_middle(self, painter: QPainter, rect: QRectF, card: CardSummary, theme: Theme) -> None:
        px = theme.scale.px
        top = rect.top() + _PAD + px(58) + px(11)
        line = theme.scale.line("body")
        room = QRectF(rect.left() + _PAD, top, rect.width() - 2 * _PAD, 2 * line)
        draw_lines(painter, room, card.human_line, theme.scale.body, theme.color("ink"), line, 2)
        strip = QRectF(room.left() - 4, room.bottom() + px(9), room.width() + 8, px(20))
        paint_strip(painter, strip, card.strip, self.people.today, theme, card.warmth)

    def _paint_foot(self, painter: QPainter, rect: QRectF, card: CardSummary, theme: Theme) -> None:
        top = _foot_top(rect, theme) + 9
        room = QRectF(rect.left() + _PAD, top, rect.width() - 2 * _PAD, theme.scale.px(20))
        today = self.people.today
        used = paint_left_line(painter, room, last_line(card, today), theme.scale.caption, theme)
        room.setLeft(room.left() + used + 12)
        paint_right_line(painter, room, next_line(card, today), theme.scale.font("caption", 500), theme)


def button_boxes(tile: QRect, theme: Theme) -> tuple[tuple[str, QRectF], ...]:
    """Where the buttons of a card lie."""
    rect, side, gap = QRectF(tile), theme.scale.px(28), 6
    top = _foot_top(rect, theme) + 9
    left, right = rect.left() + _PAD, rect.right() - _PAD
    wide = (right - left - side - 2 * gap) / 2
    return (
        ("log", QRectF(left, top, wide, side)),
        ("plan", QRectF(left + wide + gap, top, wide, side)),
        ("more", QRectF(right - side, top, side, side)),
    )


def _paint_buttons(painter: QPainter, tile: QRect, under: str, theme: Theme) -> None:
    tr = QCoreApplication.translate
    looks = {
        "log": ButtonLook(tr("CardDelegate", "Log"), icon="plus", size="small"),
        "plan": ButtonLook(tr("CardDelegate", "Plan"), icon="calendar", size="small"),
        "more": ButtonLook("", icon="more", size="small"),
    }
    for name, box in button_boxes(tile, theme):
        paint_button(painter, box, looks[name], theme, hovered=name == under)


def _foot_top(rect: QRectF, theme: Theme) -> float:
    """Where the hairline above the foot lies."""
    return rect.bottom() - _PAD - theme.scale.px(29)
