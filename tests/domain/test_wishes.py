"""How and when somebody likes to be reached, read from words and values; what breaks it, and what would suit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import ContactDetail, DetailKind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.pronouns import Pronouns
from app.domain.reading_channels import said_channels
from app.domain.reading_hours import LONGEST_TEXT
from app.domain.reading_wishes import wishes_of
from app.domain.spans import DAY_END, inverse
from app.domain.wishes import NO_WISHES, BrokenKind, Wishes

SHE = Pronouns("she", "her", "her")
THURSDAY, FRIDAY = date(2026, 6, 11), date(2026, 6, 12)
H = 60


def _hours(text: str, value: str = "", kind: FactKind = FactKind.QUIET_HOURS, **fields: object) -> Fact:
    return Fact(kind=kind, text=text, value=value, **fields)  # type: ignore[arg-type]


def _open(*texts: str) -> Wishes:
    return wishes_of([_hours(text) for text in texts], (), SHE)


@pytest.mark.parametrize(
    ("text", "thursday"),
    [
        ("Never before 9", ((9 * H, DAY_END),)),
        ("Mornings", ((6 * H, 12 * H),)),
        ("Mornings suit her", ((6 * H, 12 * H),)),
        ("Answers after 18", ((18 * H, DAY_END),)),
        ("after 5", ((17 * H, DAY_END),)),
        ("never after 9", ((0, 21 * H),)),
        ("never after 9 am", ((0, 9 * H),)),
        ("Between patients, never after 16", ((0, 16 * H),)),
        ("School run 15-17", ((0, 15 * H), (17 * H, DAY_END))),
        ("Lunch 12-13", ((0, 12 * H), (13 * H, DAY_END))),
        ("between 3 and 5", ((15 * H, 17 * H),)),
        ("9-5", ((9 * H, 17 * H),)),
        ("3pm to 5pm", ((15 * H, 17 * H),)),
        ("9:30-12", ((9 * H + 30, 12 * H),)),
        ("until 4", ((0, 16 * H),)),
        ("before noon", ((0, 12 * H),)),
        ("after lunch", ((13 * H, DAY_END),)),
        ("office hours", ((9 * H, 17 * H),)),
        ("Not on Thursdays", ()),
        ("Thursdays off", ()),
        ("Only on Tuesdays", ()),
        ("Mondays, Wednesdays and Fridays only", ()),
        ("Mon-Wed", ()),
        ("weekends only", ()),
        ("Thursdays 9-12", ((9 * H, 12 * H),)),
        ("Fridays 9-12", ((0, DAY_END),)),
        ("any time except Fridays", ((0, DAY_END),)),
        ("Never before 9, on Thursdays not after 14", ((9 * H, 14 * H),)),
        ("nicht vor 9 Uhr", ((9 * H, DAY_END),)),
        ("donnerstags nie", ()),
        ("Mo-Fr 9-17 Uhr", ((9 * H, 17 * H),)),
        ("every 2 weeks", ((0, DAY_END),)),
        ("2-3 weeks are fine", ((0, DAY_END),)),
        ("do not disturb", ((0, DAY_END),)),
    ],
)
def test_hours_are_read_as_people_mean_them(text: str, thursday: tuple[tuple[int, int], ...]) -> None:
    assert _open(text).open[THURSDAY.weekday()] == thursday


def test_the_value_counts_together_with_the_words() -> None:
    wishes = wishes_of([_hours("Not on Fridays", "09:00-18:00"), _hours("School run 15-17", kind=FactKind.FAMILY)])
    assert wishes.open[3] == ((9 * H, 15 * H), (17 * H, 18 * H))
    assert wishes.closed(FRIDAY) == ((0, DAY_END),)
    assert wishes.closed(THURSDAY) == inverse(wishes.open[3])


def test_words_win_over_a_value_that_leaves_nothing_of_them() -> None:
    assert wishes_of([_hours("Answers after 18", "09:00-18:00")]).open[0] == ((18 * H, DAY_END),)


def test_the_newer_of_two_facts_that_exclude_each_other_holds() -> None:
    old = _hours("Only mornings", known_on=date(2024, 1, 1), id=9)
    new = _hours("Only after 18", known_on=date(2026, 1, 1), id=1)
    assert wishes_of([old, new]).open[0] == ((18 * H, DAY_END),)
    assert wishes_of([new, old]).open[0] == ((18 * H, DAY_END),)


def test_what_is_assumed_leans_and_never_flags() -> None:
    wishes = wishes_of([_hours("Never before 9", basis=Basis.ASSUMED), _hours("Best on Mondays")])
    assert not wishes.has_hours
    assert wishes.breaks("call", FRIDAY, 8 * H) is None
    assert [bool(spans) for spans in wishes.best] == [True, *[False] * 6]
    assert wishes.best[0] == ((9 * H, DAY_END),)
    assert wishes.said == ("Best on Mondays",)


@pytest.mark.parametrize(
    ("text", "liked", "disliked"),
    [
        ("Texts, not calls", ["text"], ["call"]),
        ("Cards rather than calls for now", ["card"], ["call"]),
        ("Don't call", [], ["call"]),
        ("prefers texts over calls", ["text"], ["call"]),
        ("talks best over the phone", ["call"], []),
        ("No phone calls, visits or e-mails", [], ["call", "email", "visit"]),
        ("Not calls, texts", ["text"], ["call"]),
        ("never call before 9", [], []),
        ("Texts, not calls. Never before 9.", ["text"], ["call"]),
        ("Call only in an emergency", [], ["call"]),
        ("Lieber per Mail, nicht anrufen", ["email"], ["call"]),
        ("keine Anrufe", [], ["call"]),
        ("Answers fastest on Mondays", [], []),
    ],
)
def test_channels_are_read_with_what_is_not_wanted(text: str, liked: list[str], disliked: list[str]) -> None:
    said = said_channels(text)
    assert (list(said.liked), sorted(said.disliked)) == (liked, disliked)


def test_a_disliked_channel_says_so_and_offers_the_preferred_one() -> None:
    fact = Fact(kind=FactKind.PREFERRED_CHANNEL, text="Texts, not calls", value="text")
    broken = wishes_of([fact], (), SHE).breaks("call", FRIDAY, 10 * H)
    assert broken is not None
    assert broken.sentence == "She would rather not be called. A text suits her."
    assert (broken.kind, broken.channel, broken.has_alternative) == (BrokenKind.CHANNEL, "text", True)
    assert wishes_of([fact], (), SHE).breaks("text", FRIDAY, 10 * H) is None


def test_a_dislike_without_a_preference_offers_what_there_is_a_detail_for() -> None:
    fact = Fact(kind=FactKind.DISLIKES, text="Being called")
    email = ContactDetail(kind=DetailKind.EMAIL, value="maja@example.com")
    broken = wishes_of([fact], (email,)).breaks("call", FRIDAY)
    assert broken is not None
    assert broken.sentence == "They would rather not be called. An e-mail suits them."
    assert not wishes_of((), (email,)).can("call")
    assert wishes_of((), (email,)).channel("call") == "email"


def test_an_hour_that_does_not_suit_offers_the_nearest_that_does() -> None:
    early = _open("Never before 9").breaks("call", FRIDAY, 8 * H)
    late = _open("Until 16").breaks("visit", FRIDAY, 17 * H)
    assert early is not None
    assert late is not None
    assert (early.sentence, early.minute) == ("8:00 does not suit her. 9:00 does.", 9 * H)
    assert (late.kind, late.minute) == (BrokenKind.HOUR, 15 * H + 30)


def test_a_day_that_does_not_suit_offers_the_next_one_that_the_owner_works() -> None:
    wishes = _open("Not on Fridays")
    broken = wishes.breaks("call", FRIDAY, None, lambda day: day.weekday() >= 5)
    assert broken is not None
    assert broken.sentence == "Fridays do not suit her. Monday 15 June does."
    assert broken.day == date(2026, 6, 15)


def test_emails_cards_and_gifts_wait_until_they_are_looked_at() -> None:
    wishes = _open("Not on Fridays", "Never before 9")
    assert wishes.breaks("email", FRIDAY, 6 * H) is None
    assert wishes.breaks("card", FRIDAY) is None
    assert wishes.breaks("text", FRIDAY) is not None


def test_something_sensitive_counts_and_is_never_repeated() -> None:
    secret = _hours("Dialysis, never before 13", is_sensitive=True)
    wishes = wishes_of([secret], (), SHE)
    broken = wishes.breaks("call", FRIDAY, 9 * H)
    assert wishes.said == ()
    assert wishes.words == ""
    assert broken is not None
    assert broken.sentence == "This does not suit her. 13:00 does."


def test_replaced_and_trashed_facts_say_nothing() -> None:
    assert wishes_of([_hours("Mornings", replaced_by_id=7)]) == NO_WISHES
    assert wishes_of([Fact(kind=FactKind.LIKES, text="Mornings in the garden")]) == NO_WISHES
    assert wishes_of([Fact(kind=FactKind.FAMILY, text="Ida has choir on Fridays")]) == NO_WISHES


def test_the_words_shown_begin_with_hours() -> None:
    text = Fact(kind=FactKind.PREFERRED_CHANNEL, text="Texts, not calls", value="text")
    assert wishes_of([text, _hours("Mornings suit her")]).words == "Mornings suit her"


@given(st.text(max_size=2 * LONGEST_TEXT))
def test_any_text_is_read_without_a_complaint(text: str) -> None:
    for kind in (FactKind.QUIET_HOURS, FactKind.PREFERRED_CHANNEL, FactKind.DISLIKES, FactKind.OTHER):
        wishes = wishes_of([Fact(kind=kind, text=text, value=text)])
        assert any(wishes.open)
        for spans in (*wishes.open, *wishes.best):
            assert all(0 <= start < end <= DAY_END for start, end in spans)
