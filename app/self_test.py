"""`keepwarm --self-test`: this very program tries everything once, in a vault of its own that is gone afterwards."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from app import __version__
from app.domain.customer import Kind
from app.domain.touchpoint import Channel, Touchpoint
from app.services.desk import Desk
from app.services.vault import OpenVault, VaultService, vault_at

PASSPHRASE = "only for this test of itself"
PEOPLE = "Given name,Family name,E-mail\nÅsa,Lindström,asa@example.org\nBéla,Kovács,bela@example.org\n"
_QUIET_MS = 150


class SelfTest:
    """Steps in the order of a first day; each is a line of the report, and the first that fails ends it."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder, self._say = folder, say
        self._service: VaultService = vault_at(folder / "vault")
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open vault."""
        assert self._desk is not None
        return self._desk

    def run(self) -> bool:
        """Whether every step succeeded."""
        steps = (
            ("create a vault", self.create), ("fill it", self.fill), ("search", self.search), ("plan", self.plan),
            ("import", self.bring_in), ("export", self.export), ("back up", self.back_up), ("restore", self.restore),
            ("show every page", self.show), ("close", self.close),
        )  # fmt: skip
        try:
            return all(self._try(name, step) for name, step in steps)
        finally:
            self._service.close()

    def _try(self, name: str, step: Callable[[], str]) -> bool:
        start = time.perf_counter()
        try:
            told = step()
        except Exception as error:  # whatever it is belongs in the report
            self._say(f"FAILED  {name}: {type(error).__name__}: {error}")
            return False
        self._say(f"ok      {name:16} {time.perf_counter() - start:6.2f} s  {told}")
        return True

    def create(self) -> str:
        """An encrypted file with a passphrase."""
        self._service.create(PASSPHRASE, use_keyring=False)
        self._desk = self._service.open_desk()
        start = (self._service.folder / "keepwarm.db").read_bytes()[:16]
        _expect(start != b"SQLite format 3\0", "the file is not encrypted")
        return "encrypted"

    def fill(self) -> str:
        """The sample studio."""
        from app.services.sample import fill

        fill(self.desk)
        return f"{self.desk.finding.count('')} customers"

    def search(self) -> str:
        """By a word with an accent, typed without it."""
        found = self.desk.finding.ids("holmstrom")
        _expect(bool(found), "nobody was found")
        return self.desk.customers.get(found[0]).name

    def plan(self) -> str:
        """A touchpoint planned, moved and taken back; then the day's page and who goes quiet."""
        whom = self.desk.finding.ids("holmstrom")[:1]
        day = self._service.today() + timedelta(days=3)
        made = self.desk.touchpoints.plan(Touchpoint(channel=Channel.VISIT, day=day, participants=tuple(whom)))
        self.desk.touchpoints.move(made.id, day + timedelta(days=1))
        self.desk.history.undo()
        _expect(self.desk.touchpoints.get(made.id).day == day, "the move was not taken back")
        return f"{self.desk.today.read().people} to reach today, {self.desk.slipping.count()} go quiet"

    def bring_in(self) -> str:
        """A table of two people."""
        file = self._folder / "people.csv"
        file.write_text(PEOPLE, encoding="utf-8")
        inspection = self.desk.importing.inspect(file)
        brought = self.desk.importing.bring_in(self.desk.importing.draft(inspection, inspection.mapping))
        _expect(bool(self.desk.finding.ids("kovacs")), "the newcomers are not there")
        return f"{brought.created} new"

    def export(self) -> str:
        """Everybody as vCard, spreadsheet and JSON."""
        from app.services.exporting import ExportFormat

        forms = tuple(ExportFormat)
        for form in forms:
            self.desk.exporting.export(self._folder / f"everybody.{form.value}", form)
        return ", ".join(form.value for form in forms)

    def back_up(self) -> str:
        """A backup, read back."""
        info = self._service.backups.back_up_to(self._folder / "test.keepwarm")
        return f"{info.manifest.size // 1024} KiB"

    def restore(self) -> str:
        """The backup as a copy in another folder."""
        copy = vault_at(self._folder / "copy")
        try:
            copy.restore_here(self._folder / "test.keepwarm", PASSPHRASE)
            count = copy.open_desk().finding.count("")
        finally:
            copy.close()
        _expect(count == self.desk.finding.count(""), "the copy holds less")
        return f"{count} customers"

    def show(self) -> str:
        """Every page of the window, painted."""
        from PySide6.QtWidgets import QApplication

        from app.ui.pages import PAGES
        from app.ui.theme import Theme
        from app.ui.window import Window

        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        window = Window(Theme(app), vault_at)
        mistakes: list[str] = []
        with _noticing(mistakes):
            window.show()
            window.show_open(OpenVault(self._service, self.desk))
            for entry in PAGES:
                self._show_page(window, entry.key)
            _wait(_QUIET_MS)
        picture = window.grab().toImage()
        window.hide()
        _expect(not mistakes, "; ".join(mistakes))
        _expect(len({picture.pixel(x, y) for x in range(0, 1400, 100) for y in range(0, 800, 100)}) > 2, "all blank")
        return f"{len(PAGES)} pages on {app.platformName()}"

    def _show_page(self, window: object, key: str) -> None:
        frame = window.frame  # type: ignore[attr-defined]
        of_one = {"customer": Kind.PERSON, "company": Kind.COMPANY}
        if key in of_one:
            numbers = self.desk.finding.ids("")
            frame.go(key, number=next(n for n in numbers if self.desk.customers.get(n).kind is of_one[key]))
        else:
            frame.go(key)
        _wait(_QUIET_MS)

    def close(self) -> str:
        """Locked, and only opened again with the passphrase."""
        self._service.lock()
        self._service.unlock_with_passphrase(PASSPHRASE)
        return "locked and opened again"


def run(say: Callable[[str], None]) -> int:
    """Exit code of the self-test: 0 when everything worked."""
    say(f"Keepwarm {__version__} tries itself")
    with tempfile.TemporaryDirectory(prefix="keepwarm-self-test-", ignore_cleanup_errors=True) as folder:
        is_fine = SelfTest(Path(folder), say).run()
    say("Everything works." if is_fine else "Something does not work here.")
    return 0 if is_fine else 1


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RuntimeError(otherwise)


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def _noticing(mistakes: list[str]) -> Iterator[None]:
    """Exceptions in slots never reach the caller; they are noticed here instead of in a dialog."""
    before = sys.excepthook
    sys.excepthook = lambda kind, error, trace: mistakes.append(f"{kind.__name__}: {error}")
    try:
        yield
    finally:
        sys.excepthook = before
