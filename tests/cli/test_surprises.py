"""`keepwarm plan` and `keepwarm gestures`: the year with its reasons and proof, kept only when asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import Clock
from app.services.vault import vault_at
from tests.builders import friend
from tests.cli.program import PASSPHRASE, Program

TODAY = Clock().today()
KEYS = {
    "from", "until", "currency", "budget", "cost", "minutes", "surprises", "refused", "without_facts", "nothing_known",
    "value", "bound", "gap", "seconds", "times_cards",
}  # fmt: skip


@pytest.fixture
def stocked(filled: Program) -> Program:
    """The people of the pictures, two friends of long standing, and the library."""
    service = vault_at(filled.vault)
    service.unlock_with_passphrase(PASSPHRASE)
    desk = service.open_desk()
    friend(desk, "Saga Lind", "Counts bees in her lunch break", pronouns="she")
    friend(desk, "Ilmari Koski")
    desk.gestures.stock_library()
    service.close()
    return filled


def test_a_year_is_planned_with_reasons_and_a_proof_and_not_kept(stocked: Program) -> None:
    answer = stocked("plan")
    assert (answer.code, set(answer.data)) == (0, KEYS)
    data = answer.data
    line = next(one for one in data["surprises"] if one["name"] == "Saga Lind")
    assert (line["state"], line["asks_reason"]) == ("suggested", False)
    assert line["why"]["this"].startswith("She counts bees in her lunch break (she said so")
    assert set(line["why"]) == {"this", "now", "person", "factors"}
    assert set(line["why"]["factors"]) == {"genuine", "unexpected", "value"}
    assert data["cost"] == sum(one["cost"] for one in data["surprises"]) <= data["budget"]
    assert data["value"] <= data["bound"]
    assert data["gap"] == pytest.approx(1 - data["value"] / data["bound"], abs=1e-4)
    refused = next(one for one in data["refused"] if one["name"] == "Sofia Wikström")
    assert "still open" in refused["sentence"]
    assert "Ilmari Koski" in [one["name"] for one in data["nothing_known"]]
    assert data["without_facts"] == len(data["nothing_known"])
    assert stocked("plan").data["surprises"] == data["surprises"]


def test_the_year_can_begin_later_be_shorter_and_cost_nothing(stocked: Program) -> None:
    first = TODAY + timedelta(days=20)
    data = stocked("plan", "--from", str(first), "--weeks", "30", "--budget", "0", "--seed", "7").data
    assert data["from"] <= str(first) < data["until"] <= str(first + timedelta(weeks=30))
    assert all(one["cost"] == 0 and one["day"] >= str(first) for one in data["surprises"])
    assert data["cost"] == 0


def test_accepting_keeps_the_plan_and_what_a_fact_speaks_for(stocked: Program) -> None:
    data = stocked("plan", "--accept", "--budget", "9000").data
    accepted = [one for one in data["surprises"] if one["state"] == "accepted"]
    assert accepted
    assert all(one["asks_reason"] for one in data["surprises"] if one["state"] == "suggested")
    labels = [entry["label"] for entry in stocked("history").data[:2]]
    assert labels[0] == f"Accepted {len(accepted)} surprises"
    assert labels[1].startswith("Planned a year")
    again = stocked("plan").data
    assert (again["budget"], [one for one in again["surprises"] if one["state"] == "accepted"]) == (9000, accepted)


def test_in_words_the_plan_can_be_read_aloud(stocked: Program) -> None:
    words = stocked("plan", json=False).out
    assert "She counts bees in her lunch break" in words
    assert "Proven within" in words
    assert "of the best possible plan." in words
    assert "Why Saga: " in words
    assert words.count("nothing is known that could be a reason") == 1
    lines = words.splitlines()
    left = lines[lines.index("Left in peace:") + 1 :]
    assert any("still open" in line for line in left)
    assert len({line.partition(" ")[2] for line in left}) == len(left)
    assert not [line for line in lines if ".." in line or "  " in line.strip().replace("  ", " ", 1)]


def test_gestures_are_listed_by_what_they_are(stocked: Program) -> None:
    names = [row[:42].strip() for row in stocked("gestures", json=False).out.splitlines()]
    assert len(names) == 40
    assert names.index("A bee hotel") < names.index("Birdseed") < names.index("A clipping")


@pytest.mark.parametrize("wrong", [("--weeks", "0"), ("--weeks", "105"), ("--budget", "-1"), ("--from", "June")])
def test_wrong_wishes_are_wrong_usage(program: Program, wrong: tuple[str, ...]) -> None:
    assert program("plan", *wrong).code == 2


def test_gestures_tell_what_they_take_and_are_worth(stocked: Program) -> None:
    found = stocked("gestures").data
    assert len(found) == 40
    assert {"name", "cost", "minutes", "expected", "learned", "cases"} <= set(found[0])
    jam = next(one for one in found if one["name"] == "Homemade jam")
    assert (jam["cost"], jam["minutes"], jam["expected"], jam["learned"], jam["cases"]) == (500, 15, 3.3, 3.3, 0)
    assert "nobody has told you yet" in jam["sentence"]


def test_a_vault_without_gestures_says_so(looked_at: Program, tmp_path: Path) -> None:
    assert looked_at("gestures").data == []
    assert looked_at("gestures", json=False).out.strip() == "The library is empty."
    assert looked_at("plan").data["surprises"] == []
