"""What can be done with a row: done, snooze, move, and the menu with all of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.domain.today import ReachRow, RowKind
from app.ui.dossier.menus import new_menu
from app.ui.dossier.words import channel_word
from app.ui.formatting import day_text, joined
from app.ui.pages.today.day_panel import DayPanel
from app.ui.shell import Shell

_PANEL = 380


class RowActions(QObject):
    """Carries the owner's wish for a row to the services; what is proposed or repeats is planned by it."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell, self._page = shell, parent

    def act(self, what: str, row: ReachRow, at: QPoint) -> None:
        """Do what was asked for: "done", "snooze", "move", "log", "plan" or "open"."""
        navigator, numbers = self._shell.navigator, _numbers(row)
        if what == "done":
            self.done(row)
        elif what == "snooze":
            self.snooze_menu(row, at)
        elif what == "move":
            self.move(row)
        elif what == "log":
            navigator.log(numbers, channel=row.channel)
        elif what == "plan":
            navigator.plan(numbers, channel=row.channel)
        else:
            navigator.open_customer(numbers[0])

    def done(self, row: ReachRow) -> None:
        """Ask how it went, or only note that it was done, as the owner likes it."""
        desk, navigator = self._shell.desk, self._shell.navigator
        if row.kind is RowKind.PROPOSAL:
            navigator.log(_numbers(row), channel=row.channel)
        elif row.kind is RowKind.REPEAT:
            take = partial(desk.calendar.take_occurrence, row.id, row.day, minute=row.minute)
            self._shell.act(take, on_done=lambda taken: self._done(taken.id, row))
        else:
            self._done(row.id, row)

    def snooze_menu(self, row: ReachRow, at: QPoint) -> None:
        """One day, three days, next week, or another day."""
        menu, today = new_menu(self._page), self._today
        for words, day in (
            (self.tr("1 day"), today + timedelta(days=1)), (self.tr("3 days"), today + timedelta(days=3)),
            (self.tr("Next week"), today + timedelta(days=7 - today.weekday())),
        ):  # fmt: skip
            menu.addAction(f"{words}\t{day_text(day, today)}", partial(self._snooze, row, day))
        menu.addSeparator()
        menu.addAction(self.tr("Pick a day"), partial(self._pick, row))
        menu.popup(at)

    def move(self, row: ReachRow) -> None:
        """Ask for another day and hour."""
        panel = DayPanel(self.tr("Move {name} to").format(name=_called(row)), self._today, row.minute, with_hour=True)
        self._open(panel, row, self._move)

    def menu(self, row: ReachRow, at: QPoint) -> None:
        """Everything that can be done with a row."""
        menu = new_menu(self._page)
        menu.addAction(f"{self.tr('Done')}\tD", partial(self.done, row))
        menu.addAction(f"{self.tr('Snooze')}\tS", lambda: self.snooze_menu(row, at))
        menu.addAction(f"{self.tr('Move')}\tM", partial(self.move, row))
        menu.addSeparator()
        menu.addAction(f"{self.tr('Log a touchpoint')}\tL", lambda: self.act("log", row, at))
        menu.addAction(f"{self.tr('Plan a touchpoint')}\tP", lambda: self.act("plan", row, at))
        for face in row.faces:
            words = self.tr("Open {name}").format(name=face.name).replace("&", "&&")
            menu.addAction(words, partial(self._shell.navigator.open_customer, face.id))
        if row.kind is RowKind.TOUCHPOINT:
            menu.addSeparator()
            touchpoints = self._shell.desk.touchpoints
            said = self.tr("Moved to the trash")
            menu.addAction(
                self.tr("Remove this plan"), lambda: self._shell.act(lambda: touchpoints.trash(row.id), said)
            )
        menu.popup(at)

    def _done(self, number: int, row: ReachRow) -> None:
        desk = self._shell.desk
        if desk.settings.load().touch.ask_how_it_went:
            planned = desk.touchpoints.get(number)
            self._shell.navigator.log(
                planned.participants, id=planned.id, channel=planned.channel, title=planned.title,
                opening_line=planned.opening_line, repeat_id=planned.repeat_id, cadence_id=planned.cadence_id,
                duration_minutes=planned.duration_minutes,
            )  # fmt: skip
        else:
            said = self.tr("Done: {channel} with {name}")
            said = said.format(channel=channel_word(row.channel).lower(), name=_called(row))
            self._shell.act(lambda: desk.touchpoints.mark_done(number), said)

    @property
    def _today(self) -> date:
        return self._shell.desk.store.clock.today()

    def _pick(self, row: ReachRow) -> None:
        panel = DayPanel(self.tr("Until which day?"), self._today, row.minute, with_hour=False)
        panel.save_button.setText(self.tr("Snooze"))
        self._open(panel, row, lambda row, day, minute: self._snooze(row, day))

    def _open(self, panel: DayPanel, row: ReachRow, then: object) -> None:
        overlay = self._shell.messages.show_overlay(panel, width=_PANEL, top=160)
        numbers = _numbers(row)

        def on_chosen(day: date, minute: int | None) -> None:
            overlay.close_overlay()
            then(row, day, minute)  # type: ignore[operator]

        def on_day() -> None:
            day = panel.day.day
            panel.say(self._shell.desk.calendar.hint(numbers, day, panel.minute, row.channel) if day else "")

        panel.chosen.connect(on_chosen)
        panel.left.connect(overlay.close_overlay)
        panel.day.day_changed.connect(on_day)
        on_day()
        panel.day.setFocus()
        panel.day.selectAll()

    def _snooze(self, row: ReachRow, day: date) -> None:
        desk = self._shell.desk
        said = self.tr("{name} again on {day}").format(name=_called(row), day=day_text(day, self._today))
        if row.kind is RowKind.PROPOSAL:
            self._shell.act(lambda: desk.calendar.take(row.id, day), said)
        elif row.kind is RowKind.REPEAT:
            self._shell.act(lambda: desk.calendar.take_occurrence(row.id, row.day, day, row.minute), said)
        else:
            self._shell.act(lambda: desk.touchpoints.snooze(row.id, day), said)

    def _move(self, row: ReachRow, day: date, minute: int | None) -> None:
        desk = self._shell.desk
        said = self.tr("Moved to {day}").format(day=day_text(day, self._today))
        if row.kind is RowKind.PROPOSAL:
            self._shell.act(lambda: desk.calendar.take(row.id, day, minute), said)
        elif row.kind is RowKind.REPEAT:
            self._shell.act(lambda: desk.calendar.take_occurrence(row.id, row.day, day, minute), said)
        else:
            self._shell.act(lambda: desk.touchpoints.move(row.id, day, minute, any_time=minute is None), said)


def _numbers(row: ReachRow) -> tuple[int, ...]:
    return tuple(face.id for face in row.faces)


def _called(row: ReachRow) -> str:
    return joined(tuple(face.first_name for face in row.faces))
