"""The head of a person's page: ring, name, place, key facts and actions, with the reasons for the warmth."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer import Customer, Stage
from app.domain.fact import Fact, FactKind
from app.domain.profile import Profile
from app.ui.dialogs.reach_dialog import reach_words
from app.ui.dossier.fact_groups import icon_of
from app.ui.dossier.inline_text import InlineText
from app.ui.dossier.level_words import LevelWords
from app.ui.dossier.photo_ring import PhotoRing
from app.ui.dossier.quality_slider import quality_words
from app.ui.dossier.reaching import best_way
from app.ui.dossier.warmth_card import WarmthCard
from app.ui.dossier.word_button import WordButton
from app.ui.dossier.words import channel_icon, month_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label, plain_tip
from app.ui.widgets.pill import Pill

_MOST_PILL = 44
_LARGE_TEXT = 130
"""Percent from which name and actions need a line each."""


class CustomerHeader(QWidget):
    """Everything about how to approach a person; `reach_asked` and `menu_asked` are answered by the page."""

    reach_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._profile: Profile | None = None
        self._is_compact, self._has_why = False, True
        self._pills_shown: tuple[object, ...] | None = None
        self.ring, self.small_ring = PhotoRing(shell, 104), PhotoRing(shell, 52)
        self.name = InlineText(self.tr("Name"))
        self.place = Label("", tone="ink2")
        self.company = WordButton("", role="body", tone="ember", weight=500, after=". ")
        self.since = Label("", tone="ink2")
        self.levels = LevelWords(shell)
        self.pills = QWidget()
        self.reach = PrimaryButton("")
        self.log = SecondaryButton(self.tr("Log"), icon="plus")
        self.plan = SecondaryButton(self.tr("Plan"), icon="calendar")
        self.promise = SecondaryButton(self.tr("Promise"), icon="hands")
        self.more = IconButton("more", self.tr("More for this card"))
        self.why = WarmthCard()
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show the head of a person."""
        self._profile = profile
        for ring in (self.ring, self.small_ring):
            ring.show_profile(profile)
        self.name.set_text(profile.customer.name)
        self._show_line(profile)
        self._show_pills(profile)
        self._show_reach(profile)
        self.why.show_profile(profile)

    def set_shape(self, *, compact: bool, has_why: bool) -> None:
        """`compact` is one line for low windows; without `has_why` the reasons stand elsewhere."""
        has_why = has_why and not compact
        if (compact, has_why) != (self._is_compact, self._has_why):
            self._is_compact, self._has_why = compact, has_why
            self._arrange()

    def _build(self) -> None:
        self._line = QWidget()
        line = FlowLayout(self._line, gap=0)
        for piece in (self.place, self.company, self.since, self.levels):
            line.addWidget(piece)
        self._flow = FlowLayout(self.pills, gap=6)
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.reach, self.log, self.plan, self.promise, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self._line)
        for widget in (self.ring, self.small_ring, self.pills, self.why):
            widget.setParent(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._arrange()

    def _connect(self) -> None:
        self._shell.theme.changed.connect(self._arrange)
        self.name.committed.connect(self._on_renamed)
        self.company.clicked.connect(self._on_company)
        self.reach.clicked.connect(self.reach_asked)
        self.log.clicked.connect(lambda: self._shell.navigator.log((self._number,)))
        self.plan.clicked.connect(lambda: self._shell.navigator.plan((self._number,)))
        self.promise.clicked.connect(lambda: self._shell.navigator.promise((self._number,)))
        self.more.clicked.connect(lambda: self.menu_asked.emit(_below(self.more)))

    @property
    def _number(self) -> int:
        return self._profile.customer.id if self._profile else 0

    def _arrange(self) -> None:
        grid, compact = self._grid, self._is_compact
        for widget in (self.ring, self.small_ring, self._words, self.pills, self._actions, self.why):
            grid.removeWidget(widget)
        grid.setHorizontalSpacing(16 if compact else 24)
        if compact:
            grid.addWidget(self.small_ring, 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._words, 0, 1)
            is_large = self._shell.theme.scale.percent >= _LARGE_TEXT
            grid.addWidget(self._actions, *((1, 1) if is_large else (0, 2)), Qt.AlignmentFlag.AlignTop)
        else:
            self._arrange_high(grid)
        self.small_ring.setVisible(compact)
        for widget in (self.ring, self.pills):
            widget.setVisible(not compact)
        self.why.setVisible(self._has_why)

    def _arrange_high(self, grid: QGridLayout) -> None:
        grid.addWidget(self.ring, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.pills, 1, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._actions, 2, 1, Qt.AlignmentFlag.AlignBottom)
        if self._has_why:
            grid.addWidget(self.why, 0, 2, 3, 1, Qt.AlignmentFlag.AlignTop)

    def _show_line(self, profile: Profile) -> None:
        customer = profile.customer
        here = next((place for place in profile.places if place.stakeholder.until is None), None)
        title = here.stakeholder.title if here else customer.subtitle
        self.place.setText(f"{title}, " if here and title else f"{title.rstrip('.')}. " if title else "")
        self.company.set_text(here.other_name if here else "")
        self.company.setVisible(here is not None)
        self.since.setText(self._since_words(customer))
        self.levels.show_customer(customer)

    def _since_words(self, customer: Customer) -> str:
        if customer.acquainted_since is None:
            return ""
        day = month_text(customer.acquainted_since)
        words = (
            self.tr("Customer since {month}, ")
            if customer.stage is Stage.RETENTION
            else self.tr("Known since {month}, ")
        )
        return words.format(month=day)

    def _show_pills(self, profile: Profile) -> None:
        state = profile.card.pill if profile.card else ""
        keys = tuple(fact for fact in profile.facts if fact.is_key)
        shown = (state, profile.customer.no_gifts, keys)
        if shown == self._pills_shown:
            return
        self._pills_shown = shown
        while item := self._flow.takeAt(0):
            old = item.widget()
            old.setParent(None)
            old.deleteLater()
        if state in ("open_slip", "cooling", "asleep"):
            self._flow.addWidget(Pill(state))
        if profile.customer.no_gifts:
            self._flow.addWidget(Pill(text=self.tr("No gifts"), icon="ban"))
        for fact in keys:
            pill = Pill(text=_pill_words(fact), icon=icon_of(fact.kind))
            pill.setToolTip(plain_tip(fact.text))
            self._flow.addWidget(pill)

    def _show_reach(self, profile: Profile) -> None:
        way, name = best_way(profile), profile.customer.first_name
        self.reach.setVisible(way is not None)
        self.log.set_kind("secondary" if way else "primary")
        if way is not None:
            self.reach.setText(reach_words(way.channel, name, self))
            self.reach.set_icon(channel_icon(way.channel))

    def _on_renamed(self, name: str) -> None:
        if self._profile is None:
            return
        customer, fields = self._profile.customer, {"name": name}
        if customer.name == f"{customer.given_name} {customer.family_name}".strip():
            given, _, family = name.rpartition(" ")
            fields |= {"given_name": given or family, "family_name": family if given else ""}
        self._shell.act(lambda: self._shell.desk.customers.edit(customer.id, **fields), self.tr("Changed the name"))

    def _on_company(self) -> None:
        if self._profile is not None:
            here = next(place for place in self._profile.places if place.stakeholder.until is None)
            self._shell.navigator.open_customer(here.other_id)


def _pill_words(fact: Fact) -> str:
    """A key fact in few words; price or quality says which."""
    if fact.kind is FactKind.PRICE_OR_QUALITY and fact.value.isdecimal():
        return quality_words(int(fact.value))
    return fact.text if len(fact.text) <= _MOST_PILL else f"{fact.text[: _MOST_PILL - 1].rstrip()}…"


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 4))
