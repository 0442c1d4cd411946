"""Stored values as the owner reads them: days, times, money, names, words of choices."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.customer import DetailKind, OccasionKind, RelationshipKind, Stage, Tier
from app.domain.errors import KeepwarmError
from app.domain.fact import Basis
from app.domain.settings import Settings
from app.domain.stakeholder import DecisionRole
from app.domain.touchpoint import Direction, Mood
from app.services.desk import Desk
from app.ui.dossier.words import (
    basis_text,
    channel_word,
    detail_word,
    occasion_word,
    role_word,
    stage_word,
    tie_word,
)
from app.ui.formatting import day_text, money_text, time_text
from app.ui.pages.history.moments import moment_text
from app.ui.widgets.mood_face import mood_word
from app.ui.widgets.tier_dots import tier_word

_LONGEST = 400
_FLAGS = frozenset(("is_sample", "profile_done"))
_PEOPLE = frozenset(("customer_id", "person_id", "company_id", "other_id", "met_through_id"))
_MONEY = frozenset(("amount_minor", "cost_minor", "gift_limit_minor"))


class Values:
    """Turns what is stored in a column into words."""

    def __init__(self, desk: Desk, currency: str) -> None:
        self._desk, self._currency = desk, currency
        self._today = desk.store.clock.today()

    def text(self, table: str, column: str, value: str) -> str:
        """The words of a value; empty for nothing."""
        if not value:
            return ""
        try:
            return self._text(table, column, value)[:_LONGEST]
        except (ValueError, KeyError):
            return value[:_LONGEST]

    def _text(self, table: str, column: str, value: str) -> str:
        if value in ("True", "False"):
            return _tr("yes") if value == "True" else _tr("no")
        if column in _PEOPLE:
            return self.name(int(value))
        if column in _MONEY:
            return money_text(int(value), self._currency)
        if column == "minute":
            return time_text(int(value))
        if column == "month" and table == "occasion":
            return QLocale().standaloneMonthName(int(value))
        word = _choice(table, column, value)
        return word or self._moment(value) or value

    def name(self, number: int) -> str:
        """A customer's name, also from the trash."""
        try:
            return self._desk.customers.get(number).name
        except KeepwarmError:
            return _tr("somebody")

    def _moment(self, value: str) -> str:
        """A day or a moment, where the value is one."""
        if len(value) == 10 and value[4] == "-":
            return day_text(date.fromisoformat(value), self._today)
        if len(value) >= 19 and value[4] == "-" and value[10] == " ":
            return moment_text(datetime.fromisoformat(value), self._today)
        return ""


def _choice(table: str, column: str, value: str) -> str:
    """Word of a choice; empty where the column is none."""
    if column == "kind":
        return _kind(table, value)
    words: dict[str, Callable[[str], str]] = {
        "channel": channel_word,
        "mood": lambda each: mood_word(Mood(each)),
        "basis": lambda each: basis_text(Basis(each)),
        "stage": lambda each: stage_word(Stage(each)),
        "tier": lambda each: tier_word(Tier(each)),
        "role": lambda each: role_word(DecisionRole(each)),
        "direction": lambda each: _sides()[Direction(each)],
        "state": lambda each: _states()[each],
        "severity": lambda each: {"1": _tr("Small"), "2": _tr("It hurt"), "3": _tr("Grave")}[each],
    }
    return words[column](value) if column in words else ""


def _sides() -> dict[Direction, str]:
    return {
        Direction.FROM_US: _tr("We did"),
        Direction.FROM_THEM: _tr("They did"),
        Direction.BOTH_WAYS: _tr("Both of us"),
    }


def _states() -> dict[str, str]:
    return {
        "planned": _tr("Planned"), "proposed": _tr("Proposed"), "done": _tr("Done"), "dropped": _tr("Dropped"),
        "open": _tr("Open"), "kept": _tr("Kept"), "kept_late": _tr("Kept, late"), "broken": _tr("Not kept"),
        "renegotiated": _tr("Agreed anew"),
    }  # fmt: skip


def _kind(table: str, value: str) -> str:
    if table == "contact_detail":
        return detail_word(DetailKind(value))
    if table == "occasion":
        return occasion_word(OccasionKind(value))
    if table == "relationship":
        return tie_word(RelationshipKind(value))
    return value.replace("_", " ").capitalize()


def setting_changes(before: str, after: str) -> tuple[tuple[str, str, str], ...]:
    """Words, before and after of every value in a group of settings that differs; unset values had their defaults."""
    try:
        was, now = json.loads(before or "{}"), json.loads(after or "{}")
    except ValueError:
        return ()
    usual = _defaults()
    found = []
    for name in {**was, **now}:
        shown = (_plain(was.get(name, usual.get(name))), _plain(now.get(name, usual.get(name))))
        if name not in _FLAGS and shown[0] != shown[1]:
            found.append((_setting_word(name), *shown))
    return tuple(found)


def _defaults() -> dict[str, object]:
    groups = (getattr(Settings(), field.name) for field in fields(Settings))
    return {item.name: getattr(group, item.name) for group in groups if is_dataclass(group) for item in fields(group)}


def _setting_word(name: str) -> str:
    words = {
        "scheme": _tr("Colours"), "text_percent": _tr("Text size"), "calm": _tr("Calm"),
        "weekly_minutes": _tr("Weekly minutes"), "name": _tr("Your name"), "business": _tr("Business"),
        "currency": _tr("Currency"), "country": _tr("Country"), "region": _tr("Region"), "trade": _tr("Trade"),
        "working_days": _tr("Working days"), "away_from": _tr("Away from"), "away_until": _tr("Away until"),
        "lock_after_minutes": _tr("Lock after minutes"),
    }  # fmt: skip
    return words.get(name) or name.replace("_", " ").capitalize()


def _plain(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(each) for each in value)
    return str(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
