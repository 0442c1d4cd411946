"""The ribbon: a year of surprises, month under month, for mouse and keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.domain.year_plan import LineKey, PlanLine, YearPlan
from app.ui.finding.photos import Photos
from app.ui.pages.surprises.ribbon_carry import Hand
from app.ui.pages.surprises.ribbon_goal import goal_rect, paint_carry
from app.ui.pages.surprises.ribbon_layout import CardPlace, Measures, RibbonLayout
from app.ui.pages.surprises.ribbon_paint import Look, paint_card, paint_ground, paint_mark, paint_waiting
from app.ui.pages.surprises.ribbon_size import END, laid_out
from app.ui.pages.surprises.ribbon_tips import tip_at
from app.ui.pages.surprises.words import hidden, spoken
from app.ui.theme import theme_of
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.label import plain_tip
from app.ui.widgets.toast import announce


class Ribbon(QWidget):
    """Cards of a plan; the chosen one is kept by its key, so that it outlives a new plan."""

    chosen = Signal(object)
    opened = Signal(object)
    answered = Signal(str, object)
    """ "accept", "another", "not", "lock" or "menu", and the line."""
    carried = Signal(object, object)
    twin_asked = Signal()
    seen = Signal(QRectF)
    """Where the keyboard's card lies, so that it can be scrolled into sight."""

    def __init__(self, photos: Photos, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self.today = today
        self.plan: YearPlan | None = None
        self.places = RibbonLayout(Measures(0))
        self.single_letters = True
        self.hand = Hand(today, self)
        self._key: LineKey | None = None
        self._hovered: LineKey | None = None
        self._is_veiled = self._is_waiting = False
        self._press: tuple[QPointF, CardPlace] | None = None
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("The year of surprises"))
        photos.arrived.connect(self.update)
        self.hand.moved.connect(self._on_carried)
        self.hand.let_go.connect(self.carried)
        theme_of(self).changed.connect(self._measure)

    @property
    def current(self) -> PlanLine | None:
        """The chosen line."""
        return next((card.line for card in self.places.cards if card.line.key == self._key), None)

    @property
    def current_place(self) -> CardPlace | None:
        """Where the chosen card lies."""
        return self.card_of(self._key)

    def show_plan(self, plan: YearPlan | None) -> None:
        """Show a plan; cards that stay do not move."""
        self.plan = plan
        self.hand.put_back()
        self.hand.last = self.today if plan is None else plan.until_day
        self._measure()

    def set_waiting(self, is_waiting: bool) -> None:
        """Show shapes in place of cards, while a plan is being read."""
        self._is_waiting = is_waiting
        self.update()

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide names, faces and gestures, or show them again."""
        self._is_veiled = is_veiled
        self.update()

    def set_room(self, height: int) -> None:
        """The height there is; months come a little closer together where it is scarce."""
        if height != self._room:
            self._room = height
            self._measure()

    def choose(self, key: LineKey | None, *, by_keyboard: bool = False) -> None:
        """Stand on a card."""
        was, self._key = self._key, key
        card = self.card_of(key)
        self.update()
        if by_keyboard and card is not None:
            self.seen.emit(card.rect)
            announce(self, self._spoken(card.line))
        if key != was:
            self.chosen.emit(None if card is None else card.line)

    def card_of(self, key: LineKey | None) -> CardPlace | None:
        """Where a line's card lies."""
        return next((card for card in self.places.cards if card.line.key == key), None)

    def pick_up(self) -> bool:
        """Take the chosen card with the keyboard."""
        line = self.current
        if line is None or not self.hand.pick_up(line):
            return False
        words = self.tr("{surprise}, picked up. Arrows carry it, Enter puts it down, Escape puts it back.")
        announce(self, words.format(surprise=self._spoken(line)))
        return True

    def carry_on(self, weeks: int) -> None:
        """Carry what the keyboard holds by some weeks."""
        self.hand.step(weeks)
        carry = self.hand.carry
        rect = None if carry is None else goal_rect(self.places, carry)
        if rect is not None:
            self.seen.emit(rect)
        announce(self, self.hand.words())

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).scale.px(560), round(self.places.height) + END)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).scale.px(320), round(self.places.height) + END)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self.places.measures.width:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        if self.plan is None:
            if self._is_waiting:
                paint_waiting(painter, self.places.measures, theme)
            return
        carry = self.hand.carry
        carried = None if carry is None else carry.line.key
        by_keyboard = self.hasFocus() and bool(self.property("kbd"))
        look = Look(self.today, self._key, self._hovered, by_keyboard, carried, self._is_veiled)
        paint_ground(painter, self.places, theme, look)
        hers = 0 if self._key is None or self._is_veiled else self._key.customer_id
        for mark in self.places.marks:
            paint_mark(painter, mark, theme, is_hers=any(hers and day.customer_id == hers for day in mark.days))
        for card in sorted(self.places.cards, key=lambda each: each.line.key == self._key):
            if QRectF(event.rect()).intersects(card.rect.adjusted(-5, -5, 5, 5)):
                paint_card(painter, card, self._avatar(card.line), theme, look)
        if carry is not None:
            paint_carry(
                painter, self.places, carry, self._avatar(carry.line), theme, self.hand.words(),
                is_allowed=self.hand.may_land, is_veiled=self._is_veiled,
            )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self.update()
        elif isinstance(event, QHelpEvent):
            tip = "" if self._is_veiled else tip_at(self.places, QPointF(event.pos()), self.today)
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.places.cards:
            self.choose(self.places.cards[0].line.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hand.put_back()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.hand.put_back()
        self._press = None
        card = self.places.card_at(event.position())
        if card is not None:
            self.choose(card.line.key)
            if event.button() == Qt.MouseButton.LeftButton:
                self._press = (event.position(), card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._press is not None and self.hand.carry is None:
            start, card = self._press
            if (place - start).manhattanLength() >= QApplication.startDragDistance():
                self.hand.pick_up(card.line, place, start - card.rect.topLeft())
        if self._is_dragging:
            self.hand.drag(place, self.places.day_at(place - self._grip()))
            return
        under = self.places.card_at(place)
        self._hover(None if under is None else under.line.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._press = self._press, None
        if self._is_dragging:
            if self.rect().contains(event.position().toPoint()):
                self.hand.put_down()
            else:
                self.hand.put_back()
        elif pressed is not None:
            self.opened.emit(pressed[1].line)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            card = self.places.card_at(QPointF(event.pos()))
            self.choose(None if card is None else card.line.key)
        if self.current is not None:
            self.answered.emit("menu", self.current)

    def menu_place(self) -> QPoint:
        """Where the menu of the chosen card opens."""
        card = self.card_of(self._key)
        return self.mapToGlobal(QPoint() if card is None else card.rect.bottomLeft().toPoint())

    def _measure(self) -> None:
        self.places = laid_out(self.plan, theme_of(self).scale, self.width(), self._room)
        self.updateGeometry()
        self.update()

    def _avatar(self, line: PlanLine) -> Avatar:
        return self._photos.avatar(line.face.name, line.face.photo_id)

    def _spoken(self, line: PlanLine) -> str:
        return (hidden if self._is_veiled else spoken)(line, self.today)

    def _hover(self, key: LineKey | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.setCursor(Qt.CursorShape.ArrowCursor if key is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    @property
    def _is_dragging(self) -> bool:
        return self.hand.carry is not None and self.hand.carry.place is not None

    def _grip(self) -> QPointF:
        """Where the mouse holds the card, counted from where its day lies on it."""
        hold = (self.hand.carry and self.hand.carry.hold) or QPointF()
        return hold - QPointF(6, self.places.measures.card_height / 2)

    def _on_carried(self) -> None:
        if self.hand.carry is None:
            self._press = None
        self.update()
