"""Bringing in many customers: dry, real, and taken back.

`python -m tests.benchmarks.imports FOLDER ROWS` measures in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.crowd import CITIES, name_of, sentence
from tests.benchmarks.measuring import Result, most_memory_mb, once
from tests.benchmarks.vaults import PASSPHRASE, Vaults, opened

_ROOT = Path(__file__).parents[2]
_COLUMNS = ("First name", "Last name", "Email", "Phone", "Company", "City", "Notes", "Tags")
MEMORY_MB = 400


def bringing(vaults: Vaults, size: int) -> Iterator[Result]:
    """An import of so many CSV rows in a process of its own, beside csv.reader and executemany into one bare table."""
    work = vaults.work_folder()
    rows = write_rows(work / "people.csv", size)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.imports", str(work), str(rows)]
    done = subprocess.run(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    memory = {"most memory MB": round(told["memory"])}
    for name in ("dry", "real"):
        yield Result(f"import of {rows} rows, {name} run", "csv.reader + executemany", told[name], told["bare"], 14.0,
                     notes=memory)  # fmt: skip
    yield Result("memory of the import", "limit", told["memory"], MEMORY_MB, 1.0, "MB")
    yield Result("undo of the import", "the import", told["undo"], told["dry"] + told["real"], 0.25)


def write_rows(path: Path, count: int) -> int:
    """A table of invented people, as another program would write it."""
    rng = Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for number in range(count):
            given, family = name_of(rng)
            company = f"{name_of(rng)[1]} Oy" if rng.random() < 0.2 else ""
            writer.writerow((
                given, family, f"mail{number}@example.com", f"+35840{number:07d}", company, rng.choice(CITIES),
                sentence(rng, 8), rng.choice(("roses", "", "herbs")),
            ))  # fmt: skip
    return count


def main() -> None:
    """Measure on a new vault in the folder."""
    from app.services.vault import vault_at

    folder, rows = Path(sys.argv[1]), int(sys.argv[2])
    path = folder / "people.csv"
    service = vault_at(folder / "vault")
    service.create(PASSPHRASE, use_keyring=False)
    key = service._vault.file_key
    service.open_desk()
    service.close()
    desk = opened(folder / "vault", key).desk
    bare = min(once(lambda: _bare(desk.store._writer.connection(), path)) for _ in range(3))
    found: list[Any] = []

    def dry() -> None:
        inspection = desk.importing.inspect(path)
        found.append(desk.importing.draft(inspection, inspection.mapping))

    took = {"bare": bare, "dry": once(dry)}
    brought: list[Any] = []
    took["real"] = once(lambda: brought.append(desk.importing.bring_in(found[0])))
    assert brought[0].created == rows, brought[0].created
    took["undo"] = once(desk.history.undo)
    assert desk.finding.count("") == 0
    print(json.dumps(took | {"memory": most_memory_mb()}))


def _bare(connection: Any, path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        connection.execute("DROP TABLE IF EXISTS bare")
        connection.execute(f"CREATE TABLE bare ({', '.join(f'c{place}' for place in range(len(_COLUMNS)))})")
        connection.execute("BEGIN")
        marks = ", ".join("?" * len(_COLUMNS))
        connection.executemany(f"INSERT INTO bare VALUES ({marks})", reader)
        connection.execute("COMMIT")


if __name__ == "__main__":
    main()
