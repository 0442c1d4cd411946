"""The root of the program: what happens to mistakes that nobody expected."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.main import catch_mistakes


@pytest.fixture
def shown() -> Iterator[list[str]]:
    """What was shown of mistakes; the hook of the tests comes back afterwards."""
    before = sys.excepthook
    yield []
    sys.excepthook = before


def _make_a_mistake() -> None:
    try:
        raise LookupError("Maja Holm has no card")
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_mistake_is_shown_with_the_facts_and_without_its_words(shown: list[str]) -> None:
    catch_mistakes(shown.append, lambda: "cipher          chacha20")
    _make_a_mistake()
    (told,) = shown
    assert "LookupError" in told
    assert told.endswith("cipher          chacha20")
    assert "Maja" not in told


def test_places_outside_of_keepwarm_tell_no_folder_of_the_owner(shown: list[str]) -> None:
    catch_mistakes(shown.append)
    try:
        json.loads("{Maja")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "decoder.py" in shown[0]
    assert str(Path(json.__file__).parent) not in shown[0]
    assert str(Path(__file__).parent) not in shown[0]


def test_facts_that_fail_hide_nothing(shown: list[str]) -> None:
    catch_mistakes(shown.append, lambda: str(1 // 0))
    _make_a_mistake()
    assert "LookupError" in shown[0]
