"""Words of the surprises: what, when, for whom, what it takes, and how good the plan is."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.customer import OccasionKind
from app.domain.gesture import SurpriseState
from app.domain.pronouns import Pronouns
from app.domain.year_plan import Comparison, Expected, PlanLine, YearPlan
from app.ui.dossier.words import OCCASION_ICONS
from app.ui.formatting import count_text, day_text, long_day_text, minutes_text, money_text, number_text

_GOOD, _CLOSE = 0.01, 0.05
"""Gaps up to which a plan is as good as it gets, and close to it."""
_STATE_ICONS = {
    SurpriseState.SUGGESTED: "gift", SurpriseState.ACCEPTED: "check", SurpriseState.PREPARED: "bag",
    SurpriseState.DELIVERED: "check", SurpriseState.REFUSED: "ban",
}  # fmt: skip


def state_word(state: SurpriseState) -> str:
    """How far a surprise has come."""
    return {
        SurpriseState.SUGGESTED: _tr("Suggested"), SurpriseState.ACCEPTED: _tr("Accepted"),
        SurpriseState.PREPARED: _tr("Prepared"), SurpriseState.DELIVERED: _tr("Delivered"),
        SurpriseState.REFUSED: _tr("Refused"),
    }[state]  # fmt: skip


def state_icon(state: SurpriseState) -> str:
    """The icon beside the word."""
    return _STATE_ICONS[state]


def title(line: PlanLine) -> str:
    """ "A bee hotel for Priya"."""
    name = line.gesture.name.strip().rstrip(".")
    return name if line.face.first_name in name else _tr("{gesture} for {name}").format(
        gesture=name, name=line.face.first_name
    )  # fmt: skip


def what(line: PlanLine, currency: str, today: date) -> str:
    """Day and note, what to do, and what it takes: "Tuesday 23 June, on her bicycle basket. … €9, 40 minutes."."""
    parts = [long_day_text(line.day, today) + "."]
    if line.note or line.gesture.how_to:
        parts.append(capital((line.note or line.gesture.how_to).strip().rstrip(".")) + ".")
    parts.append(_tr("{cost}, {minutes}.").format(
        cost=capital(cost_text(line.cost_minor, currency)), minutes=minutes_text(line.minutes)
    ))  # fmt: skip
    return " ".join(parts)


def cost_text(cost_minor: int, currency: str) -> str:
    """ "€9", or "nearly free"."""
    return money_text(cost_minor, currency) if cost_minor else _tr("nearly free")


def takes(cost_minor: int, minutes: int, currency: str) -> str:
    """What a gesture takes, where room is scarce: "€0.50, 15 min"."""
    return _tr("{cost}, {minutes}").format(cost=cost_text(cost_minor, currency), minutes=minutes_short(minutes))


def minutes_short(minutes: int) -> str:
    """Minutes where room is scarce: "20 min"."""
    return _tr("{count} min").format(count=minutes if minutes <= 10 else 5 * round(minutes / 5))


def hours_text(minutes: int) -> str:
    """A long time in halves of an hour: "9½ hours"; short ones in minutes."""
    if minutes < 90:
        return minutes_text(minutes)
    whole, half = divmod(round(minutes / 30), 2)
    if not half:
        return count_text(whole, _tr("1 hour"), _tr("{count} hours"))
    return _tr("{hours}½ hours").format(hours=number_text(whole))


def count_words(lines: tuple[PlanLine, ...]) -> str:
    """ "22 surprises"."""
    return count_text(len(lines), _tr("1 surprise"), _tr("{count} surprises"))


def people_words(lines: tuple[PlanLine, ...]) -> str:
    """ "for 19 people"."""
    return count_text(len({line.key.customer_id for line in lines}), _tr("for 1 person"), _tr("for {count} people"))


def limit_words(plan: YearPlan) -> str:
    """ "never over 40 min a week"."""
    return _tr("never over {minutes} a week").format(minutes=minutes_short(plan.wishes.weekly_minutes))


def is_proven(plan: YearPlan) -> bool:
    """Whether the distance to the best possible plan was computed."""
    return plan.bound > 0 and 0 <= plan.gap < 1


def proof(plan: YearPlan) -> tuple[str, str]:
    """How good the plan is, and what that rests on; never more than what was proven."""
    if not plan.lines:
        return "", ""
    if not any(line.is_suggested for line in plan.lines) and plan.gap >= 1:
        return _tr("Not planned yet"), _tr("What was accepted stands; the year has room for more")
    if not is_proven(plan):
        return _tr("Best found so far"), _tr("How close it is to the best possible plan is not known yet")
    if plan.gap < 0.0005:
        return _tr("As good as it gets"), _tr("Proven: no plan can be better")
    said = _tr("Proven within {percent} of the best possible plan").format(percent=percent_text(plan.gap))
    if plan.gap <= _GOOD:
        return _tr("As good as it gets"), said
    return (_tr("Close to the best") if plan.gap <= _CLOSE else _tr("A good plan")), said


def searching_words(value: float, bound: float) -> str:
    """ "Still searching, within 4% so far"."""
    if bound <= 0 or value <= 0:
        return _tr("Still searching")
    return _tr("Still searching, within {percent} so far").format(percent=percent_text(max(0.0, 1 - value / bound)))


def percent_text(share: float) -> str:
    """ "0.6%", rounded outwards to a tenth below 10 %, to a whole one above."""
    percent = round(share * 100, 6)
    shown = ceil(percent * 10) / 10 if percent < 10 else ceil(percent)
    return _tr("{number}%").format(number=number_text(shown, 0 if shown >= 10 or shown == int(shown) else 1))


def times_words(comparison: Comparison) -> tuple[str, str]:
    """How many times the delight of cards, and its range: "this plan, 2.1×", "(1.6 to 2.7)"."""
    if comparison.times is None:
        return _tr("this plan"), ""
    said = _tr("this plan, {times}×").format(times=number_text(comparison.times, 1))
    if comparison.low is None or comparison.high is None:
        return said, ""
    low, high = floor(round(comparison.low * 10, 6)) / 10, ceil(round(comparison.high * 10, 6)) / 10
    return said, _tr("({low} to {high})").format(low=number_text(low, 1), high=number_text(high, 1))


def spoken(line: PlanLine, today: date) -> str:
    """What a screen reader says: "Priya Raman, bee hotel, Tue 23 June, suggested"."""
    parts = [line.face.name, line.gesture.name, day_text(line.day, today), state_word(line.state).lower()]
    return ", ".join((*parts, _tr("locked")) if line.is_locked else parts)


def hidden(line: PlanLine, today: date) -> str:
    """What a screen reader says of it while names are hidden."""
    return _tr("A surprise is planned, hidden, {day}").format(day=day_text(line.day, today))


def veiled() -> str:
    """What stands for a surprise that somebody must not read."""
    return _tr("Something small")


def secret() -> str:
    """The same where there is little room."""
    return _tr("A secret")


def why_whom(pronouns: Pronouns) -> str:
    """ "Why her"."""
    return _tr("Why {them}").format(them=pronouns.object)


def not_whom(pronouns: Pronouns) -> str:
    """ "Not her"."""
    return _tr("Not {them}").format(them=pronouns.object)


def loss_words(loss: float, is_first: bool) -> str:
    """ "4% less delight", then "7% less"."""
    percent = round(loss * 100)
    if percent <= 0:
        return _tr("as much delight") if is_first else _tr("as much")
    return (_tr("{percent}% less delight") if is_first else _tr("{percent}% less")).format(percent=percent)


def week_words(monday: date, today: date) -> str:
    """ "Week of 12 October"."""
    return _tr("Week of {day}").format(day=day_text(monday, today, weekday=False))


def month_name(day: date, *, short: bool = False) -> str:
    """A month's name: "June", or "Sept" where there is no room."""
    kind = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneMonthName(day.month, kind)


