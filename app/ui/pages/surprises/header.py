"""The head of the page: its name, what it is about, hiding, printing, and planning again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import GhostButton, IconButton, PrimaryButton, SecondaryButton
from app.ui.widgets.label import Label


class SurprisesHeader(QWidget):
    """Says what the owner wants; the page does it."""

    plan_asked = Signal()
    print_asked = Signal()
    more_asked = Signal()
    veil_asked = Signal(bool)
    side_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Surprises"), "display")
        self.subtitle = Label(self.tr("Small, kind, and never when they are expected"), tone="ink2")
        self.eye = IconButton("eye", self.tr("Hide names, somebody is looking"))
        self.more = IconButton("more", self.tr("More"))
        self.printing = GhostButton(self.tr("Print the year"), icon="printer")
        self.again = SecondaryButton(self.tr("Plan again"), icon="refresh")
        self.first = PrimaryButton(self.tr("Plan the year"), icon="wand")
        self.side = IconButton("columns", self.tr("Show the chosen surprise"), kind="secondary")
        self._is_veiled = False
        self._build()
        self._connect()

    def show_state(self, *, has_lines: bool, has_suggestions: bool, can_plan: bool, gain: float) -> None:
        """Fit the buttons: `can_plan` offers to plan the year, `gain` is how much better one made anew would be."""
        self.printing.setEnabled(has_lines)
        self.eye.setEnabled(has_lines)
        self.again.setVisible(has_suggestions)
        self.first.setVisible(can_plan)
        said = self.tr("The year anew, around what is accepted or locked.")
        if gain > 0:
            better = self.tr("It would be about {percent}% better than what stands.")
            said = f"{said} {better.format(percent=round(gain * 100))}"
        self.again.setToolTip(said)
        self.again.setAccessibleDescription(said)

    def set_veiled(self, is_veiled: bool) -> None:
        """Show whether names are hidden."""
        self._is_veiled = is_veiled
        self.eye.set_icon("eyeoff" if is_veiled else "eye")
        self.eye.set_name(self.tr("Show names again") if is_veiled else self.tr("Hide names, somebody is looking"))

    def set_room(self, *, narrow: bool, low: bool) -> None:
        """Offer the panel where it has no room of its own, and leave the second line out."""
        self.side.setVisible(narrow)
        self.subtitle.setVisible(not (narrow and low))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        self.subtitle.setContentsMargins(0, 10, 0, 0)
        row.addWidget(self.subtitle, 1)
        row.addStretch(0)
        icons = QHBoxLayout()
        icons.setSpacing(0)
        icons.addWidget(self.eye)
        icons.addWidget(self.more)
        row.addLayout(icons)
        for button in (self.printing, self.again, self.first, self.side):
            row.addWidget(button)
        self.first.hide()
        self.side.hide()

    def _connect(self) -> None:
        self.again.clicked.connect(self.plan_asked)
        self.first.clicked.connect(self.plan_asked)
        self.printing.clicked.connect(self.print_asked)
        self.more.clicked.connect(self.more_asked)
        self.eye.clicked.connect(lambda: self.veil_asked.emit(not self._is_veiled))
        self.side.clicked.connect(self.side_asked)
