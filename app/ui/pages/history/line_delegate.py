"""How lines of the history look: time, icon, face, what was done, and its button."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.changes import HistoryEntry
from app.paths import resources
from app.ui.dossier.words import channel_icon
from app.ui.finding.photos import Photos
from app.ui.formatting import time_text
from app.ui.icons import paint_icon
from app.ui.pages.history.model import HistoryModel, Index
from app.ui.pages.history.moments import clock_of, taken_back_text
from app.ui.theme import Theme, theme_of
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.button_look import ButtonLook, button_size, paint_button
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width

_PAD, _GAP = 16, 12
_TIME, _ICON_BOX, _FACE = 44, 28, 30
_LONGEST = 22 * 60 + 48
_CHANNELS = frozenset(("email", "meeting", "event"))


class LineDelegate(QStyledItemDelegate):
    """Paints heads and lines; `hovered` is the row whose button the mouse is on, `is_keyboard` shows the marked row."""

    def __init__(self, model: HistoryModel, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._photos = model, photos
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme_of().scale.px(30 if self._model.entry(index.row()) is None else 48))

    def button_rect(self, row: QRectF, entry: HistoryEntry) -> QRectF:
        """Where the button of a line lies; empty where there is none."""
        look, theme = button_of(self, entry), theme_of()
        if look is None:
            return QRectF()
        size = button_size(look, theme)
        return QRectF(
            row.right() - _PAD - size.width(), row.center().y() - size.height() / 2, size.width(), size.height()
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = theme_of(), QRectF(option.rect)
        entry = self._model.entry(index.row())
        if entry is None:
            self._paint_head(painter, row, index.row(), theme)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            rounded_box(painter, row.adjusted(0, 1, 0, 0), 2, theme.color("ember_t"), theme.color("ember"), 2)
        else:
            horizontal_rule(painter, row.left(), row.right() + 1, row.top(), theme.color("line"))
        self._paint_line(painter, row, entry, theme, index.row() == self.hovered)

    def _paint_head(self, painter: QPainter, row: QRectF, number: int, theme: Theme) -> None:
        painter.fillRect(row, theme.color("sunk"))
        if number:
            horizontal_rule(painter, row.left(), row.right() + 1, row.top(), theme.color("line"))
        room = row.adjusted(_PAD, 0, -_PAD, 0)
        draw_line(painter, room, self._model.head(number), theme.scale.font("body", 600), theme.color("ink"))

    def _paint_line(self, painter: QPainter, row: QRectF, entry: HistoryEntry, theme: Theme, hovered: bool) -> None:
        left, middle, px = row.left() + _PAD, row.center().y(), theme.scale.px
        font = theme.scale.font("caption", tabular=True)
        # A clock of twelve hours needs more room; the column is as wide as its longest time in every line.
        width = max(px(_TIME), round(text_width(time_text(_LONGEST), font)) + 2)
        time = QRectF(left, row.top(), width, row.height())
        draw_line(painter, time, clock_of(entry.at), font, theme.color("ink3"))
        left = time.right() + _GAP
        circle = QRectF(left, middle - px(_ICON_BOX) / 2, px(_ICON_BOX), px(_ICON_BOX))
        rounded_box(painter, circle, circle.width() / 2, theme.color("card"), theme.color("line2"))
        side = px(16)
        place = QPointF(round(circle.center().x() - side / 2), round(middle - side / 2))
        paint_icon(painter, place, "undo" if entry.undone_at else icon_of(entry.icon), theme.color("ink2"), side)
        left = circle.right() + _GAP
        face = self._model.face(entry)
        if face is not None:
            box = QRectF(left, middle - px(_FACE) / 2, px(_FACE), px(_FACE))
            paint_avatar(painter, box, self._photos.avatar(face.name, face.photo_id), theme)
        left += px(_FACE) + 2 + _GAP
        right = row.right() - _PAD
        look = button_of(self, entry)
        if look is not None:
            box = self.button_rect(row, entry)
            paint_button(painter, box, look, theme, hovered=hovered)
            right = box.left() - _GAP
        self._paint_words(painter, QRectF(left, row.top(), right - left, row.height()), entry, theme)

    def _paint_words(self, painter: QPainter, room: QRectF, entry: HistoryEntry, theme: Theme) -> None:
        undone = entry.undone_at
        font = theme.scale.font("body", 400 if undone else 500, struck=undone is not None)
        width = draw_line(painter, room, entry.label, font, theme.color("ink3" if undone else "ink"))
        quiet = entry.detail if undone is None else taken_back_text(undone, self._model.today)
        room.setLeft(room.left() + width + text_width(" ", theme.scale.body))
        if quiet and room.width() > theme.scale.px(24):
            draw_line(painter, room, quiet, theme.scale.caption, theme.color("ink3"))


def button_of(translator: QObject, entry: HistoryEntry) -> ButtonLook | None:
    """The button of a line: Undo, "Undo all 12" or Redo; None where nothing can be done any more."""
    if not entry.can_undo:
        return None
    if entry.undone_at is not None:
        return ButtonLook(translator.tr("Redo"), "ghost", "refresh", "", "small", False, "")
    words = translator.tr("Undo all {count}").format(count=entry.count) if entry.count > 1 else translator.tr("Undo")
    return ButtonLook(words, "secondary", "undo", "", "small", False, "")


@lru_cache(maxsize=128)
def icon_of(name: str) -> str:
    """The icon that a line names; channels go by their own, what has none is a note."""
    if name in _CHANNELS:
        return channel_icon(name)
    return name if (resources() / "icons" / f"{name}.svg").is_file() else "note"
