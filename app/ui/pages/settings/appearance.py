"""How the window looks and moves."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QLocale

from app.domain.settings import Settings
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.scale import Scale
from app.ui.shell import Shell
from app.ui.theme import Scheme, Theme
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.segmented import Segment, SegmentedControl


class AppearanceSection(Section):
    """Colours, text size, calm, single keys."""

    KEY: ClassVar[str] = "appearance"
    ICON: ClassVar[str] = "brush"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.scheme = SegmentedControl(
            (
                Segment(Scheme.SYSTEM, self.tr("System")),
                Segment(Scheme.LIGHT, self.tr("Light"), "sun"),
                Segment(Scheme.DARK, self.tr("Dark"), "moon"),
            ),
            name=self.tr("Colours"),
        )
        self.text_size = SegmentedControl(
            tuple(Segment(percent, f"{percent} %") for percent in Scale.PERCENTS), name=self.tr("Text size")
        )
        self.calm = ToggleRow(self.tr("Calm"))
        self.keys = ToggleRow(self.tr("Single keys"))
        self._build()
        self.scheme.chosen.connect(lambda value: self.change("appearance", scheme=str(value)))
        self.text_size.chosen.connect(lambda value: self.change("appearance", text_percent=value))
        self.calm.toggled.connect(lambda on: self.change("appearance", calm=on))
        self.keys.toggled.connect(lambda on: self.change("appearance", single_letter_keys=on))

    def title(self) -> str:
        return self.tr("Appearance and language")

    def state(self, settings: Settings) -> str:
        colours = {
            Scheme.SYSTEM: self.tr("Follows the system"), Scheme.LIGHT: self.tr("Light"), Scheme.DARK: self.tr("Dark"),
        }[Scheme(settings.appearance.scheme)]  # fmt: skip
        if settings.appearance.text_percent == 100:
            return colours
        return self.tr("{colours}, text {percent} %").format(colours=colours, percent=settings.appearance.text_percent)

    def show_settings(self, settings: Settings) -> None:
        self.scheme.set_value(Scheme(settings.appearance.scheme))
        self.text_size.set_value(settings.appearance.text_percent)
        for toggle, is_on in ((self.calm, settings.appearance.calm),
                              (self.keys, settings.appearance.single_letter_keys)):  # fmt: skip
            toggle.box.blockSignals(True)
            toggle.set_on(is_on)
            toggle.box.blockSignals(False)

    def _build(self) -> None:
        colours = SettingRow("sun", self.tr("Colours"), self.tr("Light, dark, or whatever the system says."))
        colours.add(self.scheme)
        size = SettingRow("note", self.tr("Text size"), self.tr("Everything grows with it."))
        size.add(self.text_size)
        self.add_part(self.tr("Looks"), colours, size)
        calm = SettingRow("leaf", self.tr("Calm"), self.tr("Nothing moves; changes are there at once."))
        calm.add(self.calm)
        keys = SettingRow("card", self.tr("Single-letter keys"), self.tr(
            "L logs, P plans and the like, while a list or a card has the focus. Never in text."))  # fmt: skip
        keys.add(self.keys)
        self.add_part(self.tr("Movement and keys"), calm, keys)
        words = SettingRow("speech", self.tr("Days, numbers and money"), self._said_language())
        self.add_part(self.tr("Language"), words)

    def _said_language(self) -> str:
        here = QLocale()
        if here.language() is QLocale.Language.C:
            return self.tr("Written the English way: the system names no language.")
        language, country = QLocale.languageToString(here.language()), QLocale.territoryToString(here.territory())
        return self.tr("Written as the system writes them: {language}, {country}.").format(
            language=language, country=country
        )


def apply_appearance(settings: Settings, theme: Theme) -> None:
    """Let the window look as the settings say; nothing happens where it does already."""
    theme.set_scheme(Scheme(settings.appearance.scheme))
    theme.set_text_size(settings.appearance.text_percent)
    theme.set_reduced_motion(settings.appearance.calm)
