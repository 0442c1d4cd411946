"""The green line that says what the file is, and lets the owner say otherwise."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.domain.incoming import Inspection
from app.ui.icons import paint_icon
from app.ui.pages.importer.words import not_this, recognised, size_words
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label


class Banner(Card):
    """`system_chosen` carries the id of the format that the owner names instead."""

    system_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="sage")
        self._systems: tuple[tuple[str, str], ...] = ()
        self._icon = "check"
        self._said = Label("", weight=600)
        self._file = Label("", tone="ink2")
        self.other = GhostButton("", size="small", chevron=False)
        self._build()
        self.other.clicked.connect(self._on_other)

    def show_inspection(self, inspection: Inspection, systems: tuple[tuple[str, str], ...]) -> None:
        """Say what the file looks like; `systems` are the ids and names of what else it could be."""
        self._systems = systems
        is_known = bool(inspection.reading.system_name) or inspection.mapping is None
        self._icon, self._fill = ("check", "sage_t") if is_known else ("question", "gold_t")
        self.set_border("sage_l" if is_known else "gold_l")
        self._said.setText(recognised(inspection))
        self._file.setText(size_words(inspection))
        self.other.setText(not_this(inspection))
        self.other.setVisible(inspection.mapping is not None)
        self.setAccessibleName(f"{self._said.text()} {self._file.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), theme_of(self)
        tone = "sage" if self._icon == "check" else "gold"
        paint_icon(painter, QPointF(16, round(self.height() / 2 - 10)), self._icon, theme.color(tone), 20)

    def menu(self) -> QMenu:
        """What else the file could be."""
        menu = QMenu(self)
        for system, name in self._systems:
            action = menu.addAction(name[:1].upper() + name[1:])
            action.triggered.connect(lambda _checked=False, chosen=system: self.system_chosen.emit(chosen))
        return menu

    def _on_other(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height() + 4)))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 10, 12, 10)
        row.setSpacing(12)
        words = QWidget()
        flow = FlowLayout(words, gap=6)
        flow.addWidget(self._said)
        flow.addWidget(self._file)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.other)
