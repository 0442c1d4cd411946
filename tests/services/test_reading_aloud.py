"""The sample's year and the library, read aloud: whole sentences, said in many ways, with names that fit a pill."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.domain.fact import Fact, FactKind
from app.domain.genuine import library_of, matches
from app.domain.gesture import SHORT_TITLE, Gesture, short_title
from app.domain.year_plan import PlanLine
from app.services.desk import Desk
from app.services.gestures import ideas_in
from app.services.sample import fill
from app.services.sample.studio import own_ideas

PILL = 14
GESTURES = [(gesture, steps) for gesture, steps in (*ideas_in("EUR"), *own_ideas())]
_FIGURES = re.compile(r"\b([1-9]|1[0-2]) (days?|weeks?|months?|years?)\b")


@pytest.fixture
def year(desk: Desk) -> tuple[PlanLine, ...]:
    """The year of the sample as it is first shown."""
    fill(desk)
    found = desk.surprises.current()
    assert found is not None
    return found.lines


def is_whole(text: str) -> bool:
    """Whether a text is made of whole sentences, as they are printed."""
    sentences = re.split(r"(?<=[.?:”]) ", text)
    starts = all(part[0].isupper() or part[0] in "“0123456789" for part in sentences if part)
    return starts and text.endswith((".", "”", "?")) and ".." not in text and "  " not in text and " ." not in text


def test_every_reason_is_made_of_whole_sentences(year: tuple[PlanLine, ...]) -> None:
    said = [(line.face.name, text) for line in year for text in (line.why_this, line.why_now, line.why_person)]
    assert len(said) >= 45
    assert [told for told in said if not is_whole(told[1])] == []


def test_small_numbers_are_words_in_reasons(year: tuple[PlanLine, ...]) -> None:
    assert [line.why_now for line in year if _FIGURES.search(line.why_now)] == []


def test_the_same_is_not_said_again_and_again(year: tuple[PlanLine, ...]) -> None:
    openings = ((line, line.why_now.partition(".")[0]) for line in year)
    plain = [said.replace(f"{line.day:%A}", "").replace(f"{line.day:%B}", "") for line, said in openings]
    assert Counter(plain).most_common(1)[0][1] <= len(year) / 3
    never = Counter(line.why_person.rpartition(". ")[2].replace(line.face.first_name, "") for line in year)
    assert never.most_common(1)[0][1] <= len(year) / 2


@pytest.mark.parametrize("gesture", [gesture for gesture, _ in GESTURES], ids=lambda gesture: gesture.origin)
def test_names_of_gestures_fit_and_everything_is_a_sentence(gesture: Gesture) -> None:
    assert len(short_title(gesture.name)) <= PILL < SHORT_TITLE
    assert is_whole(gesture.how_to.replace(": ", "; "))
    assert is_whole(gesture.card_line)
    assert not gesture.cautions or is_whole(gesture.cautions)
    assert "'" not in gesture.how_to + gesture.card_line + gesture.cautions + gesture.name


def test_steps_are_told_within_the_notice_and_without_full_stops() -> None:
    for gesture, steps in GESTURES:
        assert max(step.days_before for step in steps) <= max(gesture.notice_days, 1), gesture.name
        assert [step.text for step in steps if step.text.endswith(".") or not step.text[0].isupper()] == []


def suits(text: str, kind: FactKind = FactKind.OTHER) -> set[str]:
    """Keys of the gestures that came with Keepwarm and are named by a fact."""
    gestures = [gesture for gesture, _ in ideas_in("EUR")]
    found = matches(library_of(gestures), (Fact(kind=kind, text=text),))
    return {gestures[place].origin for place, spoken in found.items() if spoken.named}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Counts bees in her lunch break", {"bee-hotel"}),
        ("Misses a childhood garden", {"question-remembered"}),
        ("Collects old postcards", {"memory-returned"}),
        ("Looking for a plumber who comes", {"introduction"}),
        ("Gate that creaks", {"small-repair"}),
        ("Always wanted to build a treehouse", {"afternoon-together", "lent-tool"}),
        ("Would like to pay in two parts", set()),
        ("Broke her leg skiing", set()),
        ("Husband is a plumber", set()),
        ("Collects the children at three", {"book-for-child", "seeds"}),
        ("Saw a bear once", set()),
        ("Daughter Rose studies law", set()),
        ("Takes coffee black, on the steps", {"coffee-brought"}),
        ("Tired of the thuja", set()),
        ("Plays cards on Thursdays", set()),
        ("Husband mows, never prunes", set()),
        ("A path that his walking stick likes", {"weather-help"}),
        ("Expects an answer the same day", set()),
        ("Her mother died in the old hospital", set()),
    ],
)
def test_the_library_knows_false_friends(text: str, keys: set[str]) -> None:
    assert suits(text) == keys


def test_no_two_gestures_are_called_the_same() -> None:
    names = [short_title(gesture.name) for gesture, _ in GESTURES]
    assert len(set(names)) == len(names)
