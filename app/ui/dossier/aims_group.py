"""The aims of a customer, three at most, in their order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.ui.dossier.editor import Editor
from app.ui.dossier.quiet_button import QuietButton
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, draw_lines, rounded_box, wrapped

MOST = 3
_BADGE = 20


class AimRow(QWidget):
    """A numbered aim; double-click, Enter or F2 edit the list."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number, self._text = 1, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_aim(self, number: int, text: str) -> None:
        """Show an aim."""
        self._number, self._text = number, text
        self.setAccessibleName(f"{number}. {text}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        return 10 + theme.scale.line("body") * len(wrapped(self._text, theme.scale.body, width - _BADGE - 10))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        badge = QRectF(0, 5 + (theme.scale.line("body") - _BADGE) / 2, _BADGE, _BADGE)
        rounded_box(painter, badge, _BADGE / 2, theme.color("ember_t"))
        font = theme.scale.font("caption", 600)
        draw_line(painter, badge, str(self._number), font, theme.color("ember"), Qt.AlignmentFlag.AlignHCenter)
        place = QRectF(_BADGE + 10, 5, self.width() - _BADGE - 10, self.height())
        draw_lines(painter, place, self._text, theme.scale.body, theme.color("ink"), theme.scale.line("body"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)


class AimsEditor(Editor):
    """Three lines; Alt+Up and Alt+Down, or the arrows beside a line, change the order."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__()
        self.lines: list[LineEdit] = []
        for place in range(MOST):
            line = LineEdit(self.tr("An aim of their own, in our words"))
            line.setAccessibleName(self.tr("Aim {number}").format(number=place + 1))
            line.setText(texts[place] if place < len(texts) else "")
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addWidget(line, 1)
            earlier = IconButton("up", self.tr("More important"), size="small")
            earlier.setEnabled(place > 0)
            earlier.clicked.connect(lambda _checked=False, at=place: self.swap(at, at - 1))
            row.addWidget(earlier)
            self.lines.append(line)
            self.column.addLayout(row)
        self.finish()

    @property
    def texts(self) -> tuple[str, ...]:
        """The aims as written, in their order."""
        return tuple(" ".join(line.text().split()) for line in self.lines if line.text().strip())

    def swap(self, one: int, other: int) -> None:
        """Change the order of two lines."""
        if 0 <= other < MOST:
            first, second = self.lines[one].text(), self.lines[other].text()
            self.lines[one].setText(second)
            self.lines[other].setText(first)
            self.lines[other].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.lines:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                at = self.lines.index(watched)
                self.swap(at, at + step)
                return True
        return super().eventFilter(watched, event)


class AimsGroup(QWidget):
    """ "What Maja wants" with its aims, edited in place."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self._texts: tuple[str, ...] = ()
        self._editor: AimsEditor | None = None
        self.title = Label("", "lead")
        self.edit_button = QuietButton("brush", self.tr("Write what matters most"))
        self.rows = tuple(AimRow() for _ in range(MOST))
        self.nothing = Label(self.tr("Not known yet. Ask what matters most."), "body", "ink2", wrap=True)
        self._build()

    def show_profile(self, profile: Profile) -> None:
        """Show the aims of a customer."""
        self._number = profile.customer.id
        self._texts = tuple(objective.text for objective in profile.objectives[:MOST])
        self.title.setText(self.tr("What {name} wants").format(name=profile.customer.first_name))
        for place, row in enumerate(self.rows):
            if place < len(self._texts):
                row.set_aim(place + 1, self._texts[place])
        self._show_rows()

    @property
    def is_known(self) -> bool:
        """Whether there is an aim, or one is being written."""
        return bool(self._texts) or self._editor is not None

    def edit(self) -> None:
        """Open the three lines."""
        if self._editor is not None:
            return
        editor = AimsEditor(self._texts)
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._on_cancelled)
        self._editor = editor
        self._column.addWidget(editor)
        self._show_rows()
        editor.show()
        editor.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editor(self) -> AimsEditor | None:
        """The editor that is open, if any."""
        return self._editor

    def close_editor(self) -> None:
        """Take the editor away."""
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.edit_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(2)
        for row in self.rows:
            row.edit_asked.connect(self.edit)
            self._column.addWidget(row)
        self._column.addWidget(self.nothing)
        self.edit_button.clicked.connect(self.edit)

    def _show_rows(self) -> None:
        is_open = self._editor is not None
        for place, row in enumerate(self.rows):
            row.setVisible(not is_open and place < len(self._texts))
        self.nothing.setVisible(not is_open and not self._texts)

    def _save(self) -> None:
        assert self._editor is not None
        texts, number = self._editor.texts, self._number
        self._on_cancelled()
        if texts != self._texts:
            self._shell.act(lambda: self._shell.desk.facts.set_objectives(number, texts), self.tr("Noted"))

    def _on_cancelled(self) -> None:
        self.close_editor()
        self._show_rows()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
