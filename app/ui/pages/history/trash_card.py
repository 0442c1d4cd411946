"""The trash as a card: its things, the way to empty it, and what the encryption and forgetting mean for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.desk import Desk
from app.services.history import TRASH_DAYS
from app.ui.formatting import count_text
from app.ui.icons import paint_icon
from app.ui.pages.history.trash import TrashList, TrashModel
from app.ui.theme import theme_of
from app.ui.widgets.buttons import DestructiveButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.section_header import SectionHeader

_FEW = 5


class TrashCard(QWidget):
    """`brought_back` carries a thing, `empty_asked` the number of all."""

    brought_back = Signal(object)
    empty_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.trash = TrashModel(desk, self)
        self._is_whole = False
        self.head = SectionHeader(self.tr("Trash"))
        self.list = TrashList(self.trash)
        self.nothing = Label(self.tr("The trash is empty."), "body", "ink2")
        self.empty = DestructiveButton(self.tr("Empty the trash"), size="small")
        self._foot = PanelFoot(self.tr("Emptying cannot be undone."))
        self._build()
        self.head.link_clicked.connect(self._on_link)
        self.list.brought_back.connect(self.brought_back)
        self.empty.clicked.connect(lambda: self.empty_asked.emit(len(self.trash.things)))

    def read(self) -> None:
        """Show the trash as it is now."""
        self.trash.read()
        self._show()

    def _build(self) -> None:
        card = Card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        self.nothing.setContentsMargins(16, 14, 16, 14)
        self._foot.row.setContentsMargins(16, 8, 6, 8)
        self._foot.add_button(self.empty)
        for widget in (self.list, self.nothing, self._foot):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(card)
        column.addSpacing(8)
        column.addWidget(
            _Safe(
                self.tr(
                    "Kept inside the encrypted file, also across restarts. "
                    "Forgetting a person for good takes them out of here too."
                )
            )
        )

    def _show(self) -> None:
        count = len(self.trash.things)
        things = count_text(count, self.tr("1 thing"), self.tr("{count} things"))
        said = self.tr("{things}, kept {days} days").format(things=things, days=TRASH_DAYS)
        self.head.set_count(said if count else "")
        link = self.tr("Fewer") if self._is_whole else self.tr("All {count}").format(count=count)
        self.head.set_link(link if count > _FEW else "")
        few = min(count, _FEW)
        self.list.show_lines(count if self._is_whole else few)
        self.list.setVisible(count > 0)
        self._foot.setVisible(count > 0)
        self.nothing.setVisible(count == 0)

    def _on_link(self) -> None:
        self._is_whole = not self._is_whole
        self._show()


class _Safe(Label):
    """A quiet sentence behind a lock."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "caption", "ink2", wrap=True)
        self.setContentsMargins(theme_of(self).scale.px(16) + 8, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        paint_icon(painter, QPointF(0, 0), "lock", theme.color("ink2"), theme.scale.px(16))
        painter.end()
        super().paintEvent(event)
