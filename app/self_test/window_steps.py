"""What the self-test does with the window: every page, paper, pictures."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.customer import Kind
from app.self_test.room import PASSPHRASE, Room, Step, expect
from app.services.vault import OpenVault, vault_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.window import Window

_QUIET_MS = 150
_PICTURES = ("jpg", "png", "svg", "webp")
_GRID, _FEW_COLORS = 7, 10
"""Every seventh dot of every seventh line is looked at."""


def show(room: Room) -> str:
    """Every page of the window, painted and without a complaint."""
    from app.ui.pages import PAGES
    from app.ui.theme import Theme
    from app.ui.window import Window

    app = _application()
    window = room.window = Window(Theme(app), vault_at)
    with _noticing() as mistakes:
        window.show()
        window.show_open(OpenVault(room.service, room.desk))
        for entry in PAGES:
            _show_page(room, window, entry.key)
            mistakes += _complaints(window)
            expect(not mistakes, f"on the page {entry.key}: {'; '.join(mistakes)}")
            expect(_is_painted(window), f"the page {entry.key} is blank")
    return f"{len(PAGES)} pages on {app.platformName()}: {', '.join(entry.key for entry in PAGES)}"


def put_on_paper(room: Room) -> str:
    """The day as a PDF, and a QR code."""
    from app.ui.dossier.qr_code import QrCode
    from app.ui.pages.today.printing import TodayPrint
    from app.ui.printing.output import page_layout, room_of, write_pdf

    paper, layout = TodayPrint(room.desk.today.read()), page_layout(False)
    file = room.folder / "today.pdf"
    write_pdf(file, paper.title, layout, paper.pages(room_of(layout), frozenset()))
    expect(file.read_bytes()[:5] == b"%PDF-", "no PDF was written")
    expect(bool(QrCode("tel:+358401234567").modules), "no QR code was drawn")
    return f"{file.stat().st_size // 1024} KiB"


def read_pictures(room: Room) -> str:
    """Photographs in the usual formats."""
    from PySide6.QtGui import QImageReader

    known = {bytes(form.data()).decode() for form in QImageReader.supportedImageFormats()}
    expect(known.issuperset(_PICTURES), f"only {', '.join(sorted(known))} can be read")
    return ", ".join(_PICTURES)


def close(room: Room) -> str:
    """The window closed, and the vault with it; it is whole when it is opened again."""
    window = room.window
    assert window is not None
    window.close()
    expect(room.service.desk is None and not window.isVisible(), "closing the window left the vault open")
    again = vault_at(room.service.folder)
    try:
        again.unlock_with_passphrase(PASSPHRASE)
        again.open_desk()
        expect(again.check().ok, "the vault is damaged")
    finally:
        again.close()
    return "nothing is damaged"


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app


def _show_page(room: Room, window: Window, key: str) -> None:
    frame = window.frame
    assert frame is not None
    of_one = {"customer": Kind.PERSON, "company": Kind.COMPANY}
    if key in of_one:
        numbers = room.desk.finding.ids("")
        frame.go(key, number=next(n for n in numbers if room.desk.customers.get(n).kind is of_one[key]))
    else:
        frame.go(key)
    _wait(_QUIET_MS)


def _complaints(window: Window) -> list[str]:
    """What a box over the page says."""
    from PySide6.QtWidgets import QLabel

    from app.ui.widgets.overlay import Overlay

    boxes = [box for box in window.findChildren(Overlay) if box.isVisible()]
    return [" ".join(label.text() for label in box.findChildren(QLabel)) for box in boxes]


def _is_painted(window: Window) -> bool:
    """Whether there are more colours right of the rail than an empty page has."""
    picture = window.grab().toImage()
    left, right, bottom = picture.width() // 4, picture.width(), picture.height()
    points = ((x, y) for x in range(left, right, _GRID) for y in range(0, bottom, _GRID))
    return len({picture.pixel(x, y) for x, y in points}) > _FEW_COLORS


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def _noticing() -> Iterator[list[str]]:
    """Exceptions in slots never reach the caller; they are noticed here instead of in a dialog."""
    mistakes: list[str] = []
    before = sys.excepthook
    sys.excepthook = lambda kind, error, trace: mistakes.append(f"{kind.__name__}: {error}")
    try:
        yield mistakes
    finally:
        sys.excepthook = before


STEPS: tuple[tuple[str, Step], ...] = (
    ("show every page", show), ("put on paper", put_on_paper), ("read pictures", read_pictures), ("close", close),
)  # fmt: skip
