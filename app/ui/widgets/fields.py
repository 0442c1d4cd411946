"""Fields to type in: with a label and an error sentence, large for passphrases, and the search field."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, metrics, rounded_box, text_width

_SIDE = 11
_ICON = 18


class LineEdit(QLineEdit):
    """One line to type in, 34 high (44 large), with an optional icon on the left and a quiet hint on the right."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        large: bool = False,
        icon: str = "",
        hint: str = "",
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._large, self._icon, self._hint, self._mono = large, icon, hint, mono
        self._error = False
        self.setProperty("bare", True)
        self.setPlaceholderText(placeholder)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_error(self, error: bool) -> None:
        """Show the berry border and its icon, or not."""
        self._error = error
        self._set_margins()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show another quiet hint at the right."""
        self._hint = hint
        self._set_margins()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).scale.px(48), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_frame()
        super().paintEvent(event)

    def _paint_frame(self) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if not self.isEnabled():
            rounded_box(painter, rect, 10, theme.color("sunk"), theme.color("line2"))
        elif self._error or self.hasFocus():
            edge = theme.color("berry" if self._error else "ember")
            rounded_box(painter, rect, 10, theme.color("card"), edge, 2)
        else:
            rounded_box(painter, rect, 10, theme.color("card"), theme.color("field"))
        side = theme.scale.px(_ICON)
        middle = round(rect.center().y() - side / 2)
        if self._icon:
            paint_icon(painter, QPointF(_SIDE, middle), self._icon, theme.color("ink2"), side)
        if self._error and self._right_room():
            place = QPointF(rect.right() - _SIDE - side, middle)
            paint_icon(painter, place, "info", theme.color("berry"), side)
        elif self._shown_hint():
            room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
            font = theme.scale.font("caption", 500)
            draw_line(painter, room, self._shown_hint(), font, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)

    def _shown_hint(self) -> str:
        return self._hint

    def _right_room(self) -> int:
        if self._error:
            return theme_of(self).scale.px(_ICON) + 6
        return int(text_width(self._hint, theme_of(self).scale.font("caption", 500))) + 8 if self._hint else 0

    def _set_margins(self) -> None:
        left = _SIDE - 2 + (theme_of(self).scale.px(_ICON) + 6 if self._icon else 0)
        self.setTextMargins(left, 0, _SIDE - 2 + self._right_room(), 0)

    def _height(self) -> int:
        return theme_of(self).scale.px(44 if self._large else 34)

    def _on_theme_changed(self) -> None:
        scale = theme_of(self).scale
        self.setFont(scale.mono("body", 500) if self._mono else scale.body)
        self.setFixedHeight(self._height())
        self._set_margins()
        self.update()


class SearchField(LineEdit):
    """A magnifier, a "/" while empty, and a cross that clears; Escape clears too."""

    def __init__(self, placeholder: str, *, hint: str = "/", width: int = 222, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="search", hint=hint, parent=parent)
        self._width = width
        self._clear = IconButton("x", self.tr("Clear the search"), size="small", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self.setAccessibleName(placeholder)

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).scale.px(self._width), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._clear.sizeHint().height()
        self._clear.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)

    def _shown_hint(self) -> str:
        return "" if self.text() else self._hint

    def _right_room(self) -> int:
        return 24 if self.text() else 12

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._set_margins()


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab moves on, the height is given in lines."""

    def __init__(self, placeholder: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_lines(self, lines: int) -> None:
        """Be as high as this many lines."""
        self._lines = lines
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        scale = theme_of(self).scale
        self.setFont(scale.body)
        self.setFixedHeight(round(metrics(scale.body).lineSpacing() * self._lines) + scale.px(24))


class Field(QWidget):
    """A label, a line to type in, and below it one sentence when something is wrong."""

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str = "",
        placeholder: str = "",
        *,
        text: str = "",
        large: bool = False,
        password: bool = False,
        hint: str = "",
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = LineEdit(placeholder, large=large, hint=hint, mono=mono)
        self.edit.setText(text)
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._label = Label(label, "caption", "ink2", weight=600)
        self._error = Label("", "caption", "berry", wrap=True)
        self._build(label)
        self.setFocusProxy(self.edit)
        self.edit.setAccessibleName(label or placeholder)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put other text in."""
        self.edit.setText(text)

    def set_label(self, text: str) -> None:
        """Show another label."""
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self.edit.setAccessibleName(text)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and what would be right; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.edit.set_error(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def _build(self, label: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.edit)
        column.addWidget(self._error)
        self._label.setVisible(bool(label))
        self._error.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
