"""How an entry is painted: a pill by what it is and how it stands, or plain grey words for what only happens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.domain.agenda import Entry, EntryKind, EntryState
from app.ui.icons import paint_icon
from app.ui.pages.calendar.words import entry_icon
from app.ui.scale import Scale
from app.ui.theme import Theme
from app.ui.widgets.painting import draw_line, rounded_box, text_width

PILL, PILL_GAP = 24, 3
PLAIN, PLAIN_GAP = 22, 2
GHOST = 26
RADIUS = 7
_ICON, _CLOCK = 14, 12
_TIGHT = 88
"""Narrower than that, a pill gives some of its padding to the name."""
_PLAIN_KINDS = frozenset((EntryKind.EXPECTED, EntryKind.CHANGE, EntryKind.HOLIDAY))


@dataclass(frozen=True, slots=True)
class PillLook:
    """Colour tokens of a pill ("" paints nothing), and whether its edge is dashed and a clock stands at its end."""

    fill: str = "card"
    border: str = "line2"
    ink: str = "ink"
    icon: str = "ink2"
    is_dashed: bool = False
    has_clock: bool = False


_GONE = PillLook("", "field", "ink3", "ink3", True)
_DONE = PillLook("", "", "ink3", "sage")
_LATE = PillLook("berry_t", "berry_l", "berry", "berry", False, True)
_TO_PUT_RIGHT = PillLook("", "berry", "berry", "berry", True)
_LOOKS = {
    EntryKind.PROMISE: PillLook("", "field", "ink", "ink2", True),
    EntryKind.PROPOSAL: PillLook("", "line2", "ink3", "ink3", True),
    EntryKind.SURPRISE: PillLook("gold_t", "gold_l", "gold", "gold"),
}
_PLAIN = PillLook("", "", "ink3", "ink3")


def is_plain(entry: Entry) -> bool:
    """Whether an entry is grey words with an icon instead of a pill."""
    return entry.kind in _PLAIN_KINDS


def look_of(entry: Entry, *, gone: bool = False) -> PillLook:
    """Colours of an entry; `gone` while it is carried elsewhere."""
    if gone:
        return _GONE
    if is_plain(entry):
        return _PLAIN
    if entry.state is EntryState.DONE:
        return _DONE
    if entry.state is EntryState.LATE:
        return _LATE
    if entry.kind is EntryKind.PROMISE and entry.to_put_right:
        return _TO_PUT_RIGHT
    return _LOOKS.get(entry.kind, PillLook())


def entry_height(entry: Entry, scale: Scale) -> int:
    """Height of an entry in a day of the month, with the gap above it."""
    return scale.px(PLAIN) + PLAIN_GAP if is_plain(entry) else scale.px(PILL) + PILL_GAP


def entry_gap(entry: Entry) -> int:
    """Gap above an entry."""
    return PLAIN_GAP if is_plain(entry) else PILL_GAP


def paint_entry(
    painter: QPainter,
    rect: QRectF,
    entry: Entry,
    theme: Theme,
    *,
    gone: bool = False,
    hovered: bool = False,
    selected: bool = False,
    focused: bool = False,
) -> None:
    """Paint an entry's pill; `selected` has the 2 px inner ember border, `focused` the keyboard's ring outside."""
    look = look_of(entry, gone=gone)
    if focused:
        rounded_box(painter, rect.adjusted(-2, -2, 2, 2), RADIUS + 2, None, theme.color("ember"), 2)
    _paint_ground(painter, rect, look, theme, hovered, selected)
    paint_words(painter, rect, entry, theme, look)


def _paint_ground(painter: QPainter, rect: QRectF, look: PillLook, theme: Theme, hovered: bool, selected: bool) -> None:
    fill = theme.color(look.fill) if look.fill else None
    if hovered and look.fill in ("card", ""):
        fill = theme.color("hover")
    if selected:
        rounded_box(painter, rect, RADIUS, fill, theme.color("ember"), 2)
    elif look.border:
        border = theme.color("field" if hovered and look.border == "line2" else look.border)
        rounded_box(painter, rect, RADIUS, fill, border, 1 if look.is_dashed else None, dashed=look.is_dashed)
    elif fill is not None:
        rounded_box(painter, rect, RADIUS, fill)


def paint_words(
    painter: QPainter, rect: QRectF, entry: Entry, theme: Theme, look: PillLook, *, weight: int = 500
) -> None:
    """Icon, title and the clock of what is late, in one line."""
    size = theme.scale.px(_ICON)
    is_tight = rect.width() < theme.scale.px(_TIGHT)
    pad = 5 if is_tight else 6 if look.has_clock else 8
    left = rect.left() + (min(pad, 7) if is_plain(entry) else pad)
    right = rect.right() - (3 if is_tight else 4 if is_plain(entry) else pad)
    top = round(rect.center().y() - size / 2)
    paint_icon(painter, QPointF(left, top), entry_icon(entry), theme.color(look.icon), size)
    left += size + (4 if look.has_clock or is_tight else 5 if is_plain(entry) else 6)
    if look.has_clock:
        clock = theme.scale.px(_CLOCK)
        right -= clock
        paint_icon(
            painter, QPointF(right, round(rect.center().y() - clock / 2)), "clock", theme.color(look.icon), clock
        )
        right -= 3
    room = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
    font = theme.scale.font("caption", 400 if is_plain(entry) else weight)
    draw_line(painter, room, entry.title, font, theme.color(look.ink))


def ghost_size(entry: Entry, theme: Theme) -> QSizeF:
    """Size of the pill that follows the mouse."""
    width = text_width(entry.title, theme.scale.font("caption", 600)) + theme.scale.px(16) + 26
    return QSizeF(round(width), theme.scale.px(GHOST))


def paint_ghost(painter: QPainter, rect: QRectF, entry: Entry, theme: Theme) -> None:
    """The pill that follows the mouse: white, with an ember edge."""
    rounded_box(painter, rect, 8, theme.color("card"), theme.color("ember"), 1)
    size = theme.scale.px(16)
    top = round(rect.center().y() - size / 2)
    paint_icon(painter, QPointF(rect.left() + 9, top), entry_icon(entry), theme.color("ink"), size)
    room = rect.adjusted(9 + size + 6, 0, -8, 0)
    draw_line(painter, room, entry.title, theme.scale.font("caption", 600), theme.color("ink"))
