"""The plan under the page: read, tried out with other wishes, kept, and adapted after every answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.year_plan import GestureWorth, PlanWishes, YearPlan
from app.services.desk import Desk
from app.ui.pages.surprises.words import searching_words
from app.ui.shell import Shell
from app.ui.tasks import Job

if TYPE_CHECKING:
    from app.domain.planner.snapshot import IsCancelled, Progress, Report


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the plan as it stands (None before the first), the library, and what the owner gives."""

    plan: YearPlan | None
    worth: tuple[GestureWorth, ...]
    wishes: PlanWishes
    currency: str


def read(desk: Desk) -> Shown:
    """Everything at once, beside the window."""
    return Shown(
        desk.surprises.current(), desk.gestures.worth(), desk.surprises.wishes(), desk.settings.load().owner.currency
    )


class Planning(QObject):
    """At most one search at a time; a preview is shown until it is applied or taken back."""

    changed = Signal()
    settled = Signal()
    """What was read is what is shown already."""
    searching = Signal(object)
    """Words while a plan is searched for, None once the search is over."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._job: Job | None = None
        self._answering: Job | None = None
        self._reading: Job | None = None
        self._is_outdated = False
        self.shown: Shown | None = None
        self.undo: Callable[[], None] = shell.undo
        """What the Undo of a toast does."""
        self.preview: YearPlan | None = None

    @property
    def plan(self) -> YearPlan | None:
        """The plan to look at: the one tried out, or the one that stands."""
        if self.preview is not None:
            return self.preview
        return None if self.shown is None else self.shown.plan

    @property
    def is_preview(self) -> bool:
        """Whether what is shown is only tried out."""
        return self.preview is not None

    @property
    def is_searching(self) -> bool:
        """Whether a plan is being searched for."""
        return self._job is not None

    @property
    def is_reading(self) -> bool:
        """Whether what stands is being read."""
        return self._reading is not None

    def reload(self) -> None:
        """Read again what stands in the file; once more when it changes meanwhile."""
        if self._reading is not None:
            self._is_outdated = True
            return
        desk = self._shell.desk
        self._reading = self._shell.tasks.run(lambda: read(desk), self._on_read, self._on_unread)

    def try_out(self, wishes: PlanWishes) -> None:
        """Show what other wishes would bring; the same ones as before show what stands."""
        self._leave()
        if self.shown is not None and wishes == self.shown.wishes:
            self.take_back()
            return
        surprises = self._shell.desk.surprises

        def work(report: Callable[..., None], is_cancelled: IsCancelled) -> YearPlan:
            return surprises.preview(wishes, _told(report), is_cancelled)

        self._search(self._shell.tasks.run, work, self._on_preview)

    def take_back(self) -> None:
        """Show what stands again."""
        self._leave()
        self.preview = None
        self.changed.emit()

    def plan_year(self, wishes: PlanWishes | None = None) -> None:
        """Plan the year with these wishes, or with those that are set, and keep it: one action."""
        self._leave()
        surprises = self._shell.desk.surprises

        def work(report: Callable[..., None], is_cancelled: IsCancelled) -> YearPlan:
            return surprises.plan(wishes, _told(report), is_cancelled)

        self._search(self._shell.tasks.long_write, work, self._on_planned)

    def stop(self) -> None:
        """Ask the search for the best plan that it has by now."""
        if self._job is not None:
            self._job.cancel()

    def answer(self, action: Callable[[], YearPlan], said: str, on_done: Callable[[], None] | None = None) -> None:
        """One answer of the owner; the plan adapts around it. A second one waits for the first."""
        if self._answering is not None:
            return

        def done(plan: YearPlan) -> None:
            self._answering = None
            self._keep(plan)
            self._shell.messages.toast(said, self.undo)
            if on_done is not None:
                on_done()

        self._answering = self._shell.tasks.long_write(action, done, self._on_refused)

    def _leave(self) -> None:
        """Forget the search under way, for another one begins or none is wanted."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.searching.emit(None)

    def _search(
        self, start: Callable[..., Job], work: Callable[..., YearPlan], on_done: Callable[[YearPlan], None]
    ) -> None:
        def done(plan: YearPlan) -> None:
            if self._job is job:
                self._job = None
                self.searching.emit(None)
                on_done(plan)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self.searching.emit(None)
            if not isinstance(error, Cancelled):
                self._shell.messages.error(error)

        job = self._job = start(work, done, failed, self._on_progress)
        self.searching.emit("")

    def _on_progress(self, done: int, total: int, text: str) -> None:
        if self._job is not None:
            self.searching.emit(text)

    def _on_read(self, shown: Shown) -> None:
        was = self.shown
        self._reading, self.shown = None, shown
        if self._is_outdated:
            self._is_outdated = False
            self.reload()
        (self.settled if _is_same(was, shown) else self.changed).emit()

    def _on_unread(self, error: Exception) -> None:
        self._reading, self._is_outdated = None, False
        self._shell.messages.error(error)

    def _on_preview(self, plan: YearPlan) -> None:
        self.preview = plan
        self.changed.emit()

    def _on_planned(self, plan: YearPlan) -> None:
        self._keep(plan)
        words = self.tr("A year with {count} surprises").format(count=len(plan.lines))
        self._shell.messages.toast(words, self.undo, icon="gift", tone="gold")

    def _keep(self, plan: YearPlan) -> None:
        self.preview = None
        if self.shown is not None:
            self.shown = Shown(plan, self.shown.worth, plan.wishes, plan.currency)
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        self._answering = None
        self._shell.messages.error(error)


def _is_same(before: Shown | None, after: Shown) -> bool:
    """Whether two readings look alike; how long a plan took is not shown."""
    if before is None or before.plan is None or after.plan is None:
        return False
    return before == replace(after, plan=replace(after.plan, seconds=before.plan.seconds))


def _told(report: Callable[..., None]) -> Report:
    """What the search reports, in words."""

    def told(progress: Progress) -> None:
        report(round(100 * progress.share), 100, searching_words(progress.value, progress.bound))

    return told
