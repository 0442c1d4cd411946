"""The bar at the foot of a page: what is chosen and what to do with it, or the page's one decision."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.formatting import count_text, joined
from app.ui.theme import theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.buttons import Button, GhostButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule

_FACE, _OVERLAP = 28, 8
_MOST_NAMES = 3


class PageFoot(QWidget):
    """64 high, card-coloured, with a hairline above; `row` takes what the page puts in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(32, 0, 32, 0)
        self.row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme_of(self).scale.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.fillRect(self.rect(), theme.color("card"))
        horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))


class Faces(QWidget):
    """Up to three faces that overlap a little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatars: tuple[Avatar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_avatars(self, avatars: tuple[Avatar, ...]) -> None:
        """Show these faces."""
        self._avatars = avatars[:_MOST_NAMES]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._avatars)
        return QSize(max(0, count * (_FACE - _OVERLAP) + _OVERLAP) + 2, _FACE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, avatar in enumerate(self._avatars):
            box = QRectF(2 + place * (_FACE - _OVERLAP), 2, _FACE, _FACE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
            paint_avatar(painter, box, avatar, theme)


class SelectionBar(PageFoot):
    """Faces, "3 chosen", first names up to three, Clear, and the page's actions."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = Faces()
        self._count = Label("", weight=600)
        self._names = Label("", "body", "ink2")
        self.clear = GhostButton(self.tr("Clear"), hint=self.tr("Esc"))
        self.row.addWidget(self._faces)
        self.row.addWidget(self._count)
        self.row.addWidget(self._names, 1)
        self.row.addWidget(self.clear)
        self.clear.clicked.connect(self.cleared)
        self.hide()

    def add_action(self, button: Button) -> Button:
        """Put an action at the right end; the primary comes last."""
        self.row.addWidget(button)
        return button

    def set_chosen(self, count: int, avatars: tuple[Avatar, ...] = ()) -> None:
        """Say who is chosen; with nobody the bar goes away."""
        self.setVisible(count > 0)
        self._faces.set_avatars(avatars)
        self._count.setText(count_text(count, self.tr("1 chosen"), self.tr("{count} chosen")))
        first = [avatar.name.split()[0] for avatar in avatars if avatar.name.strip()]
        self._names.setText(joined(tuple(first)) if count <= _MOST_NAMES else "")
