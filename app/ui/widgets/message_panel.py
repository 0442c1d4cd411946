"""The message panel: what happened, the ways out, what is safe, and at most three buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.tile import Tile


class PanelFoot(QWidget):
    """The sunk foot of a panel: a quiet sentence on the left, buttons on the right."""

    def __init__(self, note: str = "", parent: QWidget | None = None, *, rounded: bool = True) -> None:
        super().__init__(parent)
        self._rounded = rounded
        self.note = Label(note, "caption", "ink2", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 12, 20, 12)
        self.row.setSpacing(8)
        self.row.addWidget(self.note, 1)

    def add_button(self, button: Button, *, left: bool = False) -> Button:
        """Put a button in; the leading ghost goes to the left of the note."""
        self.row.insertWidget(0 if left else self.row.count(), button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        if self._rounded:
            path.addRoundedRect(rect.adjusted(0, -20, 0, 0), 11, 11)
        else:
            path.addRect(rect)
        painter.setClipRect(rect)
        painter.fillPath(path, theme.color("sunk"))
        horizontal_rule(painter, 0, rect.width(), 0, theme.color("line"))


class SafetyLine(QWidget):
    """One sage check and the sentence that says what is safe."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(text, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self._label)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._label.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        middle = theme.scale.line("body") / 2
        paint_icon(QPainter(self), QPointF(0, round(middle - 8)), "check", theme.color("sage"), 16)


class MessagePanel(QWidget):
    """Tile, title, what happened, ways out (`add_way`), the sage line (`safe`) and a foot with buttons.

    Put it into a `Card` or an `Overlay`; buttons come from `foot.add_button(PrimaryButton(...))`.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        *,
        tone: str = "slate",
        safe: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "lead", wrap=True)
        self.text = Label(text, "body", "ink2", wrap=True)
        self.safe = SafetyLine(safe)
        self.foot = PanelFoot(note)
        self.ways = QVBoxLayout()
        self._build(icon, tone)
        self.text.setVisible(bool(text))
        self.safe.setVisible(bool(safe))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_way(self, widget: QWidget) -> None:
        """Put a choice or a field between the text and the sage line."""
        self.ways.addWidget(widget)

    def _build(self, icon: str, tone: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self.ways.setContentsMargins(0, 8, 0, 0)
        self.ways.setSpacing(8)
        words.addLayout(self.ways)
        words.addSpacing(6)
        words.addWidget(self.safe)
        body = QHBoxLayout()
        body.setContentsMargins(20, 18, 20, 20)
        body.setSpacing(14)
        body.addWidget(Tile(icon, tone, 40), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body)
        column.addStretch(1)
        column.addWidget(self.foot)
