"""The file for other calendars follows the changes of an open vault, in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.ui.publishing import Publisher
from app.ui.theme import Theme
from tests.builders import TODAY, plan, studio, touch
from tests.calendars import everyday
from tests.ui.shells import Bench
from tests.ui.vault_fixtures import Host, box, host
from tests.vaults import TestVault

__all__ = ["box", "host"]


class Press:
    """A publisher on an open vault, fed with every change."""

    def __init__(self, bench: Bench, people: dict[str, Customer], path: Path) -> None:
        self.bench, self.desk, self.people, self.path = bench, bench.desk, people, path
        self.publisher = Publisher(bench.shell, bench.host.window)
        self.publisher._rest.setInterval(0)
        self._end = self.desk.history.listen(self.publisher.on_changes)

    @property
    def text(self) -> str:
        """What the file holds."""
        return self.path.read_text("utf-8") if self.path.exists() else ""

    def until(self, words: str) -> None:
        """Wait until the file says so."""
        self.bench.host.until(lambda: words in self.text)

    def close(self) -> None:
        """Stop feeding."""
        self._end()


@pytest.fixture
def press(host: Host, box: TestVault, theme: Theme, tmp_path: Path) -> Iterator[Press]:
    box.created()
    bench = Bench(host, box, theme)
    made = Press(bench, studio(bench.desk), tmp_path / "keepwarm.ics")
    yield made
    made.close()
    bench.close()


def test_nothing_is_written_until_a_place_is_chosen(press: Press) -> None:
    touch(press.desk, press.people["Maja"], 1)
    assert (press.publisher.is_waiting, press.path.exists()) == (False, False)


def test_the_file_appears_and_follows_each_change_and_each_undo(press: Press) -> None:
    with press.bench.host.qtbot.waitSignal(press.publisher.published):
        press.desk.settings.change("calendar", publish_path=str(press.path))
    press.until("BEGIN:VCALENDAR")
    plan(press.desk, press.people["Tomas"], TODAY, "visit", 600)
    press.until("Visit with Tomas")
    press.desk.history.undo()
    press.bench.host.until(lambda: "Visit with Tomas" not in press.text)


def test_several_changes_in_a_row_are_written_once(press: Press) -> None:
    press.desk.settings.change("calendar", publish_path=str(press.path))
    press.until("BEGIN:VCALENDAR")
    press.publisher._rest.setInterval(60_000)
    for day in range(3):
        touch(press.desk, press.people["Maja"], day)
    assert press.publisher.is_waiting
    before = press.text
    press.publisher.finish()
    assert (press.publisher.is_waiting, press.text != before) == (False, True)


def test_a_file_that_moved_or_stopped_is_not_left_behind(press: Press) -> None:
    other = press.path.with_name("other.ics")
    press.desk.settings.change("calendar", publish_path=str(press.path))
    press.until("BEGIN:VCALENDAR")
    press.desk.settings.change("calendar", publish_path=str(other))
    press.bench.host.until(lambda: other.exists() and not press.path.exists())
    press.desk.settings.change("calendar", publish_path="")
    press.bench.host.until(lambda: not other.exists())


def test_trouble_is_told_once_and_not_after_every_change(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Exception] = []
    monkeypatch.setattr(press.bench.shell.messages, "error", told.append)
    press.path.write_bytes(everyday())
    press.desk.settings.change("calendar", publish_path=str(press.path))
    press.bench.host.until(lambda: bool(told))
    touch(press.desk, press.people["Maja"], 1)
    press.bench.host.until(lambda: not press.publisher.is_waiting and not press.bench.host.tasks._jobs)
    assert [error.args[0] for error in told] == ["A file that is not Keepwarm's lies there."]
    assert press.path.read_bytes() == everyday()
