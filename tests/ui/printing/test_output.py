"""Pages on their way to a PDF, a printer or the preview."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.domain.errors import Cancelled, KeepwarmError
from app.ui.printing.output import page_layout, paint_pages, picture, room_of, write_pdf
from app.ui.printing.paper import BODY, INK, broken, paper_font, write
from tests.ui.printing.drawn import Drawn


def one_word(painter: QPainter) -> None:
    write(painter, QRectF(0, 0, 200, 20), "Hyvää päivää", paper_font(BODY))


def black(painter: QPainter) -> None:
    painter.fillRect(QRectF(0, 0, 5000, 5000), INK)


def boxes(path: Path) -> list[str]:
    return [found.decode() for found in re.findall(rb"/MediaBox \[([^\]]*)\]", path.read_bytes())]


def test_a_pdf_has_its_pages_on_paper_of_its_size(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    write_pdf(path, "Two pages", page_layout(True), (one_word, one_word))
    assert path.read_bytes().startswith(b"%PDF")
    sizes = {tuple(round(float(part)) for part in box.split()) for box in boxes(path)}
    assert sizes == {(0, 0, 842, 595)}
    assert path.read_bytes().count(b"/Type /Page\n") == 2


def test_a_page_has_sixteen_millimetres_all_around() -> None:
    layout = page_layout(True)
    assert layout.margins(QPageLayout.Unit.Millimeter).left() == pytest.approx(16, abs=0.2)
    room = room_of(layout)
    assert (room.width, room.height) == (pytest.approx(1001.6, abs=2), pytest.approx(672.7, abs=2))


def test_paper_is_letter_where_one_writes_on_letter() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        assert page_layout(False).pageSize().name().startswith("Letter")
    finally:
        QLocale.setDefault(before)


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeepwarmError, match="could not be written"):
        write_pdf(tmp_path / "missing" / "x.pdf", "X", page_layout(True), (one_word,))


def test_stopped_on_the_way_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_pdf(tmp_path / "x.pdf", "X", page_layout(True), (one_word,), lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_is_replaced_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_text("before")
    with pytest.raises(Cancelled):
        write_pdf(path, "X", page_layout(True), (one_word,), lambda: True)
    assert path.read_text() == "before"


def test_a_printer_gets_the_same_pages(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(True))
    assert paint_pages(printer, (one_word, one_word, one_word))
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 3


def test_the_preview_keeps_the_margins_white() -> None:
    image = picture(black, page_layout(True), 1123)
    assert (image.width(), image.height()) == (1123, 794)
    assert image.pixelColor(20, 400) == QColor("#FFFFFF")
    assert image.pixelColor(1100, 400) == QColor("#FFFFFF")
    assert image.pixelColor(500, 400) == INK


def test_words_can_be_read_back() -> None:
    assert Drawn(one_word, room_of(page_layout(True))).words == ("Hyvää päivää",)


def test_long_texts_are_broken_and_cut() -> None:
    lines = broken("Ein 🌱 " * 40, paper_font(BODY), 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert broken("", paper_font(BODY), 200) == ("",)
