"""What the pages of a person and of a company share: reading, columns, keys and the way through a list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import KeepwarmError
from app.domain.profile import Profile
from app.ui.dossier.calm_banner import CalmBanner
from app.ui.dossier.columns import GUTTER, is_narrow
from app.ui.dossier.crumb import Crumb
from app.ui.dossier.drafts import Drafts
from app.ui.dossier.more_menu import MoreMenu
from app.ui.dossier.right_column import RightColumn
from app.ui.dossier.story_actions import StoryActions
from app.ui.dossier.story_pane import StoryPane
from app.ui.page import Page
from app.ui.shell import Shell
from app.ui.widgets.empty_state import EmptyState

LOW_BELOW = 720
_LAYOUT_ROUNDS = 3
"""A line tells its group, the group its column, the column its scroll area."""


class DossierPage(Page):
    """A page of one customer: `open(number, within)` says whose; subclasses build head and columns."""

    CONCERNS = frozenset(
        (
            "customer", "contact_detail", "occasion", "circumstance", "relationship", "fact", "touchpoint",
            "participant", "promise", "silence", "slip", "objective", "plan", "change", "purchase", "surprise",
            "attachment", "stakeholder", "tag", "customer_tag", "own_field", "own_value", "setting", "standings",
            "cadence", "repeat", "segment",
        )
    )  # fmt: skip
    EVERYBODYS = frozenset(("tag", "own_field", "setting", "standings", "cadence", "segment"))

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.profile: Profile | None = None
        self._number = 0
        self._within: tuple[int, ...] = ()
        self.crumb = Crumb()
        self.banner = CalmBanner(shell)
        self.story_actions = StoryActions(shell, self)
        self.more_menu = MoreMenu(shell, self)
        self.story = StoryPane(shell)
        self.right = RightColumn(shell, self.story_actions)
        self.gone = EmptyState(
            self.tr("This card is not here any more"), self.tr("It may be in the trash, where it stays for 90 days."),
            self.tr("Bring it back"), icon="undo", drawing=False,
        )  # fmt: skip
        self._drafts = Drafts(self)
        self.content = QWidget()
        self.setMinimumSize(640, 400)
        self._build_frame()
        self._connect_frame()

    def open(self, number: int = 0, within: tuple[int, ...] = ()) -> None:
        """Show this customer; `within` is the list that [ and ] step through."""
        is_other = number != self._number
        if is_other:
            self._leave()
        self._number, self._within = number, within
        if is_other:
            self._drafts.come_back(number)
        self.story_actions.number = number
        self.refresh()

    def reload(self) -> None:
        """Read the customer and show everything."""
        try:
            profile = self.shell.desk.profiles.read(self._number)
        except KeepwarmError:
            self._show_gone(can_return=False)
            return
        self.profile = profile
        self.crumb.show_place(profile.customer.name, self._number, self._within)
        if profile.customer.trashed_at is not None:
            self._show_gone(can_return=True)
            return
        self._stack.setCurrentWidget(self.content)
        self.setUpdatesEnabled(False)
        self.banner.show_profile(profile)
        self.story.show_profile(profile)
        self.right.show_profile(profile)
        self.right.set_calm(self.banner.is_calm)
        self.show_profile(profile)
        self._lay_out()
        self.setUpdatesEnabled(True)

    def _lay_out(self) -> None:
        """Give everything its place before anything is painted, so that the page is painted once."""
        if self.isVisible():
            for _ in range(_LAYOUT_ROUNDS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def show_profile(self, profile: Profile) -> None:
        """Show the parts that a subclass added."""

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """Take less room in windows under 720 high or 1280 wide."""

    def is_concerned(self, changes: Changes) -> bool:
        """Whether an action touched this customer, those named on the page, or what all cards share."""
        if not super().is_concerned(changes):
            return False
        return bool(changes.kinds & self.EVERYBODYS or changes.customers & self._named())

    def step(self, by: int) -> None:
        """Go to the previous or next card of the list."""
        if self._number in self._within:
            goal = self._within.index(self._number) + by
            if 0 <= goal < len(self._within):
                self.shell.navigator.open_customer(self._within[goal], self._within)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            "[": lambda: self.step(-1), "]": lambda: self.step(1), "l": self.log, "p": self.plan,
            "/": self.story.open_search,
        }  # fmt: skip
        action = keys.get(event.text().lower())
        kind = Qt.KeyboardModifier
        is_combined = bool(event.modifiers() & (kind.ControlModifier | kind.AltModifier | kind.MetaModifier))
        if event.matches(QKeySequence.StandardKey.Find):
            self.story.open_search()
        elif action is None or is_combined or not self.shell.desk.settings.load().appearance.single_letter_keys:
            super().keyPressEvent(event)
        else:
            action()

    def log(self) -> None:
        """Log a touchpoint with this customer."""
        self.shell.navigator.log((self._number,))

    def plan(self) -> None:
        """Plan a touchpoint with this customer."""
        self.shell.navigator.plan((self._number,))

    def open_more(self, at: QPoint) -> None:
        """Show the menu of the card."""
        if self.profile is not None:
            self.more_menu.menu(self.profile).popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 24 if is_narrow(self) else 32
        self.layout().setContentsMargins(side, 20, side - GUTTER, 0)
        self.set_room(low=self.window().height() < LOW_BELOW, narrow=is_narrow(self))

    def _build_frame(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.content)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 16, 0, 0)
        column.addWidget(self.gone)
        column.addStretch(1)
        self._stack.addWidget(place)
        self._gone_place = place
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 20, 32 - GUTTER, 0)
        page.setSpacing(8)
        self.crumb.layout().setContentsMargins(20, 0, GUTTER, 0)
        page.addWidget(self.crumb)
        page.addWidget(self._stack, 1)

    def _connect_frame(self) -> None:
        self.crumb.back_asked.connect(lambda: self.shell.navigator.go("customers"))
        self.crumb.stepped.connect(self.step)
        self.story.opened.connect(self.story_actions.open)
        self.story.put_right_asked.connect(self.story_actions.put_right)
        self.story.menu_asked.connect(self.story_actions.menu)
        self.gone.acted.connect(self._on_bring_back)

    def _leave(self) -> None:
        """Somebody else comes: what was written is saved or kept, and every column begins at its top."""
        if self._drafts.leave(self._number) and self.profile is not None:
            name = self.profile.customer.first_name
            said = self.tr("Draft kept. It is there again when you come back to {name}.").format(name=name)
            self.shell.messages.toast(said, icon="brush")
        for area in self.findChildren(QAbstractScrollArea):
            area.verticalScrollBar().setValue(0)

    def _show_gone(self, *, can_return: bool) -> None:
        self.gone.button.setVisible(can_return)
        self._stack.setCurrentWidget(self._gone_place)

    def _on_bring_back(self) -> None:
        number = self._number
        self.shell.act(lambda: self.shell.desk.customers.bring_back((number,)), self.tr("Brought back"))

    def _named(self) -> frozenset[int]:
        if self.profile is None:
            return frozenset((self._number,))
        others = [tie.other_id for tie in self.profile.ties] + [place.other_id for place in self.profile.places]
        return frozenset((self._number, *others))
