"""What an action changed, told in the owner's words: things made, removed, and fields before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.services.desk import Desk
from app.ui.pages.history.field_words import ALWAYS, MAIN, field_word, table_word
from app.ui.pages.history.values import Values, setting_changes

if TYPE_CHECKING:
    from app.services.history import FieldChange

MOST = 8


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changed; `before` or `after` is empty where there was nothing."""

    words: str
    before: str
    after: str


def tell(desk: Desk, changes: tuple[FieldChange, ...]) -> tuple[Told, ...]:
    """Everything that the owner would call a change, in the order it was made; at most 8 things."""
    currency = next((each.after or each.before for each in changes if each.field == "currency"), "")
    values = Values(desk, currency or desk.settings.load().owner.currency)
    tables = {each.kind for each in changes}
    found: list[Told] = []
    for (table, _), group in groupby(changes, key=lambda each: (each.kind, each.record_id)):
        fields = tuple(group)
        if table == "setting":
            found.extend(_settings(fields))
        elif table_word(table) and not (table == "participant" and "touchpoint" in tables):
            found.extend(_record(table, fields, values))
    return tuple(_paired(found))[:MOST]


def _record(table: str, fields: tuple[FieldChange, ...], values: Values) -> Iterator[Told]:
    present = next((each for each in fields if each.field == ALWAYS.get(table)), None)
    if present is not None and not present.before:
        yield Told(table_word(table), "", _main(table, {each.field: each.after for each in fields}, values))
    elif present is not None and not present.after:
        yield Told(table_word(table), _main(table, {each.field: each.before for each in fields}, values), "")
    else:
        yield from _fields(table, fields, values)


def _main(table: str, given: dict[str, str], values: Values) -> str:
    """A row in one line."""
    if table == "participant":
        return values.text(table, "customer_id", given.get("customer_id", ""))
    words = (values.text(table, column, given.get(column, "")) for column in MAIN.get(table, ()))
    return ", ".join(word for word in words if word)


def _fields(table: str, fields: tuple[FieldChange, ...], values: Values) -> Iterator[Told]:
    minute = next((each for each in fields if each.field == "minute"), None)
    has_day = any(each.field == "day" for each in fields)
    for each in fields:
        if each.field == "trashed_at":
            there, trash = _tr("In its place"), _tr("In the trash")
            yield Told(table_word(table), *((trash, there) if each.before else (there, trash)))
        elif each.field == "day" and minute is not None:
            yield Told(_tr("When"), _when(values, each.before, minute.before), _when(values, each.after, minute.after))
        elif field_word(table, each.field) and not (each.field == "minute" and has_day):
            before = values.text(table, each.field, each.before)
            yield Told(field_word(table, each.field), before, values.text(table, each.field, each.after))


def _when(values: Values, day: str, minute: str) -> str:
    parts = (values.text("touchpoint", "day", day), values.text("touchpoint", "minute", minute))
    return ", ".join(part for part in parts if part)


def _settings(fields: tuple[FieldChange, ...]) -> Iterator[Told]:
    for each in fields:
        if each.field == "value":
            for words, before, after in setting_changes(each.before, each.after):
                yield Told(words, before, after)


def _paired(found: list[Told]) -> Iterator[Told]:
    """One thing removed and one of the same kind made are a change of one."""
    waiting: Told | None = None
    for told in found:
        is_pair = waiting is not None and waiting.words == told.words and not (waiting.after or told.before)
        if waiting is not None and is_pair:
            yield Told(told.words, waiting.before, told.after)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = told
    if waiting is not None:
        yield waiting


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
