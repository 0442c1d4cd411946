"""Filter chips: outlined, with a count; chosen ones turn ember and carry a check."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_PAD, _GAP, _MARK = 10, 6, 14


class Chip(QAbstractButton):
    """A filter that is on or off (`toggled`), or opens a popup when it has a chevron (`clicked`)."""

    def __init__(
        self,
        text: str,
        count: int | None = None,
        *,
        icon: str = "",
        chevron: bool = False,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = count
        self._icon = icon
        self._chevron = chevron
        self._hovered = False
        self.setText(text)
        self.setCheckable(not chevron)
        self.setChecked(checked)
        self._chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_look_changed)
        theme_of(self).changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def is_on(self) -> bool:
        """Whether the chip filters now."""
        return self.isChecked() or self._chosen

    def text(self) -> str:
        """The words as given."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show other words, literally: a tag's "&" is no mnemonic."""
        super().setText(text.replace("&", "&&"))

    def set_count(self, count: int | None) -> None:
        """Show how many it stands for."""
        self._count = count
        self._on_look_changed()

    def set_label(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._on_look_changed()

    def set_chosen(self, chosen: bool) -> None:
        """Paint a chevron chip as filtering."""
        self._chosen = chosen
        self._on_look_changed()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = 2 * _PAD + 2 + text_width(self.text(), self._font(theme))
        width += (theme.scale.px(_MARK) + _GAP) * (bool(self._leading()) + self._chevron)
        if self._count is not None:
            width += _GAP + text_width(number_text(self._count), theme.scale.caption)
        return QSize(int(width + 0.99), theme.scale.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        self._paint_shape(painter, rect, theme)
        ink = theme.color("ember" if self.is_on else "ink2" if self.isEnabled() else "ink3")
        mark = theme.scale.px(_MARK)
        left, top = rect.left() + _PAD + 1, round(rect.center().y() - mark / 2)
        if self._leading():
            paint_icon(painter, QPointF(left, top), self._leading(), ink, mark)
            left += mark + _GAP
        room = QRectF(left, 0, rect.width() - left, rect.height())
        left += draw_line(painter, room, self.text(), self._font(theme), ink) + _GAP
        if self._count is not None:
            room.setLeft(left)
            quiet = ink if self.is_on else theme.color("ink3")
            left += draw_line(painter, room, number_text(self._count), theme.scale.caption, quiet) + _GAP
        if self._chevron:
            paint_icon(painter, QPointF(left, top), "chevd", ink, mark)

    def _paint_shape(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        radius = rect.height() / 2
        if not self.isEnabled():
            rounded_box(painter, rect, radius, None, theme.color("line2"), 1, dashed=True)
        elif self.is_on:
            rounded_box(painter, rect, radius, theme.color("ember_t"), theme.color("ember"))
        elif self._hovered:
            rounded_box(painter, rect, radius, theme.color("hover"), theme.color("field"))
        else:
            rounded_box(painter, rect, radius, theme.color("card"), theme.color("line2"))

    def _leading(self) -> str:
        return "check" if self.is_on else self._icon

    def _font(self, theme: Theme) -> QFont:
        return theme.scale.font("caption", 600 if self.is_on else 500)

    def _on_look_changed(self) -> None:
        count = "" if self._count is None else f", {number_text(self._count)}"
        self.setAccessibleName(self.text() + count)
        self.setProperty("focusRadius", theme_of(self).scale.px(30) // 2)
        self.updateGeometry()
        self.update()
