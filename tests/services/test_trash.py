"""The trash: what lies in it comes back, until it is emptied or 90 days are over."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.clock import FixedClock
from app.services.desk import desk_of
from tests.builders import NOW, open_store, person, touch


def test_what_lay_in_the_trash_for_ninety_days_goes_when_a_day_begins(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_of(open_store(tmp_path / "keepwarm.db", clock))
    old, fresh = person(desk, "Helmi Rautio"), person(desk, "Noor Haddad")
    desk.customers.trash((old.id,))
    clock.moment += timedelta(days=60)
    desk.customers.trash((fresh.id,))
    clock.moment += timedelta(days=31)
    desk.history.begin_day()
    assert [thing.title for thing in desk.history.trash()] == ["Noor Haddad"]
    desk.store.close()


def test_a_second_begin_of_the_same_day_leaves_the_trash_alone(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_of(open_store(tmp_path / "keepwarm.db", clock))
    desk.history.begin_day()
    helmi = person(desk, "Helmi Rautio")
    note = touch(desk, helmi, 3)
    desk.touchpoints.trash(note.id)
    desk.history.begin_day()
    assert [thing.kind for thing in desk.history.trash()] == ["touchpoint"]
    desk.store.close()
