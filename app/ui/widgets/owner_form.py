"""Who the owner is: name, business, country and money; for the first hour and for Settings."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.settings import OwnerProfile
from app.ui.widgets.fields import Field
from app.ui.widgets.labelled import Choice

_USUAL_CURRENCIES = (
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "CAD",
    "AUD",
    "NZD",
    "JPY",
    "INR",
)


def profile_of_system() -> OwnerProfile:
    """What the computer's own settings tell: country and money."""
    system = QLocale.system()
    territory = system.territory()
    country = "" if territory is QLocale.Country.AnyTerritory else QLocale.territoryToCode(territory)
    currency = system.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return OwnerProfile(country=country, currency=currency or "EUR")


class OwnerForm(QWidget):
    """`edited` is emitted when a field was left or a choice made; `profile` holds everything on it."""

    edited = Signal()

    def __init__(self, profile: OwnerProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = profile
        self.name = Field(self.tr("Your name"))
        self.business = Field(self.tr("Your business"))
        self.trade = Field(self.tr("What you do"), self.tr("Gardens, for private people and hotels"))
        self.country = Choice(self.tr("Country"), (("", self.tr("Not said")), *countries()))
        self.region = Field(self.tr("Town or region"))
        self.currency = Choice(self.tr("Money"), tuple((code, code) for code in _USUAL_CURRENCIES))
        self.address = Field(self.tr("Your address, for letters"), self.tr("Street and number, town"))
        self._build()
        self.show_profile(profile)
        self._connect()
        self.setFocusProxy(self.name)

    @property
    def profile(self) -> OwnerProfile:
        """The profile as it stands on the form; what is not on it stays as it was."""
        return replace(
            self._base,
            name=self.name.text().strip(),
            business=self.business.text().strip(),
            trade=self.trade.text().strip(),
            country=str(self.country.value),
            region=self.region.text().strip(),
            currency=str(self.currency.value),
            address=self.address.text().strip(),
        )

    def show_profile(self, profile: OwnerProfile) -> None:
        """Show a profile, without a signal; a field that is being typed in keeps what it has."""
        self._base = profile
        fields = ((self.name, profile.name), (self.business, profile.business), (self.trade, profile.trade),
                  (self.region, profile.region), (self.address, profile.address))  # fmt: skip
        for field, text in fields:
            if not (field.edit.hasFocus() and field.edit.isModified()) and field.text() != text:
                field.set_text(text)
        self.country.set_value(profile.country)
        self.currency.set_value(profile.currency)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.business, 0, 1)
        grid.addWidget(self.trade, 1, 0, 1, 2)
        grid.addWidget(self.country, 2, 0)
        grid.addWidget(self.region, 2, 1)
        grid.addWidget(self.currency, 3, 0)
        grid.addWidget(self.address, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        for field in (self.name, self.business, self.trade, self.region, self.address):
            field.edit.editingFinished.connect(self._on_edited)
        for choice in (self.country, self.currency):
            choice.chosen.connect(lambda _value: self._on_edited())

    def _on_edited(self) -> None:
        for field in (self.name, self.business, self.trade, self.region, self.address):
            field.edit.setModified(False)
        if self.profile != self._base:
            self.edited.emit()


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Codes and names of all countries, by name."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))
