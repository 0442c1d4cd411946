"""The icons, drawn from the logo."""

from __future__ import annotations

import sys
from pathlib import Path

from installer.common import DESKTOP_ID, ICONS, ROOT, run

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS, _MAC = 256, 1024


def drawn(python: Path) -> None:
    """Let the interpreter that has Qt draw them."""
    run(python, ROOT / "build_installer.py", "draw", QT_QPA_PLATFORM="offscreen")


def draw() -> int:
    """Write the logo as PNG in every size, as .ico for Windows and as .icns for macOS."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources" / "art" / "logo-light.svg"))
    ICONS.mkdir(parents=True, exist_ok=True)
    for size in (*SIZES, _MAC):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(ICONS / f"{size}.png"))
        if size == _WINDOWS:
            image.save(str(ICONS / "keepwarm.ico"))
        if size == _MAC:
            image.save(str(ICONS / "keepwarm.icns"))
    return 0


def options() -> list[str]:
    """What tells the builder which icon the program carries."""
    if sys.platform == "darwin":
        return [f"--osx-bundle-identifier={DESKTOP_ID}", f"--icon={ICONS / 'keepwarm.icns'}"]
    return [f"--icon={ICONS / 'keepwarm.ico'}"] if sys.platform == "win32" else []
