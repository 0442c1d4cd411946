"""The pages of the window: one line each; their modules load when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.ui.page import Page
from app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's key, its place in the rail (empty: none) and the class that builds it."""

    key: str
    rail_title: str
    icon: str
    module: str
    page: str
    keys: str = ""

    def build(self, shell: Shell) -> Page:
        """The page itself, made when it is first shown."""
        make: Callable[[Shell], Page] = getattr(import_module(self.module), self.page)
        return make(shell)


PAGES = (
    Entry("today", str(QT_TRANSLATE_NOOP("Rail", "Today")), "today", "app.ui.pages.today.page", "TodayPage", "Ctrl+1"),
    Entry(
        "customers",
        str(QT_TRANSLATE_NOOP("Rail", "Customers")),
        "people",
        "app.ui.pages.customers.page",
        "CustomersPage",
        "Ctrl+2",
    ),
    Entry(
        "calendar",
        str(QT_TRANSLATE_NOOP("Rail", "Calendar")),
        "calendar",
        "app.ui.pages.calendar.page",
        "CalendarPage",
        "Ctrl+3",
    ),
    Entry(
        "surprises",
        str(QT_TRANSLATE_NOOP("Rail", "Surprises")),
        "gift",
        "app.ui.pages.surprises.page",
        "SurprisesPage",
        "Ctrl+4",
    ),
    Entry("letters", "", "letter", "app.ui.pages.letters.page", "LettersPage"),
    Entry("customer", "", "people", "app.ui.pages.customer.page", "CustomerPage"),
    Entry("company", "", "building", "app.ui.pages.company.page", "CompanyPage"),
    Entry("history", "", "history", "app.ui.pages.history.page", "HistoryPage", "Ctrl+Alt+Z"),
    Entry("import", "", "upload", "app.ui.pages.importer.page", "ImportPage"),
    Entry("triage", "", "hourglass", "app.ui.pages.triage.page", "TriagePage"),
    Entry(
        "settings",
        str(QT_TRANSLATE_NOOP("Rail", "Settings")),
        "settings",
        "app.ui.pages.settings.page",
        "SettingsPage",
        "Ctrl+,",
    ),
)
