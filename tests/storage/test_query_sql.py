"""Random queries find exactly whom a plain evaluator in Python finds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.customer import Customer, Kind
from app.domain.fact import Fact, FactKind
from app.domain.promise import Slip
from app.domain.query import (
    Age,
    AnyOf,
    ChanceLimit,
    Choice,
    Compare,
    Due,
    Field,
    Not,
    Phrase,
    Query,
    WarmthLimit,
    Word,
    parse,
)
from app.domain.query_chips import with_filter
from app.domain.stakeholder import Stakeholder
from app.domain.standing import Sort
from app.domain.touchpoint import Direction, Mood
from app.services.desk import Desk
from app.storage.hits import MOST_HITS
from tests.benchmarks.crowd import CITIES, FAMILY, GIVEN, WORDS, Crowd, fill
from tests.builders import TODAY, company, open_desk, open_store, person, studio, touch
from tests.storage.naive import Person, everybody, listed

_PEOPLE = 150
_VALUES = {
    Field.STAGE: ("attraction", "conversion", "retention"),
    Field.TIER: ("inner_circle", "regular", "occasional"),
    Field.KIND: ("person", "company"),
    Field.HAS: ("promise", "slip", "email", "phone", "photo"),
    Field.IS: ("asleep", "cooling", "new", "quiet", "slipping"),
    Field.TAG: (*WORDS[:8], "HÉDGE", "nothing"),
    Field.COMPANY: ("holmström", "Berg", "o", "nobody", *FAMILY[:4]),
    Field.LIKES: (*WORDS[:10], "oa", "pl", "water stone"),
    Field.DISLIKES: (*WORDS[:10], "li"),
}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[Person]]]:
    """A crowd with some in the trash, some promises kept and some slips put right."""
    folder = tmp_path_factory.mktemp("crowd")
    store = open_store(folder / "keepwarm.db")
    fill(store, Crowd(_PEOPLE, _PEOPLE * 8, TODAY, seed=4))
    store.close()
    desk = open_desk(folder)
    _stir(desk)
    yield desk, everybody(desk, TODAY)
    desk.store.close()


def _stir(desk: Desk) -> None:
    desk.customers.trash((3, 10, 17, 60))
    studio(desk)
    sql = desk.store.sql
    for number, (promise,) in enumerate(sql.execute("SELECT id FROM promise ORDER BY id").fetchall()):
        if number % 3 == 0:
            desk.promises.keep(int(str(promise)))
        elif number % 3 == 1:
            desk.promises.remove(int(str(promise)))
    for (slip,) in sql.execute("SELECT id FROM slip ORDER BY id LIMIT 1").fetchall():
        desk.promises.make_good(int(str(slip)), TODAY, "Replanted", 100, "EUR")
    for number, kind in enumerate((FactKind.ALLERGY, FactKind.LIKES, FactKind.DISLIKES)):
        made = desk.facts.add(Fact(customer_id=20 + number, kind=kind, text="Plums and oak pollen"))
        if number == 1:
            desk.facts.edit(made)
    hotel = company(desk, "Holmström Hotels")
    place = desk.companies.add_member(Stakeholder(person_id=21, company_id=hotel.id))
    desk.companies.add_member(Stakeholder(person_id=22, company_id=hotel.id))
    desk.companies.end_membership(place.id, TODAY)
    asleep = person(desk, "Asleep Nobody")
    for days_ago in (700, 720, 740, 760):
        touch(desk, asleep, days_ago, "call", direction=Direction.BOTH_WAYS, mood=Mood.UPSET)
    desk.promises.note_slip(Slip(customer_id=asleep.id, text="Late", severity=3, happened_on=TODAY - timedelta(700)))
    desk.files.set_photo(24, "maja.png", "image/png", b"not really a picture")


def _words() -> st.SearchStrategy[str]:
    pieces = [
        word[start:end] for word in (*WORDS, *GIVEN[:20], *FAMILY[:20], *CITIES) for start, end in ((0, 9), (1, 4))
    ]
    return st.sampled_from((*pieces, "m", "ho", "ö", "é", "zzz", "mail1", "+358", "oak path", "example"))


def _terms() -> st.SearchStrategy[object]:
    compare = st.sampled_from(Compare)
    choice = st.one_of(
        st.builds(Choice, st.just(field), st.lists(st.sampled_from(values), min_size=1, max_size=3).map(tuple))
        for field, values in _VALUES.items()
    )
    ages = st.builds(
        Age, st.sampled_from((Field.LAST, Field.NEXT)), compare, st.integers(0, 400), st.sampled_from("dwm")
    )
    due = st.builds(Due, compare, st.integers(-20, 60).map(lambda days: TODAY + timedelta(days)))
    plain = st.one_of(
        st.builds(Word, _words()), st.builds(Phrase, _words()), choice, ages, due,
        st.builds(WarmthLimit, compare, st.integers(0, 100)), st.builds(ChanceLimit, compare, st.integers(0, 100)),
    )  # fmt: skip
    return st.one_of(plain, plain, st.builds(Not, plain))


def _queries() -> st.SearchStrategy[Query]:
    several = st.lists(_terms(), min_size=2, max_size=3).map(lambda terms: AnyOf(tuple(terms)))  # type: ignore[arg-type]
    clauses = st.one_of(_terms(), _terms(), several)
    return st.lists(clauses, max_size=4).map(lambda found: Query(tuple(found)))  # type: ignore[arg-type]


@settings(max_examples=250, deadline=None)
@given(query=_queries())
@example(Query((Not(Word("mail")),)))
@example(Query((Not(WarmthLimit(Compare.LESS, 50)),)))
@example(Query((AnyOf((Word("o"), Choice(Field.COMPANY, ("holmström",)))), Choice(Field.HAS, ("promise", "slip")))))
def test_a_query_finds_whom_a_plain_evaluator_finds(crowd: tuple[Desk, list[Person]], query: Query) -> None:
    desk, people = crowd
    wanted = listed(query, people, TODAY)
    assert set(desk.finding.ids(query)) == wanted
    assert desk.finding.count(query) == len(wanted)


def test_pages_of_a_query_together_are_its_whole_list(crowd: tuple[Desk, list[Person]]) -> None:
    desk, _ = crowd
    for text, sort in itertools.product(("", "oak", "m", "stage:retention -oak", "has:email OR warmth<40"), Sort):
        after, seen = None, []
        while True:
            page = desk.finding.page(text, sort, after, limit=11)
            seen += [card.id for card in page.cards]
            after = page.next
            if after is None:
                break
        assert tuple(seen) == desk.finding.ids(text, sort), (text, sort)


def test_the_crowd_is_one_in_which_every_filter_divides(crowd: tuple[Desk, list[Person]]) -> None:
    desk, people = crowd
    for text in ("has:photo", "has:slip", "has:promise", "is:asleep", "is:quiet", "is:new", "likes:oak", "dislikes:oak",
                 "tag:oak", "company:holmström", "due>2026-06-01", "last>60d", "next<30d", "warmth>60",
                 "chance<80"):  # fmt: skip
        assert 0 < desk.finding.count(text) < len(people), text
    assert len(people) < MOST_HITS


def test_filters_of_the_chips_mean_the_same(crowd: tuple[Desk, list[Person]]) -> None:
    desk, people = crowd
    query = with_filter(parse("oak"), Field.WARMTH, ("<40",))
    assert set(desk.finding.ids(query)) == listed(query, people, TODAY)


def test_values_never_become_sql(desk: Desk) -> None:
    desk.customers.add(Customer(kind=Kind.COMPANY, name="x') OR 1 --"))
    for text in ('company:"x\') OR 1 --"', 'tag:"\'; DROP TABLE customer"', 'likes:"%"', 'stage:"\' OR 1"'):
        desk.finding.page(text)
    assert desk.finding.count('company:"\') or 1"') == 1
