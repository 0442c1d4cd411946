"""The sample studio: a garden design studio of invented people, the same every day relative to today."""

from __future__ import annotations

from app.domain.changes import Topic
from app.domain.settings import OwnerProfile, Settings
from app.services.desk import Desk
from app.services.sample.lately import happen
from app.services.sample.letters import write_letters
from app.services.sample.studio import studio
from app.services.sample.year import plan_year, stocked
from app.storage import setting_groups
from app.storage.record_intake import RecordIntake

PROFILE = OwnerProfile(
    name="Nora Lindqvist", business="Lindqvist Garden", trade="Garden design", country="FI", region="", currency="EUR",
    working_days=(0, 1, 2, 3, 4), weekly_minutes=90, address="Puolalankatu 8, Turku",
)  # fmt: skip


def fill(desk: Desk) -> None:
    """Put the studio into an empty vault, with its owner's profile and her year of surprises; some seconds."""
    store = desk.store
    made = studio(store.clock.today())
    with store.history.action("Opened the sample studio", Topic.IMPORTS, "eye", count=len(made.records)):
        setting_groups.save(store.db, Settings(), Settings(owner=PROFILE, is_sample=True, profile_done=True))
        intake = RecordIntake(store.db, store.clock.now())
        intake.add_gestures(stocked(desk, made.gestures))
        intake.add(made.records)
        happen(desk, [intake.customers[number] for number in made.let_be])
        write_letters(desk, PROFILE)
        plan_year(desk)
    store.start_day()
