"""Rows of a table as customers or purchases, by the mapping that the owner has seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.incoming import Incoming, IncomingPurchase, Problem, Severity
from app.domain.mapping import ColumnMapping, Mapping, MappingKind, Target
from app.exchange.amounts import read_amount
from app.exchange.catalogue import system_of
from app.exchange.delimited import Row
from app.exchange.naming import named
from app.exchange.row_draft import RowDraft
from app.exchange.table import is_total

Found = Incoming | IncomingPurchase | Problem
TABLE = "table"
"""Source system of tables that no known program wrote."""


def apply(mapping: Mapping, rows: Iterable[Row | Problem], currency: str = "") -> Iterator[Found]:
    """What the rows bring, in their order; `currency` is the owner's own, for amounts that name none."""
    columns = tuple(column for column in mapping.columns if column.target is not Target.NOTHING)
    is_purchases = mapping.kind is MappingKind.PURCHASES
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif is_purchases:
            yield _purchase(row, columns, currency)
        else:
            yield from _customer(row, columns, mapping.system)


def _customer(row: Row, columns: tuple[ColumnMapping, ...], format_id: str) -> Iterator[Found]:
    draft = RowDraft(row.number)
    system = system_of(format_id)
    program = TABLE if system.id == "generic" else system.id
    cells = row.cells
    for column in columns:
        if text := cells[column.position].strip():
            draft.add(column, text)
    draft.settle(program, is_company=format_id in system.companies)
    incoming, said = named(draft.incoming())
    if incoming is None:
        yield Problem(row.number, "name", _why_left_out(row), Severity.LEFT_OUT)
        return
    yield incoming
    yield from draft.problems
    yield from said


def _why_left_out(row: Row) -> str:
    filled = [position for position, cell in enumerate(row.cells) if cell.strip()]
    if filled and filled[-1] < len(row.cells) // 2:
        return "The row is cut short. It is not brought in."
    return "No name, no email and no phone. It is not brought in."


def _purchase(row: Row, columns: tuple[ColumnMapping, ...], currency: str) -> IncomingPurchase | Problem:
    """One row as a purchase; without customer, day or amount only a problem."""
    if is_total(row):
        return Problem(row.number, "", "This is a sum, not a purchase. Left out.", Severity.LEFT_OUT)
    texts: dict[Target, str] = {}
    used: dict[Target, ColumnMapping] = {}
    for column in columns:
        if text := row.cells[column.position].strip():
            texts.setdefault(column.target, text)
            used.setdefault(column.target, column)
    who = tuple(texts.get(target, "") for target in (Target.NAME, Target.EMAIL, Target.CUSTOMER_NUMBER))
    if not any(who):
        return _left_out(row, "name", "Nobody is named in this row.")
    if Target.DAY not in texts or Target.AMOUNT not in texts:
        return _left_out(row, "", "The day or the amount is missing.")
    draft = RowDraft(row.number)
    day = draft.whole_day(used[Target.DAY], texts[Target.DAY])
    if day is None:
        return _left_out(row, "day", f"Date “{texts[Target.DAY][:60]}” is not clear or does not exist.")
    written = texts[Target.AMOUNT]
    with_unit = f"{written} {texts.get(Target.CURRENCY, '')}".strip()
    amount = read_amount(with_unit, currency, used[Target.AMOUNT].decimal_mark)
    if amount is None:
        return _left_out(row, "amount", f"Amount “{written[:60]}” is not clear.")
    name, email, number = who
    title, invoice = texts.get(Target.PURCHASE_TITLE, ""), texts.get(Target.PURCHASE_NUMBER, "")
    return IncomingPurchase(row.number, day, *amount, name, email, number, title, invoice)


def _left_out(row: Row, field: str, words: str) -> Problem:
    return Problem(row.number, field, f"{words} The row is not brought in.", Severity.LEFT_OUT)
