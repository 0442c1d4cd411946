"""Columns of the table: which there are, what they say, and the owner's order and widths as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CardSummary
from app.domain.standing import Sort
from app.domain.tag import OwnField
from app.ui.dossier.words import stage_word
from app.ui.formatting import day_text, warmth_word
from app.ui.pages.customers.words import last_day_line, next_line, place_text
from app.ui.widgets.quiet_bar import quiet_words
from app.ui.widgets.tier_dots import tier_word

BOX, NAME = "box", "name"
OWN = "own:"
_LEAST_WIDTH, _MOST_WIDTH = 48, 800


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its width at 100 percent, and the order its head asks for (None: it can't be sorted)."""

    key: str
    title: str
    width: int
    sort: Sort | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether it keeps its place: the box and the name come first."""
        return self.key in (BOX, NAME)

    @property
    def own_field(self) -> int:
        """Id of the own field it shows, 0 for the others."""
        return int(self.key.removeprefix(OWN)) if self.key.startswith(OWN) else 0


def all_columns(fields: Iterable[OwnField] = ()) -> tuple[Column, ...]:
    """Every column there is, the owner's own fields last."""
    return (
        Column(BOX, "", 42),
        Column(NAME, _tr("Name"), 186, Sort.NAME),
        Column("company", _tr("Company"), 162, Sort.COMPANY),
        Column("stage", _tr("Stage"), 92, Sort.STAGE),
        Column("tier", _tr("Tier"), 60, Sort.TIER),
        Column("warmth", _tr("Warmth"), 104, Sort.WARMTH),
        Column("quiet", _tr("Quiet, of usual weeks"), 168, Sort.QUIET_RATIO),
        Column("last", _tr("Last contact"), 104, Sort.QUIET),
        Column("next", _tr("Next"), 142, Sort.NEXT),
        Column("tags", _tr("Tags"), 96),
        Column("added", _tr("Added"), 120, Sort.ADDED),
        *(Column(f"{OWN}{field.id}", field.name, 140) for field in fields),
    )


USUAL = (BOX, NAME, "company", "stage", "tier", "warmth", "quiet", "last", "next", "tags")


def usual_columns(every: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns shown until the owner chooses others."""
    return tuple(column for column in every if column.key in USUAL)


def read_columns(text: str, every: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns as kept in a segment: "stage:104,warmth:112"; unknown ones are passed over, none means the usual ones."""
    known = {column.key: column for column in every}
    found: dict[str, Column] = {}
    for part in filter(None, text.split(",")):
        key, _, width = part.rpartition(":")
        if key in known:
            wide = int(width) if width.isdecimal() else known[key].width
            found[key] = replace(known[key], width=min(_MOST_WIDTH, max(_LEAST_WIDTH, wide)))
    if not found:
        return usual_columns(every)
    name = found.pop(NAME, known[NAME])
    found.pop(BOX, None)
    return (known[BOX], name, *found.values())


def written_columns(columns: tuple[Column, ...]) -> str:
    """Columns as a segment keeps them."""
    return ",".join(f"{column.key}:{column.width}" for column in columns if column.key != BOX)


def column_text(column: Column, card: CardSummary, own: Mapping[int, str], today: date) -> str:
    """What a cell says, in words."""
    if column.own_field:
        return own.get(column.own_field, "")
    words: dict[str, Callable[[], str]] = {
        NAME: lambda: card.name,
        "company": lambda: place_text(card),
        "stage": lambda: stage_word(card.stage),
        "tier": lambda: tier_word(card.tier),
        "warmth": lambda: _warmth_text(card),
        "quiet": lambda: _quiet_text(card),
        "last": lambda: last_day_line(card, today).text,
        "next": lambda: next_line(card, today).text,
        "tags": lambda: ", ".join(card.tags),
        "added": lambda: "" if card.created_on is None else day_text(card.created_on, today, weekday=False),
    }
    return words[column.key]() if column.key in words else ""


def _warmth_text(card: CardSummary) -> str:
    return warmth_word(None) if card.warmth is None else f"{round(card.warmth)} {warmth_word(card.warmth)}"


def _quiet_text(card: CardSummary) -> str:
    return "" if card.quiet_days is None else " ".join(quiet_words(card.quiet_days, card.usual_gap_days)).strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Columns", text)
