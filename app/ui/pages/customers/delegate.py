"""What cards and board cards share: a delegate over the people's model, its lines, and its buttons under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.words import Line
from app.ui.theme import Theme, theme_of
from app.ui.widgets.card import paint_skeleton_card
from app.ui.widgets.painting import draw_line, metrics, text_width

_ICON, _ICON_GAP = 14, 5


class TileDelegate(QStyledItemDelegate):
    """Paints a customer of the model as one tile."""

    def __init__(self, people: PeopleModel, chosen: Chosen, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people, self.chosen, self.photos = people, chosen, photos

    def tile_size(self) -> tuple[int, int]:
        """Least width and the height of a tile."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: int, button: str) -> None:
        """Paint the tile of a row into the option's rect; `button` is the one under the mouse."""
        raise NotImplementedError

    def paint_skeleton(self, painter: QPainter, tile: QRect) -> None:
        """Paint a tile that is still to come."""
        paint_skeleton_card(painter, QRectF(tile), theme_of(), padding=16 if tile.height() > 150 else 12)

    def button_at(self, tile: QRect, place: QPoint) -> str:
        """Name of the tile's button at a place, empty for none."""
        return ""


def fitted(line: Line, font: QFont, room: float) -> str:
    """The line's text cut to the room: the label gives way, the time stays."""
    if text_width(line.text, font) <= room or not line.label or not line.when:
        return line.text
    left = room - text_width(f", {line.when}", font)
    label = metrics(font).elidedText(line.label, Qt.TextElideMode.ElideRight, max(0.0, left))
    return f"{label}, {line.when}"


def paint_left_line(painter: QPainter, rect: QRectF, line: Line, font: QFont, theme: Theme) -> float:
    """Icon and text from the left, vertically centred; returns the width used."""
    left, size = rect.left(), theme.scale.px(_ICON)
    if line.icon:
        place = QPointF(left, round(rect.center().y() - size / 2))
        paint_icon(painter, place, line.icon, theme.color(line.tone), size)
        left += size + _ICON_GAP
    room = QRectF(left, rect.top(), max(0.0, rect.right() - left), rect.height())
    said = fitted(line, font, room.width())
    return left - rect.left() + draw_line(painter, room, said, font, theme.color(line.tone))


def paint_right_line(painter: QPainter, rect: QRectF, line: Line, font: QFont, theme: Theme) -> None:
    """Icon and text up to the right edge, vertically centred."""
    size = theme.scale.px(_ICON)
    taken = size + _ICON_GAP if line.icon else 0
    said = fitted(line, font, rect.width() - taken)
    width = min(text_width(said, font), max(0.0, rect.width() - taken))
    room = QRectF(rect.right() - width, rect.top(), width, rect.height())
    draw_line(painter, room, said, font, theme.color(line.tone))
    if line.icon:
        place = QPointF(round(room.left() - taken), round(rect.center().y() - size / 2))
        paint_icon(painter, place, line.icon, theme.color(line.tone), size)
