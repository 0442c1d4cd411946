"""When a promise is moved: whether whom it was made to knows of the new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from app.domain.agenda import Entry
from app.ui.dialogs import reach_dialog
from app.ui.dossier.reaching import Way, must_rest, ways
from app.ui.formatting import long_day_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button, GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay

_WIDTH = 480


class Telling(QObject):
    """Asks once, and then calls `then` with whether it was told; Escape leaves the promise where it is."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def ask(self, entry: Entry, day: date, then: Callable[[bool], None]) -> Overlay:
        """Ask about a promise that goes to another day."""
        desk, today = self._shell.desk, self._shell.desk.store.clock.today()
        profile = desk.profiles.read(entry.customers[0])
        name = profile.customer.first_name
        said = self.tr("“{promise}” goes from {old} to {new}. A promise that was moved together is still a kept one.")
        panel = MessagePanel(
            "hands", self.tr("Does {name} know of the new day?").format(name=name),
            said.format(promise=entry.name, old=long_day_text(entry.day, today), new=long_day_text(day, today)),
            tone="slate",
        )  # fmt: skip
        panel.setAccessibleName(self.tr("Does {name} know of the new day?").format(name=name))
        overlay = self._shell.messages.show_overlay(panel, width=_WIDTH, top=160, modal=True)
        way = None if must_rest(profile.customer) else next(iter(ways(profile.details)), None)

        def tell(chosen: Way) -> None:
            then(True)
            reach_dialog.open_dialog(self._shell, profile, chosen)

        self._add(panel, overlay, GhostButton(self.tr("Move without a word")), lambda: then(False))
        if way is not None:
            words = reach_dialog.reach_words(way.channel, name, panel)
            self._add(panel, overlay, SecondaryButton(words), lambda: tell(way))
        knows = PrimaryButton(self.tr("{name} knows").format(name=name))
        self._add(panel, overlay, knows, lambda: then(True))
        knows.setFocus()
        return overlay

    def _add(self, panel: MessagePanel, overlay: Overlay, button: Button, then: Callable[[], None]) -> None:
        def on_clicked() -> None:
            overlay.close_overlay()
            then()

        panel.foot.add_button(button)
        button.clicked.connect(on_clicked)
