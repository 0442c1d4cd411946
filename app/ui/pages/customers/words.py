"""What a card says of a customer: where they belong, the last contact, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CardSummary, Kind
from app.domain.standing import CardPill
from app.ui.dossier.words import channel_icon, stage_word
from app.ui.formatting import ago, day_text, due_text, relative_day, short_day_text, span_text, time_text
from app.ui.widgets.pill import state_look
from app.ui.widgets.rhythm_strip import strip_description
from app.ui.widgets.tier_dots import tier_word
from app.ui.widgets.warmth_ring import ring_description

_OWED_ICONS = {"promise": "hands", "surprise": "gift"}
_NEAR_DAYS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """An icon, what it is (may be elided), when it is, and the colour token of both."""

    icon: str
    label: str
    when: str
    tone: str

    @property
    def text(self) -> str:
        """Label and time in one: "New pot, Sunday"."""
        return f"{self.label}, {self.when}" if self.label and self.when else self.label or self.when


def place_text(card: CardSummary) -> str:
    """The line under the name: company and role, or the owner's own words."""
    if card.company:
        return f"{card.company}, {card.role}" if card.role else card.company
    return card.subtitle or (_tr("Company") if card.kind is Kind.COMPANY else card.role)


def last_line(card: CardSummary, today: date) -> Line:
    """When the last contact was, and how."""
    if card.last_day is None:
        return Line("", _tr("No contact yet"), "", "ink3")
    said = ago(card.last_day, today)
    return Line(channel_icon(card.last_channel), "", said[:1].upper() + said[1:], "ink2")


def last_day_line(card: CardSummary, today: date) -> Line:
    """The day of the last contact, for the table."""
    if card.last_day is None:
        return Line("", _tr("No contact yet"), "", "ink3")
    said = _tr("Today") if card.last_day == today else short_day_text(card.last_day, today)
    return Line(channel_icon(card.last_channel), "", said, "ink2")


def next_line(card: CardSummary, today: date) -> Line:
    """What comes next: late and owed things in berry, surprises in gold."""
    if card.next_day is None:
        return Line("", _tr("Nothing planned"), "", "ink3")
    icon = _OWED_ICONS.get(card.next_channel or "") or channel_icon(card.next_channel)
    if card.next_day < today:
        return Line(
            icon, card.next_label if card.next_channel == "promise" else "", due_text(card.next_day, today), "berry"
        )
    if card.next_channel == "surprise":
        return Line(icon, "", _when(card, today), "gold")
    if card.next_channel == "promise" and card.pill == CardPill.OPEN_SLIP:
        return Line("mend", card.next_label, _when_after(card, today), "berry")
    return Line(icon, card.next_label, _when_after(card, today), "ink")


def known_for(card: CardSummary, today: date) -> str:
    """How long the customer has been known here: "6 weeks", "4 years"; empty on the first day."""
    first = min(
        (day for day in (card.created_on, *(day for day, _ in card.strip[:1])) if day is not None), default=today
    )
    return span_text((today - first).days) if first < today else ""


def spoken_name(card: CardSummary) -> str:
    """What a screen reader says first: name, warmth and its word."""
    return ring_description(card.name, card.warmth)


def spoken_rest(card: CardSummary, today: date, is_chosen: bool = False) -> str:
    """Everything else on the card, in one breath."""
    pill = state_look(card.pill).text if card.pill else ""
    parts = (
        _tr("chosen") if is_chosen else "", place_text(card), stage_word(card.stage), tier_word(card.tier), pill,
        card.human_line, strip_description(card.strip, today, card.usual_gap_days),
        _tr("next: {next}").format(next=next_line(card, today).text),
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def _when_after(card: CardSummary, today: date) -> str:
    """The same behind a label: "Send the list, today"."""
    said, is_near = _when(card, today), card.next_day is not None and (card.next_day - today).days < _NEAR_DAYS
    return said[:1].lower() + said[1:] if card.next_label and is_near else said


def _when(card: CardSummary, today: date) -> str:
    assert card.next_day is not None
    distance = (card.next_day - today).days
    if distance < _NEAR_DAYS and card.next_minute is not None:
        return _tr("{day}, {time}").format(day=relative_day(card.next_day, today), time=time_text(card.next_minute))
    if distance >= 7 and card.next_label:
        return day_text(card.next_day, today, weekday=False)
    return relative_day(card.next_day, today)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
