"""The warmth ring: a face, an arc from twelve o'clock, and the number below."""

from __future__ import annotations

from PySide6.QtCore import Property, QCoreApplication, QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.formatting import warmth_word
from app.ui.theme import Theme, theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.painting import arc, draw_line, rounded_box, text_width

BADGE_OVERHANG = 7
_BADGE_HEIGHT = 16
_BADGE_FROM = 48


def ring_width(size: float) -> float:
    """Stroke of a ring of this outer size."""
    return 2.5 if size <= 55 else 3.0 if size <= 79 else 4.0


def paint_ring(
    painter: QPainter,
    rect: QRectF,
    avatar: Avatar,
    score: float | None,
    theme: Theme,
    *,
    badge: bool | None = None,
) -> None:
    """Paint ring and face into the square rect; the badge (from 48 px on, unless told) hangs 7 px below it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = rect.width()
    width = ring_width(size)
    gap = 2.5 if size <= 55 else 3.0 if size <= 79 else 5.0
    inset = width + gap
    paint_avatar(painter, rect.adjusted(inset, inset, -inset, -inset), avatar, theme)
    circle = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    arc(painter, circle, theme.color("track"), width, 1)
    if score is not None:
        arc(painter, circle, theme.warmth_color(score), width, score / 100)
    if size >= _BADGE_FROM if badge is None else badge:
        _paint_badge(painter, rect, score, theme)


def ring_description(name: str, score: float | None) -> str:
    """What a screen reader says: "Maja Holmström, warmth 82 of 100, glowing"."""
    if score is None:
        said = QCoreApplication.translate("WarmthRing", "{name}, new, no warmth yet")
        return said.format(name=name)
    said = QCoreApplication.translate("WarmthRing", "{name}, warmth {score} of 100, {word}")
    return said.format(name=name, score=round(score), word=warmth_word(score).lower())


class WarmthRing(QWidget):
    """A person's ring; changes of the score glide in 240 ms, or jump when motion is reduced."""

    def __init__(
        self,
        name: str = "",
        score: float | None = None,
        size: int = 52,
        photo: QPixmap | None = None,
        *,
        badge: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._badge = badge
        self._avatar = Avatar(name, photo)
        self._score: float | None = None
        self._shown = 0.0
        self._motion = QPropertyAnimation(self, b"shown", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(name, score, photo)
        theme_of(self).changed.connect(self.update)

    @property
    def score(self) -> float | None:
        """Warmth from 0 to 100, None for a new customer."""
        return self._score

    def set_person(self, name: str, score: float | None, photo: QPixmap | None = None) -> None:
        """Show somebody else, without motion."""
        self._motion.stop()
        self._avatar = Avatar(name, photo)
        self._score = score
        self._shown = score or 0.0
        self._describe()
        self.update()

    def set_score(self, score: float | None) -> None:
        """Let the same person's arc move to another score."""
        start = self._shown
        duration = theme_of(self).duration(240)
        if score is None or self._score is None or duration == 0 or not self.isVisible():
            self.set_person(self._avatar.name, score, self._avatar.photo)
            return
        self._score = score
        self._describe()
        self._motion.stop()
        self._motion.setDuration(duration)
        self._motion.setStartValue(start)
        self._motion.setEndValue(float(score))
        self._motion.start()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size + (BADGE_OVERHANG if self._has_badge() else 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = None if self._score is None else self._shown
        paint_ring(
            painter, QRectF(0, 0, self._size, self._size), self._avatar, shown, theme_of(self), badge=self._has_badge()
        )

    def _has_badge(self) -> bool:
        return self._size >= _BADGE_FROM if self._badge is None else self._badge

    def _describe(self) -> None:
        self.setAccessibleName(ring_description(self._avatar.name, self._score))

    def _read_shown(self) -> float:
        return self._shown

    def _write_shown(self, value: float) -> None:
        self._shown = value
        self.update()

    shown = Property(float, _read_shown, _write_shown)


def _paint_badge(painter: QPainter, ring: QRectF, score: float | None, theme: Theme) -> None:
    text = QCoreApplication.translate("WarmthRing", "New") if score is None else str(round(score))
    font = theme.scale.font("caption", 600, tabular=True)
    height = theme.scale.px(_BADGE_HEIGHT)
    width = text_width(text, font) + 2 * 5 + 2
    box = QRectF(ring.center().x() - width / 2, ring.bottom() + BADGE_OVERHANG - height, width, height)
    rounded_box(painter, box, height / 2, theme.color("card"), theme.color("line2"))
    draw_line(painter, box, text, font, theme.color("ink"), Qt.AlignmentFlag.AlignHCenter)
