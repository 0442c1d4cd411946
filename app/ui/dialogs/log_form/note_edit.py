"""The note; an e-mail dropped or pasted into it goes to the dialog instead of becoming text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal

from app.ui.widgets.fields import TextArea

MAIL_FORMAT = "message/rfc822"


class NoteEdit(TextArea):
    """Plain text; `mail_given` carries what a mail program handed over."""

    mail_given = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_mail(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if has_mail(source):
            self.mail_given.emit(source)
        else:
            super().insertFromMimeData(source)


def has_mail(source: QMimeData) -> bool:
    """Whether an .eml file, or an e-mail itself, is offered."""
    return source.hasFormat(MAIL_FORMAT) or mail_file(source) is not None


def mail_file(source: QMimeData) -> Path | None:
    """The first .eml file on this computer among what is offered."""
    for url in source.urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(".eml"):
            return Path(url.toLocalFile())
    return None


def mail_bytes(source: QMimeData) -> bytes:
    """The e-mail itself; raises OSError when the file can't be read."""
    file = mail_file(source)
    return file.read_bytes() if file is not None else bytes(source.data(MAIL_FORMAT).data())
