"""Kills at any moment: `python -m tests.e2e.torture [ROUNDS] [SEED]` runs a thousand, the suite some of them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from app.domain.changes import Changes
from app.services.vault import GenerationState, VaultService, vault_at
from app.storage import schema, search, standings
from app.storage.store import Store
from tests.cli.program import PASSPHRASE, Program
from tests.e2e.busy import digest

LONGEST_SECONDS = 1.2
FRESH_AFTER = 40
"""So many rounds go on with the same vault; then a new one keeps the file small."""
STEP = (
    "CREATE TABLE tortured (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    """INSERT INTO tortured WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT i, hex(randomblob(20)) FROM n""",
    "CREATE INDEX tortured_text ON tortured (text)",
    "ALTER TABLE customer ADD COLUMN tortured TEXT NOT NULL DEFAULT ''",
)


class Broken(AssertionError):
    """A promise was not kept."""


@dataclass
class Tally:
    """What was seen: kills by what was going on, actions acknowledged, and commits that nobody heard of."""

    kills: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    unheard: int = 0

    @property
    def rounds(self) -> int:
        return sum(self.kills.values())


class Torture:
    """Starts a busy owner on one vault, kills her at a random moment, and looks at what is left; again and again."""

    def __init__(self, home: Path, seed: int) -> None:
        self._rng = Random(seed)
        self._home, self._number = home, 0
        self.tally = Tally()
        self._renew()

    def writing(self, rounds: int) -> None:
        """Kill while things are added, edited, imported, taken back and done again."""
        for number in range(rounds):
            if number % FRESH_AFTER == FRESH_AFTER - 1:
                self._renew()
            self._round(number)

    def migrating(self, rounds: int) -> None:
        """Kill while the file takes a step of the schema, on a copy each time."""
        for _ in range(rounds):
            self._migrate()

    def _renew(self) -> None:
        self._number += 1
        self._program = Program(self._home / str(self._number))
        self._program.home.mkdir()
        service = vault_at(self._program.vault)
        service.create(PASSPHRASE, use_keyring=False)
        self._key = service._vault.file_key
        desk = service.open_desk()
        self._heard: dict[str, Any] = {"generation": desk.store.history.generation, "digest": digest(desk)}
        service.close()

    def _round(self, number: int) -> None:
        process = self._program.start(self._program.vault, str(self._rng.randrange(10**9)), module="tests.e2e.busy")
        begun = self._killed(process, 0.25 + self._rng.random() * LONGEST_SECONDS)
        what = str(begun["begin"]) if begun else "between"
        self.tally.kills[what] = self.tally.kills.get(what, 0) + 1
        service = self._opened()
        try:
            self._judge(service, begun)
        except AssertionError as error:
            raise Broken(f"round {number}, killed while: {what}: {error}") from error
        finally:
            service.close()

    def _killed(self, process: subprocess.Popen[bytes], after: float) -> dict[str, Any] | None:
        """What was begun and not yet acknowledged when the process was killed; what was heard is kept."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(self._key.hex().encode() + b"\n")
        process.stdin.flush()
        executioner = threading.Timer(after, lambda: os.kill(process.pid, signal.SIGKILL))
        executioner.start()
        said = process.stdout.read().splitlines(keepends=True)
        executioner.join()
        process.wait(30)
        process.stdin.close()
        process.stdout.close()
        begun: dict[str, Any] | None = None
        for line in said:
            if line.endswith(b"\n"):
                told = json.loads(line)
                begun = told if "begin" in told else None
                if "done" in told:
                    self._heard = told
                    self.tally.acknowledged += told["done"] != "open"
        return begun

    def _opened(self) -> VaultService:
        service = vault_at(self._program.vault)
        service._vault.unlock(self._key)
        service.open_desk()
        return service

    def _judge(self, service: VaultService, begun: dict[str, Any] | None) -> None:
        desk = service.desk
        assert desk is not None
        generation, known = desk.store.history.generation, int(self._heard["generation"])
        assert service.generation.state is not GenerationState.OLDER, service.generation
        assert service.check().ok
        assert generation in (known, known + 1), (generation, known)
        assert_whole(desk.store)
        if generation == known:
            assert digest(desk) == self._heard["digest"], "an acknowledged change is missing or a half one is there"
        else:
            assert begun is not None, "something was committed that nobody had begun"
            self._take_back(service, begun, generation)
            assert digest(desk) == self._heard["digest"], "a change was committed by half"
            assert_whole(desk.store)
            self.tally.unheard += 1
        self._heard = {"generation": desk.store.history.generation, "digest": digest(desk)}

    def _take_back(self, service: VaultService, begun: dict[str, Any], generation: int) -> None:
        """Undo what was committed though nobody heard of it; then everything is as it was last acknowledged."""
        desk = service.desk
        assert desk is not None
        if begun["line"] is None:
            assert desk.history.entries(limit=1)[0].generation == generation
            desk.history.undo()
        elif begun["begin"] == "undo":
            desk.history.redo(begun["line"])
        else:
            desk.history.undo(begun["line"])

    def _migrate(self) -> None:
        folder = self._home / "migrating"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._program.vault, folder)
        process = self._program.start(folder, module="tests.e2e.migrate")
        self._killed(process, 0.2 + self._rng.random() * 0.5)
        self.tally.kills["migration"] = self.tally.kills.get("migration", 0) + 1
        service = vault_at(folder)
        service._vault.unlock(self._key)
        connection = service._vault.writer().connection()
        rows: Any = connection.execute("PRAGMA integrity_check").fetchall()
        version = schema.version_of(connection)
        is_there = connection.table_exists("main", "tortured")
        columns: Any = connection.execute("SELECT name FROM pragma_table_info('customer')").fetchall()
        service.close()
        is_new = version == len(schema.STEPS) + 1
        assert rows == [("ok",)]
        assert version in (len(schema.STEPS), len(schema.STEPS) + 1)
        assert is_there == is_new == (("tortured",) in columns), "half a step was taken"
        if is_new:
            assert list(folder.parent.glob("migrating-backups/*.keepwarm")), "no copy was made before the step"
        shutil.rmtree(folder.parent / "migrating-backups", ignore_errors=True)


