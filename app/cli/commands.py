"""The commands by name, and those that look at customers and their history."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.cli import calendar, care, exchange, people, surprises, today
from app.cli.answer import Answer, card, line, warmth
from app.cli.arguments import Wishes
from app.cli.opening import opened


def search(wishes: Wishes) -> Answer:
    """Customers that match a query."""
    query, limit = wishes.options.query, wishes.options.limit
    with opened(wishes, is_writing=False) as (_, desk):
        numbers = desk.finding.ids(query)
        found = desk.finding.cards(numbers[:limit])
    rows = (f"{one.name:32} {warmth(one) or 'new':>4}  {one.company or one.subtitle}".rstrip() for one in found)
    data = {"total": len(numbers), "customers": [card(one) for one in found]}
    return Answer(data, "\n".join(rows) or "Nobody matches.")


def history(wishes: Wishes) -> Answer:
    """What was changed, newest first."""
    with opened(wishes, is_writing=False) as (_, desk):
        lines = [line(entry) for entry in desk.history.entries(limit=wishes.options.limit)]
    rows = (f"{one['id']:6} {one['at']}  {one['label']}{' (taken back)' if one['undone'] else ''}" for one in lines)
    return Answer(lines, "\n".join(rows))


def undo(wishes: Wishes) -> Answer:
    """One action taken back."""
    with opened(wishes, is_writing=True) as (_, desk):
        done = line(desk.history.undo(wishes.options.id)) | {"undone": True}
    return Answer([done], f"Taken back: {done['label']}")


def redo(wishes: Wishes) -> Answer:
    """One action done again."""
    with opened(wishes, is_writing=True) as (_, desk):
        done = line(desk.history.redo(wishes.options.id)) | {"undone": False}
    return Answer([done], f"Done again: {done['label']}")


COMMANDS: Mapping[str, Callable[[Wishes], Answer]] = {
    "calendar export": calendar.export, "calendar import": calendar.bring_in,
    "vault create": care.create_vault, "import": exchange.bring_in, "export": exchange.export, "search": search,
    "today": today.today, "slipping": people.slipping, "plan": surprises.plan, "gestures": surprises.gestures,
    "history": history, "undo": undo, "redo": redo,
    "backup": care.back_up, "restore": care.restore, "check": care.check, "doctor": care.doctor,
}  # fmt: skip
