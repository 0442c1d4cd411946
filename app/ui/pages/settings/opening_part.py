"""How the file is opened: keyring, passphrase, locking and hiding."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.settings import Settings
from app.services.vault import KeyringState, Slots
from app.ui.formatting import count_text
from app.ui.pages.settings.part import Part, set_quietly
from app.ui.pages.settings.passphrase_dialog import PassphraseDialog
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.vault_words import full_day_text
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.labelled import Choice
from app.ui.widgets.pill import Pill, PillLook

_MINUTES = (1, 5, 10, 15, 30, 60, 120)


class OpeningPart(Part):
    """Keyring, passphrase, locking."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._slots: Slots | None = None
        self._build_opening()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        security = settings.security
        minutes = security.lock_after_minutes
        for box, is_on in (
            (self.lock_after, minutes > 0), (self.blur, security.blur_shortcut),
            (self.hide_surprises, security.keep_surprises_hidden),
        ):  # fmt: skip
            set_quietly(box, is_on)
        self.minutes.set_value(minutes or None)
        self.minutes.setEnabled(minutes > 0)

    def reload(self) -> None:
        self._show_slots(self.shell.vault.slots())
        self.shell.tasks.run(self.shell.vault.keyring_state, self._show_keyring, self.shell.messages.error)

    def _build_opening(self) -> None:
        self.keyring = SettingRow("keyring", self.tr("Opens with the system keyring"), tone="sage")
        self.keyring_pill = Pill(text=self.tr("Asking…"))
        self.put_back = SecondaryButton(self.tr("Put the key back"), icon="key")
        self.lock = SecondaryButton(self.tr("Lock now"), hint=self.tr("Ctrl Shift L"))
        for widget in (self.keyring_pill, self.put_back, self.lock):
            self.keyring.add(widget)
        self.put_back.hide()
        self.passphrase = SettingRow("lock", self.tr("Passphrase"))
        self.take_away = GhostButton(self.tr("Take it away"))
        self.change_it = SecondaryButton(self.tr("Change"))
        self.passphrase.add(self.take_away)
        self.passphrase.add(self.change_it)
        self.switches = SettingRow("clock", self.tr("Locking and hiding"))
        self.switches.below.addLayout(self._switches())
        self.lay_out(self.tr("Opening the file"), self.keyring, self.passphrase, self.switches)

    def _switches(self) -> QGridLayout:
        self.lock_after = ToggleRow(self.tr("Lock when you are away for"), self.tr("Also when the computer sleeps"))
        self.minutes = Choice(
            "", tuple((value, _minutes(value)) for value in _MINUTES), name=self.tr("Minutes until it locks")
        )
        self.minutes.keep_width(128)
        self.every_time = ToggleRow(self.tr("Ask the passphrase every time"), self.tr("Slower, for shared computers"))
        self.blur = ToggleRow(
            self.tr("Blur names and faces on Ctrl Shift H"), self.tr("For when someone looks over your shoulder")
        )
        self.hide_surprises = ToggleRow(self.tr("Keep surprises hidden"), self.tr("Press and hold to peek"))
        away = QWidget()
        row = QHBoxLayout(away)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.lock_after, 1)
        row.addWidget(self.minutes)
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for place, widget in enumerate((away, self.blur, self.every_time, self.hide_surprises)):
            grid.addWidget(widget, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.lock.clicked.connect(self.shell.navigator.lock)
        self.put_back.clicked.connect(self._on_put_back)
        self.change_it.clicked.connect(lambda: PassphraseDialog(self.shell, self.reload).open_over(self))
        self.take_away.clicked.connect(
            lambda: PassphraseDialog(self.shell, self.reload, takes_away=True).open_over(self)
        )
        self.lock_after.toggled.connect(self._on_lock_after)
        self.minutes.chosen.connect(lambda value: self.change("security", lock_after_minutes=value))
        self.every_time.toggled.connect(self._on_every_time)
        self.blur.toggled.connect(lambda on: self.change("security", blur_shortcut=on))
        self.hide_surprises.toggled.connect(lambda on: self.change("security", keep_surprises_hidden=on))

    def _show_slots(self, slots: Slots) -> None:
        self._slots = slots
        set_quietly(self.every_time, not slots.keyring)
        if slots.passphrase and slots.passphrase_set_on is not None:
            when = full_day_text(slots.passphrase_set_on)
            said = (
                self.tr("Asked after you lock, and when the keyring does not open the file. Set on {day}.")
                if slots.keyring
                else self.tr("Asked every time. Set on {day}.")
            )
            self.passphrase.say(said.format(day=when))
        else:
            self.passphrase.say(
                self.tr("None. Whoever sits at this computer while you are logged in can open the file.")
            )
        self.change_it.setText(self.tr("Change") if slots.passphrase else self.tr("Set one"))
        self.change_it.updateGeometry()
        self.take_away.setVisible(slots.passphrase and slots.keyring)

    def _show_keyring(self, state: KeyringState) -> None:
        icon, word, tone, text = {
            KeyringState.WORKING: ("check", self.tr("Working"), "sage", self.tr(
                "This computer remembers the key. Someone who takes the disk sees nothing.")),
            KeyringState.NOT_USED: ("", self.tr("Not used"), "plain", self.tr(
                "The key is not kept on this computer; the passphrase opens the file.")),
            KeyringState.LOCKED: ("lock", self.tr("Locked"), "slate", self.tr(
                "The system’s keyring is locked now. It asks for your login password.")),
            KeyringState.DENIED: ("ban", self.tr("Said no"), "slate", self.tr(
                "The system’s keyring did not let Keepwarm in.")),
            KeyringState.SLOW: ("hourglass", self.tr("No answer"), "slate", self.tr(
                "The system’s keyring has not answered.")),
        }.get(state, ("warn", self.tr("Key lost"), "gold", self.tr(
            "The keyring no longer has the key. The passphrase or the recovery code opens the file.")))  # fmt: skip
        self.keyring_pill.set_look(PillLook(icon, word, tone))
        self.keyring.say(text)
        self.keyring.tile.set_icon("keyring", tone)
        self.put_back.setVisible(state in (KeyringState.ENTRY_LOST, KeyringState.DAMAGED))

    def _on_put_back(self) -> None:
        self.shell.tasks.run(self.shell.vault.restore_keyring_slot, self._on_keys_changed, self._on_failed)

    def _on_lock_after(self, is_on: bool) -> None:
        self.change("security", lock_after_minutes=15 if is_on else 0)

    def _on_every_time(self, is_on: bool) -> None:
        if is_on and self._slots is not None and not self._slots.passphrase:
            set_quietly(self.every_time, False)
            PassphraseDialog(self.shell, lambda: self._ask_every_time(True)).open_over(self)
            return
        self._ask_every_time(is_on)

    def _ask_every_time(self, is_on: bool) -> None:
        vault = self.shell.vault
        self.shell.tasks.run(lambda: vault.ask_every_time(is_on), self._on_keys_changed, self._on_failed)

    def _on_keys_changed(self, _done: object) -> None:
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self.reload()
        self.shell.messages.error(error)


def _minutes(value: int) -> str:
    one = QCoreApplication.translate("OpeningPart", "1 minute")
    return count_text(value, one, QCoreApplication.translate("OpeningPart", "{count} minutes"))
