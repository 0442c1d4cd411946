"""Chips that open a popup: several ticks of a list, or a range of warmth."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.formatting import number_text, warmth_word
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.range_slider import RangeSlider

_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a popup: value, words, and how many it stands for (None = not shown)."""

    value: Hashable
    text: str
    count: int | None = None


class ChoiceChip(Chip):
    """A chip over a list of ticks; `chosen_changed` carries the frozenset of chosen values."""

    chosen_changed = Signal(object)

    def __init__(
        self, title: str, choices: tuple[Choice, ...] = (), *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, icon=icon, chevron=True, parent=parent)
        self._title = title
        self._choices = choices
        self._chosen_values: frozenset[Hashable] = frozenset()
        self.clicked.connect(self.open_popup)

    @property
    def chosen(self) -> frozenset[Hashable]:
        """Values ticked now; none means no filter."""
        return self._chosen_values

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer other lines; ticks of lines that are gone stay off."""
        self._choices = choices
        self.set_chosen_values(self._chosen_values & {choice.value for choice in choices})

    def set_chosen_values(self, values: frozenset[Hashable]) -> None:
        """Tick these, without a signal."""
        self._chosen_values = values
        names = [choice.text for choice in self._choices if choice.value in values]
        self.set_label(self._title if not names else names[0] if len(names) == 1 else f"{self._title}, {len(names)}")
        self.set_chosen(bool(names))

    def open_popup(self) -> Overlay:
        """Show the ticks under the chip."""
        return Overlay(self, self._content(), width=264, anchor=self).open()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        for choice in self._choices:
            column.addWidget(self._line(choice))
        if len(self._choices) <= _MOST_ROWS:
            return content
        content.setProperty("pane", True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFixedHeight(theme_of(self).scale.px(32) * _MOST_ROWS + 24)
        return area

    def _line(self, choice: Choice) -> QWidget:
        line = QWidget()
        line.setFixedHeight(theme_of(self).scale.px(32))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        tick = QCheckBox(choice.text.replace("&", "&&"))
        tick.setChecked(choice.value in self._chosen_values)
        tick.toggled.connect(lambda on, value=choice.value: self._on_ticked(value, on))
        row.addWidget(tick, 1)
        if choice.count is not None:
            row.addWidget(Label(number_text(choice.count), "caption", "ink3", tabular=True))
        return line

    def _on_ticked(self, value: Hashable, on: bool) -> None:
        changed = self._chosen_values | {value} if on else self._chosen_values - {value}
        self.set_chosen_values(changed)
        self.chosen_changed.emit(changed)


class WarmthChip(Chip):
    """A chip over a range of warmth; `range_changed` carries (low, high), or None for everyone."""

    range_changed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, icon="flame", chevron=True, parent=parent)
        self._title = title
        self._range: tuple[int, int] | None = None
        self.clicked.connect(self.open_popup)

    @property
    def range(self) -> tuple[int, int] | None:
        """Low and high, None when everyone is meant."""
        return self._range

    def set_range(self, wanted: tuple[int, int] | None) -> None:
        """Take this range, without a signal."""
        self._range = None if wanted in (None, (0, 100)) else wanted
        self.set_label(self._title if self._range is None else range_words(*self._range))
        self.set_chosen(self._range is not None)

    def open_popup(self) -> Overlay:
        """Show the slider under the chip."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        words = Label(range_words(*(self._range or (0, 100))), weight=600)
        slider = RangeSlider(0, 100, step=5, warmth=True)
        slider.setAccessibleName(self._title)
        slider.set_values(*(self._range or (0, 100)))
        slider.changed.connect(lambda low, high: words.setText(range_words(low, high)))
        slider.changed.connect(lambda low, high: self._on_moved((low, high)))
        anyone = LinkButton(self.tr("Everyone"))
        overlay = Overlay(self, content, width=264, anchor=self)
        anyone.clicked.connect(lambda: self._on_moved(None))
        anyone.clicked.connect(overlay.close_overlay)
        for widget in (words, slider, anyone):
            column.addWidget(widget)
        return overlay.open(slider)

    def _on_moved(self, wanted: tuple[int, int] | None) -> None:
        self.set_range(wanted)
        self.range_changed.emit(self._range)


def range_words(low: int, high: int) -> str:
    """A range of warmth with its words: "20 to 59, Cool to Mild"."""
    first, last = warmth_word(low), warmth_word(high)
    words = first if first == last else f"{first} – {last}"
    return f"{low} – {high}, {words}"
