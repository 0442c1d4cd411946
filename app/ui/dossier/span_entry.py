"""A span of time in a number and a unit: "6 weeks"."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rhythm import Unit, told
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labelled import Choice

_DAYS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 365.25 / 12, Unit.YEAR: 365.25}


class SpanEntry(QWidget):
    """`days` is the span meant, None while it is empty or not a number; one that is left alone stays exact."""

    def __init__(self, name: str, days: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = LineEdit("")
        self.unit = Choice("", (
            (Unit.DAY, self.tr("days")), (Unit.WEEK, self.tr("weeks")), (Unit.MONTH, self.tr("months")),
            (Unit.YEAR, self.tr("years")),
        ), Unit.WEEK, name=self.tr("Unit"))  # fmt: skip
        self.number.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.number, 2)
        row.addWidget(self.unit, 3)
        self.setFocusProxy(self.number)
        self._exact: tuple[str, object, int | None] = ("", None, None)
        self.set_days(days)

    @property
    def days(self) -> int | None:
        """The span in days."""
        text, unit, exact = self._exact
        written = self.number.text().strip()
        if (written, self.unit.value) == (text, unit):
            return exact
        if not written.isdecimal() or len(written) > 4 or int(written) == 0:
            return None
        return round(int(written) * _DAYS[Unit(str(self.unit.value))])

    @property
    def is_valid(self) -> bool:
        """Whether the field is empty or names a span."""
        return self.days is not None or not self.number.text().strip()

    def set_days(self, days: int | None) -> None:
        """Show a span, or nothing."""
        if days is None:
            self.number.setText("")
        else:
            count, unit = told(float(days))
            self.number.setText(str(count))
            self.unit.set_value(unit)
        self._exact = (self.number.text(), self.unit.value, days)
