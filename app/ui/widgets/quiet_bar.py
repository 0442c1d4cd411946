"""The quiet bar of a table row: weeks quiet against the customer's own usual gap."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app.ui.formatting import number_text, span_text
from app.ui.theme import Theme
from app.ui.widgets.painting import draw_line, rounded_box

BAR_WIDTH = 72
_TICK_AT = 0.3
_COOLING_RATIO = 2.0
_FULL_RATIO = 1 / _TICK_AT


def quiet_words(quiet_days: int, usual_gap_days: float | None) -> tuple[str, str]:
    """Weeks quiet, and "of 3" weeks of the usual gap (empty while the gap is unknown)."""
    if usual_gap_days is None:
        return number_text(quiet_days // 7), ""
    of = QCoreApplication.translate("QuietBar", "of {weeks}").format(weeks=_weeks(usual_gap_days))
    return number_text(quiet_days // 7), of


def quiet_description(quiet_days: int, usual_gap_days: float | None) -> str:
    """What a screen reader says: "quiet for 9 weeks, usually 3 weeks"."""
    quiet = span_text(quiet_days)
    if usual_gap_days is None:
        return QCoreApplication.translate("QuietBar", "quiet for {quiet}").format(quiet=quiet)
    said = QCoreApplication.translate("QuietBar", "quiet for {quiet}, usually {usual}")
    return said.format(quiet=quiet, usual=span_text(usual_gap_days))


def quiet_tone(quiet_days: int, usual_gap_days: float | None) -> str:
    """Slate from twice the usual gap, ink3 from the gap on, otherwise line2."""
    ratio = 0.0 if not usual_gap_days else quiet_days / usual_gap_days
    return "slate_g" if ratio >= _COOLING_RATIO else "ink3" if ratio >= 1 else "line2"


def paint_quiet_bar(
    painter: QPainter, rect: QRectF, quiet_days: int, usual_gap_days: float | None, theme: Theme
) -> None:
    """Paint the bar with its tick at the usual gap, then the words, vertically centred in the rect."""
    middle, left = round(rect.center().y()), rect.left()
    width = min(BAR_WIDTH, rect.width())
    rounded_box(painter, QRectF(left, middle - 3, width, 6), 3, theme.color("track"))
    ratio = 0.0 if not usual_gap_days else quiet_days / usual_gap_days
    share = min(1.0, ratio / _FULL_RATIO)
    if share > 0:
        fill = theme.color(quiet_tone(quiet_days, usual_gap_days))
        rounded_box(painter, QRectF(left, middle - 3, max(6.0, width * share), 6), 3, fill)
    if usual_gap_days:
        painter.fillRect(QRectF(left + round(width * _TICK_AT), middle - 5, 1.5, 10), theme.color("ink"))
    weeks, of = quiet_words(quiet_days, usual_gap_days)
    room = QRectF(left + width + 8, rect.top(), rect.right() - left - width - 8, rect.height())
    room.setLeft(
        room.left() + draw_line(painter, room, weeks, theme.scale.font("body", tabular=True), theme.color("ink")) + 8
    )
    draw_line(painter, room, of, theme.scale.font("body", tabular=True), theme.color("ink3"))


def _weeks(days: float) -> str:
    weeks = days / 7
    return (
        number_text(round(weeks * 2) / 2, 1)
        if weeks < 7 and round(weeks * 2) % 2
        else number_text(max(1, round(weeks)))
    )
