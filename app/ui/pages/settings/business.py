"""Who the owner is: name, business, country and money."""

from __future__ import annotations

from dataclasses import fields
from typing import ClassVar

from app.domain.settings import OwnerProfile, Settings
from app.ui.pages.settings.letters_part import LettersPart
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.widgets.owner_form import OwnerForm


class BusinessSection(Section):
    """The owner's profile."""

    KEY: ClassVar[str] = "business"
    ICON: ClassVar[str] = "store"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.form = OwnerForm(shell.desk.settings.load().owner)
        row = SettingRow("store", self.tr("Name, business, country and money"), self.tr(
            "Used for greetings, dates and amounts on this computer; nothing of it leaves."))  # fmt: skip
        row.below.addSpacing(8)
        row.below.addWidget(self.form)
        self.add_part(self.tr("Your business"), row)
        self.letters = LettersPart(shell)
        self.column.addSpacing(12)
        self.column.addWidget(self.letters)
        self.form.edited.connect(self._on_edited)

    def title(self) -> str:
        return self.tr("Business")

    def state(self, settings: Settings) -> str:
        parts = [part for part in (settings.owner.business or settings.owner.name, settings.owner.region) if part]
        return ", ".join(parts) or self.tr("Not filled in yet")

    def show_settings(self, settings: Settings) -> None:
        self.form.show_profile(settings.owner)
        self.letters.show_settings(settings)

    def _on_edited(self) -> None:
        before, after = self.shell.desk.settings.load().owner, self.form.profile
        changed = {item.name: getattr(after, item.name) for item in fields(OwnerProfile)
                   if getattr(after, item.name) != getattr(before, item.name)}  # fmt: skip
        if changed:
            self.change("owner", **changed)
