"""The ribbon by keyboard: from card to card, from month to month, answering and carrying."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.pages.surprises.ribbon import Ribbon
from app.ui.pages.surprises.ribbon_carry import STEPS
from app.ui.pages.surprises.ribbon_layout import CardPlace, RibbonLayout

ANSWERS = {Qt.Key.Key_A: "accept", Qt.Key.Key_N: "another", Qt.Key.Key_X: "not", Qt.Key.Key_L: "lock"}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NO_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class KeyedRibbon(Ribbon):
    """The ribbon with its keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event):
            event.ignore()


def press(ribbon: Ribbon, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it asks for nothing here."""
    if event.modifiers() not in _NO_MODIFIERS:
        return False
    key = Qt.Key(event.key())
    if ribbon.hand.carry is not None:
        return _carry(ribbon, key)
    if key in STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        goal = beside(ribbon.places, ribbon.current_place, key)
        if goal is not None:
            ribbon.choose(goal.line.key, by_keyboard=True)
        return True
    line = ribbon.current
    if line is not None and key in _OPENING:
        ribbon.opened.emit(line)
        return True
    if not ribbon.single_letters:
        return False
    if key == Qt.Key.Key_T:
        ribbon.twin_asked.emit()
    elif line is not None and key in ANSWERS:
        ribbon.answered.emit(ANSWERS[key], line)
    elif key == Qt.Key.Key_M:
        return ribbon.pick_up()
    else:
        return False
    return True


def beside(places: RibbonLayout, here: CardPlace | None, key: Qt.Key) -> CardPlace | None:
    """The card that a key leads to: before and after, or the nearest one in the next month that holds any."""
    cards = places.cards
    if not cards:
        return None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or here is None:
        return cards[-1 if key == Qt.Key.Key_End else 0]
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        at = cards.index(here) + (1 if key == Qt.Key.Key_Right else -1)
        return cards[at] if 0 <= at < len(cards) else here
    later = key == Qt.Key.Key_Down
    months = {card.month for card in cards if (card.month > here.month if later else card.month < here.month)}
    if not months:
        return here
    month = min(months) if later else max(months)
    return min(
        (card for card in cards if card.month == month), key=lambda card: abs(card.rect.left() - here.rect.left())
    )


def _carry(ribbon: Ribbon, key: Qt.Key) -> bool:
    if key in STEPS:
        ribbon.carry_on(STEPS[key])
    elif key in _OPENING:
        ribbon.hand.put_down()
    elif key == Qt.Key.Key_Escape:
        ribbon.hand.put_back()
    else:
        return False
    return True
