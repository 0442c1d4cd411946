"""The form of the log dialog: everything that is chosen and typed, and what it says in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.reading import read
from app.domain.suggestion import Suggestion
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState
from app.services.touchpoints import Kept
from app.ui.dialogs.log_form.companions import Companion, did_text, last_channel, names_text, shared_pronouns
from app.ui.dialogs.log_form.head import FacesOf, WithLine
from app.ui.dialogs.log_form.keeping import Keeping
from app.ui.dialogs.log_form.note_edit import NoteEdit
from app.ui.dialogs.log_form.when_choice import When, WhenChoice
from app.ui.dialogs.log_form.who_field import WhoField
from app.ui.dialogs.plan_dialog import channel_tiles
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.words import channel_word
from app.ui.finding.photos import Photos
from app.ui.formatting import day_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, IconButton
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.label import Label
from app.ui.widgets.mood_face import MOODS, mood_word
from app.ui.widgets.segmented import Segment, SegmentedControl

_PAUSE_MS = 250
_LOW = 720
_TOGETHER = frozenset((Channel.VISIT, Channel.COFFEE, Channel.MEETING, Channel.EVENT))
"""Channels where both sides take part unless the owner says otherwise."""


class LogForm(Sheet):
    """Keys 1 to 9 choose the channel and Alt+1 to Alt+5 the mood; letters outside the note begin it."""

    WIDTH = 560

    def __init__(
        self, shell: Shell, companions: tuple[Companion, ...], touchpoint: Touchpoint, channel: Channel | None
    ) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Log a touchpoint"))
        self._shell, self._touchpoint = shell, touchpoint
        self._today = shell.desk.store.clock.today()
        self._has_side, self._has_channel = touchpoint.direction is not Direction.FROM_US, channel is not None
        self._reading = 0
        photos = Photos(shell.desk.files, shell.tasks, self)
        self.faces, self.line = FacesOf(photos), WithLine()
        self.someone_else = GhostButton(self.tr("Someone else"), size="small")
        self.and_more = IconButton("plus", self.tr("Somebody else was there too"), size="small")
        self.who = WhoField(shell.desk, photos, self)
        self.direction = SegmentedControl(
            self._sides(companions), touchpoint.direction, name=self.tr("Who reached out")
        )
        self.when = WhenChoice(shell.desk.store.clock)
        self.channel = ChoiceRow(channel_tiles(), channel, name=self.tr("How"))
        moods = tuple(ChoiceTile(mood, mood_word(mood), mood=mood) for mood in MOODS)
        self.mood = ChoiceRow(moods, touchpoint.mood, name=self.tr("How did it feel?"), optional=True)
        self.note = NoteEdit(lines=4)
        self.note.setPlainText(touchpoint.notes)
        self.from_mail = Label("", "caption", "ink2")
        self.keeping = Keeping(self._today, shell.desk.settings.load().owner.working_days)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._build()
        self._connect()
        self.who.set_companions(companions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.channel.choose(event.key() - Qt.Key.Key_1)
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.note.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        top = self._rule.layout()
        assert isinstance(top, QHBoxLayout)
        top.insertWidget(0, self.faces)
        top.replaceWidget(self.subtitle, self.line)
        self.head.addWidget(self.and_more)
        self.head.addWidget(self.someone_else)
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.direction)
        row.addStretch(1)
        row.addWidget(self.when)
        self.body.setSpacing(16)
        self.body.addWidget(self.who)
        self.body.addWidget(side)
        self.body.addWidget(self.when.row)
        self.add_field(self.tr("How"), self.channel)
        self.add_field(self.tr("How did it feel?"), self.mood)
        self.add_field(self.tr("What was said"), self.note)
        self.body.addWidget(self.from_mail)
        self.from_mail.hide()
        self.body.addWidget(self.keeping)
        for place, button in enumerate(self.channel.buttons, start=1):
            button.setToolTip(self.tr("Key {number}").format(number=place))
        for place, button in enumerate(self.mood.buttons, start=1):
            button.setToolTip(self.tr("Alt {number}").format(number=place))

    def _connect(self) -> None:
        self.someone_else.clicked.connect(lambda: self._ask_who(()))
        self.and_more.clicked.connect(lambda: self._ask_who(self.who.companions))
        self.who.changed.connect(self._on_who)
        self.when.changed.connect(self._show_line)
        self.direction.chosen.connect(self._on_side)
        self.channel.chosen.connect(self._on_channel)
        self.note.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read_note)
        for place in range(len(MOODS)):
            keys, context = QKeySequence(f"Alt+{place + 1}"), Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(keys, self, lambda at=place: self.mood.choose(at), context=context)

    def _fit_low_window(self) -> None:
        """Where the window is low, stand closer together."""
        window = self._shell.messages.parent()
        is_low = isinstance(window, QWidget) and window.height() < _LOW
        self.note.set_lines(3 if is_low else 4)
        self.body.setSpacing(12 if is_low else 16)

    def _sides(self, companions: tuple[Companion, ...]) -> tuple[Segment, ...]:
        both = self.tr("Both of us") if len(companions) < 2 else self.tr("All of us")
        return (
            Segment(Direction.FROM_US, self.tr("I reached out")),
            Segment(Direction.FROM_THEM, did_text(companions)),
            Segment(Direction.BOTH_WAYS, both),
        )

    def _written(self, when: When | None) -> Touchpoint:
        mood, channel = self.mood.value, self.channel.value
        return replace(
            self._touchpoint, channel=str(channel or self._touchpoint.channel),
            direction=Direction(str(self.direction.value)), state=TouchpointState.DONE,
            day=when.day if when else self._today, minute=when.minute if when else None,
            mood=None if mood is None else Mood(str(mood)), notes=self.note.toPlainText().strip(),
            participants=tuple(each.number for each in self.who.companions if each.number),
        )  # fmt: skip

    def _kept(self, when: When) -> Kept:
        slip = self.keeping.slip.slip(when.day)
        new = tuple(each for each in self.who.companions if not each.number)
        return Kept(
            self.keeping.facts(), self.keeping.promises(), (slip,) if slip else (),
            tuple(each.newcomer for each in new), tuple(each.address for each in new),
            self.keeping.conflict.conflict(),
        )  # fmt: skip

    def _trouble(self) -> str:
        """What has to be told before it can be saved."""
        if not self.who.companions:
            self._ask_who(())
            return self.tr("Say who it was with: choose a name from the list, or make a card for a new one.")
        if self.who.is_typing:
            return self.tr("The name in the search line is not chosen yet. Enter takes it, or clear the line.")
        if self.channel.value is None:
            return self.tr("Say how you were in touch, with a click or a key from 1 to 9.")
        slip = self.keeping.slip
        if slip.is_on and not slip.what.text().strip():
            slip.what.setFocus()
            return self.tr("Write in one line what went wrong.")
        return self.keeping.conflict.trouble or self.when.trouble

    def _ask_who(self, companions: tuple[Companion, ...]) -> None:
        self.who.show()
        self.who.set_companions(companions)
        self.who.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_who(self) -> None:
        companions = self.who.companions
        self.faces.set_companions(companions)
        self.direction.set_segments(self._sides(companions))
        self.keeping.set_pronouns(shared_pronouns(companions))
        self.someone_else.setVisible(bool(companions))
        self.and_more.setVisible(bool(companions))
        if companions and not self._has_channel:
            self.channel.set_value(last_channel(companions) or self.channel.value)
        self.foot.note.setText(self._next_words(companions))
        self._show_line()

    def _show_line(self) -> None:
        when = self.when.when
        moment = when.words(self._today) if when else self.tr("on a day to be named")
        names = names_text(self.who.companions)
        if names:
            self.line.show_line(self.tr("with {names}, {when}").format(names=names, when=moment), names)
        else:
            self.line.show_line(moment[:1].upper() + moment[1:], "")

    def _next_words(self, companions: tuple[Companion, ...]) -> str:
        if len(companions) != 1 or not companions[0].number:
            return self.tr("Goes on every card at once") if len(companions) > 1 else ""
        planned = self._shell.desk.touchpoints.next_of(companions[0].number)
        if planned is None or planned.id == self._touchpoint.id:
            return self.tr("Nothing is planned next")
        said = self.tr("Next: {channel}, {day}, stays as planned")
        return said.format(channel=channel_word(planned.channel).lower(), day=day_text(planned.day, self._today))

    def _on_side(self) -> None:
        self._has_side = True

    def _on_channel(self, channel: Channel) -> None:
        self._has_channel = True
        if not self._has_side:
            usual = Direction.BOTH_WAYS if channel in _TOGETHER else self._touchpoint.direction
            self.direction.set_value(usual)

    def _read_note(self) -> None:
        self._reading += 1
        turn, note, today = self._reading, self.note.toPlainText(), self._today

        def done(found: tuple[Suggestion, ...]) -> None:
            if turn == self._reading:
                self.keeping.show_suggestions(found)

        self._shell.tasks.run(lambda: read(note, today), done)
