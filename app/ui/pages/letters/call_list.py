"""The call list: who would rather be called, with the number and something to talk about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.campaign import LetterLine
from app.ui.dialogs.sheet import Sheet
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.pages.letters.actions import LetterActions
from app.ui.pages.letters.talking import talking_point
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.selection_bar import Faces


class CallListDialog(Sheet):
    """Prints the list, plans the calls for a day, or logs one."""

    WIDTH = 620

    def __init__(self, shell: Shell, actions: LetterActions, photos: Photos, lines: tuple[LetterLine, ...]) -> None:
        super().__init__(shell.messages)
        self._shell, self._actions, self.lines = shell, actions, lines
        self.set_title(self.tr("Call instead of writing"), self.tr("Print the list"))
        self.set_subtitle(count_text(len(lines), self.tr("1 person"), self.tr("{count} people")))
        self.plan_button = SecondaryButton(self.tr("Plan them for a day…"), icon="calendar")
        for line in lines:
            self.body.addWidget(self._row(line, photos))
        self.foot.add_button(self.plan_button, left=True)
        self.plan_button.clicked.connect(self._on_plan)

    def save(self) -> None:
        """Print the list."""
        self.close_sheet()
        self._actions.print_calls()

    def _on_plan(self) -> None:
        self.close_sheet()
        self._actions.ask_day_for_calls()

    def _row(self, line: LetterLine, photos: Photos) -> QWidget:
        person = line.person
        faces = Faces()
        faces.set_avatars((photos.avatar(person.name, person.photo_id),))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(person.name, "body", weight=600))
        words.addWidget(Label(line.words, "caption", "ink2"))
        if talking_point(line):
            words.addWidget(Label(talking_point(line), "caption", "ink3"))
        log = LinkButton(self.tr("Log the call"))
        log.setAccessibleName(self.tr("Log the call with {name}").format(name=person.name))
        log.clicked.connect(lambda: self._on_log(person.id))
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(faces, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(words, 1)
        inner.addWidget(Label(person.phone or self.tr("no number"), "body", tabular=True))
        inner.addWidget(log)
        return row

    def _on_log(self, number: int) -> None:
        self.close_sheet()
        self._shell.navigator.log((number,), channel="call")


def open_dialog(shell: Shell, actions: LetterActions, photos: Photos, lines: tuple[LetterLine, ...]) -> CallListDialog:
    """Show the list."""
    dialog = CallListDialog(shell, actions, photos, lines)
    dialog.open_sheet(dialog.save_button)
    return dialog
