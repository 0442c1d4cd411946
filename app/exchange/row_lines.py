"""Columns of Keepwarm's own tables that hold one thing a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app.domain.mapping import Target
from app.exchange import own_lines
from app.exchange.packing import unpack

LINES: dict[Target, tuple[str, Callable[[str], tuple[list[Any], list[str]]]]] = {
    target: (name, partial(own_lines.read_lines, read=read))
    for target, name, read in (
        (Target.DETAIL_LINES, "details", own_lines.read_detail),
        (Target.DATE_LINES, "occasions", own_lines.read_occasion),
        (Target.FACT_LINES, "facts", own_lines.read_fact),
        (Target.TIE_LINES, "relationships", own_lines.read_tie),
        (Target.FIELD_LINES, "own_fields", own_lines.read_field),
        (Target.TOUCHPOINT_LINES, "touchpoints", own_lines.read_touchpoint),
        (Target.PURCHASE_LINES, "purchases", own_lines.read_purchase),
    )
}
"""The field of Incoming that a column of lines fills, and how its text is read."""

LINES[Target.EXTRA_LINES] = ("extras", lambda text: ([unpack(line)[0] for line in text.split("\n") if line], []))
