"""The head of the page: title and counts, views, the search field, filter chips and the order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain.customer import Stage, Tier
from app.domain.listing import Counts
from app.domain.query import Query
from app.domain.standing import Sort
from app.ui.dossier.words import stage_word
from app.ui.formatting import count_text
from app.ui.pages.customers import searching
from app.ui.pages.customers.legend import Legend
from app.ui.pages.customers.searching import SORTS, View, sort_word
from app.ui.pages.customers.tiles import page_margin
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice_chip import Choice, ChoiceChip, WarmthChip
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl
from app.ui.widgets.tier_dots import tier_word

_WIDEST_SEARCH = 280
_LOW_BELOW = 720
_LEAST_WIDTH = 640


class CustomersHeader(QWidget):
    """Says what was asked for; the page answers with `show_query`, `show_counts` and `show_view`."""

    query_changed = Signal(object)
    sort_chosen = Signal(object)
    view_chosen = Signal(object)
    add_asked = Signal()
    columns_asked = Signal()
    segments_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._tag_names: tuple[str, ...] = ()
        self._asked: object = None
        self._segment = self.tr("Segments")
        self.counts = Label("", "body", "ink2")
        self.legend = Legend()
        self.segments = GhostButton(self.tr("Segments"), icon="filter", size="small", chevron=True)
        self.views = SegmentedControl(
            (
                Segment(View.CARDS, self.tr("Cards"), "grid"),
                Segment(View.TABLE, self.tr("Table"), "table"),
                Segment(View.BOARD, self.tr("Board"), "board"),
            ),
            name=self.tr("View"),
        )
        self.add = SecondaryButton(self.tr("Add customer"), icon="plus")
        self.search = SearchField(self.tr("Search people and notes"))
        self.everyone = Chip(self.tr("Everyone"), checked=True)
        self.stages = {stage: Chip(stage_word(stage)) for stage in Stage}
        self.warmth = WarmthChip(self.tr("Warmth"))
        self.tier = ChoiceChip(self.tr("Tier"), tuple(Choice(tier, tier_word(tier)) for tier in Tier))
        self.tags = ChoiceChip(self.tr("Tags"), icon="tag")
        self.sort = _SortButton(sort_word(Sort.NEED), icon="sort", chevron=True)
        self.columns = SecondaryButton(self.tr("Columns"), icon="columns")
        self._build()
        self._connect()

    def show_query(self, query: Query) -> None:
        """Let the chips say what the query asks for."""
        self._query = query
        asked = (
            searching.stages(query), searching.warmth_range(query), searching.tiers(query),
            searching.tags(query, self._tag_names),
        )  # fmt: skip
        if asked != self._asked:
            self._asked = asked
            self._show_asked(*asked)
        notes = " ".join(note.sentence for note in query.notes)
        self.search.setToolTip(notes)
        self.search.setAccessibleDescription(notes)

    def _show_asked(
        self,
        stages: frozenset[Stage],
        warmth: tuple[int, int] | None,
        tiers: frozenset[Tier],
        tags: frozenset[str],
    ) -> None:
        for stage, chip in self.stages.items():
            chip.setChecked(stage in stages)
        self.everyone.setChecked(not stages)
        self.warmth.set_range(warmth)
        self.tier.set_chosen_values(frozenset[Hashable](tiers))
        self.tags.set_chosen_values(frozenset[Hashable](tags))

    def show_counts(self, counts: Counts) -> None:
        """Say how many people and companies there are, and in which stages."""
        people = count_text(counts.people, self.tr("1 person"), self.tr("{count} people"))
        companies = count_text(counts.companies, self.tr("1 company"), self.tr("{count} companies"))
        told = self.tr("{people}, {companies}").format(people=people, companies=companies)
        self.counts.setText(told if counts.people or counts.companies else "")
        self.everyone.set_count(counts.people + counts.companies)
        for stage, chip in self.stages.items():
            chip.set_count(counts.stages.get(stage, 0))

    def show_tags(self, names: Iterable[str]) -> None:
        """Offer these tags."""
        self._tag_names = tuple(names)
        self.tags.set_choices(tuple(Choice(name, name) for name in self._tag_names))
        self.tags.setEnabled(bool(self._tag_names))

    def show_view(self, view: View) -> None:
        """Fit to cards, table or board."""
        self.views.set_value(view)
        for widget in (self.everyone, *self.stages.values()):
            widget.setVisible(view is not View.BOARD)
        self._stage_rule.setVisible(view is not View.BOARD)
        self.sort.setVisible(view is not View.TABLE)
        self.columns.setVisible(view is View.TABLE)
        if view is View.BOARD:
            self.legend.set_for_counters()
        else:
            self.legend.set_for_strips()
        self._fit()

    def show_sort(self, sort: Sort) -> None:
        """Say in which order the list is."""
        self.sort.setText(sort_word(sort))
        self.sort.updateGeometry()

    def show_segment(self, name: str) -> None:
        """Say which saved segment is shown."""
        self._segment = name or self.tr("Segments")
        self.segments.setAccessibleName(self._segment)
        self.segments.setToolTip(self._segment)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._search_rule, self._stage_rule = _Rule(), _Rule()
        self._title_row = QHBoxLayout()
        self._title_row.setSpacing(12)
        title = Label(self.tr("Customers"), "display")
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._title_row.addWidget(title)
        self._title_row.addWidget(_lowered(self.counts, 10))
        self._title_row.addWidget(_lowered(self.segments, 4))
        self._title_row.addStretch(1)
        self._title_row.addWidget(_lowered(self.legend, 10))
        self._title_row.addWidget(self.views)
        self._title_row.addWidget(self.add)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        first = _row(self.search, self._search_rule, self.everyone, *self.stages.values())
        second = _row(self._stage_rule, self.warmth, self.tier, self.tags)
        second.addStretch(1)
        second.addWidget(self.sort)
        second.addWidget(self.columns)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(8)
        self._bar.addLayout(first, 1)
        self._bar.addLayout(second)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(18)
        self._column.addLayout(self._title_row)
        self._column.addLayout(self._bar)

    def _connect(self) -> None:
        self.views.chosen.connect(self.view_chosen)
        self.add.clicked.connect(self.add_asked)
        self.segments.clicked.connect(self.segments_asked)
        self.columns.clicked.connect(self.columns_asked)
        self.sort.clicked.connect(self._on_sort)
        self.everyone.clicked.connect(lambda: self._ask(searching.with_stages(self._query, ())))
        for stage, chip in self.stages.items():
            chip.clicked.connect(lambda _checked=False, stage=stage: self._on_stage(stage))
        self.warmth.range_changed.connect(lambda wanted: self._ask(searching.with_warmth(self._query, wanted)))
        self.tier.chosen_changed.connect(lambda wanted: self._ask(searching.with_tiers(self._query, wanted)))
        self.tags.chosen_changed.connect(lambda wanted: self._ask(searching.with_tags(self._query, wanted)))

    def _ask(self, query: Query) -> None:
        self._asked = None
        self.show_query(query)
        self.query_changed.emit(query)

    def _on_stage(self, stage: Stage) -> None:
        wanted = searching.stages(self._query) ^ {stage}
        self._ask(searching.with_stages(self._query, () if len(wanted) == len(Stage) else wanted))

    def _on_sort(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for sort in SORTS:
            self._sort_action(menu, group, sort, self.sort_chosen.emit)
        menu.popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))

    def _sort_action(self, menu: QMenu, group: QActionGroup, sort: Sort, chosen: Callable[[Sort], None]) -> None:
        action = QAction(sort_word(sort), menu, checkable=True)
        action.setChecked(self.sort.text() == sort_word(sort))
        action.triggered.connect(lambda: chosen(sort))
        group.addAction(action)
        menu.addAction(action)

    def _fit(self) -> None:
        """One line of chips where they fit, otherwise two; the legend goes first when room is scarce."""
        margin = page_margin(self.width())
        self._column.setContentsMargins(margin, 28 if self.window().height() >= _LOW_BELOW else 16, margin, 0)
        room = self.width() - 2 * margin
        self._name_segments(self._segment)
        if self._title_width() > room:
            self._name_segments("")
        legend, counts = self.legend.sizeHint().width(), self.counts.sizeHint().width()
        title = self._title_width()
        self.legend.setVisible(title + counts + legend <= room)
        self.counts.setVisible(title + counts <= room)
        one_line = self._one_line_width() <= room
        direction = QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(direction)
        self.search.setMaximumWidth(_WIDEST_SEARCH if one_line else room)
        has_stages = self.everyone.isVisibleTo(self)
        self._stage_rule.setVisible(one_line and has_stages)
        self._search_rule.setVisible(one_line or has_stages)

    def _name_segments(self, text: str) -> None:
        self.segments.setText(text.replace("&", "&&"))
        self.segments.updateGeometry()

    def _title_width(self) -> int:
        """Room the title row takes without the counts and the legend."""
        spacing = self._title_row.spacing()
        items = (self._title_row.itemAt(place) for place in range(self._title_row.count()))
        widgets = [item.widget() for item in items if item is not None and item.widget() is not None]
        others = [each for each in widgets if not each.isAncestorOf(self.legend) and not each.isAncestorOf(self.counts)]
        return sum(widget.sizeHint().width() + spacing for widget in others) + spacing

    def _one_line_width(self) -> int:
        px = theme_of(self).scale.px
        shown = (self.everyone, *self.stages.values(), self.warmth, self.tier, self.tags, self.sort, self.columns)
        widths = [widget.sizeHint().width() + 8 for widget in shown if widget.isVisibleTo(self)]
        return px(190) + sum(widths) + 2 * 25


class _SortButton(GhostButton):
    """A ghost button that lies close to the edge of the page."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() - QSize(16, 0)


class _Rule(QWidget):
    """The short upright line between groups of chips."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(9, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(4, 0, 1, 20), theme_of(self).color("line2"))


def _lowered(widget: QWidget, by: int) -> QWidget:
    """The widget a little lower, on the foot of the title."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, by, 0, 0)
    row.addWidget(widget)
    return holder


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
