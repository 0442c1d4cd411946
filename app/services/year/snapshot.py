"""The planner's problem, made of what is known of everybody: rows are people, columns gestures and weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from app.domain.calendar import WorkCalendar, monday_of
from app.domain.customer import Customer, Tier
from app.domain.expected import moments_of
from app.domain.fact import Fact
from app.domain.genuine import Library, counts, library_of, matches, objections
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.gift_days import gift_days
from app.domain.planner import factors
from app.domain.planner.comparing import Beliefs
from app.domain.planner.learning import Learned, from_delight, learn
from app.domain.planner.refusals import Acquaintance, Refusal, closed_weeks, refusals, too_costly
from app.domain.planner.snapshot import ANY, ENDLESS, Floats, Ints, Problem, make_problem
from app.domain.year_plan import Expected, PlanWishes
from app.storage.planning import Known, PlanningInputs, Suggested

TIERS = tuple(Tier)
USUAL_CHANCE = 0.8
"""Until a customer's own chance is known."""
USUAL_GAP_DAYS = 56.0
AGAIN_AFTER_DAYS = 365
AWAY_SHARE = 0.2
MONTH_SHARE_OF_WEEK = 3
"""The Thursday decides which month a week belongs to."""
PEOPLE_PER_REPEAT = 50
"""The same gesture may be made this often in one week: once for every so many people."""
YEAR_SHARE, YEAR_LEAST = 0.05, 3
"""And in the year for this share of all people, so that nobody hears of the same kindness from a neighbour."""
OF_A_KIND = 0.5
"""What a fact counts that is only of a fitting kind and does not name the thing itself."""
STANDING = frozenset((SurpriseState.ACCEPTED, SurpriseState.PREPARED))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The problem and everything needed to say in words what its lines mean."""

    inputs: PlanningInputs
    wishes: PlanWishes
    today: date
    monday: date
    gestures: tuple[Gesture, ...]
    problem: Problem
    beliefs: Beliefs
    unexpected: factors.Unexpected
    learned: Learned
    refused: Mapping[int, tuple[Refusal, ...]]
    """Refusals by row, the weightiest first."""
    reasons: Mapping[tuple[int, int], tuple[Fact, ...]]
    """Facts that speak for a gesture, by row and column."""
    expected: tuple[Expected, ...]
    occasions: Ints
    calendar: WorkCalendar
    standing: tuple[Surprise, ...]
    """Accepted surprises of the year, in the order of the problem's first fixed lines."""

    @property
    def people(self) -> tuple[Customer, ...]:
        """One a row."""
        return self.inputs.people

    def known(self, row: int) -> Known:
        """What standings tell of a row."""
        return self.inputs.known.get(self.people[row].id, Known())

    def row(self, customer_id: int) -> int | None:
        """The row of a customer; None for somebody who is no longer here."""
        return next((row for row, one in enumerate(self.people) if one.id == customer_id), None)

    def column(self, gesture_id: int) -> int | None:
        """The column of a gesture; None for one that is put away."""
        return next((column for column, one in enumerate(self.gestures) if one.id == gesture_id), None)

    def week(self, day: date) -> int:
        """The week of a day, counted from the first Monday."""
        return (day - self.monday).days // 7

    def monday_in(self, week: int) -> date:
        """The Monday of a week."""
        return self.monday + timedelta(weeks=week)


def snapshot(
    inputs: PlanningInputs,
    wishes: PlanWishes,
    today: date,
    calendar: WorkCalendar,
    country: str,
    minor_per_unit: int,
    locked: tuple[Suggested, ...] = (),
) -> Snapshot:
    """Everything that the planner needs for the year from the wished day on (today where none is wished)."""
    return _Builder(inputs, wishes, today, calendar, country, minor_per_unit).build(locked)


