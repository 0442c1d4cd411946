"""Who gets no letter now, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Circumstance, CircumstanceKind, Customer, Occasion, OccasionKind
from app.domain.expected import moments_of
from app.domain.fact import Fact, FactKind
from app.domain.letter_rules import (
    LeftOutKind,
    LetterCase,
    call_instead,
    gap_days,
    left_out,
    left_out_firmly,
)
from app.domain.promise import Slip
from app.domain.pronouns import Pronouns
from app.domain.reading_wishes import wishes_of
from app.domain.touchpoint import Channel
from app.domain.wishes import NO_WISHES, Wishes

TODAY = date(2026, 6, 11)
ANNELI = Customer(id=1, name="Anneli Korhonen", given_name="Anneli", pronouns="she")
HE = Pronouns("he", "him", "his")


def case(**known: object) -> LetterCase:
    return LetterCase(ANNELI, **known)  # type: ignore[arg-type]


def grief(days: int = 9, note: str = "Her mother died", **fields: object) -> Circumstance:
    return Circumstance(1, 1, CircumstanceKind.GRIEF, note, TODAY - timedelta(days), **fields)  # type: ignore[arg-type]


def birthday(days: int) -> LetterCase:
    day = TODAY + timedelta(days)
    known = moments_of(ANNELI, (Occasion(1, 1, month=day.month, day=day.day),), TODAY, TODAY + timedelta(30))
    return case(moments=known)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (LetterCase(replace(ANNELI, is_deceased=True)), "has died"),
        (LetterCase(replace(ANNELI, do_not_contact=True)), "asked to be left alone"),
        (LetterCase(replace(ANNELI, opted_out=True)), "asked to be left alone"),
        (case(circumstances=(grief(),)), "her mother died, 30 days of quiet"),
        (case(circumstances=(grief(note=""),)), "in grief, 30 days of quiet"),
        (case(circumstances=(grief(until=date(2026, 7, 3)),)), "her mother died, quiet until 3 July"),
        (case(circumstances=(Circumstance(1, 1, CircumstanceKind.ILLNESS, "", TODAY),)), "ill, 30 days of quiet"),
        (case(circumstances=(Circumstance(1, 1, CircumstanceKind.COMPLAINT, "", TODAY),)),
         "has complained, listen first"),
        (case(slips=(Slip(1, happened_on=TODAY),)), "an open slip, put it right first"),
        (birthday(1), "birthday tomorrow, no surprise"),
        (birthday(0), "birthday today, no surprise"),
        (birthday(3), "birthday on Sunday, no surprise"),
        (birthday(7), "birthday on 18 June, no surprise"),
        (case(surprises=(date(2026, 6, 14),), usual_gap_days=24), "a surprise on Sunday is enough"),
        (case(surprises=(date(2026, 6, 1),), usual_gap_days=24), "a surprise on 1 June was enough"),
        (case(letters=(date(2026, 6, 10),)), "a letter yesterday was enough"),
        (LetterCase(replace(ANNELI, pause_from=TODAY, pause_until=date(2026, 8, 1))), "a pause until 1 August"),
        (LetterCase(replace(ANNELI, no_gifts=True), gift_minor=0), "no gifts, please"),
        (LetterCase(replace(ANNELI, gift_limit_minor=500), gift_minor=600), "may not accept this much"),
    ],
)  # fmt: skip
def test_the_reason_is_said_in_a_few_words(one: LetterCase, words: str) -> None:
    reason = left_out(one, TODAY)
    assert reason is not None
    assert reason.words == words


@pytest.mark.parametrize(
    "one",
    [
        case(),
        case(circumstances=(grief(31),)),
        case(circumstances=(grief(9, until=TODAY - timedelta(1)),)),
        case(slips=(Slip(1, happened_on=TODAY, made_good_on=TODAY),)),
        birthday(8),
        case(surprises=(date(2026, 7, 14),), usual_gap_days=24),
        case(letters=(date(2026, 4, 1),), usual_gap_days=24),
        LetterCase(replace(ANNELI, no_gifts=True)),
        LetterCase(replace(ANNELI, pause_from=TODAY - timedelta(9), pause_until=TODAY - timedelta(1))),
    ],
)
def test_what_is_over_or_far_away_leaves_nobody_out(one: LetterCase) -> None:
    assert left_out(one, TODAY) is None


def test_the_weightiest_reason_comes_first() -> None:
    one = case(circumstances=(grief(),), slips=(Slip(1, happened_on=TODAY),), surprises=(TODAY,))
    reason = left_out(one, TODAY)
    assert reason is not None
    assert reason.kind is LeftOutKind.GRIEF


def test_only_days_can_be_overruled() -> None:
    soft = replace(birthday(1), surprises=(TODAY,), letters=(TODAY,))
    assert left_out_firmly(soft, TODAY) is None
    firm = replace(soft, slips=(Slip(1, happened_on=TODAY),))
    reason = left_out_firmly(firm, TODAY)
    assert reason is not None
    assert (reason.kind, reason.can_be_overruled) == (LeftOutKind.OPEN_SLIP, False)


def test_a_decision_is_an_expected_moment() -> None:
    decides = replace(ANNELI, decision_on=TODAY + timedelta(2))
    one = LetterCase(decides, moments=moments_of(decides, (), TODAY, TODAY + timedelta(7)))
    reason = left_out(one, TODAY)
    assert reason is not None
    assert reason.words == "a decision on Saturday, no surprise"
    assert one.moments[0].kind is OccasionKind.DECISION


def test_who_prefers_calls_is_called() -> None:
    calls = wishes_of((Fact(1, kind=FactKind.PREFERRED_CHANNEL, text="Calls, please", value="call"),), (), HE)
    assert call_instead(calls, HE) == "call instead, he asked"
    texts = wishes_of((Fact(1, kind=FactKind.PREFERRED_CHANNEL, text="Texts", value="text"),), (), HE)
    assert call_instead(texts, HE) == ""
    assert call_instead(NO_WISHES, HE) == ""
    assert call_instead(Wishes(preferred=(Channel.CALL,), possible=frozenset((Channel.EMAIL,))), HE) == ""


@pytest.mark.parametrize(("usual", "days"), [(None, 28), (3.0, 7), (24.4, 24), (200.0, 42)])
def test_the_gap_is_the_persons_own_within_reason(usual: float | None, days: int) -> None:
    assert gap_days(usual) == days


@given(
    st.lists(st.integers(-60, 60)),
    st.lists(st.integers(-60, 60)),
    st.one_of(st.none(), st.floats(1, 400)),
    st.booleans(),
)
def test_a_letter_is_never_written_inside_the_gap(
    surprises: list[int], letters: list[int], gap: float | None, is_sad: bool
) -> None:
    one = case(
        surprises=tuple(TODAY + timedelta(each) for each in surprises), usual_gap_days=gap,
        letters=tuple(TODAY + timedelta(each) for each in letters), circumstances=(grief(),) if is_sad else (),
    )  # fmt: skip
    is_close = any(abs(each) < gap_days(gap) for each in (*surprises, *letters))
    assert (left_out(one, TODAY) is not None) == (is_close or is_sad)
    assert (left_out_firmly(one, TODAY) is not None) == is_sad
