"""Worth keeping: what the note holds, offered with ticks, and the slip that may have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.fact import Basis, Fact, FactKind
from app.domain.fold import fold
from app.domain.promise import Promise, Slip
from app.domain.pronouns import THEY, Pronouns
from app.domain.suggestion import Suggestion, SuggestionKind
from app.domain.touchpoint import Channel
from app.ui.dialogs.log_form.conflict_part import ConflictPart
from app.ui.dialogs.log_form.keep_row import FactRow, PromiseRow, TickLine, key_of
from app.ui.dossier.words import channel_word
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl

Key = tuple[SuggestionKind, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the owner decided about one suggestion."""

    is_on: bool
    basis: Basis | None = None
    due: date | None = None


class Keeping(QWidget):
    """Rows follow the note; decisions stay as long as the words do. `grown` tells that the height changed."""

    grown = Signal()

    def __init__(self, today: date, working_days: tuple[int, ...]) -> None:
        super().__init__()
        self._today = today
        self._pronouns = THEY
        self._choices: dict[Key, Choice] = {}
        self.rows: tuple[FactRow | PromiseRow, ...] = ()
        self._column = QVBoxLayout()
        self.slip = SlipPart()
        self.conflict = ConflictPart(today, working_days)
        self._build()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Offer what was read; what is unsure is not ticked."""
        self._remember()
        wanted = tuple(each for each in suggestions if each.kind is not SuggestionKind.SLIP)
        if tuple(row.suggestion for row in self.rows) != wanted:
            self._replace(wanted)
        slip = next((each for each in suggestions if each.kind is SuggestionKind.SLIP), None)
        self.slip.suggest(slip.text if slip else "")

    def set_pronouns(self, pronouns: Pronouns) -> None:
        """Say "she said" of somebody else."""
        self._pronouns = pronouns
        for row in self.rows:
            if isinstance(row, FactRow):
                row.set_pronouns(pronouns)

    def facts(self) -> tuple[Fact, ...]:
        """Ticked facts; their customer is filled in when they are kept."""
        return tuple(
            Fact(kind=row.suggestion.fact_kind or FactKind.OTHER, text=row.suggestion.text, basis=row.basis,
                 value=_value(row.suggestion))
            for row in self.rows if isinstance(row, FactRow) and row.is_on
        )  # fmt: skip

    def promises(self) -> tuple[Promise, ...]:
        """Ticked promises."""
        rows = (row for row in self.rows if isinstance(row, PromiseRow) and row.is_on)
        return tuple(Promise(text=row.suggestion.text, due=row.due) for row in rows)

    def choices(self) -> dict[Key, Choice]:
        """Every decision so far, for a draft."""
        self._remember()
        return dict(self._choices)

    def set_choices(self, choices: dict[Key, Choice]) -> None:
        """Take decisions up again; the next suggestions follow them."""
        self._choices = dict(choices)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Worth keeping?"), "caption", "ink2", weight=600))
        self._column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.slip)
        column.addWidget(self.conflict)
        self.slip.grown.connect(self.grown)
        self.conflict.grown.connect(self.grown)

    def _remember(self) -> None:
        for row in self.rows:
            if isinstance(row, FactRow):
                self._choices[key_of(row.suggestion)] = Choice(row.is_on, basis=row.basis)
            else:
                self._choices[key_of(row.suggestion)] = Choice(row.is_on, due=row.due)

    def _replace(self, wanted: tuple[Suggestion, ...]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(self._row(each) for each in wanted)
        for row in self.rows:
            self._column.addWidget(row)
            row.show()
        self.grown.emit()

    def _row(self, suggestion: Suggestion) -> FactRow | PromiseRow:
        choice = self._choices.get(key_of(suggestion), Choice(suggestion.is_sure))
        if suggestion.kind is SuggestionKind.FACT:
            basis = choice.basis or suggestion.basis or Basis.SAID
            return FactRow(suggestion, self._pronouns, choice.is_on, basis)
        return PromiseRow(suggestion, self._today, choice.is_on, choice.due or suggestion.due)


class SlipPart(QWidget):
    """The tick "Something went wrong", and below it what and how much."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tick = TickLine(self.tr("Something went wrong, log a slip"))
        self.what = LineEdit(self.tr("What happened, in one line, without excuses"))
        self.what.setAccessibleName(self.tr("What happened"))
        self.severity = SegmentedControl(
            (Segment(1, self.tr("Small")), Segment(2, self.tr("It hurt")), Segment(3, self.tr("Grave"))),
            name=self.tr("How much it weighs"), small=True,
        )  # fmt: skip
        self._suggested = ""
        self._more = QWidget()
        self._build()
        self.tick.toggled.connect(self._on_toggled)

    @property
    def is_on(self) -> bool:
        """Whether a slip is to be logged."""
        return self.tick.is_on

    def suggest(self, text: str) -> None:
        """Offer the words of the note; never ticked by itself."""
        if self.is_on or text == self._suggested:
            return
        self._suggested = text
        offered = self.tr("Something went wrong: {text}").format(text=text)
        self.tick.set_text(offered if text else self.tr("Something went wrong, log a slip"))

    def slip(self, day: date) -> Slip | None:
        """The slip as told, None when nothing went wrong."""
        if not self.is_on:
            return None
        return Slip(text=" ".join(self.what.text().split()), severity=int(str(self.severity.value)), happened_on=day)

    def set_slip(self, slip: Slip) -> None:
        """Show a slip that was being told."""
        self.what.setText(slip.text)
        self.severity.set_value(slip.severity)
        self.tick.box.setChecked(True)

    def _build(self) -> None:
        more = QVBoxLayout(self._more)
        more.setContentsMargins(theme_of(self).scale.px(28), 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(self.what)
        more.addWidget(self.severity)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tick)
        column.addWidget(self._more)
        self._more.hide()

    def _on_toggled(self, is_on: bool) -> None:
        self._more.setVisible(is_on)
        if is_on:
            if not self.what.text():
                self.what.setText(self._suggested)
            if self.tick.box.hasFocus() or self.tick.underMouse():
                self.what.setFocus()
        self.grown.emit()


def _value(suggestion: Suggestion) -> str:
    """The channel that a fact about reaching somebody names, as cards read it."""
    if suggestion.fact_kind is not FactKind.PREFERRED_CHANNEL:
        return ""
    text = fold(suggestion.text)
    words = ((channel, fold(channel_word(channel))) for channel in Channel)
    return next((channel.value for channel, word in words if word in text or channel.value in text), "")
