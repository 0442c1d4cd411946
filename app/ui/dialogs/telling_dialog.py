"""When a promise is moved: whether whom it was made to knows of the new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.ui.dialogs import reach_dialog
from app.ui.dossier.reaching import Way, must_rest, ways
from app.ui.formatting import long_day_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button, GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay

_WIDTH = 480


def open_dialog(
    shell: Shell, customer_id: int, promise: str, old: date, new: date, then: Callable[[bool], None]
) -> Overlay:
    """Ask once, and call `then` with whether it was told; Escape leaves the promise where it is."""
    desk, today = shell.desk, shell.desk.store.clock.today()
    profile = desk.profiles.read(customer_id)
    name = profile.customer.first_name
    title = _tr("Does {name} know of the new day?").format(name=name)
    said = _tr("“{promise}” goes from {old} to {new}. A promise that was moved together is still a kept one.")
    panel = MessagePanel(
        "hands", title,
        said.format(promise=promise, old=long_day_text(old, today), new=long_day_text(new, today)), tone="slate",
    )  # fmt: skip
    panel.setAccessibleName(title)
    overlay = shell.messages.show_overlay(panel, width=_WIDTH, top=160, modal=True)
    way = None if must_rest(profile.customer) else next(iter(ways(profile.details)), None)

    def tell(chosen: Way) -> None:
        then(True)
        reach_dialog.open_dialog(shell, profile, chosen)

    _add(panel, overlay, GhostButton(_tr("Move without a word")), lambda: then(False))
    if way is not None:
        words = reach_dialog.reach_words(way.channel, name, panel)
        _add(panel, overlay, SecondaryButton(words), lambda: tell(way))
    knows = PrimaryButton(_tr("{name} knows").format(name=name))
    _add(panel, overlay, knows, lambda: then(True))
    knows.setFocus()
    return overlay


def _add(panel: MessagePanel, overlay: Overlay, button: Button, then: Callable[[], None]) -> None:
    def on_clicked() -> None:
        overlay.close_overlay()
        then()

    panel.foot.add_button(button)
    button.clicked.connect(on_clicked)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Telling", text)
