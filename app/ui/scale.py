"""Sizes of text and space: the one place that knows pixel sizes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

Role = Literal["display", "title", "lead", "body", "caption"]

_ROLES: dict[str, tuple[int, int, int, float]] = {
    "display": (28, 36, 600, -0.022),
    "title": (20, 28, 600, -0.015),
    "lead": (15, 22, 600, -0.006),
    "body": (13, 20, 400, 0.0),
    "caption": (12, 16, 400, 0.0),
}


class Scale:
    """Fonts, line heights and gaps for one text size (90 to 150 percent)."""

    XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
    PERCENTS = (90, 100, 115, 130, 150)

    def __init__(self, percent: int = 100) -> None:
        self.percent = min(150, max(90, percent))
        self.family = _family()
        self._fonts: dict[tuple[str, int, bool, bool], QFont] = {}

    def px(self, value: float) -> int:
        """A length that grows with the text, in logical pixels."""
        return round(value * self.percent / 100)

    def line(self, role: Role = "body") -> int:
        """Line height of a role, in logical pixels."""
        return self.px(_ROLES[role][1])

    def font(
        self, role: Role = "body", weight: int | None = None, *, tabular: bool = False, struck: bool = False
    ) -> QFont:
        """Font of a role; `tabular` gives figures one width, `struck` strikes the text out."""
        size, _, usual, tracking = _ROLES[role]
        key = (role, weight or usual, tabular, struck)
        if key not in self._fonts:
            self._fonts[key] = self._made(self.px(size), weight or usual, tracking, tabular, struck)
        return QFont(self._fonts[key])

    def sized(self, pixels: float, weight: int = 600) -> QFont:
        """Font of a free size that follows a drawing (initials in a ring), not the text size."""
        return self._made(max(1, round(pixels)), weight, 0.0, False, False)

    def mono(self, role: Role = "body", weight: int = 600) -> QFont:
        """Fixed-width font with open letters, for recovery codes."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.px(_ROLES[role][0]))
        font.setWeight(QFont.Weight(weight))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font

    @property
    def display(self) -> QFont:
        """Page title or one key figure."""
        return self.font("display")

    @property
    def title(self) -> QFont:
        """Side-panel title, money figures."""
        return self.font("title")

    @property
    def lead(self) -> QFont:
        """Section and card titles, names on cards."""
        return self.font("lead")

    @property
    def body(self) -> QFont:
        """Everything else."""
        return self.font("body")

    @property
    def caption(self) -> QFont:
        """Dates, counts, hints."""
        return self.font("caption")

    def _made(self, pixels: int, weight: int, tracking: float, tabular: bool, struck: bool) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        font.setStrikeOut(struck)
        if tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * tracking)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def _family() -> str:
    if QFontDatabase.hasFamily("Inter"):
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
