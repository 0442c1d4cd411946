"""The look of a button, and painting it: for the buttons themselves and for delegates that show some on hover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter

from app.ui.icons import paint_icon
from app.ui.theme import Theme
from app.ui.widgets.painting import draw_line, rounded_box, text_width

ButtonKind = Literal["primary", "secondary", "ghost", "destructive"]
ButtonSize = Literal["small", "normal", "large"]

HEIGHTS = {"small": 28, "normal": 32, "large": 40}
_GAP = 6
_CHEVRON = 14


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """What a button shows: `hint` is a quiet shortcut after the text, `chevron` announces a menu."""

    text: str
    kind: ButtonKind = "secondary"
    icon: str = ""
    hint: str = ""
    size: ButtonSize = "normal"
    chevron: bool = False
    tone: str = ""

    @property
    def icon_size(self) -> int:
        """Side of the icon in pixels."""
        return 14 if self.size == "small" else 16

    @property
    def padding(self) -> int:
        """Room left and right of the content."""
        return {"small": 10, "normal": 12, "large": 16}[self.size]

    @property
    def radius(self) -> int:
        """Radius of the corners."""
        return 8 if self.size == "small" else 10


def button_size(look: ButtonLook, theme: Theme) -> QSize:
    """Size that fits the content."""
    border = 0 if look.kind == "primary" else 2
    width = max(_content_width(look, theme) + 2 * look.padding + border, theme.scale.px(HEIGHTS[look.size]))
    return QSize(round(width + 0.49), theme.scale.px(HEIGHTS[look.size]))


def paint_button(
    painter: QPainter,
    rect: QRectF,
    look: ButtonLook,
    theme: Theme,
    *,
    hovered: bool = False,
    pressed: bool = False,
    enabled: bool = True,
) -> None:
    """Paint a button that fills the rect, content centred; delegates use it for buttons that appear on hover."""
    _paint_shape(painter, rect, look, theme, hovered or pressed, enabled)
    ink, quiet = _inks(look, theme, enabled)
    left = rect.left() + max(look.padding / 2, (rect.width() - _content_width(look, theme)) / 2)
    middle = rect.center().y()
    if look.icon:
        side = theme.scale.px(look.icon_size)
        paint_icon(painter, QPointF(round(left), round(middle - side / 2)), look.icon, theme.color(ink), side)
        left += side + (_GAP if look.text else 0)
    room = QRectF(left, rect.top(), rect.right() - left - 4, rect.height())
    left += draw_line(painter, room, look.text, _text_font(look, theme), theme.color(ink))
    if look.hint:
        room.setLeft(left + _GAP + 2)
        draw_line(painter, room, look.hint, theme.scale.font("caption", 500), theme.color(quiet))
    if look.chevron:
        side = theme.scale.px(_CHEVRON)
        paint_icon(painter, QPointF(round(left + _GAP), round(middle - side / 2)), "chevd", theme.color(ink), side)


def _text_font(look: ButtonLook, theme: Theme) -> QFont:
    weight = 600 if look.kind == "primary" else 500
    return theme.scale.font("caption" if look.size == "small" else "body", weight)


def _content_width(look: ButtonLook, theme: Theme) -> float:
    width = text_width(look.text, _text_font(look, theme)) if look.text else 0.0
    if look.icon:
        width += theme.scale.px(look.icon_size) + (_GAP if look.text else 0)
    if look.hint:
        width += _GAP + 2 + text_width(look.hint, theme.scale.font("caption", 500))
    if look.chevron:
        width += _GAP + theme.scale.px(_CHEVRON)
    return width


def _paint_shape(painter: QPainter, rect: QRectF, look: ButtonLook, theme: Theme, active: bool, enabled: bool) -> None:
    if look.kind == "primary":
        fill = theme.color("track" if not enabled else "fill_h" if active else "fill")
        rounded_box(painter, rect, look.radius, fill)
    elif look.kind == "secondary":
        fill = theme.color("hover" if active and enabled else "card")
        edge = look.tone + "_l" if look.tone in ("gold", "sage", "slate", "berry") else "line2"
        rounded_box(painter, rect, look.radius, fill, theme.color(edge if enabled else "line"))
    elif active and enabled:
        rounded_box(painter, rect, look.radius, theme.color("hover"))


def _inks(look: ButtonLook, theme: Theme, enabled: bool) -> tuple[str, str]:
    """Colour tokens of the text and of the hint."""
    if not enabled:
        return ("ink2" if theme.is_dark and look.kind == "primary" else "ink3"), "ink3"
    ink = {"primary": "on_ember", "secondary": "ink", "ghost": "ink2", "destructive": "berry"}[look.kind]
    return look.tone or ink, "on_ember" if look.kind == "primary" else "ink3"
