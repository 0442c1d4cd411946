"""Writing down a fact: what, how we know, since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.fact import Basis, Fact, FactKind
from app.domain.pronouns import Pronouns
from app.domain.touchpoint import Channel
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.editor import Editor
from app.ui.dossier.fact_groups import icon_of, kind_word
from app.ui.dossier.hours_entry import HoursEntry
from app.ui.dossier.quality_slider import QualitySlider
from app.ui.dossier.words import basis_text, channel_icon, channel_word
from app.ui.icons import icon
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.segmented import Segment, SegmentedControl


class FactEditor(Editor):
    """Edits a fact; a new one (id 0) also chooses its kind. `fact` is what was written."""

    def __init__(self, fact: Fact, pronouns: Pronouns, today: date, *, choose_kind: bool = False) -> None:
        super().__init__()
        self._fact = fact
        self._has_kind = choose_kind
        self.kind = _kinds(fact.kind)
        self.text = LineEdit(self.tr("One thing worth remembering"))
        self.text.setText(fact.text)
        self.channel = _channels(fact.value)
        self.hours = HoursEntry(fact.value)
        self.quality = QualitySlider(int(fact.value) if fact.value.isdecimal() else 50)
        self.basis = SegmentedControl(_bases(pronouns), fact.basis, name=self.tr("How we know"), small=True)
        self.why = LineEdit(self.tr("What makes us think so"))
        self.why.setText(fact.why)
        self.day = DayEntry(today, fact.known_on or today)
        self._build()
        self._connect()

    @property
    def fact(self) -> Fact:
        """The fact as written."""
        kind = FactKind(self.kind.currentData())
        return replace(
            self._fact, kind=kind, text=self._written(kind), value=self._value(kind), basis=self._basis(),
            why=self.why.text().strip() if self._basis() is not Basis.SAID else "", known_on=self.day.day,
        )  # fmt: skip

    def _build(self) -> None:
        for field, name in ((self.text, self.tr("Fact")), (self.why, self.tr("Why")), (self.day, self.tr("Since"))):
            field.setAccessibleName(name)
        value = QWidget()
        row = QHBoxLayout(value)
        row.setContentsMargins(0, 0, 0, 0)
        for special in (self.channel, self.hours, self.quality):
            row.addWidget(special, 1)
        self._values = value
        for widget in (self.kind, value, self.text, self.basis, self.why, self.day):
            self.column.addWidget(widget)
        self.kind.setVisible(self._has_kind)
        self.finish()
        self._on_kind_changed()
        self._on_basis_chosen()

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.basis.chosen.connect(self._on_basis_chosen)

    def _basis(self) -> Basis:
        return Basis(str(self.basis.value))

    def _written(self, kind: FactKind) -> str:
        text = " ".join(self.text.text().split())
        if text:
            return text
        return {
            FactKind.PREFERRED_CHANNEL: self.channel.currentText(), FactKind.QUIET_HOURS: self.hours.words(),
            FactKind.PRICE_OR_QUALITY: self.quality.words(),
        }.get(kind, "")  # fmt: skip

    def _value(self, kind: FactKind) -> str:
        return {
            FactKind.PREFERRED_CHANNEL: str(self.channel.currentData()), FactKind.QUIET_HOURS: self.hours.value,
            FactKind.PRICE_OR_QUALITY: str(self.quality.value),
        }.get(kind, "")  # fmt: skip

    def _on_kind_changed(self) -> None:
        kind = FactKind(self.kind.currentData())
        self.channel.setVisible(kind is FactKind.PREFERRED_CHANNEL)
        self.hours.setVisible(kind is FactKind.QUIET_HOURS)
        self.quality.setVisible(kind is FactKind.PRICE_OR_QUALITY)
        special = (FactKind.PREFERRED_CHANNEL, FactKind.QUIET_HOURS, FactKind.PRICE_OR_QUALITY)
        self._values.setVisible(kind in special)

    def _on_basis_chosen(self) -> None:
        self.why.setVisible(self._basis() is not Basis.SAID)


def _kinds(chosen: FactKind) -> QComboBox:
    box = QComboBox()
    for kind in FactKind:
        box.addItem(icon(icon_of(kind), theme_of().color("ink2")), kind_word(kind), kind)
    box.setCurrentIndex(box.findData(chosen))
    box.setAccessibleName(box.tr("Kind of fact"))
    return box


def _channels(chosen: str) -> QComboBox:
    box = QComboBox()
    for channel in Channel:
        box.addItem(icon(channel_icon(channel), theme_of().color("ink2")), channel_word(channel), channel)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(box.tr("Channel"))
    return box


def _bases(pronouns: Pronouns) -> tuple[Segment, ...]:
    return tuple(Segment(basis, basis_text(basis, pronouns).capitalize()) for basis in Basis)
