"""The file for other calendars: where it lies, what it says of people, how a calendar program comes to show it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from app.domain.errors import KeepwarmError
from app.domain.settings import CalendarSettings, Settings
from app.ui.choosing import choose_new_file
from app.ui.formatting import moment_ago
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.labelled import Choice
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from app.services.calendar_files import Published

FILE_NAME = "keepwarm.ics"


class CalendarSection(Section):
    """Off until a place is chosen; every change is one action and can be undone."""

    KEY: ClassVar[str] = "calendar"
    ICON: ClassVar[str] = "refresh"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wishes = CalendarSettings()
        self._published: Published | None = None
        self.stop = GhostButton(self.tr("Stop"))
        self.choose = SecondaryButton(self.tr("Choose a place"), icon="file")
        self.how = SecondaryButton(self.tr("Show me how"))
        self.bring = SecondaryButton(self.tr("Bring a calendar in"), icon="upload")
        self.names = SegmentedControl(
            (
                Segment("full", self.tr("Whole names")),
                Segment("first", self.tr("First names")),
                Segment("none", self.tr("No names")),
            ),
            name=self.tr("What it says of people"),
        )
        spans = ((92, self.tr("3 months")), (183, self.tr("6 months")), (366, self.tr("1 year")),
                 (731, self.tr("2 years")))  # fmt: skip
        self.days = Choice("", spans, name=self.tr("How far ahead"))
        self.days.keep_width(140)
        self._build()
        self._connect()

    def title(self) -> str:
        return self.tr("Other calendars")

    def state(self, settings: Settings) -> str:
        if not settings.calendar.publish_path:
            return self.tr("Off")
        if self._published is None:
            return self.tr("Not written yet")
        return self.tr("Written {when}").format(when=moment_ago(self._age(self._published)))

    def show_settings(self, settings: Settings) -> None:
        self._wishes = wishes = settings.calendar
        is_on = bool(wishes.publish_path)
        self.names.set_value(wishes.publish_names)
        self.days.set_value(wishes.publish_days, self.tr("{count} days").format(count=wishes.publish_days))
        self.stop.setVisible(is_on)
        self.choose.setText(self.tr("Another place") if is_on else self.tr("Choose a place"))
        self.how.setEnabled(is_on)
        if not is_on:
            self._published = None
        self._say()
        self.reload()

    def reload(self) -> None:
        """Ask the disk when the file was written."""
        if self._wishes.publish_path:
            self.shell.tasks.run(self.shell.desk.calendar_files.published, self._on_published)

    def choose_place(self, path: Path) -> None:
        """Publish into this file from now on."""
        try:
            self.shell.desk.calendar_files.check_place(path)
        except KeepwarmError as error:
            self.shell.messages.error(error)
            return
        self.change("calendar", publish_path=str(path))

    def _on_published(self, published: Published | None) -> None:
        self._published = published
        self._say()
        self.state_changed.emit()

    def _age(self, published: Published) -> timedelta:
        return self.shell.desk.store.clock.now() - published.at

    def _say(self) -> None:
        path, published = self._wishes.publish_path, self._published
        if not path:
            said = self.tr(
                "Off. Your phone, or any calendar program, can show your days from a file that follows every change."
            )
        elif published is None:
            said = self.tr("{path}, not written yet.").format(path=path)
        else:
            said = self.tr("{path}, written {when}.").format(path=path, when=moment_ago(self._age(published)))
        self.place.say(said)

    def _build(self) -> None:
        self.place = SettingRow("calendar", self.tr("A file that other calendars show"))
        self.place.add(self.stop)
        self.place.add(self.choose)
        people = SettingRow("people", self.tr("What it says of people"), self.tr(
            "The file is not encrypted. Surprises, gifts to come and what is marked as sensitive are never in it; "
            "notes only with whole names."))  # fmt: skip
        people.add(self.names)
        ahead = SettingRow("resched", self.tr("How far ahead"), self.tr("And the last 30 days."))
        ahead.add(self.days)
        add = SettingRow("question", self.tr("How to add it in your calendar"), self.tr(
            "Add the file once in your calendar program; from then on it follows by itself."))  # fmt: skip
        add.add(self.how)
        self.add_part(self.tr("Calendar file for other programs"), self.place, people, ahead, add)
        events = SettingRow("upload", self.tr("Events of another calendar"), self.tr(
            "Export it there as .ics. Meetings with people you have here become contacts, birthdays become dates; you "
            "see everything before it is kept."))  # fmt: skip
        events.add(self.bring)
        self.add_part(self.tr("The other way round"), events)

    def _connect(self) -> None:
        self.stop.clicked.connect(lambda: self.change("calendar", publish_path=""))
        self.choose.clicked.connect(self._on_choose)
        self.how.clicked.connect(self._on_how)
        self.bring.clicked.connect(lambda: self.shell.navigator.go("import", kind="calendar"))
        self.names.chosen.connect(lambda value: self.change("calendar", publish_names=str(value)))
        self.days.chosen.connect(lambda value: self.change("calendar", publish_days=value))

    def _on_choose(self) -> None:
        choose_new_file(self, self.tr("Where the calendar file goes"), FILE_NAME, "ics", self.choose_place)

    def _on_how(self) -> None:
        address = QUrl.fromLocalFile(self._wishes.publish_path).toString()
        panel = MessagePanel(
            "calendar",
            self.tr("Add the file in your calendar"),
            self.tr(
                "Thunderbird: New Calendar, On the Network, and paste the address below as its location.\n"
                "Evolution and KOrganizer: a new calendar from a local iCalendar file.\n"
                "A phone, Google, Apple or Outlook: they subscribe to a link. Let the file lie in a folder that you "
                "share by a link of your own, and subscribe to that link. Whoever has it can read the file.\n\n"
                "{address}"
            ).format(address=address),
            safe=self.tr("Keepwarm itself sends nothing anywhere."),
        )
        copy = SecondaryButton(self.tr("Copy the address"), icon="copy")
        done = PrimaryButton(self.tr("Done"))
        panel.foot.add_button(copy)
        panel.foot.add_button(done)
        overlay = self.shell.messages.show_overlay(panel, width=580, modal=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        done.clicked.connect(overlay.close_overlay)
