"""Where pages go: a PDF, a printer, or a picture for the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QIODevice, QLocale, QMarginsF, QRectF, QSaveFile
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from app.domain.errors import Cancelled, KeepwarmError
from app.ui.printing.document import Page, Printable
from app.ui.printing.paper import DOTS_AN_INCH, MARGIN_MM, WHITE, Room

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS_AN_INCH = 72
_PDF_DOTS = 600


def page_layout(is_landscape: bool) -> QPageLayout:
    """The owner's paper, A4 or Letter as her country has it, with the margins of every page."""
    size = QPageSize(QPageSize.PageSizeId.Letter if is_letter_country() else QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter)


def is_letter_country() -> bool:
    """Whether the owner's country writes on Letter instead of A4."""
    return QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem


def edgeless_layout(size: QPageSize) -> QPageLayout:
    """A sheet that is printed to its edges, for labels and envelopes."""
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def layout_of(document: Printable) -> QPageLayout:
    """The document's own sheet where it has one, otherwise the owner's paper."""
    own: QPageLayout | None = getattr(document, "layout", None)
    return own or page_layout(document.is_landscape)


def room_of(layout: QPageLayout) -> Room:
    """What lies inside the margins of a layout."""
    points = layout.paintRect(QPageLayout.Unit.Point)
    factor = DOTS_AN_INCH / _POINTS_AN_INCH
    return Room(points.width() * factor, points.height() * factor)


def write_pdf(
    path: Path,
    title: str,
    layout: QPageLayout,
    pages: tuple[Page, ...],
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write pages to a PDF, whole or not at all; safe on any thread."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritable(path)
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Keepwarm")
    writer.setResolution(_PDF_DOTS)
    writer.setPageLayout(layout)
    if not paint_pages(writer, pages, is_cancelled):
        file.cancelWriting()
        file.commit()
        raise Cancelled
    if not file.commit():
        raise _unwritable(path)


def paint_pages(
    device: QPagedPaintDevice, pages: tuple[Page, ...], is_cancelled: Callable[[], bool] = lambda: False
) -> bool:
    """Paint pages one after the other onto a printer or a PDF; False when it was cancelled."""
    painter = QPainter(device)
    factor = device.logicalDpiX() / DOTS_AN_INCH
    for place, page in enumerate(pages):
        if is_cancelled():
            painter.end()
            return False
        if place:
            device.newPage()
        painter.save()
        painter.scale(factor, factor)
        page(painter)
        painter.restore()
    painter.end()
    return True


def picture(page: Page, layout: QPageLayout, width: int, ratio: float = 1.0) -> QImage:
    """A page as a picture of a width in logical pixels, with its margins."""
    points = layout.fullRect(QPageLayout.Unit.Point)
    height = round(width * points.height() / points.width())
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    factor = width / points.width() * _POINTS_AN_INCH / DOTS_AN_INCH
    painter.scale(factor, factor)
    margins = layout.margins(QPageLayout.Unit.Point)
    room = room_of(layout)
    painter.translate(margins.left() * DOTS_AN_INCH / _POINTS_AN_INCH, margins.top() * DOTS_AN_INCH / _POINTS_AN_INCH)
    painter.setClipRect(QRectF(-4, -4, room.width + 8, room.height + 8))
    page(painter)
    painter.end()
    return image


def ask_printer(over: QWidget, name: str, layout: QPageLayout, on_chosen: Callable[[QPrinter], None]) -> QWidget:
    """Ask for a printer without stopping the window; `on_chosen` is called with the one to paint on."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(layout)
    dialog = QPrintDialog(printer, over)

    def on_finished(result: int) -> None:
        dialog.deleteLater()
        if result == QPrintDialog.DialogCode.Accepted:
            on_chosen(printer)

    dialog.finished.connect(on_finished)
    dialog.setModal(True)
    dialog.show()
    return dialog


def _unwritable(path: Path) -> KeepwarmError:
    title = QCoreApplication.translate("Printing", "The PDF could not be written")
    hint = QCoreApplication.translate("Printing", "Nothing was changed. Choose another place than {folder}.")
    return KeepwarmError(title, hint.format(folder=path.parent))
