"""The rail: log, find, the pages, settings, and where the file stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.paths import resources
from app.ui.rail_parts import NARROW, WIDE, RailFoot, RailItem, RailProgress
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line


class Brand(QWidget):
    """The mark and the name; a quiet badge says when this is the sample studio."""

    def __init__(self, badge: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge, self._is_narrow = badge, False
        self.setAccessibleName(f"Keepwarm. {badge}".strip())
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the mark alone."""
        self._is_narrow = is_narrow
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(58 if self._badge else 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 26) / 2 if self._is_narrow else 8
        height = max(26, theme.scale.line("lead"))
        painter.drawPixmap(QPointF(left, (height - 26) / 2), logo(26, theme.is_dark, self.devicePixelRatioF()))
        if self._is_narrow:
            return
        draw_line(
            painter, QRectF(44, 0, self.width() - 44, height), self.tr("Keepwarm"), theme.scale.lead, theme.color("ink")
        )
        if self._badge:
            room = QRectF(44, height, self.width() - 44, theme.scale.line("caption"))
            draw_line(painter, room, self._badge, theme.scale.caption, theme.color("gold"))


class Rail(QWidget):
    """Pages by key; `chosen`, `log_asked`, `find_asked`, `backups_asked` and `lock_asked` tell what was asked for."""

    chosen = Signal(str)
    log_asked = Signal()
    find_asked = Signal()
    backups_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self, entries: tuple[tuple[str, str, str], ...], badge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.items: dict[str, RailItem] = {}
        self._build(entries, badge)

    def _build(self, entries: tuple[tuple[str, str, str], ...], badge: str) -> None:
        self.brand = Brand(badge)
        self.log = RailItem(self.tr("Log a touchpoint"), "plus", "log", self.tr("Ctrl L"))
        self.finder = RailItem(self.tr("Find or do"), "search", "find", self.tr("Ctrl K"))
        self.foot = RailFoot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 12)
        layout.setSpacing(0)
        for widget, below in ((self.brand, 2), (self.log, 8), (self.finder, 16)):
            layout.addWidget(widget)
            layout.addSpacing(below)
        for key, title, icon in entries:
            item = RailItem(title, icon)
            self.items[key] = item
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            if key == "settings":
                layout.addStretch(1)
            layout.addWidget(item)
            layout.addSpacing(2)
        self.progress = RailProgress()
        layout.addWidget(self.progress)
        layout.addSpacing(6)
        layout.addWidget(self.foot)
        self.log.clicked.connect(self.log_asked)
        self.finder.clicked.connect(self.find_asked)
        self.foot.clicked.connect(self.backups_asked)
        self.foot.lock_asked.connect(self.lock_asked)
        self.set_narrow(False)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    def set_narrow(self, is_narrow: bool) -> None:
        """64 wide with icons alone in narrow windows, else as wide as the words need at this text size."""
        self.setFixedWidth(NARROW if is_narrow else theme_of(self).scale.px(WIDE))
        for item in (self.log, self.finder, *self.items.values()):
            item.set_narrow(is_narrow)
        self.brand.set_narrow(is_narrow)
        self.foot.set_narrow(is_narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.setPen(theme.color("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


def logo(size: int, is_dark: bool, ratio: float) -> QPixmap:
    """The mark at this size."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    name = "logo-dark.svg" if is_dark else "logo-light.svg"
    QSvgRenderer(str(resources() / "art" / name)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
