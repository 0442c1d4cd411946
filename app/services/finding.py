"""Finding people: the customer list by search and sort, and the palette's quick answers."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.customer import CardSummary, Customer
from app.domain.listing import Counts, Cursor, Page
from app.domain.query import Query, parse
from app.domain.standing import Sort
from app.services.service import Service
from app.storage import customer_list, remembered
from app.storage.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Found:
    """What the palette shows for some words, each group best first."""

    people: tuple[CardSummary, ...]
    companies: tuple[CardSummary, ...]
    remembered: tuple[Remembered, ...]


class FindingService(Service):
    """Reads that a frame waits for: indexed, bounded, by keyset pages."""

    def page(
        self,
        query: Query | str,
        sort: Sort = Sort.NEED,
        after: Cursor | None = None,
        limit: int = 60,
        is_reversed: bool = False,
    ) -> Page:
        """One page of cards that match."""
        return customer_list.page(self._store.sql, _query(query), sort, self._today, after, limit, is_reversed)

    def ids(self, query: Query | str, sort: Sort = Sort.NEED, is_reversed: bool = False) -> tuple[int, ...]:
        """All that match, in order: for selecting all and for stepping from card to card."""
        return customer_list.ids(self._store.sql, _query(query), sort, self._today, is_reversed)

    def count(self, query: Query | str) -> int:
        """How many match."""
        return customer_list.count(self._store.sql, _query(query), self._today)

    def counts(self) -> Counts:
        """People, companies and stages."""
        return customer_list.counts(self._store.sql)

    def cards(self, numbers: tuple[int, ...]) -> tuple[CardSummary, ...]:
        """Cards of these customers, in this order."""
        return customer_list.cards(self._store.sql, numbers, self._today)

    def by_uuid(self, uuid: str) -> Customer:
        """The customer of this uuid; raises `NotFound`."""
        return customer_list.by_uuid(self._store.db, uuid)

    def palette(self, words: str, limit: int = 5) -> Found:
        """People, companies and remembered things for what was typed; recent people for nothing."""
        if not words.strip():
            recent = customer_list.recent(self._store.sql, self._today, limit)
            return Found(recent, (), ())
        query = _query(words)
        people = customer_list.best(self._store.sql, query, words, "person", self._today, limit)
        companies = customer_list.best(self._store.sql, query, words, "company", self._today, limit)
        return Found(people, companies, remembered.find(self._store.sql, words, limit))


def _query(query: Query | str) -> Query:
    return parse(query) if isinstance(query, str) else query
