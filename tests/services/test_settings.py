"""Settings: read back as set, forgiving of damage, and told in words."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from app.domain.settings import Settings
from app.services.desk import Desk
from app.services.settings import FIELD_WORDS, GROUP_WORDS
from app.storage.tables.filing import SettingRow


def test_a_new_file_has_the_defaults(desk: Desk) -> None:
    assert desk.settings.load() == Settings()


def test_what_was_set_is_read_back(desk: Desk) -> None:
    desk.settings.change("owner", working_days=(1, 3), away_from=date(2026, 7, 1), weekly_minutes=45)
    owner = desk.settings.load().owner
    assert (owner.working_days, owner.away_from, owner.weekly_minutes) == ((1, 3), date(2026, 7, 1), 45)


def test_every_setting_has_words(desk: Desk) -> None:
    groups = [field.name for field in fields(Settings) if not isinstance(getattr(Settings(), field.name), bool)]
    named = {field.name for group in groups for field in fields(getattr(Settings(), group))}
    assert set(GROUP_WORDS) == set(groups)
    assert named - set(FIELD_WORDS) <= {"language"}


@pytest.mark.parametrize(
    ("group", "values", "label"),
    [
        ("owner", {"weekly_minutes": 120}, "Weekly minutes from 90 to 120"),
        ("appearance", {"calm": True}, "Calm on"),
        ("owner", {"country": "FI", "currency": "SEK"}, "Country, Money"),
        ("owner", {"name": "Nora"}, "Your name"),
    ],
)
def test_a_change_is_told_in_words(desk: Desk, group: str, values: dict[str, object], label: str) -> None:
    desk.settings.change(group, **values)
    assert desk.history.entries(limit=1)[0].label == label


def test_a_group_from_a_newer_or_older_file_falls_back_to_defaults(desk: Desk) -> None:
    with desk.store.history.unrecorded():
        SettingRow.insert(name="owner", value='{"name": "Nora", "shoe_size": 38}').execute(desk.store.db)
    assert desk.settings.load().owner.name == "Nora"
    assert desk.settings.load().owner.currency == "EUR"
