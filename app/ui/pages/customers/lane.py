"""One lane of the board: a head that stays, and the cards of one stage."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.customer import Stage
from app.ui.dossier.words import stage_word
from app.ui.finding.photos import Photos
from app.ui.formatting import number_text
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.lane_delegate import LaneDelegate
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.people_view import PeopleView
from app.ui.pages.customers.tiles import Tiles
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_path

_LEAST_WIDTH = 300


class LaneView(PeopleView):
    """Cards that can be picked up: `picked_up` carries the customer and where on the card she was taken."""

    picked_up = Signal(int, QPoint)
    carried_to = Signal(QPoint)
    let_go = Signal(QPoint)

    def __init__(self, people: PeopleModel, chosen: Chosen, delegate: LaneDelegate) -> None:
        tiles = Tiles(300, 200, 112, gap=8, left=10, right=10, top=6, bottom=16, most_columns=1)
        super().__init__(people, chosen, delegate, tiles)
        self._press_place = QPoint()
        self._press_id = 0
        self._is_carrying = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press_place = event.position().toPoint()
        index = self.indexAt(self._press_place)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._press_id = self.people.id_at(index.row()) if index.isValid() and is_plain else 0
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._is_carrying:
            self.carried_to.emit(self.viewport().mapToGlobal(place))
        elif self._press_id and (place - self._press_place).manhattanLength() >= QApplication.startDragDistance():
            self._is_carrying = True
            self.forget_press()
            tile = self.visualRect(self.people.index(max(0, self.people.row_of(self._press_id)), 0))
            self.picked_up.emit(self._press_id, self._press_place - tile.topLeft())
            self.carried_to.emit(self.viewport().mapToGlobal(place))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press_id = 0
        if self._is_carrying:
            self._is_carrying = False
            self.let_go.emit(self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)


class Lane(QWidget):
    """The cards of one stage, with its name, how many, and what it means."""

    def __init__(
        self, stage: Stage, people: PeopleModel, chosen: Chosen, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stage = stage
        self.people = people
        self.delegate = LaneDelegate(people, chosen, photos)
        self.view = LaneView(people, chosen, self.delegate)
        self.view.setAccessibleName(stage_word(stage))
        self.view.set_ground("rail")
        self._count = Label("", "caption", "ink3", tabular=True)
        self._goal = False
        self._build()
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_count(self, count: int) -> None:
        """Say how many there are in the stage."""
        self._count.setText(number_text(count))
        self.view.setAccessibleDescription(self._count.text())

    def set_goal(self, is_goal: bool) -> None:
        """Show, or no longer, that the carried card would land here."""
        if is_goal != self._goal:
            self._goal = is_goal
            self.view.set_ground("ember_t" if is_goal else "rail")
            self.update()

    @property
    def is_goal(self) -> bool:
        """Whether the carried card would land here."""
        return self._goal

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(stage_word(self.stage), "lead"))
        head.addWidget(self._count)
        head.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(16, 11, 16, 3)
        top.setSpacing(0)
        top.addLayout(head)
        top.addWidget(Label(_meaning(self.stage), "caption", "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _on_theme_changed(self) -> None:
        self.setMinimumWidth(theme_of(self).scale.px(_LEAST_WIDTH))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if self._goal else 0.5
        shape = rounded_path(QRectF(self.rect()).adjusted(inset, inset, -inset, 20), 12)
        painter.fillPath(shape, theme.color("ember_t" if self._goal else "rail"))
        pen = QPen(theme.color("ember" if self._goal else "line"), 2 if self._goal else 1)
        if self._goal:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawPath(shape)


def _meaning(stage: Stage) -> str:
    return {
        Stage.ATTRACTION: _tr("Curious about us. The saying goes: seven contacts."),
        Stage.CONVERSION: _tr("Deciding."),
        Stage.RETENTION: _tr("With us. Keep the rhythm."),
    }[stage]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lane", text)
