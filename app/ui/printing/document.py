"""What can be printed: a title, choices, and pages that paint themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPainter

from app.ui.printing.paper import Room

Page = Callable[[QPainter], None]
"""Paints one page with its corner at the origin; holds all it needs, for it may be called on another thread."""


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Something the owner may leave out or add: a key, a title, a sentence, and how it begins."""

    key: str
    title: str
    text: str
    is_on: bool


class Printable(Protocol):
    """One thing on paper."""

    @property
    def title(self) -> str:
        """What the dialog and the PDF are called: "Calendar, June 2026"."""

    @property
    def file_name(self) -> str:
        """Name of the PDF without its ending."""

    @property
    def is_landscape(self) -> bool:
        """Whether the paper lies on its side."""

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """What can be chosen."""

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Read what is to be printed with these choices, and lay it out on pages of this size."""