def assert_whole(store: Store) -> None:
    """Nothing dangles, and standings and search follow from the content."""
    sql: Any = store._writer.connection()
    assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
    lonely = "SELECT count(*) FROM touchpoint WHERE id NOT IN (SELECT touchpoint_id FROM participant)"
    assert sql.execute(lonely).fetchall() == [(0,)]
    _assert_standings(store, sql)
    _assert_search(sql)


def _assert_standings(store: Store, sql: Any) -> None:
    read = "SELECT * FROM standing ORDER BY customer_id"
    before = sql.execute(read).fetchall()
    living = [number for (number,) in sql.execute("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY id")]
    assert [row[0] for row in before] == living
    sql.execute("SAVEPOINT looking")
    for start in range(0, len(living), 200):
        some = frozenset(living[start : start + 200])
        standings.refresh(store._writer, Changes({}, some), store.clock.today())
    after = sql.execute(read).fetchall()
    sql.execute("ROLLBACK TO looking")
    sql.execute("RELEASE looking")
    assert before == after, "standings do not follow from the content"


def _assert_search(sql: Any) -> None:
    wanted = {source.first + number for source in search.SOURCES for number, _ in sql.execute(source.text).fetchall()}
    held = {number for (number,) in sql.execute("SELECT id FROM search_gram_docsize")}
    assert held == wanted, "the index does not follow from the content"


def main() -> None:
    """A thousand kills, or as many as were asked for; one in ten while the file migrates."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        torture = Torture(Path(home), seed)
        torture.writing(rounds - rounds // 10)
        torture.migrating(rounds // 10)
    print(json.dumps(vars(torture.tally) | {"seconds": round(time.monotonic() - began)}, indent=1))


if __name__ == "__main__":
    main()
