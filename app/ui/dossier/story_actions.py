"""What can be done with an event of the story, and with the next touchpoint."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.domain.profile import StoryEvent, StoryKind
from app.domain.touchpoint import Touchpoint
from app.ui.dialogs import promise_dialog, purchase_dialog, slip_dialog, touchpoint_dialog
from app.ui.dossier.copy_out import ask_copy
from app.ui.dossier.menus import new_menu
from app.ui.formatting import day_text, relative_day
from app.ui.shell import Shell


class StoryActions(QObject):
    """Opens the right dialog for an event of one customer."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell, self._over = shell, over
        self.number = 0

    def open(self, event: StoryEvent) -> None:
        """Edit an event where there is something to edit."""
        desk = self._shell.desk
        if event.kind is StoryKind.TOUCHPOINT:
            touchpoint_dialog.open_dialog(self._shell, desk.touchpoints.get(event.id), self.number)
        elif event.kind is StoryKind.PURCHASE:
            found = next(each for each in desk.purchases.of(self.number) if each.id == event.id)
            purchase_dialog.open_dialog(self._shell, self.number, found)
        elif event.kind is StoryKind.SLIP:
            self.put_right(event)
        elif event.kind is StoryKind.PROMISE:
            kept = next(each for each in desk.promises.of(self.number) if each.id == event.id)
            promise_dialog.open_dialog(self._shell, (), kept)
        elif event.kind is StoryKind.FILE:
            item = next(each for each in desk.files.of(self.number) if each.id == event.id)
            ask_copy(self._shell, item, self._over)

    def put_right(self, event: StoryEvent) -> None:
        """Take up a slip where it was left."""
        slips = self._shell.desk.promises.slips_of(self.number)
        slip_dialog.open_dialog(self._shell, (), next(each for each in slips if each.id == event.id))

    def menu(self, event: StoryEvent, at: QPoint) -> None:
        """Everything that can be done with an event."""
        menu = new_menu(self._over)
        words = {StoryKind.SLIP: self.tr("Put it right") if event.is_open else self.tr("Edit")}
        words[StoryKind.FILE] = self.tr("Open a copy")
        if event.kind not in (StoryKind.SURPRISE, StoryKind.CHANGE):
            menu.addAction(words.get(event.kind, self.tr("Edit")), lambda: self.open(event))
        if event.kind is StoryKind.TOUCHPOINT:
            menu.addAction(self.tr("Wrong person"), lambda: self._wrong_person(event))
        if event.kind is StoryKind.CHANGE and event.is_open:
            menu.addAction(self.tr("Looked at"), lambda: self._look_at(event))
        if event.kind not in (StoryKind.SURPRISE, StoryKind.CHANGE):
            menu.addSeparator()
            menu.addAction(self.tr("Remove"), lambda: self.remove(event))
        if not menu.isEmpty():
            menu.popup(at)

    def remove(self, event: StoryEvent) -> None:
        """Move what the event is about to the trash."""
        desk, number = self._shell.desk, event.id
        if event.kind is StoryKind.FILE:
            item = next(each for each in desk.files.of(self.number) if each.id == number)
            self._shell.act(lambda: desk.files.remove(item), self.tr("Moved to the trash"))
            return
        action = {
            StoryKind.TOUCHPOINT: desk.touchpoints.trash,
            StoryKind.PURCHASE: desk.purchases.remove,
            StoryKind.SLIP: desk.promises.remove_slip,
            StoryKind.PROMISE: desk.promises.remove,
        }[event.kind]
        self._shell.act(lambda: action(number), self.tr("Moved to the trash"))

    def next_menu(self, touchpoint: Touchpoint, at: QPoint) -> None:
        """Done, another day, edit or remove for a planned touchpoint."""
        today, menu = self._shell.desk.store.clock.today(), new_menu(self._over)
        menu.addAction(self.tr("Done"), lambda: self.done(touchpoint))
        menu.addSeparator()
        for days in (0, 1, 7):
            day = today + timedelta(days=days)
            if day != touchpoint.day:
                menu.addAction(relative_day(day, today), lambda chosen=day: self._move(touchpoint, chosen))
        menu.addSeparator()
        menu.addAction(self.tr("Edit, or another day"), lambda: self.edit_next(touchpoint))
        menu.addAction(self.tr("Remove"), lambda: self._drop(touchpoint))
        menu.popup(at)

    def done(self, touchpoint: Touchpoint) -> None:
        """Ask how it went, or mark it done at once when the owner prefers that."""
        if self._shell.desk.settings.load().touch.ask_how_it_went:
            touchpoint_dialog.open_dialog(self._shell, touchpoint, self.number, done=True)
        else:
            self._shell.act(lambda: self._shell.desk.touchpoints.mark_done(touchpoint.id), self.tr("Done"))

    def edit_next(self, touchpoint: Touchpoint) -> None:
        """Change a planned touchpoint."""
        touchpoint_dialog.open_dialog(self._shell, touchpoint, self.number)

    def _wrong_person(self, event: StoryEvent) -> None:
        touchpoint = self._shell.desk.touchpoints.get(event.id)
        touchpoint_dialog.open_dialog(self._shell, touchpoint, self.number).wrong.click()

    def _look_at(self, event: StoryEvent) -> None:
        self._shell.act(lambda: self._shell.desk.companies.look_at(event.id), self.tr("Looked at"))

    def _move(self, touchpoint: Touchpoint, day: date) -> None:
        said = self.tr("Moved to {day}").format(day=day_text(day, self._shell.desk.store.clock.today()))
        self._shell.act(lambda: self._shell.desk.touchpoints.move(touchpoint.id, day), said)

    def _drop(self, touchpoint: Touchpoint) -> None:
        said = self.tr("Taken out of the plan")
        self._shell.act(lambda: self._shell.desk.touchpoints.trash(touchpoint.id), said)
