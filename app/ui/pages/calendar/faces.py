"""The round sign at the left of an entry's line: a face with its warmth, or an icon for what has none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.domain.agenda import Entry, EntryKind
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.calendar.look import is_plain
from app.ui.pages.calendar.reading import is_veiled
from app.ui.pages.calendar.words import entry_icon
from app.ui.theme import Theme
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.warmth_ring import paint_ring

RING = 36
_DISC = 32


def has_face(entry: Entry) -> bool:
    """Whether an entry is told by the face of whom it is with."""
    is_contact = entry.kind in (EntryKind.TOUCHPOINT, EntryKind.PROPOSAL, EntryKind.SURPRISE)
    return is_contact and not is_veiled(entry)


def paint_face(painter: QPainter, place: QRectF, entry: Entry, photos: Photos, theme: Theme) -> None:
    """Paint into a square of 36 at the middle of `place`."""
    square = QRectF(0, 0, RING, RING)
    square.moveCenter(place.center())
    if has_face(entry):
        paint_ring(painter, square, photos.avatar(entry.name, entry.photo_id), entry.warmth, theme, badge=False)
        return
    disc = QRectF(0, 0, _DISC, _DISC)
    disc.moveCenter(square.center())
    fill, border, ink = _tones(entry)
    ground = theme.color(fill) if fill else None
    rounded_box(painter, disc, _DISC / 2, ground, theme.color(border), 1, dashed=is_plain(entry))
    middle = QPointF(disc.center().x() - 8, disc.center().y() - 8)
    paint_icon(painter, middle, entry_icon(entry), theme.color(ink), 16)


def _tones(entry: Entry) -> tuple[str, str, str]:
    """Fill, border and icon colours of the disc."""
    if entry.kind is EntryKind.SURPRISE:
        return "gold_t", "gold_l", "gold"
    if entry.to_put_right:
        return "berry_t", "berry_l", "berry"
    return "", "line2", "ink2"
