"""The middle: one person's letter as it will be, where its facts come from, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.campaign import LetterLine, LineKind
from app.domain.letter import Filled
from app.domain.letter_fields import SourceKind
from app.domain.pronouns import Pronouns
from app.domain.settings import OwnerProfile
from app.ui.formatting import number_text
from app.ui.pages.letters.paper import Paper
from app.ui.pages.letters.words import own_words, source_words
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, IconButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label

_TOLD = frozenset((SourceKind.SAID, SourceKind.SEEN, SourceKind.BOUGHT))


class _SourceWords(QWidget):
    """How we know, and when: "she said", "2 Apr"."""

    def __init__(self, sign: str, words: str, day: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(IconWords(sign, words, "sage"))
        if day:
            row.addWidget(Label(f"· {day}", "caption", "ink3"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class LetterPanel(QWidget):
    """Says what the owner wants with this person; the page does it."""

    stepped = Signal(int)
    edited = Signal(str)
    again_asked = Signal()
    left_out = Signal()
    taken_in = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Paper()
        self.reason = Label("", "lead", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.hint = Label("", "body", "ink2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.take_in = SecondaryButton("")
        self.before = IconButton("chevl", self.tr("Person before"), size="small")
        self.after = IconButton("chev", self.tr("Person after"), size="small")
        self.edit = SecondaryButton("", icon="card", size="small")
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again = GhostButton(self.tr("As everyone gets it"), size="small")
        self.leave = IconButton("ban", "", size="small")
        self.short = SecondaryButton(self.tr("A short letter is fine"), icon="check", size="small")
        self._build()
        self._connect()

    def show_line(self, line: LetterLine, filled: Filled, owner: OwnerProfile, today: date) -> None:
        """Show somebody's letter, or why there is none."""
        person, who = line.person, line.person.pronouns
        self._title.setText(self.tr("What {name} gets").format(name=person.first_name))
        is_out, is_call = line.kind is LineKind.LEFT_OUT, line.kind is LineKind.CALL
        self._stack.setCurrentIndex(1 if is_out or is_call else 0)
        self._note.setText(self._noted(line, who))
        self.paper.show_letter(filled, who, owner, today)
        self._show_sources(Filled("") if is_out or is_call else filled, who, today)
        self._show_ways(line, who)
        if is_out or is_call:
            self._show_reason(line)

    def show_place(self, place: int, count: int) -> None:
        """Which of how many this is; 0 where it is none of them."""
        words = self.tr("{place} of {count}").format(place=number_text(place), count=number_text(count))
        self._place.setText(words if place else "")
        self.before.setEnabled(place > 1)
        self.after.setEnabled(place < count)

    def start_editing(self) -> None:
        """Write this letter in words of its own."""
        if self._stack.currentIndex() == 0 and self.edit.isEnabled():
            self.paper.text.start()
            self.edit.setText(self.tr("Done"))
            self.edit.set_icon("check")

    def _noted(self, line: LetterLine, who: Pronouns) -> str:
        if line.kind is LineKind.EDITED or line.member.body is not None:
            return self.tr("in words of its own")
        if line.kind in (LineKind.LEFT_OUT, LineKind.CALL):
            return ""
        return self.tr("underlined: {whose} own facts").format(whose=who.possessive)

    def _show_sources(self, filled: Filled, who: Pronouns, today: date) -> None:
        told = [source_words(value, who, today) for value in filled.sources if value.source.kind in _TOLD]
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = tuple(dict.fromkeys(told))[:3]
        if shown:
            self._flow.addWidget(Label(self.tr("From"), "caption", "ink2"))
        for sign, words, day in shown:
            self._flow.addWidget(_SourceWords(sign, words, day))
        self._sources.updateGeometry()

    def _show_ways(self, line: LetterLine, who: Pronouns) -> None:
        is_open = line.kind not in (LineKind.LEFT_OUT, LineKind.CALL, LineKind.WENT_OUT)
        self.edit.setText(self.tr("Edit only {whose}").format(whose=own_words(who)))
        self.edit.set_icon("card")
        self.edit.setEnabled(is_open)
        self.edit.setVisible(line.kind is not LineKind.LEFT_OUT and line.kind is not LineKind.CALL)
        self.again.setVisible(line.member.body is not None and is_open)
        self.leave.set_name(self.tr("Leave {who} out").format(who=who.object))
        self.leave.setVisible(is_open and line.member.body is None)
        self.short.setVisible(line.kind is LineKind.ASKS)

    def _show_reason(self, line: LetterLine) -> None:
        name = line.person.first_name
        if line.kind is LineKind.CALL:
            self.reason.setText(f"{name}: {line.words}")
            phone = self.tr("The number is {phone}.").format(phone=line.person.phone)
            self.hint.setText(phone if line.person.phone else "")
            self.take_in.setText(self.tr("Write all the same"))
            self.take_in.show()
            return
        self.reason.setText(f"{name}: {line.words}")
        can = line.reason is not None and line.reason.can_be_overruled
        self.hint.setText("" if can else self.tr("A letter can wait until then."))
        self.take_in.setText(self.tr("Take {who} in").format(who=line.person.pronouns.object))
        self.take_in.setVisible(can)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.edit.clicked.connect(self._on_edit)
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.left_out)
        self.short.clicked.connect(self.accepted)
        self.take_in.clicked.connect(self.taken_in)
        self.paper.text.edited.connect(self.edited)
        theme_of(self).changed.connect(self._measure)

    def _measure(self) -> None:
        self._top.setFixedHeight(theme_of(self).scale.px(28))

    def _on_edit(self) -> None:
        if self.paper.text.is_editing:
            self.paper.text.finish()
        else:
            self.start_editing()

    def _build(self) -> None:
        self._title, self._note = Label("", "lead"), Label("", "caption", "ink3")
        self._place = Label("", "caption", tabular=True)
        self._note.setContentsMargins(0, 3, 0, 0)
        self._top = QWidget()
        self._measure()
        head = QHBoxLayout(self._top)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        for part in (self.before, self._place, self.after):
            head.addWidget(part)
        nothing = Card()
        middle = QVBoxLayout(nothing)
        middle.setContentsMargins(48, 64, 48, 64)
        middle.setSpacing(12)
        middle.addWidget(self.reason)
        middle.addWidget(self.hint)
        middle.addWidget(self.take_in, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.paper)
        self._stack.addWidget(nothing)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._sources = QWidget()
        self._flow = FlowLayout(self._sources, gap=8)
        foot.addWidget(self._sources, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.short, self.leave, self.again, self.edit):
            foot.addWidget(button)
        for button in (self.before, self.after, self.short, self.leave, self.again, self.edit):
            button.setProperty("size", "small")  # else the style sheet makes them as high as the others
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addSpacing(4)
        column.addWidget(self._stack)
        column.addSpacing(12)
        column.addLayout(foot)
        column.addStretch(1)
