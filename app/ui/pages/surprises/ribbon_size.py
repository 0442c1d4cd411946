"""How large everything on the ribbon is: for its width, for the height there is, and for how much it has to hold."""

from __future__ import annotations

from dataclasses import replace

from app.domain.year_plan import YearPlan
from app.ui.pages.surprises.ribbon_layout import Measures, RibbonLayout, lay_out
from app.ui.scale import Scale

END = 4
"""What stays free below the last month at least."""
_ROW, _ROW_LEAST, _ROW_MOST, _CARD_HEIGHT, _NAMES, _HEAD = 53, 46, 62, 40, 48, 22
_MARGIN = 24
"""What stays free below the last month before months come further apart."""
_CARD_WIDTH, _CARD_MOST, _CARD_SHARE = 134, 184, 0.21
"""Cards take more of a wide ribbon, so that their words have room."""
_MANY, _LOW_WIDTH, _LOW_HEIGHT = 30, 104, 28
"""A year with more surprises has lower cards, with the gesture's sign instead of its name."""


def laid_out(plan: YearPlan | None, scale: Scale, width: int, room: int) -> RibbonLayout:
    """Places of a plan; months come closer together where that saves scrolling, further apart where there is room.

    `room` is the height there is, 0 where that is not known yet.
    """
    measures = _measures(plan, scale, width)
    if plan is None:
        return RibbonLayout(measures)
    places = lay_out(plan, measures)
    spare = room - END - places.height
    if not room or 0 <= spare <= _MARGIN:
        return places
    row = measures.row + (spare - (_MARGIN if spare > 0 else 0)) / len(places.months)
    return lay_out(plan, replace(measures, row=min(max(row, scale.px(_ROW_LEAST)), scale.px(_ROW_MOST))))


def _measures(plan: YearPlan | None, scale: Scale, width: int) -> Measures:
    is_full = plan is not None and len(plan.shown) > _MANY
    card_width = scale.px(_LOW_WIDTH if is_full else _CARD_WIDTH)
    if not is_full:
        card_width = max(card_width, min(round(width * _CARD_SHARE), scale.px(_CARD_MOST)))
    return Measures(
        width, scale.px(_NAMES), scale.px(_HEAD), scale.px(_ROW), min(card_width, width * 0.36),
        scale.px(_LOW_HEIGHT if is_full else _CARD_HEIGHT),
    )  # fmt: skip
