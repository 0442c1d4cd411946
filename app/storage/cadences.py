"""Cadences as they are kept, and which of them counts for whom: own, else of a tag, else of a segment, else the tier's.

Who is in a segment is asked of the search language each time, so that it is never out of date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.cadence import Cadence, CadenceRule, CadenceSource, cadence_of, effective, tier_cadence
from app.domain.customer import Tier
from app.domain.settings import Touch
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase
from app.storage.segment_members import members
from app.storage.shelves import CADENCES, SEGMENTS, TAGS

_TAGGED = """SELECT l.customer_id, l.tag_id FROM customer_tag l JOIN tag t ON t.id = l.tag_id
    WHERE t.trashed_at IS NULL AND l.tag_id IN (SELECT value FROM carray(?))"""
_AMONG = " AND {} IN (SELECT value FROM carray(?))"


@dataclass(frozen=True, slots=True)
class Cadences:
    """Every cadence that is not a customer's own, and those of the customers that were asked for."""

    tiers: Mapping[str, Cadence]
    own: Mapping[int, Cadence]
    of_tags: Mapping[int, list[Cadence]]
    of_segments: Mapping[int, list[Cadence]]

    def of(self, customer_id: int, tier: str) -> Cadence:
        """The cadence that counts for a customer."""
        tags, segments = self.of_tags.get(customer_id, ()), self.of_segments.get(customer_id, ())
        return effective(self.own.get(customer_id), tags, segments, self.tiers[tier])


def read(db: EncryptedDatabase, touch: Touch, today: date, numbers: Iterable[int] | None = None) -> Cadences:
    """The cadences of these customers; None means everybody."""
    only = None if numbers is None else tuple(numbers)
    kept = CADENCES.every(db) if only is None else _kept(db, only)
    tags = {rule.tag_id: rule for rule in kept if rule.tag_id is not None}
    segments = {rule.segment_id: rule for rule in kept if rule.segment_id is not None}
    tiers = {str(tier): tier_cadence(tier, days) for tier, days in tier_days(touch).items()}
    for rule in kept:
        if rule.tier is not None:
            tiers[rule.tier] = cadence_of(rule, CadenceSource.TIER, rule.tier)
    own = {
        rule.customer_id: cadence_of(rule, CadenceSource.OWN)
        for rule in sorted(kept, key=lambda each: -each.ideal_days)
        if rule.customer_id is not None
    }
    return Cadences(
        tiers, own, _of_tags(db, tags, only) if tags else {}, _of_segments(db, segments, today, only)
    )  # fmt: skip


def tier_days(touch: Touch) -> dict[Tier, int]:
    """The intended gap of each tier, as the owner set it."""
    return {
        Tier.INNER_CIRCLE: touch.inner_circle_days, Tier.REGULAR: touch.regular_days,
        Tier.OCCASIONAL: touch.occasional_days,
    }  # fmt: skip


def _kept(db: EncryptedDatabase, only: tuple[int, ...]) -> tuple[CadenceRule, ...]:
    clause = "WHERE trashed_at IS NULL AND (customer_id IS NULL OR customer_id IN (SELECT value FROM carray(?)))"
    return CADENCES.select(db, f"{clause} ORDER BY id", (carray(only),))


def _of_tags(
    db: EncryptedDatabase, rules: Mapping[int, CadenceRule], only: tuple[int, ...] | None
) -> dict[int, list[Cadence]]:
    names = {tag.id: tag.name for tag in TAGS.where(db, TAGS.row.id.in_(tuple(rules)))}
    among = "" if only is None else _AMONG.format("l.customer_id")
    values = (carray(rules),) if only is None else (carray(rules), carray(only))
    rows: Any = db.connection().execute(f"{_TAGGED}{among}", values)
    found: defaultdict[int, list[Cadence]] = defaultdict(list)
    for customer, tag in rows:
        found[customer].append(cadence_of(rules[tag], CadenceSource.TAG, names[tag]))
    return found


def _of_segments(
    db: EncryptedDatabase, rules: Mapping[int, CadenceRule], today: date, only: tuple[int, ...] | None
) -> dict[int, list[Cadence]]:
    found: defaultdict[int, list[Cadence]] = defaultdict(list)
    if not rules:
        return found
    for segment in SEGMENTS.living(db, SEGMENTS.row.id.in_(tuple(rules))):
        meant = cadence_of(rules[segment.id], CadenceSource.SEGMENT, segment.name)
        for customer in members(db.connection(), segment.query, today, only):
            found[customer].append(meant)
    return found
