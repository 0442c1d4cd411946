"""Suggesting where the columns of a table go: by the program that wrote it, by header words, by the look of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from app.domain.incoming import Problem
from app.domain.mapping import (
    DATE_TARGETS,
    VALUE_TARGETS,
    Certainty,
    ColumnMapping,
    Mapping,
    MappingKind,
    Target,
    values_of,
)
from app.exchange.amounts import decimal_mark
from app.exchange.catalogue import system_of
from app.exchange.dates import DateColumn, Trouble, read_day
from app.exchange.delimited import Row
from app.exchange.parts import Part
from app.exchange.systems import generic, keepwarm
from app.exchange.systems.system import System
from app.exchange.table import Table
from app.exchange.work import Cancel, Progress, never, no_progress, watched

_SAMPLE = 300
_EXAMPLES = 3
_MOST_OWN_FIELDS = 30
_MOST_VALUES = 60
_HALF = 0.5
_REPEATED = re.compile(r" \(\d+\)$")
_SOFT = frozenset([Target.LAST_CONTACT, Target.ACQUAINTED_SINCE, Target.TIER, Target.OWN_FIELD])
"""Targets that are likely at best: programs mean different things by these headers."""

_TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "m", "mme", "sr", "sra", "mx"])


def suggest(
    table: Table, format_id: str, *, progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Mapping, int, tuple[Problem, ...]]:
    """A mapping for a table, the number of its rows and what its rows already made necessary to say."""
    system = system_of(format_id)
    looks = _Looks(table)
    looks.sample()
    kind = system.kind(format_id)
    columns = [_column(position, looks, system, kind) for position in range(len(table.columns))]
    columns = list(_few_own_fields(columns))
    looks.everything(kind, progress, cancel)
    settled = tuple(_settled(column, looks, system) for column in columns)
    return Mapping(format_id, kind, settled), looks.count, tuple(looks.problems)


class _Looks:
    """What the values of a table look like."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.count = 0
        self.problems: list[Problem] = []
        self.values: list[list[str]] = [[] for _ in table.columns]
        self.dates: dict[int, DateColumn] = {}
        self.marks: dict[int, str] = {}
        self.words: dict[int, dict[str, None]] = {}
        self.filled: set[int] = set()

    def sample(self) -> None:
        """Take the values of the first rows."""
        rows = (row for row in self.table.rows() if isinstance(row, Row))
        for row in islice(rows, _SAMPLE):
            for position, cell in enumerate(row.cells):
                if text := cell.strip():
                    self.values[position].append(text)

    def everything(self, kind: MappingKind, progress: Progress, cancel: Cancel) -> None:
        """Read all rows once: count them, and gather what dates, amounts, stages and empty columns need.

        Every column is looked at that the owner could still send there.
        """
        self.filled = {position for position, values in enumerate(self.values) if values}
        empty = set(range(len(self.values))) - self.filled
        self.dates = {place: DateColumn() for place, values in enumerate(self.values) if _are_days(values)}
        self.words = {place: {} for place in range(len(self.values))}
        numbers = range(len(self.values)) if kind is MappingKind.PURCHASES else ()
        for row in watched(self._counted(), 0, progress, cancel):
            cells = row.cells
            for position, dates in self.dates.items():
                dates.add(cells[position])
            for position in numbers:
                self.marks[position] = self.marks.get(position) or decimal_mark(cells[position])
            self._few_words(cells)
            if empty and (found := {position for position in empty if cells[position].strip()}):
                self.filled |= found
                empty -= found

    def _few_words(self, cells: list[str]) -> None:
        """Keep the words of columns that hold few different ones."""
        for position, words in tuple(self.words.items()):
            if (text := cells[position]) and text not in words:
                words[text] = None
                if len(words) > _MOST_VALUES:
                    del self.words[position]

    def _counted(self) -> Iterator[Row]:
        for row in self.table.rows():
            if isinstance(row, Row):
                self.count += 1
                yield row
            else:
                self.problems.append(row)


