"""Where Tab leads on the page: from the sliders down the left, over the ribbon, and down the chosen surprise."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from app.ui.pages.surprises.left_column import LeftColumn
from app.ui.pages.surprises.ribbon_frame import RibbonFrame
from app.ui.pages.surprises.side import SurpriseSide


def set_focus_order(left: LeftColumn, frame: RibbonFrame, side: SurpriseSide) -> None:
    """Put everything in order that takes the keyboard; rows and steps come and go with what is shown."""
    card, budget = side.card, left.budget
    chain: tuple[QWidget, ...] = (
        *(slider.track for slider in (budget.year, budget.month, budget.week, budget.gap)),
        left.head.all, left.head.fold, *left.gestures.rows, left.gestures.add, left.peace, left.learning,
        frame.ribbon, frame.table, card.peek, *(line.box for line in card.preparation.lines),
        card.answers.reason, *card.answers.buttons, *side.also.rows,
    )  # fmt: skip
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)
