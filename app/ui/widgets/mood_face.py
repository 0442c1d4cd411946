"""Mood faces: what the customer felt, as a drawn face."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.touchpoint import Mood
from app.ui.theme import Theme, theme_of

MOODS = (Mood.DELIGHTED, Mood.PLEASED, Mood.CALM, Mood.UNEASY, Mood.UPSET)
_TONES = {Mood.DELIGHTED: "ember", Mood.PLEASED: "gold", Mood.CALM: "sage", Mood.UNEASY: "slate", Mood.UPSET: "berry"}
_MOUTHS = {
    Mood.DELIGHTED: '<path d="M6.3 11.2c.6 2.3 2 3.5 3.7 3.5s3.1-1.2 3.7-3.5z" fill="{ink}" fill-opacity=".25"/>',
    Mood.PLEASED: '<path d="M6.8 11.8c1.7 2 4.7 2 6.4 0"/>',
    Mood.CALM: '<path d="M7 12.4c1.9.6 4.1.6 6 0"/>',
    Mood.UNEASY: '<path d="M7 13c1-.9 2-.9 3 0s2 .9 3 0"/>',
    Mood.UPSET: '<path d="M6.9 13.7c1.6-1.9 4.6-1.9 6.2 0"/>',
}
_FACE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{ink}" stroke-width="1.6" '
    'stroke-linecap="round" stroke-linejoin="round"><circle cx="10" cy="10" r="7.6" fill="{tint}"/>'
    '<path d="M7.4 8.3v.4M12.6 8.3v.4" stroke-width="2"/>{mouth}</svg>'
)


def mood_word(mood: Mood) -> str:
    """Word of a mood."""
    return {
        Mood.DELIGHTED: QCoreApplication.translate("MoodFace", "Delighted"),
        Mood.PLEASED: QCoreApplication.translate("MoodFace", "Pleased"),
        Mood.CALM: QCoreApplication.translate("MoodFace", "Calm"),
        Mood.UNEASY: QCoreApplication.translate("MoodFace", "Uneasy"),
        Mood.UPSET: QCoreApplication.translate("MoodFace", "Upset"),
    }[mood]


def mood_tone(mood: Mood) -> str:
    """Colour token of a mood."""
    return _TONES[mood]


def paint_mood(painter: QPainter, rect: QRectF, mood: Mood, theme: Theme) -> None:
    """Paint the face into the square rect."""
    tone = _TONES[mood]
    _renderer(mood, theme.color(tone).name(), theme.color(f"{tone}_t").name()).render(painter, rect)


class MoodFace(QWidget):
    """A face with its word as accessible name and tooltip."""

    def __init__(self, mood: Mood, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mood(mood)
        theme_of(self).changed.connect(self.update)

    def set_mood(self, mood: Mood) -> None:
        """Show another mood."""
        self._mood = mood
        self.setAccessibleName(mood_word(mood))
        self.setToolTip(mood_word(mood))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mood(QPainter(self), QRectF(self.rect()), self._mood, theme_of(self))


@lru_cache(maxsize=32)
def _renderer(mood: Mood, ink: str, tint: str) -> QSvgRenderer:
    mouth = _MOUTHS[mood].format(ink=ink)
    return QSvgRenderer(QByteArray(_FACE.format(ink=ink, tint=tint, mouth=mouth).encode()))
