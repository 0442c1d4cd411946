"""A shell for tests of one page of the frame: a real desk, real tasks, and a navigator that only notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.changes import Changes
from app.ui.page import Page
from app.ui.shell import Shell
from app.ui.theme import Theme
from tests.ui.vault_fixtures import Host
from tests.vaults import TestVault


class NotingNavigator:
    """Notes where the page wanted to go."""

    def __init__(self) -> None:
        self.went: list[tuple[str, Any]] = []

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        self.went.append(("customer", number))

    def go(self, page: str, **state: Any) -> None:
        self.went.append((page, state))

    def back(self) -> None:
        self.went.append(("back", {}))

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("log", tuple(numbers)))

    def promise(self, numbers: Iterable[int] = ()) -> None:
        self.went.append(("promise", tuple(numbers)))

    def plan(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("plan", (tuple(numbers), prefilled) if prefilled else tuple(numbers)))

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        self.went.append(("add", kind))

    def lock(self) -> None:
        self.went.append(("lock", {}))


class Bench:
    """A page's shell on an open vault; `show` puts the page into the window and feeds it the changes."""

    def __init__(self, host: Host, box: TestVault, theme: Theme) -> None:
        assert box.service.desk is not None
        self.host, self.box = host, box
        self.desk = box.service.desk
        self.navigator = NotingNavigator()
        self.shell = Shell(self.desk, self.navigator, host.tasks, host.messages, theme, box.service)
        self._end = lambda: None

    def show(self, page: Page, **state: Any) -> None:
        """Open the page as the frame does."""

        def on_changes(changes: Changes) -> None:
            page.on_changes(changes)

        self._end = self.desk.history.listen(on_changes)
        page.open(**state)
        self.host.show(page)
        page.activate()

    def close(self) -> None:
        """Stop feeding."""
        self._end()
