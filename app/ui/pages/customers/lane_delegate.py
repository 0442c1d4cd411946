"""The small card of a lane: ring, name, how long known, one line, and contacts had or the strip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.customer import CardSummary, Stage
from app.domain.standing import CardPill
from app.ui.pages.customers.delegate import TileDelegate, paint_right_line
from app.ui.pages.customers.words import known_for, next_line, place_text
from app.ui.theme import Theme, theme_of
from app.ui.widgets.card import paint_card
from app.ui.widgets.contact_counter import paint_counter
from app.ui.widgets.painting import draw_line, rounded_box, text_width
from app.ui.widgets.pill import paint_pill, pill_size, state_look
from app.ui.widgets.rhythm_strip import paint_strip
from app.ui.widgets.tier_dots import DOTS_WIDTH, paint_tier_dots
from app.ui.widgets.warmth_ring import paint_ring

_WIDTH, _HEIGHT = 160, 112
_SIDE, _TOP, _RING = 13, 12, 40
_State = QStyle.StateFlag


class LaneDelegate(TileDelegate):
    """Paints a board card; the one that is being carried stays behind as a dashed outline."""

    carried = 0
    """Id of the customer who is on the way to another lane."""

    def tile_size(self) -> tuple[int, int]:
        return _WIDTH, theme_of().scale.px(_HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: int, button: str) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        card = self.people.card(row)
        if card is None:
            self.paint_skeleton(painter, option.rect)
        elif card.id == self.carried:
            rounded_box(painter, rect, 12, None, theme.color("field"), 1, dashed=True)
            painter.setOpacity(0.55)
            self.paint_content(painter, rect, card, theme)
            painter.setOpacity(1)
        else:
            self._paint_frame(painter, option, card, theme)
            self.paint_content(painter, rect, card, theme)

    def paint_content(self, painter: QPainter, rect: QRectF, card: CardSummary, theme: Theme) -> None:
        """Everything inside the frame; the ghost under the mouse shows the same."""
        px = theme.scale.px
        room = rect.adjusted(_SIDE, px(_TOP), -_SIDE, -px(11))
        ring = px(_RING)
        face = QRectF(room.left(), room.top(), ring, ring)
        paint_ring(painter, face, self.photos.avatar(card.name, card.photo_id), card.warmth, theme, badge=False)
        text = QRectF(face.right() + 10, room.top() + (ring - px(36)) / 2, room.right() - face.right() - 10, px(20))
        text.setRight(self._paint_corner(painter, text, card, theme) - 8)
        draw_line(painter, text, card.name, theme.scale.lead, theme.color("ink"))
        below = QRectF(text.left(), text.bottom(), text.width() - DOTS_WIDTH - 6, px(16))
        wide = draw_line(painter, below, place_text(card), theme.scale.caption, theme.color("ink2"))
        dots = QPointF(below.left() + (wide + 6 if wide else 0), below.center().y())
        paint_tier_dots(painter, dots, card.tier, theme)
        line = QRectF(room.left(), face.bottom() + px(6), room.width(), theme.scale.line("body"))
        draw_line(painter, line, card.human_line.replace("\n", " "), theme.scale.body, theme.color("ink"))
        foot = QRectF(room.left(), line.bottom() + px(6), room.width(), px(18))
        self._paint_foot(painter, foot, card, theme)

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem, card: CardSummary, theme: Theme) -> None:
        lone = not len(self.chosen) and bool(option.state & _State.State_Active)
        paint_card(
            painter, QRectF(option.rect), theme,
            hovered=bool(option.state & _State.State_MouseOver),
            selected=lone or card.id in self.chosen,
            focused=bool(option.state & _State.State_HasFocus),
            border="berry_l" if card.pill == CardPill.OPEN_SLIP else "line",
        )  # fmt: skip

    def _paint_corner(self, painter: QPainter, row: QRectF, card: CardSummary, theme: Theme) -> float:
        """The state or how long known, at the right; returns its left edge."""
        if card.pill:
            look = state_look(card.pill)
            size = pill_size(look, theme)
            middle = row.top() + theme.scale.px(18)
            box = QRectF(row.right() - size.width(), middle - size.height() / 2, size.width(), size.height())
            paint_pill(painter, box, look, theme)
            return box.left()
        known = known_for(card, self.people.today)
        room = QRectF(row.left(), row.top() + theme.scale.px(8), row.width(), row.height())
        draw_line(painter, room, known, theme.scale.caption, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        return row.right() - text_width(known, theme.scale.caption)

    def _paint_foot(self, painter: QPainter, foot: QRectF, card: CardSummary, theme: Theme) -> None:
        if card.stage is Stage.RETENTION:
            used = min(150.0, foot.width() / 2)
            strip = QRectF(foot.left(), foot.center().y() - 10, used, 20)
            paint_strip(painter, strip, card.strip, self.people.today, theme, card.warmth)
        else:
            used = paint_counter(painter, foot, card.contacts, theme)
        room = QRectF(foot.left() + used + 12, foot.top(), foot.width() - used - 12, foot.height())
        paint_right_line(painter, room, next_line(card, self.people.today), theme.scale.font("caption", 500), theme)
