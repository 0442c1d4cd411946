"""Calendar files: bringing events of other calendars in, writing ours out, and the file that others subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.event import CalendarDraft, EventChoice, EventGroup, Fate
from app.domain.incoming import Problem
from app.domain.outgoing_event import NamesShown
from app.services.service import Service
from app.storage import setting_groups

if TYPE_CHECKING:
    from app.services.calendar_content import Counted, Extent
    from app.services.event_plan import EventsPlan

__all__ = ["BroughtEvents", "CalendarFileService", "Choices", "Published", "WrittenCalendar"]

Choices = Mapping[str, EventChoice]
"""The owner's decisions by the key of the group; of others, what is usual happens."""

Report = Callable[..., None]
IsCancelled = Callable[[], bool]
DAYS_BACK = 30
"""The published file also shows the last weeks, so that a phone does not forget at midnight what was today."""


@dataclass(frozen=True, slots=True)
class Published:
    """The file that other calendars subscribe to, and when it was written."""

    path: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """What a calendar file holds."""

    path: Path
    customers: int
    touchpoints: int
    promises: int
    occasions: int
    repeats: int

    @property
    def events(self) -> int:
        """How many things it shows."""
        return self.touchpoints + self.promises + self.occasions + self.repeats


@dataclass(frozen=True, slots=True)
class BroughtEvents:
    """What an import of events did; `entry_id` is its line in the history (None: nothing was changed)."""

    touchpoints: int = 0
    occasions: int = 0
    promises: int = 0
    repeats: int = 0
    cards: int = 0
    updated: int = 0
    called_off: int = 0
    unchanged: int = 0
    left_out: int = 0
    problems: tuple[Problem, ...] = ()
    entry_id: int | None = None

    @property
    def created(self) -> int:
        """How many things are new."""
        return self.touchpoints + self.occasions + self.promises + self.repeats


