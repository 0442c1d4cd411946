"""Dates that matter to a customer, with or without a year."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.domain.customer import Occasion, OccasionKind
from app.domain.profile import Profile
from app.ui.dossier.editor import Editor
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.dossier.words import OCCASION_ICONS, occasion_word
from app.ui.formatting import span_text
from app.ui.icons import icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit

_LEAP_YEAR = 2024


class DateEditor(Editor):
    """Writes one date: kind, day, month, and a year where it is known."""

    def __init__(self, occasion: Occasion) -> None:
        super().__init__()
        self._occasion = occasion
        self.kind = QComboBox()
        for kind in OccasionKind:
            self.kind.addItem(icon(OCCASION_ICONS[kind], theme_of().color("ink2")), occasion_word(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(occasion.kind))
        self.day = _short(self.tr("Day"), str(occasion.day) if occasion.id else "")
        self.month = QComboBox()
        for number in range(1, 13):
            self.month.addItem(QLocale().standaloneMonthName(number), number)
        self.month.setCurrentIndex(occasion.month - 1)
        self.year = _short(self.tr("Year"), str(occasion.year or ""))
        self.label = _short(self.tr("What for, if it needs saying"), occasion.label)
        self.yearly = QCheckBox(self.tr("Comes back every year"))
        self.yearly.setChecked(occasion.is_yearly)
        self._build()

    @property
    def occasion(self) -> Occasion | None:
        """The date as written, None when there is no such day."""
        day, year = self.day.text().strip(), self.year.text().strip()
        month = int(self.month.currentData())
        if not day.isdecimal() or (year and not (year.isdecimal() and len(year) == 4)):
            return None
        if not 1 <= int(day) <= calendar.monthrange(int(year) if year else _LEAP_YEAR, month)[1]:
            return None
        return replace(
            self._occasion, kind=OccasionKind(self.kind.currentData()), label=self.label.text().strip(),
            month=month, day=int(day), year=int(year) if year else None,
            is_yearly=self.yearly.isChecked() or not year,
        )  # fmt: skip

    def first_field(self) -> QWidget:
        """The day."""
        return self.day

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.day, 2)
        row.addWidget(self.month, 4)
        row.addWidget(self.year, 3)
        self.kind.setAccessibleName(self.tr("Kind of date"))
        self.month.setAccessibleName(self.tr("Month"))
        self.column.addWidget(self.kind)
        self.column.addLayout(row)
        self.column.addWidget(self.label)
        self.column.addWidget(self.yearly)
        self.finish()


class DatesGroup(Group):
    """Birthdays, anniversaries and other dates of a customer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("cake", self.tr("Dates"), self.tr("Add a date"))
        self._shell = shell
        self._number = 0
        self._occasions: tuple[Occasion, ...] = ()
        self.add_asked.connect(lambda: self._open(Occasion(customer_id=self._number), -1))
        self.edit_asked.connect(lambda place: self._open(self._occasions[place], place))
        self.remove_asked.connect(lambda place: self._remove(self._occasions[place]))
        self.menu_asked.connect(self._on_menu)

    def show_profile(self, profile: Profile) -> None:
        """Show the dates of a customer, the next to come first."""
        today = self._shell.desk.store.clock.today()
        self._number = profile.customer.id
        self._occasions = tuple(sorted(profile.occasions, key=lambda each: next_time(each, today) or date.max))
        self.set_entries([self._look(each, today) for each in self._occasions])

    def _look(self, occasion: Occasion, today: date) -> EntryLook:
        coming = next_time(occasion, today)
        rest = ""
        if coming is not None:
            rest = self._rest((coming - today).days)
        return EntryLook(
            self.tr("{what}, {day}").format(
                what=occasion.label or occasion_word(occasion.kind), day=occasion_day(occasion)
            ),
            rest=self._with_age(occasion, coming, rest), lead=OCCASION_ICONS[occasion.kind],
            description=occasion_word(occasion.kind),
        )  # fmt: skip

    def _rest(self, days: int) -> str:
        near = {0: self.tr("today"), 1: self.tr("tomorrow")}
        return near.get(days) or self.tr("in {span}").format(span=span_text(days))

    def _with_age(self, occasion: Occasion, coming: date | None, rest: str) -> str:
        if occasion.kind is not OccasionKind.BIRTHDAY or occasion.year is None or coming is None:
            return rest
        return self.tr("turns {age}, {when}").format(age=coming.year - occasion.year, when=rest)

    def _open(self, occasion: Occasion, place: int) -> None:
        editor = DateEditor(occasion)
        editor.saved.connect(lambda: self._save(editor))
        self.open_editor(editor, place)

    def _save(self, editor: DateEditor) -> None:
        occasion = editor.occasion
        if occasion is None:
            editor.say(self.tr("There is no such day. The year may stay empty."))
            return
        self.close_editor()
        self._shell.act(lambda: self._shell.desk.customers.set_occasion(occasion), self.tr("Noted"))

    def _remove(self, occasion: Occasion) -> None:
        self._shell.act(lambda: self._shell.desk.customers.remove_occasion(occasion), self.tr("Removed the date"))

    def _on_menu(self, place: int, at: QPoint) -> None:
        occasion = self._occasions[place]
        menu = new_menu(self)
        menu.addAction(self.tr("Edit"), lambda: self._open(occasion, place))
        menu.addAction(self.tr("Remove"), lambda: self._remove(occasion))
        menu.popup(at)


def next_time(occasion: Occasion, today: date) -> date | None:
    """When the date comes next (29 February on 28 February in common years), None when it is over."""
    if not occasion.is_yearly:
        once = date(occasion.year or today.year, occasion.month, occasion.day)
        return once if once >= today else None
    for year in (today.year, today.year + 1):
        last = calendar.monthrange(year, occasion.month)[1]
        found = date(year, occasion.month, min(occasion.day, last))
        if found >= today:
            return found
    return None


def occasion_day(occasion: Occasion) -> str:
    """The date as it is known: "29 February", "3 May 1984"."""
    words = f"{occasion.day} {QLocale().monthName(occasion.month)}"
    return f"{words} {occasion.year}" if occasion.year else words


def _short(placeholder: str, text: str) -> LineEdit:
    line = LineEdit(placeholder)
    line.setText(text)
    line.setAccessibleName(placeholder)
    return line
