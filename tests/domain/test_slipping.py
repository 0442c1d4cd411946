"""When a silence is an alarm, how sure that is, and the sentences that say it."""

from __future__ import annotations

import math

import pytest

from app.domain.rhythm import Rhythm, RhythmBasis
from app.domain.slipping import Certainty, Quiet, Source, certainty, is_unsure, quiet, rank, source
from app.domain.slipping_words import band_words, chance_words, long_sentence, short_sentence

TOMAS = Rhythm(RhythmBasis.TOUCHES, 21, 0.3, 14)


def test_the_sentence_leads_with_the_person_and_ends_with_the_chance() -> None:
    assert long_sentence("Tomas", TOMAS, 63, 0.24) == (
        "Tomas and you are usually in touch every 3 weeks; it’s been 9. 24% likely to be still with you."
    )
    orders = Rhythm(RhythmBasis.ORDERS, 42, 0.3, 6)
    assert long_sentence("Anna", orders, 105, 0.22) == (
        "Anna usually orders every 6 weeks; it’s been 15. 22% likely to be still with you."
    )
    assert long_sentence("Jonas & Klara", orders, 105, None, is_plural=True).startswith(
        "Jonas & Klara usually order every"
    )
    cadence = Rhythm(RhythmBasis.CADENCE, 42, 0.5)
    assert (
        long_sentence("Eero", cadence, 105, None) == "You meant to be in touch with Eero every 6 weeks; it’s been 15."
    )


def test_below_a_name_the_sentence_does_without_it() -> None:
    assert short_sentence(TOMAS, 63, 0.24) == (
        "Usually in touch every 3 weeks; it’s been 9. 24% likely to be still with you."
    )
    assert (
        short_sentence(Rhythm(RhythmBasis.ORDERS, 42, 0.3), 105, None) == "Usually orders every 6 weeks; it’s been 15."
    )
    assert short_sentence(Rhythm(RhythmBasis.CADENCE, 7, 0.3), 20, None) == (
        "You meant to be in touch every 7 days; it’s been 3 weeks."
    )


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "very unlikely"), (0.0449, "very unlikely"), (0.046, "5% likely"), (0.245, "25% likely"),
     (0.954, "95% likely"), (0.956, "very likely"), (1.0, "very likely")],
)  # fmt: skip
def test_a_chance_is_a_whole_percent_from_5_to_95_and_words_beyond(chance: float, words: str) -> None:
    assert chance_words(chance) == f"{words} to be still with you"


def test_where_rhythm_and_chance_contradict_each_other_the_owner_is_asked_to_look() -> None:
    assert is_unsure(3.1, 0.61)
    assert is_unsure(1.1, 0.29)
    assert not is_unsure(3.0, 0.61)
    assert not is_unsure(3.1, 0.6)
    assert not is_unsure(9.0, 0.01)
    assert not is_unsure(9.0, None)
    said = short_sentence(TOMAS, 70, 0.7)
    assert "%" not in said
    assert said.endswith("Hard to say from the dates alone; have a look yourself.")


def test_unusually_quiet_needs_no_chance_and_probably_gone_needs_half_and_a_whole_gap() -> None:
    assert quiet(21, 63, True, None) is Quiet.UNUSUALLY
    assert quiet(21, 63, True, 0.51) is Quiet.UNUSUALLY
    assert quiet(21, 63, True, 0.49) is Quiet.GONE
    assert quiet(21, 22, False, 0.49) is Quiet.GONE
    assert quiet(21, 21, False, 0.49) is Quiet.NOT
    assert quiet(21, 22, False, 0.5) is Quiet.NOT


def test_slow_customers_have_a_quarter_of_a_gap_more() -> None:
    assert quiet(365, 365 * 1.25, False, 0.3) is Quiet.NOT
    assert quiet(365, 365 * 1.25 + 1, False, 0.3) is Quiet.GONE


def test_a_guess_from_the_cadence_raises_no_alarm_by_itself() -> None:
    assert quiet(42, 60, False, 0.3, is_told=True) is Quiet.NOT
    assert quiet(42, 200, True, 0.3, is_told=True) is Quiet.GONE


def test_the_list_is_ordered_by_chance_of_leaving_times_value_never_by_value_alone() -> None:
    assert rank(0.5, 0.24, 3) > rank(0.5, 0.5, 3)
    assert rank(0.6, 0.24, 3) > rank(0.5, 0.24, 3)
    assert rank(0.4, 0.1, 3) > rank(1.0, 0.7, 3)
    assert rank(0.5, None, 3) == pytest.approx(0.375)


def test_whoever_is_almost_certainly_gone_comes_after_those_a_word_may_still_reach() -> None:
    assert rank(1.0, 0.049, 9) < rank(0.01, 0.9, 3)
    assert rank(1.0, 0.049, 9) > rank(0.5, 0.049, 9)


@pytest.mark.parametrize(
    ("low", "high", "label"),
    [(0.1, 0.3, Certainty.SURE), (0.1, 0.31, Certainty.ROUGH), (0.1, 0.5, Certainty.ROUGH),
     (0.1, 0.51, Certainty.GUESS)],
)  # fmt: skip
def test_how_sure_a_chance_is_stands_in_the_width_of_its_band(low: float, high: float, label: Certainty) -> None:
    assert certainty(low, high) is label


def test_without_a_band_nothing_is_said_about_it() -> None:
    assert certainty(None, None) is None
    assert band_words(0.101, 0.379) == "likely 10 to 38%"
    assert band_words(0.0, 1.0) == "likely 0 to 100%"


def test_a_chance_says_what_it_rests_on() -> None:
    assert source(RhythmBasis.TOUCHES, 21, True) is Source.HISTORY
    assert source(RhythmBasis.TOUCHES, 21, False) is Source.TOLD
    assert source(RhythmBasis.CADENCE, 21, True) is Source.TOLD
    assert source(RhythmBasis.ORDERS, 360, True) is Source.YEARLY
    assert math.isclose(TOMAS.overdue_after_days, 21 * math.exp(0.6))
