"""An owner who never stops, in a process that is going to be killed.

Before each change it says what it is about to do, afterwards what the file holds now. Orders: folder, seed, key.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from app.domain.customer import Stage, Tier
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact
from app.domain.promise import Promise
from app.domain.touchpoint import Touchpoint
from app.services.desk import Desk
from app.services.vault import vault_at
from app.storage.tables import CONTENT_TABLES
from tests.benchmarks.crowd import name_of, sentence
from tests.builders import person

_MOST_PEOPLE = 400


def say(**told: object) -> None:
    """One line that the test can read back."""
    print(json.dumps(told), flush=True)


def digest(desk: Desk) -> str:
    """A number for everything that the owner has put in."""
    known = hashlib.sha256()
    for table in CONTENT_TABLES:
        rows: Any = desk.store.sql.execute(f"SELECT * FROM {table} ORDER BY 1")
        for row in rows:
            known.update(repr(row).encode())
    return known.hexdigest()


class Owner:
    """Does one thing after the other, the same for the same seed."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        self._desk, self._folder, self._rng = desk, folder, Random(seed)

    def work(self) -> None:
        """Change things for ever."""
        while True:
            what, change = self._next()
            line = self._desk.history.next_undo() if what == "undo" else self._desk.history.next_redo()
            say(begin=what, line=line.id if line and what in ("undo", "redo") else None)
            with contextlib.suppress(KeepwarmError):  # such as an undo that later things build on
                change()
            say(done=what, generation=self._desk.store.history.generation, digest=digest(self._desk))

    def _next(self) -> tuple[str, Callable[[], object]]:
        people = self._desk.finding.ids("")
        if len(people) < 3:
            return "add", self._add
        if len(people) > _MOST_PEOPLE:
            return "undo", self._desk.history.undo
        who = self._rng.choice(people)
        words = sentence(self._rng, 5)
        desk, day = self._desk, self._desk.store.clock.today()
        known: dict[str, Callable[[], object]] = {
            "add": self._add,
            "log": lambda: desk.touchpoints.log(
                Touchpoint(channel="call", day=day, participants=(who, people[0]), notes=words)
            ),
            "edit": lambda: desk.customers.edit(who, notes=words, human_line=words),
            "fact": lambda: desk.facts.add(Fact(customer_id=who, text=words)),
            "promise": lambda: desk.promises.make(Promise(customer_id=who, text=words, due=day)),
            "stage": lambda: desk.customers.set_stage(people[:9], self._rng.choice(tuple(Stage))),
            "tier": lambda: desk.customers.set_tier((who,), self._rng.choice(tuple(Tier))),
            "trash": lambda: desk.customers.trash((who,)),
            "import": self._import,
            "undo": desk.history.undo if desk.history.next_undo() else self._add,
            "redo": desk.history.redo if desk.history.next_redo() else self._add,
        }
        what = self._rng.choice((*known, "log", "log", "edit", "undo", "redo", "import"))
        return what, known[what]

    def _add(self) -> object:
        given, family = name_of(self._rng)
        return person(self._desk, f"{given} {family}", notes=sentence(self._rng, 6))

    def _import(self) -> object:
        path = self._folder / "people.csv"
        path.write_text("Name,Email,Notes,Company\n" + "\n".join(self._rows(self._rng.randrange(20, 150))))
        inspection = self._desk.importing.inspect(path)
        draft = self._desk.importing.draft(inspection, inspection.mapping)
        return self._desk.importing.bring_in(draft)

    def _rows(self, count: int) -> Iterator[str]:
        for _ in range(count):
            given, family = name_of(self._rng)
            number = self._rng.randrange(10**9)
            yield f"{given} {family},mail{number}@example.com,{sentence(self._rng, 4)},{family} Oy"


def main() -> None:
    """Open the vault with its key, say so, and work until the end."""
    folder, seed, key = Path(sys.argv[1]), int(sys.argv[2]), bytes.fromhex(sys.stdin.readline())
    service = vault_at(folder)
    service._vault.unlock(key)
    desk = service.open_desk()
    say(done="open", generation=desk.store.history.generation, digest=digest(desk))
    Owner(desk, folder.parent, seed).work()


if __name__ == "__main__":
    main()
