"""The second step: what the columns become, how it will look, who is here already, which rows need a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.incoming import Inspection, Problem
from app.domain.mapping import Mapping
from app.services.import_choices import Existing
from app.services.import_sides import Meeting
from app.ui.icons import paint_icon
from app.ui.pages.importer.banner import Banner
from app.ui.pages.importer.columns_card import ColumnsCard
from app.ui.pages.importer.date_questions import DateQuestions
from app.ui.pages.importer.matches_card import MatchesCard
from app.ui.pages.importer.preview_card import PreviewCard
from app.ui.pages.importer.problems_card import ProblemsCard
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.scroll_pane import ScrollPane
from app.ui.widgets.segmented import Segment, SegmentedControl

_RIGHT = 412
_TABS_BELOW = 1040
COLUMNS, HERE, ROWS = "columns", "here", "rows"


class MatchStep(QWidget):
    """Two columns side by side; in a narrow window one at a time, by tabs."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.questions = DateQuestions()
        self.columns = ColumnsCard()
        self.preview = PreviewCard(currency)
        self.matches = MatchesCard()
        self.problems = ProblemsCard()
        self.all_well = Label(tr("Nobody is here already, and every row is clear."), "body", "ink2", wrap=True)
        self.tabs = SegmentedControl(
            (Segment(COLUMNS, tr("Columns")), Segment(HERE, tr("Already here")), Segment(ROWS, tr("Rows"))),
            name=tr("What to look at"), small=True,
        )  # fmt: skip
        self._is_tabbed = False
        self._has_matches = self._has_problems = self._is_checked = False
        self._build()
        self.tabs.chosen.connect(self._lay_out)

    def show_inspection(self, inspection: Inspection, systems: tuple[tuple[str, str], ...]) -> None:
        """Show a new file."""
        self.banner.show_inspection(inspection, systems)
        self.columns.setVisible(inspection.mapping is not None)
        self.preview.show_rows(())
        self.forget_check()
        self.tabs.set_value(COLUMNS)
        self._lay_out()

    def show_mapping(self, mapping: Mapping) -> None:
        """Show where the columns go."""
        self.questions.show_mapping(mapping)
        self.columns.show_mapping(mapping)

    def forget_check(self) -> None:
        """Nothing is known about matches and problems for the moment."""
        self.set_checked(False)
        self.show_meetings((), {}, 0, {})
        self.show_problems((), 0, False)

    def set_checked(self, is_checked: bool) -> None:
        """Whether all rows were looked at."""
        self._is_checked = is_checked
        self._lay_out()

    def show_meetings(
        self, meetings: tuple[Meeting, ...], choices: dict[int, Existing], total: int, photos: dict[int, QPixmap]
    ) -> None:
        """Show who is here already."""
        self.matches.show_meetings(meetings, choices, total, photos)
        self._has_matches = total > 0
        self._lay_out()

    def show_problems(self, problems: tuple[Problem, ...], rows: int, can_edit: bool) -> None:
        """Show which rows need a word."""
        self.problems.show_problems(problems, rows, can_edit)
        self._has_problems = bool(problems)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tabbed = is_narrow(self)
        if is_tabbed != self._is_tabbed:
            self._is_tabbed = is_tabbed
            self._lay_out()

    def _lay_out(self, *_: object) -> None:
        tab = self.tabs.value if self._is_tabbed else None
        side = side_padding(self)
        self._row.setContentsMargins(side - 2, 0, side - 12, 0)
        self._tabs_row.setContentsMargins(side, 0, side, 0)
        self.tabs.setVisible(self._is_tabbed)
        self._left.setVisible(tab in (None, COLUMNS))
        self._right.setVisible(tab != COLUMNS)
        if self._is_tabbed:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
        else:
            self._right.setFixedWidth(theme_of(self).scale.px(_RIGHT))
        self.matches.setVisible(self._has_matches and tab in (None, HERE))
        self.problems.setVisible(self._has_problems and tab in (None, ROWS))
        is_empty = not (self.matches.isVisibleTo(self._right) or self.problems.isVisibleTo(self._right))
        self.all_well.setVisible(is_empty and self._is_checked)

    def _build(self) -> None:
        self._left = scrolled_parts((self.banner, 0), (self.questions, 0), (self.columns, 12), (self.preview, 12))
        self._right = scrolled_parts((self.matches, 0), (self.problems, 12), (self.all_well, 0), (Safe(), 12))
        self._row = QHBoxLayout()
        self._row.setSpacing(22)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._tabs_row = QHBoxLayout()
        self._tabs_row.addWidget(self.tabs)
        self._tabs_row.addStretch(1)
        column.addLayout(self._tabs_row)
        column.addLayout(self._row, 1)


def is_narrow(part: QWidget) -> bool:
    """Whether there is no room for two columns."""
    return part.width() < theme_of(part).scale.px(_TABS_BELOW)


def side_padding(part: QWidget) -> int:
    """Room at the left and right of the page."""
    return 24 if is_narrow(part) else 32


class Safe(QWidget):
    """What happens to the file, and how long all of it can be undone."""

    def __init__(self) -> None:
        super().__init__()
        words = tr(
            "The file is read on this computer and nothing is sent anywhere. You can undo the whole import for 30 days."
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(Label(words, "caption", "ink2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.contentsRect().top() + self.layout().contentsMargins().top()
        paint_icon(QPainter(self), QPointF(0, top), "lock", theme_of(self).color("ink2"), 16)


def scrolled_parts(*parts: tuple[QWidget, int]) -> QScrollArea:
    """Parts below each other, each with the room above it, in an area that scrolls."""
    pane = QWidget()
    pane.setProperty("pane", True)
    column = QVBoxLayout(pane)
    column.setContentsMargins(2, 2, 12, 24)
    column.setSpacing(0)
    for part, above in parts:
        _roomed(part, above)
        column.addWidget(part)
    column.addStretch(1)
    area = ScrollPane(pane)
    return area


def _roomed(part: QWidget, above: int) -> None:
    """Room above that goes away with the part."""
    layout = part.layout()
    if above and layout is not None:
        margins = layout.contentsMargins()
        margins.setTop(margins.top() + above)
        layout.setContentsMargins(margins)
