"""The recovery code on paper: one black and white page to keep with important papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.services.vault import RecoveryCode
from app.ui.formatting import day_text
from app.ui.printing.output import ask_printer, page_layout
from app.ui.printing.paper import DOTS_AN_INCH, GREY, INK, MARGIN_MM, paper_font
from app.ui.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_code(over: QWidget, code: RecoveryCode, today: date, on_printed: Callable[[], None]) -> None:
    """Ask for a printer and print the page; `on_printed` is called when it went out."""

    def on_chosen(printer: QPrinter) -> None:
        paint_sheet(printer, code, today)
        on_printed()

    ask_printer(over, _tr("Keepwarm recovery code"), page_layout(is_landscape=False), on_chosen)


def paint_sheet(device: QPagedPaintDevice, code: RecoveryCode, today: date) -> tuple[float, float]:
    """Paint the page onto a printer or a PDF; how far down it reaches and how much room there was, at 96 an inch."""
    device.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    factor = device.logicalDpiX() / DOTS_AN_INCH
    painter.scale(factor, factor)
    width, room = painter.viewport().width() / factor, painter.viewport().height() / factor
    y = _line(painter, 0, width, _tr("Recovery code"), 34, 600)
    y = _line(painter, y + 4, width, _tr("For the Keepwarm file on this computer, {day}").format(
        day=day_text(today, today)), 15, 400, GREY)  # fmt: skip
    y = _groups(painter, y + 24, width, code)
    for sentence in _sentences():
        y = _line(painter, y + 10, width, sentence, 15, 400)
    painter.end()
    return y, room


def _sentences() -> tuple[str, ...]:
    return (
        _tr("This code opens your customers and every backup when the passphrase or the keyring is gone."),
        _tr("Keep it with your important papers, not beside the computer. Whoever holds it and the file can read it."),
        _tr("There is no U, O or I in it and no 0 or 1. Capitals or not makes no difference."),
        _tr("Nobody else has a copy. A new one can be made in Settings while the file is open."),
    )


def _groups(painter: QPainter, y: float, width: float, code: RecoveryCode) -> float:
    wide, high, gap = (width - 3 * 12) / 4, 64.0, 12.0
    for place, group in enumerate(code.groups):
        box = QRectF((place % 4) * (wide + gap), y + (place // 4) * (high + gap), wide, high)
        painter.setPen(QPen(GREY, 0.75))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(GREY)
        painter.setFont(paper_font(12, 400))
        painter.drawText(box.adjusted(0, 6, 0, 0), int(Qt.AlignmentFlag.AlignHCenter), str(place + 1))
        painter.setPen(INK)
        painter.setFont(_mono(22))
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box.adjusted(0, 0, 0, -8), int(bottom), group)
    return y + 2 * high + gap + 14


def _line(painter: QPainter, y: float, width: float, text: str, size: int, weight: int, color: QColor = INK) -> float:
    painter.setFont(paper_font(size, weight))
    painter.setPen(color)
    flags = int(Qt.TextFlag.TextWordWrap)
    place = painter.boundingRect(QRectF(0, y, width, 2000), flags, text)
    painter.drawText(place, flags, text)
    return place.bottom()


def _mono(size: int) -> QFont:
    font = theme_of().scale.mono("lead")
    font.setPixelSize(size)
    return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoverySheet", text)
