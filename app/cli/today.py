"""The command that says what today asks for, as the page of the window does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.cli.answer import Answer
from app.cli.arguments import Wishes
from app.cli.opening import opened
from app.cli.people import slipping_line
from app.domain.today import Due, Face, OpenPromise, ReachRow, SurpriseWork, TodayView

_GROUPS = {Due.LATE: "late", Due.CAUGHT_UP: "while_away"}


def today(wishes: Wishes) -> Answer:
    """Whom to reach and why now, what was promised, who is slipping and what comes near."""
    with opened(wishes, is_writing=False) as (_, desk):
        view = desk.today.read(wishes.options.days)
    return Answer(_data(view), "\n".join(_words(view)))


def _data(view: TodayView) -> dict[str, Any]:
    return {
        "day": view.today.isoformat(), "days": view.days, "minutes": view.minutes,
        "away_until": _day(view.away_until), "reach_out": [_row(row) for row in view.rows], "waiting": view.waiting,
        "done": [
            {"people": _people(row.faces), "channel": row.channel, "mood": row.mood, "minutes": row.minutes}
            for row in view.done
        ],
        "promises": [_promise(one) for one in view.promises], "open_promises": view.open_promises,
        "kept_this_year": view.kept, "made_this_year": view.made,
        "surprise": None if view.surprise is None else _surprise(view.surprise, view.currency),
        "slipping": [slipping_line(one) for one in view.slipping], "slipping_count": view.slipping_count,
        "looks": [
            {"uuid": look.face.uuid, "name": look.face.name, "title": look.title, "text": look.text,
             "plans": look.plans}
            for look in view.looks
        ],
        "coming_up": [
            {"day": one.day.isoformat(), "minute": one.minute, "kind": one.kind, "text": one.text, "note": one.note}
            for one in view.ahead
        ],
    }  # fmt: skip


def _row(row: ReachRow) -> dict[str, Any]:
    return {
        "kind": row.kind, "group": _GROUPS.get(row.due, "due"), "uuid": row.faces[0].uuid, "name": row.name,
        "people": _people(row.faces), "channel": row.channel, "day": row.day.isoformat(), "minute": row.minute,
        "late_days": row.late_days, "minutes": row.minutes, "why": row.why,
        "reasons": [{"source": reason.source, "text": reason.text} for reason in row.reasons],
    }  # fmt: skip


def _promise(one: OpenPromise) -> dict[str, Any]:
    return {
        "uuid": one.promise.uuid, "text": one.promise.text, "due": _day(one.promise.due), "to": one.face.uuid,
        "name": one.face.name, "said_on": _day(one.said_on), "to_put_right": one.to_put_right,
    }  # fmt: skip


def _surprise(work: SurpriseWork, currency: str) -> dict[str, Any]:
    return {
        "uuid": work.face.uuid, "name": work.face.name, "gesture": work.title, "day": work.day.isoformat(),
        "cost": work.cost_minor, "currency": currency, "minutes": work.minutes,
        "steps": [{"text": step.text, "due": _day(step.due), "done_on": _day(step.done_on)} for step in work.steps],
    }  # fmt: skip


def _people(faces: tuple[Face, ...]) -> list[dict[str, str]]:
    return [{"uuid": face.uuid, "name": face.name} for face in faces]


def _words(view: TodayView) -> Iterator[str]:
    """The day in plain lines."""
    if not view.people:
        yield "Nobody to reach."
    for row in view.rows:
        late = f"{row.late_days} days late" if row.late_days > 1 else "1 day late" if row.late_days else ""
        when = late if row.due is Due.LATE else "" if row.day == view.today else row.day.isoformat()
        yield f"{row.name}, {row.channel}{f', {when}' if when else ''}. {row.why}".strip()
    if view.waiting:
        yield f"and {view.waiting} who can wait"
    for one in view.promises:
        yield f"Promised to {one.face.name} for {_day(one.promise.due)}: {one.promise.text}"
    if view.surprise is not None:
        yield f"A surprise on {view.surprise.day.isoformat()} for {view.surprise.face.name}: {view.surprise.title}"
    for each in view.slipping:
        yield f"{each.name}: {each.short}"
    for look in view.looks:
        yield f"{look.title}. {look.text}"
    for ahead in view.ahead:
        yield f"{ahead.day.isoformat()}: {ahead.text}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