def span_title(first: date, last: date) -> str:
    """ "June 2026 to May 2027"."""
    begin, end = (QLocale().toString(QDate(day.year, day.month, 1), "MMMM yyyy") for day in (first, last))
    return begin if begin == end else _tr("{first} to {last}").format(first=begin, last=end)


def expected_icon(expected: Expected) -> str:
    """A sign for a day that is kept clear; holidays of presents have a flag."""
    kinds = set(OccasionKind)
    if expected.kind in kinds:
        return OCCASION_ICONS[OccasionKind(expected.kind)]
    return "heart" if expected.kind in ("valentine", "mothers_day", "fathers_day") else "flag"


def expected_words(expected: Expected, name: str, today: date) -> str:
    """What is expected then: "Tue 16 June: Priya’s birthday", "Thu 24 December: Christmas"."""
    holidays = {
        "valentine": _tr("Valentine’s Day"), "easter": _tr("Easter"), "mothers_day": _tr("Mother’s Day"),
        "fathers_day": _tr("Father’s Day"), "christmas": _tr("Christmas"),
    }  # fmt: skip
    kinds = {
        "birthday": _tr("{name}’s birthday"), "anniversary": _tr("an anniversary of {name}’s"),
        "renewal": _tr("a renewal for {name}"), "decision": _tr("{name} decides"),
        "delivery": _tr("a delivery to {name}"),
    }  # fmt: skip
    said = expected.text or holidays.get(expected.kind)
    if said is None:
        said = kinds.get(expected.kind, _tr("a date of {name}’s")).format(name=name) if name else _tr("expected")
    return f"{day_text(expected.day, today)}: {said}"


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprises", text)
