"""Cells of the table, painted column by column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.customer import CardSummary
from app.ui.finding.photos import Photos
from app.ui.formatting import warmth_word
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.columns import BOX, NAME
from app.ui.pages.customers.delegate import paint_left_line
from app.ui.pages.customers.model import Index, PeopleModel
from app.ui.pages.customers.tick_box import paint_tick_box
from app.ui.pages.customers.words import last_day_line, next_line
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width
from app.ui.widgets.quiet_bar import BAR_WIDTH, paint_quiet_bar
from app.ui.widgets.tier_dots import DOTS_WIDTH, paint_tier_dots
from app.ui.widgets.warmth_ring import paint_ring

PAD = 12
_RING = 32

Painted = Callable[[QPainter, QRectF, CardSummary, Theme], None]


class RowDelegate(QStyledItemDelegate):
    """Paints a cell of a person; the table says which row the mouse and the keyboard are on."""

    def __init__(self, people: PeopleModel, chosen: Chosen, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people, self._chosen, self._photos = people, chosen, photos
        self.hovered_row = -1
        self.keyboard_row = -1
        self._painters: dict[str, Painted] = {
            NAME: self._paint_name, "tier": _paint_tier, "warmth": _paint_warmth, "quiet": _paint_quiet,
            "last": self._paint_last, "next": self._paint_next, "tags": self._paint_tags,
        }  # fmt: skip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of()
        key = self._people.columns[index.column()].key
        font = theme.scale.font("body", 600 if key == NAME else None)
        width = text_width(index.data() or "", font) + 2 * PAD
        extra = {NAME: _RING + 10, "last": 20, "next": 20, "tags": 24, "quiet": BAR_WIDTH + 16, "warmth": 12}
        if key == "tier":
            width = DOTS_WIDTH + 2 * PAD
        return QSize(round(width + extra.get(key, 0) + 1), theme.scale.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        card = self._people.card(index.row())
        column = self._people.columns[index.column()]
        is_chosen = card is not None and card.id in self._chosen
        self._paint_ground(painter, rect, index, is_chosen, theme)
        if card is None:
            return
        if column.key == BOX:
            paint_tick_box(painter, QPointF(rect.left() + 16, rect.center().y()), is_chosen, theme)
            return
        room = rect.adjusted(PAD, 1, -PAD, 0)
        if column.key in self._painters:
            self._painters[column.key](painter, room, card, theme)
        else:
            draw_line(painter, room, str(index.data() or ""), theme.scale.body, theme.color("ink"))

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index, is_chosen: bool, theme: Theme) -> None:
        row = index.row()
        if is_chosen or row == self.hovered_row:
            painter.fillRect(rect, theme.color("ember_t" if is_chosen else "hover"))
        above = row > 0 and self._people.id_at(row - 1) in self._chosen
        edge = theme.color("ember_l" if is_chosen or above else "line")
        horizontal_rule(painter, rect.left(), rect.right() + 1, rect.top(), edge)
        if row == self.keyboard_row:
            ember = theme.color("ember")
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width() + 1, 2), ember)
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width() + 1, 2), ember)
            if index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), ember)

    def _paint_name(self, painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
        side = min(_RING, room.height() - 4)
        ring = QRectF(room.left(), room.center().y() - side / 2, side, side)
        paint_ring(painter, ring, self._photos.avatar(card.name, card.photo_id), card.warmth, theme, badge=False)
        room.setLeft(ring.right() + 10)
        draw_line(painter, room, card.name, theme.scale.font("body", 600), theme.color("ink"))

    def _paint_last(self, painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
        paint_left_line(painter, room, last_day_line(card, self._people.today), theme.scale.body, theme)

    def _paint_next(self, painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
        line = next_line(card, self._people.today)
        weight = 400 if card.next_day is None else 500
        paint_left_line(painter, room, line, theme.scale.font("body", weight), theme)

    def _paint_tags(self, painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
        font, high, left = theme.scale.caption, theme.scale.px(20), room.left()
        ground = theme.color("card" if card.id in self._chosen else "sunk")
        for tag in card.tags:
            width = text_width(tag, font) + 14
            if left > room.left() and left + width > room.right() + PAD:
                draw_line(painter, QRectF(left, room.top(), 16, room.height()), "…", font, theme.color("ink2"))
                return
            box = QRectF(left, room.center().y() - high / 2, min(width, room.right() - left), high)
            rounded_box(painter, box, 6, ground)
            draw_line(painter, box.adjusted(7, 0, -7, 0), tag, font, theme.color("ink2"))
            left = box.right() + 4


def _paint_tier(painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
    paint_tier_dots(painter, QPointF(room.left(), room.center().y()), card.tier, theme)


def _paint_warmth(painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
    if card.warmth is not None:
        number = QRectF(room.left(), room.top(), theme.scale.px(20), room.height())
        font = theme.scale.font("body", 600, tabular=True)
        draw_line(painter, number, str(round(card.warmth)), font, theme.color("ink"), Qt.AlignmentFlag.AlignRight)
        room.setLeft(number.right() + 8)
    draw_line(painter, room, warmth_word(card.warmth), theme.scale.caption, theme.color("ink2"))


def _paint_quiet(painter: QPainter, room: QRectF, card: CardSummary, theme: Theme) -> None:
    if card.quiet_days is not None:
        paint_quiet_bar(painter, room, card.quiet_days, card.usual_gap_days, theme)
