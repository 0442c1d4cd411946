"""How the week is painted: blocks among the hours, hatched stretches, and where a carried entry would land."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.agenda import Entry, EntryKind, EntryState
from app.ui.icons import paint_icon
from app.ui.pages.calendar.look import PillLook, look_of
from app.ui.pages.calendar.week_layout import Columns
from app.ui.pages.calendar.week_words import second_line
from app.ui.pages.calendar.words import entry_icon
from app.ui.theme import Theme
from app.ui.widgets.painting import draw_line, hairline, rounded_box

RADIUS = 8
_ICON, _ICON_GAP, _SIDE = 14, 5, 8
_TIGHT, _TIGHT_SIDE, _TIGHT_GAP = 80, 5, 3
"""Width below which words come first, and what is left around them then."""
_TWO_LINES, _HIGH = 35, 42
_STRIPE, _STEP = 4.0, 9.0


def paint_block(
    painter: QPainter,
    rect: QRectF,
    entry: Entry,
    theme: Theme,
    *,
    gone: bool = False,
    hovered: bool = False,
    selected: bool = False,
) -> None:
    """Paint an entry among the hours: title first, a second line where there is room; done ones have no frame."""
    look = look_of(entry, gone=gone)
    _paint_ground(painter, rect, look, theme, hovered, selected)
    px, line = theme.scale.px, theme.scale.line("caption")
    side = _TIGHT_SIDE if rect.width() < px(_TIGHT) else _SIDE
    has_two = rect.height() >= px(_TWO_LINES) and bool(second_line(entry)) and entry.state is not EntryState.DONE
    is_high = rect.height() >= px(_HIGH)
    used = 2 * line if has_two else line
    top = rect.top() + (px(5) if is_high else (rect.height() - used) / 2)
    room = QRectF(rect.left() + side, round(top), rect.width() - 2 * side + 2, line)
    _paint_title(painter, room, entry, look, theme)
    if has_two:
        ink = "ink3" if gone else "gold" if look.ink == "gold" else "ink2"
        below = room.translated(0, line)
        draw_line(painter, below, second_line(entry), theme.scale.caption, theme.color(ink))


def is_tight(width: float, theme: Theme) -> bool:
    """Whether a place is so narrow that a pill has to do with less around its words."""
    return width < theme.scale.px(_TIGHT)


def _paint_ground(painter: QPainter, rect: QRectF, look: PillLook, theme: Theme, hovered: bool, selected: bool) -> None:
    fill: QColor | None = theme.color(look.fill or "card") if look.border else None
    if hovered and look.fill in ("card", ""):
        fill = theme.color("hover")
    if selected:
        rounded_box(painter, rect, RADIUS, fill or theme.color("card"), theme.color("ember"), 2)
    elif look.border:
        border = theme.color("field" if hovered and look.border == "line2" else look.border)
        rounded_box(painter, rect, RADIUS, fill, border, 1 if look.is_dashed else None, dashed=look.is_dashed)
    elif fill is not None:
        rounded_box(painter, rect, RADIUS, fill)


def _paint_title(painter: QPainter, line: QRectF, entry: Entry, look: PillLook, theme: Theme) -> None:
    size = theme.scale.px(_ICON)
    place = QPointF(line.left(), round(line.center().y() - size / 2))
    is_strong = entry.state is not EntryState.DONE and look.border
    icon = look.ink if is_strong and look.ink != "ink3" and entry.kind is not EntryKind.PROPOSAL else look.icon
    paint_icon(painter, place, entry_icon(entry), theme.color(icon), size)
    font = theme.scale.font("caption", 600 if is_strong else 500)
    gap = _TIGHT_GAP if line.width() < theme.scale.px(_TIGHT - 2 * _TIGHT_SIDE + 2) else _ICON_GAP
    draw_line(painter, line.adjusted(size + gap, 0, 0, 0), entry.title, font, theme.color(look.ink))


def paint_hatch(painter: QPainter, rect: QRectF, color: QColor, stripe: float = _STRIPE, step: float = _STEP) -> None:
    """Slanted stripes over hours that do not suit somebody, `stripe` wide and `step` from one to the next."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, stripe))
    slant = step * 2**0.5
    first = int((rect.left() + rect.top()) // slant)
    last = int((rect.right() + rect.bottom()) // slant) + 1
    for place in range(first, last + 1):
        total = place * slant
        start, end = rect.top() - step, rect.bottom() + step
        painter.drawLine(QPointF(total - start, start), QPointF(total - end, end))
    painter.restore()


def paint_columns(painter: QPainter, columns: Columns, height: float, theme: Theme) -> None:
    """Hairlines left of each day; the two days of a weekend that share a column have none between them."""
    color, width = theme.color("line"), hairline(painter)
    for place, weight in enumerate(columns.weights):
        if weight == 1 or place == 0 or columns.weights[place - 1] == 1:
            painter.fillRect(QRectF(columns.left(place), 0, width, height), color)


def paint_goal(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The dashed ember frame where a carried entry would land."""
    rounded_box(painter, rect, RADIUS, theme.color("ember_t"), theme.color("ember"), 2, dashed=True)


def paint_cursor(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The ring around the slot where the keyboard is."""
    rounded_box(painter, rect, 6, None, theme.color("ember"), 2)


def paint_now(painter: QPainter, left: float, right: float, y: float, theme: Theme) -> None:
    """The line of this minute: two pixels of ember that begin in a dot."""
    painter.fillRect(QRectF(left, y - 1, right - left, 2), theme.color("ember"))
    rounded_box(painter, QRectF(left - 4, y - 4, 8, 8), 4, theme.color("ember"))
