"""Section headers: a title, a quiet count, and one link at most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label


class SectionHeader(QWidget):
    """28 high: Lead title, count in Caption, and a link at the right that emits `link_clicked`."""

    link_clicked = Signal()

    def __init__(self, title: str, count: str = "", link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "lead")
        self._count = Label(count, "caption", "ink3")
        self._link = LinkButton(link)
        self._build()
        self.set_count(count)
        self.set_link(link)
        self._link.clicked.connect(self.link_clicked)
        theme_of(self).changed.connect(self._on_theme_changed)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_count(self, count: str) -> None:
        """Show another count, such as "3 open"; empty hides it."""
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def set_link(self, link: str) -> None:
        """Show another link; empty hides it."""
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self._link.updateGeometry()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self._count.setContentsMargins(0, 3, 0, 0)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._link)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(28))
