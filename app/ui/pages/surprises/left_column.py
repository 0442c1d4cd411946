"""The left of the page: what the owner can spare, the gestures that are worth most, and who is left in peace."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.year_plan import YearPlan
from app.ui.dossier.columns import Column
from app.ui.formatting import count_text, money_text
from app.ui.icons import paint_icon
from app.ui.pages.surprises.gesture_list import SHOWN, GestureList
from app.ui.pages.surprises.planning import Shown
from app.ui.pages.surprises.sliders import BudgetCard
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.section_header import SectionHeader

_LIFT, _FEWEST = 4, 3
"""Fewer gestures than this are not worth opening the library for."""
_TITLE_GAPS, _LINK_GAPS = 14, 24
FEW = 5
"""Cases under which what was learned is only a rough guide."""


class LeftColumn(Column):
    """Sliders, gestures, and two quiet links; in a narrow window as many gestures as there is height for, or none."""

    library_asked = Signal()
    peace_asked = Signal()
    learning_asked = Signal()

    def __init__(self) -> None:
        super().__init__(4)
        self.budget = BudgetCard()
        self.head = GestureHead()
        self.gestures = GestureList()
        self.learned = Label("", "caption", "ink3", wrap=True)
        self.peace = LinkButton("")
        self.learning = LinkButton("")
        self._is_folding, self._is_owners = False, False
        """Whether the library may fold, and whether the owner folded or opened it herself."""
        for link in (self.peace, self.learning):
            link.hide()
        self._build()
        self.head.all.clicked.connect(self.library_asked)
        self.head.toggled.connect(self._on_fold)
        self.peace.clicked.connect(self.peace_asked)
        self.learning.clicked.connect(self.learning_asked)

    def show_state(self, shown: Shown, plan: YearPlan | None) -> None:
        """Show the library and what the plan leaves out; the sliders are the page's."""
        self.gestures.show_worth(shown.worth, shown.currency)
        self.head.show_count(len([one for one in shown.worth if not one.gesture.is_archived]), shown.currency)
        self.learned.setText(self._learned_words(0 if plan is None else plan.learned_from))
        peace, unknown = (0, 0) if plan is None else (len(plan.left_in_peace), len(plan.without_facts))
        self._offer(self.peace, peace, self.tr("{count} left in peace"), self.tr("Who gets no surprise now, and why"))
        why = self.tr("Nothing is known about them yet: learn one thing about each")
        self._offer(self.learning, unknown, self.tr("Learn about {count}"), why)
        self._fit()

    def set_folding(self, is_folding: bool) -> None:
        """Let the library fold under the sliders, or show it always."""
        if is_folding != self._is_folding:
            self._is_folding, self._is_owners = is_folding, False
        self.head.set_folding(is_folding)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        title = SectionHeader(self.tr("Budget and effort"))
        _lift(title)
        self.add(title, self.budget)
        self.content.addSpacing(6)
        self.add(self.head, self.gestures)
        self.learned.setContentsMargins(0, 4, 0, 0)
        self.add(self.learned)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.peace)
        links.addWidget(self.learning)
        links.addStretch(1)
        self.content.addLayout(links)
        self.finish()

    def _on_fold(self, is_open: bool) -> None:
        self._is_owners = True
        self._open(SHOWN if is_open else 0)

    def _fit(self) -> None:
        """Open the library where it folds by itself, as far as it can be seen without scrolling."""
        if not self._is_folding:
            self._open(SHOWN)
        elif not self._is_owners:
            rows = self._room() // max(1, self.gestures.add.sizeHint().height()) - 1
            self._open(rows if rows >= _FEWEST else 0)

    def _room(self) -> int:
        """The height between the head of the library and the links at the end."""
        title = self.head.sizeHint().height() + _TITLE_GAPS
        above = title + self.budget.sizeHint().height() + self.head.sizeHint().height()
        return self.viewport().height() - above - self.peace.sizeHint().height() - _LINK_GAPS

    def _open(self, rows: int) -> None:
        self.gestures.set_most(min(rows, SHOWN))
        self.gestures.setVisible(rows > 0)
        self.learned.setVisible(rows >= SHOWN)
        self.head.set_open(rows > 0)

    def _offer(self, link: LinkButton, count: int, words: str, hint: str) -> None:
        link.setVisible(count > 0)
        link.setText(words.format(count=count))
        link.setToolTip(hint)
        link.setAccessibleDescription(hint)

    def _learned_words(self, count: int) -> str:
        if not count:
            return self.tr("Nothing is learned yet. Say how a gesture was received, and the next plan knows more.")
        learned = count_text(
            count, self.tr("Learned from 1 gesture you have given."),
            self.tr("Learned from {count} gestures you have given."),
        )  # fmt: skip
        return f"{learned} " + self.tr("Still a rough guide under {few} of a kind.").format(few=FEW)


class GestureHead(QWidget):
    """Title, the way to all gestures, and what the figures are; a click on it folds where there is little room."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(self.tr("Gestures"), "lead")
        self.all = LinkButton("")
        self.unit = Label("", "caption", "ink2")
        self.fold = FoldButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, _LIFT)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.unit)
        row.addWidget(self.fold)
        self.fold.hide()
        self.all.hide()
        self.fold.clicked.connect(lambda: self.toggled.emit(not self.fold.is_open))

    def show_count(self, count: int, currency: str) -> None:
        """Say how many there are, and what their figures mean."""
        self.all.setText(self.tr("All {count}").format(count=count))
        self.all.setAccessibleDescription(self.tr("The whole library of gestures"))
        self.all.show()
        self.all.updateGeometry()
        self.unit.setText(self.tr("delight per {money}").format(money=money_text(1000, currency)))

    def set_folding(self, is_folding: bool) -> None:
        """Offer folding."""
        self.fold.setVisible(is_folding)
        self.unit.setVisible(not is_folding)

    def set_open(self, is_open: bool) -> None:
        """Show whether the library is open."""
        self.fold.set_open(is_open)


class FoldButton(LinkButton):
    """A chevron that opens and closes."""

    def __init__(self) -> None:
        super().__init__("")
        self.is_open = True
        self.set_open(True)

    def set_open(self, is_open: bool) -> None:
        """Show the state, and say what a click does."""
        self.is_open = is_open
        self.setAccessibleName(self.tr("Fold the gestures away") if is_open else self.tr("Show the gestures"))
        self.setToolTip(self.accessibleName())
        self.setFixedWidth(theme_of(self).scale.px(28))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QPointF((self.width() - 16) / 2, (self.height() - 16) / 2)
        paint_icon(QPainter(self), place, "chevd" if self.is_open else "chev", theme_of(self).color("ink2"), 16)


def _lift(header: SectionHeader) -> None:
    """Let the title stand at the upper edge, in line with those beside it."""
    layout = header.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, _LIFT)
