"""A part of a long section: a headline, a card of rows, and what they do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.settings import Settings
from app.ui.pages.settings.rows import SettingCard, SettingRow
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.section_header import SectionHeader


class Part(QWidget):
    """Filled by `lay_out`; shown and read again together with its section."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""

    def reload(self) -> None:
        """Read what is slower than the settings."""

    def lay_out(self, title: str, *rows: SettingRow) -> None:
        """The headline, where there is one, and the card."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if title:
            column.addWidget(SectionHeader(title))
        column.addWidget(SettingCard(*rows))

    def change(self, group: str, **values: object) -> None:
        """Set values of a group, one action."""
        self.shell.act(lambda: self.shell.desk.settings.change(group, **values))


def set_quietly(toggle: ToggleRow, is_on: bool) -> None:
    """Tick or untick without a signal."""
    toggle.box.blockSignals(True)
    toggle.set_on(is_on)
    toggle.box.blockSignals(False)
