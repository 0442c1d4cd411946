"""A title with two small arrows at its right, in one line of its own height."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.scale import Role
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.label import Label


class HeadRow(QWidget):
    """What is shown, and the way to what is before and after it."""

    def __init__(self, role: Role, height: int, before: str, after: str) -> None:
        super().__init__()
        self._height = height
        self.title = Label("", role)
        self.before = IconButton("chevl", before, size="small")
        self.after = IconButton("chev", after, size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(self._height))
