"""Paper keeps its colours in the dark: what is printed is black on white."""

from __future__ import annotations

from PySide6.QtGui import QColor

INK, QUIET, FAINT = QColor("#2B2622"), QColor("#5F564E"), QColor("#71675E")
WHITE, MARK, DOTS = QColor("#FFFFFF"), QColor("#FBEBE5"), QColor("#94877A")
CHOSEN = QColor("#EFC7B9")
