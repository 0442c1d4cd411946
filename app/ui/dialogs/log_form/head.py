"""The head of the log dialog: whose face, "with Maja Holmström, today at 10:12", and the way to somebody else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.ui.dialogs.log_form.companions import Companion
from app.ui.finding.marked import draw_marked
from app.ui.finding.photos import Photos
from app.ui.theme import theme_of
from app.ui.widgets.painting import text_width
from app.ui.widgets.selection_bar import Faces
from app.ui.widgets.tile import Tile
from app.ui.widgets.warmth_ring import WarmthRing

RING = 44


class WithLine(QWidget):
    """A quiet line in which the names are set off."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._names = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The whole line."""
        return self._text

    def show_line(self, text: str, names: str) -> None:
        """Show the line; `names` is the part of it that is set off."""
        self._text, self._names = text, names
        self.setAccessibleName(text)
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(int(text_width(self._text, scale.font("caption", 500))) + 2, scale.line("caption"))

    def minimumSizeHint(self) -> QSize:
        return QSize(32, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        at = self._text.find(self._names) if self._names else -1
        spans = ((at, at + len(self._names)),) if at >= 0 else ()
        plain = (theme.scale.caption, theme.color("ink2"))
        names = (theme.scale.font("caption", 500), theme.color("ink"))
        draw_marked(QPainter(self), QRectF(self.rect()), self._text, spans, plain, names)


class FacesOf(QStackedWidget):
    """One ring, several overlapping faces, or a tile while nobody is chosen."""

    def __init__(self, photos: Photos) -> None:
        super().__init__()
        self._photos = photos
        self._companions: tuple[Companion, ...] = ()
        self._ring = WarmthRing(size=RING, badge=False)
        self._faces = Faces()
        for widget in (Tile("people", "ember", RING), self._ring, self._faces):
            self.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        photos.arrived.connect(self._show)

    def set_companions(self, companions: tuple[Companion, ...]) -> None:
        """Show these people."""
        self._companions = companions
        self._show()

    def sizeHint(self) -> QSize:
        return self.currentWidget().sizeHint()

    def _show(self) -> None:
        cards = [each.card for each in self._companions if each.card is not None]
        if len(self._companions) == 1 and cards:
            card = cards[0]
            self._ring.set_person(card.name, card.warmth, self._photos.avatar(card.name, card.photo_id).photo)
            self.setCurrentIndex(1)
        elif len(cards) > 1:
            self._faces.set_avatars(tuple(self._photos.avatar(card.name, card.photo_id) for card in cards))
            self.setCurrentIndex(2)
        else:
            self.setCurrentIndex(0)
        self.updateGeometry()
