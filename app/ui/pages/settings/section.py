"""What every section of the settings is: a title, an icon, its state in a line, and rows that can be found."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.fold import matches
from app.domain.settings import Settings
from app.ui.pages.settings.rows import SettingCard, SettingRow
from app.ui.shell import Shell
from app.ui.widgets.section_header import SectionHeader

WIDEST = 904


class Section(QScrollArea):
    """A section scrolls by itself. Fill `column`; `show_settings` is called whenever the settings may have changed.

    `state_changed` when the line in the list has to be said anew although no setting changed.
    """

    KEY: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    state_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        pane = QWidget()
        pane.setProperty("pane", True)
        self.content = QWidget()
        shell.theme.changed.connect(self._measure)
        self._measure()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 6, 24)
        self.column.setSpacing(0)
        # Side by side with empty room, so that the heights of wrapped sentences are asked for the width they get.
        outer = QHBoxLayout(pane)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.content, WIDEST, Qt.AlignmentFlag.AlignTop)
        outer.addStretch(1)
        self.setWidget(pane)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def title(self) -> str:
        """The name in the list."""
        return ""

    def state(self, settings: Settings) -> str:
        """The present state in one line."""
        return ""

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""

    def reload(self) -> None:
        """Read what is slower than the settings; called when the section is shown."""

    def rows(self) -> tuple[SettingRow, ...]:
        """All rows, for the search."""
        return tuple(self.findChildren(SettingRow))

    def found(self, words: str) -> tuple[SettingRow, ...]:
        """Rows whose title or sentence holds all the words."""
        return tuple(row for row in self.rows() if _holds(f"{row.title.text()} {row.text.text()}", words))

    def add_part(self, title: str, *rows: SettingRow) -> SettingCard:
        """A headline and a card of rows."""
        if self.column.count():
            self.column.addSpacing(14)
        if title:
            self.column.addWidget(SectionHeader(title))
            self.column.addSpacing(4)
        card = SettingCard(*rows)
        self.column.addWidget(card)
        return card

    def _measure(self) -> None:
        self.content.setMaximumWidth(self.shell.theme.scale.px(WIDEST))

    def change(self, group: str, **values: object) -> None:
        """Set values of a group, one action."""
        self.shell.act(lambda: self.shell.desk.settings.change(group, **values))


def _holds(text: str, words: str) -> bool:
    return all(matches(text, (word,)) for word in words.split())
