"""Frozen dataclasses as plain JSON values and back, without what stands at its default."""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Days and moments in ISO, bytes in base64, enums by value, tuples as lists, dataclasses without default values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def from_plain(kind: type[T], plain: Any) -> T:
    """The dataclass that `plain` describes; unknown names are ignored, what does not fit otherwise is a ValueError."""
    if not isinstance(plain, dict):
        raise ValueError(f"{kind.__name__} is not an object")
    readers = _readers(cast(Any, kind))
    try:
        return kind(**{name: readers[name](value) for name, value in plain.items() if name in readers})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{kind.__name__}: {error}") from error


@lru_cache(maxsize=128)
def _readers(kind: Any) -> dict[str, Read]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(hint: Any) -> Read:
    """How a value of one type is read back; the hint is a class, a union with None or a tuple."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        read = _reader(next(part for part in inner if part is not type(None)))
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuple_reader(inner)
    kind: type = hint
    if is_dataclass(kind):
        return partial(from_plain, hint)
    if issubclass(kind, Enum):
        return kind
    if issubclass(kind, date):
        return datetime.fromisoformat if issubclass(kind, datetime) else date.fromisoformat
    if kind is bytes:
        return lambda value: b64decode(value, validate=True)
    return _exactly(kind)


def _tuple_reader(inner: tuple[Any, ...]) -> Read:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = _reader(inner[0])
        return lambda values: tuple(read(value) for value in _list(values))
    readers = [_reader(part) for part in inner]
    return lambda values: tuple(read(value) for read, value in zip(readers, _list(values), strict=True))


def _list(values: Any) -> list[Any]:
    if not isinstance(values, list):
        raise ValueError("not a list")
    return values


def _exactly(kind: type) -> Read:
    """Whole numbers may stand for fractions; nothing else changes its type."""

    def read(value: Any) -> Any:
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise ValueError(f"not {kind.__name__}")
        return value

    return read
