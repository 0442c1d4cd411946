"""What is done with entries of the calendar: move, take, resize, done, open, remove; always with Undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.agenda import Entry, EntryKind, EntryState
from app.domain.carrying import Landing, dropped
from app.ui.dialogs import promise_dialog, touchpoint_dialog
from app.ui.dossier.menus import new_menu
from app.ui.formatting import long_day_text, minutes_text, time_text
from app.ui.pages.calendar.reading import CalendarReader, is_veiled
from app.ui.pages.calendar.telling import Telling
from app.ui.pages.calendar.words import first_name
from app.ui.shell import Shell


class CalendarActions(QObject):
    """One method, one action of a service, said in a toast with Undo; pages redraw from the change feed."""

    moved = Signal(object)
    """Entry as it stands after it was moved: its new day and minute."""
    day_wanted = Signal(object, QPoint)
    """Entry, global place: choose another day for it in a small calendar."""

    def __init__(self, shell: Shell, reader: CalendarReader, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._reader, self._page = shell, reader, page
        self.telling = Telling(shell, self)

    def carry(self, entry: Entry, day: date, minute: int | None) -> None:
        """Put an entry on a day and a minute, None for any time; a suggestion or a person without a day is taken in."""
        drop = dropped(entry, day, minute, self._shell.desk.store.clock.today())
        if drop.landing is Landing.TAKEN:
            self._take(entry, day, drop.minute)
        elif drop.landing is Landing.ASKED:
            self._move_promise(entry, day)
        elif drop.landing is Landing.MOVED:
            self._move(entry, day, drop.minute)

    def resize(self, entry: Entry, minutes: int) -> None:
        """Let a planned touchpoint take that long."""
        if entry.kind is EntryKind.TOUCHPOINT and entry.id:
            said = self.tr("{name} has {minutes} now").format(name=first_name(entry), minutes=minutes_text(minutes))
            self._shell.act(lambda: self._shell.desk.touchpoints.resize(entry.id, minutes), said)

    def done(self, entry: Entry) -> None:
        """Say how a touchpoint went, or tick it at once where the owner is not asked; keep a promise."""
        desk = self._shell.desk
        if entry.kind is EntryKind.PROMISE:
            self._shell.act(lambda: desk.promises.keep(entry.id), self.tr("Promise kept"))
        elif entry.kind is EntryKind.PROPOSAL:
            self._shell.navigator.log(entry.customers, channel=entry.channel)
        elif entry.kind is EntryKind.SURPRISE:
            self.open(entry)
        elif entry.kind is EntryKind.TOUCHPOINT and entry.id:
            self._tick(entry)

    def open(self, entry: Entry) -> None:
        """Show what can be changed about an entry, or whom it is about; a hidden surprise first shows itself."""
        desk, navigator = self._shell.desk, self._shell.navigator
        if is_veiled(entry):
            self._reader.peek(entry.id)
        elif entry.kind is EntryKind.TOUCHPOINT and entry.id:
            touchpoint = desk.touchpoints.get(entry.id)
            number = (touchpoint.participants or entry.customers)[0]
            touchpoint_dialog.open_dialog(self._shell, touchpoint, number)
        elif entry.kind is EntryKind.PROPOSAL:
            navigator.plan(entry.customers, day=entry.day, minute=entry.minute, channel=entry.channel)
        elif entry.kind is EntryKind.PROMISE:
            self._change_promise(entry)
        elif entry.kind is EntryKind.SURPRISE:
            self._open_surprise(entry)
        elif entry.customers:
            navigator.open_customer(entry.customers[0])

    def remove(self, entry: Entry) -> None:
        """Move a planned touchpoint or a promise to the trash."""
        desk, said = self._shell.desk, self.tr("Moved to the trash")
        if entry.kind is EntryKind.TOUCHPOINT and entry.id:
            self._shell.act(lambda: desk.touchpoints.trash(entry.id), said)
        elif entry.kind is EntryKind.PROMISE:
            self._shell.act(lambda: desk.promises.remove(entry.id), said)
        elif entry.kind is EntryKind.TOUCHPOINT and entry.repeat_id is not None:
            repeat_id = entry.repeat_id
            said = self.tr("Left out this once")
            self._shell.act(lambda: desk.calendar.skip_occurrence(repeat_id, entry.day), said)

    def menu(self, entry: Entry, place: QPoint) -> QMenu:
        """Everything that can be done with an entry."""
        menu = new_menu(self._page)
        navigator = self._shell.navigator
        if entry.kind is not EntryKind.HOLIDAY:
            _add(menu, self.tr("Open"), lambda: self.open(entry))
        if entry.customers:
            name = self._shell.desk.customers.get(entry.customers[0]).first_name
            words = self.tr("Go to {name}").format(name=name)
            _add(menu, words, lambda: navigator.open_customer(entry.customers[0]))
        if entry.is_movable:
            menu.addSeparator()
            if not (entry.kind is EntryKind.TOUCHPOINT and not entry.id) and not is_veiled(entry):
                _add(menu, self.tr("Done"), lambda: self.done(entry))
            _add(menu, self.tr("Move to another day…"), lambda: self.day_wanted.emit(entry, place))
        if entry.kind in (EntryKind.TOUCHPOINT, EntryKind.PROMISE) and entry.state is not EntryState.DONE:
            menu.addSeparator()
            words = self.tr("Leave out this once") if not entry.id else self.tr("Remove")
            _add(menu, words, lambda: self.remove(entry))
        menu.popup(place)
        return menu

    def _move(self, entry: Entry, day: date, minute: int | None) -> None:
        desk = self._shell.desk
        said = self.tr("Moved to {day}").format(day=self._when(entry, day, minute))
        after = replace(entry, day=day, minute=minute)
        if entry.kind is EntryKind.SURPRISE:
            surprises = getattr(desk, "surprises", None)
            if surprises is not None:
                self._moving(lambda: surprises.move(entry.id, day), said, after)
        else:
            any_time = minute is None
            self._moving(lambda: desk.touchpoints.move(entry.id, day, minute, any_time=any_time), said, after)

    def _take(self, entry: Entry, day: date, minute: int | None) -> None:
        """Plan what was only suggested, or what a repeat brings."""
        desk, repeat_id = self._shell.desk, entry.repeat_id
        said = self.tr("Planned for {day}").format(day=self._when(entry, day, minute))
        taken = replace(entry, kind=EntryKind.TOUCHPOINT, id=0, day=day, minute=minute, repeat_id=None)
        if entry.kind is EntryKind.PROPOSAL:
            self._moving(lambda: desk.calendar.take(entry.customers[0], day, minute, entry.channel), said, taken)
        elif repeat_id is not None:
            self._moving(lambda: desk.calendar.take_occurrence(repeat_id, entry.day, day, minute), said, taken)

    def _move_promise(self, entry: Entry, day: date) -> None:
        promises = self._shell.desk.promises
        said = self.tr("Moved to {day}").format(day=self._when(entry, day, None))

        def move(is_told: bool) -> None:
            self._moving(lambda: promises.move(entry.id, day, is_told), said, replace(entry, day=day))

        self.telling.ask(entry, day, move)

    def _moving(self, action: Callable[[], object], said: str, after: Entry) -> None:
        """Do it; the views stand on the entry at its new place once the change has come."""
        self.moved.emit(after)
        self._shell.act(action, said)

    def _when(self, entry: Entry, day: date, minute: int | None) -> str:
        """A day in full, with the hour when that changed."""
        named = long_day_text(day, self._shell.desk.store.clock.today())
        if minute is None or (minute == entry.minute and entry.kind is not EntryKind.PROPOSAL):
            return named
        return self.tr("{day}, {time}").format(day=named, time=time_text(minute))

    def _tick(self, entry: Entry) -> None:
        desk = self._shell.desk
        if not desk.settings.load().touch.ask_how_it_went:
            self._shell.act(lambda: desk.touchpoints.mark_done(entry.id), self.tr("Done"))
            return
        touchpoint = desk.touchpoints.get(entry.id)
        touchpoint_dialog.open_dialog(self._shell, touchpoint, entry.customers[0], done=True)

    def _change_promise(self, entry: Entry) -> None:
        found = (one for one in self._shell.desk.promises.of(entry.customers[0]) if one.id == entry.id)
        promise = next(found, None)
        if promise is not None:
            promise_dialog.open_dialog(self._shell, entry.customers, promise)

    def _open_surprise(self, entry: Entry) -> None:
        """The page of surprises tells about one; the calendar keeps its secret."""
        from app.ui.pages import PAGES

        if any(page.key == "surprises" for page in PAGES):
            self._shell.navigator.go("surprises", number=entry.id)
        elif entry.customers:
            self._shell.navigator.open_customer(entry.customers[0])


def _add(menu: QMenu, text: str, then: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked=False: then())
