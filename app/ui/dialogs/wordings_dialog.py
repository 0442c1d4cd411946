"""The earlier wordings of a fact, newest first."""

from __future__ import annotations

from app.domain.fact import Fact
from app.domain.pronouns import pronouns_of
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.entry_row import EntryLook, EntryRow
from app.ui.dossier.words import BASIS_ICONS, BASIS_TONES, basis_text, known_text
from app.ui.shell import Shell


class WordingsDialog(Sheet):
    """Reads only; what is true now stands on top."""

    WIDTH = 440

    def __init__(self, shell: Shell, fact: Fact) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Earlier wordings"), self.tr("Close"))
        earlier = shell.desk.facts.earlier(fact)
        pronouns = pronouns_of(shell.desk.customers.get(fact.customer_id))
        today = shell.desk.store.clock.today()
        self.set_subtitle(self.tr("What you changed, newest first.") if earlier else self.tr("It was never changed."))
        self.cancel_button.hide()
        for place, wording in enumerate((fact, *earlier)):
            look = EntryLook(
                wording.text, BASIS_ICONS[wording.basis], basis_text(wording.basis, pronouns),
                BASIS_TONES[wording.basis], known_text(wording, today), text_tone="ink" if place == 0 else "ink2",
            )  # fmt: skip
            row = EntryRow(look)
            row.has_menu = False
            self.body.addWidget(row)

    def save(self) -> None:
        """Close."""
        self.close_sheet()


def open_dialog(shell: Shell, fact: Fact) -> WordingsDialog:
    """Show the dialog."""
    dialog = WordingsDialog(shell, fact)
    dialog.open_sheet(dialog.save_button)
    return dialog
