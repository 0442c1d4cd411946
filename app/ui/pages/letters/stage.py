"""How the columns lie: three side by side, or two where the window is narrow, with the people as a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.ui.finding.photos import Photos
from app.ui.pages.letters.letter_panel import LetterPanel
from app.ui.pages.letters.people_panel import PeoplePanel
from app.ui.pages.letters.template_panel import TemplatePanel
from app.ui.theme import theme_of
from app.ui.widgets.segmented import Segment, SegmentedControl

_LEFT, _RIGHT, _NARROW_LEFT, _NARROW_BELOW = 392, 288, 344, 1056
_TEXT, _PEOPLE = "text", "people"
LARGE_TEXT = 130
_BAR = 10
_AROUND_PAPER = 28 + 4 + 12 + 32 + 8
"""The head of a letter, and what can be done with it below."""


class Stage(QWidget):
    """Template left, letter in the middle, people right."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template, self.letter, self.people = TemplatePanel(), LetterPanel(), PeoplePanel(photos)
        words = (Segment(_TEXT, self.tr("What everyone gets")), Segment(_PEOPLE, self.tr("For whom")))
        self.tabs = SegmentedControl(words, name=self.tr("Left column"), small=True)
        self._areas = {part: _Column(part) for part in (self.template, self.letter, self.people)}
        self.is_narrow = False
        self._build()
        self.tabs.chosen.connect(self._on_tab)

    def fit(self, width: int, height: int) -> None:
        """Lie side by side as far as there is room."""
        scale = theme_of(self).scale
        self.letter.paper.set_room(height - scale.px(_AROUND_PAPER))
        large = scale.percent >= LARGE_TEXT
        self.is_narrow = is_narrow = width < (_NARROW_BELOW * 1.25 if large else _NARROW_BELOW)
        left = min(scale.px(_NARROW_LEFT if is_narrow else _LEFT), round(width * (0.42 if is_narrow else 0.335)))
        self._left.setFixedWidth(left + _BAR)
        self.tabs.setVisible(is_narrow)
        right = self._areas[self.people]
        if is_narrow and self._stack.indexOf(right) < 0:
            self._stack.addWidget(right)
        elif not is_narrow and self._stack.indexOf(right) >= 0:
            self._stack.removeWidget(right)
            self._row.addWidget(right)
            right.show()
            self.tabs.set_value(_TEXT)
        if is_narrow:
            right.setMinimumWidth(0)
            right.setMaximumWidth(16_777_215)
            self._on_tab(self.tabs.value)
        else:
            right.setFixedWidth(scale.px(_RIGHT) + _BAR)
            self._stack.setCurrentWidget(self._areas[self.template])

    def show_people(self) -> None:
        """Bring the people to the front where they are a tab."""
        if self.is_narrow:
            self.tabs.set_value(_PEOPLE)
            self._on_tab(_PEOPLE)

    def reveal(self) -> None:
        """Scroll the people so that the shown one is in sight."""
        area = self._areas[self.people]
        for part in (self.people.people, self.people.left_out):
            row = part.visualRect(part.currentIndex())
            if row.isValid() and part.isVisible():
                top = self.people.y() + part.viewport().mapTo(self.people, row.center()).y()
                area.ensureVisible(0, top, 0, row.height())

    def _on_tab(self, value: object) -> None:
        part = self.people if value == _PEOPLE else self.template
        self._stack.setCurrentWidget(self._areas[part])

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._areas[self.template])
        self._left = QWidget()
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(self._left)
        self._row.addWidget(self._areas[self.letter], 1)
        self._row.addWidget(self._areas[self.people])
        self.tabs.hide()


class _Column(QScrollArea):
    """A column that scrolls by itself; its bar stands in the gap beside it, so that nothing moves when it comes."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        content = QWidget()
        content.setProperty("pane", True)
        self._inner = QVBoxLayout(content)
        self._inner.addWidget(part)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)

    def _on_range(self, _least: int, most: int) -> None:
        self._inner.setContentsMargins(0, 0, 0 if most else _BAR, 16)
