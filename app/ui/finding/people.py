"""People and companies as found lines, with what was last between us."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CardSummary
from app.services.desk import Desk
from app.ui.finding.lines import FoundLine, LineKind
from app.ui.formatting import ago

MOST = 6


def card_line(card: CardSummary, today: date) -> FoundLine:
    """A person or company with its face; the value is its id."""
    return FoundLine(LineKind.FACE, card.name, quiet_words(card, today), card=card, value=card.id)


def quiet_words(card: CardSummary, today: date) -> str:
    """Where they belong and the last contact: "Villa Solbacken, texted today"."""
    place, last = card.company or card.subtitle, _last(card, today)
    return _tr("{place}, {last}").format(place=place, last=last) if place and last else place or last


def people_lines(desk: Desk, words: str, without: frozenset[int] = frozenset()) -> tuple[FoundLine, ...]:
    """Who is meant by what was typed, best first; the latest people for nothing, similar names where none fits."""
    found = desk.finding.palette(words, MOST + len(without))
    cards = [card for card in (*found.people, *found.companies) if card.id not in without]
    today = desk.store.clock.today()
    if not cards:
        alike = desk.customers.similar(words)
        cards = [card for card in desk.finding.cards(tuple(each.id for each in alike)) if card.id not in without]
    return tuple(card_line(card, today) for card in cards[:MOST])


def _last(card: CardSummary, today: date) -> str:
    if card.last_day is None:
        return ""
    sentence = {
        "call": _tr("called {ago}"), "text": _tr("texted {ago}"), "email": _tr("wrote {ago}"),
        "card": _tr("a card {ago}"), "visit": _tr("a visit {ago}"), "coffee": _tr("coffee {ago}"),
        "meeting": _tr("met {ago}"), "event": _tr("an event {ago}"), "gift": _tr("a gift {ago}"),
    }.get(card.last_channel or "", _tr("in touch {ago}"))  # fmt: skip
    return sentence.format(ago=ago(card.last_day, today))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Finding", text)
