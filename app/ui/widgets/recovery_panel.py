"""A new recovery code: shown once, printed or written down, and two groups of it typed back."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.vault import RecoveryCode, WrongGroup
from app.ui.icons import paint_icon
from app.ui.recovery_sheet import print_code
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.code_groups import GROUP_LENGTH, GROUPS, CodeGroups, split_code
from app.ui.widgets.fields import Field
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label


class _Part(Field):
    """One group to type, with a check in it once it is right."""

    def __init__(self, label: str) -> None:
        super().__init__(label, mono=True)
        self.check = _Check(self.edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.edit.height()
        self.check.setGeometry(self.edit.width() - side, 0, side, side)


class _Check(QWidget):
    """The sage check at the right end of a field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        side = theme.scale.px(18)
        place = QPointF(round((self.width() - side) / 2), round((self.height() - side) / 2))
        paint_icon(QPainter(self), place, "check", theme.color("sage"), side)


class RecoveryPanel(QWidget):
    """`proved` tells whether both groups were typed back rightly; they are covered above while they are typed."""

    proved = Signal(bool)
    submitted = Signal()

    def __init__(
        self, code: RecoveryCode, today: date, asked: tuple[int, int] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code, self._today = code, today
        drawn = secrets.SystemRandom().sample(range(1, GROUPS + 1), 2)
        self.asked = asked or (min(drawn), max(drawn))
        self.groups = CodeGroups(code.text)
        self.print = SecondaryButton(self.tr("Print it"), icon="printer")
        self.done = IconWords("check", self.tr("Printed just now"), "sage")
        self.fields = tuple(_Part(self.tr("Part {number}").format(number=number)) for number in self.asked)
        self._build()
        self._connect()

    @property
    def is_proved(self) -> bool:
        """Whether both groups are as they should be."""
        return all(self._typed(place) == self._wanted(place) for place in range(2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._cover()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.print)
        tools.addWidget(Label(self.tr("or write it down, with a pen"), "body", "ink2"))
        tools.addStretch(1)
        tools.addWidget(self.done)
        rule = QFrame()
        rule.setProperty("rule", True)
        typed = QHBoxLayout()
        typed.setSpacing(16)
        for field in self.fields:
            typed.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        text = self.tr("Type parts {first} and {second} from your copy. They are covered above while you do.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.groups)
        column.addSpacing(16)
        column.addLayout(tools)
        column.addSpacing(20)
        column.addWidget(rule)
        column.addSpacing(16)
        column.addWidget(Label(self.tr("Let us make sure it is readable"), "lead"))
        column.addWidget(Label(text.format(first=self.asked[0], second=self.asked[1]), "body", "ink2", wrap=True))
        column.addSpacing(12)
        column.addLayout(typed)
        self.done.hide()
        theme_of(self).changed.connect(self.updateGeometry)

    def _connect(self) -> None:
        self.print.clicked.connect(lambda: print_code(self, self._code, self._today, self.done.show))
        for place, field in enumerate(self.fields):
            field.text_changed.connect(lambda _text, at=place: self._on_typed(at))
            field.submitted.connect(lambda at=place: self._on_submitted(at))
            field.edit.installEventFilter(self)

    def _typed(self, place: int) -> str:
        return "".join(split_code(self.fields[place].text()))

    def _wanted(self, place: int) -> str:
        return self._code.groups[self.asked[place] - 1]

    def _on_typed(self, place: int) -> None:
        typed, field = self._typed(place), self.fields[place]
        is_right = typed == self._wanted(place)
        field.check.setVisible(is_right)
        field.set_error("" if is_right or len(typed) < GROUP_LENGTH else self._what_is_wrong(place, typed))
        if is_right and place == 0 and not self._typed(1):
            self.fields[1].setFocus(Qt.FocusReason.TabFocusReason)
        self._cover()
        self.proved.emit(self.is_proved)

    def _what_is_wrong(self, place: int, typed: str) -> str:
        number = self.asked[place]
        try:
            RecoveryCode.check_group(number - 1, typed)
        except WrongGroup as error:
            return self.tr("Part {number} has a slip of the pen. {hint}").format(number=number, hint=error.hint)
        return self.tr("This is a whole part, but not part {number}. Please compare it with your copy.").format(
            number=number
        )

    def _on_submitted(self, place: int) -> None:
        if self.is_proved:
            self.submitted.emit()
        elif place == 0:
            self.fields[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _cover(self) -> None:
        is_typing = any(field.edit.hasFocus() or field.text() for field in self.fields)
        self.groups.cover(self.asked if is_typing else ())