class _Builder:
    def __init__(
        self,
        inputs: PlanningInputs,
        wishes: PlanWishes,
        today: date,
        calendar: WorkCalendar,
        country: str,
        minor_per_unit: int,
    ) -> None:
        self.inputs, self.wishes, self.today, self.calendar = inputs, wishes, today, calendar
        self.country, self.unit = country, minor_per_unit
        self.first = wishes.from_day or today
        self.monday, self.weeks = monday_of(self.first), wishes.weeks
        self.people = inputs.people
        self.rows = {customer.id: row for row, customer in enumerate(self.people)}
        # A gesture that is put away can't be planned, but what was accepted of it stands.
        meant = {each.gesture_id for each in inputs.surprises if each.state in STANDING}
        self.gestures = tuple(each for each in inputs.gestures if not each.is_archived or each.id in meant)
        self.columns = {gesture.id: column for column, gesture in enumerate(self.gestures)}
        self._of_a_kind: dict[tuple[int, int], tuple[Fact, ...]] = {}
        self.known = [inputs.known.get(one.id, Known()) for one in self.people]

    def build(self, locked: tuple[Suggested, ...]) -> Snapshot:
        """The snapshot."""
        size = (len(self.people), len(self.gestures))
        library = library_of(self.gestures)
        reasons, closed = self._reasons(library)
        margins = np.array([self._margin(one.id) / self.unit for one in self.people])
        bought = margins[margins > 0]
        scale = float(np.median(bought)) if len(bought) else factors.MARGIN_SCALE
        alive = np.array([USUAL_CHANCE if one.chance is None else one.chance for one in self.known])
        weight = factors.relationship(margins, alive, scale)
        counted = np.zeros(size)
        for (row, column), facts in reasons.items():
            named = sum(each not in self._of_a_kind.get((row, column), ()) for each in facts)
            counted[row, column] = named + OF_A_KIND * (len(facts) - named)
        genuine = factors.genuine(counted, np.array([each.for_anyone for each in self.gestures], dtype=bool))
        for row, column in closed:
            genuine[row, column] = 0.0
        genuine[:, [each.is_archived for each in self.gestures]] = 0.0
        learned, segment = self._learned()
        delight = learned.by_segment
        appeal = weight[:, None] * delight.T[segment] * genuine
        refused = {row: found for row, one in enumerate(self.people) if (found := self._refusals(one))}
        expected, moments, shared = self._expected()
        unexpected = factors.unexpected(self._timing(moments, shared), self.weeks, self.monday.year)
        total = unexpected.total.copy()
        most = factors.most_a_year(weight)
        for row, found in refused.items():
            if any(each.covers(self.today) and each.is_for_good for each in found):
                most[row] = 0
            total[row, np.array(closed_weeks(found, self.monday, self.weeks))] = 0.0
        standing = self._standing()
        fixed = [self._line(each.customer_id, each.gesture_id, each.day) for each in standing]
        locks = [self._line(each.customer_id, each.gesture_id, each.week) for each in locked if self._is_here(each)]
        lines = np.array(fixed + locks, dtype=np.int64).reshape(-1, 3)
        costs = [self._cost(each) for each in standing] + [self.gestures[line[1]].cost_minor for line in locks]
        minutes = [self._minutes(each) for each in standing] + [self.gestures[line[1]].minutes for line in locks]
        problem = make_problem(
            appeal, total, cost_minor=[each.cost_minor for each in self.gestures],
            minutes=[each.minutes for each in self.gestures], budget_minor=self.wishes.yearly_minor,
            week_minutes=self._week_minutes(), most=most, season=self._season(), stock=self._stock(),
            month_budget_minor=np.full(int(self._months().max(initial=0)) + 1, self.wishes.monthly_minor),
            month_of_week=self._months(), variety=np.full((size[1], self.weeks), self._variety()),
            cap_minor=factors.money_cap(margins, self.unit), spacing_weeks=self.wishes.gap_weeks,
            opens=self._opens(size), past=self._past(), fixed=lines, fixed_cost_minor=costs, fixed_minutes=minutes,
            bans=self._bans(),
        )  # fmt: skip
        beliefs = Beliefs(np.where(most > 0, weight, 0.0), delight, learned.deviation, segment, genuine)
        return Snapshot(
            self.inputs, self.wishes, self.today, self.monday, self.gestures, problem, beliefs, unexpected, learned,
            refused, reasons, expected, self._occasions(moments, shared), self.calendar, standing,
        )  # fmt: skip

    def _reasons(self, library: Library) -> tuple[dict[tuple[int, int], tuple[Fact, ...]], set[tuple[int, int]]]:
        """Facts for each gesture, and gestures that an allergy, a dislike or a gift limit rules out."""
        found: dict[tuple[int, int], tuple[Fact, ...]] = {}
        closed: set[tuple[int, int]] = set()
        for row, customer in enumerate(self.people):
            facts = self.inputs.facts.get(customer.id, ())
            for column, spoken in matches(library, facts).items():
                found[row, column] = (*spoken.named, *spoken.of_a_kind)
                self._of_a_kind[row, column] = spoken.of_a_kind
            closed |= {(row, column) for column in objections(library, facts)}
            if customer.gift_limit_minor is not None:
                costly = (column for column, each in enumerate(self.gestures) if too_costly(customer, each.cost_minor))
                closed |= {(row, column) for column in costly}
        return found, closed

    def _refusals(self, customer: Customer) -> tuple[Refusal, ...]:
        number = customer.id
        known = self.inputs.known.get(number, Known())
        acquaintance = Acquaintance(
            self.inputs.two_way.get(number, 0), number in self.inputs.bought,
            customer.acquainted_since or known.first_day,
        )  # fmt: skip
        slips, care = self.inputs.slips.get(number, ()), self.inputs.circumstances.get(number, ())
        return refusals(customer, acquaintance, slips, care, self.today)

    def _learned(self) -> tuple[Learned, Ints]:
        """What reactions have taught, by gesture and tier, and the tier of every row."""
        segment = np.array([TIERS.index(one.tier) for one in self.people], dtype=np.int64)
        told = [each for each in self.inputs.surprises if each.delight is not None and each.gesture_id in self.columns]
        tiers = {one.id: TIERS.index(one.tier) for one in self.people}
        told = [each for each in told if each.customer_id in tiers]
        return learn(
            [from_delight(each.expected_delight) for each in self.gestures],
            [self.columns[each.gesture_id] for each in told],
            [tiers[each.customer_id] for each in told],
            [from_delight(each.delight or 1) for each in told],
            len(TIERS),
        ), segment

    def _expected(self) -> tuple[tuple[Expected, ...], Ints, Ints]:
        """Days that are kept clear, as shown, as rows and day offsets, and as days that everybody shares."""
        first, last = self.monday - timedelta(days=60), self.monday + timedelta(weeks=self.weeks, days=60)
        shown: list[Expected] = []
        pairs: list[tuple[int, int]] = []
        for row, customer in enumerate(self.people):
            for each in moments_of(customer, self.inputs.occasions.get(customer.id, ()), first, last):
                shown.append(Expected(customer.id, each.day, each.kind.value, each.label))
                pairs.append((row, (each.day - self.monday).days))
        days: list[int] = []
        for year in range(first.year, last.year + 1):
            for gift in gift_days(self.country, year):
                shown.append(Expected(0, gift.day, gift.kind.value, ""))
                days += [(gift.day - self.monday).days + ahead for ahead in range((gift.last - gift.day).days + 1)]
        return tuple(shown), np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(days, dtype=np.int64)

    def _timing(self, moments: Ints, shared: Ints) -> factors.Timing:
        since = [np.nan if one.last_day is None else (self.monday - one.last_day).days / 7 for one in self.known]
        coming = [np.nan if one.next_day is None else float(self._week(one.next_day)) for one in self.known]
        gaps = [(one.usual_gap_days or USUAL_GAP_DAYS) / 7 for one in self.known]
        purchases = [
            (self.rows[number], (last - self.monday).days)
            for number, (last, _) in self.inputs.bought.items() if number in self.rows
        ]  # fmt: skip
        echoes, again = self._echoes()
        return factors.Timing(
            np.array(since), np.array(gaps), np.array(coming), moments, shared, _pairs(purchases), _floats(echoes),
            _pairs(again), np.array([one.id for one in self.people], dtype=np.int64),
        )  # fmt: skip

    def _echoes(self) -> tuple[list[tuple[int, float]], list[tuple[int, int]]]:
        """Weeks that would repeat last year or the last gap, and the weeks of last year a year on."""
        echoes: list[tuple[int, float]] = []
        again: list[tuple[int, int]] = []
        for row, days in self._given().items():
            weeks = [self._week(day) for day in days]
            again += [(row, week + 52) for week in weeks if -52 <= week < 0]
            echoes += [(row, float(week + 52)) for week in weeks if week < 0]
            if len(weeks) > 1:
                echoes.append((row, float(2 * weeks[-1] - weeks[-2])))
        return echoes, again

    def _given(self) -> dict[int, list[date]]:
        """Days of surprises that took place, by row, in order."""
        found: dict[int, list[date]] = {}
        for each in self.inputs.surprises:
            row = self.rows.get(each.customer_id)
            if row is not None and each.state is SurpriseState.DELIVERED:
                found.setdefault(row, []).append(each.delivered_on or each.day)
        return {row: sorted(days) for row, days in found.items()}

    def _past(self) -> Ints:
        return _pairs([(row, self._week(day)) for row, days in self._given().items() for day in days])

    def _opens(self, size: tuple[int, int]) -> Ints:
        """First week in which each gesture is new again; never for one that was taken badly."""
        opens = np.zeros(size, dtype=np.int64)
        for each in self.inputs.surprises:
            row, column = self.rows.get(each.customer_id), self.columns.get(each.gesture_id)
            if row is None or column is None or each.state is not SurpriseState.DELIVERED:
                continue
            again = (each.delivered_on or each.day) + timedelta(days=AGAIN_AFTER_DAYS)
            is_awkward = each.delight is not None and each.delight <= 2
            week = self.weeks if is_awkward else -(-(again - self.monday).days // 7)
            opens[row, column] = max(opens[row, column], week)
        return opens

    def _bans(self) -> Ints:
        """The owner's answers so far, week by week."""
        bans: list[tuple[int, int, int]] = []
        for no in self.inputs.refused:
            row = ANY if no.customer_id is None else self.rows.get(no.customer_id)
            column = ANY if no.gesture_id is None else self.columns.get(no.gesture_id)
            if row is None or column is None or row == ANY:
                continue
            if no.from_day is None and no.until_day is None:
                bans.append((row, column, ANY))
                continue
            first = max(0, self._week(no.from_day or self.monday))
            last = min(self.weeks - 1, self._week(no.until_day or date.max))
            bans += [(row, column, week) for week in range(first, last + 1)]
        return np.array(bans, dtype=np.int64).reshape(-1, 3)

    def _standing(self) -> tuple[Surprise, ...]:
        """Accepted surprises that fall into the year."""
        return tuple(
            each for each in self.inputs.surprises
            if each.state in STANDING and each.customer_id in self.rows and each.gesture_id in self.columns
            and 0 <= self._week(each.day) < self.weeks
        )  # fmt: skip

    def _season(self) -> np.ndarray:
        """Whether a gesture can be made in a week: in season, and with the notice it needs."""
        weeks = [self.monday + timedelta(weeks=week) for week in range(self.weeks)]
        last = [monday + timedelta(days=4) for monday in weeks]
        return np.array(
            [
                [
                    gesture.is_in_season(monday.isocalendar().week)
                    and (end - max(self.today, self.first)).days >= gesture.notice_days
                    for monday, end in zip(weeks, last, strict=True)
                ]
                for gesture in self.gestures
            ],
            dtype=bool,
        ).reshape(len(self.gestures), self.weeks)

    def _stock(self) -> Ints:
        most = max(YEAR_LEAST, round(YEAR_SHARE * len(self.people)))
        stock = (ENDLESS if each.stock is None else max(0, each.stock) for each in self.gestures)
        return np.array([min(most, left) for left in stock], dtype=np.int64)

    def _months(self) -> Ints:
        """Index of the month that the Thursday of each week lies in."""
        middles = [self.monday + timedelta(weeks=week, days=MONTH_SHARE_OF_WEEK) for week in range(self.weeks)]
        months = np.array([day.year * 12 + day.month for day in middles], dtype=np.int64)
        return months - months.min(initial=2**40) if len(months) else months

    def _week_minutes(self) -> Ints:
        """The owner's minutes in each week, a fifth of them while she is away."""
        found = []
        for week in range(self.weeks):
            monday = self.monday + timedelta(weeks=week)
            is_away = any(self.calendar.is_away(monday + timedelta(days=ahead)) for ahead in range(5))
            found.append(int(self.wishes.weekly_minutes * (AWAY_SHARE if is_away else 1)))
        return np.array(found, dtype=np.int64)

    def _variety(self) -> int:
        return max(1, len(self.people) // PEOPLE_PER_REPEAT)

    def _occasions(self, moments: Ints, shared: Ints) -> Ints:
        """Row and week of every birthday and of Christmas, for the comparison."""
        births = [(row, day // 7) for row, day in moments.tolist() if 0 <= day // 7 < self.weeks]
        christmas = [(day - self.monday).days // 7 for year in (self.monday.year, self.monday.year + 1)
                     if 0 <= ((day := date(year, 12, 24)) - self.monday).days // 7 < self.weeks]  # fmt: skip
        return _pairs(births + [(row, week) for row in range(len(self.people)) for week in christmas])

    def _line(self, customer_id: int, gesture_id: int, day: date) -> tuple[int, int, int]:
        return self.rows[customer_id], self.columns[gesture_id], self._week(day)

    def _is_here(self, each: Suggested) -> bool:
        is_known = each.customer_id in self.rows and each.gesture_id in self.columns
        return is_known and 0 <= self._week(each.week) < self.weeks

    def _cost(self, each: Surprise) -> int:
        return self.gestures[self.columns[each.gesture_id]].cost_minor if each.cost_minor is None else each.cost_minor

    def _minutes(self, each: Surprise) -> int:
        return self.gestures[self.columns[each.gesture_id]].minutes if each.minutes is None else each.minutes

    def _margin(self, customer_id: int) -> int:
        return max(0, self.inputs.bought.get(customer_id, (self.today, 0))[1])

    def _week(self, day: date) -> int:
        return (day - self.monday).days // 7


def has_usable_fact(facts: tuple[Fact, ...]) -> bool:
    """Whether anything is known that a gesture could be genuine for."""
    return any(counts(fact) for fact in facts)


def _pairs(rows: list[tuple[int, int]]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _floats(rows: list[tuple[int, float]]) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, 2)
