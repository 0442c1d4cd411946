"""The white ground of the editor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.pages.letters.editor import TemplateEdit
from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_box


class EditorFrame(QWidget):
    """The editor's white ground; its edge is ember while the text is being written."""

    def __init__(self, edit: TemplateEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 15, 18, 17)
        column.addWidget(edit)
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        edit.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = theme_of(self), QRectF(self.rect())
        has_focus = self._edit.hasFocus()
        edge = theme.color("ember" if has_focus else "line2")
        rounded_box(QPainter(self), rect, 12, theme.color("card"), edge, 2 if has_focus else None)
