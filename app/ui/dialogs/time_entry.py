"""A field for a time of day, "10", "9:30", "5 pm"; empty for any time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dossier.hours_entry import read_minute
from app.ui.formatting import time_text
from app.ui.widgets.fields import LineEdit


class TimeEntry(LineEdit):
    """Minute of the day, None for any time."""

    def __init__(self, minute: int | None = None, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="clock", parent=parent)
        self.set_minute(minute)

    @property
    def minute(self) -> int | None:
        """The time meant, None while empty or not understood."""
        return read_minute(self.text()) if self.text().strip() else None

    @property
    def is_valid(self) -> bool:
        """Whether the field is empty or names a time."""
        return not self.text().strip() or self.minute is not None

    def set_minute(self, minute: int | None) -> None:
        """Show a time, or nothing."""
        self.setText("" if minute is None else time_text(minute))
