"""Warmth: published figures, its groups and the properties that keep it honest."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.touchpoint import Channel, Direction, Mood
from app.domain.warmth import (
    BASE,
    AccountWarmth,
    Evidence,
    Group,
    SlipEvidence,
    TouchEvidence,
    Warmth,
    WarmthWord,
    account,
    largest_remainder,
    score_one,
    touch_value,
    word,
)
from app.domain.warmth_many import MOOD_CODES, SlipColumns, TouchColumns, score_many

KIND_MOODS = [None, Mood.CALM, Mood.PLEASED, Mood.DELIGHTED]
AGES = st.floats(-20, 300)
RHYTHMS = st.floats(0.2, 60)
TOUCHES = st.builds(
    TouchEvidence, AGES, st.sampled_from([0, 0.5, 1, 1.5]), st.booleans(), st.sampled_from([*Mood, None])
)
KIND_TOUCHES = st.builds(TouchEvidence, AGES, st.floats(0, 1.5), st.booleans(), st.sampled_from(KIND_MOODS))
SLIPS = st.builds(SlipEvidence, AGES, st.sampled_from([1, 2, 3]))
HISTORIES = st.builds(
    Evidence, RHYTHMS, st.floats(-2, 400), st.lists(TOUCHES, max_size=12), st.lists(SLIPS, max_size=3)
)
KIND_HISTORIES = st.builds(
    Evidence, RHYTHMS, st.floats(0, 400), st.lists(KIND_TOUCHES, max_size=12), st.lists(SLIPS, max_size=3)
)
TINY = 1e-9


def _later(history: Evidence, weeks: float) -> Evidence:
    return dataclasses.replace(
        history,
        start_age_weeks=history.start_age_weeks + weeks,
        touches=[dataclasses.replace(touch, age_weeks=touch.age_weeks + weeks) for touch in history.touches],
        slips=[dataclasses.replace(slip, age_weeks=slip.age_weeks + weeks) for slip in history.slips],
    )


def _reference() -> Evidence:
    touches = [TouchEvidence(30, 0.5), TouchEvidence(24, 1), TouchEvidence(17, 0.5), TouchEvidence(15, 1)]
    return Evidence(6, 100, touches, [SlipEvidence(2, 1)])


def test_the_reference_history_scores_as_published() -> None:
    assert score_one(_reference()).score == pytest.approx(44.170393, abs=5e-7)


def test_the_parts_of_the_reference_history_are_as_published() -> None:
    alone = [score_one(dataclasses.replace(_reference(), slips=[])).slips, score_one(_reference()).slips]
    warmth = score_one(_reference())
    assert alone == pytest.approx([0, -10.46805], abs=1e-5)
    assert warmth.rhythm == pytest.approx(1.46709 + 3.48935 + 2.13558 + 4.52513 - 6.97870, abs=2e-5)
    assert (warmth.they_reach_out, warmth.how_it_felt) == (0, 0)


@pytest.mark.parametrize("at", range(4))
def test_each_touch_of_the_reference_history_earns_its_published_points(at: int) -> None:
    touches = list(_reference().touches)
    touches[at] = dataclasses.replace(touches[at], is_from_them=True)
    warmth = score_one(dataclasses.replace(_reference(), touches=touches))
    assert warmth.they_reach_out == pytest.approx([1.46709, 3.48935, 2.13558, 4.52513][at], abs=1e-5)


def test_nothing_recorded_is_the_base_and_one_visit_today_is_two_thirds() -> None:
    assert score_one(Evidence(6, 0)).score == BASE
    assert score_one(Evidence(6, 0, [TouchEvidence(0, 1.5)])).score == pytest.approx(66.6667, abs=5e-5)


def test_mood_alone_makes_the_part_how_it_felt() -> None:
    calm = score_one(Evidence(6, 0, [TouchEvidence(0, 1, mood=Mood.CALM)]))
    delighted = score_one(Evidence(6, 0, [TouchEvidence(0, 1, mood=Mood.DELIGHTED)]))
    upset = score_one(Evidence(6, 0, [TouchEvidence(0, 1, mood=Mood.UPSET)]))
    assert calm.points == ((Group.RHYTHM, 12.5), (Group.THEY_REACH_OUT, 0), (Group.HOW_IT_FELT, 0), (Group.SLIPS, 0))
    assert (delighted.how_it_felt, delighted.rhythm) == pytest.approx((50 * 0.5 / 4.5, 50 * 1 / 4.5))
    assert (upset.how_it_felt, upset.rhythm) == (-12.5, 0)


def test_an_upset_visit_does_not_end_the_silence() -> None:
    silent = Evidence(4, 20)
    upset = dataclasses.replace(silent, touches=[TouchEvidence(0, 1.5, mood=Mood.UPSET)])
    assert score_one(upset).rhythm < 0
    assert score_one(upset).score < score_one(silent).score


def test_silence_stops_counting_at_its_cap() -> None:
    assert score_one(Evidence(1, 31.5)).score == score_one(Evidence(1, 500)).score


@given(HISTORIES)
def test_the_score_is_bounded_and_the_groups_add_up_to_it(history: Evidence) -> None:
    warmth = score_one(history)
    assert 0 < warmth.score < 100
    assert abs(BASE + sum(points for _, points in warmth.points) - warmth.score) < TINY


@given(HISTORIES)
def test_the_whole_points_shown_add_up_to_the_number_shown(history: Evidence) -> None:
    warmth = score_one(history)
    whole = sum(points for _, points in warmth.shown_points)
    assert 50 + whole == int(warmth.score + 0.5)
    assert all(abs(a - b) < 1 for (_, a), (_, b) in zip(warmth.points, warmth.shown_points, strict=True))


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_events_makes_no_difference(history: Evidence, chance: object) -> None:
    touches, slips = list(history.touches), list(history.slips)
    chance.shuffle(touches)  # type: ignore[attr-defined]
    chance.shuffle(slips)  # type: ignore[attr-defined]
    shuffled = dataclasses.replace(history, touches=touches, slips=slips)
    assert score_one(shuffled).score == pytest.approx(score_one(history).score, abs=TINY)


@given(HISTORIES)
def test_scoring_twice_gives_the_same(history: Evidence) -> None:
    assert score_one(history) == score_one(history)


@given(KIND_HISTORIES, st.floats(0, 100))
def test_passing_time_never_warms_what_felt_calm_or_better(history: Evidence, weeks: float) -> None:
    assume(all(event.age_weeks >= 0 for event in (*history.touches, *history.slips)))
    assert score_one(_later(history, weeks)).score <= score_one(history).score + TINY


@given(HISTORIES, KIND_TOUCHES)
def test_a_touch_that_felt_calm_or_better_never_cools(history: Evidence, touch: TouchEvidence) -> None:
    more = dataclasses.replace(history, touches=[*history.touches, touch])
    assert score_one(more).score >= score_one(history).score - TINY


@given(HISTORIES, AGES, st.sampled_from([0, 0.5, 1.5]), st.sampled_from([Mood.UNEASY, Mood.UPSET]))
def test_an_uneasy_or_upset_touch_never_warms(history: Evidence, age: float, value: float, mood: Mood) -> None:
    more = dataclasses.replace(history, touches=[*history.touches, TouchEvidence(age, value, mood=mood)])
    assert score_one(more).score <= score_one(history).score + TINY


@given(HISTORIES, SLIPS)
def test_an_open_slip_never_warms_and_resolving_never_cools(history: Evidence, slip: SlipEvidence) -> None:
    slipped = dataclasses.replace(history, slips=[*history.slips, slip])
    assert score_one(slipped).score <= score_one(history).score + TINY


@given(KIND_HISTORIES, st.floats(0.25, 4))
def test_stretching_time_and_rhythm_alike_changes_nothing(history: Evidence, factor: float) -> None:
    calm = dataclasses.replace(history, slips=[], rhythm_weeks=max(1, history.rhythm_weeks))
    stretched = Evidence(
        calm.rhythm_weeks * factor,
        calm.start_age_weeks * factor,
        [dataclasses.replace(touch, age_weeks=touch.age_weeks * factor) for touch in calm.touches],
    )
    assert score_one(stretched).score == pytest.approx(score_one(calm).score, abs=1e-7)


@given(HISTORIES, st.floats(0.001, 300))
def test_what_lies_in_the_future_is_ignored(history: Evidence, weeks: float) -> None:
    future = dataclasses.replace(
        history,
        touches=[*history.touches, TouchEvidence(-weeks, 1.5, mood=Mood.UPSET), TouchEvidence(-weeks, 1.5)],
        slips=[*history.slips, SlipEvidence(-weeks, 3)],
    )
    assert score_one(future) == score_one(history)


@given(HISTORIES, AGES)
def test_a_newsletter_changes_nothing(history: Evidence, age: float) -> None:
    more = dataclasses.replace(history, touches=[*history.touches, TouchEvidence(age, 0, mood=Mood.UPSET)])
    assert score_one(more) == score_one(history)


def _columns(histories: list[Evidence]) -> tuple[TouchColumns, SlipColumns]:
    touches = [(at, touch) for at, history in enumerate(histories) for touch in history.touches]
    slips = [(at, slip) for at, history in enumerate(histories) for slip in history.slips]
    return (
        TouchColumns(
            np.array([at for at, _ in touches], dtype=np.int64),
            np.array([touch.age_weeks for _, touch in touches], dtype=float),
            np.array([touch.value for _, touch in touches], dtype=float),
            np.array([touch.is_from_them for _, touch in touches], dtype=bool),
            np.array([MOOD_CODES[touch.mood] for _, touch in touches], dtype=np.int64),
        ),
        SlipColumns(
            np.array([at for at, _ in slips], dtype=np.int64),
            np.array([slip.age_weeks for _, slip in slips], dtype=float),
            np.array([slip.severity for _, slip in slips], dtype=float),
        ),
    )


@given(st.lists(HISTORIES, max_size=8))
def test_all_at_once_says_the_same_as_one_by_one(histories: list[Evidence]) -> None:
    many = score_many(
        *_columns(histories),
        np.array([history.rhythm_weeks for history in histories]),
        np.array([history.start_age_weeks for history in histories]),
    )
    for at, history in enumerate(histories):
        one = score_one(history)
        for field in dataclasses.fields(Warmth):
            assert getattr(many, field.name)[at] == pytest.approx(getattr(one, field.name), abs=TINY)


def test_scoring_many_leaves_the_given_arrays_as_they_were() -> None:
    start = np.array([20.0, -3.0])
    score_many(*_columns([_reference(), _reference()]), np.array([6.0, 6.0]), start)
    assert start.tolist() == [20.0, -3.0]


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0, "Asleep"), (19.4, "Asleep"), (19.5, "Cool"), (39.49, "Cool"), (40, "Mild"), (60, "Warm"), (79.5, "Glowing")],
)
def test_the_word_follows_the_number_shown(score: float, expected: str) -> None:
    assert word(score) == expected


def test_the_highest_score_is_glowing() -> None:
    assert word(100) is WarmthWord.GLOWING


def test_under_two_contacts_there_is_no_number() -> None:
    one = score_one(Evidence(6, 1, [TouchEvidence(0, 1), TouchEvidence(0, 0), TouchEvidence(-1, 1)]))
    two = score_one(Evidence(6, 1, [TouchEvidence(0, 1), TouchEvidence(1, 1, mood=Mood.UPSET)]))
    assert (one.is_new, one.shown, one.word) == (True, None, None)
    assert (two.is_new, two.shown, two.word) == (False, 50, WarmthWord.MILD)


def test_largest_remainder_gives_to_the_largest_first() -> None:
    assert largest_remainder([1.6, 2.7, -0.3, -1.5], 3) == (2, 3, 0, -2)
    assert largest_remainder([1.6, 2.7, -0.3, -1.5], 2) == (1, 3, 0, -2)
    assert largest_remainder([], 0) == ()


@pytest.mark.parametrize(
    ("channel", "direction", "answered", "automatic", "value"),
    [
        (Channel.VISIT, Direction.FROM_US, False, False, 1.5),
        (Channel.CALL, Direction.FROM_THEM, False, False, 1.5),
        (Channel.CALL, Direction.FROM_US, False, False, 1),
        (Channel.EMAIL, Direction.FROM_THEM, False, False, 1),
        (Channel.EMAIL, Direction.FROM_US, True, False, 1),
        (Channel.EMAIL, Direction.FROM_US, False, False, 0.5),
        (Channel.EMAIL, Direction.FROM_US, True, True, 0),
        (Channel.CARD, Direction.FROM_US, False, False, 1),
        ("pigeon", Direction.BOTH_WAYS, False, False, 1),
    ],
)
def test_a_touchpoint_is_worth_what_both_sides_put_in(
    channel: str, direction: Direction, answered: bool, automatic: bool, value: float
) -> None:
    assert touch_value(channel, direction, is_answered=answered, is_automatic=automatic) == value


def test_a_company_is_as_warm_as_its_people_by_influence() -> None:
    company = account([(80, 4), (50, 1), (20, 1)])
    assert company is not None
    assert (company.score, company.rests_on_one) == (pytest.approx(390 / 6), True)


def test_a_company_rests_on_one_person_above_six_tenths_of_influence() -> None:
    assert account([(80, 3), (50, 2)]) == AccountWarmth(pytest.approx(68), False)


def test_a_company_without_influential_people_has_no_warmth() -> None:
    assert account([(80, 0)]) is None
    assert account([]) is None


def test_scoring_one_customer_does_not_load_numpy() -> None:
    code = (
        "import sys, app.domain.warmth_many, app.domain.warmth as w; w.score_one(w.Evidence(6, 1)); "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
