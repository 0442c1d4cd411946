"""How a silence ended: a contact, all is well, they have left, or better not asked again."""

from __future__ import annotations

from app.domain.customer import Customer
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.slipping import Outcome, Slipping
from app.ui.dialogs.sheet import Sheet
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ChoiceLines
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class SilenceDialog(Sheet):
    """The sentence, what stands behind it, and the four ways it can end; the same silence is not asked about again."""

    WIDTH = 480

    def __init__(self, shell: Shell, customer: Customer, silence: Slipping) -> None:
        super().__init__(shell.messages)
        self._shell, self._customer = shell, customer
        self.set_title(self.tr("{name} has been quiet").format(name=customer.first_name))
        self.set_subtitle(silence.sentence)
        self.why = Label("\n".join(shell.desk.slipping.why(customer.id)), "caption", "ink2", wrap=True)
        self.outcome = ChoiceLines(self._lines(pronouns_of(customer)))
        self.outcome.setAccessibleName(self.tr("How did it end?"))
        self.reason = LineEdit()
        self.body.addWidget(self.why)
        self.body.addWidget(self.outcome)
        self._line = self.add_field(self.tr("A word about it"), self.reason)
        self.outcome.chosen.connect(self._on_chosen)
        self.reason.returnPressed.connect(self.save)
        self._on_chosen(self.outcome.value)

    def save(self) -> None:
        """Close the silence; after a contact, ask how it went."""
        outcome, number = Outcome(str(self.outcome.value)), self._customer.id
        reason = "" if outcome is Outcome.CONTACTED else " ".join(self.reason.text().split())
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.slipping.close(number, outcome, reason), self.tr("Noted"))
        if outcome is Outcome.CONTACTED:
            self._shell.navigator.log((number,))

    def _lines(self, pronouns: Pronouns) -> tuple[tuple[Outcome, str, str], ...]:
        fine = (
            self.tr("{Subject} are fine, only quiet")
            if pronouns.is_plural
            else self.tr("{Subject} is fine, only quiet")
        )
        left = self.tr("{Subject} have left") if pronouns.is_plural else self.tr("{Subject} has left")
        subject = pronouns.subject.capitalize()
        return (
            (Outcome.CONTACTED, self.tr("I was in touch"), self.tr("Next you can say how it went.")),
            (Outcome.FINE, fine.format(Subject=subject), self.tr("Nothing to do; the next silence is noticed again.")),
            (
                Outcome.LOST,
                left.format(Subject=subject),
                self.tr("Moved, sold up or went elsewhere: worth a word below."),
            ),
            (Outcome.IGNORED, self.tr("Don’t ask again for this silence"), ""),
        )

    def _on_chosen(self, outcome: object) -> None:
        self._line.setVisible(outcome is not Outcome.CONTACTED)
        has_left = outcome is Outcome.LOST
        self.reason.setPlaceholderText(self.tr("Moved to Oslo") if has_left else self.tr("Away until autumn"))


def open_dialog(shell: Shell, number: int) -> SilenceDialog | None:
    """Show the dialog; None where there is no silence to speak of."""
    silence = shell.desk.slipping.of(number)
    if silence is None:
        return None
    dialog = SilenceDialog(shell, shell.desk.customers.get(number), silence)
    dialog.open_sheet(dialog.outcome.buttons[0])
    return dialog
