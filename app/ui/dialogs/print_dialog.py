"""Printing: how a page comes out, what is on it, and then the printer or a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Cancelled
from app.ui.choosing import choose_new_file
from app.ui.dialogs.sheet import Sheet
from app.ui.formatting import count_text
from app.ui.printing.document import Page, Printable
from app.ui.printing.output import ask_printer, layout_of, paint_pages, picture, room_of, write_pdf
from app.ui.shell import Shell
from app.ui.tasks import Job
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDEST, _HIGHEST = 520, 480


class PrintDialog(Sheet):
    """Shows each page as it will be; Print asks for a printer, Save as PDF for a place."""

    WIDTH = 880

    def __init__(self, shell: Shell, document: Printable) -> None:
        super().__init__(shell.messages)
        self._shell, self._document = shell, document
        self._layout = layout_of(document)
        self._pages: tuple[Page, ...] = ()
        self._shown = 0
        self._job: Job | None = None
        self.preview = Preview()
        self.count = Label("", "caption", "ink2", tabular=True)
        self.before = IconButton("chevl", self.tr("Page before"), size="small")
        self.after = IconButton("chev", self.tr("Next page"), size="small")
        self.pdf_button = SecondaryButton(self.tr("Save as PDF…"), icon="download")
        self.choices = {each.key: ToggleRow(each.title, each.text, checked=each.is_on) for each in document.choices}
        self.set_title(self.tr("Print {title}").format(title=document.title), self.tr("Print…"))
        self._build()
        self._connect()
        self.refresh()

    @property
    def page_count(self) -> int:
        """How many pages there are with what is chosen."""
        return len(self._pages)

    @property
    def chosen(self) -> frozenset[str]:
        """Keys of what is to be on paper."""
        return frozenset(key for key, row in self.choices.items() if row.is_on)

    def refresh(self) -> None:
        """Lay the pages out anew, and show one."""
        self._pages = self._document.pages(room_of(self._layout), self.chosen)
        self._show(min(self._shown, len(self._pages) - 1))

    def save(self) -> None:
        """Ask for a printer."""
        if self._job is None:
            ask_printer(self, self._document.file_name, self._layout, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print on the owner's paper, whatever its size."""
        pages = self._document.pages(room_of(printer.pageLayout()), self.chosen)
        paint_pages(printer, pages)
        self.close_sheet()
        self._shell.messages.toast(self.tr("Sent to the printer"))

    def ask_place(self) -> None:
        """Ask where the PDF goes."""
        if self._job is None:
            name = f"{self._document.file_name}.pdf"
            choose_new_file(self, self.tr("Where the PDF goes"), name, "pdf", self.write)

    def write(self, path: Path) -> None:
        """Write the PDF beside the window; many pages take their time."""
        title, layout, pages = self._document.title, self._layout, self._pages
        self._set_waiting(True)

        def work() -> Path:
            write_pdf(path, title, layout, pages)
            return path

        self._job = self._shell.tasks.run(work, self._on_written, self._on_failed)

    def close_sheet(self) -> None:
        """Take it away; a PDF under way is left unwritten."""
        if self._job is not None:
            self._job.cancel()
        super().close_sheet()

    def _build(self) -> None:
        self.set_subtitle(self.tr("Black on white, with the margins as they are here."))
        turning = QHBoxLayout()
        turning.addWidget(self.count, 1)
        turning.addWidget(self.before)
        turning.addWidget(self.after)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addLayout(turning)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        for row in self.choices.values():
            right.addWidget(row)
        right.addStretch(1)
        content = QWidget()
        row_of_both = QHBoxLayout(content)
        row_of_both.setContentsMargins(0, 0, 0, 0)
        row_of_both.setSpacing(24)
        row_of_both.addLayout(left)
        row_of_both.addLayout(right, 1)
        self.body.addWidget(content)
        self.foot.add_button(self.pdf_button, left=True)

    def _connect(self) -> None:
        for row in self.choices.values():
            row.toggled.connect(lambda _on: self.refresh())
        self.before.clicked.connect(lambda: self._show(self._shown - 1))
        self.after.clicked.connect(lambda: self._show(self._shown + 1))
        self.pdf_button.clicked.connect(self.ask_place)

    def _show(self, place: int) -> None:
        self._shown = max(0, place)
        ratio = self.devicePixelRatioF()
        self.preview.show_picture(picture(self._pages[self._shown], self._layout, self.preview.PICTURE, ratio))
        for button in (self.before, self.after):
            button.setVisible(len(self._pages) > 1)
        self.before.setEnabled(self._shown > 0)
        self.after.setEnabled(self._shown < len(self._pages) - 1)
        many = self.tr("Page {page} of {{count}}").format(page=self._shown + 1)
        self.count.setText(count_text(len(self._pages), self.tr("1 page"), many))
        self.preview.setAccessibleName(f"{self._document.title}, {self.count.text()}")

    def _set_waiting(self, is_waiting: bool) -> None:
        for part in (self.save_button, self.pdf_button, *self.choices.values()):
            part.setEnabled(not is_waiting)

    def _on_written(self, path: Path) -> None:
        self._job = None
        super().close_sheet()
        self._shell.messages.toast(self.tr("Written to {path}. The file is not encrypted.").format(path=path))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._set_waiting(False)
        if not isinstance(error, Cancelled):
            self._shell.messages.error(error)


class Preview(QWidget):
    """A page on its paper."""

    PICTURE = 1100

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_picture(self, image: QImage) -> None:
        """Show a page, as large as there is room for its shape."""
        self._image = image
        share = min(_WIDEST / image.width(), _HIGHEST / image.height())
        self.setFixedSize(round(image.width() * share), round(image.height() * share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        kinds = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        painter.drawImage(QRectF(self.rect()), self._image.scaled(self.size() * self.devicePixelRatioF(), *kinds))
        painter.setPen(theme_of(self).color("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def open_dialog(shell: Shell, document: Printable) -> PrintDialog:
    """Show how a document comes out, with a way to print it or keep it."""
    dialog = PrintDialog(shell, document)
    dialog.open_sheet(dialog.save_button)
    return dialog
