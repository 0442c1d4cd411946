"""How a surprise was received: delight, their words, whether they told others, and what it really took."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from app.domain import money
from app.domain.errors import KeepwarmError
from app.domain.pronouns import pronouns_of
from app.domain.touchpoint import Mood
from app.ui.dialogs.sheet import Sheet
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.fields import LineEdit, TextArea


class ReactionDialog(Sheet):
    """Only what was told or seen counts; nothing is guessed. May be left empty and filled in later."""

    WIDTH = 520

    def __init__(self, shell: Shell, number: int) -> None:
        super().__init__(shell.messages)
        self._shell = shell
        self._surprise = surprise = shell.desk.surprises.given(number)
        self._gesture = next(
            one for one in shell.desk.gestures.library(with_archived=True) if one.id == surprise.gesture_id
        )
        self._currency = shell.desk.settings.load().owner.currency
        customer = shell.desk.customers.get(surprise.customer_id)
        self._name, them = customer.first_name, pronouns_of(customer)
        self.delight = ChoiceRow(self._tiles(), surprise.delight, name=self.tr("Delight"), optional=True)
        self.words = TextArea(self.tr("What {they} said, word for word").format(they=them.subject), lines=2)
        self.told = QCheckBox(self.tr("{They} told others about it").format(They=them.subject.capitalize()))
        cost = self._gesture.cost_minor if surprise.cost_minor is None else surprise.cost_minor
        minutes = self._gesture.minutes if surprise.minutes is None else surprise.minutes
        self.cost = LineEdit("", hint=self._currency)
        self.cost.setText(money.Money(cost, self._currency).plain)
        self.minutes = LineEdit("", hint=self.tr("minutes"))
        self.minutes.setText(str(minutes))
        self.words.setPlainText(surprise.their_words)
        self.told.setChecked(surprise.told_others)
        self._build()

    def save(self) -> None:
        """Keep what was told, and close."""
        try:
            cost, minutes = self._cost()
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}".strip())
            return
        if self.delight.value is None:
            self.say(self.tr("Choose how it was received, or close this and say it later."))
            return
        surprises, number = self._shell.desk.surprises, self._surprise.id
        delight, words = int(str(self.delight.value)), self.words.toPlainText()
        is_told = self.told.isChecked()
        self.close_sheet()
        self._shell.act(
            lambda: surprises.react(number, delight, words, is_told, cost, minutes),
            self.tr("Noted; the next plan learns from it"),
        )

    def _build(self) -> None:
        self.set_title(self.tr("How did {name} receive it?").format(name=self._name))
        self.set_subtitle(self._gesture.name)
        self.add_field(self.tr("Delight"), self.delight)
        self.add_field(self.tr("In their words"), self.words)
        self.body.addWidget(self.told)
        self.add_row((self.tr("It cost"), self.cost, 1), (self.tr("It took"), self.minutes, 1))
        self.cancel_button.setText(self.tr("Later"))

    def _tiles(self) -> tuple[ChoiceTile, ...]:
        return (
            ChoiceTile(1, self.tr("Awkward"), mood=Mood.UPSET), ChoiceTile(2, self.tr("Not much"), mood=Mood.UNEASY),
            ChoiceTile(3, self.tr("It was nice"), mood=Mood.CALM), ChoiceTile(4, self.tr("Glad"), mood=Mood.PLEASED),
            ChoiceTile(5, self.tr("Overjoyed"), mood=Mood.DELIGHTED),
        )  # fmt: skip

    def _cost(self) -> tuple[int, int]:
        cost = money.parse(self.cost.text() or "0", self._currency).minor
        text = self.minutes.text().strip() or "0"
        if not text.isdecimal() or len(text) > 4:
            raise KeepwarmError(self.tr("The minutes are not a whole number."), self.tr("Digits are enough."))
        return cost, int(text)


def open_dialog(shell: Shell, number: int) -> ReactionDialog:
    """Show the dialog for a surprise that was delivered."""
    dialog = ReactionDialog(shell, number)
    dialog.open_sheet(dialog.delight.buttons[0])
    return dialog
