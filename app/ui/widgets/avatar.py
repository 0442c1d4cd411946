"""Faces: a photo cut round, or initials on a tint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QPixmapCache

from app.ui.theme import Theme
from app.ui.widgets.painting import draw_line

_VEIL = 0.16


@dataclass(frozen=True, slots=True)
class Avatar:
    """Whose face: the name gives the initials, `key` (the name when empty) the tint, a photo covers both."""

    name: str
    photo: QPixmap | None = None
    key: str = ""


def initials(name: str) -> str:
    """Up to two letters: first and last name, or both first names of a household ("Jonas & Klara Ek" is JK)."""
    words = [word for word in name.replace("&", " & ").split() if word == "&" or word[0].isalnum()]
    if "&" in words[1:-1]:
        place = words.index("&", 1)
        pair = [words[0], words[place + 1]]
    else:
        kept = [word for word in words if word != "&"]
        pair = [kept[0], kept[-1]] if len(kept) > 1 else kept
    return "".join(word[0].upper() for word in pair)


def photo_from_bytes(data: bytes | None) -> QPixmap | None:
    """A stored photo (PNG, JPEG, SVG) as a picture; None when there is none or it can't be read."""
    if not data:
        return None
    picture = QPixmap()
    return picture if picture.loadFromData(data) else None


def paint_avatar(painter: QPainter, rect: QRectF, avatar: Avatar, theme: Theme) -> None:
    """Paint the face into the square rect; in dark colours photos get a veil so that they do not glare."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if avatar.photo is not None and not avatar.photo.isNull():
        ratio = painter.device().devicePixelRatioF()
        veil = theme.color("veil").rgba() if theme.is_dark else 0
        painter.drawPixmap(rect.topLeft(), _cut_round(avatar.photo, rect.width(), ratio, veil))
        return
    tint, ink = theme.initials_colors(avatar.key or avatar.name)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawEllipse(rect)
    font = theme.scale.sized(rect.width() * 0.37)
    draw_line(painter, rect, initials(avatar.name), font, ink, Qt.AlignmentFlag.AlignHCenter)


def _cut_round(photo: QPixmap, side: float, ratio: float, veil: int) -> QPixmap:
    key = f"keepwarm-face-{photo.cacheKey()}-{side}-{ratio}-{veil}"
    kept = QPixmapCache.find(key)  # type: ignore[call-overload]
    if isinstance(kept, QPixmap) and not kept.isNull():
        return kept
    made = _round(photo, side, ratio, veil)
    QPixmapCache.insert(key, made)
    return made


def _round(photo: QPixmap, side: float, ratio: float, veil: int) -> QPixmap:
    pixels = round(side * ratio)
    scaled = photo.scaled(
        pixels, pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(0, 0, pixels, pixels)
    painter.setClipPath(path)
    painter.drawPixmap((pixels - scaled.width()) // 2, (pixels - scaled.height()) // 2, scaled)
    if veil:
        color = QColor.fromRgba(veil)
        color.setAlphaF(_VEIL)
        painter.fillRect(result.rect(), color)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result
