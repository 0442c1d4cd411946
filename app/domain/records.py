"""Frozen dataclasses whose methods are written when they are first used.

A window loads some two hundred nouns and shows a few of them. The decorator of Python writes and compiles eight methods
for each as soon as its module loads, half a millisecond a noun. The one here makes the same classes; what each method
does still comes from Python's own decorator, when somebody first asks for it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")
_WRITTEN = (
    "__init__", "__repr__", "__eq__", "__hash__", "__match_args__", "__dataclass_fields__", "__dataclass_params__",
)  # fmt: skip
_NOT_COPIED = ("__dict__", "__weakref__")
_writing = RLock()


class _Later:
    """Stands for something that Python's decorator writes, and has all of it written when it is looked at."""

    __slots__ = ("name", "owner", "plain")

    def __init__(self, plain: type) -> None:
        self.plain = plain

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def __get__(self, instance: object, kind: type | None = None) -> Any:
        with _writing:
            if vars(self.owner).get(self.name) is self:
                _write(self.owner, self.plain)
        return getattr(kind if instance is None else instance, self.name)


def _write(record: type, plain: type) -> None:
    """Put what was waiting into the class."""
    dataclasses.dataclass(frozen=True)(plain)
    for name in _WRITTEN:
        if isinstance(vars(record).get(name), _Later):
            setattr(record, name, vars(plain)[name])


def _made(plain: type[T]) -> type[T]:
    """The class with slots, all of whose methods are still to be written."""
    own = {name: value for name, value in vars(plain).items() if name not in _NOT_COPIED}
    fields = own.get("__annotations__", {})
    inherited = {name for base in plain.__mro__[1:] for name in getattr(base, "__slots__", ())}
    for name in fields:
        own.pop(name, None)
    own |= {name: _Later(plain) for name in _WRITTEN if own.get(name) is None}
    own |= {
        "__slots__": tuple(name for name in fields if name not in inherited), "__qualname__": plain.__qualname__,
        "__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete,
        "__getstate__": _state, "__setstate__": _set_state,
    }  # fmt: skip
    kind: Any = type(plain)
    made: type[T] = kind(plain.__name__, plain.__bases__, own)
    return made


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """Make a class with frozen, slotted fields; other kinds come from Python's own decorator."""
        if not (frozen and slots):
            raise TypeError("records are frozen and have slots")
        return _made
