"""Recent campaigns with how many they are for, in one read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import apsw

from app.domain.campaign import CampaignSummary

_RECENT = """SELECT c.id, c.name, count(m.id), ifnull(sum(m.state = 'went_out'), 0), c.created_at FROM campaign c
    LEFT JOIN campaign_member m ON m.campaign_id = c.id WHERE c.trashed_at IS NULL
    GROUP BY c.id ORDER BY c.id DESC LIMIT ?"""


def summaries(connection: apsw.Connection, limit: int) -> tuple[CampaignSummary, ...]:
    """The latest campaigns, newest first."""
    rows: Any = connection.execute(_RECENT, (limit,))
    return tuple(
        CampaignSummary(number, name, people, went_out, datetime.fromtimestamp(at, UTC))
        for number, name, people, went_out, at in rows
    )
