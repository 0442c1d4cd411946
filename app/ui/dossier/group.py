"""A group on a card: icon and title, lines below, a plus that shows on hover, and an editor in place of a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.dossier.editor import Editor
from app.ui.dossier.entry_row import EntryLook, EntryRow
from app.ui.dossier.quiet_button import QuietButton
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule


class _Heading(QWidget):
    """Icon and title of a group."""

    def __init__(self, icon: str, title: str) -> None:
        super().__init__()
        self._icon = icon
        self.label = Label(title, "caption", "ink2", weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(24 if icon else 0, 0, 0, 0)
        row.addWidget(self.label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            middle = round(self.height() / 2 - 8)
            paint_icon(QPainter(self), QPointF(0, middle), self._icon, theme_of(self).color("ink2"), 16)


class Group(QWidget):
    """Lines under a title; signals carry the line's number. `open_editor` puts an editor where a line was."""

    add_asked = Signal()
    edit_asked = Signal(int)
    remove_asked = Signal(int)
    link_clicked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self, icon: str, title: str, add: str = "", *, has_rule: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._has_rule = has_rule
        self._rows: list[EntryRow] = []
        self._shown = 0
        self._is_empty = False
        self._editor: Editor | None = None
        self._edited = -1
        self.heading = _Heading(icon, title)
        self.add_button = QuietButton("plus", add, size=22, always=False)
        self._build()
        self.add_button.setVisible(bool(add))
        self.add_button.clicked.connect(self.add_asked)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.heading.label.setText(title)

    def set_has_rule(self, has_rule: bool) -> None:
        """Draw the hairline above, or not (the first of a card)."""
        self._has_rule = has_rule
        self.update()

    @property
    def editor(self) -> Editor | None:
        """The editor that is open, if any."""
        return self._editor

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The lines shown now."""
        return tuple(self._rows[: self._shown])

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget of its own between title and lines."""
        self._above.addWidget(widget)

    def set_entries(self, looks: Sequence[EntryLook], *, has_menu: bool = True) -> None:
        """Show these lines; the same places are used again, so that the focus stays."""
        while len(self._rows) < len(looks):
            self._append_row()
        for place, row in enumerate(self._rows):
            if place < len(looks):
                row.has_menu = has_menu
                row.set_look(looks[place])
            row.setVisible(place < len(looks) and place != self._edited)
        self._shown = len(looks)
        self.set_empty(not looks)

    def set_empty(self, is_empty: bool) -> None:
        """Keep the plus in sight where there is nothing else to click."""
        self._is_empty = is_empty
        self._reveal(self.underMouse())

    def open_editor(self, editor: Editor, at: int = -1) -> None:
        """Show an editor in place of line `at`, or below all lines."""
        self.close_editor()
        editor.cancelled.connect(self.close_editor)
        self._place_editor(editor, at)
        editor.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_aside(self) -> Editor | None:
        """Take the open editor away as it is; `reopen` brings it back with everything written in it."""
        editor, self._editor, self._edited = self._editor, None, -1
        if editor is not None:
            self._lines.removeWidget(editor)
            editor.hide()
        return editor

    def reopen(self, editor: Editor) -> None:
        """Show an editor that was set aside, below all lines and without taking the focus."""
        self.close_editor()
        self._place_editor(editor, -1)

    def _place_editor(self, editor: Editor, at: int) -> None:
        self._editor, self._edited = editor, at
        place = self._lines.count() if at < 0 else at
        self._lines.insertWidget(place, editor)
        if at >= 0:
            self._rows[at].hide()
        self.setVisible(True)
        editor.show()

    def close_editor(self) -> None:
        """Take the editor away and give the line its focus back."""
        if self._editor is None:
            return
        editor, at = self._editor, self._edited
        self._editor, self._edited = None, -1
        self._lines.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        if 0 <= at < self._shown:
            self._rows[at].show()
            self._rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.add_button.isHidden():
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._reveal(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._reveal(False)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._has_rule:
            horizontal_rule(QPainter(self), 0, self.width(), 0, theme_of(self).color("line"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.heading, 1)
        head.addWidget(self.add_button)
        self._above = QVBoxLayout()
        self._above.setSpacing(6)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 12)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self._above)
        column.addLayout(self._lines)
        self.heading.setMinimumHeight(22)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _append_row(self) -> None:
        row, place = EntryRow(EntryLook("")), len(self._rows)
        self._rows.append(row)
        self._lines.insertWidget(place, row)
        row.edit_asked.connect(lambda: self.edit_asked.emit(place))
        row.remove_asked.connect(lambda: self.remove_asked.emit(place))
        row.link_clicked.connect(lambda: self.link_clicked.emit(place))
        row.menu_asked.connect(lambda at: self.menu_asked.emit(place, at))

    def _reveal(self, revealed: bool) -> None:
        self.add_button.reveal(revealed or self._is_empty)
