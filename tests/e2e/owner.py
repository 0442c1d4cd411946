"""A day of an owner in a process of its own: told step by step on stdin, so that a test can look in between."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.fact import Fact
from app.domain.promise import Promise, Slip
from app.domain.touchpoint import Touchpoint
from app.services.desk import Desk
from app.services.vault import VaultService, vault_at
from tests.cli.program import PASSPHRASE
from tests.e2e.needles import EMAIL, NAME, NOTE, PLACE, WORDS


def add(service: VaultService, desk: Desk) -> None:
    """A person with everything that tells something."""
    someone = desk.customers.add(
        Customer(given_name=NAME.split()[0], family_name=NAME.split()[1], notes=NOTE, subtitle=PLACE),
        (ContactDetail(kind=DetailKind.EMAIL, value=EMAIL), ContactDetail(kind=DetailKind.ADDRESS, value=PLACE)),
        tags=(WORDS[0],),
    )
    desk.facts.add(Fact(customer_id=someone.id, text=NOTE, why=WORDS[0]))
    desk.files.set_photo(someone.id, f"{NAME}.png", "image/png", NOTE.encode() * 50)
    desk.promises.make(Promise(customer_id=someone.id, text=NOTE))


def edit(service: VaultService, desk: Desk) -> None:
    """Many edits, some taken back, so that the log of the file grows."""
    number = desk.finding.ids(NAME)[0]
    for place in range(40):
        desk.customers.edit(number, human_line=f"{NOTE} {place}")
    desk.history.undo()
    desk.history.redo()
    desk.history.undo()


def log(service: VaultService, desk: Desk) -> None:
    """Touchpoints and a slip."""
    number = desk.finding.ids(NAME)[0]
    for days in range(20):
        day = service.today() - timedelta(days)
        desk.touchpoints.log(Touchpoint(channel="visit", day=day, participants=(number,), notes=NOTE, title=NAME))
    desk.promises.note_slip(Slip(customer_id=number, text=NOTE, happened_on=service.today()))


def search(service: VaultService, desk: Desk) -> None:
    """Searches, sorted and grouped ones too."""
    for words in (*WORDS, EMAIL, "likes:plums OR warmth>20", "company:x"):
        desk.finding.page(words)
        desk.finding.ids(words)
        desk.finding.palette(words)
    desk.store.sql.execute("SELECT name FROM customer ORDER BY notes || name").fetchall()


def back_up(service: VaultService, desk: Desk) -> None:
    """A backup, tried out."""
    service.backups.back_up()
    service.backups.drill()


def lock(service: VaultService, desk: Desk) -> None:
    """Locked and unlocked again."""
    service.lock()
    service.unlock_with_passphrase(PASSPHRASE)
    service.open_desk()


def fail(service: VaultService, desk: Desk) -> None:
    """A mistake of the program is logged."""
    from app.log import describe, note_mistake, start_log

    start_log()
    try:
        raise ValueError(f"no such thing: {NAME} {EMAIL} {NOTE}")
    except ValueError as error:
        note_mistake(describe(type(error), error.__traceback__))


STEPS: dict[str, Callable[[VaultService, Desk], None]] = {
    "add": add, "edit": edit, "log": log, "search": search, "back_up": back_up, "fail": fail, "lock": lock,
}  # fmt: skip


def main() -> None:
    """Do each step as it is named, and say so when it is done."""
    service = vault_at(Path(sys.argv[1]))
    service.unlock_with_passphrase(PASSPHRASE)
    service.open_desk()
    print("ready", flush=True)
    for line in sys.stdin:
        assert service.desk is not None
        STEPS[line.strip()](service, service.desk)
        print(line.strip(), flush=True)
    service.close()


if __name__ == "__main__":
    main()
