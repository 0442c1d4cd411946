"""Log a touchpoint in under ten seconds: who, how, how it felt, one line, and what of it is worth keeping."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.domain.errors import KeepwarmError
from app.domain.touchpoint import Channel, Direction, Touchpoint
from app.ui.dialogs.log_form.companions import Companion, firsts_text, known, newcomer
from app.ui.dialogs.log_form.draft import Draft, kept_draft
from app.ui.dialogs.log_form.form import LogForm
from app.ui.dialogs.log_form.note_edit import has_mail, mail_bytes
from app.ui.dialogs.log_form.when_choice import When, WhenKind
from app.ui.dossier.words import channel_word
from app.ui.shell import Shell


class LogDialog(LogForm):
    """The form over the window: it takes e-mails, saves in one action, and keeps a draft when it is left by Escape."""

    def __init__(
        self, shell: Shell, companions: tuple[Companion, ...], touchpoint: Touchpoint, channel: Channel | None
    ) -> None:
        super().__init__(shell, companions, touchpoint, channel)
        self._is_settled = False
        self.note.mail_given.connect(self.take_mail)
        self.cancel_button.clicked.disconnect()
        self.cancel_button.clicked.connect(self._settle)
        self.setAcceptDrops(True)

    def open_panel(self) -> LogDialog:
        """Show it: the focus on the channels, or on the name while nobody is chosen."""
        first = next((button for button in self.channel.buttons if button.isChecked()), self.channel.buttons[0])
        is_known = bool(self.who.companions)
        self._fit_low_window()
        self.who.setVisible(not is_known)
        self.open_sheet(first if is_known else self.who.line)
        if self._overlay is not None:
            self._overlay.closed.connect(self._on_closed)
        self._read_note()
        return self

    def draft(self) -> Draft:
        """Everything as it stands, to be taken up again."""
        return Draft(
            self.who.companions, self._written(self.when.when), self.channel.value is not None, self.when.when,
            self.keeping.choices(), self.keeping.slip.slip(self._today), self.keeping.conflict.conflict(),
        )  # fmt: skip

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft."""
        if draft.when is not None:
            self.when.set_when(draft.when)
        self.keeping.set_choices(draft.choices)
        if draft.slip is not None:
            self.keeping.slip.set_slip(draft.slip)
        if draft.conflict is not None:
            self.keeping.conflict.set_conflict(draft.conflict)
        self._has_side = self._has_channel = True

    def save(self) -> None:
        """Log it with what is worth keeping, say so with Undo, and close; what is missing is said in the form."""
        trouble = self._trouble()
        when = self.when.when
        self.say(trouble)
        if trouble or when is None:
            return
        self.save_button.setEnabled(False)
        written, kept = self._written(when), self._kept(when)
        touchpoints, number = self._shell.desk.touchpoints, self._touchpoint.id
        if number:
            self._shell.tasks.write(
                lambda: touchpoints.mark_done(number, written, kept), self._on_saved, self._on_refused
            )
        else:
            self._shell.tasks.write(lambda: touchpoints.log(written, kept), self._on_saved, self._on_refused)

    def take_mail(self, source: QMimeData) -> None:
        """Fill in what an e-mail tells: with whom, in which direction, when and what."""
        try:
            mail = self._shell.desk.touchpoints.read_mail(mail_bytes(source))
        except OSError:
            self.say(self.tr("The e-mail could not be opened. Drop the file itself here."))
            return
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}")
            return
        found = mail.touchpoint
        strangers = tuple(newcomer(each.name, each.address) for each in mail.strangers)
        self._touchpoint = replace(self._touchpoint, title=found.title)
        self._has_side = self._has_channel = True
        self.channel.set_value(Channel.EMAIL)
        self.direction.set_value(found.direction)
        self.when.set_when(When(WhenKind.PICKED, found.day, found.minute))
        self.who.set_companions((*known(self._shell.desk, found.participants), *strangers))
        before = self.note.toPlainText().strip()
        self.note.setPlainText(f"{before}\n\n{found.notes}" if before else found.notes)
        self.from_mail.setText(self.tr("From the e-mail “{subject}”").format(subject=found.title))
        self.from_mail.show()
        self.say("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_mail(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_mail(event.mimeData())
        event.acceptProposedAction()

    def _on_saved(self, logged: Touchpoint) -> None:
        self._settle()
        said = self.tr("{channel} with {names} logged")
        names = firsts_text(self.who.companions)
        self._shell.messages.toast(said.format(channel=channel_word(logged.channel), names=names), self._shell.undo)

    def _on_refused(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(error, KeepwarmError):
            self._shell.messages.error(error)
            return
        self.say(f"{error.title} {error.hint}")

    def _settle(self) -> None:
        """Close for good: nothing is left to take up again."""
        self._is_settled = True
        kept_draft(self._shell).draft = None
        self.close_sheet()

    def _on_closed(self) -> None:
        draft = self.draft()
        if self._is_settled or not draft.is_worth_keeping:
            return
        self._is_settled = True
        kept_draft(self._shell).draft = draft
        shell = self._shell

        def reopen() -> None:
            open_dialog(shell)

        self._shell.messages.toast(self.tr("Draft kept"), action=self.tr("Open again"), on_action=reopen, icon="note")


def open_dialog(shell: Shell, numbers: tuple[int, ...] = (), **prefilled: Any) -> LogDialog:
    """Show the dialog for these people, with fields of `Touchpoint` filled in; a kept draft of theirs goes first."""
    window = shell.messages.parent()
    for shown in window.findChildren(LogDialog) if window is not None else ():
        if shown.isVisible():
            return shown
    kept = kept_draft(shell).draft
    if kept is not None and not prefilled and kept.is_about(numbers):
        channel = Channel(kept.touchpoint.channel) if kept.has_channel else None
        dialog = LogDialog(shell, kept.companions, kept.touchpoint, channel)
        dialog.take_up(kept)
        return dialog.open_panel()
    touchpoint = Touchpoint(**{**prefilled, "direction": Direction(prefilled.get("direction", Direction.FROM_US))})
    given = touchpoint.channel if "channel" in prefilled and touchpoint.channel in tuple(Channel) else None
    dialog = LogDialog(shell, known(shell.desk, numbers), touchpoint, Channel(given) if given else None)
    return dialog.open_panel()
