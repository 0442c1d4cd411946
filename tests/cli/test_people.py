"""Who needs the owner, on the command line; the program's clock is the computer's, so silences grow."""

from __future__ import annotations

from tests.cli.program import Program

FIELDS = {"uuid", "name", "usual_gap_days", "silence_days", "chance", "low", "high", "label", "sentence"}


def test_slipping_lists_people_with_their_chance_and_one_sentence(looked_at: Program) -> None:
    found = looked_at("slipping")
    assert (found.code, found.err) == (0, "")
    assert {frozenset(one) for one in found.data} == {frozenset(FIELDS)}
    (tomas,) = (one for one in found.data if one["name"] == "Tomas Berglund")
    assert 20 < tomas["usual_gap_days"] < 25
    assert tomas["silence_days"] >= 63
    assert 0 <= tomas["low"] <= tomas["chance"] <= tomas["high"] <= 1
    assert tomas["label"] in ("fairly sure", "rough", "a guess")
    assert tomas["sentence"].startswith("Tomas and you are usually in touch every 3 weeks; it’s been ")


def test_slipping_says_the_same_in_words_and_as_many_as_asked_for(looked_at: Program) -> None:
    everybody, first = looked_at("slipping").data, looked_at("slipping", "--limit", "1")
    assert [one["name"] for one in first.data] == [everybody[0]["name"]]
    found = looked_at("slipping", json=False)
    assert found.code == 0
    lines = found.out.strip().splitlines()
    assert [line.startswith(one["name"]) for line, one in zip(lines, everybody, strict=False)] == [True] * len(
        everybody
    )
    assert looked_at("slipping", "--limit", "0").code == 2
