"""Nothing to do today: one kind sentence, and the garden."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.today import TodayView
from app.ui.pages.today.header import WEEK
from app.ui.widgets.empty_state import EmptyState


class Nobody(QWidget):
    """Shown in place of the list; it asks for the first card where there is none at all."""

    add_asked = Signal()
    week_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state: EmptyState | None = None
        self._words: tuple[str, str, str, bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: TodayView) -> None:
        """Show the sentence that fits, or go away."""
        self.setVisible(not view.people)
        if view.people:
            return
        words = self._words_for(view)
        if words == self._words:
            return
        self._words = words
        if self.state is not None:
            self.state.deleteLater()
        title, text, action, is_new = words
        self.state = EmptyState(title, text, action, icon="sprout" if is_new else "calendar")
        self.state.acted.connect(self.add_asked if is_new else self.week_asked)
        self._column.addWidget(self.state)

    def _words_for(self, view: TodayView) -> tuple[str, str, str, bool]:
        if not view.has_anybody:
            title = self.tr("Nobody is here yet.")
            return title, self.tr("Begin with one person you would miss."), self.tr("Add a customer"), True
        action = "" if view.days == WEEK else self.tr("Look at the next 7 days")
        if view.done:
            return self.tr("That is all for today."), self.tr("The rest can wait."), action, False
        title = self.tr("Nobody is waiting for you today.")
        return title, self.tr("A good day for somebody you simply like."), action, False
