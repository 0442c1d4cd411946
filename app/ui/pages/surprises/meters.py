"""Three bars that say how genuine, how unexpected and how well worth its cost a surprise is; each explains itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.year_plan import PlanLine
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_LINE, _NAMES, _FIGURE, _GAP, _BAR = 22, 96, 24, 8, 6


class Meter(QWidget):
    """A name, a bar and a figure from 0 to 100."""

    def __init__(self, name: str, explained: str) -> None:
        super().__init__()
        self._name, self._value = name, 0
        self.setToolTip(explained)
        self.setAccessibleDescription(explained)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    @property
    def value(self) -> int:
        """The figure shown."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show another figure."""
        self._value = round(min(100.0, max(0.0, value)))
        self.setAccessibleName(self.tr("{name}, {value} of 100").format(name=self._name, value=self._value))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme_of(self).scale.px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        names, figure = theme.scale.px(_NAMES), theme.scale.px(_FIGURE)
        words = QRectF(0, 0, names, rect.height())
        draw_line(painter, words, self._name, theme.scale.caption, theme.color("ink"))
        right, font = Qt.AlignmentFlag.AlignRight, theme.scale.font("caption", 600, tabular=True)
        draw_line(painter, rect, str(self._value), font, theme.color("ink"), right)
        bar = QRectF(names + _GAP, rect.center().y() - _BAR / 2, rect.width() - names - figure - 2 * _GAP, _BAR)
        rounded_box(painter, bar, _BAR / 2, theme.color("track"))
        if self._value:
            bar.setWidth(max(_BAR, bar.width() * self._value / 100))
            rounded_box(painter, bar, _BAR / 2, theme.color("gold_g"))


class Meters(QWidget):
    """Genuine, Unexpected and Value for cost."""

    def __init__(self) -> None:
        super().__init__()
        self.genuine = Meter(self.tr("Genuine"), self.tr(
            "How much of it comes from what this very person said or you saw. "
            "One fact that fits is a good reason, two are better."
        ))  # fmt: skip
        self.unexpected = Meter(self.tr("Unexpected"), self.tr(
            "How far it lies from birthdays, holidays and renewals, from your last contact, "
            "and from the surprises of last year."
        ))  # fmt: skip
        self.value = Meter(self.tr("Value for cost"), self.tr(
            "How much of its delight is left when the money and minutes it takes are counted, "
            "at what they would bring elsewhere this year."
        ))  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for meter in (self.genuine, self.unexpected, self.value):
            column.addWidget(meter)

    def show_line(self, line: PlanLine) -> None:
        """Show the figures of a surprise."""
        self.genuine.set_value(line.genuine)
        self.unexpected.set_value(line.unexpected)
        self.value.set_value(line.value)
