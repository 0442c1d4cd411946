"""Buttons: one primary per view, secondary, ghost, destructive, icons alone, and quiet links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.button_look import HEIGHTS, ButtonKind, ButtonLook, ButtonSize, button_size, paint_button
from app.ui.widgets.painting import draw_line, text_width

__all__ = [
    "Button",
    "ButtonLook",
    "DestructiveButton",
    "GhostButton",
    "IconButton",
    "LinkButton",
    "PrimaryButton",
    "SecondaryButton",
    "button_size",
    "paint_button",
]


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
        side = theme_of(self).scale.px(HEIGHTS[self._size])
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
