"""The hours at which somebody may be reached."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.formatting import time_text
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_DAY_END = 24 * 60


def read_minute(text: str) -> int | None:
    """Minute of the day that a text such as "9", "9:30", "5 pm" names; None when it names none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "pm" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= _DAY_END else None


class HoursEntry(QWidget):
    """Two fields, from and until; `value` is "09:00-18:00", empty while one of them is not understood."""

    def __init__(self, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        start, _, end = value.partition("-")
        self.start, self.end = LineEdit(self.tr("From")), LineEdit(self.tr("Until"))
        self.start.setText(start or "9:00")
        self.end.setText(end or "18:00")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.start, 1)
        row.addWidget(Label("–", tone="ink2"))
        row.addWidget(self.end, 1)
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("Until"))

    @property
    def value(self) -> str:
        """The span as it is stored."""
        start, end = read_minute(self.start.text()), read_minute(self.end.text())
        if start is None or end is None:
            return ""
        return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"

    def words(self) -> str:
        """The span as a sentence."""
        start, end = read_minute(self.start.text()), read_minute(self.end.text())
        if start is None or end is None:
            return ""
        if end >= _DAY_END:
            return self.tr("Never before {start}").format(start=time_text(start))
        return self.tr("Between {start} and {end}").format(start=time_text(start), end=time_text(end))
