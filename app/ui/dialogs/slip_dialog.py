"""A slip: what happened, how it felt, owning up, making it good, preventing the second one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from PySide6.QtWidgets import QCheckBox, QComboBox

from app.domain import money
from app.domain.errors import KeepwarmError
from app.domain.promise import Slip
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.who import Who
from app.ui.dossier.day_entry import DayEntry
from app.ui.shell import Shell
from app.ui.widgets.buttons import DestructiveButton
from app.ui.widgets.fields import LineEdit, TextArea
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl


class SlipDialog(Sheet):
    """May be left at any part and taken up again later."""

    WIDTH = 600

    def __init__(self, shell: Shell, numbers: tuple[int, ...], slip: Slip | None = None) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Something went wrong") if slip is None else self.tr("Putting it right"))
        self._shell = shell
        today = shell.desk.store.clock.today()
        self._slip = slip or Slip(customer_id=numbers[0] if numbers else 0, happened_on=today)
        self._is_new = slip is None
        self.who = Who(shell.desk, (slip.customer_id,) if slip else numbers)
        self._them = self.who.pronouns
        self.text = TextArea(self.tr("In one line, without excuses"), lines=2)
        self.happened = DayEntry(today, self._slip.happened_on)
        self.severity = SegmentedControl(
            (Segment(1, self.tr("Small")), Segment(2, self.tr("It hurt")), Segment(3, self.tr("Grave"))),
            self._slip.severity, name=self.tr("How much it weighs"),
        )  # fmt: skip
        self.kind = _kinds(self, self._slip.kind)
        self.noticed = QCheckBox(self._of(self.tr("{They} noticed before we told {them}")))
        self.felt = LineEdit(self._of(self.tr("What it meant to {them}")))
        self.owned_on = DayEntry(today, self._slip.owned_up_at.date() if self._slip.owned_up_at else None)
        self.owned_how = LineEdit(self.tr("in person, by telephone"))
        self.good_on = DayEntry(today, self._slip.made_good_on)
        self.good_how = LineEdit(self.tr("Replanted at our cost"))
        self.cost = LineEdit(self.tr("Cost"), hint=shell.desk.settings.load().owner.currency)
        self.words = LineEdit(self._of(self.tr("What {they} said to it")))
        self.cause = LineEdit(self.tr("What let it happen"))
        self.prevention = LineEdit(self.tr("What we do from now on"))
        self.second = Label("", "body", "berry", wrap=True)
        self.remove = DestructiveButton(self.tr("Remove"), icon="trash")
        self._fill()
        self._build()

    def save(self) -> None:
        """Keep the slip as far as it was told, and close."""
        if not self.who.numbers:
            self.say(self.tr("Say with whom. Choose a name from the list."))
            return
        if not self.text.toPlainText().strip():
            self.say(self.tr("Write in one line what happened."))
            return
        if not all(field.is_valid for field in (self.happened, self.owned_on, self.good_on)):
            self.say(self.tr("One of the days is not clear. “3 June” or “yesterday” would be."))
            return
        try:
            written = self._written()
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}")
            return
        self.close_sheet()
        promises = self._shell.desk.promises
        said = self.tr("Noted") if self._is_new or written.is_open else self.tr("Put right")
        self._shell.act(lambda: promises.note_slip(written) if self._is_new else promises.edit_slip(written), said)

    def _fill(self) -> None:
        slip = self._slip
        self.text.setPlainText(slip.text)
        self.noticed.setChecked(slip.noticed_by_them)
        for field, text in (
            (self.felt, slip.felt), (self.owned_how, slip.owned_up_how), (self.good_how, slip.made_good_how),
            (self.words, slip.their_words), (self.cause, slip.cause), (self.prevention, slip.prevention),
        ):  # fmt: skip
            field.setText(text)
        if slip.cost_minor is not None and slip.currency:
            self.cost.setText(money.Money(slip.cost_minor, slip.currency).plain)

    def _build(self) -> None:
        if self.who.is_known:
            self.set_subtitle(self.who.words())
        else:
            self.add_field(self.tr("With whom"), self.who)
        self.add_field(self.tr("What happened"), self.text)
        self.add_row((self.tr("When"), self.happened, 1), (self.tr("Kind"), self.kind, 1))
        self.add_field(self.tr("How much it weighs"), self.severity)
        self.body.addWidget(self.noticed)
        self.add_field(self.tr("How it felt"), self.felt)
        self.add_row((self.tr("Owned up on"), self.owned_on, 1), (self.tr("How"), self.owned_how, 1))
        self.body.addWidget(self.second)
        self.add_row((self.tr("Made good on"), self.good_on, 2), (self.tr("How"), self.good_how, 3),
                     (self.tr("Cost"), self.cost, 2))  # fmt: skip
        self.add_field(self._of(self.tr("{Their} words")), self.words)
        self.add_field(self.tr("Its cause"), self.cause)
        self.add_field(self.tr("Prevent the second one"), self.prevention)
        if not self._is_new:
            self.foot.add_button(self.remove, left=True)
        self.kind.currentIndexChanged.connect(self._tell_second)
        self.remove.clicked.connect(self._on_remove)
        self._tell_second()

    def _of(self, words: str) -> str:
        """The words with the customer's pronouns."""
        them = self._them
        return words.format(
            They=them.subject.capitalize(), they=them.subject, them=them.object, Their=them.possessive.capitalize()
        )

    def _written(self) -> Slip:
        currency = self._shell.desk.settings.load().owner.currency
        cost = money.parse(self.cost.text(), currency) if self.cost.text().strip() else None
        return replace(
            self._slip, customer_id=self.who.numbers[0], kind=str(self.kind.currentData()),
            text=" ".join(self.text.toPlainText().split()), severity=int(str(self.severity.value)),
            happened_on=self.happened.day or self._slip.happened_on, noticed_by_them=self.noticed.isChecked(),
            felt=self.felt.text().strip(), owned_up_at=self._owned_up_at(), owned_up_how=self.owned_how.text().strip(),
            made_good_on=self.good_on.day, made_good_how=self.good_how.text().strip(),
            cost_minor=cost.minor if cost else None, currency=cost.currency if cost else "",
            their_words=self.words.text().strip(), cause=self.cause.text().strip(),
            prevention=self.prevention.text().strip(),
        )  # fmt: skip

    def _owned_up_at(self) -> datetime | None:
        day, before = self.owned_on.day, self._slip.owned_up_at
        if day is None:
            return None
        if before is not None and before.date() == day:
            return before
        now = self._shell.desk.store.clock.now()
        return now if now.date() == day else datetime.combine(day, time(12), UTC)

    def _tell_second(self) -> None:
        numbers = self.who.numbers
        chosen = str(self.kind.currentData())
        slip = replace(self._slip, customer_id=numbers[0], kind=chosen) if numbers else self._slip
        is_second = bool(numbers and chosen) and self._shell.desk.promises.is_second(slip)
        warning = self.tr(
            "The second of its kind within half a year. Its cause is worth finding: this one costs trust."
        )
        self.second.setText(warning if is_second else "")
        self.second.setVisible(is_second)

    def _on_remove(self) -> None:
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.promises.remove_slip(self._slip.id), self.tr("Moved to the trash"))


def _kinds(dialog: SlipDialog, chosen: str) -> QComboBox:
    box = QComboBox()
    for value, words in (
        ("", dialog.tr("Not sorted")), ("late", dialog.tr("Late")), ("damage", dialog.tr("Something was damaged")),
        ("quality", dialog.tr("Not good enough")), ("forgotten", dialog.tr("Forgotten")),
        ("wrong", dialog.tr("The wrong thing")), ("invoice", dialog.tr("Invoice or price")),
        ("tone", dialog.tr("A wrong tone")), ("other", dialog.tr("Something else")),
    ):  # fmt: skip
        box.addItem(words, value)
    if box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))
    return box


def open_dialog(shell: Shell, numbers: tuple[int, ...] = (), slip: Slip | None = None) -> SlipDialog:
    """Show the dialog; a slip that is there already opens where it was left."""
    dialog = SlipDialog(shell, numbers, slip)
    if slip is None:
        dialog.open_sheet(dialog.text if dialog.who.is_known else dialog.who.picker)
    else:
        dialog.open_sheet(dialog.owned_how if slip.owned_up_at is None else dialog.good_how)
    return dialog
