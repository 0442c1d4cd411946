"""Today: whom to reach and why now, promises, the surprise to prepare, who is slipping, and what comes near."""

from __future__ import annotations

from datetime import date

from app.domain.settings import Settings
from app.domain.slipping import Slipping
from app.domain.today import DoneRow, Due, ReachRow, TodayView
from app.domain.touchpoint import Mood
from app.services.service import Service
from app.services.today_around import Around
from app.services.today_rows import Choice, Minutes, RowMaker, choose, days_away, face_of
from app.storage import setting_groups
from app.storage.standings import first_purchases
from app.storage.tables.fields import to_day_number
from app.storage.today import due, known, people
from app.storage.today.due import Plan
from app.storage.today.people import Person

SLIPPING_SHOWN = 3


class TodayService(Service):
    """Bounded, indexed reads only: a frame waits for them, however large the file is."""

    def read(self, days: int = 1, everybody: bool = False) -> TodayView:
        """The page for today and the `days` that begin with it; `everybody` also shows those who could wait."""
        today, settings = self._today, setting_groups.load(self._store.db)
        minutes = self._minutes(settings)
        found, choice = self._choose(settings, minutes, days, everybody)
        made = due.done(self._store.sql, to_day_number(today))
        around = Around(self._store, today, settings)
        faces = found | people.people(self._store.sql, {n for one in made for n in one.customers} - found.keys())
        rows = self._rows(choice.shown, faces, settings, minutes)
        slipping, slipping_count = self._slipping()
        promises, tally = around.promises(days)
        return TodayView(
            today=today, days=days, owner=settings.owner.name, currency=settings.owner.currency,
            late=tuple(row for row in rows if row.due is Due.LATE),
            caught_up=tuple(row for row in rows if row.due is Due.CAUGHT_UP),
            due=tuple(row for row in rows if row.due not in (Due.LATE, Due.CAUGHT_UP)),
            waiting=choice.waiting,
            done=tuple(
                DoneRow(one.id, tuple(face_of(faces[n]) for n in one.customers if n in faces), one.channel,
                        one.from_them, Mood(one.mood) if one.mood else None, minutes.needed(one.channel, one.length))
                for one in made if any(n in faces for n in one.customers)
            ),
            promises=promises, open_promises=tally.open, kept=tally.kept, made=tally.made,
            surprise=around.surprise(), slipping=slipping, slipping_count=slipping_count,
            looks=around.looks(), ahead=around.ahead(), away_until=_away_until(settings, today),
            has_anybody=self.has_anybody,
        )  # fmt: skip

    def count(self) -> int:
        """How many people are still to reach today, as the rail shows it."""
        settings = setting_groups.load(self._store.db)
        return len(self._choose(settings, self._minutes(settings), 1, False)[1].shown)

    @property
    def has_anybody(self) -> bool:
        """Whether there is a customer at all."""
        return people.has_anybody(self._store.sql)

    def _minutes(self, settings: Settings) -> Minutes:
        return Minutes.of(settings, due.own_minutes(self._store.sql))

    def _choose(
        self, settings: Settings, minutes: Minutes, days: int, everybody: bool
    ) -> tuple[dict[int, Person], Choice]:
        """Everybody who is due, and who of them is shown."""
        today = to_day_number(self._today)
        plans = due.plans(self._store.sql, today, today + days - 1)
        found = people.people(self._store.sql, (number for plan in plans for number in plan.customers))
        choice = choose(plans, found, today, settings.owner.weekly_minutes, minutes, everybody)
        if len(plans) >= due.MOST:
            looked_at = sum(not (plan.is_proposed or plan.is_repeat) for plan in plans)
            more = due.planned_count(self._store.sql, today + days - 1) - looked_at
            choice = Choice(choice.shown, choice.waiting + max(0, more))
        return found, choice

    def _rows(
        self, plans: tuple[Plan, ...], faces: dict[int, Person], settings: Settings, minutes: Minutes
    ) -> tuple[ReachRow, ...]:
        today = self._today
        wanted = {number for plan in plans for number in plan.customers if number in faces}
        facts = known.known(self._store.db, wanted, today)
        usual = first_purchases.kept(self._store.sql)
        maker = RowMaker(today, faces, facts, usual, minutes, days_away(settings, today))
        return tuple(maker.rows(plans))

    def _slipping(self) -> tuple[tuple[Slipping, ...], int]:
        from app.services.slipping import SlippingService

        service = SlippingService(self._store)
        return service.people(SLIPPING_SHOWN), service.count()


def _away_until(settings: Settings, today: date) -> date | None:
    first, last = settings.owner.away_from, settings.owner.away_until
    if first is None or last is None:
        return None
    return last if first <= today <= last else None
