"""Free notes in Markdown: shown rendered, written as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.customer import Customer
from app.domain.profile import Profile
from app.ui.dossier.editor import Editor
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.markdown_view import MarkdownView
from app.ui.shell import Shell
from app.ui.widgets.fields import TextArea


class NotesEditor(Editor):
    """The notes as text; Ctrl+Enter saves."""

    def __init__(self, customer: Customer) -> None:
        super().__init__()
        self.text = TextArea(self.tr("Anything worth keeping; **bold** and - lists work"), lines=8)
        self.text.setPlainText(customer.notes)
        self.text.setAccessibleName(self.tr("Notes"))
        self.sensitive = QCheckBox(self.tr("Sensitive, kept out of print and exports"))
        self.sensitive.setChecked(customer.notes_sensitive)
        self.column.addWidget(self.text)
        self.column.addWidget(self.sensitive)
        self.finish()

    def first_field(self) -> QWidget:
        """The text."""
        return self.text


class NotesGroup(Group):
    """Notes of a customer; the line below them opens the editor, and so does a double-click."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("note", self.tr("Notes"))
        self._shell = shell
        self._customer = Customer()
        self.view = MarkdownView()
        self.add_widget(self.view)
        self.view.viewport().installEventFilter(self)
        self.edit_asked.connect(lambda _place: self.edit())
        self.link_clicked.connect(lambda _place: self.edit())

    def show_profile(self, profile: Profile) -> None:
        """Show the notes of a customer."""
        self._customer = profile.customer
        self.view.set_text(profile.customer.notes)
        self.view.setVisible(bool(profile.customer.notes) and self.editor is None)
        rest = self.tr("sensitive") if profile.customer.notes_sensitive and profile.customer.notes else ""
        words = self.tr("Edit") if profile.customer.notes else self.tr("Write")
        text = rest if profile.customer.notes else self.tr("Nothing written yet")
        self.set_entries([EntryLook(text, link=words, link_tone="ember", text_tone="ink3")], has_menu=False)

    def edit(self) -> None:
        """Open the editor."""
        editor = NotesEditor(self._customer)
        editor.saved.connect(lambda: self._save(editor))
        editor.cancelled.connect(lambda: self.view.setVisible(bool(self._customer.notes)))
        self.view.hide()
        self.open_editor(editor, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit()
            return True
        return False

    def _save(self, editor: NotesEditor) -> None:
        fields = {"notes": editor.text.toPlainText().rstrip(), "notes_sensitive": editor.sensitive.isChecked()}
        number = self._customer.id
        self.close_editor()
        self.view.setVisible(bool(self._customer.notes))
        if (fields["notes"], fields["notes_sensitive"]) != (self._customer.notes, self._customer.notes_sensitive):
            self._shell.act(lambda: self._shell.desk.customers.edit(number, **fields), self.tr("Noted"))
