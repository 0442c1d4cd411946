"""Gestures of the library that bring the most for their money, and the way to all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.year_plan import GestureWorth
from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.pages.surprises.words import takes
from app.ui.theme import theme_of
from app.ui.widgets.card import RADIUS, Card
from app.ui.widgets.label import plain_tip
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box, rounded_path

SHOWN, FREE = 7, 2
"""How many gestures stand in the list, and how many of them may be nearly free."""
_HEIGHT, _SIDE, _ICON, _FIGURE, _FREE_WORDS, _BAR = 43, 14, 18, 56, 68, 4


def chosen_few(worth: tuple[GestureWorth, ...]) -> tuple[GestureWorth, ...]:
    """Those that bring the most: the dearest to people among the nearly free, then by delight for the money."""
    known = [one for one in worth if not one.gesture.is_archived]
    free = sorted((one for one in known if one.per_money is None), key=lambda one: -one.learned)
    paid = sorted((one for one in known if one.per_money is not None), key=lambda one: -(one.per_money or 0))
    few = paid[: SHOWN - min(FREE, len(free))]
    return (*free[: SHOWN - len(few)], *few)


class GestureList(Card):
    """Rows that open their gesture, and one that adds a new one."""

    opened = Signal(object)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[GestureRow] = []
        self._most = SHOWN
        self._worth: tuple[GestureWorth, ...] = ()
        self._currency = ""
        self.add = AddRow(self.tr("Add a gesture of your own"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.add)
        self.add.clicked.connect(self.added)

    def show_worth(self, worth: tuple[GestureWorth, ...], currency: str) -> None:
        """Show what brings the most."""
        self._worth, self._currency = worth, currency
        few = chosen_few(worth)[: self._most]
        most = max((one.per_money or 0 for one in few), default=0.0)
        while len(self.rows) < len(few):
            row = GestureRow(is_first=not self.rows)
            row.clicked.connect(lambda _checked=False, made=row: self.opened.emit(made.worth))
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(few))
            if place < len(few):
                row.show_worth(few[place], most, currency)
        self.add.set_first(not few)

    def set_most(self, most: int) -> None:
        """Show so many at most."""
        if most != self._most:
            self._most = most
            self.show_worth(self._worth, self._currency)


class _Row(QAbstractButton):
    """A line of the card that can be clicked."""

    def __init__(self, *, is_first: bool) -> None:
        super().__init__()
        self._is_first, self._is_hovered = is_first, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_first(self, is_first: bool) -> None:
        """Whether nothing stands above it."""
        self._is_first = is_first
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, theme_of(self).scale.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        super().leaveEvent(event)

    def ground(self, painter: QPainter, *, is_last: bool = False) -> None:
        """Paint the line above, and the ground under the mouse."""
        theme, rect = theme_of(self), QRectF(self.rect())
        if self._is_hovered:
            grown = rect.adjusted(0, 0 if self._is_first else -RADIUS, 0, 0 if is_last else RADIUS)
            painter.save()
            painter.setClipRect(rect)
            painter.fillPath(rounded_path(grown, RADIUS - 1), theme.color("hover"))
            painter.restore()
        if not self._is_first:
            horizontal_rule(painter, 0, rect.width(), 0, theme.color("line"))


class GestureRow(_Row):
    """A gesture, what it takes, and its delight for the money."""

    def __init__(self, *, is_first: bool) -> None:
        super().__init__(is_first=is_first)
        self.worth: GestureWorth | None = None
        self._most, self._takes = 1.0, ""

    def show_worth(self, worth: GestureWorth, most: float, currency: str) -> None:
        """Show a gesture; `most` is the best figure in the list."""
        self.worth, self._most = worth, most
        gesture = worth.gesture
        self._takes = takes(gesture.cost_minor, gesture.minutes, currency)
        self.setText(gesture.name)
        self.setToolTip(plain_tip(worth.sentence))
        self.setAccessibleName(f"{gesture.name}, {self._takes}, {self._figure()}")
        self.setAccessibleDescription(worth.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.worth is None:
            return
        painter, theme = QPainter(self), theme_of(self)
        self.ground(painter)
        scale, middle = theme.scale, self.height() / 2
        side = scale.px(_ICON)
        figure = scale.px(_FIGURE) if self.worth.per_money is not None else scale.px(_FREE_WORDS)
        paint_icon(
            painter, QPointF(_SIDE, round(middle - side / 2)), self.worth.gesture.icon, theme.color("gold"), side
        )
        left, right = _SIDE + side + 10, self.width() - _SIDE - figure
        high, low = scale.px(18), scale.line("caption")
        top = round(middle - (high + low) / 2)
        name = QRectF(left, top, right - left - 4, high)
        draw_line(painter, name, self.worth.gesture.name, scale.font("body", 500), theme.color("ink"))
        draw_line(painter, QRectF(left, top + high, right - left, low), self._takes, scale.caption, theme.color("ink3"))
        align = Qt.AlignmentFlag.AlignRight
        if self.worth.per_money is None:
            place = QRectF(right, 0, figure, self.height())
            draw_line(painter, place, self._figure(), scale.caption, theme.color("ink2"), align)
            return
        place = QRectF(right, top, figure, high)
        draw_line(painter, place, self._figure(), scale.font("body", 600, tabular=True), theme.color("ink"), align)
        bar = QRectF(right, top + high + 5, figure, _BAR)
        rounded_box(painter, bar, 2, theme.color("track"))
        bar.setWidth(max(_BAR, figure * self.worth.per_money / (1.1 * self._most or 1)))
        rounded_box(painter, bar, 2, theme.color("gold_g"))

    def _figure(self) -> str:
        assert self.worth is not None
        if self.worth.per_money is None:
            return self.tr("nearly free")
        return number_text(self.worth.per_money, 1)


class AddRow(_Row):
    """A plus and words in ember."""

    def __init__(self, text: str) -> None:
        super().__init__(is_first=False)
        self.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        self.ground(painter, is_last=True)
        side, ember = theme.scale.px(_ICON), theme.color("ember")
        paint_icon(painter, QPointF(_SIDE, round(self.height() / 2 - side / 2)), "plus", ember, side)
        room = QRectF(_SIDE + side + 10, 0, self.width() - 2 * _SIDE - side - 10, self.height())
        draw_line(painter, room, self.text(), theme.scale.font("body", 500), ember)
