"""Cells of the month: the week's load, and days with their number and entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.agenda import CalendarDay, Entry
from app.ui.formatting import number_text
from app.ui.pages.calendar.load_bar import paint_week
from app.ui.pages.calendar.look import paint_entry
from app.ui.pages.calendar.month_layout import DayLayout, lay_out
from app.ui.pages.calendar.month_model import WEEK_COLUMN, Index, MonthModel
from app.ui.pages.calendar.words import day_number, week_start
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, hairline, rounded_box, text_width

_CORNER = 11


@dataclass(slots=True)
class MonthMarks:
    """What the table tells the delegate: places of mouse and keyboard, and what is carried where."""

    chosen: date | None = None
    stop: int = -1
    hovered: tuple[date, int] | None = None
    by_keyboard: bool = False
    carried: Entry | None = None
    goal: date | None = None


class MonthDelegate(QStyledItemDelegate):
    """Paints one cell; `layout_of` tells where its entries lie, for the mouse too."""

    def __init__(self, model: MonthModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.marks = MonthMarks()

    def layout_of(self, day: CalendarDay, width: float, height: float) -> DayLayout:
        """Where a day's entries lie in a cell of this size."""
        return lay_out(day, width, height, theme_of().scale)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._clip_corner(painter, rect, index)
        if index.column() == WEEK_COLUMN:
            _paint_lines(painter, rect, theme, is_first=True)
            load = self._model.load_at(index.row())
            is_past = load.monday < week_start(self._model.today)
            paint_week(painter, rect.adjusted(10, 9, -8, 0), load, theme, is_past=is_past)
        else:
            day = self._model.day_at(index)
            assert day is not None
            self._paint_day(painter, rect, day, theme)
        painter.restore()

    def _clip_corner(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Keep the lower corners inside the round ones of the card."""
        if index.row() != self._model.rowCount() - 1 or index.column() not in (WEEK_COLUMN, 7):
            return
        is_left = index.column() == WEEK_COLUMN
        wide = rect.adjusted(0, -_CORNER, _CORNER if is_left else 0, 0)
        if not is_left:
            wide.setLeft(rect.left() - _CORNER)
        path = QPainterPath()
        path.addRoundedRect(wide, _CORNER, _CORNER)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)

    def _paint_day(self, painter: QPainter, rect: QRectF, day: CalendarDay, theme: Theme) -> None:
        marks = self.marks
        is_out = day.day.replace(day=1) != self._model.month
        if is_out or day.is_closed:
            painter.fillRect(rect, theme.color("sunk" if is_out else "paper"))
        _paint_lines(painter, rect, theme)
        if day.day == marks.goal:
            _paint_goal(painter, rect.adjusted(4, 4, -3, -3), theme)
        layout = self.layout_of(day, rect.width(), rect.height())
        self._paint_number(painter, layout.number.translated(rect.topLeft()), day.day, is_out, theme)
        self._paint_entries(painter, rect, day, layout, theme)
        if day.day == marks.chosen and day.day != marks.goal:
            rounded_box(painter, rect, 1, None, theme.color("ember"), 2)

    def _paint_number(self, painter: QPainter, place: QRectF, day: date, is_out: bool, theme: Theme) -> None:
        is_today = day == self._model.today
        text = day_number(day, with_month=is_out and day.day == 1)
        font = theme.scale.font("body", 600 if is_today else 400 if is_out else 500, tabular=True)
        width = text_width(text, font)
        if is_today:
            disc = QRectF(place.left() - 4, place.top(), max(width + 4, place.height()), place.height())
            rounded_box(painter, disc, disc.height() / 2, theme.color("ember"))
            draw_line(painter, disc, text, font, theme.color("on_ember"), Qt.AlignmentFlag.AlignHCenter)
        else:
            draw_line(painter, place, text, font, theme.color("ink3" if is_out else "ink"))
        if self.marks.by_keyboard and day == self.marks.chosen and self.marks.stop < 0:
            ring = QRectF(place.left() - 6, place.top() - 1, max(width + 12, place.height() + 2), place.height() + 2)
            rounded_box(painter, ring, ring.height() / 2, None, theme.color("ember"), 2)

    def _paint_entries(
        self, painter: QPainter, rect: QRectF, day: CalendarDay, layout: DayLayout, theme: Theme
    ) -> None:
        marks = self.marks
        is_chosen = day.day == marks.chosen
        for at, (entry, place) in enumerate(zip(layout.entries, layout.pills, strict=True)):
            is_gone = marks.carried is not None and _is_same(entry, marks.carried)
            is_stop = is_chosen and at == marks.stop and not is_gone
            paint_entry(
                painter, place.translated(rect.topLeft()), entry, theme, gone=is_gone, selected=is_stop,
                hovered=marks.hovered == (day.day, at),
            )  # fmt: skip
        if layout.more is not None:
            at = len(layout.pills)
            is_stop = is_chosen and at == marks.stop
            font = theme.scale.font("caption", 500)
            font.setUnderline(marks.hovered == (day.day, at) or is_stop)
            is_beside = layout.more.top() <= layout.number.top()
            align = Qt.AlignmentFlag.AlignRight if is_beside else Qt.AlignmentFlag.AlignLeft
            room = layout.more.translated(rect.topLeft()).adjusted(0 if is_beside else 7, 0, 0, 0)
            words = self.tr("+{count}") if is_beside else self.tr("{count} more")
            words = words.format(count=number_text(layout.more_count))
            draw_line(painter, room, words, font, theme.color("ember" if is_stop else "ink2"), align)


def _paint_goal(painter: QPainter, frame: QRectF, theme: Theme) -> None:
    """The dashed ember frame of a day where something would land."""
    pen = QPen(theme.color("ember"), 2)
    pen.setDashPattern([3, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(theme.color("ember_t"))
    painter.drawRoundedRect(frame, 7, 7)


def _paint_lines(painter: QPainter, rect: QRectF, theme: Theme, *, is_first: bool = False) -> None:
    """Hairlines above and, but for the first column, left of a cell."""
    line, color = hairline(painter), theme.color("line")
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), line), color)
    if not is_first:
        painter.fillRect(QRectF(rect.left(), rect.top(), line, rect.height()), color)


def _is_same(entry: Entry, other: Entry) -> bool:
    return (entry.kind, entry.id, entry.day) == (other.kind, other.id, other.day)
