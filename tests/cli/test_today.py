"""`keepwarm today` answers with what the page shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.clock import Clock
from app.domain.promise import Promise
from app.services.vault import vault_at
from tests.builders import plan, surprise
from tests.cli.program import PASSPHRASE, Program

TODAY = Clock().today()
SECTIONS = {
    "day", "days", "minutes", "away_until", "reach_out", "waiting", "done", "promises", "open_promises",
    "kept_this_year", "made_this_year", "surprise", "slipping", "slipping_count", "looks", "coming_up",
}  # fmt: skip


@pytest.fixture
def busy(filled: Program) -> Program:
    """Eero is two days late, Noor is for the day after tomorrow; something is promised, and a surprise prepared."""
    service = vault_at(filled.vault)
    service.unlock_with_passphrase(PASSPHRASE)
    desk, today = service.open_desk(), TODAY
    people = {card.name.split()[0]: desk.customers.get(card.id) for card in desk.finding.page("").cards}
    plan(desk, people["Eero"], today - timedelta(days=2), "text")
    plan(desk, people["Noor"], today + timedelta(days=2), "visit", 600)
    desk.promises.make(Promise(customer_id=people["Eero"].id, text="Soil test results", due=today))
    surprise(desk, people["Noor"], today, ("Cut before 8",))
    service.close()
    return filled


def test_today_tells_whom_to_reach_and_why(busy: Program) -> None:
    answer = busy("today")
    assert (answer.code, set(answer.data)) == (0, SECTIONS)
    eero = next(row for row in answer.data["reach_out"] if row["name"] == "Eero Salonen")
    assert (eero["group"], eero["late_days"], eero["channel"], eero["kind"]) == ("late", 2, "text", "touchpoint")
    assert eero["why"] == "“Soil test results” is promised for today."
    assert eero["reasons"][0]["source"] == "promise"
    assert eero["people"] == [{"uuid": eero["uuid"], "name": "Eero Salonen"}]
    assert "Noor Haddad" not in [row["name"] for row in answer.data["reach_out"]]
    promise = next(one for one in answer.data["promises"] if one["text"] == "Soil test results")
    assert (promise["due"], promise["name"], promise["to"]) == (str(TODAY), "Eero Salonen", eero["uuid"])
    work = answer.data["surprise"]
    assert (work["gesture"], work["cost"], work["currency"], work["steps"][0]["done_on"]) == (
        "Sweet peas on the doorstep", 600, "EUR", None,
    )  # fmt: skip


def test_today_looks_as_far_ahead_as_asked(busy: Program) -> None:
    rows = busy("today", "--days", "3").data["reach_out"]
    noor = next(row for row in rows if row["name"] == "Noor Haddad")
    assert (noor["group"], noor["minute"], noor["day"]) == ("due", 600, str(TODAY + timedelta(days=2)))


def test_today_in_words_is_plain(busy: Program) -> None:
    said = busy("today", json=False).out
    assert "Eero Salonen, text, 2 days late. “Soil test results” is promised for today." in said
    assert f"Promised to Eero Salonen for {TODAY}: Soil test results" in said


@pytest.mark.parametrize("days", ["0", "32", "soon"])
def test_a_strange_number_of_days_is_wrong_usage(filled: Program, days: str) -> None:
    answer = filled("today", "--days", days)
    assert (answer.code, answer.out) == (2, "")


def test_the_sample_has_somebody_to_reach(program: Program) -> None:
    answer = program("--demo", "today")
    assert answer.code == 0
    assert [row["name"] for row in answer.data["reach_out"]][:2] == ["Oskar Nyman", "Tuula Granlund"]
