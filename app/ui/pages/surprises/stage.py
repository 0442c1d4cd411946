"""How the page is put together, and how it fits into its room."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QStackedLayout, QVBoxLayout, QWidget

from app.domain.year_plan import YearPlan
from app.ui.dossier.columns import GUTTER, is_narrow
from app.ui.finding.photos import Photos
from app.ui.pages.surprises.empty import Nothing
from app.ui.pages.surprises.foot import PreviewFoot
from app.ui.pages.surprises.header import SurprisesHeader
from app.ui.pages.surprises.left_column import LeftColumn
from app.ui.pages.surprises.planning import Shown
from app.ui.pages.surprises.ribbon_frame import RibbonFrame
from app.ui.pages.surprises.ribbon_keys import KeyedRibbon
from app.ui.pages.surprises.side import SurpriseSide
from app.ui.pages.surprises.summary import SummaryStrip
from app.ui.theme import theme_of
from app.ui.widgets.side_host import WIDTH, SideHost

LOW_BELOW = 720
_LEFT, _LEFT_TIGHT, _SIDE_TIGHT, _TIGHT_BELOW, _GAP = 264, 248, 288, 1100, 20
_ANY = 16_777_215


class Stage(QWidget):
    """Head and summary above; sliders and library, the ribbon, and the chosen surprise; a foot while trying out."""

    def __init__(self, photos: Photos, today: date) -> None:
        super().__init__()
        self.header, self.summary, self.foot = SurprisesHeader(), SummaryStrip(), PreviewFoot()
        self.left, self.panel, self.nothing = LeftColumn(), SurpriseSide(photos), Nothing()
        self.frame = RibbonFrame(KeyedRibbon(photos, today))
        self._body = QWidget()
        self.side = SideHost(self._body)
        self._build()
        theme_of(self).changed.connect(self.fit)

    def show_plan(self, plan: YearPlan | None, preview: YearPlan | None, shown: Shown) -> None:
        """Show a plan everywhere but in the panel."""
        lines = () if plan is None else plan.lines
        if preview is None:
            self.left.budget.show_wishes(shown.wishes, shown.currency)
        self.left.show_state(shown, plan)
        self.summary.show_plan(plan)
        self.summary.setVisible(bool(lines))
        has_suggestions = any(line.is_suggested for line in lines)
        gain = 0.0 if plan is None else plan.gain
        is_empty = self.nothing.show_plan(plan, shown.wishes.weekly_minutes)
        self._middle.setCurrentIndex(1 if is_empty else 0)
        can_plan = not has_suggestions and not (is_empty and self.nothing.invites)
        self.header.show_state(has_lines=bool(lines), has_suggestions=has_suggestions, can_plan=can_plan, gain=gain)
        self.frame.show_plan(plan)
        self.foot.show_preview(preview, shown.plan)

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide names, faces and gestures, or show them."""
        self.header.set_veiled(is_veiled)
        self.frame.set_veiled(is_veiled)
        self.panel.set_veiled(is_veiled)

    def fit(self) -> None:
        """Take the room there is: narrow windows fold the library and let the panel slide over, low ones save lines."""
        narrow, low = is_narrow(self), self.window().height() < LOW_BELOW
        px = theme_of(self).scale.px
        margin = 24 if narrow else 32
        self._column.setContentsMargins(margin, 16 if low else 20, margin - (0 if narrow else GUTTER), 0)
        self._head.setContentsMargins(0, 0, 0 if narrow else GUTTER, 0)
        self.header.set_room(narrow=narrow, low=low)
        self.summary.set_low(low)
        self._below_head.changeSize(0, 10 if low else 14)
        self._below_summary.changeSize(0, 12 if low else 16)
        self.left.set_folding(narrow)
        tight = not narrow and self.width() < px(_TIGHT_BELOW)
        self.left.setFixedWidth(px(_LEFT_TIGHT if tight else _LEFT) + GUTTER)
        self._fit_side(px(_SIDE_TIGHT if tight else WIDTH), narrow=narrow)
        self._column.invalidate()

    def _fit_side(self, width: int, *, narrow: bool) -> None:
        if narrow != self.side.is_narrow:
            if narrow:
                self._row.removeWidget(self.side)
            else:
                self._row.addWidget(self.side)
        self.side.set_narrow(narrow)
        self.side.setContentsMargins(0 if narrow else _GAP, 0, 0, 0)
        self.side.setMinimumWidth(0 if narrow else width + GUTTER + _GAP)
        self.side.setMaximumWidth(_ANY if narrow else width + GUTTER + _GAP)

    def _build(self) -> None:
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        self._middle.addWidget(self.frame)
        self._middle.addWidget(self.nothing)
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.left)
        self._row.addSpacing(_GAP - GUTTER)
        self._row.addWidget(middle, 1)
        self._row.addWidget(self.side)
        self.side.add(self.panel)
        self.side.show_panel(self.panel)
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.header)
        self._below_head, self._below_summary = QSpacerItem(0, 14), QSpacerItem(0, 16)
        self._head.addItem(self._below_head)
        self._head.addWidget(self.summary)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addItem(self._below_summary)
        self._column.addWidget(self._body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._column, 1)
        outer.addWidget(self.foot)
        self.fit()
