"""Lines of Keepwarm's own tables: details, dates, facts, people, touchpoints and purchases as packed text and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from app.domain.customer import ContactDetail, DetailKind, Occasion, OccasionKind, RelationshipKind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.incoming import IncomingPurchase, IncomingRelationship, IncomingTouchpoint
from app.domain.money import minor_digits
from app.domain.touchpoint import Direction, Mood
from app.exchange.dates import PartialDay, read_day
from app.exchange.packing import pack, unpack

T = TypeVar("T")
_PREFERRED = "preferred"
_ONCE = "once"
_FLAGS = (("is_key", "key"), ("is_sensitive", "sensitive"), ("ask_next", "ask"))


def lines_of(things: Iterable[T], line: Callable[[T], str]) -> str:
    """One line for each thing."""
    return "\n".join(line(thing) for thing in things)


def read_lines(text: str, read: Callable[[list[str]], T]) -> tuple[list[T], list[str]]:
    """The things that lines describe, and the lines that describe none."""
    things: list[T] = []
    damaged: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        try:
            things.append(read(unpack(line) + [""] * 12))
        except (ValueError, KeyError):
            damaged.append(line)
    return things, damaged


def detail_line(detail: ContactDetail) -> str:
    """A way to reach somebody with all its parts."""
    preferred = _PREFERRED if detail.is_preferred else ""
    parts = (detail.street, detail.extended, detail.po_box, detail.city, detail.region, detail.postal_code)
    return pack((detail.kind, detail.label, detail.value, preferred, *parts, detail.country))


def read_detail(fields: list[str]) -> ContactDetail:
    """Back from `detail_line`."""
    kind, label, value, preferred, street, extended, box, city, region, code, country, *_ = fields
    return ContactDetail(
        kind=DetailKind(kind),
        label=label,
        value=_required(value),
        is_preferred=preferred == _PREFERRED,
        street=street,
        extended=extended,
        po_box=box,
        city=city,
        region=region,
        postal_code=code,
        country=country,
    )


def day_text(occasion: Occasion) -> str:
    """A date of a card, "--05-12" without a year."""
    year = f"{occasion.year:04}" if occasion.year else "-"
    return f"{year}-{occasion.month:02}-{occasion.day:02}"


def occasion_line(occasion: Occasion) -> str:
    """A date that matters."""
    return pack((occasion.kind, day_text(occasion), occasion.label, "" if occasion.is_yearly else _ONCE))


def read_occasion(fields: list[str]) -> Occasion:
    """Back from `occasion_line`."""
    day = read_day(fields[1])
    if not isinstance(day, PartialDay):
        raise ValueError(fields[1])
    once = fields[3] == _ONCE
    return Occasion(
        kind=OccasionKind(fields[0]), label=fields[2], month=day.month, day=day.day, year=day.year, is_yearly=not once
    )


def fact_line(fact: Fact) -> str:
    """One thing known, with its basis."""
    flags = ", ".join(word for name, word in _FLAGS if getattr(fact, name))
    known = fact.known_on.isoformat() if fact.known_on else ""
    return pack((fact.kind, fact.text, fact.basis, known, flags, fact.value, fact.why))


def read_fact(fields: list[str]) -> Fact:
    """Back from `fact_line`."""
    kind, text, basis, known, flags, value, why, *_ = fields
    words = flags.split(", ")
    return Fact(
        kind=FactKind(kind),
        text=_required(text),
        basis=Basis(basis or Basis.SAID),
        known_on=date.fromisoformat(known) if known else None,
        value=value,
        why=why,
        **{name: word in words for name, word in _FLAGS},  # type: ignore[arg-type]
    )


def tie_line(tie: IncomingRelationship) -> str:
    """Somebody whom this person is something to."""
    return pack((tie.kind, tie.name, tie.note))


def read_tie(fields: list[str]) -> IncomingRelationship:
    """Back from `tie_line`."""
    return IncomingRelationship(_required(fields[1]), RelationshipKind(fields[0]), fields[2])


def field_line(field: tuple[str, str]) -> str:
    """An own field with what it holds."""
    return pack(field)


def read_field(fields: list[str]) -> tuple[str, str]:
    """Back from `field_line`."""
    return _required(fields[0]), fields[1]


def touchpoint_line(touchpoint: IncomingTouchpoint) -> str:
    """One contact."""
    mood = touchpoint.mood or ""
    day, direction = touchpoint.day.isoformat(), touchpoint.direction
    return pack((day, touchpoint.channel, direction, mood, touchpoint.title, touchpoint.notes))


def read_touchpoint(fields: list[str]) -> IncomingTouchpoint:
    """Back from `touchpoint_line`."""
    day, channel, direction, mood, title, notes, *_ = fields
    return IncomingTouchpoint(
        date.fromisoformat(day), _required(channel), Direction(direction), title, notes, Mood(mood) if mood else None
    )


def purchase_line(purchase: IncomingPurchase) -> str:
    """One purchase, its amount with a decimal point."""
    amount = Decimal(purchase.amount_minor).scaleb(-minor_digits(purchase.currency))
    return pack((purchase.day.isoformat(), f"{amount:f}", purchase.currency, purchase.title, purchase.number))


def read_purchase(fields: list[str]) -> IncomingPurchase:
    """Back from `purchase_line`."""
    day, amount, currency, title, number, *_ = fields
    try:
        minor = int(Decimal(amount).scaleb(minor_digits(currency)))
    except (ArithmeticError, OverflowError) as error:
        raise ValueError(amount) from error
    return IncomingPurchase(0, date.fromisoformat(day), minor, currency, title=title, number=number)


def _required(value: Any) -> Any:
    if not value:
        raise ValueError("empty")
    return value
