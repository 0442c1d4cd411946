"""Filter chips edit a query: set what a filter chooses, read it back, clear it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.query import (
    Age,
    ChanceLimit,
    Choice,
    Clause,
    Due,
    Field,
    Filter,
    Not,
    Query,
    Term,
    WarmthLimit,
    any_of,
    choice,
    parse,
    terms_of,
    to_text,
)

_Comparison = WarmthLimit | ChanceLimit | Age | Due
_TAKING_COMPARISONS = (Field.WARMTH, Field.CHANCE, Field.LAST, Field.NEXT, Field.DUE)


def with_filter(query: Query, field: Field, values: Sequence[str]) -> Query:
    """The query with this filter set to `values`, in the place of what the filter chose before.

    Values are written as in the language: "retention", "inner", a tag, or for numbers and days "<40", ">=60d". No
    values clear the filter; values that are not understood are left out. Exclusions stay.
    """
    wanted = _filters(field, values)
    before = [_is_chosen(clause, field) for clause in query.clauses]
    at = before.index(True) if any(before) else len(query.clauses)
    kept = [clause for clause, goes in zip(query.clauses, before, strict=True) if not goes]
    return Query((*kept[:at], *wanted, *kept[at:]), query.notes)


def without(query: Query, field: Field) -> Query:
    """The query with nothing said about this field any more, exclusions and alternatives included."""
    clauses = (_without(clause, field) for clause in query.clauses)
    return Query(tuple(clause for clause in clauses if clause is not None), query.notes)


def chosen(query: Query, field: Field) -> tuple[str, ...]:
    """What the chip of a filter shows as chosen: values as the nouns name them, or comparisons like "<40"."""
    values: list[str] = []
    for clause in query.clauses:
        if isinstance(clause, Choice) and clause.field is field:
            values.extend(clause.values)
        elif isinstance(clause, _Comparison) and clause.field is field:
            values.append(to_text(Query((clause,))).removeprefix(field).replace(":", "="))
    return tuple(dict.fromkeys(values))


def _filters(field: Field, values: Sequence[str]) -> tuple[Filter, ...]:
    if field not in _TAKING_COMPARISONS:
        one = choice(field, [value for value in values if choice(field, [value]) is not None])
        return () if one is None else (one,)
    read = (parse(f"{field}{value}").clauses for value in values)
    found = (clause for clauses in read for clause in clauses)
    return tuple(clause for clause in found if isinstance(clause, _Comparison) and clause.field is field)


def _is_chosen(clause: Clause, field: Field) -> bool:
    return all(_is_filter(term, field) for term in terms_of(clause))


def _is_filter(term: Term, field: Field) -> bool:
    return getattr(term, "field", None) == field


def _without(clause: Clause, field: Field) -> Clause | None:
    kept = [term for term in terms_of(clause) if not _is_filter(term.term if isinstance(term, Not) else term, field)]
    return any_of(kept) if kept else None
