"""Whether days are proposed for those who are due, and between which hours."""

from __future__ import annotations

from app.domain.settings import Settings
from app.ui.formatting import time_text
from app.ui.pages.settings.part import Part, set_quietly
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.label import Label
from app.ui.widgets.labelled import Choice

_FROM = tuple(range(5 * 60, 14 * 60 + 1, 30))
_UNTIL = tuple(range(12 * 60, 23 * 60 + 1, 30))


class ProposalsPart(Part):
    """A switch and two hours."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        filling = SettingRow("wand", self.tr("Keep my weeks filled with proposals"), self.tr(
            "Whoever is due gets a day in the next four weeks, within your minutes. None of them is an obligation."
        ))  # fmt: skip
        self.fills = ToggleRow(self.tr("Propose days"))
        filling.add(self.fills)
        hours = SettingRow("clock", self.tr("Your hours"), self.tr("No hour before or after is proposed."))
        self.begins = Choice("", tuple((minute, time_text(minute)) for minute in _FROM), name=self.tr("Not before"))
        self.ends = Choice("", tuple((minute, time_text(minute)) for minute in _UNTIL), name=self.tr("Not after"))
        for choice in (self.begins, self.ends):
            choice.keep_width(120)
        for widget in (self.begins, Label("–", "body", "ink2"), self.ends):
            hours.add(widget)
        self.fills.toggled.connect(lambda on: self.change("touch", fills_weeks=on))
        self.begins.chosen.connect(lambda minute: self.change("touch", day_from_minute=minute))
        self.ends.chosen.connect(lambda minute: self.change("touch", day_until_minute=minute))
        self.lay_out(self.tr("Proposals"), filling, hours)

    def show_settings(self, settings: Settings) -> None:
        touch = settings.touch
        set_quietly(self.fills, touch.fills_weeks)
        self.begins.set_value(touch.day_from_minute, time_text(touch.day_from_minute))
        self.ends.set_value(touch.day_until_minute, time_text(touch.day_until_minute))
