"""Text on screen: plain text only, with the design's sizes, tones and line heights."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from app.ui.scale import Role
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_lines, metrics, wrapped


def plain_tip(text: str) -> str:
    """The text for a tooltip, where Qt would otherwise read "<b>" in somebody's name as markup."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


class Label(QLabel):
    """A line or a paragraph of plain text; a line too long for its place ends in an ellipsis with a tooltip.

    `tone` is a colour token, `wrap` breaks into lines, `most` limits them (0 = all).
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: str = "ink",
        *,
        weight: int | None = None,
        wrap: bool = False,
        most: int = 0,
        tabular: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight = role, tone, weight
        self._most = most if wrap else 1
        self._tabular = tabular
        self._struck = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._on_theme_changed()
        self.setText(text)
        theme_of(self).changed.connect(self._on_theme_changed)

    def set_tone(self, tone: str) -> None:
        """Take another colour token."""
        self._tone = tone
        self.update()

    def set_struck(self, struck: bool) -> None:
        """Strike the text out, or not."""
        self._struck = struck
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            width = min(self._natural_width(), theme_of(self).scale.px(480))
            return QSize(width, self.heightForWidth(width))
        return QSize(self._natural_width(), self.heightForWidth(self._natural_width()))

    def minimumSizeHint(self) -> QSize:
        margins = self.contentsMargins()
        height = self._line() + margins.top() + margins.bottom()
        return QSize(min(self._natural_width(), theme_of(self).scale.px(32)), height)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        margins, lines = self.contentsMargins(), 1
        if self.wordWrap():
            inner = width - margins.left() - margins.right()
            lines = len(wrapped(self.text(), self.font(), inner, self._most))
        return lines * self._line() + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = theme_of(self)
        area = QRectF(self.contentsRect())
        lines = len(wrapped(self.text(), self.font(), area.width(), self._most)) if self.wordWrap() else 1
        height = lines * self._line()
        top = area.top() if height >= area.height() else area.top() + self._slack(area.height() - height)
        place = QRectF(area.left(), top, area.width(), height)
        color = theme.color(self._tone if self.isEnabled() else "ink3")
        draw_lines(painter, place, self.text(), self.font(), color, self._line(), self._most, self.alignment())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        width = self.contentsRect().width()
        if not self.wordWrap():
            return self._natural_width() > width + 1
        return self._most > 0 and len(wrapped(self.text(), self.font(), width)) > self._most

    def _slack(self, room: float) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0
        return room if self.alignment() & Qt.AlignmentFlag.AlignBottom else room / 2

    def _line(self) -> int:
        return theme_of(self).scale.line(self._role)

    def _natural_width(self) -> int:
        measured = metrics(self.font())
        widest = max((measured.horizontalAdvance(line) for line in self.text().split("\n")), default=0.0)
        margins = self.contentsMargins()
        return int(widest + 1) + margins.left() + margins.right()

    def _on_theme_changed(self) -> None:
        scale = theme_of(self).scale
        self.setFont(scale.font(self._role, self._weight, tabular=self._tabular, struck=self._struck))
        self.updateGeometry()
        self.update()
