"""How the first rows will look once they are in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.customer import DetailKind
from app.domain.incoming import Incoming, IncomingPurchase
from app.ui.formatting import day_text, money_text
from app.ui.pages.importer.columns_card import paint_head
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.section_header import SectionHeader

_MOST_COLUMNS = 5
First = tuple[Incoming | IncomingPurchase, ...]


class PreviewCard(QWidget):
    """A heading and a small table of at most five columns that hold something."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._card = Card()
        self.grid = _Grid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeader(tr("How the first rows will look")))
        column.addWidget(self._card)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid)

    def show_rows(self, first: First) -> None:
        """Show these rows; none hides the whole."""
        self.setVisible(bool(first))
        if first:
            self.grid.show_cells(*_cells(first, self._currency))


class _Grid(QWidget):
    """Plain cells: names in front, "none" where a row says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def show_cells(self, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Replace everything."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        scale = theme_of(self).scale
        self._grid.setRowMinimumHeight(0, scale.px(30))
        for place, head in enumerate(heads):
            self._put(Label(head, "caption", "ink2", weight=600), 0, place)
            self._grid.setColumnStretch(place, 3 if place in (0, len(heads) - 1) else 2)
        for number, row in enumerate(rows, 1):
            self._grid.setRowMinimumHeight(number, scale.px(32))
            for place, text in enumerate(row):
                tone = "ink" if place == 0 else "ink2" if place == len(row) - 1 else "ink"
                label = Label(text or tr("none"), tone=tone if text else "ink3", weight=500 if place == 0 else None)
                self._put(label, number, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_of(self), QPainter(self)
        paint_head(painter, self, self._grid.cellRect(0, 0).bottom() + 1)
        for number in range(1, self._grid.rowCount()):
            rect = self._grid.cellRect(number, 0)
            if rect.isValid() and rect.height() > 0:
                horizontal_rule(painter, 0, self.width(), rect.top(), theme.color("line"))

    def _put(self, label: Label, row: int, place: int) -> None:
        label.setContentsMargins(10, 0, 10, 0)
        self._grid.addWidget(label, row, place)


def _cells(first: First, currency: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Heads and rows: the name, and of the rest what most rows fill, in the usual order."""
    purchases = [item for item in first if isinstance(item, IncomingPurchase)]
    if purchases:
        return _purchase_cells(purchases, currency)
    people = [item for item in first if isinstance(item, Incoming)]
    filled = {head: tuple(read(item) for item in people) for head, read in _columns().items()}
    wanted = [head for head, cells in filled.items() if any(cells)][:_MOST_COLUMNS]
    return tuple(wanted), tuple(zip(*(filled[head] for head in wanted), strict=True))


def _columns() -> dict[str, Callable[[Incoming], str]]:
    return {
        tr("Name"): lambda item: item.name,
        tr("Company"): lambda item: item.company,
        tr("Stage"): lambda item: item.stage.capitalize() if item.stage else "",
        tr("Last contact"): lambda item: _day(item.last_contact),
        tr("Notes"): lambda item: " ".join(item.notes.split()) or "; ".join(fact.text for fact in item.facts),
        tr("Email"): lambda item: _detail(item, DetailKind.EMAIL),
        tr("Phone"): lambda item: _detail(item, DetailKind.PHONE),
        tr("Address"): lambda item: _detail(item, DetailKind.ADDRESS),
        tr("Tags"): lambda item: ", ".join(item.tags),
    }


def _purchase_cells(rows: list[IncomingPurchase], currency: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    heads = (tr("Customer"), tr("Day"), tr("Amount"), tr("Number"), tr("What was bought"))
    cells = tuple(
        (
            row.customer_name or row.customer_email or row.customer_number, _day(row.day),
            money_text(row.amount_minor, row.currency or currency, cents=True), row.number, row.title,
        )
        for row in rows
    )  # fmt: skip
    return heads, cells


def _detail(item: Incoming, kind: DetailKind) -> str:
    return next((detail.value for detail in item.details if detail.kind is kind), "")


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day, date.min, weekday=False)
