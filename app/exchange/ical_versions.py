"""Which of several versions of an event counts: files tell events twice, and changed days that were taken out since."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.ical_event import EventDraft

TWICE = "stands in the file twice. The newest one comes in."
OVERTAKEN = "is a changed day that was taken out of its series later. Left out."
Left = tuple[EventDraft, str]
"""An event that stays out, and why."""


def newest(drafts: Iterable[EventDraft]) -> tuple[list[EventDraft], list[Left]]:
    """One event for each that the file tells twice, and those that stay out.

    Different events that share a number are kept apart by their start. A changed day of a series does not count where
    the series was written anew since (a higher sequence number) without that day.
    """
    dated, left = list(drafts), []
    best: dict[tuple[str, str], EventDraft] = {}
    firsts: dict[tuple[str, str], EventDraft] = {}
    for draft in dated:
        recurrence = draft.recurrence.key if draft.recurrence is not None else ""
        first = firsts.setdefault((draft.uid, recurrence), draft)
        if first is not draft and first.rank == draft.rank and first.start != draft.start and draft.start is not None:
            draft.uid = f"{draft.uid}#{draft.start.key}"
        key = (draft.uid, recurrence)
        known = best.get(key)
        older = draft if known is not None and known.rank > draft.rank else known
        if older is not None:
            left.append((older, TWICE))
        if older is not draft:
            best[key] = draft
    for (uid, recurrence), draft in list(best.items()):
        series = best.get((uid, ""))
        if recurrence and series is not None and series.rank[0] > draft.rank[0] and _is_without(series, draft):
            left.append((best.pop((uid, recurrence)), OVERTAKEN))
    chosen = {id(draft) for draft in best.values()}
    return [draft for draft in dated if id(draft) in chosen], left


def _is_without(series: EventDraft, changed: EventDraft) -> bool:
    """Whether a series leaves out the day that another event changes."""
    if series.start is None or changed.recurrence is None:
        return False
    return changed.recurrence.in_zone(series.start.zone) in series.excluded
