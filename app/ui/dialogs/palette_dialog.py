"""The palette: find somebody or something, or do it, from one line (Ctrl+K)."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.dialogs.deeds import deeds
from app.ui.dialogs.palette_lines import Goal, Shown, lines_for, lines_with
from app.ui.finding.found_list import FoundList
from app.ui.finding.lines import FoundLine
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.painting import draw_line, horizontal_rule

WIDTH, TOP = 640, 120
_FRAME_SECONDS = 0.03
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


class Palette(QWidget):
    """One field over a list; looked up at once, or beside the window where the file is so large that it takes longer.

    An answer to earlier words is never shown, and Enter waits for the answer to what is typed.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._deeds = deeds(shell)
        self._overlay: Overlay | None = None
        self._about: Goal | None = None
        self._is_slow = self._is_waiting = self._is_entered = False
        self._turn = 0
        self.field = _Line(self.tr("Find or do"))
        self.list = FoundList(
            Photos(shell.desk.files, shell.tasks, self), hint=self.tr("Enter opens, Tab for actions"), parent=self
        )
        self._build()
        self._connect()
        self._look_up()

    def open_panel(self) -> Palette:
        """Show it over the window, with the focus in the field."""
        self._overlay = self._shell.messages.show_overlay(self, width=WIDTH, top=TOP)
        self._fit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def close_panel(self) -> None:
        """Take it away."""
        if self._overlay is not None:
            self._overlay.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addSpacing(8)
        foot = PanelFoot()
        foot.note.hide()
        foot.row.setContentsMargins(20, 0, 20, 0)
        foot.row.setSpacing(20)
        foot.setFixedHeight(theme_of(self).scale.px(40))
        for words in (self.tr("Up and Down to choose"), self.tr("Enter to open"), self.tr("Tab for actions")):
            foot.row.addWidget(Label(words, "caption", "ink2"))
        foot.row.addStretch(1)
        foot.row.addWidget(Label(self.tr("Try “quiet 8 weeks” or “likes plums”"), "caption", "ink2"))
        column.addWidget(foot)
        self.setAccessibleName(self.tr("Find or do"))

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look_up)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        self._shell.messages.parent().installEventFilter(self)

    def _look_up(self) -> None:
        self._about = None
        self._turn += 1
        turn, typed, shell, known = self._turn, self.field.text(), self._shell, self._deeds
        self._is_entered = False
        self._is_waiting = self._is_slow
        if self._is_slow:
            shell.tasks.run(lambda: lines_for(shell, typed, known), lambda shown: self._on_found(turn, shown))
            return
        began = time.monotonic()
        self._show(lines_for(shell, typed, known))
        self._is_slow = time.monotonic() - began > _FRAME_SECONDS

    def _on_found(self, turn: int, shown: Shown) -> None:
        if turn != self._turn or not isValid(self):
            return
        self._is_waiting = False
        self._show(shown)
        if self._is_entered:
            self.list.choose()

    def _show(self, shown: Shown) -> None:
        self.list.show_lines(shown.lines, shown.words)
        self._fit()

    def _fit(self) -> None:
        window = self._shell.messages.parent()
        around = theme_of(self).scale.px(56 + 40) + 8 + TOP + 16
        room = window.height() - around if isinstance(window, QWidget) else WIDTH
        height = max(min(self.list.content_height(), room), theme_of(self).scale.px(96))
        if self.list.height() != height or self.list.minimumHeight() != height:
            self.list.setFixedHeight(height)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _STEPS and not modifiers & _CTRL:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.list.to_end(key == Qt.Key.Key_PageUp)
        elif key in _ENTER and modifiers & _CTRL:
            self._log_with_current()
        elif key in _ENTER and self._is_waiting:
            self._is_entered = True
        elif key in _ENTER:
            self.list.choose()
        elif key == Qt.Key.Key_Tab and not modifiers & _CTRL:
            self._show_deeds()
        elif self._about is not None and key in (Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            self._look_up()
        else:
            return key == Qt.Key.Key_Backtab
        return True

    def _goal(self) -> Goal | None:
        line = self.list.current
        return line.value if line is not None and isinstance(line.value, Goal) else None

    def _show_deeds(self) -> None:
        goal = self._goal()
        if goal is not None and goal.person:
            self._about = goal
            self._show(lines_with(self._shell, goal))

    def _log_with_current(self) -> None:
        goal = self._about or self._goal()
        if goal is not None and goal.person and not self._is_waiting:
            self.close_panel()
            self._shell.navigator.log((goal.person,))

    def _on_chosen(self, line: FoundLine) -> None:
        self.close_panel()
        if isinstance(line.value, Goal):
            line.value.run()

    def _on_moved(self, line: FoundLine) -> None:
        self.field.setAccessibleDescription(line.spoken)


class _Line(QLineEdit):
    """The palette's field: 56 high, a magnifier before it and "Esc" behind it, a hairline below."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setProperty("focusRing", False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(200)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme_of(self).scale.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        side = theme.scale.px(20)
        paint_icon(painter, QPointF(20, round(rect.center().y() - side / 2)), "search", theme.color("ink3"), side)
        font = theme.scale.font("caption", 500)
        room = rect.adjusted(0, 0, -20, 0)
        draw_line(painter, room, self.tr("Esc"), font, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        horizontal_rule(painter, 0, rect.width(), rect.bottom() - 1, theme.color("line"))
        painter.end()
        super().paintEvent(event)

    def _on_theme_changed(self) -> None:
        scale = theme_of(self).scale
        self.setFont(scale.font("lead", 400))
        self.setFixedHeight(scale.px(56))
        self.setTextMargins(20 + scale.px(20) + 10, 0, 56, 0)


def open_dialog(shell: Shell) -> Palette | None:
    """Show the palette; a second Ctrl+K puts it away again."""
    window = shell.messages.parent()
    for shown in window.findChildren(Palette) if window is not None else ():
        if shown.isVisible():
            shown.close_panel()
            return None
    return Palette(shell).open_panel()
