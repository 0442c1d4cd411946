"""Files kept with a customer, inside the encrypted file."""

from __future__ import annotations

import mimetypes
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.domain.attachment import Attachment
from app.domain.errors import KeepwarmError
from app.domain.profile import Profile
from app.ui.dossier.copy_out import ask_copy
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.formatting import short_day_text, size_text
from app.ui.shell import Shell


class FilesGroup(Group):
    """Files of a customer: drop some here, or choose them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("file", self.tr("Files"), self.tr("Add a file"))
        self._shell = shell
        self._number = 0
        self._files: tuple[Attachment, ...] = ()
        self.setAcceptDrops(True)
        self.add_asked.connect(self._on_add)
        self.edit_asked.connect(lambda place: ask_copy(self._shell, self._files[place], self))
        self.link_clicked.connect(lambda place: ask_copy(self._shell, self._files[place], self))
        self.remove_asked.connect(lambda place: self._remove(self._files[place]))
        self.menu_asked.connect(self._on_menu)

    def show_profile(self, profile: Profile) -> None:
        """Show the files of a customer."""
        self._number, self._files = profile.customer.id, profile.files
        today = self._shell.desk.store.clock.today()
        self.set_entries([self._look(item, today) for item in self._files])

    def add_paths(self, paths: tuple[Path, ...]) -> None:
        """Keep copies of these files with the customer, each one action."""
        for path in paths:
            try:
                self._keep(path.name, path.read_bytes())
            except OSError:
                title = self.tr("{name} could not be read.").format(name=path.name)
                hint = self.tr("Nothing was changed. Check that the file is still there.")
                self._shell.messages.error(KeepwarmError(title, hint))

    def _keep(self, name: str, data: bytes) -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        number, said = self._number, self.tr("Kept {name} in your file").format(name=name)
        self._shell.act(lambda: self._shell.desk.files.add(number, name, kind, data), said)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add_paths(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))
        event.acceptProposedAction()

    def _look(self, item: Attachment, today: date) -> EntryLook:
        day = short_day_text(item.created_at.date(), today) if item.created_at else ""
        rest = " · ".join(part for part in (size_text(item.size), day) if part)
        return EntryLook(item.name, rest=rest, link=self.tr("Open a copy"), link_tone="ember", lead="file")

    def _on_add(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Keep files with this card"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add_paths(tuple(Path(name) for name in names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self, item: Attachment) -> None:
        said = self.tr("Moved {name} to the trash").format(name=item.name)
        self._shell.act(lambda: self._shell.desk.files.remove(item), said)

    def _on_menu(self, place: int, at: QPoint) -> None:
        item = self._files[place]
        menu = new_menu(self)
        menu.addAction(self.tr("Open a copy"), lambda: ask_copy(self._shell, item, self))
        menu.addAction(self.tr("Remove"), lambda: self._remove(item))
        menu.popup(at)
