"""Lines of the agenda: heads of days, and entries with the buttons that a hover or the keyboard shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState
from app.ui.dossier.words import channel_icon
from app.ui.finding.photos import Photos
from app.ui.formatting import long_day_text
from app.ui.icons import paint_icon
from app.ui.pages.calendar.agenda_model import AgendaModel
from app.ui.pages.calendar.faces import RING, paint_face
from app.ui.pages.calendar.line_words import day_line, surprise_words, when_words
from app.ui.pages.calendar.look import is_plain
from app.ui.pages.calendar.words import kind_word, short_minutes
from app.ui.theme import Theme, theme_of
from app.ui.widgets.button_look import ButtonLook, button_size, paint_button
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width

HEAD, ROW = 32, 48
_PAD, _GAP = 16, 12
_WHEN, _KIND, _MINUTES = 80, 92, 76
_BUTTON_GAP = 6

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class AgendaMarks:
    """What the list tells the delegate: where mouse and keyboard are."""

    hovered: int = -1
    hovered_button: str = ""
    current: int = -1
    by_keyboard: bool = False
    narrow: bool = False


def buttons_of(entry: Entry) -> tuple[str, ...]:
    """What can be done with an entry by a click in its line, from left to right."""
    if not entry.is_movable:
        return ("more",) if entry.customers else ()
    return ("done", "move", "more") if entry.id else ("move", "more")


class AgendaDelegate(QStyledItemDelegate):
    """Paints lines; `button_at` tells which button lies under the mouse."""

    def __init__(self, model: AgendaModel, photos: Photos, currency: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._photos, self._currency = model, photos, currency
        self.marks = AgendaMarks()
        self.late = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = theme_of().scale
        is_head = self._model.line(index.row()).entry is None
        return QSize(200, scale.px(HEAD) if is_head else max(scale.px(ROW), RING + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, line = theme_of(), QRectF(option.rect), self._model.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.entry is None:
            self._paint_head(painter, rect, line.day, theme)
        else:
            self._paint_entry(painter, rect, line.entry, index.row(), theme)
        if index.row():
            horizontal_rule(painter, rect.left(), rect.right(), rect.top(), theme.color("line"))
        painter.restore()

    def button_at(self, row: int, rect: QRectF, place: QPointF) -> str:
        """Name of the button under a place, "" for none."""
        entry = self._model.line(row).entry
        if entry is None:
            return ""
        found = self._button_rects(entry, rect, theme_of())
        return next((name for name, spot in found if spot.contains(place)), "")

    def late_rect(self, rect: QRectF) -> QRectF:
        """Where today's head says how much is late."""
        theme = theme_of()
        width = text_width(self._late_words(), theme.scale.caption) + theme.scale.px(14) + 4
        return QRectF(rect.right() - _PAD - width, rect.top(), width, rect.height())

    def _paint_head(self, painter: QPainter, rect: QRectF, day: CalendarDay, theme: Theme) -> None:
        painter.fillRect(rect, theme.color("sunk"))
        is_today = day.day == self._model.today
        room = rect.adjusted(_PAD, 1, -_PAD, 0)
        named = long_day_text(day.day, self._model.today)
        ink = theme.color("ember" if is_today else "ink")
        room.setLeft(room.left() + draw_line(painter, room, named, theme.scale.font("body", 600), ink) + 8)
        room.setRight(self._paint_head_end(painter, rect, day, theme) - 8)
        draw_line(painter, room, day_line(day, self._model.today), theme.scale.caption, theme.color("ink2"))

    def _paint_head_end(self, painter: QPainter, rect: QRectF, day: CalendarDay, theme: Theme) -> float:
        """What stands at the right of a head; the left edge of it."""
        cost = surprise_words(day, self._currency)
        if day.day == self._model.today and self.late:
            words, icon, tone, weight = self._late_words(), "clock", "ink2", 400
        elif cost:
            words, icon, tone, weight = cost, "gift", "gold", 500
        else:
            return rect.right() - _PAD
        font, size = theme.scale.font("caption", weight), theme.scale.px(14)
        left = rect.right() - _PAD - text_width(words, font) - size - 4
        paint_icon(painter, QPointF(left, round(rect.center().y() - size / 2)), icon, theme.color(tone), size)
        room = QRectF(left + size + 4, rect.top() + 1, rect.right() - _PAD - left - size - 3, rect.height())
        draw_line(painter, room, words, font, theme.color(tone))
        return left

    def _late_words(self) -> str:
        if self.late == 1:
            return self.tr("and 1 a little late, on Today")
        return self.tr("and {count} a little late, on Today").format(count=self.late)

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, row: int, theme: Theme) -> None:
        marks = self.marks
        is_here = row == marks.hovered or (row == marks.current and marks.by_keyboard)
        if is_here:
            painter.fillRect(rect, theme.color("hover"))
        if row == marks.current:
            inner = rect.adjusted(2, 3, -2, -2)
            if marks.by_keyboard:
                rounded_box(painter, inner, 8, None, theme.color("ember"), 2)
        scale = theme.scale
        when = QRectF(rect.left() + _PAD, rect.top(), scale.px(_WHEN), rect.height())
        draw_line(painter, when, when_words(entry), scale.font("body", tabular=True), theme.color("ink2"))
        face = QRectF(when.right() + _GAP, rect.top(), 40, rect.height())
        paint_face(painter, face.adjusted(0, 0, -4, 0), entry, self._photos, theme)
        buttons = buttons_of(entry) if is_here else ()
        end = (
            self._paint_buttons(painter, rect, entry, row, theme)
            if buttons
            else self._paint_end(painter, rect, entry, theme)
        )
        self._paint_words(painter, QRectF(face.right() + _GAP, rect.top(), 0, rect.height()), end, entry, theme)

    def _paint_words(self, painter: QPainter, room: QRectF, end: float, entry: Entry, theme: Theme) -> None:
        """Name and why in one line, up to where the right columns begin."""
        room.setRight(max(room.left(), end - _GAP))
        is_done = entry.state is EntryState.DONE
        bold = theme.scale.font("body", 600)
        used = draw_line(painter, room, entry.name, bold, theme.color("ink2" if is_done else "ink"))
        room.setLeft(min(room.right(), room.left() + used + 4))
        draw_line(painter, room, entry.why, theme.scale.body, theme.color("ink3" if is_done else "ink2"))

    def _paint_end(self, painter: QPainter, rect: QRectF, entry: Entry, theme: Theme) -> float:
        """Channel and minutes in the right columns; the left edge of them."""
        scale = theme.scale
        minutes = QRectF(rect.right() - _PAD - scale.px(_MINUTES), rect.top(), scale.px(_MINUTES), rect.height())
        font = scale.font("caption", tabular=True)
        if entry.minutes and entry.state is not EntryState.DONE:
            words = short_minutes(entry.minutes)
            draw_line(painter, minutes, words, font, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        room = QRectF(0, rect.top(), scale.px(_KIND), rect.height())
        room.moveRight(minutes.left() - _GAP)
        self._paint_kind(painter, room, entry, theme)
        return rect.right() - _PAD if is_plain(entry) else room.left()

    def _paint_kind(self, painter: QPainter, room: QRectF, entry: Entry, theme: Theme) -> None:
        if is_plain(entry):
            return
        tone = "gold" if entry.kind is EntryKind.SURPRISE else "ink2"
        icon = "gift" if entry.kind is EntryKind.SURPRISE else channel_icon(entry.channel)
        if entry.state is EntryState.LATE:
            tone, icon = "berry", "clock"
        elif entry.state is EntryState.DONE:
            tone, icon = "sage", "check"
        size = theme.scale.px(16)
        if entry.kind is not EntryKind.PROMISE or entry.state is not EntryState.PLANNED:
            place = QPointF(room.left(), round(room.center().y() - size / 2))
            paint_icon(painter, place, icon, theme.color(tone), size)
            room = room.adjusted(size + 6, 0, 0, 0)
        draw_line(painter, room, kind_word(entry), theme.scale.font("body", 500), theme.color(tone))

    def _paint_buttons(self, painter: QPainter, rect: QRectF, entry: Entry, row: int, theme: Theme) -> float:
        found = self._button_rects(entry, rect, theme)
        for name, spot in found:
            is_hovered = row == self.marks.hovered and name == self.marks.hovered_button
            paint_button(painter, spot, self._look(name), theme, hovered=is_hovered)
        return found[0][1].left()

    def _button_rects(self, entry: Entry, rect: QRectF, theme: Theme) -> tuple[tuple[str, QRectF], ...]:
        right, found = rect.right() - _PAD, []
        for name in reversed(buttons_of(entry)):
            size = button_size(self._look(name), theme)
            width = size.width() if name == "done" else size.height()
            found.append((name, QRectF(right - width, rect.center().y() - size.height() / 2, width, size.height())))
            right -= width + _BUTTON_GAP
        return tuple(reversed(found))

    def _look(self, name: str) -> ButtonLook:
        icon = {"done": "check", "move": "resched", "more": "more"}[name]
        return ButtonLook(self.tr("Done") if name == "done" else "", "secondary", icon, size="small")
