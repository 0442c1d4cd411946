"""A field for a day, typed as people write it: "3 June", "yesterday", "3.6.2024", "May 2022"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.fold import fold
from app.domain.parsing_dates import find_day
from app.ui.formatting import day_text
from app.ui.widgets.fields import LineEdit

Lean = Literal["past", "future"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./]\s*(\d{4}|\d{2})?)?")
_NAMED = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})\.?\s+([^\W\d]+)\.?,?\s*(\d{4})?")
_MONTH = re.compile(r"([^\W\d]+)\.?\s+(\d{4})")


def read_day(text: str, today: date, lean: Lean = "past") -> date | None:
    """The day that a text names, None when it names none; without a year the nearest one on the side of `lean`."""
    words = fold(text.strip())
    near = {"today": 0, "heute": 0, "yesterday": -1, "gestern": -1, "tomorrow": 1, "morgen": 1}
    if words in near:
        return today + timedelta(days=near[words])
    try:
        found = _written(words, today, lean)
    except ValueError:
        return None
    if found is None and lean == "future":
        coming = find_day(text, today)
        return coming.day if coming else None
    return found


def _written(words: str, today: date, lean: Lean) -> date | None:
    if match := _ISO.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if _is_month_first() and "/" in words else (first, second)
        return _with_year(day, month, match[3], today, lean)
    if (match := _NAMED.fullmatch(words)) and (month := _month(match[2])):
        return _with_year(int(match[1]), month, match[3], today, lean)
    if (match := _MONTH.fullmatch(words)) and (month := _month(match[1])):
        return date(int(match[2]), month, 1)
    return None


def _with_year(day: int, month: int, year: str | None, today: date, lean: Lean) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    steps = range(9) if lean == "future" else range(0, -9, -1)
    for step in steps:
        try:
            found = date(today.year + step, month, day)
        except ValueError:
            continue
        if (found >= today) if lean == "future" else (found <= today):
            return found
    raise ValueError(day)


def _month(word: str) -> int:
    """Number of a month in the system's language or in English, 0 when it is none."""
    if len(word) < 3:
        return 0
    for locale in (QLocale(), QLocale.c()):
        for number in range(1, 13):
            if fold(locale.monthName(number)).startswith(word):
                return number
    return 0


def _is_month_first() -> bool:
    return QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower().startswith("m")


class DayEntry(LineEdit):
    """A line for a day; what was understood stands at its right end. Up and Down move it by a day."""

    day_changed = Signal()

    def __init__(
        self,
        today: date,
        day: date | None = None,
        *,
        lean: Lean = "past",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, icon="calendar", parent=parent)
        self._today, self._lean = today, lean
        self._day: date | None = None
        self.textChanged.connect(self._on_typed)
        self.set_day(day)

    @property
    def day(self) -> date | None:
        """The day meant, None while empty or not understood."""
        return self._day

    @property
    def is_valid(self) -> bool:
        """Whether the field is empty or names a day."""
        return self._day is not None or not self.text().strip()

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day_text(day, self._today, weekday=False) if day else "")
        self._day = day
        self.set_error(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.set_day((self._day or self._today) + timedelta(days=step))
        self.day_changed.emit()

    def _on_typed(self, text: str) -> None:
        self._day = read_day(text, self._today, self._lean)
        shown = day_text(self._day, self._today) if self._day else ""
        self.set_hint("" if text.strip() in shown else shown)
        self.day_changed.emit()
