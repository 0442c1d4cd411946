"""What is known about another program's files: how they are recognised and what their columns mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.mapping import MappingKind
from app.exchange.parts import Part, normalised


@dataclass(frozen=True)
class Signature:
    """Headers that give a format away: all of `must`, one of `must_one_of`, one of `any_of`, none of `never`.

    `prefix` is a start of a header that suffices.
    """

    format_id: str
    must: tuple[str, ...] = ()
    must_one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    prefix: str = ""


@dataclass(frozen=True)
class System:
    """One program. `formats` names its formats by id; `columns` lists headers by their meaning, parted by " | ".

    `numbered` reads headers that carry a number ("E-mail 3 - Value"). `stages` translates words of its stage column.
    `purchases` are the ids of formats whose rows are purchases, `companies` of those whose rows are companies,
    `unreadable` of those that are recognised but cannot be brought in.
    """

    id: str
    formats: Mapping[str, str]
    columns: Mapping[Part, str] = field(default_factory=dict)
    numbered: Callable[[str], Part | None] | None = None
    signatures: tuple[Signature, ...] = ()
    stages: Mapping[str, str] = field(default_factory=dict)
    purchases: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()

    def part(self, header: str) -> Part | None:
        """What a header means in this program's files, None for one that it does not write."""
        name = normalised(header)
        known = self._index().get(name)
        return known or (self.numbered(name) if self.numbered else None)

    def kind(self, format_id: str) -> MappingKind:
        """What the rows of one of its formats are."""
        return MappingKind.PURCHASES if format_id in self.purchases else MappingKind.CUSTOMERS

    def _index(self) -> dict[str, Part]:
        if not hasattr(self, "_cached_index"):
            index = {
                normalised(header): part for part, headers in self.columns.items() for header in headers.split(" | ")
            }
            object.__setattr__(self, "_cached_index", index)
        cached: dict[str, Part] = self._cached_index  # type: ignore[attr-defined]
        return cached
