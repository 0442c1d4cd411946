"""The two ways in that the owner can type: the passphrase, and the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.vault import RecoveryCode, WrongGroup
from app.ui.widgets.buttons import GhostButton, LinkButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.code_groups import GROUP_LENGTH, CodeEntry
from app.ui.widgets.full_page import FullPage, Mark
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.secret_field import SecretField

_CENTRE = Qt.AlignmentFlag.AlignHCenter
FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 500, 8000


class PassphraseView(FullPage):
    """The passphrase and the ways around it. `wanted` carries what was typed; "" asks the keyring instead."""

    wanted = Signal(str)
    code_asked = Signal()
    other_asked = Signal()

    def __init__(self, owner: str, file: str, has_passphrase: bool) -> None:
        super().__init__(400, top=184, garden=188)
        self._has_passphrase = has_passphrase
        self._pause_ms = FIRST_PAUSE_MS
        self._pause = QTimer(self, singleShot=True)
        greeting = self.tr("Welcome back, {name}").format(name=owner) if owner else self.tr("Welcome back")
        self.title = Label(greeting, "display", align=_CENTRE, wrap=True)
        self.field = SecretField(self.tr("Passphrase"), large=True)
        self.remember = ToggleRow(
            self.tr("Remember on this computer"), self.tr("Kept in the system keyring. Settings can end it.")
        )
        self.unlock = PrimaryButton(self.tr("Unlock"), size="large")
        self.code = LinkButton(self.tr("Use the recovery code"))
        self.other = LinkButton(self.tr("Open another file"))
        self.note = Label("", "caption", "ink2", align=_CENTRE, wrap=True)
        self.file = Label(file, "caption", "ink3", align=_CENTRE)
        self._build()
        self._connect()
        self.setFocusProxy(self.field if has_passphrase else self.unlock)

    def offer_remembering(self, is_offered: bool, is_on: bool = False) -> None:
        """Whether the keyring may get the key again after this."""
        self.remember.setVisible(is_offered)
        self.remember.set_on(is_on)

    def say(self, note: str) -> None:
        """A quiet word below the button, such as that the keyring is being asked."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_busy(self, is_busy: bool) -> None:
        """While the passphrase is being tried."""
        self.field.setEnabled(not is_busy)
        self.unlock.setEnabled(not is_busy)

    def refuse(self, sentence: str) -> None:
        """It did not open; the field waits a little longer each time, without counting aloud."""
        self.set_busy(False)
        self.field.set_error(sentence)
        self.unlock.setEnabled(False)
        self._pause.start(self._pause_ms)
        self._pause_ms = min(self._pause_ms * 2, LONGEST_PAUSE_MS)
        self.field.edit.selectAll()
        self.field.setFocus()

    def _build(self) -> None:
        self.centre(Mark(64))
        self.column.addSpacing(20)
        self.column.addWidget(self.title)
        self.column.addSpacing(4)
        told = self.tr("Your customers are locked away on this computer.")
        self.column.addWidget(Label(told, "body", "ink2", align=_CENTRE, wrap=True))
        self.column.addSpacing(28)
        self.column.addWidget(self.field)
        self.column.addSpacing(16)
        self.column.addWidget(self.remember)
        self.column.addSpacing(20)
        self.column.addWidget(self.unlock)
        self.column.addSpacing(8)
        self.column.addWidget(self.note)
        self.column.addLayout(self._links())
        self.column.addSpacing(16)
        self.column.addWidget(self.file)
        self.field.setVisible(self._has_passphrase)
        self.remember.hide()
        self.note.hide()

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        for icon, link in (("key", self.code), ("file", self.other)):
            row.addWidget(IconWords(icon, "", "ember"))
            row.addWidget(link)
            row.addSpacing(14 if link is self.code else 0)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.field.submitted.connect(self._on_wanted)
        self.field.text_changed.connect(lambda _text: self.field.set_error(""))
        self.unlock.clicked.connect(self._on_wanted)
        self.code.clicked.connect(self.code_asked)
        self.other.clicked.connect(self.other_asked)
        self._pause.timeout.connect(lambda: self.unlock.setEnabled(True))

    def _on_wanted(self) -> None:
        typed = self.field.text()
        if self._pause.isActive() or (self._has_passphrase and not typed):
            return
        self.field.set_error("")
        self.set_busy(True)
        self.wanted.emit(typed)


class CodeView(FullPage):
    """The recovery code, group by group. `wanted` carries it; a wrong group is named as soon as it is full."""

    wanted = Signal(str)
    passphrase_asked = Signal()

    def __init__(self, title: str, text: str, has_passphrase: bool, offers_keyring: bool) -> None:
        super().__init__(520, top=150, garden=60)
        self.panel = MessagePanel("key", title, text, tone="gold", safe=self.tr(
            "Nobody else can read the file, and nothing was changed."))  # fmt: skip
        self.entry = CodeEntry()
        self.wrong = IconWords("info", "", "berry")
        self.remember = ToggleRow(self.tr("Put a new key into this computer’s keyring"), checked=offers_keyring)
        self.back = GhostButton(self.tr("Use the passphrase") if has_passphrase else self.tr("Back"))
        self.open = PrimaryButton(self.tr("Open"))
        self._build(offers_keyring)
        self.entry.changed.connect(self._on_changed)
        self.open.clicked.connect(self._on_wanted)
        self.back.clicked.connect(self.passphrase_asked)
        for field in self.entry.fields:
            field.returnPressed.connect(self._on_wanted)
        self.setFocusProxy(self.entry)

    def set_busy(self, is_busy: bool) -> None:
        """While the code is being tried."""
        for widget in (self.entry, self.back):
            widget.setEnabled(not is_busy)
        self.open.setEnabled(not is_busy and self._is_right())

    def refuse(self, sentence: str, group: int = 0) -> None:
        """Say why it did not open; `group` counts from 1."""
        self.set_busy(False)
        self._say(sentence)
        self.entry.set_wrong((group,) if group else ())
        self.entry.fields[max(0, group - 1)].setFocus()

    def _build(self, offers_keyring: bool) -> None:
        self.panel.add_way(self.entry)
        self.panel.add_way(self.wrong)
        self.panel.add_way(self.remember)
        self.remember.setVisible(offers_keyring)
        self.wrong.hide()
        self.panel.foot.add_button(self.back, left=True)
        self.panel.foot.add_button(self.open)
        self.open.setEnabled(False)
        self.centre(Mark(44))
        self.column.addSpacing(24)
        self.column.addWidget(_framed(self.panel))

    def _on_changed(self) -> None:
        wrong = tuple(error.group for error in self._slips())
        self.entry.set_wrong(wrong)
        first = next(iter(self._slips()), None)
        self._say(f"{first.title} {first.hint}" if first else "")
        self.open.setEnabled(self._is_right())

    def _slips(self) -> tuple[WrongGroup, ...]:
        found = []
        for place, field in enumerate(self.entry.fields):
            if len(field.text()) == GROUP_LENGTH:
                try:
                    RecoveryCode.check_group(place, field.text())
                except WrongGroup as error:
                    found.append(error)
        return tuple(found)

    def _is_right(self) -> bool:
        return self.entry.is_complete and not self._slips()

    def _say(self, sentence: str) -> None:
        self.wrong.set_words("info", sentence, "berry")
        self.wrong.setVisible(bool(sentence))

    def _on_wanted(self) -> None:
        if self._is_right():
            self.set_busy(True)
            self.wanted.emit(self.entry.code)


def _framed(panel: QWidget) -> Card:
    card = Card(border="line2")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(panel)
    return card
