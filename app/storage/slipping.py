"""Who is slipping, from the stored standings: the first of the list, how many, one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import apsw

from app.domain.touchpoint import Channel
from app.storage.arrays import carray

_COLUMNS = """c.id, c.uuid, c.name, coalesce(nullif(c.nickname, ''), nullif(c.given_name, ''), c.name),
    coalesce(nullif(s.company, ''), c.subtitle), c.photo_id, s.warmth, s.strip, s.usual_gap_days, s.rhythm_basis,
    s.quiet_ratio, s.chance, s.chance_low, s.chance_high, s.is_slipping, s.last_channel,
    c.is_household"""
_FROM = "standing s CROSS JOIN customer c ON c.id = s.customer_id"
_IN_PERSON = frozenset(Channel) - {Channel.EVENT, Channel.GIFT}


class SlippingRow(NamedTuple):
    """What the standings hold of one customer's silence."""

    number: int
    uuid: str
    name: str
    first_name: str
    subtitle: str
    photo_id: int | None
    warmth: float | None
    strip: bytes
    usual_gap_days: float | None
    basis: str
    ratio: float
    chance: float | None
    low: float | None
    high: float | None
    is_slipping: bool
    last_channel: str | None
    is_household: bool


def first(connection: apsw.Connection, limit: int | None) -> list[SlippingRow]:
    """Those who are slipping, the most pressing first; all of them without a limit."""
    query = f"""SELECT {_COLUMNS} FROM {_FROM} WHERE s.is_slipping
        ORDER BY s.slipping_rank DESC, s.customer_id DESC LIMIT ?"""
    return _rows(connection.execute(query, (-1 if limit is None else limit,)))


def of(connection: apsw.Connection, numbers: Sequence[int]) -> list[SlippingRow]:
    """These customers, slipping or not, without those who died or want no contact."""
    query = f"""SELECT {_COLUMNS} FROM {_FROM} WHERE s.customer_id IN (SELECT value FROM carray(?))
        AND NOT c.is_deceased AND NOT c.do_not_contact"""
    return _rows(connection.execute(query, (carray(numbers),)))


def count(connection: apsw.Connection) -> int:
    """How many are slipping."""
    rows: Any = connection.execute("SELECT count(*) FROM standing WHERE is_slipping").fetchall()
    return int(rows[0][0])


def channels(connection: apsw.Connection, rows: Iterable[SlippingRow]) -> Mapping[int, str]:
    """How each is best reached: as they like it, else as they were reached last, else by telephone."""
    known = list(rows)
    query = """SELECT customer_id, value FROM fact WHERE kind = 'preferred_channel' AND value <> ''
        AND trashed_at IS NULL AND replaced_by_id IS NULL AND customer_id IN (SELECT value FROM carray(?))
        ORDER BY id DESC"""
    liked: Any = dict(connection.execute(query, (carray(row.number for row in known),)))
    return {row.number: liked.get(row.number) or _last(row.last_channel) for row in known}


def _last(channel: str | None) -> str:
    return channel if channel in _IN_PERSON and channel is not None else Channel.CALL.value


def _rows(found: Iterable[tuple[Any, ...]]) -> list[SlippingRow]:
    rows = map(SlippingRow._make, found)
    return [row._replace(uuid=str(UUID(bytes=bytes(row.uuid))), is_slipping=bool(row.is_slipping)) for row in rows]  # type: ignore[arg-type]
