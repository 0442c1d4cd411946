"""What is done with the letters: printed, saved as drafts, planned, and said to have gone out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.campaign import CampaignView, LineKind
from app.domain.errors import Cancelled
from app.domain.settings import OwnerProfile
from app.domain.touchpoint import Channel
from app.ui.choosing import choose_folder
from app.ui.dialogs.print_dialog import PrintDialog, open_dialog
from app.ui.formatting import count_text, joined, long_day_text
from app.ui.pages.letters.session import Session
from app.ui.pages.letters.small_dialogs import DayDialog, ask_day
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.services.letter_drafts import WrittenDrafts
    from app.ui.printing.document import Printable

_MOST_NAMED = 4


class LetterActions(QObject):
    """Everything that leaves the page; what was typed is kept first."""

    def __init__(self, shell: Shell, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._session, self._page = shell, session, page

    def print_letters(self) -> PrintDialog | None:
        """The letters on paper; those who ask first are not among them."""
        from app.ui.pages.letters.printing import LettersPrint

        return self._print(lambda view: LettersPrint(view, self._owner, self._today), self.tr("letters"))

    def print_labels(self) -> PrintDialog | None:
        """Address labels on A4 or Letter."""
        from app.ui.pages.letters.printing_labels import LabelsPrint

        return self._print(lambda view: LabelsPrint(view), self.tr("labels"), needs_address=True)

    def print_envelopes(self, size: str) -> PrintDialog | None:
        """Envelopes of a size, "DL" or "C6"."""
        from app.ui.pages.letters.printing_envelopes import EnvelopesPrint

        return self._print(lambda view: EnvelopesPrint(view, self._owner, size), self.tr("envelopes"), True)

    def print_calls(self) -> PrintDialog | None:
        """The call list on paper."""
        from app.ui.pages.letters.printing_calls import CallsPrint

        view = self._session.present()
        if view is None or not self._session.calls:
            return None
        return open_dialog(self._shell, CallsPrint(view, self._session.calls, self._today))

    def ask_folder(self) -> QFileDialog | None:
        """Ask where the drafts go."""
        self._session.keep()
        if not self._session.written:
            return None
        return choose_folder(self._page, self.tr("Where the folder with the drafts goes"), self.save_drafts)

    def save_drafts(self, folder: Path) -> None:
        """Write the drafts beside the window."""
        campaigns, number = self._shell.desk.campaigns, self._session.number

        def work(report: Callable[..., None], is_cancelled: Callable[[], bool]) -> WrittenDrafts:
            return campaigns.save_drafts(number, folder, report, is_cancelled)

        self._shell.tasks.run(work, self._on_saved, self._on_failed)

    def went_out(self, channel: str = Channel.CARD) -> None:
        """Every letter that there is went out today."""
        self._session.keep()
        numbers = self._written
        if not numbers:
            return
        number, campaigns = self._session.number, self._shell.desk.campaigns
        said = count_text(
            len(numbers), self.tr("1 letter went out, and counts as a contact"),
            self.tr("{count} letters went out, and count as contacts"),
        )  # fmt: skip
        self._session.act(lambda: campaigns.went_out(number, numbers, channel=channel), said)

    def one_went_out(self, person: int) -> None:
        """One letter went out today."""
        self._session.keep()
        number, campaigns = self._session.number, self._shell.desk.campaigns
        self._session.act(lambda: campaigns.went_out(number, (person,)), self.tr("It counts as a contact"))

    def ask_day(self) -> DayDialog:
        """Ask on which day the letters shall go out."""
        return self._ask_day(self._written, self.tr("Each becomes a planned card; one Undo takes all of them back."))

    def ask_day_for_calls(self) -> DayDialog:
        """Ask on which day the calls shall be made."""
        calls = tuple(line.person.id for line in self._session.calls)
        return self._ask_day(calls, self.tr("Each becomes a planned call; one Undo takes all of them back."))

    def _ask_day(self, numbers: tuple[int, ...], text: str) -> DayDialog:
        self._session.keep()
        return ask_day(self._shell, self.tr("Plan them for a day"), text, lambda day: self._plan(numbers, day))

    def _plan(self, numbers: tuple[int, ...], day: date) -> None:
        number, campaigns = self._session.number, self._shell.desk.campaigns
        said = self.tr("Planned for {day}").format(day=long_day_text(day, self._today))
        self._session.act(lambda: campaigns.plan(number, numbers, day), said)

    def _print(
        self, make: Callable[[CampaignView], Printable], what: str, needs_address: bool = False
    ) -> PrintDialog | None:
        self._session.keep()
        view = self._session.present()
        lines = [line for line in self._session.written if line.person.address or not needs_address]
        if view is None or not lines:
            no_address = self.tr("None of them has a postal address. Note it on their cards.")
            nobody = self.tr("There is no letter to print yet.")
            self._shell.messages.toast(no_address if self._session.written else nobody, icon="info")
            return None
        self._tell_asking(what)
        return open_dialog(self._shell, make(view))

    def _tell_asking(self, what: str) -> None:
        asking = [line.person.first_name for line in self._session.lines if line.kind is LineKind.ASKS]
        if asking:
            names = joined(tuple(asking[:_MOST_NAMED]))
            more = len(asking) - _MOST_NAMED
            if more > 0:
                names = self.tr("{names} and {count} more").format(names=", ".join(asking[:_MOST_NAMED]), count=more)
            said = self.tr("Not among the {what} yet, they ask you first: {names}.").format(what=what, names=names)
            self._shell.messages.toast(said, icon="question")

    def _on_saved(self, written: WrittenDrafts) -> None:
        words = count_text(len(written.numbers), self.tr("1 draft"), self.tr("{count} drafts"))
        said = self.tr("{drafts} saved in {folder}. They are not encrypted.").format(
            drafts=words, folder=written.folder.name
        )
        missing = written.without_address
        if missing:
            names = ", ".join(missing[:_MOST_NAMED]) + ("…" if len(missing) > _MOST_NAMED else "")
            said += " " + self.tr("No e-mail address: {names}.").format(names=names)
        self._shell.messages.toast(said, icon="mail")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._shell.messages.error(error)

    @property
    def _written(self) -> tuple[int, ...]:
        return tuple(line.person.id for line in self._session.written)

    @property
    def _owner(self) -> OwnerProfile:
        return self._shell.desk.settings.load().owner

    @property
    def _today(self) -> date:
        return self._shell.desk.store.clock.today()
