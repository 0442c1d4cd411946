"""Every command answers with the promised JSON and exit code; the real program is run."""

from __future__ import annotations

import os
import pty
import shutil
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.services.vault import vault_at
from app.storage.recovery_code import RecoveryCode
from tests.cli.program import PASSPHRASE, ROOT, Program

PEOPLE = ["Aurajoki Hotels", "Eero Salonen", "Maja Holmström", "Noor Haddad", "Priya Raman", "Sofia Wikström",
          "Tomas Berglund", "Villa Solbacken"]  # fmt: skip


def test_a_new_vault_tells_its_recovery_code_once(program: Program) -> None:
    made = program("vault", "create")
    assert (made.code, set(made.data), made.data["vault"]) == (0, {"vault", "recovery_code"}, str(program.vault))
    code = made.data["recovery_code"]
    assert RecoveryCode.parse(code).text == code
    again = program("vault", "create")
    assert (again.code, again.out) == (1, "")
    assert "Nothing was changed" in again.err
    assert Program(program.home, code)("check").code == 0


def test_a_vault_is_private_to_its_owner(program: Program) -> None:
    assert program("vault", "create").code == 0
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (program.vault, *program.vault.rglob("*"))}
    assert not {path: oct(mode) for path, mode in modes.items() if mode & 0o077}


def test_without_a_keyring_and_without_a_passphrase_nothing_is_made(program: Program) -> None:
    program.secret = None
    made = program("vault", "create")
    assert (made.code, made.out) == (3, "")
    assert "KEEPWARM_PASSCOMMAND" in made.err
    assert not program.vault.exists()


def test_a_short_passphrase_is_refused(program: Program) -> None:
    program.secret = "plum"
    made = program("vault", "create")
    assert (made.code, made.out) == (1, "")
    assert made.err.strip()


def test_search_finds_people_as_the_cards_show_them(looked_at: Program) -> None:
    found = looked_at("search", "maja").data
    assert found["total"] == len(found["customers"]) == 1
    maja = found["customers"][0]
    assert {"uuid", "name", "kind", "warmth"} <= set(maja)
    assert (maja["name"], maja["kind"], maja["company"]) == ("Maja Holmström", "person", "Villa Solbacken")
    assert isinstance(maja["warmth"], int)
    assert datetime.fromisoformat(maja["last_day"])
    everybody = looked_at("search", "", "--limit", "3").data
    assert (everybody["total"], len(everybody["customers"])) == (len(PEOPLE), 3)
    assert sorted(one["name"] for one in looked_at("search", "").data["customers"]) == PEOPLE
    assert looked_at("search", "stage:attraction").data["customers"][0]["name"] == "Noor Haddad"
    assert looked_at("search", "zzz").data == {"total": 0, "customers": []}


def test_words_for_people_are_plain(looked_at: Program) -> None:
    assert "Maja Holmström" in looked_at("search", "maja", json=False).out
    assert looked_at("search", "zzz", json=False).out.strip() == "Nobody matches."
    assert looked_at("check", json=False).out.strip() == "Nothing is damaged."


def test_history_is_told_newest_first(looked_at: Program) -> None:
    lines = looked_at("history", "--limit", "5").data
    assert [set(line) for line in lines] == [{"id", "at", "label", "undone"}] * 5
    assert [line["id"] for line in lines] == sorted((line["id"] for line in lines), reverse=True)
    assert datetime.fromisoformat(lines[0]["at"]).tzinfo is not None


def test_undo_and_redo_across_processes(filled: Program) -> None:
    newest = filled("history", "--limit", "1").data[0]
    undone = filled("undo")
    assert (undone.code, undone.data) == (0, [newest | {"undone": True}])
    assert filled("history", "--limit", "1").data == undone.data
    assert filled("redo").data == [newest]
    first = filled("history", "--limit", "500").data[-1]
    stopped = filled("undo", str(first["id"]))
    assert (stopped.code, stopped.out) == (1, "")
    assert "Take these back first" in stopped.err


def test_with_nothing_to_take_back_undo_says_so(program: Program) -> None:
    program("vault", "create")
    done = program("undo")
    assert (done.code, done.out) == (1, "")
    assert "nothing to take back" in done.err