def _column(position: int, looks: _Looks, system: System, kind: MappingKind) -> ColumnMapping:
    header = _REPEATED.sub("", looks.table.columns[position])
    values = looks.values[position]
    part, certainty = _meaning(header, values, system, kind)
    return ColumnMapping(
        position,
        looks.table.columns[position],
        part.target,
        certainty if part.target is not Target.NOTHING else Certainty.LEFT_OUT,
        tuple(dict.fromkeys(value[:80] for value in values))[:_EXAMPLES],
        part.label,
        part.group,
        part.separator,
    )


def _meaning(header: str, values: list[str], system: System, kind: MappingKind) -> tuple[Part, Certainty]:
    """What a column means and how sure that is."""
    if part := system.part(header):
        if system is generic.SYSTEM and not _fits(part.target, values):
            return Part(Target.OWN_FIELD), Certainty.LIKELY
        part = _title_or_prefix(part, values)
        sure = part.target not in _SOFT or system is keepwarm.SYSTEM
        return part, Certainty.CERTAIN if sure else Certainty.LIKELY
    if kind is MappingKind.PURCHASES:
        return Part(Target.NOTHING), Certainty.LEFT_OUT
    for part in (generic.SYSTEM.part(header), generic.guessed_by_header(header), generic.guessed_by_values(values)):
        if part and _fits(part.target, values):
            return part, Certainty.LIKELY
    return Part(Target.OWN_FIELD), Certainty.LIKELY


def _fits(target: Target, values: list[str]) -> bool:
    """False where at least half of the values cannot be what the header says."""
    if target is Target.EMAIL:
        fitting = sum("@" in value for value in values)
    elif target in DATE_TARGETS:
        fitting = sum(read_day(value) is not Trouble.UNREADABLE for value in values)
    elif target is Target.PHONE:
        fitting = sum(any(mark.isdecimal() for mark in value) for value in values)
    else:
        return True
    return fitting >= len(values) * _HALF


def _title_or_prefix(part: Part, values: list[str]) -> Part:
    """A column "Title" may hold Mr and Mrs, or what people do."""
    if part.target not in (Target.TITLE, Target.PREFIX) or not values:
        return part
    titles = sum(value.rstrip(".").casefold() in _TITLES for value in values)
    if part.target is Target.TITLE and titles > len(values) * _HALF:
        return Part(Target.PREFIX)
    return part


def _few_own_fields(columns: list[ColumnMapping]) -> Iterator[ColumnMapping]:
    """Columns nobody knows become own fields, but not more than a card can carry."""
    count = 0
    for column in columns:
        if column.target is Target.OWN_FIELD and column.examples:
            count += 1
        too_many = column.target is Target.OWN_FIELD and count > _MOST_OWN_FIELDS
        yield replace(column, target=Target.NOTHING, certainty=Certainty.LEFT_OUT) if too_many else column


def _settled(column: ColumnMapping, looks: _Looks, system: System) -> ColumnMapping:
    """The column with what the whole file says about its dates, amounts and words."""
    position = column.position
    if position not in looks.filled:
        return replace(column, target=Target.NOTHING, certainty=Certainty.LEFT_OUT)
    words = tuple(dict.fromkeys(text for word in looks.words.get(position, ()) if (text := word.strip())))
    column = replace(column, words=words, decimal_mark=looks.marks.get(position, ""))
    if dates := looks.dates.get(position):
        column = replace(column, date_order=dates.order, ambiguous_dates=dates.question)
    if column.target in VALUE_TARGETS:
        values = values_of(column.target, words, dict(system.stages))
        if not any(meaning for _, meaning in values):
            return replace(column, target=Target.OWN_FIELD, certainty=Certainty.LIKELY)
        return replace(column, values=values)
    return column


def _are_days(values: list[str]) -> bool:
    """True where at least half of the values can be days."""
    days = sum(read_day(value) not in (Trouble.UNREADABLE, Trouble.SERIAL, Trouble.EMPTY) for value in values)
    return 0 < len(values) <= 2 * days
