"""Three columns that become two where there is little room: the left one then is a tab beside the story."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.segmented import Segment, SegmentedControl

NARROW_BELOW, ROOMY_FROM = 1280, 1400
_LARGE_TEXT = 130
_GAP = 24
GUTTER = 12
"""Room at the right of each column in which its scroll bar appears."""
_BAR = 10


class Column(QScrollArea):
    """Widgets one below the other that scroll together."""

    def __init__(self, gap: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("pane", True)
        self.content = QVBoxLayout(content)
        self.content.setContentsMargins(0, 0, GUTTER, 24)
        self.content.setSpacing(gap)
        self.setWidget(content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below those that are there."""
        for widget in widgets:
            self.content.addWidget(widget)

    def finish(self) -> None:
        """Keep everything at the top."""
        self.content.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(288, 300)

    def _keep_width(self, low: int, high: int) -> None:
        """Leave the cards as wide as they are when the scroll bar comes and goes."""
        self.content.setContentsMargins(0, 0, GUTTER - _BAR if high > low else GUTTER, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)


class Columns(QWidget):
    """Left, middle and right; narrow windows show left or middle by two tabs, and right beside them."""

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget, names: tuple[str, str], *, left_width: int = 288,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._left, self._middle, self._right = left, middle, right
        self._left_width = left_width
        self._is_narrow, self._is_roomy = False, True
        self.tabs = SegmentedControl((Segment("left", names[0]), Segment("middle", names[1])), small=True)
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.set_value("middle")
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP - GUTTER)
        self._row.addWidget(left)
        self._row.addWidget(middle, 1)
        self._row.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._row, 1)
        self._arrange()
        theme_of(self).changed.connect(self._arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether two columns are shown."""
        return self._is_narrow

    def show_left(self) -> None:
        """Bring the left column to the front where it is a tab."""
        self.tabs.set_value("left")
        self._on_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (is_narrow(self), _is_roomy(self)) != (self._is_narrow, self._is_roomy):
            self._arrange()

    def _on_tab(self) -> None:
        self._left.setVisible(not self._is_narrow or self.tabs.value == "left")
        self._middle.setVisible(not self._is_narrow or self.tabs.value == "middle")

    def _arrange(self) -> None:
        scale = theme_of(self).scale
        self._is_narrow, self._is_roomy = is_narrow(self), _is_roomy(self)
        self.tabs.setVisible(self._is_narrow)
        if self._is_narrow:
            self._left.setMinimumWidth(240)
            self._left.setMaximumWidth(16_777_215)
        else:
            left = self._left_width if self._is_roomy else round(self._left_width * 0.9)
            self._left.setFixedWidth(scale.px(left) + GUTTER)
        self._row.setStretchFactor(self._left, 1 if self._is_narrow else 0)
        right = min(scale.px(304), 360) if self._is_narrow else scale.px(336 if self._is_roomy else 300)
        self._right.setFixedWidth(right + GUTTER)
        self._on_tab()


def is_narrow(widget: QWidget) -> bool:
    """Whether the window counts as narrow at the present text size."""
    percent = max(100, theme_of(widget).scale.percent)
    # A little larger text still leaves room for three columns in the usual window, large text does not.
    share = percent / 100 if percent >= _LARGE_TEXT else 1 + (percent - 100) / 150
    return widget.window().width() < NARROW_BELOW * share


def _is_roomy(widget: QWidget) -> bool:
    return widget.window().width() >= ROOMY_FROM * theme_of(widget).scale.percent / 100
