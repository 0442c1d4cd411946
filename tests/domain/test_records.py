"""Records are what Python's own frozen dataclasses with slots are, written later."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.domain.records import dataclass

Decorator = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Named(Point):
    """A place with a name."""

    name: str = "here"
    marks: tuple[str, ...] = dataclasses.field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Checked:
    """Never below zero."""

    value: int

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("below zero")

    def __repr__(self) -> str:
        return "checked"


@dataclasses.dataclass(frozen=True, slots=True)
class PythonsOwn:
    """The same as Point, by Python's decorator."""

    x: int
    y: int = 0


def waiting() -> type:
    """A class nobody has looked at yet."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        """New."""

        x: int
        y: int = 0

    return Fresh


def test_nothing_is_written_before_it_is_used() -> None:
    fresh = waiting()
    assert not inspect.isfunction(vars(fresh)["__init__"])
    fresh(1)
    assert inspect.isfunction(vars(fresh)["__init__"])


def test_it_is_made_shown_compared_and_hashed_like_pythons_own() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0)"
    assert Point(1) == Point(1, 0) != Point(1, 2)
    assert hash(Point(1, 2)) == hash(PythonsOwn(1, 2))
    assert Point(1) != PythonsOwn(1)
    assert {Point(1), Point(1, 0)} == {Point(1)}


@pytest.mark.parametrize("look", [
    repr, hash, lambda one: one == one, dataclasses.fields, lambda one: type(one).__match_args__,
    dataclasses.is_dataclass, inspect.signature,
])  # fmt: skip
def test_any_first_look_writes_the_rest(look: Callable[[Any], Any]) -> None:
    fresh = waiting()
    look(fresh if look is inspect.signature else fresh(1))
    assert fresh(1) == fresh(1, 0)


def test_the_signature_is_that_of_pythons_own() -> None:
    assert inspect.signature(waiting()) == inspect.signature(PythonsOwn)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="required positional argument"):
        waiting()()


def test_fields_can_neither_be_set_nor_deleted_nor_added() -> None:
    point: Any = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 3
    assert not hasattr(point, "__dict__")


def test_a_record_may_stand_on_another() -> None:
    named = Named(1, 2, marks=("a",))
    assert (named.sum, named.name, named.marks) == (3, "here", ("a",))
    assert [field.name for field in dataclasses.fields(Named)] == ["x", "y", "name", "marks"]
    assert Named.__slots__ == ("name", "marks")  # type: ignore[attr-defined]
    assert named != Point(1, 2)


def test_replace_asdict_and_matching_work() -> None:
    assert dataclasses.replace(Named(1), name="there") == Named(1, 0, "there")
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 0}
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_it_survives_being_copied_and_pickled() -> None:
    assert pickle.loads(pickle.dumps(Named(1, 2))) == Named(1, 2)
    assert copy.deepcopy(Named(1, 2)) == Named(1, 2)


def test_what_a_class_says_itself_is_kept() -> None:
    assert repr(Checked(1)) == "checked"
    with pytest.raises(ValueError, match="below zero"):
        Checked(-1)


def test_many_threads_may_look_at_once() -> None:
    fresh = waiting()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(fresh, range(64)))
    assert made == [fresh(number) for number in range(64)]


def test_other_kinds_are_refused() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False, slots=True)
