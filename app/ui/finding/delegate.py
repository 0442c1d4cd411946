"""How found lines look: rings and names, icons and sentences, with what matched in ember."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.finding.lines import FoundLine, FoundModel, Index, LineKind
from app.ui.finding.marked import draw_marked
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width
from app.ui.widgets.warmth_ring import paint_ring

_HEIGHTS = {LineKind.HEAD: 30, LineKind.FACE: 48, LineKind.PLAIN: 40}
_RING, _ICON, _GAP = 36, 18, 12


class FoundDelegate(QStyledItemDelegate):
    """Paints a line; `margin` is the room left and right of its ground, `hint` stands at the right of a chosen face."""

    def __init__(
        self, model: FoundModel, photos: Photos, *, margin: int = 8, hint: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._photos, self._margin = model, photos, margin
        self.hint = hint

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme_of().scale.px(_HEIGHTS[self._model.lines[index.row()].kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line = theme_of(), self._model.lines[index.row()]
        row = QRectF(option.rect).adjusted(self._margin, 0, -self._margin, 0)
        if line.kind is LineKind.HEAD:
            room = row.adjusted(12, theme.scale.px(10), -12, -theme.scale.px(4))
            draw_line(painter, room, line.text, theme.scale.font("caption", 600), theme.color("ink2"))
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            rounded_box(painter, row, 10, theme.color("ember_t"))
        room = row.adjusted(12, 0, -12, 0)
        right = line.keys or (self.hint if is_chosen and line.kind is LineKind.FACE else "")
        if right:
            weight = 500 if line.keys else 400
            font = theme.scale.font("caption", weight)
            tone = theme.color("ink2" if is_chosen else "ink3")
            draw_line(painter, room, right, font, tone, Qt.AlignmentFlag.AlignRight)
            room.setRight(room.right() - text_width(right, font) - _GAP)
        if line.kind is LineKind.FACE:
            self._paint_face(painter, room, line, theme)
        else:
            self._paint_plain(painter, room, line, theme)

    def _paint_face(self, painter: QPainter, room: QRectF, line: FoundLine, theme: Theme) -> None:
        side = min(float(theme.scale.px(_RING)), room.height() - 4)
        if line.card is not None:
            ring = QRectF(room.left(), room.center().y() - side / 2, side, side)
            avatar = self._photos.avatar(line.card.name, line.card.photo_id)
            paint_ring(painter, ring, avatar, line.card.warmth, theme, badge=False)
        room.setLeft(room.left() + side + _GAP)
        high, low = theme.scale.line("body"), theme.scale.line("caption")
        top = room.center().y() - (high + low) / 2 if line.quiet else room.center().y() - high / 2
        above, below = QRectF(room.left(), top, room.width(), high), QRectF(room.left(), top + high, room.width(), low)
        self._draw(painter, above, line, theme, 500)
        plain = (theme.scale.caption, theme.color("ink2"))
        marked = (theme.scale.font("caption", 600), theme.color("ember"))
        draw_marked(painter, below, line.quiet, self._model.spans(line.quiet), plain, marked)

    def _paint_plain(self, painter: QPainter, room: QRectF, line: FoundLine, theme: Theme) -> None:
        side, box = theme.scale.px(_ICON), theme.scale.px(32)
        if line.icon:
            place = QPointF(round(room.left() + (box - side) / 2), round(room.center().y() - side / 2))
            paint_icon(painter, place, line.icon, theme.color("ink2"), side)
        room.setLeft(room.left() + box + _GAP)
        width = self._draw(painter, room, line, theme, 400)
        if line.quiet:
            room.setLeft(room.left() + width + 8)
            draw_line(painter, room, line.quiet, theme.scale.caption, theme.color("ink3"))

    def _draw(self, painter: QPainter, room: QRectF, line: FoundLine, theme: Theme, weight: int) -> float:
        plain = (theme.scale.font("body", weight), theme.color("ink"))
        marked = (theme.scale.font("body", 700), theme.color("ember"))
        spans = () if line.is_plain else self._model.spans(line.text)
        return draw_marked(painter, room, line.text, spans, plain, marked)
