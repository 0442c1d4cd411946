"""One line of knowledge: its words, where they come from, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, draw_lines, rounded_box, text_width, wrapped

_LEAD = 24
_MORE = 24
_ICON = 14


@dataclass(frozen=True, slots=True)
class EntryLook:
    """What a line shows: text, below it a source (icon, words in `tone`, quiet rest), a link and small marks.

    `before` is a quiet word in front of the text, `lead` an icon at the far left, `marks` icons after the source.
    """

    text: str
    source_icon: str = ""
    source: str = ""
    tone: str = "ink3"
    rest: str = ""
    link: str = ""
    link_tone: str = "slate"
    before: str = ""
    lead: str = ""
    marks: tuple[str, ...] = ()
    text_tone: str = "ink"
    description: str = ""


class EntryRow(QWidget):
    """A painted line: double-click, Enter or F2 edit, Delete removes, Space follows the link, Menu shows the rest."""

    edit_asked = Signal()
    remove_asked = Signal()
    link_clicked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, look: EntryLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hovered = False
        self._measured: dict[int, int] = {}
        self.has_menu = True
        self._is_shown = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_of(self).changed.connect(self._on_theme_changed)
        self.set_look(look)

    @property
    def look(self) -> EntryLook:
        """What is shown now."""
        return self._look

    def set_look(self, look: EntryLook) -> None:
        """Show something else in the same place."""
        if self._is_shown and look == self._look:
            return
        self._look, self._is_shown = look, True
        self._measured.clear()
        said = f"{look.before}: {look.text}" if look.before else look.text
        self.setAccessibleName(", ".join(part for part in (said, look.source, look.rest) if part))
        self.setAccessibleDescription(look.description or look.link)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._measured:
            theme = theme_of(self)
            lines = len(wrapped(self._spoken(), theme.scale.body, self._text_width(width)))
            below = theme.scale.line("caption") if self._has_source() else 0
            self._measured[width] = lines * theme.scale.line("body") + below
        return self._measured[width]

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 256
        return QSize(200, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme_of(self).scale.line("body"))

    def link_rect(self) -> QRectF:
        """Where the link lies, empty without one."""
        theme = theme_of(self)
        if not self._look.link:
            return QRectF()
        width = text_width(self._look.link, self._link_font(theme))
        line = theme.scale.line("caption" if self._has_source() else "body")
        return QRectF(self.width() - width, self.height() - line, width, line)

    def more_rect(self) -> QRectF:
        """Where the menu's dots appear on hover and focus."""
        return QRectF(self.width() - _MORE, -2, _MORE, _MORE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, look = QPainter(self), theme_of(self), self._look
        left = float(_LEAD if look.lead else 0)
        if look.lead:
            paint_icon(painter, QPointF(0, 2), look.lead, theme.color("ink2"), 16)
        place = QRectF(left, 0, self._text_width(self.width()), self.height())
        line = theme.scale.line("body")
        if look.before:
            self._paint_before(painter, place, theme, line)
        else:
            draw_lines(painter, place, look.text, theme.scale.body, theme.color(look.text_tone), line)
        if self._has_source():
            self._paint_source(painter, left, theme)
        if look.link:
            ink = theme.color(look.link_tone)
            draw_line(painter, self.link_rect().adjusted(0, 0, 1, 0), look.link, self._link_font(theme), ink)
        if self.has_menu and (self._hovered or self.property("kbd")):
            self._paint_more(painter, theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.link_rect().contains(event.position()) or self.more_rect().contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.link_rect().adjusted(-6, -4, 6, 4).contains(event.position()):
            self.link_clicked.emit()
        elif self.has_menu and self.more_rect().contains(event.position()):
            self.menu_asked.emit(self.mapToGlobal(self.more_rect().bottomLeft().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.link_rect().contains(event.position()):
            self.edit_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_Space and self._look.link:
            self.link_clicked.emit()
        else:
            super().keyPressEvent(event)

    def _paint_before(self, painter: QPainter, place: QRectF, theme: Theme, line: int) -> None:
        top = place.top()
        for number, words in enumerate(wrapped(self._spoken(), theme.scale.body, place.width())):
            row = QRectF(place.left(), top, place.width(), line)
            head = f"{self._look.before}: "
            if number == 0 and words.startswith(head.rstrip()):
                row.setLeft(row.left() + draw_line(painter, row, head, theme.scale.body, theme.color("ink3")))
                words = words[len(head) :]
            draw_line(painter, row, words, theme.scale.body, theme.color(self._look.text_tone))
            top += line

    def _paint_source(self, painter: QPainter, left: float, theme: Theme) -> None:
        look, line = self._look, theme.scale.line("caption")
        top = self.height() - line
        if look.source_icon:
            middle = round(top + (line - _ICON) / 2)
            paint_icon(painter, QPointF(left, middle), look.source_icon, theme.color(look.tone), _ICON)
            left += _ICON + 4
        end = self.link_rect().left() - 8 if look.link else float(self.width())
        font = theme.scale.caption
        left += draw_line(painter, QRectF(left, top, end - left, line), look.source, font, theme.color(look.tone))
        if look.rest:
            words = f" · {look.rest}" if look.source else look.rest
            room = QRectF(left, top, end - left - 18 * len(look.marks), line)
            left += draw_line(painter, room, words, font, theme.color("ink3"))
        for mark in look.marks:
            paint_icon(painter, QPointF(left + 4, round(top + (line - _ICON) / 2)), mark, theme.color("ink3"), _ICON)
            left += _ICON + 4

    def _paint_more(self, painter: QPainter, theme: Theme) -> None:
        box = self.more_rect()
        rounded_box(painter, box.adjusted(0, 2, 0, 0), 6, theme.color("hover"))
        paint_icon(painter, QPointF(box.left() + 4, box.top() + 5), "more", theme.color("ink2"), 16)

    def _spoken(self) -> str:
        return f"{self._look.before}: {self._look.text}" if self._look.before else self._look.text

    def _has_source(self) -> bool:
        return bool(self._look.source or self._look.rest or self._look.marks)

    def _text_width(self, width: int) -> float:
        taken = _LEAD if self._look.lead else 0
        if self._look.link and not self._has_source():
            taken += int(text_width(self._look.link, self._link_font(theme_of(self)))) + 8
        return max(40.0, width - taken)

    def _link_font(self, theme: Theme) -> QFont:
        return theme.scale.font("caption", 600)

    def _on_theme_changed(self) -> None:
        self._measured.clear()
        self.updateGeometry()
        self.update()
