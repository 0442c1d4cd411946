"""A calm line for grief, illness or a complaint, a death, a pause or the wish to be left alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.customer import Circumstance, CircumstanceKind, Customer
from app.domain.profile import Profile
from app.ui.formatting import day_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box

CALM_DAYS = 30


@dataclass(frozen=True, slots=True)
class CalmNote:
    """What the banner says, and what its button ends ("" for nothing)."""

    icon: str
    text: str
    end: str = ""
    circumstance: Circumstance | None = None


def present_circumstance(profile: Profile, today: date) -> Circumstance | None:
    """The circumstance that holds today, the latest of several."""
    holding = [each for each in profile.circumstances if each.since <= today <= last_day(each)]
    return max(holding, key=lambda each: each.since, default=None)


def last_day(circumstance: Circumstance) -> date:
    """Until when a circumstance asks for calm."""
    return circumstance.until or circumstance.since + timedelta(days=CALM_DAYS)


def asks_calm(profile: Profile, today: date) -> bool:
    """Whether nothing cheerful, no question and no sale belongs on this card now."""
    return profile.customer.is_deceased or present_circumstance(profile, today) is not None


class CalmBanner(QWidget):
    """Says why this page is quiet, and lets the owner end it; `edit_asked` carries the circumstance."""

    edit_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._note = CalmNote("", "")
        self._customer = Customer()
        self.text = Label("", wrap=True)
        self.end = GhostButton("", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.end)
        self.end.clicked.connect(self._on_end)

    @property
    def is_calm(self) -> bool:
        """Whether nothing cheerful belongs on this page now."""
        return self._note.icon == "hands"

    def show_profile(self, profile: Profile) -> None:
        """Show the note of a customer, or go away."""
        today = self._shell.desk.store.clock.today()
        self._customer = profile.customer
        self._note = self._note_of(profile, today)
        self.text.setText(self._note.text)
        self.end.setText(self._note.end)
        self.end.setVisible(bool(self._note.end))
        self.setVisible(bool(self._note.text))
        self.setAccessibleName(self._note.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 12, theme.color("slate_t"), theme.color("slate_l"))
        if self._note.icon:
            middle = round(self.height() / 2 - 9)
            paint_icon(painter, QPointF(16, middle), self._note.icon, theme.color("slate"), 18)

    def _note_of(self, profile: Profile, today: date) -> CalmNote:
        customer, name = profile.customer, profile.customer.first_name
        if customer.is_deceased:
            return CalmNote("hands", self.tr("{name} has died. The card stays as a memory.").format(name=name))
        circumstance = present_circumstance(profile, today)
        if circumstance is not None:
            return self._circumstance_note(circumstance, name, today)
        if customer.do_not_contact:
            words = self.tr("{name} asked to be left alone. Nothing is suggested or planned.")
            return CalmNote("ban", words.format(name=name), self.tr("May be contacted again"))
        if customer.pause_from and customer.pause_from <= today <= (customer.pause_until or today):
            return CalmNote("pause", self._pause_words(customer, name, today), self.tr("End the pause"))
        return CalmNote("", "")

    def _circumstance_note(self, circumstance: Circumstance, name: str, today: date) -> CalmNote:
        words = {
            CircumstanceKind.GRIEF: self.tr("{name} is grieving. Nothing cheerful and no surprise until {day}."),
            CircumstanceKind.ILLNESS: self.tr("{name} is ill. Nothing cheerful and no surprise until {day}."),
            CircumstanceKind.COMPLAINT: self.tr("{name} has a complaint. First things first, no surprise until {day}."),
        }[circumstance.kind].format(name=name, day=day_text(last_day(circumstance), today, weekday=False))
        note = circumstance.note.strip()
        text = f"{words} {note}{'' if note[-1:] in '.!?…' else '.'}" if note else words
        return CalmNote("hands", text, self.tr("This is over"), circumstance)

    def _pause_words(self, customer: Customer, name: str, today: date) -> str:
        if customer.pause_until is None:
            words = self.tr("Paused: {name} is not reminded about.").format(name=name)
        else:
            day = day_text(customer.pause_until, today, weekday=False)
            words = self.tr("Paused until {day}: {name} is not reminded about.").format(name=name, day=day)
        return f"{words} {customer.pause_reason}".strip()

    def _on_end(self) -> None:
        customers, number = self._shell.desk.customers, self._customer.id
        said = self.tr("Noted")
        if self._note.circumstance is not None:
            yesterday = self._shell.desk.store.clock.today() - timedelta(days=1)
            over = replace(self._note.circumstance, until=max(yesterday, self._note.circumstance.since - timedelta(1)))
            self._shell.act(lambda: customers.set_circumstance(over), said)
        elif self._note.icon == "ban":
            self._shell.act(lambda: customers.edit(number, do_not_contact=False), said)
        else:
            self._shell.act(lambda: customers.edit(number, pause_from=None, pause_until=None, pause_reason=""), said)
