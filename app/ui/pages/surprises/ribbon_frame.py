"""The ribbon with its head: which months, what the signs mean, and the table that is its twin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.domain.year_plan import LineKey, PlanLine, YearPlan
from app.ui.pages.surprises.legend import Legend
from app.ui.pages.surprises.ribbon import Ribbon
from app.ui.pages.surprises.ribbon_layout import months_of
from app.ui.pages.surprises.ribbon_model import RibbonModel
from app.ui.pages.surprises.ribbon_table import RibbonTable
from app.ui.pages.surprises.words import span_title
from app.ui.theme import theme_of
from app.ui.widgets.label import Label

_GAP = 12


class RibbonFrame(QWidget):
    """Shows the picture, or the table in its place; what is chosen in one is chosen in the other."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, ribbon: Ribbon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ribbon = ribbon
        self.title = Label("", "lead")
        self.legend = Legend()
        self.model = RibbonModel(self)
        self.table = RibbonTable(self.model)
        self.area = QScrollArea()
        self._is_veiled = False
        self._build()
        self._connect()

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def show_plan(self, plan: YearPlan | None) -> None:
        """Show a plan in both."""
        self.ribbon.show_plan(plan)
        if plan is not None:
            months = months_of(plan)
            self.title.setText(span_title(months[0], months[-1]))
        self._fill_table()

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide what the surprises are, in both."""
        self._is_veiled = is_veiled
        self.ribbon.set_veiled(is_veiled)
        self._fill_table()

    def choose(self, key: LineKey | None) -> None:
        """Stand on a surprise, in both."""
        self.ribbon.choose(key)
        self.table.choose(self.model.row_of(key))

    def turn(self) -> None:
        """Show the table instead of the picture, or the other way round."""
        goal = self._picture if self.is_table else self.table
        self._stack.setCurrentWidget(goal)
        self._fit_table()
        self._share_focus()
        self.focus_list()

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Put the keyboard where the surprises are."""
        (self.table if self.is_table else self.ribbon).setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.set_short(self.width() < theme_of(self).scale.px(480))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.title, 1)
        head.addWidget(self.legend)
        head.setContentsMargins(0, 0, 0, 5)
        self._head = QWidget()
        self._head.setLayout(head)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.ribbon)
        self.area.viewport().installEventFilter(self)
        self._picture = _Cover(self.area)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(below, 1)
        self._share_focus()
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def _connect(self) -> None:
        self.ribbon.twin_asked.connect(self.turn)
        self.table.twin_asked.connect(self.turn)
        self.ribbon.chosen.connect(self._on_chosen)
        self.ribbon.opened.connect(self.opened)
        self.ribbon.seen.connect(self._on_seen)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda row: self.opened.emit(self.model.lines[row]))
        self.table.answered.connect(self._on_answered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self.ribbon.set_room(self.area.viewport().height())
        return False

    def _measure(self) -> None:
        self._head.setFixedHeight(theme_of(self).scale.px(28))
        self._fit_table()

    def _share_focus(self) -> None:
        """What is covered takes no focus; a screen reader finds it all the same."""
        strong, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.table.setFocusPolicy(strong if self.is_table else none)
        self.ribbon.setFocusPolicy(none if self.is_table else strong)

    def _fill_table(self) -> None:
        plan, ribbon = self.ribbon.plan, self.ribbon
        lines = tuple(card.line for card in ribbon.places.cards)
        currency = "" if plan is None else plan.currency
        self.table.quietly(lambda: self.model.show_lines(lines, ribbon.today, currency, is_veiled=self._is_veiled))
        self.table.choose(self.model.row_of(None if ribbon.current is None else ribbon.current.key))
        self._fit_table()

    def _fit_table(self) -> None:
        if self.is_table:
            self.table.fit()

    def _on_chosen(self, line: PlanLine | None) -> None:
        self.table.choose(self.model.row_of(None if line is None else line.key))
        self.chosen.emit(line)

    def _on_row(self, row: int) -> None:
        self.ribbon.choose(self.model.lines[row].key)

    def _on_seen(self, rect: QRectF) -> None:
        middle = rect.center()
        self.area.ensureVisible(round(middle.x()), round(middle.y()), 0, round(rect.height() / 2) + 24)

    def _on_answered(self, what: str) -> None:
        if self.ribbon.current is not None:
            self.ribbon.answered.emit(what, self.ribbon.current)


class _Cover(QWidget):
    """Paper under the picture, so that nothing of the table below shines through."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("paper"))
