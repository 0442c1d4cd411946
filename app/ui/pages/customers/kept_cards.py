"""The cards that are looked at: a few hundred in memory, the longest unseen goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from app.domain.customer import CardSummary
from app.services.desk import Desk

MOST = 600


class KeptCards:
    """Cards by id, with what their own fields hold where a column shows it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cards: OrderedDict[int, CardSummary] = OrderedDict()
        self._own: dict[int, dict[int, str]] = {}
        self.with_own_fields = False

    def __len__(self) -> int:
        return len(self._cards)

    def card(self, number: int, around: Sequence[int]) -> CardSummary | None:
        """The card, read together with those around it where it is not here; None for somebody in the trash."""
        if number not in self._cards:
            self.keep(self._desk.finding.cards(tuple(around)))
        found = self._cards.get(number)
        if found is not None:
            self._cards.move_to_end(number)
        return found

    def own_values(self, number: int) -> Mapping[int, str]:
        """What the own fields of a kept card hold, by field."""
        return self._own.get(number, {})

    def keep(self, cards: Sequence[CardSummary]) -> None:
        """Keep these, and let the longest unseen go."""
        self._cards.update((card.id, card) for card in cards)
        if self.with_own_fields:
            self._own.update(self._desk.segments.own_values_of(card.id for card in cards))
        while len(self._cards) > MOST:
            number, _ = self._cards.popitem(last=False)
            self._own.pop(number, None)

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Read these anew when they are looked at (None: all)."""
        for number in tuple(self._cards) if numbers is None else numbers:
            self._cards.pop(number, None)
            self._own.pop(number, None)
