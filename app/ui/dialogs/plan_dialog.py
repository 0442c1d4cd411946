"""Planning a touchpoint: with whom, how, when, and how to begin."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.touchpoint import Channel, Direction, Touchpoint, TouchpointState
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dialogs.who import Who
from app.ui.dialogs.wish_note import WishNote
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.words import CHANNEL_ICONS, channel_word
from app.ui.formatting import day_text
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.fields import LineEdit


def channel_tiles() -> tuple[ChoiceTile, ...]:
    """The nine channels as tiles."""
    return tuple(ChoiceTile(channel, channel_word(channel), CHANNEL_ICONS[channel]) for channel in Channel)


class PlanDialog(Sheet):
    """A new planned touchpoint."""

    WIDTH = 640

    def __init__(
        self,
        shell: Shell,
        numbers: tuple[int, ...],
        day: date | None = None,
        minute: int | None = None,
        channel: str = "",
    ) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Plan a touchpoint"), self.tr("Plan"))
        self._shell = shell
        today = shell.desk.store.clock.today()
        self.who = Who(shell.desk, numbers)
        self._given = (day, minute, channel)
        self.channel = ChoiceRow(channel_tiles(), name=self.tr("How"))
        self.day = DayEntry(today, lean="future")
        self.time = TimeEntry(placeholder=self.tr("Any time"))
        self.wish = WishNote(shell, self.channel, self.day, self.time)
        self.what = LineEdit(self.tr("What it is about"))
        self.opening = LineEdit(self.tr("Ask how the new school went"))
        self._build()
        self._suggest(numbers)

    def save(self) -> None:
        """Plan it and close."""
        if not self.who.numbers:
            self.say(self.tr("Say with whom. Choose a name from the list."))
        elif self.day.day is None:
            self.say(self.tr("This day is not clear. “Friday” or “19 June” would be."))
        elif not self.time.is_valid:
            self.say(self.tr("This time is not clear. “10” or “9:30” would be."))
        else:
            self._plan()
            self.close_sheet()

    def _build(self) -> None:
        if self.who.is_known:
            self.set_subtitle(self.who.words())
        else:
            self.add_field(self.tr("With whom"), self.who)
            self.who.picker.picked.connect(self._on_picked)
        self.add_field(self.tr("How"), self.channel)
        self.add_row((self.tr("Day"), self.day, 3), (self.tr("Time"), self.time, 2))
        self.body.addWidget(self.wish)
        self.add_field(self.tr("About"), self.what)
        self.add_field(self.tr("How to begin"), self.opening)
        for field in (self.day, self.time, self.what, self.opening):
            field.returnPressed.connect(self.save)

    def _plan(self) -> None:
        day = self.day.day
        assert day is not None
        touchpoint = Touchpoint(
            channel=str(self.channel.value or Channel.CALL), direction=Direction.FROM_US, state=TouchpointState.PLANNED,
            day=day, minute=self.time.minute, title=" ".join(self.what.text().split()),
            opening_line=" ".join(self.opening.text().split()), participants=self.who.numbers,
        )  # fmt: skip
        said = self.tr("Planned for {day}").format(day=day_text(day, self._shell.desk.store.clock.today()))
        self._shell.act(lambda: self._shell.desk.touchpoints.plan(touchpoint), said)

    def _on_picked(self, number: int) -> None:
        self._suggest((number,))

    def _suggest(self, numbers: tuple[int, ...]) -> None:
        """Fill in what was not given: the day that is proposed for one person, the way they like it, else a week on."""
        day, minute, channel = self._given
        cadences = self._shell.desk.cadences
        today = self._shell.desk.store.clock.today()
        proposed = cadences.proposal_of(numbers[0]) if len(numbers) == 1 else None
        if proposed is not None and proposed.day < today:
            proposed = None
        if channel or len(numbers) != 1:
            self.channel.set_value(channel or Channel.CALL)
        else:
            self.channel.set_value(proposed.channel if proposed else cadences.wishes(numbers[0]).channel())
        if proposed is not None and day is None:
            self.day.set_day(proposed.day)
            self.time.set_minute(proposed.minute if minute is None else minute)
        else:
            later = today + timedelta(days=7)
            self.day.set_day(day or cadences.calendar(later, later + timedelta(days=60)).next_open(later))
            self.time.set_minute(minute)
        self.wish.watch(numbers)


def open_dialog(
    shell: Shell,
    numbers: tuple[int, ...] = (),
    day: date | None = None,
    minute: int | None = None,
    channel: str = "",
) -> PlanDialog:
    """Show the dialog, with what is known already filled in."""
    dialog = PlanDialog(shell, numbers, day, minute, channel)
    dialog.open_sheet(dialog.day if dialog.who.is_known else dialog.who.picker)
    return dialog
