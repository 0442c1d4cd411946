"""Buttons: one primary per view, secondary, ghost, destructive, icons alone, and quiet links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

ButtonKind = Literal["primary", "secondary", "ghost", "destructive"]
ButtonSize = Literal["small", "normal", "large"]

_HEIGHTS = {"small": 28, "normal": 32, "large": 40}
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
    width = max(_content_width(look, theme) + 2 * look.padding + border, theme.scale.px(_HEIGHTS[look.size]))
    return QSize(round(width + 0.49), theme.scale.px(_HEIGHTS[look.size]))


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


class Button(QPushButton):
    """A button of the design; use the named ones below."""

    def __init__(
        self,
        text: str = "",
        *,
        kind: ButtonKind = "secondary",
        icon: str = "",
        hint: str = "",
        size: ButtonSize = "normal",
        chevron: bool = False,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._kind: ButtonKind = kind
        self._icon, self._hint, self._size, self._chevron, self._tone = icon, hint, size, chevron, tone
        self._hovered = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", self.look.radius)
        theme_of(self).changed.connect(self.updateGeometry)

    @property
    def look(self) -> ButtonLook:
        """What is painted."""
        return ButtonLook(self.text(), self._kind, self._icon, self._hint, self._size, self._chevron, self._tone)

    def text(self) -> str:
        """The words as given."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show other words, literally: a name's "&" is no mnemonic."""
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Turn into a primary, secondary, ghost or destructive button."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return button_size(self.look, theme_of(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_button(
            QPainter(self),
            QRectF(self.rect()),
            self.look,
            theme_of(self),
            hovered=self._hovered,
            pressed=self.isDown(),
            enabled=self.isEnabled(),
        )


class PrimaryButton(Button):
    """The one filled button of a view, with an optional shortcut inside: `PrimaryButton("Save", hint="Ctrl Enter")`."""

    def __init__(
        self, text: str, *, icon: str = "", hint: str = "", size: ButtonSize = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, kind="primary", icon=icon, hint=hint, size=size, parent=parent)


class SecondaryButton(Button):
    """An outlined button; `chevron` when it opens a menu."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        hint: str = "",
        size: ButtonSize = "normal",
        chevron: bool = False,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text, kind="secondary", icon=icon, hint=hint, size=size, chevron=chevron, tone=tone, parent=parent
        )


class GhostButton(Button):
    """A quiet button without a frame; `chevron` when it opens a menu."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        hint: str = "",
        size: ButtonSize = "normal",
        chevron: bool = False,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind="ghost", icon=icon, hint=hint, size=size, chevron=chevron, tone=tone, parent=parent)


class DestructiveButton(Button):
    """A ghost button in berry, for what removes something; always undoable or asked about."""

    def __init__(
        self, text: str, *, icon: str = "", size: ButtonSize = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, kind="destructive", icon=icon, size=size, parent=parent)


class IconButton(Button):
    """An icon alone, 32 px (28 small); `name` is its accessible name and tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: ButtonKind = "ghost",
        size: ButtonSize = "normal",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind=kind, icon=icon, size=size, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, for the tooltip and the screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = theme_of(self).scale.px(_HEIGHTS[self._size])
        return QSize(side, side)


class LinkButton(Button):
    """A quiet word in ember that leads somewhere."""

    def __init__(self, text: str, *, tone: str = "ember", parent: QWidget | None = None) -> None:
        super().__init__(text, kind="ghost", tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 4)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = text_width(self.look.text, theme.scale.font("body", 600))
        return QSize(int(width + 1), max(theme.scale.line("body"), theme.scale.px(28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = theme.scale.font("body", 600)
        font.setUnderline(self._hovered)
        color = theme.color(self._tone if self.isEnabled() else "ink3")
        draw_line(QPainter(self), QRectF(self.rect()), self.look.text, font, color)


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
