"""Changing a touchpoint, planned or done: what was written, on whom, or that it is over."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from app.domain.pronouns import pronouns_of
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState
from app.ui.dialogs.plan_dialog import channel_tiles
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dialogs.wish_note import WishNote
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.person_picker import PersonPicker
from app.ui.formatting import joined
from app.ui.shell import Shell
from app.ui.widgets.buttons import DestructiveButton, GhostButton
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.fields import LineEdit, TextArea
from app.ui.widgets.mood_face import MOODS, mood_word
from app.ui.widgets.segmented import Segment, SegmentedControl


class TouchpointDialog(Sheet):
    """Edits one touchpoint; `done` tells how a planned one went."""

    WIDTH = 640

    def __init__(self, shell: Shell, touchpoint: Touchpoint, number: int, *, done: bool = False) -> None:
        is_planned = touchpoint.state is TouchpointState.PLANNED and not done
        super().__init__(shell.messages)
        self.set_title(self.tr("A planned touchpoint") if is_planned else self.tr("What happened"))
        self._shell, self._touchpoint, self._number = shell, touchpoint, number
        self._is_done_now, self.is_planned = done, is_planned
        today = shell.desk.store.clock.today()
        day = today if done else touchpoint.day
        chosen = touchpoint.channel if touchpoint.channel in tuple(Channel) else None
        self.channel = ChoiceRow(channel_tiles(), chosen, name=self.tr("How"))
        self.direction = SegmentedControl(self._sides(), touchpoint.direction, name=self.tr("Who reached out"))
        self.day = DayEntry(today, day, lean="future" if is_planned else "past")
        self.time = TimeEntry(None if done else touchpoint.minute, self.tr("Any time"))
        self.wish = WishNote(shell, self.channel, self.day, self.time)
        moods = tuple(ChoiceTile(mood, mood_word(mood), mood=mood) for mood in MOODS)
        self.mood = ChoiceRow(moods, touchpoint.mood, name=self.tr("How it felt"), optional=True)
        self.what = LineEdit(self.tr("A few words as a title"))
        self.notes = TextArea(self.tr("What was said"), lines=4)
        self.sensitive = QCheckBox(self.tr("Sensitive, kept out of print and exports"))
        self.opening = LineEdit(self.tr("Ask how the new school went"))
        self.right_person = PersonPicker(shell.desk, self.tr("Who it was really with"), without=touchpoint.participants)
        self.wrong = GhostButton(self.tr("Wrong person"), icon="swap", size="small")
        self.remove = DestructiveButton(self.tr("Remove"), icon="trash")
        self._fill()
        self._build()

    def save(self) -> None:
        """Keep what was written, or give the touchpoint to the right person."""
        if self.day.day is None:
            self.say(self.tr("This day is not clear. “3 June” or “yesterday” would be."))
        elif not self.time.is_valid:
            self.say(self.tr("This time is not clear. “10” or “9:30” would be."))
        elif self.right_person.isVisible() and self.right_person.new_name:
            self.say(self.tr("Choose the right person from the list."))
        else:
            self._keep()
            self.close_sheet()

    def _sides(self) -> tuple[Segment, ...]:
        subject = pronouns_of(self._shell.desk.customers.get(self._number)).subject.capitalize()
        return (
            Segment(Direction.FROM_US, self.tr("I reached out")),
            Segment(Direction.FROM_THEM, self.tr("{Subject} did").format(Subject=subject)),
            Segment(Direction.BOTH_WAYS, self.tr("Both of us")),
        )

    def _fill(self) -> None:
        touchpoint = self._touchpoint
        self.what.setText(touchpoint.title)
        self.notes.setPlainText(touchpoint.notes)
        self.sensitive.setChecked(touchpoint.notes_sensitive)
        self.opening.setText(touchpoint.opening_line)
        names = tuple(self._shell.desk.customers.get(each).name for each in touchpoint.participants)
        self.set_subtitle(self.tr("with {names}").format(names=joined(names)))

    def _build(self) -> None:
        self.head.addWidget(self.wrong)
        self.right_person.hide()
        self.body.addWidget(self.right_person)
        self.add_field(self.tr("How"), self.channel)
        if not self.is_planned:
            self.add_field(self.tr("Who reached out"), self.direction)
        self.add_row((self.tr("Day"), self.day, 3), (self.tr("Time"), self.time, 2))
        if self.is_planned:
            self.body.addWidget(self.wish)
            self.wish.watch(self._touchpoint.participants)
        else:
            self.add_field(self.tr("How did it feel?"), self.mood)
        self.add_field(self.tr("About"), self.what)
        if self.is_planned:
            self.add_field(self.tr("How to begin"), self.opening)
        else:
            self.add_field(self.tr("What was said"), self.notes)
            self.body.addWidget(self.sensitive)
        if not self._is_done_now:
            self.foot.add_button(self.remove, left=True)
        self.wrong.clicked.connect(self._on_wrong)
        self.remove.clicked.connect(self._on_remove)

    def _written(self) -> Touchpoint:
        day = self.day.day
        assert day is not None
        return replace(
            self._touchpoint, channel=str(self.channel.value or self._touchpoint.channel),
            direction=Direction(str(self.direction.value)), day=day, minute=self.time.minute,
            mood=None if self.mood.value is None else Mood(str(self.mood.value)),
            title=" ".join(self.what.text().split()), notes=self.notes.toPlainText().strip(),
            notes_sensitive=self.sensitive.isChecked(), opening_line=" ".join(self.opening.text().split()),
        )  # fmt: skip

    def _keep(self) -> None:
        touchpoints, written = self._shell.desk.touchpoints, self._written()
        right, number = self.right_person.number, self._touchpoint.id
        if self._is_done_now:
            self._shell.act(lambda: touchpoints.mark_done(number, written), self.tr("Done"))
            return
        if written != self._touchpoint:
            self._shell.act(lambda: touchpoints.edit(written), self.tr("Changed"))
        if right is not None and not self.right_person.isHidden():
            said = self.tr("Moved to {name}").format(name=self._shell.desk.customers.get(right).name)
            self._shell.act(lambda: touchpoints.give_to(number, self._number, right), said)

    def _on_wrong(self) -> None:
        self.right_person.setVisible(self.right_person.isHidden())
        if not self.right_person.isHidden():
            self.right_person.setFocus()

    def _on_remove(self) -> None:
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.touchpoints.trash(self._touchpoint.id), self.tr("Moved to the trash"))


def open_dialog(shell: Shell, touchpoint: Touchpoint, number: int, *, done: bool = False) -> TouchpointDialog:
    """Show the dialog; `number` is the customer whose page it is opened from."""
    dialog = TouchpointDialog(shell, touchpoint, number, done=done)
    dialog.open_sheet(dialog.opening if dialog.is_planned else dialog.notes)
    return dialog
