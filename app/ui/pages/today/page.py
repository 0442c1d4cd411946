"""Today: whom to reach and why now, promises, the surprise to prepare, who is slipping, and what comes near."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.changes import STANDINGS
from app.domain.today import DoneRow, ReachRow, TodayView
from app.ui.finding.photos import Photos
from app.ui.page import Page
from app.ui.pages.today.actions import RowActions
from app.ui.pages.today.ahead import AheadSection
from app.ui.pages.today.header import TODAY, TodayHeader
from app.ui.pages.today.looks import LooksSection
from app.ui.pages.today.model import ReachModel
from app.ui.pages.today.nobody import Nobody
from app.ui.pages.today.promises import PromisesSection
from app.ui.pages.today.reach_list import ReachList
from app.ui.pages.today.round_frame import RoundFrame
from app.ui.pages.today.section import lifted
from app.ui.pages.today.slipping import SlippingSection
from app.ui.pages.today.surprise import SurpriseSection
from app.ui.pages.today.words import reach_count
from app.ui.shell import Shell
from app.ui.widgets.section_header import SectionHeader

_NARROW_BELOW, _NARROW_BELOW_LARGE, _LARGE_TEXT = 1060, 1536, 130
"""Widths of the page itself, beside the rail."""
_SIDE_WIDE, _SIDE_NARROW, _PROMISES = 376, 304, 304
_MINUTE_MS = 60_000
_BAR = 12


class TodayPage(Page):
    """Read at once, in bounded reads; everything on it redraws from the feed."""

    TITLE = "Today"
    ICON = "today"
    CONCERNS = frozenset(
        (
            STANDINGS, "customer", "fact", "touchpoint", "participant", "promise", "slip", "purchase", "surprise",
            "preparation", "occasion", "circumstance", "stakeholder", "change", "plan", "silence", "setting",
            "cadence", "repeat",
        )
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.view: TodayView | None = None
        self._days, self._everybody = TODAY, False
        self._is_narrow: bool | None = None
        self.photos = Photos(shell.desk.files, shell.tasks, self)
        self.header = TodayHeader()
        self.lines = ReachModel(self)
        self.reach = lifted(SectionHeader(self.tr("Reach out")))
        self.list = ReachList(self.lines, self.photos)
        self.nobody = Nobody()
        self.promises = PromisesSection(shell)
        self.surprise = SurpriseSection(shell, self.photos)
        self.slipping = SlippingSection(shell, self.photos)
        self.looks = LooksSection(shell, self.photos)
        self.ahead = AheadSection(shell)
        self.deeds = RowActions(shell, self)
        self._build()
        self._connect()

    def open(self, days: int | None = None, **_state: Any) -> None:
        """Show today, or the next days; without `days` the page is as it was left."""
        if days is not None and days != self._days:
            self._look_ahead(days)

    def activate(self) -> None:
        """Put the keyboard on the list."""
        (self.list if self.list.isVisible() else self).setFocus()

    def reload(self) -> None:
        """Read the day again."""
        desk = self._shell.desk
        hour = desk.store.clock.now().astimezone().hour
        view = self.view = desk.today.read(self._days, self._everybody)
        self.list.has_letters = desk.settings.load().appearance.single_letter_keys
        self.header.show_view(view, hour)
        self.reach.set_count(reach_count(view))
        self.lines.show_view(view, hour)
        self.nobody.show_view(view)
        self._frame.setVisible(self.lines.rowCount() > 0)
        for section in (self.promises, self.surprise, self.slipping, self.looks, self.ahead):
            section.show_view(view)
        for part in (self.slipping, self.looks):
            part.set_narrow(bool(self._is_narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._frame = RoundFrame(self.list)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.reach, self.nobody, self._frame):
            left.addWidget(widget)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(_top(self.promises))
        self._below.addWidget(_top(self.surprise), 1)
        left.addSpacing(12)
        left.addLayout(self._below)
        left.addStretch(1)
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        for section in (self.slipping, self.looks, self.ahead):
            right.addWidget(section)
        right.addStretch(1)
        self._content = QWidget()
        self._content.setProperty("pane", True)
        self._columns = QHBoxLayout(self._content)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Today"))
        self._area.setWidget(self._content)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self._area, 1)

    def _connect(self) -> None:
        navigator = self._shell.navigator
        self.header.days_chosen.connect(self._on_days)
        self.list.asked.connect(self.deeds.act)
        self.list.menu_asked.connect(self.deeds.menu)
        self.list.made_opened.connect(self._on_made)
        self.list.waiting_asked.connect(self._on_waiting)
        self.list.looked_at.connect(self._on_looked_at)
        self.nobody.add_asked.connect(lambda: navigator.add_customer())
        self.nobody.week_asked.connect(lambda: self._look_ahead(7))
        self._shell.theme.changed.connect(self._fit)
        self._area.verticalScrollBar().rangeChanged.connect(self._fit)
        QShortcut(
            QKeySequence.StandardKey.Print, self, self._on_print, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        minute = QTimer(self, interval=_MINUTE_MS)
        minute.timeout.connect(self._on_minute)
        minute.start()

    def _fit(self) -> None:
        """Text at 130 % and more counts as the next smaller width."""
        is_large = self._shell.theme.scale.percent >= _LARGE_TEXT
        is_narrow = self.width() < (_NARROW_BELOW_LARGE if is_large else _NARROW_BELOW)
        px = self._shell.theme.scale.px
        side = 24 if is_narrow else 32
        top = 20 if is_narrow or self.height() < 720 else 28
        self._column.setContentsMargins(side, top, side - _BAR, 0)
        self.header.setContentsMargins(0, 0, _BAR, 0)
        self._columns.setContentsMargins(0, 14 if is_narrow else 20, self._gutter(), 24)
        self._columns.setSpacing(24 if is_narrow else 32)
        self._side.setFixedWidth(min(px(_SIDE_NARROW if is_narrow else _SIDE_WIDE), round(self.width() * 0.42)))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(down if is_narrow else across)
        self._below.setSpacing(16 if is_narrow else 24)
        self.promises.setMaximumWidth(16_777_215 if is_narrow else px(_PROMISES))
        self.promises.setMinimumWidth(0 if is_narrow else px(_PROMISES))
        self.list.set_narrow(is_narrow)
        self.header.set_narrow(is_narrow)
        for part in (self.slipping, self.looks):
            part.set_narrow(is_narrow)
        self._is_narrow = is_narrow

    def _gutter(self) -> int:
        """Room at the right of the columns: the same whether the scroll bar is there or not."""
        bar = self._area.verticalScrollBar()
        return max(0, _BAR - (bar.sizeHint().width() if bar.maximum() > 0 else 0))

    def _look_ahead(self, days: int) -> None:
        self.header.days.set_value(days)
        self._on_days(days)

    def _on_days(self, days: int) -> None:
        self._days = days
        self.refresh()

    def _on_waiting(self) -> None:
        self._everybody = True
        self.refresh()

    def _on_made(self, row: DoneRow) -> None:
        self._shell.navigator.open_customer(row.faces[0].id)

    def _on_looked_at(self, top: int, bottom: int) -> None:
        """Scroll so that the keyboard's row is in sight."""
        place = self.list.mapTo(self._content, self.list.rect().topLeft()).y()
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        if place + top < bar.value():
            bar.setValue(place + top - 40)
        elif place + bottom > bar.value() + height:
            bar.setValue(place + bottom - height + 12)

    def _on_print(self) -> None:
        from app.ui.pages.today.printing import open_print

        if self.view is not None:
            open_print(self._shell, self.view)

    def _on_minute(self) -> None:
        """The greeting follows the clock."""
        if self.view is not None and self.isVisible():
            hour = self._shell.desk.store.clock.now().astimezone().hour
            self.header.show_view(self.view, hour)
            self.lines.show_view(self.view, hour)

    @property
    def current(self) -> ReachRow | None:
        """Whose row the keyboard is on."""
        return self.list.current


def _top(widget: QWidget) -> QWidget:
    """The widget at the top of its place, not stretched downwards."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return place
