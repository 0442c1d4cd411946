"""Public holidays of the owner's place, kept in the file."""

from __future__ import annotations

from datetime import date

import pytest

from app.services.desk import Desk
from app.storage import public_holidays

YEAR = range(2026, 2027)


def test_a_country_has_its_holidays_and_an_unknown_one_none() -> None:
    found = public_holidays.of("FI", "Turku", YEAR)
    assert found[date(2026, 6, 19)] == "Midsummer Eve"
    for country in ("", "XX", "Finland", "??"):
        assert public_holidays.of(country, "", YEAR) == {}


@pytest.mark.parametrize("region", ["BY", "Bayern", "bayern", "Passau, Bayern"])
def test_a_region_is_found_by_code_by_name_and_behind_the_comma(region: str) -> None:
    corpus_christi = date(2026, 6, 4)
    assert corpus_christi in public_holidays.of("DE", region, YEAR)
    assert corpus_christi not in public_holidays.of("DE", "Hamburg", YEAR)
    assert corpus_christi not in public_holidays.of("DE", "Somewhere", YEAR)


def test_they_are_kept_with_the_day_and_worked_out_anew_for_another_place(desk: Desk) -> None:
    desk.settings.change("owner", country="FI")
    desk.store.start_day()
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    assert list(public_holidays.between(desk.store.sql, first, last)) == [date(2026, 6, 19), date(2026, 6, 20)]
    desk.settings.change("owner", country="DE", region="BY")
    assert not desk.store.is_today
    desk.store.start_day()
    assert list(public_holidays.between(desk.store.sql, first, last)) == [date(2026, 6, 4)]
    desk.settings.change("owner", country="")
    desk.store.start_day()
    assert desk.store.is_today
    assert public_holidays.between(desk.store.sql, first, last) == {}