def test_a_sound_file_passes_the_check(looked_at: Program) -> None:
    checked = looked_at("check")
    assert (checked.code, set(checked.data)) == (0, {"ok", "pages", "customers", "problems"})
    assert checked.data | {"pages": 0} == {"ok": True, "pages": 0, "customers": len(PEOPLE), "problems": []}
    assert checked.data["pages"] > 100


def test_a_damaged_file_is_named_and_exits_1(filled: Program) -> None:
    database = filled.vault / "keepwarm.db"
    content = bytearray(database.read_bytes())
    for page in range(4096 * 40, len(content), 4096):
        content[page + 2000] ^= 1
    database.write_bytes(content)
    checked = filled("check")
    assert checked.code in (1, 3)
    assert checked.err.strip()
    if checked.out:
        assert checked.data["ok"] is False
        assert checked.data["problems"]


def test_a_backup_is_read_back_and_opens_elsewhere_with_either_secret(filled: Program, tmp_path: Path) -> None:
    named = filled("backup", tmp_path / "mine.keepwarm")
    assert (named.code, named.data["file"]) == (0, str(tmp_path / "mine.keepwarm"))
    assert {"ok", "pages", "customers", "problems"} <= set(named.data)
    assert (named.data["ok"], named.data["customers"]) == (True, len(PEOPLE))
    folder = filled("backup", tmp_path / "folder").data["file"]
    usual = filled("backup").data["file"]
    assert Path(folder).parent == tmp_path / "folder"
    assert Path(usual).parent == tmp_path / "vault-backups"
    shutil.rmtree(filled.vault)
    restored = filled("restore", usual, "--to", tmp_path / "there")
    assert (restored.code, restored.data["ok"], restored.data["customers"]) == (0, True, len(PEOPLE))
    assert {"ok", "pages", "customers", "problems"} <= set(restored.data)
    assert filled("--vault", tmp_path / "there", "search", "").data["total"] == len(PEOPLE)


def test_restoring_says_what_is_wrong(filled: Program, tmp_path: Path) -> None:
    file = filled("backup", tmp_path / "mine.keepwarm").data["file"]
    filled.secret = "not the passphrase at all"
    wrong = filled("restore", file, "--to", tmp_path / "there")
    assert (wrong.code, wrong.out) == (3, "")
    filled.secret = PASSPHRASE
    taken = filled("restore", file, "--to", filled.vault)
    assert (taken.code, taken.out) == (3, "")
    assert filled("search", "").data["total"] == len(PEOPLE)
    Path(file).write_bytes(Path(file).read_bytes()[:5000])
    broken = filled("restore", file, "--to", tmp_path / "elsewhere")
    assert (broken.code, broken.data["ok"]) == (1, False)
    assert broken.data["problems"]


