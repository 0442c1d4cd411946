"""The unlock page: from a locked file to an open desk, whatever is in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.services.vault import (
    FileState,
    GenerationState,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    KeyringState,
    KeyringTrouble,
    NewerFile,
    OpeningFailed,
    OpenVault,
    Slots,
    VaultBusy,
    VaultService,
    VaultState,
    WrongGroup,
    WrongSecret,
)
from app.ui.formatting import joined
from app.ui.messages import Messages
from app.ui.pages.unlock import words
from app.ui.pages.unlock.door import Door
from app.ui.pages.unlock.troubles import Troubles
from app.ui.pages.unlock.ways_in import CodeView, PassphraseView
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.vault_words import concern_text, file_name, moment_text

_PATIENCE_MS = 400


class UnlockPage(Door):
    """Call `begin()` once it is shown."""

    def __init__(self, service: VaultService, tasks: Tasks, messages: Messages, theme: Theme, owner: str = "") -> None:
        super().__init__(service, tasks)
        self.messages = messages
        self._owner = owner
        self._slots = Slots(False, True, True, None, None)
        self._keyring: KeyringState | None = None
        self._is_done = False
        self._not_remembered: KeyringTrouble | None = None
        self.views = QStackedWidget()
        self.passphrase: PassphraseView | None = None
        self.code: CodeView | None = None
        self._troubles = Troubles(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.views)

    def begin(self, try_keyring: bool = True) -> None:
        """Look at what is there, and open it or ask; after "Lock now" the keyring is not tried by itself."""
        state = self.service.state
        if state is VaultState.NONE:
            self.new_asked.emit()
        elif state is VaultState.OPEN:
            self.work(lambda: None)
        elif state is VaultState.DATABASE_MISSING:
            self._troubles.show_missing()
        elif state is VaultState.KEYS_MISSING:
            self._troubles.show_keys_missing()
        elif self.service.file_state() in words.BROKEN:
            self._troubles.show_damaged(self.service.file_state())
        else:
            self._ask(try_keyring)

    def show_view(self, view: QWidget) -> None:
        """Show one view and give it the focus."""
        if self.views.indexOf(view) < 0:
            self.views.addWidget(view)
        self.views.setCurrentWidget(view)
        view.setFocus()

    def work(self, unlock: Callable[[], object], remember: bool = False) -> None:
        """Unlock and open in a worker, put a key into the keyring where wished, and go on with what came of it."""
        service = self.service

        def open_all() -> OpenVault:
            unlock()
            desk = service.open_desk()
            self._not_remembered = _remember(service) if remember else None
            return OpenVault(service, desk)

        self.tasks.run(open_all, self.on_opened, self.on_failed)

    def on_opened(self, opened: OpenVault) -> None:
        """The desk is open; go in, unless the file is older than it should be."""
        if self._is_done:
            return
        if self.service.generation.state is GenerationState.OLDER:
            self._troubles.show_older(opened)
            return
        self.enter(opened)

    def enter(self, opened: OpenVault) -> None:
        """Leave this page for the open vault; what was typed is forgotten."""
        self._is_done = True
        self._forget_typed()
        self.opened.emit(opened)
        if self._not_remembered is not None:
            self.messages.error(self._not_remembered)

    def on_failed(self, error: Exception) -> None:
        """Say what is in the way, on the page where it belongs."""
        if self._is_done:
            return
        if isinstance(error, KeyringTrouble):
            self._on_keyring_trouble(error.state)
        elif isinstance(error, WrongSecret | WrongGroup):
            self._on_wrong(error)
        elif isinstance(error, VaultBusy):
            self._troubles.show_busy(error)
        elif isinstance(error, KeyFileMissing | KeyFileDamaged):
            self._troubles.show_keys_missing()
        elif isinstance(error, NewerFile | KeyFileNewer):
            self._troubles.show_newer()
        elif isinstance(error, OpeningFailed):
            self._on_opening_failed(error)
        elif isinstance(error, KeepwarmError):
            self._troubles.show_in_the_way(error)
        else:
            self.service.lock()
            raise error

    def show_passphrase(self) -> None:
        """Ask for the passphrase, or offer the keyring where there is none."""
        view = PassphraseView(self._owner, self._file_line(), self._slots.passphrase)
        is_lost = self._keyring in words.LOST_KEYRING
        if self._slots.passphrase and (is_lost or not self._slots.keyring):
            self.tasks.run(self.service.keyring_provider, lambda name: self._on_provider(view, name, is_lost))
        view.wanted.connect(self._on_passphrase)
        view.code_asked.connect(lambda: self.show_code(*words.recovery()))
        view.other_asked.connect(self._troubles.choose_other)
        self.passphrase = view
        self.show_view(view)

    def _on_provider(self, view: PassphraseView, name: str, is_on: bool) -> None:
        if name and view is self.passphrase:
            view.offer_remembering(True, is_on)

    def show_code(self, title: str, text: str) -> None:
        """Ask for the recovery code."""
        offers = self._keyring in words.LOST_KEYRING or not self._slots.keyring
        view = CodeView(title, text, self._slots.passphrase, offers)
        view.wanted.connect(self._on_code)
        view.passphrase_asked.connect(self.show_passphrase)
        self.code = view
        self.show_view(view)

    def open_with_keyring(self) -> None:
        """Ask the keyring; it may want the owner's login password."""
        self.work(self.service.unlock_with_keyring)

    def _ask(self, try_keyring: bool) -> None:
        try:
            self._slots = self.service.slots()
        except KeepwarmError as error:
            self.on_failed(error)
            return
        self.show_passphrase()
        if try_keyring and self._slots.keyring:
            QTimer.singleShot(_PATIENCE_MS, self, self._say_waiting)
            self.open_with_keyring()

    def _say_waiting(self) -> None:
        if self.passphrase is not None and self._keyring is None and not self._is_done:
            self.passphrase.say(self.tr("Asking this computer’s keyring…"))

    def _on_passphrase(self, typed: str) -> None:
        if not typed:
            self.open_with_keyring()
            return
        remember = (
            self.passphrase is not None and self.passphrase.remember.isVisible() and self.passphrase.remember.is_on
        )
        self.work(lambda: self.service.unlock_with_passphrase(typed), remember)

    def _on_code(self, typed: str) -> None:
        self.work(lambda: self.service.unlock_with_recovery(typed), _remembers(self.code))

    def _on_keyring_trouble(self, state: KeyringState) -> None:
        self._keyring = state
        if state in words.WAITING_KEYRING:
            self._troubles.show_keyring_waits(state, self._slots.passphrase)
        elif state in words.LOST_KEYRING:
            self.show_code(*words.keyring_lost(state))
        else:
            self.show_passphrase()

    def _on_wrong(self, error: WrongSecret | WrongGroup) -> None:
        sentence = f"{error.title} {error.hint}"
        if self.code is not None and self.views.currentWidget() is self.code:
            self.code.refuse(sentence, error.group if isinstance(error, WrongGroup) else 0)
        elif self.passphrase is not None and self.views.currentWidget() is self.passphrase:
            self.passphrase.refuse(sentence)
        else:
            self._troubles.refuse(sentence)

    def _on_opening_failed(self, error: OpeningFailed) -> None:
        if error.state is FileState.MISSING:
            self._troubles.show_missing()
        elif error.state is FileState.OTHER_KEY:
            self._troubles.show_keys_missing()
        elif error.state in words.BROKEN:
            self._troubles.show_damaged(error.state)
        else:
            self._troubles.show_in_the_way(error)

    def _file_line(self) -> str:
        concerns = tuple(concern_text(concern) for concern in self.service.concerns())
        used = self.service.last_used()
        said = self.tr("{name}, last used {moment}")
        line = (
            said.format(name=file_name(self.service.name), moment=moment_text(used, self.service.today()))
            if used
            else ""
        )
        return joined((line, *concerns)) if concerns else line

    def _forget_typed(self) -> None:
        if self.passphrase is not None:
            self.passphrase.field.clear()
        if self.code is not None:
            self.code.entry.clear()


def _remember(service: VaultService) -> KeyringTrouble | None:
    """Put a key into the keyring; what was the matter where it did not work."""
    try:
        service.restore_keyring_slot()
    except KeyringTrouble as trouble:
        return trouble
    return None


def _remembers(view: PassphraseView | CodeView | None) -> bool:
    """Whether the owner wants a key in the keyring; only where that was offered."""
    return view is not None and view.remember.isVisible() and view.remember.is_on
