"""How lines of the list look: circle, ring, name, why now, channel and hour, or Done, Snooze and Move on hover."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.today import ReachRow
from app.ui.dossier.words import channel_icon, channel_word
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.today.line_look import paint_done, paint_done_person, paint_head, paint_waiting
from app.ui.pages.today.model import Index, LineKind, ReachModel
from app.ui.pages.today.words import due_words
from app.ui.theme import Theme, theme_of
from app.ui.widgets.button_look import ButtonLook, button_size, paint_button
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width
from app.ui.widgets.warmth_ring import paint_ring

CIRCLE, RING = 20, 40
_BUTTON, _BUTTON_GAP = 30, 4
_CHANNEL_WIDE, _CHANNEL_NARROW, _DUE_WIDE, _DUE_NARROW = 86, 20, 68, 70
_HEIGHTS = {LineKind.HEAD: 32, LineKind.WAITING: 44, LineKind.DONE: 44, LineKind.DONE_PERSON: 40}
_PERSON_WIDE, _PERSON_NARROW = 60, 56
_RIGHT = Qt.AlignmentFlag.AlignRight


class Part(StrEnum):
    """What can be pressed in a row."""

    DONE = "done"
    SNOOZE = "snooze"
    MOVE = "move"
    CIRCLE = "circle"


class RowDelegate(QStyledItemDelegate):
    """`hovered` is the row under the mouse and `part` what of it; `marked` the row that the keyboard is on."""

    def __init__(self, model: ReachModel, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._photos = model, photos
        self.hovered, self.marked = -1, -1
        self.part: Part | None = None
        self.is_narrow = False

    def line_height(self, row: int) -> int:
        """Height of a line in pixels."""
        line = self._model.line(row)
        if line is None:
            return 0
        person = _PERSON_NARROW if self.is_narrow else _PERSON_WIDE
        return theme_of().scale.px(_HEIGHTS.get(line.kind, person))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.line_height(index.row()))

    def parts(self, rect: QRectF) -> dict[Part, QRectF]:
        """Where the circle and the three buttons of a person's row lie."""
        theme, pad = theme_of(), self._pad
        side, height = theme.scale.px(CIRCLE), theme.scale.px(_BUTTON)
        middle = rect.center().y()
        found = {Part.CIRCLE: QRectF(rect.left() + pad, middle - side / 2, side, side)}
        right = rect.right() - pad
        for part in (Part.MOVE, Part.SNOOZE, Part.DONE):
            width = height if self.is_narrow else button_size(self._look(part), theme).width()
            found[part] = QRectF(right - width, middle - height / 2, width, height)
            right -= width + _BUTTON_GAP
        return found

    def part_at(self, rect: QRectF, place: QPointF) -> Part | None:
        """What of a person's row lies at a place."""
        for part, box in self.parts(rect).items():
            reach = 8 if part is Part.CIRCLE else 0
            if box.adjusted(-reach, -reach, reach, reach).contains(place):
                return part
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, row = theme_of(), QRectF(option.rect), index.row()
        line = self._model.line(row)
        if line is None:
            return
        is_active = row in (self.hovered, self.marked) and line.kind is not LineKind.HEAD
        painter.fillRect(rect, theme.color("sunk" if line.kind is LineKind.HEAD else "hover" if is_active else "card"))
        if line.kind is LineKind.HEAD:
            paint_head(painter, rect, line, theme, self._pad)
        elif line.row is not None:
            self._paint_person(painter, rect, line.row, theme, is_active)
        elif line.kind is LineKind.DONE:
            paint_done(painter, rect, line, theme, self._pad, self._model.is_unfolded)
        elif line.made is not None:
            paint_done_person(painter, rect, line, theme, self._pad)
        else:
            paint_waiting(painter, rect, line, theme, self._pad)
        if row + 1 < self._model.rowCount():
            horizontal_rule(painter, rect.left(), rect.right() + 1, rect.bottom() - 1, theme.color("line"))
        if row == self.marked:
            rounded_box(painter, rect.adjusted(1, 1, -1, -1), 8, None, theme.color("ember"), 2)

    @property
    def _pad(self) -> int:
        return 12 if self.is_narrow else 16

    def _paint_person(self, painter: QPainter, rect: QRectF, row: ReachRow, theme: Theme, is_active: bool) -> None:
        gap = 10 if self.is_narrow else 12
        parts = self.parts(rect)
        _paint_circle(painter, parts[Part.CIRCLE], theme, is_active and self.part is Part.CIRCLE)
        left = parts[Part.CIRCLE].right() + gap
        ring = QRectF(left, rect.center().y() - RING / 2, RING, RING)
        face = row.faces[0]
        paint_ring(painter, ring, self._photos.avatar(face.name, face.photo_id), face.warmth, theme)
        if is_active:
            self._paint_buttons(painter, parts, theme)
            right = parts[Part.DONE].left() - gap
        else:
            right = self._paint_when(painter, rect, row, theme) - gap
        words = QRectF(ring.right() + gap, rect.top(), right - ring.right() - gap, rect.height())
        self._paint_words(painter, words, row, theme, is_active)

    def _paint_words(self, painter: QPainter, room: QRectF, row: ReachRow, theme: Theme, is_active: bool) -> None:
        line = theme.scale.line("body")
        top = QRectF(room.left(), room.center().y() - line, room.width(), line)
        used = draw_line(painter, top, row.name, theme.scale.font("body", 600), theme.color("ink"))
        channel = channel_word(row.channel) if is_active else ""
        side = theme.scale.px(14)
        tail = text_width(channel, theme.scale.caption) + side + 10 if channel else 0.0
        beside = top.adjusted(used + 6, 1, 0, 0)
        if beside.width() > 40:
            place = beside.adjusted(0, 0, -min(tail, beside.width()), 0)
            used = draw_line(painter, place, row.place, theme.scale.caption, theme.color("ink3")) if row.place else -6.0
            beside.adjust(used + 6, 0, 0, 0)
        if channel and beside.width() >= tail - 6:
            icon = QPointF(round(beside.left()), round(beside.center().y() - side / 2))
            paint_icon(painter, icon, channel_icon(row.channel), theme.color("ink3"), side)
            beside.adjust(side + 4, 0, 0, 0)
            draw_line(painter, beside, channel, theme.scale.caption, theme.color("ink3"))
        below = QRectF(room.left(), room.center().y(), room.width(), line)
        draw_line(painter, below, row.why, theme.scale.body, theme.color("ink2"))

    def _paint_when(self, painter: QPainter, rect: QRectF, row: ReachRow, theme: Theme) -> float:
        """Channel and hour at the right; returns where they begin."""
        px, font = theme.scale.px, theme.scale.font("caption", 500)
        words = due_words(row, self._model.today)
        right = rect.right() - self._pad
        wide = max(px(_DUE_NARROW if self.is_narrow else _DUE_WIDE), text_width(words, font))
        due = QRectF(right - wide, rect.top(), wide, rect.height())
        draw_line(painter, due, words, font, theme.color("ink3"), _RIGHT)
        end = due.left() - (10 if self.is_narrow else 12)
        side = px(16)
        word = "" if self.is_narrow else channel_word(row.channel)
        used = text_width(word, font) + 6 if word else 0.0
        column = max(px(_CHANNEL_NARROW if self.is_narrow else _CHANNEL_WIDE), used + side)
        draw_line(
            painter, QRectF(end - column, rect.top(), column, rect.height()), word, font, theme.color("ink2"), _RIGHT
        )
        place = QPointF(round(end - used - side), round(rect.center().y() - side / 2))
        paint_icon(painter, place, channel_icon(row.channel), theme.color("ink2"), side)
        return end - column

    def _paint_buttons(self, painter: QPainter, parts: dict[Part, QRectF], theme: Theme) -> None:
        for part in (Part.DONE, Part.SNOOZE, Part.MOVE):
            look = self._look(part)
            if self.is_narrow:
                look = ButtonLook("", look.kind, look.icon, "", "small", False, "")
            paint_button(painter, parts[part], look, theme, hovered=self.part is part)

    def _look(self, part: Part) -> ButtonLook:
        words = {Part.DONE: self.tr("Done"), Part.SNOOZE: self.tr("Snooze"), Part.MOVE: self.tr("Move")}
        icons = {Part.DONE: "check", Part.SNOOZE: "snooze", Part.MOVE: "resched"}
        kind = "primary" if part is Part.DONE else "secondary"
        return ButtonLook(
            words[part], "primary" if kind == "primary" else "secondary", icons[part], "", "small", False, ""
        )


def _paint_circle(painter: QPainter, box: QRectF, theme: Theme, is_hovered: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("sage" if is_hovered else "field"), 1.5))
    painter.setBrush(theme.color("sage_t") if is_hovered else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
    if is_hovered:
        side = theme.scale.px(14)
        place = QPointF(round(box.center().x() - side / 2), round(box.center().y() - side / 2))
        paint_icon(painter, place, "check", theme.color("sage"), side)
