"""What stands in the rail: lines with icon and word, a background job, and where the file stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, text_width

WIDE, NARROW = 208, 64


class RailItem(QAbstractButton):
    """One line of the rail: icon, word and a quiet count; the icon alone when the rail is narrow."""

    def __init__(
        self, title: str, icon: str, look: str = "page", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._look, self._hint = icon, look, hint
        self._count: int | None = None
        self._is_narrow = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip("")
        self.setCheckable(look == "page")
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 10)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone, with the word as tooltip."""
        self._is_narrow = is_narrow
        self.setToolTip(self.text() if is_narrow else "")
        self.update()

    def set_count(self, count: int | None, described: str = "") -> None:
        """A quiet number at the right, with its sentence for screen readers."""
        self._count = count
        self.setAccessibleName(described or self.text())
        self.update()

    def sizeHint(self) -> QSize:
        heights = {"page": 36, "log": 32, "find": 34}
        scale = theme_of(self).scale
        return QSize(scale.px(WIDE) - 24, scale.px(heights[self._look]))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ink, icon_ink = self._paint_ground(painter, rect)
        size = theme.scale.px(20 if self._look == "page" else 18)
        middle = rect.height() / 2
        left = (rect.width() - size) / 2 if self._is_narrow else 10
        paint_icon(painter, QPointF(round(left), round(middle - size / 2)), self._icon, theme.color(icon_ink), size)
        if self._is_narrow:
            return
        weight = 600 if self.isChecked() or self._look == "log" else 500
        role = theme.scale.font("body", 400 if self._look == "find" else weight)
        room = rect.adjusted(left + size + (10 if self._look == "page" else 6), 0, -8, 0)
        draw_line(painter, room, self.text(), role, theme.color(ink))
        right = str(self._count) if self._count is not None else self._hint
        font = theme.scale.font("caption", 600 if self._count is not None else 500)
        # In a wide system font the word comes first; the keys stand in the tooltip and the table of keys.
        if right and text_width(self.text(), role) + text_width(right, font) + 4 <= room.width():
            draw_line(painter, room, right, font, theme.color(ink), Qt.AlignmentFlag.AlignRight)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> tuple[str, str]:
        theme = theme_of(self)
        if self._look == "log":
            ground = "fill_h" if self.underMouse() else "fill"
            rounded_box(painter, rect, 10, fill=theme.color(ground))
            return "on_ember", "on_ember"
        if self._look == "find":
            rounded_box(painter, rect, 10, fill=theme.color("card"), border=theme.color("line2"))
            return "ink3", "ink2"
        if self.isChecked():
            rounded_box(painter, rect, 10, fill=theme.color("card"), border=theme.color("line"))
            return "ink", "ember"
        if self.underMouse():
            rounded_box(painter, rect, 10, fill=theme.color("hover"))
        return "ink2", "ink2"


class RailFoot(QAbstractButton):
    """“Encrypted, only here” and the last backup; a click leads to the backups, the menu locks."""

    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (self.tr("Encrypted, only here"), "")
        self._is_narrow = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.set_lines(*self._lines)

    def set_lines(self, first: str, second: str) -> None:
        """What the two lines say."""
        self._lines = (first, second)
        self.setAccessibleName(f"{first}. {second}".strip())
        self.setToolTip(self.accessibleName() if self._is_narrow else "")
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the lock alone."""
        self._is_narrow = is_narrow
        self.set_lines(*self._lines)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(WIDE) - 24, 2 * scale.line("caption") + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Menu:
            self._on_menu(QPoint(0, 0))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        horizontal_rule(painter, 0, self.width(), 0.5, theme.color("line"))
        size = theme.scale.px(16)
        left = (self.width() - size) / 2 if self._is_narrow else 10
        paint_icon(painter, QPointF(round(left), 14), "lock", theme.color("ink3"), size)
        if self._is_narrow:
            return
        ink = "ink2" if self.underMouse() else "ink3"
        height = theme.scale.line("caption")
        for number, line in enumerate(self._lines):
            room = QRectF(18 + size, 12 + number * height, self.width() - 18 - size, height)
            draw_line(painter, room, line, theme.scale.caption, theme.color(ink))

    def _on_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Lock now"), self.lock_asked.emit)
        menu.exec(self.mapToGlobal(where))


class RailProgress(QAbstractButton):
    """A long job that goes on in the background: one line and a thin bar; a click leads back to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def tell(self, words: str, share: float) -> None:
        """Show how far the job is; `share` 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.setText(words)
        self.setAccessibleName(self.tr("{words}, {share} percent").format(words=words, share=round(self._share * 100)))
        self.setToolTip(self.accessibleName())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW - 24, theme_of(self).scale.line("caption") + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0, 0, self.width(), theme.scale.line("caption"))
        draw_line(painter, room, self.text(), theme.scale.caption, theme.color("ink2"))
        bar = QRectF(0, self.height() - 10, self.width(), 6)
        rounded_box(painter, bar, 3, fill=theme.color("track"))
        rounded_box(painter, QRectF(bar.x(), bar.y(), bar.width() * self._share, 6), 3, fill=theme.color("ember_g"))
