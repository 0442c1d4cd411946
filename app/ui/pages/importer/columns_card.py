"""All columns of the file with where they go; those that stay out are folded away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mapping import ColumnMapping, Mapping, Target
from app.ui.formatting import count_text
from app.ui.pages.importer.column_line import ARROW, COLUMN, SURE, ColumnLine
from app.ui.pages.importer.words import matched_words
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.section_header import SectionHeader

_BOX = 212


class ColumnsCard(QWidget):
    """`target_chosen` (position, target) and `values_asked` (position) come from the lines."""

    target_chosen = Signal(int, object)
    values_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[int, ColumnLine] = {}
        self._mapping: Mapping | None = None
        self._shown: tuple[int, ...] = ()
        self._is_unfolded = False
        self.header = SectionHeader(self.tr("Match the columns"))
        self._card = Card()
        self._rows = QVBoxLayout(self._card)
        self._build()
        self.header.link_clicked.connect(self._on_fold)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show where the columns go; a file that was not shown before starts folded."""
        is_same = self._mapping is not None and _names(self._mapping) == _names(mapping)
        if not is_same:
            self._clear()
            self._shown = tuple(column.position for column in _first_shown(mapping))
        self._mapping = mapping
        self.header.set_count(matched_words(mapping.matched, mapping.left_out))
        self._lay_out()

    def line(self, position: int) -> ColumnLine:
        """The line of a column, made when it is first wanted."""
        return self.lines[position]

    def _lay_out(self) -> None:
        mapping = self._mapping
        if mapping is None:
            return
        folded = 0
        for place, column in enumerate(mapping.columns):
            is_shown = self._is_unfolded or column.position in self._shown
            folded += column.position not in self._shown
            if is_shown and column.position not in self.lines:
                self._add(column, mapping)
            if column.position in self.lines:
                line = self.lines[column.position]
                line.show_column(column)
                line.setVisible(is_shown)
                self._rows.removeWidget(line)
                self._rows.insertWidget(1 + self._before(place), line)
        words = count_text(folded, self.tr("Show one more left out"), self.tr("Show the other {count} left out"))
        self.header.set_link((self.tr("Fold them away") if self._is_unfolded else words) if folded else "")

    def _before(self, place: int) -> int:
        assert self._mapping is not None
        return sum(column.position in self.lines for column in self._mapping.columns[:place])

    def _add(self, column: ColumnMapping, mapping: Mapping) -> None:
        line = ColumnLine(column, mapping.kind)
        line.target_chosen.connect(self.target_chosen)
        line.values_asked.connect(self.values_asked)
        self.lines[column.position] = line
        self._rows.addWidget(line)

    def _clear(self) -> None:
        for line in self.lines.values():
            self._rows.removeWidget(line)
            line.deleteLater()
        self.lines.clear()
        self._is_unfolded = False

    def _on_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._lay_out()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._card)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(_Head())


class _Head(QWidget):
    """The sunk head of the card."""

    def __init__(self) -> None:
        super().__init__()
        scale = theme_of(self).scale
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        name = Label(self.tr("In your file"), "caption", "ink2", weight=600)
        name.setFixedWidth(scale.px(COLUMN))
        row.addWidget(name)
        row.addWidget(Label(self.tr("For example"), "caption", "ink2", weight=600), 1)
        row.addSpacing(ARROW + 12)
        here = Label(self.tr("In Keepwarm"), "caption", "ink2", weight=600)
        here.setFixedWidth(scale.px(_BOX))
        row.addWidget(here)
        row.addSpacing(scale.px(SURE) + 12)
        self.setFixedHeight(scale.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_head(QPainter(self), self, self.height())


def paint_head(painter: QPainter, part: QWidget, height: int) -> None:
    """The sunk ground of a card's first row, round at the top."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(1, 1, part.width() - 2, height + 40), 11, 11)
    painter.setClipRect(0, 0, part.width(), height)
    painter.fillPath(path, theme_of(part).color("sunk"))
    painter.restore()


def _names(mapping: Mapping) -> tuple[str, ...]:
    return (mapping.system, *(column.column for column in mapping.columns))


def _first_shown(mapping: Mapping) -> tuple[ColumnMapping, ...]:
    """All columns that come in, and the first one with content that does not."""
    out = [column for column in mapping.columns if column.target is Target.NOTHING]
    told = next((column for column in out if column.examples), out[0] if out else None)
    return tuple(column for column in mapping.columns if column.target is not Target.NOTHING or column is told)
