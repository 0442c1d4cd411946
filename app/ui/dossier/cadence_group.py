"""How often: the cadence of a customer with its source, and fixed repeats."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.domain.cadence import Cadence, CadenceSource
from app.domain.customer import Tier
from app.domain.errors import KeepwarmError
from app.domain.profile import Profile
from app.domain.proposing import Proposal
from app.domain.repeats import Repeat
from app.ui.dossier.cadence_editor import CadenceEditor
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.dossier.repeat_editor import RepeatEditor
from app.ui.dossier.words import channel_icon, channel_word
from app.ui.formatting import day_text, span_text, time_text
from app.ui.shell import Shell


class CadenceGroup(Group):
    """The first line is the cadence, the others are repeats; the plus adds a repeat."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("renew", self.tr("How often"), self.tr("Add a fixed repeat"))
        self._shell = shell
        self._number = 0
        self._cadence: Cadence | None = None
        self._repeats: tuple[Repeat, ...] = ()
        self.add_asked.connect(self._on_add)
        self.edit_asked.connect(self._on_edit)
        self.remove_asked.connect(self._on_remove)
        self.menu_asked.connect(self._on_menu)

    def show_profile(self, profile: Profile) -> None:
        """Show how often a customer is meant to hear from us."""
        cadences, today = self._shell.desk.cadences, self._shell.desk.store.clock.today()
        self._number = profile.customer.id
        self._cadence = cadences.of(self._number)
        self._repeats = cadences.repeats_of(self._number)
        proposed = cadences.proposal_of(self._number)
        self.set_entries([
            self._cadence_look(self._cadence, proposed, today), *(self._look(each, today) for each in self._repeats),
        ])  # fmt: skip

    def _cadence_look(self, cadence: Cadence, proposed: Proposal | None, today: date) -> EntryLook:
        words = self.tr("In touch every {ideal}, at the latest after {longest}")
        rest = ""
        if proposed is not None and proposed.day >= today:
            rest = self.tr("proposed for {day}").format(day=day_text(proposed.day, today))
        return EntryLook(
            words.format(ideal=every_text(cadence.ideal_days), longest=span_text(cadence.longest_days)),
            source_icon=_SOURCE_ICONS[cadence.source], source=self._source_words(cadence), rest=rest,
        )  # fmt: skip

    def _source_words(self, cadence: Cadence) -> str:
        if cadence.source is CadenceSource.OWN:
            return self.tr("meant for this card")
        if cadence.source is CadenceSource.TIER:
            tiers = {
                Tier.INNER_CIRCLE: self.tr("as for the inner circle"), Tier.REGULAR: self.tr("as for regulars"),
                Tier.OCCASIONAL: self.tr("as for occasional ones"),
            }  # fmt: skip
            return tiers[Tier(cadence.name)]
        return self.tr("as for {name}").format(name=cadence.name)

    def _look(self, repeat: Repeat, today: date) -> EntryLook:
        cadences = self._shell.desk.cadences
        coming = cadences.next_of(repeat)
        rest = self.tr("over") if coming is None else day_text(coming.day, today)
        if coming is not None and coming.minute is not None:
            rest = self.tr("{day} at {time}").format(day=rest, time=time_text(coming.minute))
        what = repeat.title or channel_word(repeat.channel or "call")
        return EntryLook(
            self.tr("{what} {when}").format(what=what, when=cadences.words(repeat)), rest=rest,
            lead=channel_icon(repeat.channel or "call"), description=self.tr("Fixed repeat"),
        )  # fmt: skip

    def _on_add(self) -> None:
        today = self._shell.desk.store.clock.today()
        suits = self._shell.desk.cadences.wishes(self._number).channel()
        self._open_repeat(Repeat(customer_id=self._number, starts_on=today, channel=suits), -1)

    def _on_edit(self, place: int) -> None:
        if place == 0:
            self._open_cadence()
        else:
            self._open_repeat(self._repeats[place - 1], place)

    def _open_cadence(self) -> None:
        if self._cadence is not None:
            editor = CadenceEditor(self._cadence)
            editor.saved.connect(lambda: self._save_cadence(editor))
            self.open_editor(editor, 0)

    def _open_repeat(self, repeat: Repeat, place: int) -> None:
        editor = RepeatEditor(repeat, self._shell.desk.store.clock.today())
        editor.saved.connect(lambda: self._save_repeat(editor))
        self.open_editor(editor, place)

    def _save_cadence(self, editor: CadenceEditor) -> None:
        ideal, longest, channel = editor.ideal.days, editor.longest.days, str(editor.channel.value)
        if editor.is_as_before:
            self.close_editor()
        elif ideal is None or not editor.longest.is_valid:
            editor.say(self.tr("This span is not clear. “6” and weeks would be."))
        elif longest is not None and longest < ideal:
            editor.say(self.tr("“At the latest after” comes later than the usual gap."))
        else:
            self.close_editor()
            number = self._number
            self._shell.act(
                lambda: self._shell.desk.cadences.set_own(number, ideal, longest, channel), self.tr("Noted")
            )  # fmt: skip

    def _save_repeat(self, editor: RepeatEditor) -> None:
        repeat = editor.repeat
        if repeat is None:
            editor.say(self.tr("Something here is not clear yet. A number, a day and a time are needed."))
            return
        cadences = self._shell.desk.cadences
        try:
            cadences.check_repeat(repeat)
        except KeepwarmError as error:
            editor.say(f"{error.title} {error.hint}")
            return
        self.close_editor()
        self._shell.act(
            lambda: cadences.edit_repeat(repeat) if repeat.id else cadences.add_repeat(repeat), self.tr("Noted")
        )

    def _on_remove(self, place: int) -> None:
        cadences, number = self._shell.desk.cadences, self._number
        if place:
            repeat = self._repeats[place - 1]
            self._shell.act(lambda: cadences.remove_repeat(repeat.id), self.tr("Removed the repeat"))
        elif self._cadence is not None and self._cadence.source is CadenceSource.OWN:
            self._shell.act(lambda: cadences.clear_own(number), self.tr("As for the others again"))

    def _on_menu(self, place: int, at: QPoint) -> None:
        menu = new_menu(self)
        menu.addAction(self.tr("Edit"), lambda: self._on_edit(place))
        if place:
            self._add_skip(menu, self._repeats[place - 1])
            menu.addAction(self.tr("Remove"), lambda: self._on_remove(place))
        elif self._cadence is not None and self._cadence.source is CadenceSource.OWN:
            instead = self._shell.desk.cadences.without_own(self._number)
            words = self.tr("Every {span}, {source}")
            said = words.format(span=every_text(instead.ideal_days), source=self._source_words(instead))
            menu.addAction(said, lambda: self._on_remove(0))
        menu.popup(at)

    def _add_skip(self, menu: QMenu, repeat: Repeat) -> None:
        cadences = self._shell.desk.cadences
        coming = cadences.next_of(repeat)
        if coming is None:
            return
        today = self._shell.desk.store.clock.today()
        words = self.tr("Skip {day}").format(day=day_text(coming.day, today))
        said = self.tr("Skipped once")
        menu.addAction(words, lambda: self._shell.act(lambda: cadences.skip(repeat.id, coming.day), said))


_SOURCE_ICONS = {
    CadenceSource.OWN: "heart", CadenceSource.TAG: "tag", CadenceSource.SEGMENT: "filter", CadenceSource.TIER: "people",
}  # fmt: skip


def every_text(days: int) -> str:
    """A span after "every": "week", "6 weeks"."""
    return span_text(days).removeprefix("1 ")
