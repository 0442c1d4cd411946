"""Colours, palette and style sheet of the whole window, light and dark."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from app.ui.keyboard_focus import KeyboardFocus
from app.ui.scale import Scale
from app.ui.style_sheet import style_sheet

_PROPERTY = "keepwarmTheme"
_TINTS = ("ember_t", "sage_t", "gold_t", "slate_t", "berry_t", "sunk", "hover")
_LINES = ("line", "line2", "field", "ember_l", "sage_l", "gold_l", "slate_l", "berry_l")


class Scheme(StrEnum):
    """Whose colours: the system's choice, or the owner's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the application; made once in `main`, reached by widgets through `theme_of`."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, text_size: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._tokens: dict[str, Any] = json.loads((resources() / "tokens.json").read_text(encoding="utf-8"))
        self._scheme = Scheme(scheme)
        self._reduced_motion = False
        self.scale = Scale(text_size)
        self._colors: dict[str, QColor] = {}
        self._shown: tuple[dict[str, QColor], int] | None = None
        self._stops: tuple[tuple[float, QColor], ...] = ()
        app.setProperty(_PROPERTY, self)
        app.setStyle("Fusion")
        self._tell_desktop()
        self._follow_system()
        self._apply()
        self.keyboard_focus = KeyboardFocus(app, lambda: self.color("ember"))

    @property
    def scheme(self) -> Scheme:
        """The owner's choice of colours."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Take light, dark or the system's colours at once."""
        if scheme != self._scheme:
            self._scheme = Scheme(scheme)
            self._tell_desktop()
            self._apply()

    @property
    def text_size(self) -> int:
        """Text size in percent."""
        return self.scale.percent

    def set_text_size(self, percent: int) -> None:
        """Take another text size at once, 90 to 150 percent."""
        if percent != self.scale.percent:
            self.scale = Scale(percent)
            self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown now."""
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def set_reduced_motion(self, reduced: bool) -> None:
        """Make every animation jump (Settings, Calm)."""
        self._reduced_motion = reduced

    def duration(self, milliseconds: int) -> int:
        """Length of an animation: as asked, or 0 when motion is reduced by the owner or the system."""
        return 0 if self._reduced_motion or _system_wants("motionPreference", "ReducedMotion") else milliseconds

    def color(self, name: str) -> QColor:
        """Colour of a token such as "ember" or "sage_t"; a copy, free to change."""
        return QColor(self._colors[name])

    @property
    def tokens(self) -> tuple[str, ...]:
        """Names of all colours."""
        return tuple(self._colors)

    def css(self, name: str) -> str:
        """Colour of a token as a style sheet writes it."""
        color = self._colors[name]
        return f"rgba({color.red()},{color.green()},{color.blue()},{color.alpha()})"

    def warmth_color(self, score: float | None) -> QColor:
        """Colour on the warmth ramp for 0 to 100; the empty track when there is no score yet."""
        if score is None:
            return self.color("track")
        score = min(100.0, max(0.0, score))
        place = min(bisect_right([at for at, _ in self._stops], score), len(self._stops) - 1)
        (low, start), (high, end) = self._stops[place - 1], self._stops[place]
        return _blend(start, end, (score - low) / (high - low))

    def initials_colors(self, key: str) -> tuple[QColor, QColor]:
        """Tint and ink of an initials avatar; always the same pair for the same key."""
        pairs = list(self._tokens["initials"][self._mode].values())
        tint, ink = pairs[zlib.crc32(key.encode()) % len(pairs)]
        return QColor(tint), QColor(ink)

    def heat_color(self, value: int) -> QColor:
        """Fill of a heat cell for 1 to 5."""
        return QColor(self._tokens["heat"][self._mode][str(value)])

    @property
    def _mode(self) -> str:
        return "dark" if self.is_dark else "light"

    def _follow_system(self) -> None:
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)

    def _tell_desktop(self) -> None:
        """Ask for title bars in the same colours; desktops that can't simply leave them."""
        schemes = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(self._scheme, Qt.ColorScheme.Unknown))

    def _on_system_scheme_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _on_contrast_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        colors = self._read_colors()
        if (colors, self.scale.percent) == self._shown:
            return  # the system's colours are the chosen ones: dressing every widget anew is slow
        self._colors, self._shown = colors, (colors, self.scale.percent)
        stops = self._tokens["warmth_stops"][self._mode]
        self._stops = tuple((float(at), QColor(name)) for at, name in stops)
        self._app.setPalette(self._palette())
        self._app.setFont(self.scale.body)
        self._app.setStyleSheet(style_sheet({name: self.css(name) for name in colors}, self.scale, self._mode))
        self.changed.emit()

    def _read_colors(self) -> dict[str, QColor]:
        colors = {name: _parsed(value) for name, value in self._tokens[self._mode].items()}
        colors["scrim"] = QColor(43, 38, 34, 71) if not self.is_dark else QColor(0, 0, 0, 128)
        if _system_wants("contrastPreference", "HighContrast"):
            colors |= dict.fromkeys(_TINTS, colors["card"]) | dict.fromkeys(_LINES, colors["ink"])
        return colors

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        plan = {
            role.Window: "paper", role.WindowText: "ink", role.Base: "card", role.AlternateBase: "hover",
            role.Text: "ink", role.Button: "card", role.ButtonText: "ink", role.BrightText: "berry",
            role.Highlight: "ember_l", role.HighlightedText: "ink", role.Link: "ember", role.LinkVisited: "ember",
            role.ToolTipBase: "ink", role.ToolTipText: "paper", role.PlaceholderText: "ink3", role.Accent: "ember",
            role.Light: "card", role.Midlight: "hover", role.Mid: "line2", role.Dark: "field", role.Shadow: "line2",
        }  # fmt: skip
        for which, name in plan.items():
            palette.setColor(which, self._colors[name])
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self._colors["ink3"])
        return palette


def theme_of(widget: QWidget | None = None) -> Theme:
    """The active theme, for widgets that paint themselves."""
    app = QCoreApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    if not isinstance(theme, Theme):
        raise LookupError("A Theme must be made before the first widget.")
    return theme


def _system_wants(preference: str, wish: str) -> bool:
    """Whether the system asks for something by an accessibility setting that this Qt knows about."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    asked = getattr(accessibility(), preference, None) if accessibility is not None else None
    return asked is not None and asked().name == wish


def _parsed(text: str) -> QColor:
    if not text.startswith("rgba("):
        return QColor(text)
    red, green, blue, alpha = text[5:-1].split(",")
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))


def _blend(start: QColor, end: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(mixed(start.red(), end.red()), mixed(start.green(), end.green()), mixed(start.blue(), end.blue()))
