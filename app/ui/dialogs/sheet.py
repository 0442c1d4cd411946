"""The shape of a dialog that writes something: title, fields that scroll, and a foot with one decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.messages import Messages
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.painting import horizontal_rule


class _Body(QScrollArea):
    """The fields; as high as they need, scrolling where the window is low."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.widget().layout()
        return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Sheet(QWidget):
    """Fill `body`, override `save()`; Ctrl+Enter saves, Escape closes. `close_sheet()` takes it away."""

    WIDTH = 560

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._overlay: Overlay | None = None
        self.title = Label("", "lead", wrap=True)
        self.subtitle = Label("", "caption", "ink2", wrap=True)
        self.subtitle.hide()
        self.head = QHBoxLayout()
        self.body = QVBoxLayout()
        self.error = Label("", "caption", "berry", wrap=True)
        self.error.hide()
        self.foot = PanelFoot()
        self.cancel_button = GhostButton(self.tr("Cancel"))
        self.save_button = PrimaryButton(self.tr("Save"), hint=self.tr("Ctrl Enter"))
        self._build_frame()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.close_sheet)

    def set_title(self, title: str, save: str = "") -> None:
        """Name the dialog, and its one decision where that is not Save."""
        self.title.setText(title)
        self.setAccessibleName(title)
        if save:
            self.save_button.setText(save)

    def save(self) -> None:
        """Do what the dialog is for; a dialog fills this in."""

    def open_sheet(self, focus: QWidget | None = None) -> Sheet:
        """Show it over the window, with the focus in a field."""
        self._overlay = self._messages.show_overlay(self, width=self.WIDTH, modal=True)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def close_sheet(self) -> None:
        """Take it away."""
        if self._overlay is not None:
            self._overlay.close_overlay()

    def say(self, sentence: str) -> None:
        """Say what is missing; empty takes it back."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def set_subtitle(self, text: str) -> None:
        """A quiet line under the title."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def add_field(self, words: str, field: QWidget) -> QWidget:
        """Put a field with its word above into the body."""
        return self.add_row((words, field, 1))

    def add_row(self, *fields: tuple[str, QWidget, int]) -> QWidget:
        """Put fields side by side: (word above, field, share of the width)."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for words, field, share in fields:
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(Label(words, "caption", "ink2", weight=600))
            is_fixed = field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if is_fixed else Qt.AlignmentFlag(0))
            row.addLayout(column, share)
            if not field.accessibleName():
                field.setAccessibleName(words)
        self.body.addWidget(line)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        y = self._rule.geometry().bottom()
        horizontal_rule(QPainter(self), 0, self.width(), y, theme_of(self).color("line"))

    def _build_frame(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._rule = QWidget()
        top = QHBoxLayout(self._rule)
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addLayout(self.head)
        content = QWidget()
        content.setProperty("pane", True)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(0)
        inner.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.body.setSpacing(14)
        inner.addLayout(self.body)
        inner.addWidget(self.error)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._rule)
        column.addWidget(_Body(content), 1)
        self.foot.add_button(self.cancel_button)
        self.foot.add_button(self.save_button)
        column.addWidget(self.foot)
