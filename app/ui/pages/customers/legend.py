"""What the marks on strips and counters mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.standing import StripKind
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, text_width
from app.ui.widgets.rhythm_strip import StripMark, paint_mark

_MARK, _GAP, _STEP = 8, 6, 14
CONTACT = -1
"""Mark of a real contact on the counter."""


class Legend(QWidget):
    """Marks with their words, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_for_strips(self) -> None:
        """Explain the rhythm strip."""
        self._set(
            (StripKind.YOU, self.tr("you")), (StripKind.THEY, self.tr("they")),
            (StripKind.SURPRISE, self.tr("surprise")), (StripKind.SLIP, self.tr("slip")),
            (StripKind.NEXT, self.tr("next")),
        )  # fmt: skip

    def set_for_counters(self) -> None:
        """Explain the contact counter."""
        self._set((CONTACT, self.tr("real contact")), (StripKind.NEXT, self.tr("next one")))

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        words = sum(text_width(text, scale.caption) + _MARK + _GAP + _STEP for _, text in self._entries)
        return QSize(round(max(0.0, words - _STEP) + 1), scale.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for kind, text in self._entries:
            painter.save()
            painter.translate(0, middle)
            if kind == CONTACT:
                painter.setPen(QPen(Qt.PenStyle.NoPen))
                painter.setBrush(theme.color("sage_g"))
                painter.drawEllipse(QPointF(left + _MARK / 2, 0), _MARK / 2, _MARK / 2)
            else:
                paint_mark(painter, StripMark(left + _MARK / 2, kind, ()), theme)
            painter.restore()
            room = QRectF(left + _MARK + _GAP, 0, self.width(), 2 * middle)
            left = room.left() + draw_line(painter, room, text, theme.scale.caption, theme.color("ink3")) + _STEP

    def _set(self, *entries: tuple[int, str]) -> None:
        self._entries = entries
        self.setAccessibleName(", ".join(text for _, text in entries))
        self.updateGeometry()
        self.update()
