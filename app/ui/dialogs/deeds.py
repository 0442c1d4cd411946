"""What the palette can do, with the keys that do the same; only what works in this program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec

from PySide6.QtCore import QCoreApplication

from app.domain.fold import fold
from app.services.backups import BackupInfo
from app.ui.pages import PAGES
from app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Deed:
    """One action: its words, icon and keys, other words it is found by, and the doing.

    `is_beginning` marks what comes first while nobody has a card.
    """

    words: str
    icon: str
    keys: str
    run: Callable[[], object]
    also: str = ""
    is_beginning: bool = False

    def fits(self, typed: str) -> bool:
        """Whether every typed word begins a word of it."""
        mine = fold(f"{self.words} {self.also}").split()
        return all(any(word.startswith(part) for word in mine) for part in fold(typed).split())


def deeds(shell: Shell) -> tuple[Deed, ...]:
    """Every action, the likeliest first."""
    first = (*_contacts(shell), *_cards(shell), *_letters(shell))
    return (*first, *_back_and_forth(shell), *_places(shell), *_safety(shell))


def deeds_with(shell: Shell, number: int, name: str) -> tuple[Deed, ...]:
    """Actions with one customer."""
    go = shell.navigator
    found = [
        Deed(
            _tr("Log a touchpoint with {name}").format(name=name), "plus", _tr("Ctrl Enter"), lambda: go.log((number,))
        )
    ]
    if _has_dialog("promise_dialog"):
        found.append(
            Deed(_tr("Make a promise to {name}").format(name=name), "hands", "", lambda: go.promise((number,)))
        )
    if _has_dialog("plan_dialog"):
        found.append(
            Deed(_tr("Plan a touchpoint with {name}").format(name=name), "calendar", "", lambda: go.plan((number,)))
        )
    found.append(Deed(_tr("Open {name}").format(name=name), "people", _tr("Enter"), lambda: go.open_customer(number)))
    return tuple(found)


def _contacts(shell: Shell) -> tuple[Deed, ...]:
    go = shell.navigator
    found = [Deed(_tr("Log a touchpoint"), "plus", _tr("Ctrl L"), go.log, _tr("note contact call text visit"))]
    if _has_dialog("promise_dialog"):
        found.append(Deed(_tr("Make a promise"), "hands", _tr("Ctrl Shift P"), go.promise, _tr("said would")))
    if _has_dialog("plan_dialog"):
        found.append(Deed(_tr("Plan a touchpoint"), "calendar", "", go.plan, _tr("next schedule")))
    return tuple(found)


def _cards(shell: Shell) -> tuple[Deed, ...]:
    go, found = shell.navigator, []
    if _has_dialog("customer_dialog"):
        also = _tr("new person company card")
        found.append(Deed(_tr("Add a customer"), "sprout", _tr("Ctrl N"), go.add_customer, also, is_beginning=True))
        add_company = partial(go.add_customer, "company")
        found.append(Deed(_tr("Add a company"), "building", _tr("Ctrl Shift N"), add_company, also, is_beginning=True))
    if _has_page("import"):
        also = _tr("import file csv vcard excel")
        found.append(Deed(_tr("Bring customers in"), "upload", "", partial(go.go, "import"), also, is_beginning=True))
    return tuple(found)


def _letters(shell: Shell) -> tuple[Deed, ...]:
    also = _tr("letters mail campaign thank you template card envelope label")
    return (Deed(_tr("Write personal letters"), "letter", "", partial(shell.navigator.go, "letters"), also),)


def _back_and_forth(shell: Shell) -> tuple[Deed, ...]:
    last, next_one, found = shell.desk.history.next_undo(), shell.desk.history.next_redo(), []
    if last is not None and last.can_undo:
        words = _tr("Undo: {label}").format(label=last.label)
        found.append(Deed(words, "undo", _tr("Ctrl Z"), shell.undo, _tr("take back")))
    if next_one is not None:
        words = _tr("Redo: {label}").format(label=next_one.label)
        found.append(Deed(words, "refresh", _tr("Ctrl Shift Z"), shell.redo, _tr("do again")))
    return tuple(found)


def _places(shell: Shell) -> tuple[Deed, ...]:
    translate, go, found = QCoreApplication.translate, shell.navigator, []
    for entry in PAGES:
        if entry.rail_title:
            words = _tr("Go to {page}").format(page=translate("Rail", entry.rail_title))
            keys = entry.keys.replace("+", " ")
            found.append(Deed(words, entry.icon, keys, lambda key=entry.key: go.go(key)))
    if _has_page("history"):
        found.append(
            Deed(
                _tr("History and trash"), "history", _tr("Ctrl Alt Z"), lambda: go.go("history"), _tr("changes deleted")
            )
        )
    return tuple(found)


def _safety(shell: Shell) -> tuple[Deed, ...]:
    from app.ui import dialogs

    return (
        Deed(_tr("Back up now"), "disk", "", lambda: _back_up(shell), _tr("backup copy save")),
        Deed(_tr("Lock now"), "lock", _tr("Ctrl Shift L"), shell.navigator.lock, _tr("close key")),
        Deed(_tr("All keys"), "keyring", "F1", lambda: dialogs.keys(shell), _tr("shortcuts help keyboard")),
    )


def _back_up(shell: Shell) -> None:
    def done(written: BackupInfo) -> None:
        shell.messages.toast(_tr("Backed up and read back: {name}").format(name=written.path.name), icon="disk")

    shell.messages.toast(_tr("Making a backup"), icon="disk")
    shell.tasks.run(shell.backups.back_up, done, shell.messages.error)


def _has_dialog(module: str) -> bool:
    return find_spec(f"app.ui.dialogs.{module}") is not None


def _has_page(key: str) -> bool:
    return any(entry.key == key for entry in PAGES)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