class CalendarFileService(Service):
    """Drafting and exporting only read and are for a worker; bringing in is one transaction."""

    def is_calendar(self, path: Path) -> bool:
        """Whether the file begins as a calendar does."""
        from app.exchange.ical_reading import is_calendar

        try:
            return is_calendar(path)
        except OSError:
            return False

    def draft(
        self, source: Path | bytes, report: Report = lambda *_: None, is_cancelled: IsCancelled = lambda: False
    ) -> CalendarDraft:
        """The events of a file, sorted by whom they are about. Raises what is wrong with the file, and `Cancelled`."""
        from app.exchange.ical_reading import read_calendar
        from app.services.event_drafting import drafted_events
        from app.services.import_choices import Phase
        from app.storage import known_customers

        file = read_calendar(
            source, today=self._today, home=self._store.clock.zone, cancel=is_cancelled,
            progress=lambda done, total: report(done, total, Phase.READING),
        )  # fmt: skip
        owner = setting_groups.load(self._store.db).owner
        known = known_customers.read(self._store.sql)
        return drafted_events(
            file, known, owner.country, owner.name,
            lambda done, total: report(done, total, Phase.COMPARING), is_cancelled,
        )  # fmt: skip

    def plan(self, draft: CalendarDraft, choices: Choices | None = None) -> EventsPlan:
        """What the draft would do with these choices; writes nothing. People of new cards have numbers below 0."""
        from app.services.event_work import plan_of

        whose = {
            group.key: (-place,) if choice.fate is Fate.NEW_CARD else _customers(choice, group)
            for place, (group, choice) in enumerate(_decided(draft, choices or {}), 1)
        }
        return plan_of(self._store.db, draft, whose, self._local_now())

    def bring_in(
        self,
        draft: CalendarDraft,
        choices: Choices | None = None,
        report: Report = lambda *_: None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> BroughtEvents:
        """The whole draft in one action. Raises `Cancelled` when it is stopped; nothing was changed then.

        A second import of the same file changes what changed there, and doubles nothing.
        """
        from app.services.event_work import EventWork, add_cards, plan_of

        decided = _decided(draft, choices or {})
        with self._action("", Topic.IMPORTS, "calendar", is_cancelled=is_cancelled) as action:
            db, now = self._store.db, self._now
            whose = {group.key: _customers(choice, group) for group, choice in decided}
            new = [(group, choice.name or group.name) for group, choice in decided if choice.fate is Fate.NEW_CARD]
            whose |= add_cards(db, new, self._today, now)
            plan = plan_of(db, draft, whose, self._local_now())
            EventWork(db, plan, draft.file.file_name, now, report, is_cancelled).perform()
            cards = len({whose[group.key] for group, _ in new})
            action.label = f"Brought in {_events(plan.brings)} from {draft.file.file_name or 'a calendar'}"
            action.detail = _words(plan, cards)
            action.count = plan.brings + cards
        return BroughtEvents(
            len(plan.touchpoints), len(plan.occasions), len(plan.promises), len(plan.repeats), cards,
            len(plan.changed), len(plan.called_off), plan.unchanged, plan.left_out,
            tuple(sorted((*draft.file.problems, *plan.problems), key=lambda problem: problem.line)), action.entry_id,
        )  # fmt: skip

    def export(
        self,
        path: Path,
        names: NamesShown = NamesShown.FULL,
        first: date | None = None,
        last: date | None = None,
        with_sensitive: bool = False,
        report: Report = lambda *_: None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> WrittenCalendar:
        """Everything with a day in one file, surprises left out; whole or not at all, readable by the owner alone."""
        from app.services.calendar_content import Extent

        return self._write(path, Extent(names, first, last, with_sensitive=with_sensitive), report, is_cancelled)

    def publish(self, is_cancelled: IsCancelled = lambda: False) -> Published | None:
        """The file for other calendars written anew; None where none is wanted. For a worker.

        Raises KeepwarmError where it can't be written, or where another program's file lies there.
        """
        from app.services.calendar_content import Extent

        wishes = setting_groups.load(self._store.db).calendar
        if not wishes.publish_path:
            return None
        path = Path(wishes.publish_path)
        self.check_place(path)
        today = self._today
        extent = Extent(
            NamesShown(wishes.publish_names), today - timedelta(DAYS_BACK), today + timedelta(wishes.publish_days),
            only_open=True,
        )  # fmt: skip
        self._write(path, extent, lambda *_: None, is_cancelled)
        return self.published()

    def published(self) -> Published | None:
        """The file for other calendars and when it was written; None where there is none (yet)."""
        place = setting_groups.load(self._store.db).calendar.publish_path
        try:
            return Published(Path(place), datetime.fromtimestamp(Path(place).stat().st_mtime, UTC)) if place else None
        except OSError:
            return None

    def check_place(self, path: Path) -> None:
        """Raise in the owner's words where a file for other calendars must not be written."""
        from app.exchange.ical_writing import is_ours

        if not path.parent.is_dir():
            raise KeepwarmError("The folder for the calendar file is not there.", f"Looked for {path.parent}.")
        try:
            is_taken = path.exists() and path.stat().st_size > 0 and not is_ours(path)
        except OSError as error:
            raise KeepwarmError("The calendar file can't be reached.", error.strerror or "") from error
        if is_taken:
            raise KeepwarmError(
                "A file that is not Keepwarm's lies there.",
                f"Nothing was written over. Choose another name than {path}.",
            )

    def withdraw(self, path: Path) -> None:
        """Remove a file for other calendars that is not wanted any more; one of another program stays."""
        from app.exchange.ical_writing import is_ours

        try:
            if path.is_file() and is_ours(path):
                path.unlink()
        except OSError as error:
            hint = f"Remove {path} yourself. {error.strerror or ''}".strip()
            raise KeepwarmError("The old calendar file could not be removed.", hint) from error

    def _write(self, path: Path, extent: Extent, report: Report, is_cancelled: IsCancelled) -> WrittenCalendar:
        from app.exchange.ical_writing import write_calendar
        from app.services.calendar_content import CalendarContent

        settings = setting_groups.load(self._store.db)
        content = CalendarContent(self._store.db, extent, self._store.clock.zone, settings.touch.minutes)
        name = settings.owner.business or "Keepwarm"
        write_calendar(
            content.events(), path, name=name, cancel=is_cancelled, progress=lambda done, total: report(done, total, "")
        )
        return _written(path, content.counted)

    def _local_now(self) -> datetime:
        """The owner's wall clock."""
        return self._now.astimezone(self._store.clock.zone).replace(tzinfo=None)


def _decided(draft: CalendarDraft, choices: Choices) -> list[tuple[EventGroup, EventChoice]]:
    return [(group, choices.get(group.key) or draft.usual_choice(group)) for group in draft.groups]


def _customers(choice: EventChoice, group: EventGroup) -> tuple[int, ...]:
    if choice.fate is not Fate.BRING:
        return ()
    return choice.customers or group.customers


def _written(path: Path, counted: Counted) -> WrittenCalendar:
    return WrittenCalendar(
        path, counted.customers, counted.touchpoints, counted.promises, counted.occasions, counted.repeats
    )


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _words(plan: EventsPlan, cards: int) -> str:
    parts = {
        "touchpoints": len(plan.touchpoints), "dates": len(plan.occasions), "promises": len(plan.promises),
        "repeats": len(plan.repeats), "changed": len(plan.changed), "called off": len(plan.called_off),
        "new cards": cards,
    }  # fmt: skip
    return ", ".join(f"{count:,} {word}" for word, count in parts.items() if count)
