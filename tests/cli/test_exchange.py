"""Bringing customers in on the command line: dry and real, problems told, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

CSV = """First name,Last name,Email,Phone,Birthday
Oskar,Ek,oskar@example.com,+358 40 555 0199,1990-02-03
Signe,Åberg,signe@example.com,,31.02.1990
Maja,Holmström,maja@villasolbacken.example,,
"""
CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Alma Björk
EMAIL:alma@example.com
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Hugo Lind
N:Lind;Hugo;;;
END:VCARD
"""
FILE = {"file", "system", "encoding", "rows", "created", "updated", "skipped", "duplicates", "problems"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_a_dry_run_says_what_would_happen_and_changes_nothing(filled: Program, table: Path) -> None:
    before = filled("history", "--limit", "1").data
    done = filled("import", table, "--dry-run")
    assert done.code == 1, done.err
    assert set(done.data) == {"files", "totals", "undo"}
    (file,) = done.data["files"]
    assert set(file) == FILE
    assert (file["file"], file["rows"], file["created"], file["duplicates"]) == (str(table), 3, 2, 1)
    assert done.data["undo"] is None
    assert filled("history", "--limit", "1").data == before


def test_a_file_comes_in_as_one_action_that_one_undo_takes_back(filled: Program, table: Path) -> None:
    done = filled("import", table)
    assert done.code == 1, done.err
    (file,) = done.data["files"]
    assert (file["created"], file["updated"] + file["skipped"]) == (2, 1)
    assert {problem["line"] for problem in file["problems"]} == {3}
    assert all(set(problem) == {"line", "field", "message"} for problem in file["problems"])
    assert "31.02.1990" in done.err
    assert filled("search", "åberg").data["total"] == 1
    assert list((filled.home / "vault-backups").glob("*.keepwarm"))
    undone = filled("undo", str(done.data["undo"]))
    assert (undone.code, filled("search", "åberg").data["total"]) == (0, 0)


def test_several_files_add_up(filled: Program, table: Path, tmp_path: Path) -> None:
    cards = tmp_path / "people.vcf"
    cards.write_text(CARDS, encoding="utf-8")
    done = filled("import", cards, table)
    assert [file["created"] for file in done.data["files"]] == [2, 2]
    assert (done.data["totals"]["rows"], done.data["totals"]["created"]) == (5, 4)
    assert filled("search", "hugo lind").data["total"] == 1


def test_the_same_file_twice_brings_nobody_twice(filled: Program, tmp_path: Path) -> None:
    cards = tmp_path / "people.vcf"
    cards.write_text(CARDS, encoding="utf-8")
    assert filled("import", cards).data["totals"]["created"] == 2
    again = filled("import", cards).data["totals"]
    assert (again["created"], again["duplicates"]) == (0, 2)
    assert filled("search", "hugo").data["total"] == 1


def test_what_is_here_may_be_skipped_or_made_anew(filled: Program, table: Path) -> None:
    assert filled("import", table, "--existing", "skip", "--dry-run").data["totals"]["skipped"] == 1
    assert filled("import", table, "--existing", "create").data["totals"]["created"] == 3
    assert filled("search", "maja holmström").data["total"] == 2


def test_what_went_out_comes_back_in(filled: Program, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert filled("export", "--format", "json", out).code == 0
    other = Program(tmp_path / "other")
    assert other("vault", "create").code == 0
    done = other("import", out)
    assert done.data["totals"]["created"] == 8, done.err
    first = {card["name"]: card["contacts"] for card in filled("search", "").data["customers"]}
    assert {card["name"]: card["contacts"] for card in other("search", "").data["customers"]} == first


def test_a_file_that_is_no_list_of_people_brings_nobody(filled: Program, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)) * 40)
    done = filled("import", odd)
    assert (done.code, done.data["totals"]["created"]) == (1, 0)
    assert done.err.strip()
    assert filled("search", "").data["total"] == 8
