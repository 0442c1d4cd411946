"""The place to drop a file on, with a button that asks for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.tile import Tile


class DropZone(QWidget):
    """Takes one file from outside: `dropped` carries its path, `asked` wants the file dialog."""

    dropped = Signal(object)
    refused = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wanted = False
        self.button = PrimaryButton(self.tr("Choose a file"), icon="file", size="large")
        self.button.clicked.connect(self.asked)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop a file here, or choose one"))
        self._build()
        theme_of(self).changed.connect(self._on_theme_changed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()
            self._want(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._want(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._want(False)
        files = _files(event)
        event.acceptProposedAction()
        if len(files) == 1:
            self.dropped.emit(files[0])
        else:
            self.refused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded_box(painter, rect, 12, theme.color("ember_t" if self._is_wanted else "card"))
        pen = QPen(theme.color("ember" if self._is_wanted else "line2"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 12, 12)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 28)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Tile("upload", "ember", 44), 0, centre)
        column.addSpacing(12)
        column.addWidget(Label(self.tr("Drop a file here"), "title", align=centre))
        column.addSpacing(4)
        kinds = self.tr("vCard, CSV, Excel or a calendar, from whichever program")
        column.addWidget(Label(kinds, "body", "ink2", align=centre))
        column.addSpacing(18)
        column.addWidget(self.button, 0, centre)
        column.addStretch(1)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(theme_of(self).scale.px(232))
        self.update()

    def _want(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self.update()


def _files(event: QDropEvent) -> list[Path]:
    """Files of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
