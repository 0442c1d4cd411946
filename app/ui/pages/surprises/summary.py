"""The strip above the ribbon: how many, what it takes, how good it is, and beside what it stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.domain.year_plan import YearPlan
from app.ui.formatting import money_text
from app.ui.icons import paint_icon
from app.ui.pages.surprises.comparison import ComparisonBars
from app.ui.pages.surprises.words import count_words, hours_text, limit_words, people_words, proof
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.toast import announce

_WIDTHS = (150, 190, 196, 244)
_HIGH, _LOW = 84, 36


class SummaryStrip(Card):
    """Five cells, or one line of text where the window is low; `stop_asked` while a plan is being searched for."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", "title", tabular=True)
        self.people = Label("", "caption", "ink2")
        self.money = Label("", "title", tabular=True)
        self.budget = Label("", "caption", "ink2")
        self.bar = MoneyBar()
        self.hours = Label("", "title", tabular=True)
        self.limit = Label("", "caption", "ink2")
        self.proof = ProofLine()
        self.proven = Label("", "caption", "ink2", wrap=True, most=2)
        self.stop = LinkButton(self.tr("Stop"))
        self.comparison = ComparisonBars()
        self.line = Label("", "body", "ink2")
        self.line_stop = LinkButton(self.tr("Stop"))
        self._plan: YearPlan | None = None
        self._searching = ""
        self._build()
        for button in (self.stop, self.line_stop):
            button.clicked.connect(self.stop_asked)
            button.hide()
        theme_of(self).changed.connect(self._measure)
        self._measure()

    @property
    def is_line(self) -> bool:
        """Whether it is one line of text."""
        return self._stack.currentIndex() == 1

    def show_plan(self, plan: YearPlan | None) -> None:
        """Show what a plan takes and how good it is."""
        self._plan = plan
        if plan is not None:
            self.count.setText(count_words(plan.lines))
            self.people.setText(people_words(plan.lines))
            self.money.setText(money_text(plan.spent_minor, plan.currency))
            self.budget.setText(self._budget_words(plan))
            said = self.tr("What was accepted already takes more than the budget.") if plan.overspent_minor > 0 else ""
            self.budget.setAccessibleDescription(said)
            self.budget.setToolTip(said)
            self.budget.set_tone("berry" if plan.overspent_minor > 0 else "ink2")
            self.bar.set_share(plan.spent_minor / plan.wishes.yearly_minor if plan.wishes.yearly_minor else 1.0)
            self.hours.setText(hours_text(plan.minutes))
            self.limit.setText(limit_words(plan))
            self._measure()
        self.comparison.show_comparison(None if plan is None else plan.comparison)
        self._show_proof()

    def show_searching(self, words: str | None) -> None:
        """Say how far the search is ("" before anything is known), or that it is over (None)."""
        was_searching, self._searching = bool(self._searching), "" if words is None else words or self._still()
        for button in (self.stop, self.line_stop):
            button.setVisible(bool(self._searching))
        self._show_proof()
        if was_searching != bool(self._searching):
            announce(self.proof, self._searching or " ".join(proof(self._plan) if self._plan else ("",)))

    def set_low(self, is_low: bool) -> None:
        """Become one line of text where the window is low."""
        self._stack.setCurrentIndex(1 if is_low else 0)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_line:
            painter, color = QPainter(self), theme_of(self).color("line")
            for cell in self._cells[1:]:
                painter.fillRect(QRectF(cell.x(), 1, 1, self.height() - 2), color)

    def _build(self) -> None:
        money = QHBoxLayout()
        money.setSpacing(6)
        money.addWidget(self.money)
        self.budget.setContentsMargins(0, 6, 0, 0)
        money.addWidget(self.budget, 1)
        proof_row = QHBoxLayout()
        proof_row.setSpacing(8)
        proof_row.addWidget(self.proof, 1)
        proof_row.addWidget(self.stop)
        self._cells = (
            _cell(self.count, self.people), _cell(money, self.bar, gap=5), _cell(self.hours, self.limit),
            _cell(proof_row, self.proven), _cell(self.comparison, top=10),
        )  # fmt: skip
        wide, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for cell in self._cells:
            row.addWidget(cell, 1 if cell is self._cells[-1] else 0)
        wide.setLayout(row)
        low, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(16, 0, 12, 0)
        line.addWidget(self.line, 1)
        line.addWidget(self.line_stop)
        low.setLayout(line)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(wide)
        self._stack.addWidget(low)

    def _measure(self) -> None:
        scale = theme_of(self).scale
        room = sum(_WIDTHS) + 240
        share = min(1.0, self.width() / scale.px(room)) if self.width() > 200 else 1.0
        for cell, width in zip(self._cells, _WIDTHS, strict=False):
            cell.setFixedWidth(round(scale.px(width) * share))
        self._cells[0].setFixedWidth(max(self._cells[0].width(), self.count.sizeHint().width() + 32))
        self.setFixedHeight(scale.px(_LOW if self.is_line else _HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: object) -> None:
        self._measure()

    def _show_proof(self) -> None:
        title, sentence = ("", "") if self._plan is None else proof(self._plan)
        if self._searching:
            title, sentence = self._searching, self.tr("The plan shown is the best one so far")
        self.proof.say(title, is_certain=bool(title) and not self._searching)
        self.proven.setText(sentence)
        self.line.setText(self._one_line(title, sentence))
        self.setAccessibleName(self.line.text())

    def _one_line(self, title: str, sentence: str) -> str:
        plan = self._plan
        if plan is None:
            return title
        counted = f"{count_words(plan.lines)} {people_words(plan.lines)}"
        spent = f"{self.money.text()} {self.budget.text()}"
        said = title if self._searching else f"{title} · {sentence}" if sentence else title
        return " · ".join(part for part in (counted, spent, self.hours.text(), said) if part)

    def _budget_words(self, plan: YearPlan) -> str:
        if plan.overspent_minor > 0:
            over = money_text(plan.overspent_minor, plan.currency)
            return self.tr("{money} over").format(money=over)
        return self.tr("of {money}").format(money=money_text(plan.wishes.yearly_minor, plan.currency))

    def _still(self) -> str:
        return self.tr("Still searching")


class ProofLine(QWidget):
    """A check and the word, or an hourglass while the search goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._is_certain = False
        self.words = Label("", weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self.words)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def say(self, words: str, *, is_certain: bool) -> None:
        """Say how good the plan is."""
        self._is_certain = is_certain
        self.words.setText(words)
        self.words.set_tone("sage" if is_certain else "ink2")
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.words.text():
            theme = theme_of(self)
            icon, tone = ("check", "sage") if self._is_certain else ("hourglass", "ink2")
            place = QPointF(0, round(self.height() / 2 - 9))
            paint_icon(QPainter(self), place, icon, theme.color(tone), 18)

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.line("title"))


class MoneyBar(QWidget):
    """How much of the budget is taken; a share above one fills it in berry."""

    def __init__(self, height: int = 6, widest: int = 150) -> None:
        super().__init__()
        self._share, self._height, self._widest = 0.0, height, widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_share(self, share: float) -> None:
        """Fill this share."""
        self._share = share
        self.setAccessibleName(self.tr("{percent}% of the budget").format(percent=round(share * 100)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rect = QRectF(0, 0, min(theme.scale.px(self._widest), self.width()), self._height)
        rounded_box(painter, rect, rect.height() / 2, theme.color("track"))
        if self._share > 0:
            rect.setWidth(max(rect.height(), rect.width() * min(1.0, self._share)))
            rounded_box(painter, rect, rect.height() / 2, theme.color("berry_g" if self._share > 1 else "gold_g"))


def _cell(*parts: QWidget | QHBoxLayout, gap: int = 0, top: int = 12) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(16, top, 16, 8)
    column.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return cell
