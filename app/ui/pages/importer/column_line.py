"""One column of the file: its name, an example, where it goes, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.mapping import VALUE_TARGETS, Certainty, ColumnMapping, MappingKind
from app.ui.icons import paint_icon
from app.ui.pages.importer.target_box import TargetBox
from app.ui.pages.importer.words import certainty_words
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule

COLUMN, ARROW, SURE = 176, 20, 112


class ColumnLine(QWidget):
    """40 high. `target_chosen` (position, target) and `values_asked` (position) tell what the owner wants."""

    target_chosen = Signal(int, object)
    values_asked = Signal(int)

    def __init__(self, column: ColumnMapping, kind: MappingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = column.position
        self.box = TargetBox(column, kind)
        self.values = LinkButton(self.tr("Values"))
        self._sure = IconWords("", "")
        self._build(column)
        self.show_column(column)
        self.box.target_chosen.connect(lambda target: self.target_chosen.emit(self.position, target))
        self.values.clicked.connect(lambda: self.values_asked.emit(self.position))
        theme_of(self).changed.connect(self._on_theme_changed)

    def show_column(self, column: ColumnMapping) -> None:
        """Show what the column becomes now."""
        self.box.show_column(column)
        icon, tone = _look(column)
        self._sure.set_words(icon, certainty_words(column), tone)
        unmatched = len(column.values) - column.matched_values
        self.values.setText(self.tr("Match {count}").format(count=unmatched) if unmatched else self.tr("Values"))
        self.values.setVisible(column.target in VALUE_TARGETS and bool(column.values))
        self._sure.setVisible(column.target not in VALUE_TARGETS or not unmatched)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))

    def _build(self, column: ColumnMapping) -> None:
        scale = theme_of(self).scale
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        name = Label(column.column, weight=500)
        name.setFixedWidth(scale.px(COLUMN))
        row.addWidget(name)
        row.addWidget(Label(_example(column), "body", "ink2"), 1)
        row.addWidget(_Arrow())
        row.addWidget(self.box)
        sure = QWidget()
        sure.setFixedWidth(scale.px(SURE))
        line = QHBoxLayout(sure)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._sure)
        line.addWidget(self.values)
        line.addStretch(1)
        row.addWidget(sure)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(40))


class _Arrow(QWidget):
    """From the file to Keepwarm."""

    def sizeHint(self) -> QSize:
        return QSize(ARROW, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        corner = QPointF(0, round(self.height() / 2 - 8))
        paint_icon(QPainter(self), corner, "arrow", theme.color("ink3"), 16)


def _example(column: ColumnMapping) -> str:
    """What the column holds: one value, several where they are words of a kind."""
    return ", ".join(column.examples if column.target in VALUE_TARGETS else column.examples[:1])


def _look(column: ColumnMapping) -> tuple[str, str]:
    """Icon and tone of the word that says how sure it is."""
    is_open = column.target in VALUE_TARGETS and column.matched_values < len(column.values)
    if is_open or column.ambiguous_dates is not None:
        return ("question", "gold") if column.certainty is not Certainty.LEFT_OUT else ("", "ink3")
    return {
        Certainty.CERTAIN: ("check", "sage"), Certainty.LIKELY: ("question", "gold"), Certainty.LEFT_OUT: ("", "ink3"),
    }[column.certainty]  # fmt: skip
