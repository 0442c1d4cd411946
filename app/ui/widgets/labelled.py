"""A choice from a list, or a number, with its label above, like `Field`."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.label import Label


class _Combo(QComboBox):
    """A combo box that the wheel does not change while the page scrolls under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Choice(QWidget):
    """A label and a list; `chosen` carries the value the owner took."""

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        items: tuple[tuple[Hashable, str], ...],
        value: Hashable = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [item for item, _ in items]
        self.combo = _Combo()
        self.combo.addItems([text for _, text in items])
        self.combo.setAccessibleName(label or name)
        self._label = Label(label, "caption", "ink2", weight=600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.combo)
        self._label.setVisible(bool(label))
        self.setFocusProxy(self.combo)
        self.set_value(value)
        self.combo.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    @property
    def value(self) -> Hashable:
        """Value shown now; None where the list is empty."""
        place = self.combo.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def keep_width(self, width: int) -> None:
        """Stay this wide at 100 percent, and grow with the text."""
        self._width = width
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def set_items(self, items: tuple[tuple[Hashable, str], ...]) -> None:
        """Offer other values, the first of them shown."""
        self._values = [item for item, _ in items]
        self.combo.clear()
        self.combo.addItems([text for _, text in items])

    def set_value(self, value: Hashable, text: str = "") -> None:
        """Show a value, without a signal; one that is not in the list is added by these words or its own name."""
        if value is None:
            return
        if value not in self._values:
            self._values.append(value)
            self.combo.addItem(text or str(value))
        self.combo.setCurrentIndex(self._values.index(value))

    def _measure(self) -> None:
        self.setFixedWidth(theme_of(self).scale.px(self._width))
