"""Why-now sentences: every source, their order, and what is never said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact_count import ContactCount, UsualContacts
from app.domain.customer import Circumstance, CircumstanceKind, Occasion, OccasionKind, Stage
from app.domain.fact import Basis, Fact
from app.domain.promise import Promise
from app.domain.pronouns import THEY, Pronouns
from app.domain.rhythm import RhythmBasis
from app.domain.stakeholder import Change
from app.domain.why_now import Case, Conflict, LastTouch, Silence, WhySource, line, reasons

TODAY = date(2026, 6, 11)
SHE, HE = Pronouns("she", "her", "her"), Pronouns("he", "him", "his")
PROMISE = Promise(text="Soil test results", due=TODAY)
LAST = LastTouch(TODAY - timedelta(days=4), "email", is_waiting=True)
CONFLICT = Conflict(TODAY - timedelta(days=9), "the fence is mended by Friday")
BIRTHDAY = Occasion(kind=OccasionKind.BIRTHDAY, month=6, day=12, year=1966)
SILENCE = Silence(21, 63)
CHANGE = Change(text="Mikael took over as Head of Facilities", happened_on=date(2026, 6, 3))
GUESS = Fact(text="Husband Petter runs marathons", basis=Basis.ASSUMED)
GRIEF = Circumstance(kind=CircumstanceKind.GRIEF, note="Her mother died", since=TODAY - timedelta(days=9))
EVERYTHING = Case(
    pronouns=SHE, stage=Stage.CONVERSION, words="ask for the rye", promise=PROMISE, last=LAST, conflict=CONFLICT,
    occasion=BIRTHDAY, occasion_day=TODAY + timedelta(days=1), silence=SILENCE, change=CHANGE, question=GUESS,
    count=ContactCount(4),
)  # fmt: skip
NOTHING_CHEERFUL = ("birthday", "turns", "usually", "Contact", "Worth asking", "promised")


def told(case: Case) -> list[str]:
    return [reason.text for reason in reasons(case, TODAY)]


def test_every_source_speaks_in_the_order_of_its_weight() -> None:
    found = reasons(EVERYTHING, TODAY)
    assert [reason.source for reason in found] == [source for source in WhySource if source is not WhySource.CARE]
    assert [reason.text for reason in found] == [
        "Ask for the rye.",
        "“Soil test results” is promised for today.",
        "She wrote 4 days ago and is waiting for your word.",
        "After the hard talk last week you agreed: The fence is mended by Friday.",
        "She turns 60 tomorrow.",
        "It’s been 9 weeks; usually 3.",
        "New last week: Mikael took over as Head of Facilities.",
        "Worth asking, you only assume it: Husband Petter runs marathons.",
        "Contact 5 of the proverbial 7.",
    ]


def test_the_row_shows_the_weightiest_reason_and_the_counter() -> None:
    assert line(reasons(EVERYTHING, TODAY)) == "Ask for the rye. Contact 5 of the proverbial 7."
    assert line(()) == ""


def test_grief_leaves_only_kind_words() -> None:
    grieving = replace(EVERYTHING, care=GRIEF, words="")
    assert told(grieving) == ["Her mother died last week.", "A few lines by hand, nothing about work."]
    assert line(reasons(grieving, TODAY)) == "Her mother died last week. A few lines by hand, nothing about work."


def test_the_owners_own_words_stay_beside_what_happened() -> None:
    grieving = replace(EVERYTHING, care=GRIEF, words="Only a card")
    assert told(grieving) == ["Her mother died last week.", "Only a card."]


@pytest.mark.parametrize(
    ("kind", "pronouns", "sentence"),
    [
        (CircumstanceKind.GRIEF, HE, "He is grieving."), (CircumstanceKind.ILLNESS, THEY, "They are ill."),
        (CircumstanceKind.COMPLAINT, SHE, "She has a complaint."),
        (CircumstanceKind.COMPLAINT, THEY, "They have a complaint."),
    ],
)  # fmt: skip
def test_without_a_note_the_circumstance_says_itself(kind: CircumstanceKind, pronouns: Pronouns, sentence: str) -> None:
    case = Case(pronouns=pronouns, care=Circumstance(kind=kind, since=TODAY))
    assert told(case)[0] == sentence


def test_a_note_that_tells_no_event_gets_no_day() -> None:
    ill = Circumstance(kind=CircumstanceKind.ILLNESS, note="A new hip, home until July.", since=TODAY)
    assert told(Case(care=ill))[0] == "A new hip, home until July."


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "was promised for 9 June"), (-1, "was promised for yesterday"), (0, "is promised for today"),
     (1, "is promised for tomorrow"), (2, "is promised for Saturday")],
)  # fmt: skip
def test_a_promise_says_its_day_without_blame(days: int, words: str) -> None:
    promise = replace(PROMISE, due=TODAY + timedelta(days=days))
    assert told(Case(promise=promise)) == [f"“Soil test results” {words}."]


@pytest.mark.parametrize(
    ("channel", "pronouns", "sentence"),
    [
        ("text", HE, "He texted 4 days ago and is waiting for your word."),
        ("card", THEY, "They sent a card 4 days ago and are waiting for your word."),
        ("pigeon", SHE, "She reached out 4 days ago and is waiting for your word."),
    ],
)
def test_who_waits_for_an_answer_is_named_by_pronoun_and_channel(
    channel: str, pronouns: Pronouns, sentence: str
) -> None:
    assert told(Case(pronouns=pronouns, last=replace(LAST, channel=channel))) == [sentence]


def test_a_conflict_without_an_agreement_asks_how_it_is_now() -> None:
    assert told(Case(conflict=Conflict(TODAY - timedelta(days=21)))) == [
        "You had a hard talk 3 weeks ago; ask how it is now."
    ]


@pytest.mark.parametrize(
    ("occasion", "day", "sentence"),
    [
        (replace(BIRTHDAY, year=None), date(2026, 6, 14), "Her birthday is on Sunday."),
        (Occasion(kind=OccasionKind.RENEWAL, label="the contract"), date(2026, 6, 20), "The contract is on 20 June."),
        (Occasion(kind=OccasionKind.DECISION), date(2026, 6, 11), "A decision is today."),
    ],
)
def test_an_occasion_says_when(occasion: Occasion, day: date, sentence: str) -> None:
    assert told(Case(pronouns=SHE, occasion=occasion, occasion_day=day)) == [sentence]


@pytest.mark.parametrize(
    ("silence", "sentence"),
    [
        (Silence(21, 63), "It’s been 9 weeks; usually 3."),
        (Silence(10, 21), "It’s been 3 weeks; usually 10 days."),
        (Silence(56, 60, RhythmBasis.CADENCE), "It’s been 9 weeks; you meant every 8."),
        (Silence(7, 7), "It’s been 7 days; usually 7."),
    ],
)
def test_the_own_rhythm_is_told_without_repeating_the_unit(silence: Silence, sentence: str) -> None:
    assert told(Case(silence=silence)) == [sentence]


def test_a_rhythm_that_is_not_exceeded_is_no_reason_but_for_a_proposal() -> None:
    early = Silence(60, 49)
    assert told(Case(silence=early, last=LastTouch(TODAY - timedelta(days=49)))) == [
        "You planned this; the last time was 7 weeks ago."
    ]
    assert told(Case(silence=early, is_proposed=True)) == ["It’s been 7 weeks; usually 9."]
    assert told(Case(silence=Silence(60, None), is_proposed=True)) == ["There is no contact on record yet."]


def test_a_plan_without_any_reason_still_says_something() -> None:
    assert told(Case()) == ["You planned this; it would be the first time."]


def test_the_counter_is_only_for_who_has_not_bought_yet() -> None:
    assert told(Case(words="Ring", stage=Stage.RETENTION, count=ContactCount(4))) == ["Ring."]


def test_seven_contacts_stay_a_saying_until_twenty_first_purchases() -> None:
    few = ContactCount(4, UsualContacts(5, 3, 8, 19))
    assert few.sentence == "Contact 5 of the proverbial 7."
    assert few.explanation == "A common saying is seven; you have too few sales to know."
    assert ContactCount(8).sentence == "Contact 9; a common saying is seven."


def test_afterwards_the_own_median_counts() -> None:
    usual = UsualContacts(5, 3, 8, 23)
    assert ContactCount(4, usual).sentence == "Contact 5 of the usual 5."
    assert ContactCount(6, usual).sentence == "Contact 7; yours usually buy after 5."
    assert ContactCount(4, usual).explanation == (
        "Your own customers bought after a median of 5 (middle half 3 to 8, 23 sales)."
    )


@given(
    words=st.sampled_from(("", "Ask for the rye")), has_promise=st.booleans(), has_last=st.booleans(),
    silence=st.none() | st.builds(Silence, st.floats(1, 400), st.none() | st.integers(0, 900)),
    kind=st.none() | st.sampled_from(CircumstanceKind), is_proposed=st.booleans(), days=st.integers(-400, 2),
)  # fmt: skip
def test_whatever_is_known_the_sentences_are_whole_and_never_shaming(
    words: str, has_promise: bool, has_last: bool, silence: Silence | None, kind: CircumstanceKind | None,
    is_proposed: bool, days: int,
) -> None:  # fmt: skip
    case = Case(
        words=words, promise=replace(PROMISE, due=TODAY + timedelta(days=days)) if has_promise else None,
        last=LAST if has_last else None, silence=silence, is_proposed=is_proposed,
        care=None if kind is None else Circumstance(kind=kind, since=TODAY),
    )  # fmt: skip
    found = reasons(case, TODAY)
    assert found or (is_proposed and silence is None)
    for reason in found:
        assert reason.text[0].isupper() or not reason.text[0].isalpha()
        assert reason.text.endswith(".")
        assert not any(word in reason.text.lower() for word in ("overdue", "neglect", "should", "!", "forgot"))
    if kind is not None:
        assert not any(word in reason.text for reason in found for word in NOTHING_CHEERFUL)
