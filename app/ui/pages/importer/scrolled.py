"""A step of the page that scrolls where the window is low."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.scroll_pane import ScrollPane


def scrolled(step: QWidget) -> QVBoxLayout:
    """The column for the step's content, inside an area that fills the step."""
    pane = QWidget()
    pane.setProperty("pane", True)
    column = QVBoxLayout(pane)
    column.setContentsMargins(32, 2, 32, 24)
    area = ScrollPane(pane)
    outer = QVBoxLayout(step)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    return column
