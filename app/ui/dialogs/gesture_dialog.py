"""A gesture of the library: what it is, what it takes, for whom it is right, and how to do it."""

from __future__ import annotations

from dataclasses import replace

from app.domain import money
from app.domain.errors import KeepwarmError
from app.domain.gesture import Gesture
from app.domain.year_plan import GestureWorth
from app.ui.dialogs.gesture_parts import IconChoice, KindChips, SeasonChoice, StepsEdit
from app.ui.dialogs.sheet import Sheet
from app.ui.formatting import number_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import DestructiveButton, SecondaryButton
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.fields import LineEdit, TextArea
from app.ui.widgets.value_slider import ValueSlider

_DELIGHTS = tuple(range(10, 51, 5))
"""Tenths of a delight of 1 to 5."""


class GestureDialog(Sheet):
    """A new gesture, or one written anew; put away, it is no longer planned and stays readable."""

    WIDTH = 640

    def __init__(self, shell: Shell, worth: GestureWorth | None = None) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("A gesture of your own") if worth is None else worth.gesture.name)
        self._shell = shell
        self._gesture = gesture = Gesture() if worth is None else worth.gesture
        self._currency = shell.desk.settings.load().owner.currency
        self.name = _line(self.tr("A jar of jam"), gesture.name)
        self.icon = IconChoice(gesture.icon)
        self.cost = _line("0", money.Money(gesture.cost_minor, self._currency).plain, self._currency)
        self.minutes = _line("15", str(gesture.minutes or ""), self.tr("minutes"))
        self.notice = _line("0", str(gesture.notice_days or ""), self.tr("days"))
        self.words = _line(self.tr("garden roses herbs"), gesture.tags)
        self.kinds = KindChips(gesture.fact_kinds)
        self.anyone = ToggleRow(
            self.tr("For anyone"),
            self.tr("May be suggested without a fact; you are asked for your reason before you accept it."),
            checked=gesture.for_anyone,
        )
        self.season = SeasonChoice(gesture.season_from_week, gesture.season_until_week)
        self.contains = _line(self.tr("nuts alcohol pollen"), gesture.contains)
        self.cautions = _line(self.tr("What to take care of"), gesture.cautions)
        self.stock = _line(self.tr("any number"), "" if gesture.stock is None else str(gesture.stock))
        self.supplier = _line(self.tr("Where it comes from"), gesture.supplier)
        self.delight = ValueSlider(self.tr("How much delight you expect"), _DELIGHTS, self._delight_words)
        self.how_to = TextArea(self.tr("How to do it so that it is right"), lines=3)
        self.card_line = _line(self.tr("A line for the card"), gesture.card_line)
        self.steps = StepsEdit(shell.desk.gestures.steps_of(gesture.id) if gesture.id else ())
        self.how_to.setPlainText(gesture.how_to)
        self.delight.set_value(round(gesture.expected_delight * 10))
        self._build(worth)

    def save(self) -> None:
        """Keep the gesture and close."""
        try:
            written = self._written()
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}".strip())
            return
        gestures, steps = self._shell.desk.gestures, self.steps.steps
        self.close_sheet()
        if written.id:
            said = self.tr("Changed “{name}”").format(name=written.name)
            self._shell.act(lambda: gestures.edit(written, steps), said)
        else:
            said = self.tr("Added “{name}” to the library").format(name=written.name)
            self._shell.act(lambda: gestures.add(written, steps), said)

    def _build(self, worth: GestureWorth | None) -> None:
        if worth is not None:
            self.set_subtitle(worth.sentence)
        self.add_field(self.tr("What it is"), self.name)
        self.add_field(self.tr("Sign"), self.icon)
        self.add_row((self.tr("It costs"), self.cost, 1), (self.tr("It takes"), self.minutes, 1),
                     (self.tr("It needs notice of"), self.notice, 1))  # fmt: skip
        self.add_field(self.tr("Words in a fact that speak for it"), self.words)
        self.add_field(self.tr("Kinds of facts that speak for it"), self.kinds)
        self.body.addWidget(self.anyone)
        self.body.addWidget(self.delight)
        self.add_row((self.tr("Season"), self.season, 3), (self.tr("In stock"), self.stock, 1))
        self.add_row((self.tr("It contains"), self.contains, 1), (self.tr("Cautions"), self.cautions, 1))
        self.add_field(self.tr("How to"), self.how_to)
        self.add_field(self.tr("What has to be prepared"), self.steps)
        self.add_row((self.tr("Line for a card"), self.card_line, 2), (self.tr("Supplier"), self.supplier, 1))
        if self._gesture.id:
            self._add_keeping()

    def _add_keeping(self) -> None:
        """Put it away, or bring it back."""
        if self._gesture.is_archived:
            back = SecondaryButton(self.tr("Bring it back"), icon="undo")
            back.clicked.connect(lambda: self._keep(is_archived=False))
            self.foot.add_button(back, left=True)
        else:
            away = DestructiveButton(self.tr("Put it away"), icon="store")
            away.clicked.connect(lambda: self._keep(is_archived=True))
            self.foot.add_button(away, left=True)

    def _keep(self, *, is_archived: bool) -> None:
        gestures, number, name = self._shell.desk.gestures, self._gesture.id, self._gesture.name
        self.close_sheet()
        if is_archived:
            self._shell.act(lambda: gestures.archive(number), self.tr("Put “{name}” away").format(name=name))
        else:
            self._shell.act(lambda: gestures.bring_back(number), self.tr("Brought “{name}” back").format(name=name))

    def _written(self) -> Gesture:
        if not self.name.text().strip():
            raise KeepwarmError(self.tr("Say in two or three words what it is."), "")
        first, last = self.season.weeks
        cost = money.parse(self.cost.text() or "0", self._currency)
        return replace(
            self._gesture, name=_plain(self.name), icon=self.icon.value, cost_minor=cost.minor,
            minutes=self._number(self.minutes), notice_days=self._number(self.notice), tags=_words(self.words),
            fact_kinds=self.kinds.value, for_anyone=self.anyone.is_on, season_from_week=first,
            season_until_week=last, contains=_words(self.contains), cautions=_plain(self.cautions),
            stock=self._number(self.stock) if self.stock.text().strip() else None, supplier=_plain(self.supplier),
            expected_delight=self.delight.value / 10, how_to=" ".join(self.how_to.toPlainText().split()),
            card_line=_plain(self.card_line),
        )  # fmt: skip

    def _number(self, field: LineEdit) -> int:
        text = field.text().strip() or "0"
        if not text.isdecimal() or len(text) > 4:
            raise KeepwarmError(
                self.tr("“{text}” is not a whole number.").format(text=text), self.tr("Digits are enough.")
            )
        return int(text)

    def _delight_words(self, tenths: int) -> str:
        return self.tr("{delight} of 5").format(delight=number_text(tenths / 10, 1))


def _line(placeholder: str, text: str, hint: str = "") -> LineEdit:
    field = LineEdit(placeholder, hint=hint)
    field.setText(text)
    return field


def _plain(field: LineEdit) -> str:
    return " ".join(field.text().split())


def _words(field: LineEdit) -> str:
    """Words one blank apart, however they were separated."""
    return " ".join(field.text().replace(",", " ").replace(";", " ").split())


def open_dialog(shell: Shell, worth: GestureWorth | None = None) -> GestureDialog:
    """Show the dialog."""
    dialog = GestureDialog(shell, worth)
    dialog.open_sheet(dialog.name)
    return dialog
