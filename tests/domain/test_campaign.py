"""How each person stands in a campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.campaign import (
    Campaign,
    CampaignMember,
    CampaignView,
    LetterLine,
    LetterPerson,
    LineKind,
    MemberState,
    missing_counts,
)
from app.domain.customer import Customer, Tier
from app.domain.letter_fields import About, known_of
from app.domain.letter_rules import LeftOut, LeftOutKind

TODAY = date(2026, 6, 11)
BODY = "Dear {first name},\n\nThank you for {years together}.\n\nI saw {plant}."
SURPRISE = LeftOut(LeftOutKind.SURPRISE, "a surprise on Sunday is enough")
SLIP = LeftOut(LeftOutKind.OPEN_SLIP, "an open slip, put it right first")


def someone(number: int = 1, own: tuple[tuple[str, str], ...] = (), year: int = 2019, **fields: object) -> LetterPerson:
    customer = Customer(
        id=number, name=f"Ada{number} Lind", given_name=f"Ada{number}", acquainted_since=date(year, 6, 3)
    )
    known = known_of(About(customer, own=own), TODAY)
    return LetterPerson(number, "", customer.name, customer.first_name, known=known, **fields)  # type: ignore[arg-type]


def view(*people: LetterPerson, **members: CampaignMember) -> CampaignView:
    stored = {one.id: members.get(f"m{one.id}", CampaignMember(one.id, 1, one.id)) for one in people}
    return CampaignView(Campaign(1, name="A thank-you", body=BODY), people, stored)


def line(one: LetterPerson, asks_first: bool = False, **member: object) -> LetterLine:
    made = CampaignMember(one.id, 1, one.id, **member)  # type: ignore[arg-type]
    return view(one, **{f"m{one.id}": made}).lines(asks_first=asks_first)[0]


PLANT = (("Plant", "mint"),)


@pytest.mark.parametrize(
    ("one", "member", "asks_first", "kind", "words"),
    [
        (someone(own=PLANT), {}, False, LineKind.LETTER, "letter"),
        (someone(own=PLANT, tier=Tier.INNER_CIRCLE), {}, False, LineKind.LETTER, "letter and a line by hand"),
        (someone(), {}, False, LineKind.SHORT, "one fact missing, short letter"),
        (someone(), {}, True, LineKind.ASKS, "one fact missing, asks you first"),
        (someone(), {"state": MemberState.SHORT}, True, LineKind.SHORT, "one fact missing, short letter"),
        (someone(year=2026), {}, False, LineKind.ASKS, "too little is known, asks you first"),
        (someone(year=2026), {"body": "Dear Ada"}, False, LineKind.EDITED, "you changed a sentence"),
        (someone(call_words="call instead, he asked"), {}, False, LineKind.CALL, "call instead, he asked"),
        (someone(own=PLANT, call_words="call instead, he asked"), {"state": MemberState.TAKEN_IN}, False,
         LineKind.LETTER, "letter"),
        (someone(reason=SURPRISE), {}, False, LineKind.LEFT_OUT, "a surprise on Sunday is enough"),
        (someone(own=PLANT, reason=SURPRISE), {"state": MemberState.TAKEN_IN}, False, LineKind.LETTER, "letter"),
        (someone(reason=SLIP, firm_reason=SLIP), {"state": MemberState.TAKEN_IN}, False, LineKind.LEFT_OUT, SLIP.words),
        (someone(), {"state": MemberState.LEFT_OUT}, False, LineKind.LEFT_OUT, "left out by you"),
        (someone(went_on=date(2026, 6, 16)), {"state": MemberState.PLANNED}, False, LineKind.PLANNED,
         "planned for 16 June"),
        (someone(reason=SLIP, firm_reason=SLIP, went_on=TODAY), {"state": MemberState.WENT_OUT}, False,
         LineKind.WENT_OUT, "went out on 11 June"),
    ],
)  # fmt: skip
def test_each_line_says_how_it_stands(
    one: LetterPerson, member: dict[str, object], asks_first: bool, kind: LineKind, words: str
) -> None:
    found = line(one, asks_first, **member)
    assert (found.kind, found.words) == (kind, words)


def test_missing_facts_are_counted_for_those_who_get_a_letter() -> None:
    lines = view(someone(1), someone(2, PLANT), someone(3), someone(4, reason=SLIP)).lines()
    assert missing_counts(lines) == {"plant": 2}


def test_a_letter_of_its_own_follows_no_template() -> None:
    one = someone()
    made = view(one, m1=CampaignMember(1, 1, 1, body="Dear Ada,\n\n{as she is}"))
    assert made.letter(1).text == "Dear Ada,\n\n{as she is}"
    assert view(one).letter(1, "Hello {first name}").text == "Hello Ada1"


@given(st.permutations(range(1, 7)), st.sets(st.integers(1, 6)))
def test_how_one_stands_does_not_hang_on_the_others(order: list[int], planted: set[int]) -> None:
    people = {number: someone(number, PLANT if number in planted else ()) for number in range(1, 7)}
    together = {line.person.id: line for line in view(*(people[number] for number in order)).lines()}
    for number, one in people.items():
        assert together[number] == view(one).lines()[0]


def test_a_changed_text_changes_how_everybody_stands() -> None:
    made = view(someone())
    assert made.lines()[0].kind is LineKind.SHORT
    assert made.lines("Dear {first name}")[0].kind is LineKind.LETTER
    assert replace(made, campaign=replace(made.campaign, asks_first=True)).lines()[0].kind is LineKind.ASKS
