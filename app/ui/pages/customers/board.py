"""The board: three lanes; a card is carried from one to another by mouse or by M, arrows and Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.domain.customer import CardSummary, Stage
from app.domain.query import Query
from app.services.desk import Desk
from app.ui.dossier.words import stage_word
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.ghost import Ghost, Tip
from app.ui.pages.customers.lane import Lane
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.searching import Search, stages, with_stages
from app.ui.pages.customers.tiles import page_margin
from app.ui.tasks import Tasks

_EDGE, _EDGE_STEP = 48, 24


class Board(QScrollArea):
    """Lanes side by side; `dropped` carries the customer and the stage where the card was let go."""

    dropped = Signal(int, object)

    def __init__(self, desk: Desk, tasks: Tasks, chosen: Chosen, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lanes = tuple(Lane(stage, PeopleModel(desk, tasks, chosen, self), chosen, photos) for stage in Stage)
        self.search: Search | None = None
        self._carried: CardSummary | None = None
        self._from = self._goal = 0
        self._hold = QPoint()
        self._ghost: Ghost | None = None
        self._content = QWidget()
        self._tip = Tip(self._content)
        self._build()
        self._connect()

    def show_search(self, search: Search) -> None:
        """Fill the lanes with what matches; a stage that is filtered out has an empty lane."""
        self.search = search
        wanted = stages(search.query)
        for lane in self.lanes:
            if wanted and lane.stage not in wanted:
                lane.people.show_nobody()
            else:
                lane.people.show(replace(search, query=with_stages(search.query, (lane.stage,))))

    def refresh(self, touched: frozenset[int] | None = None) -> None:
        """Read again after an action."""
        for lane in self.lanes:
            lane.people.refresh(touched)
        self.count()

    def forget(self) -> None:
        """Read anew when shown next: something changed meanwhile."""
        self.search = None

    def count(self) -> None:
        """Say in the heads how many there are; in a search, how many match."""
        if self._is_searching:
            for lane in self.lanes:
                lane.set_count(lane.people.rowCount())
            return
        counts = self._desk.finding.counts().stages
        for lane in self.lanes:
            lane.set_count(counts.get(lane.stage, 0))

    @property
    def _is_searching(self) -> bool:
        return self.search is not None and with_stages(self.search.query, ()) != Query()

    @property
    def carried_id(self) -> int:
        """The customer on the way to another lane, 0 for none."""
        return self._carried.id if self._carried else 0

    @property
    def tip_text(self) -> str:
        """The fact said while a card is carried."""
        return self._tip.text if self._carried else ""

    def cancel(self) -> bool:
        """Put a carried card back; False when there is none."""
        if self._carried is None:
            return False
        self._put_down()
        return True

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content.setProperty("pane", True)
        row = QHBoxLayout(self._content)
        row.setSpacing(16)
        self._row = row
        for lane in self.lanes:
            row.addWidget(lane, 1)
        self.setWidget(self._content)
        self._tip.hide()

    def _connect(self) -> None:
        for place, lane in enumerate(self.lanes):
            lane.view.picked_up.connect(lambda number, hold, at=place: self._pick_up(at, number, hold))
            lane.view.carried_to.connect(self._on_carried)
            lane.view.let_go.connect(self._on_let_go)
            lane.view.installEventFilter(self)
            lane.people.modelReset.connect(self._on_found)
            lane.people.rowsInserted.connect(self._on_found)

    def _on_found(self) -> None:
        if self._is_searching:
            self.count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = next((at for at, lane in enumerate(self.lanes) if lane.view is watched), -1)
            return place >= 0 and self._on_key(place, Qt.Key(event.key()), event.modifiers())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = page_margin(self.width())
        self._row.setContentsMargins(margin, 8, margin, 0)
        super().resizeEvent(event)
        self.cancel()

    def _on_key(self, place: int, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        view = self.lanes[place].view
        if self._carried is not None:
            return self._on_carrying_key(key)
        row = view.currentIndex().row()
        if key == Qt.Key.Key_M and not modifiers and row >= 0 and view.chooser.single_letters:
            self._pick_up(place, view.people.id_at(row), QPoint(-8, -8))
            self._aim_at(place)
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not modifiers:
            self._step_to(place, 1 if key == Qt.Key.Key_Right else -1)
            return True
        return False

    def _on_carrying_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._aim_at(min(2, max(0, self._goal + (1 if key == Qt.Key.Key_Right else -1))))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._drop()
        elif key == Qt.Key.Key_Escape:
            self._put_down()
        return True

    def _step_to(self, place: int, step: int) -> None:
        """Put the keyboard into the next lane that has cards, at the same height."""
        goal = place + step
        while 0 <= goal < len(self.lanes) and not self.lanes[goal].people.rowCount():
            goal += step
        if 0 <= goal < len(self.lanes):
            view = self.lanes[goal].view
            row = max(0, self.lanes[place].view.currentIndex().row())
            view.setFocus(Qt.FocusReason.TabFocusReason)
            view.chooser.stand_on(min(row, view.people.rowCount() - 1))
            self.ensureWidgetVisible(self.lanes[goal], 16, 0)

    def _pick_up(self, place: int, number: int, hold: QPoint) -> None:
        lane = self.lanes[place]
        row = lane.people.row_of(number)
        card = lane.people.card(row) if row >= 0 else None
        if card is None:
            return
        self._carried, self._from, self._hold = card, place, hold
        tile = lane.view.visualRect(lane.people.index(row, 0))
        self._ghost = Ghost(card, lane.delegate, QSize(tile.width(), tile.height()), self._content)
        self._ghost.move_card(
            self._content.mapFromGlobal(lane.view.viewport().mapToGlobal(tile.topLeft())) + QPoint(8, 8)
        )
        lane.delegate.carried = number
        lane.view.viewport().update()

    def _on_carried(self, place: QPoint) -> None:
        if self._ghost is None:
            return
        here = self._content.mapFromGlobal(place)
        self._ghost.move_card(here - self._hold + QPoint(8, 8))
        self._scroll_at_edge(self.viewport().mapFromGlobal(place).x())
        self._set_goal(self._lane_at(here.x()))

    def _on_let_go(self, place: QPoint) -> None:
        if self._carried is not None:
            inside = self.viewport().rect().contains(self.viewport().mapFromGlobal(place))
            self._set_goal(self._lane_at(self._content.mapFromGlobal(place).x()) if inside else self._from)
            self._drop()

    def _lane_at(self, x: int) -> int:
        distances = [abs(lane.geometry().center().x() - x) for lane in self.lanes]
        return distances.index(min(distances))

    def _aim_at(self, place: int) -> None:
        """Hold the ghost over a lane, for the keyboard."""
        assert self._ghost is not None
        lane = self.lanes[place]
        self.ensureWidgetVisible(lane, 16, 0)
        self._ghost.move_card(lane.geometry().topLeft() + QPoint(18, 76))
        self._set_goal(place)

    def _set_goal(self, place: int) -> None:
        self._goal = place
        for at, lane in enumerate(self.lanes):
            lane.set_goal(at == place and place != self._from)
        assert self._carried is not None
        assert self._ghost is not None
        self._tip.say(self._fact(self._carried, self.lanes[place].stage), self._ghost.card_rect)
        self.setAccessibleDescription(self._tip.text)

    def _fact(self, card: CardSummary, stage: Stage) -> str:
        if stage is card.stage:
            return self.tr("Back where {name} is now.").format(name=_first(card))
        had = count_text(card.contacts, self.tr("1 contact"), self.tr("{count} contacts"))
        said = self.tr("To {stage}. {name} has had {contacts} so far.")
        return said.format(stage=stage_word(stage), name=_first(card), contacts=had)

    def _drop(self) -> None:
        card, stage = self._carried, self.lanes[self._goal].stage
        self._put_down()
        if card is not None and card.stage is not stage:
            self.dropped.emit(card.id, stage)

    def _put_down(self) -> None:
        self._carried = None
        for lane in self.lanes:
            lane.set_goal(False)
            lane.delegate.carried = 0
            lane.view.viewport().update()
        self._tip.hide()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None

    def _scroll_at_edge(self, x: int) -> None:
        bar = self.horizontalScrollBar()
        if x < _EDGE:
            bar.setValue(bar.value() - _EDGE_STEP)
        elif x > self.viewport().width() - _EDGE:
            bar.setValue(bar.value() + _EDGE_STEP)


def _first(card: CardSummary) -> str:
    return card.name.split()[0] if card.name.strip() else card.name
