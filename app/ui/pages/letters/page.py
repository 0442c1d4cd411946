"""The page of letters: the text that everyone gets, one person's letter, and who gets one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.campaign import Campaign, LetterLine, LineKind
from app.domain.changes import STANDINGS
from app.domain.letter_fields import FIELDS, FULL_NAME, bare_name, own_label
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.page import Page
from app.ui.pages.letters import call_list
from app.ui.pages.letters.actions import LetterActions
from app.ui.pages.letters.foot import LettersFoot
from app.ui.pages.letters.header import LettersHeader
from app.ui.pages.letters.menus import LetterMenus
from app.ui.pages.letters.session import Session
from app.ui.pages.letters.stage import Stage
from app.ui.shell import Shell
from app.ui.widgets.empty_state import EmptyState

_LOW, _WIDE, _FULL_FOOT = 720, 1056, 1200


class LettersPage(Page):
    """`open(numbers=…)`, `open(query=…)`, or `open(campaign=…)`; without any the latest letters."""

    TITLE = "Letters"
    ICON = "letter"
    CONCERNS = frozenset(
        (
            STANDINGS, "campaign", "campaign_member", "template", "customer", "fact", "own_field", "own_value", "slip",
            "contact_detail", "circumstance", "occasion", "surprise", "touchpoint", "purchase", "setting", "gesture",
        )
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._begun: dict[object, int] = {}
        self.photos = Photos(shell.desk.files, shell.tasks, self)
        self.session = Session(shell, self)
        self.header, self.stage, self.foot = LettersHeader(), Stage(self.photos), LettersFoot()
        self.template, self.letter, self.people = self.stage.template, self.stage.letter, self.stage.people
        self.deeds = LetterActions(shell, self.session, self)
        self.menus = LetterMenus(shell, self.session, self.deeds, self)
        self.nothing = EmptyState(
            self.tr("No letters yet"), self.tr("Choose some people; everyone gets a letter with facts of their own."),
            self.tr("Choose people"),
        )  # fmt: skip
        self._build()
        self._connect()

    def open(
        self, numbers: Iterable[int] | None = None, query: str | None = None, campaign: int = 0, whom: str = "",
        gesture: int | None = None, **_state: Any,
    ) -> None:  # fmt: skip
        """Show letters to these people, to whom a query finds, or a campaign; coming back shows the same one."""
        chosen = None if numbers is None else tuple(numbers)
        if campaign:
            self.session.open(campaign)
        elif chosen is None and query is None:
            self._open_latest()
        else:
            key = (chosen, query, gesture)
            known = self._begun.get(key, 0)
            if known and self._shell.desk.campaigns.get(known).trashed_at is None:
                self.session.open(known)
            else:
                self._begin(chosen, query or "", whom, gesture, key)

    def activate(self) -> None:
        """Put the keyboard into the text."""
        self.template.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""
        own = tuple(
            own_label(name) for name in self._shell.desk.campaigns.own_fields() if bare_name(name) not in FIELDS
        )
        names = [name for name in FIELDS if name != FULL_NAME]
        self.template.set_fields((*names[:10], *own, *names[10:], FULL_NAME))
        self.session.reload()
        self._show_state()

    def leave(self) -> None:
        """Keep what was typed, and ask nothing of the file any more."""
        self.letter.paper.text.finish()
        self.session.keep()
        self.session.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.letter.paper.text.finish()
        self.session.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        side = 32 if is_wide else 24
        self._inner.setContentsMargins(side, 20, side - 10, 0)
        self.header.set_low(self.window().height() < _LOW)
        self.foot.set_side(side)
        self.foot.set_narrow(self.width() < _FULL_FOOT)
        above = self.header.sizeHint().height() + 20 + 14
        self.stage.fit(self.width(), self.height() - above - self.foot.sizeHint().height())

    def _begin(self, numbers: tuple[int, ...] | None, query: str, whom: str, gesture: int | None, key: object) -> None:
        campaigns = self._shell.desk.campaigns

        def show(made: Campaign) -> None:
            self._begun[key] = made.id
            self.session.open(made.id)

        self._shell.act(lambda: campaigns.begin(numbers, query, None, whom, gesture), on_done=show)

    def _open_latest(self) -> None:
        recent = self._shell.desk.campaigns.recent(1)
        if recent and not self.session.number:
            self.session.open(recent[0].id)

    def _connect(self) -> None:
        session, letter, people = self.session, self.letter, self.people
        session.opened.connect(self._show_campaign)
        session.filled.connect(self._show_lines)
        session.moved.connect(self._show_person)
        session.lost.connect(self._show_state)
        self.template.edit.written.connect(session.write)
        self.template.edit.left.connect(session.keep)
        self.template.menu_asked.connect(lambda: self.menus.templates(self.template.choose, self._use))
        self.template.missing.asks_chosen.connect(self._on_asks)
        letter.stepped.connect(session.step)
        letter.edited.connect(self._on_edited)
        letter.again_asked.connect(lambda: self._on_edited(None))
        letter.left_out.connect(lambda: self._with_shown(self._leave_out))
        letter.taken_in.connect(lambda: self._with_shown(self._take_in))
        letter.accepted.connect(self._on_accepted)
        people.chosen.connect(session.choose)
        people.toggled.connect(self._toggle)
        people.entered_letter.connect(letter.start_editing)
        people.menu_asked.connect(lambda number, place: self.menus.person(number, place, self._toggle))
        self._connect_frame()

    def _connect_frame(self) -> None:
        header, foot = self.header, self.foot
        header.back_asked.connect(lambda: self._shell.navigator.go("surprises"))
        header.more_asked.connect(lambda: self.menus.more(header.more, self._again))
        header.renamed.connect(self._on_renamed)
        foot.print_asked.connect(self.deeds.print_letters)
        foot.drafts_asked.connect(self.deeds.ask_folder)
        foot.calls_asked.connect(self._on_calls)
        foot.went_out_asked.connect(self.deeds.went_out)
        self.nothing.acted.connect(lambda: self._shell.navigator.go("customers"))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, then in (
            ("Ctrl+Up", lambda: self.session.step(-1)), ("Ctrl+Down", lambda: self.session.step(1)),
            ("Ctrl+P", self.deeds.print_letters),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, then, context=inside)

    def _show_state(self) -> None:
        has_letters = self.session.number != 0
        self._stack.setCurrentWidget(self.stage if has_letters else self.nothing)
        self.foot.setVisible(has_letters)
        if not has_letters:
            self.header.show_campaign(self.tr("Personal letters"), "")

    def _show_campaign(self) -> None:
        self._show_state()
        self.template.edit.set_text(self.session.body)

    def _show_lines(self) -> None:
        session, view = self.session, self.session.view
        if view is None:
            return
        included = session.included
        people = count_text(len(included), self.tr("1 person, with facts of their own"),
                            self.tr("{count} people, each letter with the person’s own facts"))  # fmt: skip
        self.header.show_campaign(view.campaign.name, people)
        self.people.show_lines(included, session.left_out, view.campaign.query)
        self.template.edit.set_missing(session.missing)
        self.template.missing.show_missing(session.missing, view.campaign.asks_first)
        self.template.cost.show_cost(
            len(session.written), view.letter_minor, view.signing_seconds, view.currency, view.gesture_name
        )
        self.template.set_template(self.menus.template_name())
        self.template.offer()
        self.foot.show_counts(len(session.written), len(session.calls))
        self._show_person()

    def _show_person(self) -> None:
        line, desk = self.session.line, self._shell.desk
        if line is None or self.letter.paper.text.is_editing:
            return
        numbers = [each.person.id for each in self.session.included]
        place = numbers.index(line.person.id) + 1 if line.person.id in numbers else 0
        self.letter.show_place(place, len(numbers))
        self.letter.show_line(
            line, self.session.letter(line.person.id), desk.settings.load().owner, desk.store.clock.today()
        )
        self.people.show_current(line.person.id)
        QTimer.singleShot(0, self, self.stage.reveal)

    def _use(self, body: str) -> None:
        """Begin with another text."""
        self.template.edit.set_text(body)
        self.session.write(body)
        self.session.keep()

    def _on_asks(self, is_on: bool) -> None:
        number, campaigns = self.session.number, self._shell.desk.campaigns
        self.session.keep()
        self._shell.act(lambda: campaigns.ask_first(number, is_on))

    def _on_edited(self, text: str | None) -> None:
        line, number, campaigns = self.session.line, self.session.number, self._shell.desk.campaigns
        if line is not None:
            person, name = line.person.id, line.person.first_name
            said = self.tr("Only {name} gets this") if text else self.tr("{name} gets what everyone gets")
            self._shell.act(lambda: campaigns.edit_letter(number, person, text), said.format(name=name))

    def _on_accepted(self) -> None:
        line, number, campaigns = self.session.line, self.session.number, self._shell.desk.campaigns
        if line is not None:
            person = line.person.id
            self._shell.act(lambda: campaigns.accept_short(number, person), self.tr("A short letter, then"))

    def _toggle(self, person: int) -> None:
        """Take somebody in who is left out, or leave them out; a letter that went out stays."""
        line = next((each for each in self.session.lines if each.person.id == person), None)
        if line is None or line.kind is LineKind.WENT_OUT:
            return
        if line.kind is not LineKind.LEFT_OUT:
            self._leave_out(line)
        elif line.reason is None or line.reason.can_be_overruled:
            self._take_in(line)

    def _take_in(self, line: LetterLine) -> None:
        number, campaigns, person = self.session.number, self._shell.desk.campaigns, line.person
        said = self.tr("{name} is in").format(name=person.first_name)
        self._shell.act(lambda: campaigns.take_in(number, person.id), said)

    def _leave_out(self, line: LetterLine) -> None:
        number, campaigns, person = self.session.number, self._shell.desk.campaigns, line.person
        said = self.tr("{name} is out").format(name=person.first_name)
        self._shell.act(lambda: campaigns.leave_out(number, person.id), said)

    def _with_shown(self, then: Callable[[LetterLine], None]) -> None:
        if self.session.line is not None:
            then(self.session.line)

    def _on_renamed(self, name: str) -> None:
        number, campaigns = self.session.number, self._shell.desk.campaigns
        self._shell.act(lambda: campaigns.rename(number, name))

    def _on_calls(self) -> None:
        self.session.keep()
        if self.session.calls:
            call_list.open_dialog(self._shell, self.deeds, self.photos, self.session.calls)

    def _again(self) -> None:
        """The same people once more, with a fresh text."""
        session = self.session
        numbers = tuple(line.person.id for line in session.lines)
        self._begin(numbers, "", session.campaign.query, session.campaign.gesture_id, object())

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.stage)
        self._stack.addWidget(self.nothing)
        inside = QWidget()
        self._inner = QVBoxLayout(inside)
        self._inner.setSpacing(14)
        self._inner.addWidget(self.header)
        self._inner.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside, 1)
        column.addWidget(self.foot)
