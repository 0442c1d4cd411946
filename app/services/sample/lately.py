"""What happened lately in the sample: somebody took over, and old silences were closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.domain.slipping import Outcome, Silence
from app.domain.stakeholder import Change, ChangeKind
from app.services.desk import Desk
from app.storage.shelves import SILENCES, STAKEHOLDERS


def happen(desk: Desk, let_be: Iterable[int]) -> None:
    """Note the change, which reopens the plans there, and who is let be; inside the action under way."""
    store = desk.store
    today = store.clock.today()
    for place in STAKEHOLDERS.living(store.db, STAKEHOLDERS.row.took_over_from_id.is_null(False)):
        name = desk.customers.get(place.person_id).name
        text = f"{name} took over as {place.title}"
        desk.companies.note_change(
            Change(0, place.company_id, place.id, ChangeKind.TOOK_OVER, text, place.since or today)
        )
    closed = today - timedelta(days=14)
    for customer in let_be:
        SILENCES.add(store.db, Silence(0, customer, closed, closed, Outcome.IGNORED, "", closed))
