"""The steps of the first page: begin, passphrase, recovery code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.vault import KeyringState, RecoveryCode
from app.ui.pages.welcome.choices import Choices
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.full_page import FullPage, Mark
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label
from app.ui.widgets.new_passphrase import NewPassphrase
from app.ui.widgets.recovery_panel import RecoveryPanel
from app.ui.widgets.step_bar import StepBar

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Step(FullPage):
    """A step: mark, bar, title, one sentence, its content, and a foot with Back and the way on."""

    back = Signal()
    went_on = Signal()

    def __init__(self, step: int, width: int, title: str, text: str, *, mark: int = 44, garden: int = 134) -> None:
        super().__init__(width, garden=garden)
        self.bar = StepBar((self.tr("Begin"), self.tr("Passphrase"), self.tr("Recovery code")))
        self.bar.set_step(step)
        self.title = Label(title, "display", align=_CENTRE, wrap=True)
        self.text = Label(text, "lead", "ink2", weight=400, align=_CENTRE, wrap=True)
        self.note = Label("", "caption", "ink3", align=Qt.AlignmentFlag.AlignRight)
        self.go_back = GhostButton(self.tr("Back"))
        self.go_on = PrimaryButton(self.tr("Continue"), size="large")
        self._mark = mark
        self.bar.step_clicked.connect(self._on_step_clicked)
        self.go_back.clicked.connect(self.back)
        self.go_on.clicked.connect(self.went_on)

    def _head(self) -> None:
        self.centre(Mark(self._mark))
        self.column.addSpacing(20)
        self.centre(self.bar)
        self.column.addSpacing(20)
        self._words()

    def _words(self) -> None:
        self.column.addWidget(self.title)
        self.column.addSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(36, 0, 36, 0)
        row.addWidget(self.text)
        self.column.addLayout(row)

    def _foot(self, first: QWidget, others: Iterable[QWidget]) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 20, 0, 0)
        row.setSpacing(12)
        row.addWidget(first)
        row.addStretch(1)
        for widget in others:
            row.addWidget(widget)
        self.column.addLayout(row)

    def _on_step_clicked(self, step: int) -> None:
        if step == self.bar.step - 1:
            self.back.emit()


class BeginStep(Step):
    """What the owner wants to begin with."""

    existing_asked = Signal()

    def __init__(self, concerns: tuple[str, ...] = ()) -> None:
        super().__init__(
            0, 832, self.tr("Stay close to the people you work for"),
            self.tr("Keepwarm notices who is going quiet, remembers what matters to them and helps you do something "
                    "kind. It lives only on this computer."), mark=56, garden=160,
        )  # fmt: skip
        self.choices = Choices()
        self.existing = GhostButton(self.tr("Open an existing file"))
        self._build(concerns)
        self.choices.accepted.connect(self.went_on)
        self.existing.clicked.connect(self.existing_asked)
        self.setFocusProxy(self.choices.options[0])

    def _build(self, concerns: tuple[str, ...]) -> None:
        self.centre(Mark(self._mark))
        self.column.addSpacing(16)
        self.column.addWidget(self.title)
        self.column.addSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(136, 0, 136, 0)
        row.addWidget(self.text)
        self.column.addLayout(row)
        self.column.addSpacing(20)
        self.centre(self.bar)
        self.column.addSpacing(28)
        self.column.addWidget(self.choices)
        promise = IconWords("lock", self.tr("No account, no server, nothing leaves this computer"), "ink2")
        self._foot(promise, (self.existing, self.go_on))
        for concern in concerns:
            self.column.addWidget(Label(concern, "caption", "gold", weight=500, wrap=True))


class PassphraseStep(Step):
    """The passphrase: a second way in where the keyring works, the daily one where it does not."""

    def __init__(self) -> None:
        super().__init__(1, 640, self.tr("Choose a passphrase"), self.tr("Asking this computer’s keyring…"))
        self.entry = NewPassphrase()
        self.skip = GhostButton(self.tr("Go on without one"))
        self._state: KeyringState | None = None
        self._build()
        self.entry.changed.connect(self._refresh)
        self.entry.submitted.connect(self._on_submitted)
        self.skip.clicked.connect(self._on_skip)
        self.setFocusProxy(self.entry)
        self._refresh()

    @property
    def passphrase(self) -> str | None:
        """What was chosen; None for none."""
        return self.entry.passphrase or None

    @property
    def uses_keyring(self) -> bool:
        """Whether the keyring will open the file."""
        return self._state is KeyringState.WORKING

    def set_keyring(self, state: KeyringState) -> None:
        """Say what the keyring can do, and whether a passphrase may be skipped."""
        self._state = state
        self.text.setText(self._sentence(state))
        self._refresh()

    def require(self, sentence: str) -> None:
        """A passphrase turned out to be necessary; say why."""
        self._state = KeyringState.ABSENT
        self.text.setText(sentence)
        self._refresh()

    def _build(self) -> None:
        self._head()
        self.column.addSpacing(24)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 20, 20, 20)
        inside.addWidget(self.entry)
        self.column.addWidget(card)
        self.note.setText(self.tr("You can change it later in Settings"))
        self._foot(self.go_back, (self.note, self.skip, self.go_on))

    def _sentence(self, state: KeyringState) -> str:
        if state is KeyringState.WORKING:
            return self.tr(
                "This computer’s keyring opens Keepwarm for you. A passphrase is a second way in, and it lets you lock "
                "Keepwarm while the computer is on."
            )
        if state is KeyringState.LOCKED:
            return self.tr("This computer’s keyring is locked, so a passphrase is needed to open your customers.")
        return self.tr(
            "This computer has no keyring that can keep the key, so a passphrase is needed to open your customers."
        )

    def _refresh(self) -> None:
        may_skip = self.uses_keyring and self.entry.is_empty
        self.skip.setVisible(may_skip)
        self.note.setVisible(not may_skip)
        self.go_on.setEnabled(self._state is not None and bool(self.entry.passphrase))

    def _on_submitted(self) -> None:
        if self.go_on.isEnabled():
            self.went_on.emit()

    def _on_skip(self) -> None:
        self.entry.first.clear()
        self.went_on.emit()


class RecoveryStep(Step):
    """The recovery code, shown this once, and two groups of it typed back."""

    def __init__(
        self, code: RecoveryCode, today: date, has_passphrase: bool, asked: tuple[int, int] | None = None
    ) -> None:
        text = (
            self.tr("It opens your customers if you ever forget the passphrase. We have no copy, so nobody can send "
                    "you a new one.")
            if has_passphrase
            else self.tr("It opens your customers if this computer ever loses its key. We have no copy, so nobody can "
                         "send you a new one.")
        )  # fmt: skip
        super().__init__(2, 640, self.tr("Keep this code somewhere safe"), text)
        self.panel = RecoveryPanel(code, today, asked)
        self._build()
        self.panel.proved.connect(self.go_on.setEnabled)
        self.panel.submitted.connect(self.went_on)
        self.setFocusProxy(self.panel.print)

    def set_busy(self, is_busy: bool) -> None:
        """While the file is being made nothing can be pressed twice."""
        for widget in (self.panel, self.go_back, self.bar):
            widget.setEnabled(not is_busy)
        self.go_on.setEnabled(not is_busy and self.panel.is_proved)
        self.note.setText(self.tr("Making your file…") if is_busy else self._promise())

    def _build(self) -> None:
        self._head()
        self.column.addSpacing(24)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 20, 20, 20)
        inside.addWidget(self.panel)
        self.column.addWidget(card)
        self.go_on.setText(self.tr("Finish"))
        self.go_on.setEnabled(False)
        self.note.setText(self._promise())
        self._foot(self.go_back, (self.note, self.go_on))

    def _promise(self) -> str:
        return self.tr("You can make a new code later in Settings")
