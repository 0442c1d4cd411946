"""The recovery code in its groups: shown large, covered, or typed in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.painting import draw_line, rounded_box

GROUP_LENGTH = 5
GROUPS = 8


class CodeGroup(QWidget):
    """One group: `large` is the numbered gold tile of the recovery page, otherwise the 62x30 box of settings."""

    def __init__(self, number: int, text: str = "", *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._text, self._large = number, text, large
        self._covered = not text
        horizontal = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self._describe()
        theme_of(self).changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Show these five characters; empty covers the group."""
        self._text, self._covered = text, not text
        self._describe()
        self.update()

    def set_covered(self, covered: bool) -> None:
        """Cover or uncover the group."""
        self._covered = covered
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(112), scale.px(52)) if self._large else QSize(scale.px(62), scale.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        tint, edge = ("sunk", "line2") if self._covered or not self._large else ("gold_t", "gold_l")
        rounded_box(painter, rect, 10 if self._large else 8, theme.color(tint), theme.color(edge))
        shown = "•" * GROUP_LENGTH if self._covered else self._text
        ink = theme.color("ink3" if self._covered else "ink")
        centre = Qt.AlignmentFlag.AlignHCenter
        if self._large:
            half = rect.height() / 2
            number = QRectF(0, half - 21, rect.width(), 18)
            draw_line(painter, number, str(self._number), theme.scale.caption, theme.color("ink2"), centre)
            rect = QRectF(0, half - 3, rect.width(), 20)
        draw_line(painter, rect, shown, theme.scale.mono("lead" if self._large else "body"), ink, centre)

    def _describe(self) -> None:
        said = self.tr("Part {number}, covered") if self._covered else self.tr("Part {number}: {text}")
        self.setAccessibleName(said.format(number=self._number, text=" ".join(self._text)))


class CodeGroups(QWidget):
    """All eight groups, shown: four across when large, in one row otherwise."""

    def __init__(self, code: str = "", *, large: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        parts = split_code(code)
        self.groups = tuple(
            CodeGroup(place + 1, parts[place] if place < len(parts) else "", large=large) for place in range(GROUPS)
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8 if large else 6)
        across = 4 if large else GROUPS
        for place, group in enumerate(self.groups):
            grid.addWidget(group, place // across, place % across)
        if not large:
            grid.setColumnStretch(GROUPS, 1)

    def cover(self, numbers: tuple[int, ...]) -> None:
        """Cover the groups with these numbers (1 to 8), uncover the others."""
        for place, group in enumerate(self.groups):
            group.set_covered(place + 1 in numbers)


class CodeEntry(QWidget):
    """Eight groups to type or paste into; a full group moves on, `changed` follows every key."""

    changed = Signal()
    completed = Signal()

    def __init__(self, groups: int = GROUPS, across: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(_GroupField(self, place) for place in range(groups))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, field in enumerate(self.fields):
            field.setAccessibleName(self.tr("Part {number}").format(number=place + 1))
            field.textEdited.connect(lambda text, at=place: self._on_edited(at, text))
            grid.addWidget(field, place // across, place % across)
        self.setFocusProxy(self.fields[0])

    @property
    def code(self) -> str:
        """What was typed, groups with a hyphen between them."""
        return "-".join(field.text() for field in self.fields)

    @property
    def is_complete(self) -> bool:
        """Whether every group is full."""
        return all(len(field.text()) == GROUP_LENGTH for field in self.fields)

    def set_wrong(self, numbers: tuple[int, ...]) -> None:
        """Mark the groups with these numbers (1 to 8) as wrong."""
        for place, field in enumerate(self.fields):
            field.set_error(place + 1 in numbers)

    def clear(self) -> None:
        """Empty all groups."""
        for field in self.fields:
            field.clear()

    def fill_from(self, place: int, text: str) -> None:
        """Spread a pasted code over the groups from `place` on."""
        parts = split_code(text)
        for offset, part in enumerate(parts[: len(self.fields) - place]):
            self.fields[place + offset].setText(part)
        last = self.fields[min(place + len(parts), len(self.fields)) - 1]
        last.setFocus()
        self._tell()

    def step_back(self, place: int) -> None:
        """Go to the group before, from an empty one."""
        if place > 0:
            self.fields[place - 1].setFocus()

    def _on_edited(self, place: int, text: str) -> None:
        cleaned = "".join(split_code(text))
        field = self.fields[place]
        if len(cleaned) > GROUP_LENGTH:
            self.fill_from(place, cleaned)
            return
        if cleaned != text:
            field.setText(cleaned)
        field.set_error(False)
        if len(cleaned) == GROUP_LENGTH and place + 1 < len(self.fields):
            self.fields[place + 1].setFocus()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        if self.is_complete:
            self.completed.emit()


class _GroupField(LineEdit):
    """One group to type in: capitals, monospaced, 34 high."""

    def __init__(self, entry: CodeEntry, place: int) -> None:
        super().__init__(mono=True)
        self._entry, self._place = entry, place
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def paste(self) -> None:
        self._entry.fill_from(self._place, QApplication.clipboard().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._entry.step_back(self._place)
        else:
            super().keyPressEvent(event)

    def _right_room(self) -> int:
        return 0


def split_code(text: str) -> tuple[str, ...]:
    """Groups of five capitals and figures; hyphens, spaces and case do not matter."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    return tuple(letters[start : start + GROUP_LENGTH] for start in range(0, len(letters), GROUP_LENGTH))