@pytest.mark.parametrize("form", ["vcard", "csv", "xlsx", "json"])
def test_everybody_is_written_to_an_open_format(looked_at: Program, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"people.{form}"
    done = looked_at("export", "--format", form, path)
    assert done.code == 0, done.err
    assert done.data["written"] == [str(path)]
    assert (done.data["customers"], done.data["touchpoints"]) == (len(PEOPLE), 43)
    assert path.stat().st_size > 500
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_doctor_tells_nothing_personal(looked_at: Program) -> None:
    told = looked_at("doctor")
    assert told.code == 0
    assert told.data["cipher"] == "chacha20"
    lines = len(looked_at("history", "--limit", "500").data)
    assert told.data["counts"] == {"people": 6, "companies": 2, "history": lines, "generation": lines}
    assert {"keepwarm", "python", "platform", "sqlite", "apsw", "keyring", "vault", "log", "state"} <= set(told.data)
    assert not [name for name in PEOPLE if name.split()[0] in told.out]


def test_the_doctor_asks_nobody(looked_at: Program, tmp_path: Path) -> None:
    closed = Program(looked_at.home, secret=None)("doctor")
    assert (closed.code, closed.data["state"], closed.data["counts"]) == (0, "locked", None)
    nothing = Program(tmp_path / "empty")("doctor")
    assert (nothing.code, nothing.data["state"]) == (0, "none")


@pytest.mark.parametrize("arguments", [
    ["search"], ["nonsense"], ["import"], ["import", "no-such-file.csv"], ["export", "here"],
    ["restore", "no-such-file"], ["search", "x", "--limit", "0"], ["undo", "latest"], ["vault"],
    ["export", "--format", "pdf", "x"],
])  # fmt: skip
def test_wrong_usage_exits_2(program: Program, arguments: list[str]) -> None:
    done = program(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "usage: keepwarm" in done.err


def test_what_cannot_be_opened_exits_3_with_a_sentence(looked_at: Program, tmp_path: Path) -> None:
    nothing = looked_at("--vault", tmp_path / "nothing", "search", "x")
    assert (nothing.code, nothing.out) == (3, "")
    assert "There is no vault" in nothing.err
    assert not (tmp_path / "nothing").exists()
    for secret in ("not the passphrase", None, "K7QMP-4XWTR-K7QMP-4XWTR-K7QMP-4XWTR-K7QMP-4XWTR"):
        closed = Program(looked_at.home, secret)("search", "x")
        assert (closed.code, closed.out) == (3, "")
        assert closed.err.strip().endswith(".")
    failing = looked_at("search", "x", KEEPWARM_PASSCOMMAND="false")
    assert (failing.code, "KEEPWARM_PASSCOMMAND" in failing.err) == (3, True)


def test_beside_an_open_window_reading_works_and_writing_exits_3(filled: Program, tmp_path: Path) -> None:
    window = vault_at(filled.vault)
    window.unlock_with_passphrase(PASSPHRASE)
    desk = window.open_desk()
    desk.customers.edit(1, notes="Sneezes near birch")
    for command in (("search", "birch"), ("history",), ("check",), ("doctor",), ("backup", tmp_path / "b.keepwarm"),
                    ("export", "--format", "vcard", tmp_path / "a.vcf")):  # fmt: skip
        done = filled(*command)
        assert done.code == 0, (command, done.err)
    assert filled("search", "birch").data["total"] == 1
    csv = tmp_path / "people.csv"
    csv.write_text("Name,Email\nOskar Ek,oskar@example.com\n")
    for command in (("undo",), ("redo",), ("import", csv)):
        done = filled(*command)
        assert (done.code, done.out) == (3, ""), command
        assert done.err.strip()
    assert desk.customers.get(1).notes == "Sneezes near birch"
    window.close()
    assert filled("undo").code == 0


def test_reading_leaves_every_file_as_it_was(filled: Program) -> None:
    before = {path: path.read_bytes() for path in filled.vault.iterdir()}
    for command in (("search", "x"), ("history",), ("check",), ("doctor",)):
        assert filled(*command).code == 0
    after = {path: path.read_bytes() for path in filled.vault.iterdir() if not path.name.endswith(("-shm", "-wal"))}
    assert after == {path: data for path, data in before.items() if path in after}
    assert set(after) == set(before)


def test_a_secret_is_asked_for_at_a_prompt_and_not_shown(filled: Program) -> None:
    filled.secret = None
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "app", "search", "maja", "--json"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=filled.environment, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while b"Passphrase" not in said:
        said += os.read(ours, 1000)
    os.write(ours, f"{PASSPHRASE}\n".encode())
    out, _ = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0
    assert b'"total": 1' in out
    assert PASSPHRASE.encode() not in said + out


def test_the_sample_studio_is_fresh_and_leaves_nothing_behind(program: Program, tmp_path: Path) -> None:
    found = program("--demo", "search", "noor")
    assert (found.code, found.data["customers"][0]["name"]) == (0, "Noor Haddad")
    assert list((program.home / "tmp").iterdir()) == []
    kept = program("--vault", tmp_path / "studio", "--demo", "undo")
    assert kept.code == 0
    assert program("--vault", tmp_path / "studio", "--demo", "history").data[0]["undone"] is True
    assert not program.vault.exists()


def test_the_sample_never_opens_an_owners_vault(filled: Program) -> None:
    done = filled("--vault", filled.vault, "--demo", "search", "")
    assert (done.code, done.out) == (3, "")
    assert filled("search", "").data["total"] == len(PEOPLE)


def test_any_language_of_the_machine_does(looked_at: Program) -> None:
    for locale in ("C", "tr_TR.UTF-8", "POSIX"):
        done = looked_at("search", "WIKSTRÖM", LC_ALL=locale, LANG=locale)
        assert (done.code, done.data["total"]) == (0, 1)
    plain = looked_at("search", "maja", json=False, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (plain.code, "Holmström" in plain.out) == (0, True)
