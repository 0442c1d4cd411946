"""The whole library of gestures, with a search; those that were put away can be brought back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.fold import matches
from app.domain.year_plan import GestureWorth
from app.ui.dialogs import gesture_dialog
from app.ui.dialogs.sheet import Sheet
from app.ui.formatting import count_text, money_text, number_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label, plain_tip
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

_HEIGHT, _ICON, _FIGURE = 52, 20, 132


class GesturesDialog(Sheet):
    """A click or Enter opens a gesture; the best for their money stand first."""

    WIDTH = 640

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.messages)
        self._shell = shell
        self._currency = shell.desk.settings.load().owner.currency
        self.set_title(self.tr("All gestures"), self.tr("Add one of your own"))
        self.search = SearchField(self.tr("Find a gesture"), hint="", width=240)
        self.archived = ToggleRow(self.tr("Also those that were put away"))
        self.rows: list[GestureLine] = []
        self.nobody = Label(self.tr("No gesture holds these words."), tone="ink2")
        self._build()
        self.search.textChanged.connect(lambda _text: self._filter())
        self.archived.toggled.connect(lambda _on: self._filter())
        shell.tasks.run(lambda: shell.desk.gestures.worth(with_archived=True), self._show, shell.messages.error)

    def save(self) -> None:
        """Write a new one."""
        self.close_sheet()
        gesture_dialog.open_dialog(self._shell)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.search, 1)
        head.addWidget(self.archived)
        top = QWidget()
        top.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(top)
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.body.addWidget(holder)
        self.body.addWidget(self.nobody)
        self.nobody.hide()
        self.cancel_button.setText(self.tr("Close"))

    def _show(self, worth: tuple[GestureWorth, ...]) -> None:
        ordered = sorted(worth, key=lambda one: (one.gesture.is_archived, -(one.per_money or 1000 + one.learned)))
        for one in ordered:
            line = GestureLine(one, self._currency)
            line.clicked.connect(lambda _checked=False, chosen=one: self._open(chosen))
            line.stepped.connect(lambda step, made=line: self._step(made, step))
            line.back.clicked.connect(lambda _checked=False, chosen=one: self._bring_back(chosen))
            self.rows.append(line)
            self._lines.addWidget(line)
        self._filter()

    def _filter(self) -> None:
        words, with_archived = self.search.text().split(), self.archived.is_on
        shown = 0
        for line in self.rows:
            gesture = line.worth.gesture
            told = f"{gesture.name} {gesture.how_to} {gesture.tags} {gesture.supplier}"
            is_shown = (with_archived or not gesture.is_archived) and all(matches(told, (word,)) for word in words)
            line.setVisible(is_shown)
            shown += is_shown
        self.nobody.setVisible(not shown and bool(self.rows))
        per = self.tr("delight for {money}").format(money=money_text(1000, self._currency))
        counted = count_text(shown, self.tr("1 gesture"), self.tr("{count} gestures"))
        self.set_subtitle(self.tr("{gestures}; the figure is the {per}").format(gestures=counted, per=per))

    def _open(self, worth: GestureWorth) -> None:
        self.close_sheet()
        gesture_dialog.open_dialog(self._shell, worth)

    def _bring_back(self, worth: GestureWorth) -> None:
        self.close_sheet()
        gesture = worth.gesture
        said = self.tr("Brought “{name}” back").format(name=gesture.name)
        self._shell.act(lambda: self._shell.desk.gestures.bring_back(gesture.id), said)

    def _step(self, line: GestureLine, step: int) -> None:
        shown = [row for row in self.rows if row.isVisible()]
        at = shown.index(line) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)


class GestureLine(QAbstractButton):
    """One gesture: sign, name, what it takes, and what it is worth."""

    stepped = Signal(int)

    def __init__(self, worth: GestureWorth, currency: str) -> None:
        super().__init__()
        self.worth = worth
        gesture = worth.gesture
        cost = money_text(gesture.cost_minor, currency) if gesture.cost_minor else self.tr("nearly free")
        self._takes = self.tr("{cost}, {count} min").format(cost=cost, count=gesture.minutes)
        self._figure = self.tr("nearly free") if worth.per_money is None else number_text(worth.per_money, 1)
        self._cases = self._case_words(worth)
        self.back = SecondaryButton(self.tr("Bring it back"), icon="undo", size="small", parent=self)
        self.back.setVisible(gesture.is_archived)
        self.setText(gesture.name)
        self.setAccessibleName(f"{gesture.name}, {self._takes}, {self._figure}, {self._cases}")
        self.setAccessibleDescription(worth.sentence)
        self.setToolTip(plain_tip(gesture.how_to))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)

    def sizeHint(self) -> QSize:
        return QSize(400, theme_of(self).scale.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self.underMouse():
            rounded_box(painter, rect.adjusted(0, 1, 0, -1), 8, theme.color("hover"))
        horizontal_rule(painter, 0, rect.width(), rect.height() - 1, theme.color("line"))
        scale, is_archived = theme.scale, self.worth.gesture.is_archived
        side, middle = scale.px(_ICON), rect.center().y()
        paint_icon(painter, QPointF(8, round(middle - side / 2)), self.worth.gesture.icon, theme.color("gold"), side)
        right = rect.width() - 8 - scale.px(_FIGURE)
        name = QRectF(16 + side, middle - 20, right - side - 24, 20)
        draw_line(painter, name, self.text(), scale.font("body", 500), theme.color("ink3" if is_archived else "ink"))
        draw_line(painter, name.translated(0, 20), self._takes, scale.caption, theme.color("ink3"))
        if is_archived:
            return
        place, align = QRectF(right, middle - 20, scale.px(_FIGURE), 20), Qt.AlignmentFlag.AlignRight
        draw_line(painter, place, self._figure, scale.font("body", 600, tabular=True), theme.color("ink"), align)
        draw_line(painter, place.translated(0, 20), self._cases, scale.caption, theme.color("ink3"), align)

    def _case_words(self, worth: GestureWorth) -> str:
        told = number_text(worth.learned, 1)
        if not worth.cases:
            return self.tr("your guess {delight} of 5").format(delight=told)
        many = self.tr("{delight} of 5, {{count}} cases").format(delight=told)
        return count_text(worth.cases, self.tr("{delight} of 5, 1 case").format(delight=told), many)


def open_dialog(shell: Shell) -> GesturesDialog:
    """Show the library."""
    dialog = GesturesDialog(shell)
    dialog.open_sheet(dialog.search)
    return dialog
