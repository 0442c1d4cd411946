"""Painting the ribbon: names of months, lines, days kept clear, and cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.gesture import SurpriseState, short_title
from app.domain.year_plan import LineKey, PlanLine
from app.ui.icons import paint_icon
from app.ui.pages.surprises.ribbon_layout import MONTHS, TICKS, CardPlace, Mark, Measures, MonthRow, RibbonLayout
from app.ui.pages.surprises.words import expected_icon, month_name, secret
from app.ui.theme import Theme
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.painting import draw_line, rounded_box, text_width

RADIUS = 10
_FACE, _LOW_FACE, _LEFT, _GAP, _RIGHT, _SIGN = 26, 20, 6, 6, 6, 14
_STRIDE, _TICK = 157, 4
_NAMES_SHORT_ABOVE = 42
"""Months whose name is wider are shortened."""


@dataclass(frozen=True, slots=True)
class Look:
    """What stands out now: the chosen card, the one under the mouse, the keyboard's, and whether all are hidden."""

    today: date
    chosen: LineKey | None = None
    hovered: LineKey | None = None
    by_keyboard: bool = False
    carried: LineKey | None = None
    is_veiled: bool = False


def paint_ground(painter: QPainter, layout: RibbonLayout, theme: Theme, look: Look) -> None:
    """The days across, the months down, and the present day."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    caption = theme.scale.caption
    for day in TICKS:
        x = layout.x_of(day)
        words = QRectF(x - 20, 0, 40, theme.scale.line("caption") + 2)
        draw_line(painter, words, str(day), caption, theme.color("ink3"), Qt.AlignmentFlag.AlignHCenter)
        painter.fillRect(
            QRectF(round(x), layout.measures.head, 1, layout.height - layout.measures.head), theme.color("line")
        )
    for row in layout.months:
        _paint_month(painter, layout, row, theme)
    row_today = layout.month_of(look.today)
    if row_today is not None:
        x = layout.x_of(look.today.day)
        painter.setPen(QPen(theme.color("ink"), 1.5))
        reach = layout.measures.row * 0.42
        painter.drawLine(QPointF(x, row_today.middle - reach), QPointF(x, row_today.middle + reach))


def _paint_month(painter: QPainter, layout: RibbonLayout, row: MonthRow, theme: Theme) -> None:
    font = theme.scale.font("caption", 500)
    name = month_name(row.first)
    if text_width(name, font) > layout.measures.names * _NAMES_SHORT_ABOVE / 48:
        name = month_name(row.first, short=True)
    words = QRectF(0, row.middle - 10, layout.measures.names - 4, 20)
    draw_line(painter, words, name, font, theme.color("ink2"))
    pen = QPen(theme.color("gold_l"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(layout.x_of(1), row.middle), QPointF(layout.x_of(row.days), row.middle))


def paint_waiting(painter: QPainter, measures: Measures, theme: Theme) -> None:
    """Shapes where months and cards will be, while a plan is being read."""
    track, room = theme.color("track"), max(1.0, measures.width - measures.names - measures.card_width)
    for month in range(MONTHS):
        middle = measures.head + (month + 0.5) * measures.row
        rounded_box(painter, QRectF(0, middle - 5, measures.names * 0.7, 10), 5, track)
        left = measures.names + (month * _STRIDE) % room
        rounded_box(
            painter,
            QRectF(left, middle - measures.card_height / 2, measures.card_width, measures.card_height),
            RADIUS,
            track,
        )


def paint_mark(painter: QPainter, mark: Mark, theme: Theme, *, is_hers: bool = False) -> None:
    """A grey circle with its sign; darker for the person whose surprise is chosen."""
    ink = theme.color("ink2" if is_hers else "ink3")
    rounded_box(
        painter, mark.rect, mark.rect.width() / 2, theme.color("paper"), theme.color("field" if is_hers else "line2")
    )
    corner = mark.rect.center() - QPointF(6, 6)
    paint_icon(painter, corner, expected_icon(mark.days[0]), ink, 12)


def paint_card(painter: QPainter, card: CardPlace, avatar: Avatar, theme: Theme, look: Look) -> None:
    """One surprise: solid when accepted, dashed while suggested, framed when chosen."""
    key = card.line.key
    if card.tick is not None and key != look.carried:
        _paint_tick(painter, card.rect, card.tick, theme, is_chosen=key == look.chosen)
    _paint_frame(painter, card, theme, look)
    if key == look.carried:
        return
    paint_words(painter, card.rect, card.line, avatar, theme, is_veiled=look.is_veiled)


def _paint_tick(painter: QPainter, rect: QRectF, day: float, theme: Theme, *, is_chosen: bool) -> None:
    """Where the day of a card lies that gave way: a tick under it, led to from the card where it is beside it."""
    height = rect.bottom() + _TICK / 2
    start = min(max(day, rect.left() + RADIUS), rect.right() - RADIUS)
    pen = QPen(theme.color("ember" if is_chosen else "gold_g"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if start != day:
        painter.drawLine(QPointF(start, height), QPointF(day, height))
    painter.drawLine(QPointF(day, rect.bottom()), QPointF(day, rect.bottom() + _TICK))


def _paint_frame(painter: QPainter, card: CardPlace, theme: Theme, look: Look) -> None:
    rect, key, is_suggested = card.rect, card.line.key, card.line.is_suggested
    if key == look.carried:
        rounded_box(painter, rect, RADIUS, theme.color("paper"), theme.color("line2"), dashed=True)
        return
    if key == look.chosen:
        if look.by_keyboard:
            rounded_box(painter, rect.adjusted(-4, -4, 4, 4), RADIUS + 4, None, theme.color("ember"), 2)
        rounded_box(painter, rect, RADIUS, theme.color("card"), theme.color("ember"), 2)
        return
    is_hovered = key == look.hovered
    if is_suggested:
        ground, edge = ("hover" if is_hovered else "card"), "gold" if is_hovered else "gold_g"
        rounded_box(painter, rect, RADIUS, theme.color(ground), theme.color(edge), 1, dashed=True)
    else:
        rounded_box(painter, rect, RADIUS, theme.color("gold_t"), theme.color("gold_g" if is_hovered else "gold_l"), 1)


def paint_words(
    painter: QPainter, rect: QRectF, line: PlanLine, avatar: Avatar, theme: Theme, *, is_veiled: bool
) -> None:
    """Face, name with the day, gesture, and a sign for what is locked or done; a low card has one line."""
    is_low = is_veiled or rect.height() < 2 * theme.scale.line("caption")
    side = theme.scale.px(_LOW_FACE if is_low else _FACE)
    face = QRectF(rect.left() + (4 if is_low else _LEFT), rect.center().y() - side / 2, side, side)
    if is_veiled:
        paint_icon(painter, face.topLeft() + QPointF(4, 4), "gift", theme.color("gold"), side - 8)
    else:
        paint_avatar(painter, face, avatar, theme)
    left, high = face.right() + _GAP, theme.scale.line("caption")
    right = rect.right() - _RIGHT
    sign, tone = _sign(line)
    if is_low and not sign and not is_veiled:
        sign, tone = line.gesture.icon, "ink3"
    if sign:
        size = theme.scale.px(_SIGN)
        right -= size
        middle = rect.center().y() - (0 if is_low else high / 2)
        paint_icon(painter, QPointF(right, round(middle - size / 2)), sign, theme.color(tone), size)
        right -= 2
    upper = QRectF(left, rect.center().y() - (high / 2 if is_low else high), right - left, high)
    day = str(line.day.day)
    figures = theme.scale.font("caption", tabular=True)
    room = text_width(day, figures) + 4
    name = secret() if is_veiled else line.face.first_name
    upper.setRight(upper.right() - room)
    used = draw_line(painter, upper, name, theme.scale.font("caption", 600), theme.color("ink"))
    beside = QRectF(left + used + 3, upper.top(), room + 2, high)
    draw_line(painter, beside, day, figures, theme.color("ink3"))
    if not is_veiled and not is_low:
        lower = QRectF(left, rect.center().y(), rect.right() - _RIGHT - left, high)
        told = fitting(line.gesture.name, lower.width(), theme)
        draw_line(painter, lower, told, theme.scale.caption, theme.color("ink2"))


def fitting(title: str, room: float, theme: Theme) -> str:
    """A gesture's name without its article, and shortened where even that is too long for the room."""
    whole = short_title(title, len(title))
    return whole if text_width(whole, theme.scale.caption) <= room else short_title(title)


def _sign(line: PlanLine) -> tuple[str, str]:
    if line.state is SurpriseState.DELIVERED:
        return "check", "sage"
    if line.caution:
        return "warn", "berry"
    if line.is_locked:
        return "lock", "gold"
    return ("bag", "gold") if line.state is SurpriseState.PREPARED else ("", "gold")
