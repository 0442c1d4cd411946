"""The list of places where a column can go."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.domain.mapping import CHOICES, ColumnMapping, MappingKind, Target, target_words
from app.ui.icons import paint_icon
from app.ui.pages.importer.words import column_words
from app.ui.theme import theme_of
from app.ui.widgets.label import plain_tip
from app.ui.widgets.painting import draw_line, rounded_box

_WIDTH, _HEIGHT, _RADIUS = 212, 30, 8


class TargetBox(QComboBox):
    """Shows where the column goes, dashed when it stays out; `target_chosen` carries the owner's choice."""

    target_chosen = Signal(object)

    def __init__(self, column: ColumnMapping, kind: MappingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._targets = _offered(column, kind)
        for target in self._targets:
            self.addItem(target_words(target))
        self.setMaxVisibleItems(18)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", _RADIUS)
        self.show_column(column)
        self.activated.connect(self._on_activated)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_column(self, column: ColumnMapping) -> None:
        """Show where the column goes now."""
        self._column = column
        self.setCurrentIndex(self._targets.index(column.target) if column.target in self._targets else 0)
        self.setAccessibleName(self.tr("{column} becomes").format(column=column.column))
        self.setAccessibleDescription(column_words(column))
        self.setToolTip(plain_tip(column_words(column)))
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(_WIDTH), scale.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        is_out = self._column.target is Target.NOTHING
        if is_out:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("field"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        else:
            hovered = self.underMouse() and self.isEnabled()
            rounded_box(painter, rect, _RADIUS, theme.color("hover" if hovered else "card"), theme.color("field"))
        side = theme.scale.px(14)
        room = rect.adjusted(10, 0, -side - 12, 0)
        ink = theme.color("ink3" if is_out else "ink")
        draw_line(painter, room, column_words(self._column), theme.scale.font("body"), ink)
        corner = QPointF(round(rect.right() - side - 8), round(rect.center().y() - side / 2))
        paint_icon(painter, corner, "chevd", theme.color("ink3"), side)

    def _on_activated(self, place: int) -> None:
        target = self._targets[place]
        if target is not self._column.target:
            self.target_chosen.emit(target)


def _offered(column: ColumnMapping, kind: MappingKind) -> tuple[Target, ...]:
    """The usual choices, and the present one when it is none of them."""
    choices = CHOICES[kind]
    return choices if column.target in choices else (*choices, column.target)
