"""Something big changed at a company: its plans wait to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.stakeholder import Change
from app.ui.formatting import count_text, short_day_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box


class ChangeBanner(QWidget):
    """Shows the latest open change; Revisit goes to its plans, Later hides it until the next visit."""

    revisit_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._change: Change | None = None
        self._later: set[int] = set()
        self.text = Label("", wrap=True)
        self.revisit = PrimaryButton("", size="small")
        self.later = GhostButton(self.tr("Later"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.revisit)
        row.addWidget(self.later)
        self.revisit.clicked.connect(self._on_revisit)
        self.later.clicked.connect(self._on_later)

    @property
    def change(self) -> Change | None:
        """The change shown now."""
        return self._change

    def show_profile(self, profile: Profile) -> None:
        """Show the latest change that nobody has looked at, or go away."""
        number, today = profile.customer.id, self._shell.desk.store.clock.today()
        waiting = self._shell.desk.companies.open_changes(number)
        self._change = next((change for change in waiting if change.id not in self._later), None)
        self.setVisible(self._change is not None)
        if self._change is None:
            return
        plans = self._shell.desk.companies.reopened_plans(number)
        day = short_day_text(self._change.happened_on, today)
        said = self.tr("{change} on {day}.").format(change=self._change.text.rstrip("."), day=day)
        waits = count_text(len(plans), self.tr("One plan to revisit."), self.tr("{count} plans to revisit."))
        self.text.setText(f"{said} {waits if plans else self.tr('What worked before may not suit any more.')}")
        revisit = count_text(len(plans), self.tr("Revisit the plan"), self.tr("Revisit {count} plans"))
        self.revisit.setText(revisit if plans else self.tr("Looked at"))
        self.revisit.updateGeometry()
        self.setAccessibleName(self.text.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 12, theme.color("ember_t"), theme.color("ember_l"))
        paint_icon(painter, QPointF(16, round(self.height() / 2 - 10)), "refresh", theme.color("ember"), 20)

    def _on_revisit(self) -> None:
        change = self._change
        if change is None:
            return
        self.revisit_asked.emit(change)
        if not self._shell.desk.companies.reopened_plans(change.customer_id):
            self._shell.act(lambda: self._shell.desk.companies.look_at(change.id), self.tr("Looked at"))

    def _on_later(self) -> None:
        if self._change is not None:
            self._later.add(self._change.id)
            self.hide()
