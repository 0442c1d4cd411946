"""What a letter takes: money for paper, envelope and stamp, and time to sign it."""

from __future__ import annotations

from app.domain.money import minor_digits
from app.domain.settings import Settings
from app.services.campaigns import usual_letter_cost
from app.ui.formatting import count_text, money_text
from app.ui.pages.settings.part import Part
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.widgets.labelled import Choice

_SHARES = (0.0, 0.25, 0.4, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0)
_SECONDS = (0, 30, 60, 120, 210, 300, 600)


class LettersPart(Part):
    """Two figures for the estimate beside a text."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._currency = shell.desk.settings.load().owner.currency
        cost = SettingRow("mail", self.tr("Paper, envelope and stamp for one letter"), self.tr(
            "For the estimate beside your text; nothing is ordered."))  # fmt: skip
        time = SettingRow("clock", self.tr("Time to sign one letter, with a line by hand"))
        self.cost = Choice("", self._amounts(), name=cost.title.text())
        self.time = Choice("", tuple((value, self._minutes(value)) for value in _SECONDS), name=time.title.text())
        for row, choice in ((cost, self.cost), (time, self.time)):
            choice.keep_width(140)
            row.add(choice)
        self.cost.chosen.connect(lambda value: self.change("letters", cost_minor=value))
        self.time.chosen.connect(lambda value: self.change("letters", signing_seconds=value))
        self.lay_out(self.tr("Letters"), cost, time)

    def show_settings(self, settings: Settings) -> None:
        currency = settings.owner.currency
        if currency != self._currency:
            self._currency = currency
            self.cost.set_items(self._amounts())
        cost = settings.letters.cost_minor
        minor = usual_letter_cost(currency) if cost is None else cost
        self.cost.set_value(minor, money_text(minor, currency, cents=True))
        self.time.set_value(settings.letters.signing_seconds, self._minutes(settings.letters.signing_seconds))

    def _amounts(self) -> tuple[tuple[int, str], ...]:
        """Shares and multiples of what is usual."""
        usual, currency = usual_letter_cost(self._currency), self._currency
        unit = 5 if minor_digits(currency) else 1
        amounts = dict.fromkeys(usual if share == 1 else round(usual * share / unit) * unit for share in _SHARES)
        return tuple((minor, money_text(minor, currency, cents=True)) for minor in amounts)

    def _minutes(self, seconds: int) -> str:
        if seconds % 60:
            return self.tr("{minutes} minutes").format(minutes=f"{seconds / 60:.1f}")
        return count_text(seconds // 60, self.tr("1 minute"), self.tr("{count} minutes"))
