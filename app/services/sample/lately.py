"""What happened lately in the sample: somebody took over, a surprise is being prepared, old silences were closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from app.domain.slipping import Outcome, Silence
from app.domain.stakeholder import Change, ChangeKind
from app.domain.today import Step
from app.services.desk import Desk
from app.storage.shelves import SILENCES, STAKEHOLDERS, SURPRISES
from app.storage.today import surprise

Steps = Iterable[tuple[str, int, bool]]


def happen(desk: Desk, preparations: Mapping[int, Steps], let_be: Iterable[int]) -> None:
    """Note the change, which reopens the plans there, the steps, and who is let be; inside the action under way."""
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
    for customer, steps in preparations.items():
        planned = [each for each in SURPRISES.living_of(store.db, customer, "day") if each.day >= today]
        found = (
            Step(0, text, today + timedelta(days=days), today + timedelta(days=days) if is_done else None)
            for text, days, is_done in steps
        )
        surprise.add_steps(store.sql, planned[0].id, found)
