"""Settings: a list of sections, each saying its present state; changes are kept at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain.changes import CALENDAR_FILE, Changes
from app.ui.page import Page
from app.ui.pages.settings.appearance import AppearanceSection, apply_appearance
from app.ui.pages.settings.backups import BackupsSection
from app.ui.pages.settings.business import BusinessSection
from app.ui.pages.settings.calendar_file import CalendarSection
from app.ui.pages.settings.data import DataSection
from app.ui.pages.settings.nav import SectionList
from app.ui.pages.settings.reminders import RemindersSection
from app.ui.pages.settings.rhythm import RhythmSection
from app.ui.pages.settings.section import Section
from app.ui.pages.settings.security import SecuritySection
from app.ui.pages.settings.surprises import SurprisesSection
from app.ui.shell import Shell
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label

_WIDE_FROM = 1000
_NAV = 232
_SCROLL = 6
_ANY_WIDTH = 16777215


class SettingsPage(Page):
    """Sections are built at once, but read what is slow only when they are shown."""

    TITLE = "Settings"
    ICON = "settings"
    CONCERNS = frozenset(("setting", "customer", "touchpoint", "cadence", "tag", "segment", CALENDAR_FILE))

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        made = (
            BusinessSection, RhythmSection, SurprisesSection, SecuritySection, BackupsSection, AppearanceSection,
            RemindersSection, CalendarSection, DataSection,
        )  # fmt: skip
        self.sections: dict[str, Section] = {section.KEY: section(shell) for section in made}
        self.search = SearchField(self.tr("Find a setting"), width=240)
        self.list = SectionList(tuple((key, one.ICON, one.title()) for key, one in self.sections.items()))
        self.stack = QStackedWidget()
        self._build()
        self.list.chosen.connect(self.show_section)
        self.search.textChanged.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_found)
        self.show_section("business")

    @property
    def current(self) -> str:
        """Key of the section shown."""
        return next(key for key, one in self.sections.items() if one is self.stack.currentWidget())

    def open(self, section: str = "", **_state: Any) -> None:
        """Show a section by its key."""
        if section in self.sections:
            self.search.clear()
            self.show_section(section)

    def activate(self) -> None:
        """The arrows step through the sections."""
        self.list.buttons[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        settings = self._shell.desk.settings.load()
        for section in self.sections.values():
            section.show_settings(settings)
        self.sections[self.current].reload()
        if self.current != "backups":
            self._shell.tasks.run(self._shell.backups.overview, self._on_overview, self._shell.messages.error)
        self._say_states()

    def on_changes(self, changes: Changes) -> None:
        """The look follows an undo also while another page is shown."""
        if "setting" in changes.kinds:
            apply_appearance(self._shell.desk.settings.load(), self._shell.theme)
        super().on_changes(changes)

    def show_section(self, key: str) -> None:
        """Show this section and read it again."""
        self.stack.setCurrentWidget(self.sections[key])
        self.list.set_current(key)
        if not self.is_stale:
            self.sections[key].reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash or event.keyCombination().toCombined() == _FIND:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= self._shell.theme.scale.px(_WIDE_FROM)
        self.list.set_wide(is_wide)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(32 if is_wide else 16)
        nav = self._shell.theme.scale.px(_NAV)
        self.list.setMinimumWidth(nav if is_wide else 0)
        self.list.setMaximumWidth(nav if is_wide else _ANY_WIDTH)
        self.list.setContentsMargins(0, 0, 0 if is_wide else _SCROLL, 0)
        side = 32 if self.width() >= _WIDE_FROM else 24
        self._page.setContentsMargins(side, 24, side - _SCROLL, 0)
        super().resizeEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.tr("Settings"), "display"))
        told = Label(self.tr("Changes are kept at once, and Ctrl Z takes them back"), "body", "ink2")
        told.setContentsMargins(0, 10, 0, 0)
        head.addWidget(told, 1)
        head.addWidget(self.search)
        head.setContentsMargins(0, 0, _SCROLL, 0)
        for section in self.sections.values():
            self.stack.addWidget(section)
            section.state_changed.connect(self._say_states)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self.stack, 1)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(16)
        self._page.addLayout(head)
        self._page.addLayout(self._body, 1)

    def _say_states(self) -> None:
        settings = self._shell.desk.settings.load()
        for key, section in self.sections.items():
            self.list.buttons[key].set_state(section.state(settings))

    def _on_overview(self, overview: Any) -> None:
        backups = self.sections["backups"]
        assert isinstance(backups, BackupsSection)
        backups.show_words(overview)

    def _on_searched(self, words: str) -> None:
        hits = {key: section.found(words) for key, section in self.sections.items()}
        is_empty = not words.strip()
        for key, section in self.sections.items():
            self.list.buttons[key].setVisible(is_empty or bool(hits[key]))
            for row in section.rows():
                row.set_found(not is_empty and row in hits[key])
        first = next((key for key, rows in hits.items() if rows), None)
        if not is_empty and first is not None and not hits[self.current]:
            self.show_section(first)

    def _on_found(self) -> None:
        rows = self.sections[self.current].found(self.search.text())
        if rows:
            self.sections[self.current].ensureWidgetVisible(rows[0])
            rows[0].nextInFocusChain().setFocus(Qt.FocusReason.TabFocusReason)


_FIND = (Qt.Modifier.CTRL | Qt.Key.Key_F).toCombined()
