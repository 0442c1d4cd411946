"""The frame of an open vault: rail, pages, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGraphicsBlurEffect, QHBoxLayout, QStackedWidget, QWidget

from app.domain.changes import CALENDAR_FILE, Changes
from app.domain.customer import Kind
from app.services.desk import Desk
from app.services.vault import VaultService
from app.ui import dialogs
from app.ui.messages import Messages
from app.ui.page import Page
from app.ui.pages import PAGES, Entry
from app.ui.publishing import Publisher
from app.ui.rail import Rail
from app.ui.rail_counts import RailCounts
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.widgets.overlay import Overlay

NARROW_BELOW, NARROW_BELOW_LARGE = 1280, 1600
LARGE_TEXT = 130
BLUR = 14


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in the way back: a page and what it was opened with."""

    key: str
    state: dict[str, Any] = field(default_factory=dict)


class Frame(QWidget):
    """Shows pages for one desk; implements `Navigator`. Dropped whole when the vault is locked."""

    lock_asked = Signal()
    _changed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, messages: Messages, theme: Theme, vault: VaultService) -> None:
        super().__init__()
        self.shell = Shell(desk, self, tasks, messages, theme, vault)
        self._entries = {entry.key: entry for entry in PAGES}
        self._pages: dict[str, Page] = {}
        self._way: list[Stop] = []
        self._ahead: list[Stop] = []
        self._build()
        self._connect()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def go(self, page: str, **state: Any) -> None:
        """Show a page, and remember the way back."""
        self._ahead.clear()
        self._way.append(Stop(page, state))
        self._show(self._way[-1])

    def back(self) -> None:
        """Return to the page before."""
        if len(self._way) > 1:
            self._ahead.append(self._way.pop())
            self._show(self._way[-1])

    def forward(self) -> None:
        """Undo a step back."""
        if self._ahead:
            self._way.append(self._ahead.pop())
            self._show(self._way[-1])

    @property
    def place(self) -> tuple[str, int]:
        """The page shown, and the customer it shows or stands on (0: none)."""
        if not self._way:
            return "", 0
        stop = self._way[-1]
        return stop.key, int(stop.state.get("number", 0)) or self.page.stands_on

    def return_to(self, page: str, number: int) -> bool:
        """Show a page of last time; False where it or its customer is no longer there."""
        if page not in self._entries or page in ("import", "triage"):
            return False
        if page not in ("customer", "company"):
            self.go(page, **({"customer": number} if number else {}))
            return True
        if not self.shell.desk.customers.is_there(number):
            return False
        self.open_customer(number)
        return True

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        """Show a person's or a company's page."""
        is_company = self.shell.desk.customers.get(number).kind is Kind.COMPANY
        self.go("company" if is_company else "customer", number=number, within=within)

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        """Open the log dialog."""
        dialogs.log(self.shell, tuple(numbers) or self._shown_customer(), **prefilled)

    def promise(self, numbers: Iterable[int] = ()) -> None:
        """Open the dialog for a promise."""
        dialogs.promise(self.shell, tuple(numbers) or self._shown_customer())

    def plan(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        """Open the dialog that plans a touchpoint."""
        dialogs.plan(self.shell, tuple(numbers) or self._shown_customer(), **prefilled)

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        """Open the dialog for a new card."""
        dialogs.add_customer(self.shell, kind, **prefilled)

    def lock(self) -> None:
        """Lock now."""
        self.lock_asked.emit()

    def leave(self) -> None:
        """Let every page keep what was typed, and stop listening; called before the frame is dropped."""
        for page in self._pages.values():
            page.leave()
        self._unsubscribe()
        self._counts.stop()
        self.publisher.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure_rail()
        super().resizeEvent(event)

    def _measure_rail(self) -> None:
        """Text at 130 % and more counts as the next smaller width."""
        is_large = self.shell.theme.scale.percent >= LARGE_TEXT
        self.rail.set_narrow(self.width() < (NARROW_BELOW_LARGE if is_large else NARROW_BELOW))

    def _build(self) -> None:
        desk = self.shell.desk
        translate = QCoreApplication.translate
        titled = tuple((e.key, translate("Rail", e.rail_title), e.icon) for e in self._entries.values() if e.rail_title)
        badge = self.tr("Sample studio") if desk.settings.load().is_sample else ""
        self.rail = Rail(titled, badge)
        self._counts = RailCounts(self.shell, self.rail)
        self.publisher = Publisher(self.shell, self)
        self.stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._unsubscribe = self.shell.desk.history.listen(self._changed.emit)
        self.publisher.published.connect(lambda: self._on_changed(Changes({CALENDAR_FILE: frozenset()})))
        self._changed.connect(self._on_changed, Qt.ConnectionType.AutoConnection)
        self.shell.theme.changed.connect(self._measure_rail)
        self.rail.chosen.connect(self.go)
        self.rail.progress.clicked.connect(lambda: self.go("import"))
        self.rail.log_asked.connect(lambda: self.log())
        self.rail.find_asked.connect(self._on_find)
        self.rail.backups_asked.connect(lambda: self.go("settings", section="backups"))
        self.rail.lock_asked.connect(self.lock_asked)
        keys = {
            "Ctrl+L": lambda: self.log(), "Ctrl+Shift+P": lambda: self.promise(), "Ctrl+K": self._on_find,
            "Ctrl+N": lambda: self.add_customer(), "Ctrl+Shift+N": lambda: self.add_customer("company"),
            "Alt+Left": self.back, "Alt+Right": self.forward, "Ctrl+Z": lambda: self.shell.undo(self.page.is_discreet),
            "Ctrl+Shift+Z": lambda: self.shell.redo(self.page.is_discreet),
            "F6": lambda: self._next_pane(1),
            "Shift+F6": lambda: self._next_pane(-1),
            "F1": lambda: dialogs.keys(self.shell),
            "?": lambda: dialogs.keys(self.shell),
            "Shift+?": lambda: dialogs.keys(self.shell),
            "Ctrl+Shift+H": self._on_blur,
        }  # fmt: skip
        for entry in self._entries.values():
            if entry.keys:
                keys[entry.keys] = lambda key=entry.key: self.go(key)
        for sequence, slot in keys.items():
            QShortcut(QKeySequence(sequence), self, lambda slot=slot: self._is_covered or slot())
        QShortcut(QKeySequence("Ctrl+Shift+L"), self, self.lock_asked.emit)

    def _show(self, stop: Stop) -> None:
        page = self._page(self._entries[stop.key])
        page.open(**stop.state)
        self.stack.setCurrentWidget(page)
        self.rail.set_current("customers" if stop.key in ("customer", "company") else stop.key)
        if stop.key == "letters":
            self.rail.set_current("surprises")
        if stop.key in ("history", "import", "triage"):
            self.rail.set_current("settings")
        page.activate()

    def _page(self, entry: Entry) -> Page:
        if entry.key not in self._pages:
            page = self._pages[entry.key] = entry.build(self.shell)
            page.progressed.connect(self.rail.progress.tell)
            page.finished.connect(self.rail.progress.hide)
            self.stack.addWidget(page)
        return self._pages[entry.key]

    def _on_changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.on_changes(changes)
        self._counts.on_changes(changes)
        self.publisher.on_changes(changes)

    @property
    def is_blurred(self) -> bool:
        """Whether names and faces are hidden from somebody who looks over the owner's shoulder."""
        return self.stack.graphicsEffect() is not None

    def _on_blur(self) -> None:
        """Blur names and faces, or show them again, while somebody looks over the owner's shoulder."""
        if self.is_blurred:
            self.stack.setGraphicsEffect(None)  # type: ignore[arg-type]
        elif self.shell.desk.settings.load().security.blur_shortcut:
            self.stack.setGraphicsEffect(QGraphicsBlurEffect(self.stack, blurRadius=BLUR))
            self.shell.messages.toast(
                self.tr("Names and faces are blurred. Ctrl Shift H shows them again."), icon="eyeoff"
            )

    def _on_find(self) -> None:
        dialogs.palette(self.shell)

    @property
    def _is_covered(self) -> bool:
        """Whether a dialog lies over the window: its keys are its own then."""
        return any(overlay.isVisible() for overlay in self.window().findChildren(Overlay))

    def _shown_customer(self) -> tuple[int, ...]:
        stop = self._way[-1] if self._way else None
        return (stop.state["number"],) if stop and stop.key in ("customer", "company") else ()

    def _next_pane(self, step: int) -> None:
        panes = (self.rail, self.page)
        here = next((place for place, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)), 0)
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)
        self.focusNextChild()

    def fill_rail(self) -> None:
        """Say in the rail what the first paint did not wait for."""
        self._counts.start()
        self.tell_backup()

    def tell_backup(self) -> None:
        """Say in the rail when the last backup was made."""
        self.shell.tasks.run(self.shell.backups.last_words, self._on_backup_words)

    def _on_backup_words(self, words: str) -> None:
        self.rail.foot.set_lines(self.tr("Encrypted, only here"), words)
