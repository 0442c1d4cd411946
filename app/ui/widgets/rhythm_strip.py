"""The rhythm strip: a year of contacts on one line, with the present silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.standing import StripKind
from app.ui.formatting import ago, day_text, long_day_text, span_text
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import hairline

_LEFT, _RIGHT = 4.0, 30.0
_MERGE = 4.0
_NEXT_FROM, _NEXT_TO, _NEXT_DAYS = 8.0, 24.0, 30


class StripEvent(NamedTuple):
    """One mark: a day and what happened."""

    day: date
    kind: StripKind


class StripMark(NamedTuple):
    """One painted mark: its place and all events merged into it."""

    x: float
    kind: int
    events: tuple[tuple[date, int], ...]


def strip_marks(
    events: Iterable[tuple[date, int]], today: date, width: float, span: int = 365
) -> tuple[StripMark, ...]:
    """Marks from left to right; contacts within 4 px share one, surprises, slips and the next keep their own."""
    marks: list[StripMark] = []
    first_day = today.toordinal() - span
    for day, kind in sorted(events):
        if day.toordinal() < first_day:
            continue
        x = _place(day, today, width, span)
        last = next((mark for mark in reversed(marks) if mark.kind <= StripKind.THEY), None)
        if kind <= StripKind.THEY and last is not None and x - last.x < _MERGE:
            place = marks.index(last)
            marks[place] = StripMark(last.x, min(last.kind, kind), (*last.events, (day, kind)))
        else:
            marks.append(StripMark(x, kind, ((day, kind),)))
    return tuple(marks)


def paint_strip(
    painter: QPainter,
    rect: QRectF,
    events: Iterable[tuple[date, int]],
    today: date,
    theme: Theme,
    score: float | None = None,
    *,
    span: int = 365,
) -> None:
    """Paint the strip into the rect (20 px high); `score` colours the silence since the last contact."""
    marks = strip_marks(events, today, rect.width(), span)
    painter.save()
    painter.translate(rect.left(), rect.top() + round(rect.height() / 2) - 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_lines(painter, rect.width(), marks, theme, score, _starts_before(events, today, span))
    order = (StripKind.YOU, StripKind.THEY, StripKind.SURPRISE, StripKind.SLIP, StripKind.NEXT)
    for kind in order:
        for mark in marks:
            if mark.kind == kind:
                paint_mark(painter, mark, theme)
    painter.restore()


def strip_description(
    events: Iterable[tuple[date, int]], today: date, usual_gap_days: float | None = None, span: int = 365
) -> str:
    """What a screen reader says: "Contact in the last 12 months: 22, last today, usual gap 17 days, next …"."""
    said = [(day, kind) for day, kind in sorted(events)]
    contacts = [day for day, kind in said if kind < StripKind.SLIP and (today - day).days <= span]
    parts = [_tr("Contact in the last 12 months: {count}").format(count=len(contacts))]
    if contacts:
        parts.append(_tr("last {when}").format(when=ago(contacts[-1], today)))
    if usual_gap_days is not None:
        parts.append(_tr("usual gap {gap}").format(gap=span_text(usual_gap_days)))
    following = [day for day, kind in said if kind == StripKind.NEXT]
    if following:
        parts.append(_tr("next {day}").format(day=long_day_text(following[0], today)))
    return ", ".join(parts)


class RhythmStrip(QWidget):
    """A person's strip; hovering a mark names its date and kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[tuple[date, int], ...] = ()
        self._today = date.min
        self._score: float | None = None
        self._span = 365
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.update)

    def set_events(
        self,
        events: tuple[tuple[date, int], ...],
        today: date,
        *,
        score: float | None = None,
        usual_gap_days: float | None = None,
        span: int = 365,
    ) -> None:
        """Show these events, any order, as seen from today."""
        self._events, self._today, self._score, self._span = events, today, score, span
        self.setAccessibleName(strip_description(events, today, usual_gap_days, span))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(212, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._events or self._today != date.min:
            room, theme = QRectF(self.rect()), theme_of(self)
            paint_strip(QPainter(self), room, self._events, self._today, theme, self._score, span=self._span)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            text = self.tip_at(event.pos().x())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """Date and kind of the mark near x, empty when there is none."""
        return strip_tip(self._events, self._today, x, self.width(), self._span)


def strip_tip(events: Iterable[tuple[date, int]], today: date, x: float, width: float, span: int = 365) -> str:
    """Date and kind of the mark near x, empty when there is none."""
    marks = strip_marks(events, today, width, span)
    near = [mark for mark in marks if abs(mark.x - x) <= 6]
    if not near:
        return ""
    mark = min(near, key=lambda each: abs(each.x - x))
    if len(mark.events) > 1:
        last = mark.events[-1][0]
        said = _tr("{count} contacts, the last on {day}")
        return said.format(count=len(mark.events), day=day_text(last, today))
    day, kind = mark.events[0]
    return _kind_text(kind).format(day=day_text(day, today))


def strip_place(day: date, today: date, width: float, span: int = 365) -> float:
    """Where a day lies on a strip of this width."""
    return _place(day, today, width, span)


def day_at(x: float, today: date, width: float, span: int = 365) -> date:
    """The past day at a place of a strip of this width."""
    share = (x - _LEFT) / max(1.0, width - _RIGHT - _LEFT)
    return today - timedelta(days=round((1 - min(1.0, max(0.0, share))) * span))


def _place(day: date, today: date, width: float, span: int) -> float:
    now = width - _RIGHT
    days = (day - today).days
    if days > 0:
        return now + _NEXT_FROM + min(days, _NEXT_DAYS) / _NEXT_DAYS * (_NEXT_TO - _NEXT_FROM)
    return _LEFT + (now - _LEFT) * (1 + days / span)


def _starts_before(events: Iterable[tuple[date, int]], today: date, span: int) -> bool:
    return any((today - day).days >= span - 7 for day, _ in events)


def _paint_lines(
    painter: QPainter, width: float, marks: tuple[StripMark, ...], theme: Theme, score: float | None, from_start: bool
) -> None:
    now = width - _RIGHT
    past = [mark for mark in marks if mark.kind != StripKind.NEXT]
    if past:
        start = _LEFT if from_start else past[0].x
        painter.setPen(QPen(theme.color("line2"), hairline(painter)))
        painter.drawLine(QLineF(start, 0, past[-1].x, 0))
        quiet_from = past[-1].x + 5
        if now - quiet_from > 6:
            pen = QPen(theme.warmth_color(score) if score is not None else theme.color("ink3"), 1.5)
            pen.setDashPattern([2 / 1.5, 3 / 1.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(quiet_from, 0, now, 0))
    painter.setPen(QPen(theme.color("field"), 1.25))
    painter.drawLine(QLineF(now, -6, now, 6))


def paint_mark(painter: QPainter, mark: StripMark, theme: Theme) -> None:
    """Paint one mark on the line y = 0; the legend shows them too."""
    merged = 0.65 if len(mark.events) > 1 else 0.0
    at = QPointF(mark.x, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark.kind == StripKind.YOU:
        painter.setBrush(theme.color("ink2"))
        painter.drawEllipse(at, 2.75 + merged, 2.75 + merged)
    elif mark.kind == StripKind.THEY:
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(theme.color("ink2"), 1.4))
        painter.drawEllipse(at, 2.4 + merged, 2.4 + merged)
    elif mark.kind == StripKind.SURPRISE:
        painter.save()
        painter.translate(at)
        painter.rotate(45)
        painter.setBrush(theme.color("gold_g"))
        painter.drawRoundedRect(QRectF(-3, -3, 6, 6), 1, 1)
        painter.restore()
    elif mark.kind == StripKind.SLIP:
        pen = QPen(theme.color("berry_g"), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(mark.x - 2.4, -2.4, mark.x + 2.4, 2.4))
        painter.drawLine(QLineF(mark.x + 2.4, -2.4, mark.x - 2.4, 2.4))
    else:
        pen = QPen(theme.color("ember_g"), 1.4)
        pen.setDashPattern([2 / 1.4, 1.6 / 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(at, 3, 3)


def _kind_text(kind: int) -> str:
    return {
        StripKind.YOU: _tr("{day}, you reached out"),
        StripKind.THEY: _tr("{day}, they reached out"),
        StripKind.SURPRISE: _tr("{day}, a surprise"),
        StripKind.SLIP: _tr("{day}, a slip"),
        StripKind.NEXT: _tr("{day}, next planned"),
    }[StripKind(kind)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("RhythmStrip", text)
