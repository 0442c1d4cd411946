"""Search finds exactly what a slow reading of every text would find, after everything that can happen to a text."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.customer import ContactDetail, DetailKind, Kind
from app.domain.fact import Fact, FactKind
from app.domain.fold import fold
from app.domain.promise import Promise, Slip
from app.domain.purchase import Purchase
from app.domain.stakeholder import Stakeholder
from app.services.desk import Desk
from app.storage.hits import customers_with, records_with
from app.storage.search import FACT, SOURCES, rebuild
from tests.benchmarks.crowd import Crowd, fill, name_of, sentence
from tests.builders import TODAY, company, open_desk, open_store, person, studio, touch
from tests.storage.naive import Person, everybody

LETTERS = "aåäeéiıoøö" + string.ascii_lowercase + "ßæŁđ '-.+&1"
WALK = 60


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk with one customer, for properties about single texts."""
    opened = open_desk(tmp_path_factory.mktemp("search"))
    person(opened, "Nobody")
    yield opened
    opened.store.close()


def probes(people: list[Person], rng: Random) -> Iterator[str]:
    """Pieces of texts that are there, and words that are not."""
    for someone in rng.sample(people, min(8, len(people))):
        for text in itertools.islice(someone.texts, 6):
            words = text.split()
            if words:
                word = rng.choice(words)
                start = rng.randrange(len(word))
                yield word
                yield word[start : start + rng.randrange(1, 7)]
                yield word[: rng.randrange(1, 3)]
    yield from ("zzz", "q", "holm", "ö", "O", "ÅS", "an")


def held_by(people: list[Person], word: str) -> set[int]:
    return {someone.id for someone in people if someone.holds(word)}


def assert_in_step(desk: Desk, rng: Random) -> None:
    people = everybody(desk, TODAY)
    living = {someone.id for someone in people}
    for word in probes(people, rng):
        if any(letter.isalnum() for letter in fold(word)):
            found, is_cut = customers_with(desk.store.sql, (word,))
            assert (found & living, is_cut) == (held_by(people, word), False), word


def happenings(desk: Desk, rng: Random) -> dict[str, object]:
    """Everything that may happen to the texts of a random customer."""
    alive = desk.finding.ids("")
    who = rng.choice(alive)
    given_name, family = name_of(rng)
    words = sentence(rng, 4)
    return {
        "new": lambda: person(desk, f"{given_name} {family}", notes=words, subtitle=words),
        "company": lambda: company(desk, f"{family} Oy", industry="Gardens"),
        "rename": lambda: desk.customers.edit(who, name=f"{given_name} {family}", nickname=given_name[:3]),
        "detail": lambda: desk.customers.add_detail(
            ContactDetail(customer_id=who, kind=DetailKind.EMAIL, value=f"{fold(given_name)}@{fold(family)}.example")
        ),
        "tag": lambda: desk.customers.tag((who,), (rng.choice(("Hérbs", "VIP", "pruning")),)),
        "fact": lambda: desk.facts.add(Fact(customer_id=who, kind=FactKind.LIKES, text=words, why=family)),
        "touch": lambda: touch(desk, desk.customers.get(who), rng.randrange(300), notes=words, title=family),
        "promise": lambda: desk.promises.make(Promise(customer_id=who, text=words)),
        "slip": lambda: desk.promises.note_slip(Slip(customer_id=who, text=words, happened_on=TODAY)),
        "bought": lambda: desk.purchases.add(
            Purchase(customer_id=who, day=TODAY, title=words, amount_minor=1, currency="EUR", number=f"N{who}")
        ),
        "aims": lambda: desk.facts.set_objectives(who, (words,)),
        "trash": lambda: desk.customers.trash((who,)),
        "undo": lambda: desk.history.undo() if desk.history.next_undo() else None,
        "redo": lambda: desk.history.redo() if desk.history.next_redo() else None,
        "place": lambda: _place(desk, rng, who),
        "forget": lambda: desk.history.forget(who) if len(alive) > 5 else None,
    }  # fmt: skip


def _place(desk: Desk, rng: Random, who: int) -> None:
    companies = [n for n in desk.finding.ids("kind:company") if n != who]
    if companies and desk.customers.get(who).kind is Kind.PERSON:
        desk.companies.add_member(Stakeholder(person_id=who, company_id=rng.choice(companies), title="Owner"))


@pytest.mark.parametrize("seed", range(3))
def test_the_index_stays_in_step_whatever_happens(desk: Desk, seed: int) -> None:
    rng = Random(seed)
    studio(desk)
    for step in range(WALK):
        known = happenings(desk, rng)
        name = rng.choice(sorted(known))
        known[name]()  # type: ignore[operator]
        if step % 6 == 0:
            assert_in_step(desk, rng)
    assert_in_step(desk, rng)


@pytest.mark.parametrize("seed", range(2))
def test_an_index_built_at_once_finds_the_same(tmp_path: Path, seed: int) -> None:
    store = open_store(tmp_path / "keepwarm.db")
    fill(store, Crowd(120, 600, TODAY, seed))
    desk = open_desk(tmp_path)
    assert_in_step(desk, Random(seed))
    desk.store.close()
    store.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40), start=st.integers(0, 39), length=st.integers(1, 20))
@example("Łukasz Müßiggang ſt ﬁn", 3, 9)
@example('a"b""c*d NEAR(e) OR -f', 0, 22)
@example("x\x00y z\x00w", 0, 7)
@example("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 İstanbul ıI", 2, 12)
def test_any_piece_of_any_text_is_found(shared: Desk, text: str, start: int, length: int) -> None:
    who = shared.finding.ids("")[0]
    shared.customers.edit(who, notes=text, name="-")
    stored = shared.customers.get(who).notes
    piece = fold(stored)[start : start + length].strip()
    if len(piece) > 2:
        assert customers_with(shared.store.sql, (piece,)) == ({who}, False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(LETTERS, min_size=1, max_size=30), word=st.text(LETTERS, min_size=1, max_size=3))
def test_short_words_are_found_at_the_start_of_words_only(shared: Desk, text: str, word: str) -> None:
    who = shared.finding.ids("")[0]
    shared.customers.edit(who, notes=text, name="-")
    folded = fold(word).strip()
    if 1 <= len(folded) <= 2 and folded.isalnum():
        found, _ = customers_with(shared.store.sql, (word,))
        someone = everybody(shared, TODAY)[0]
        assert (who in found) == someone.holds(word)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=12), max_size=4))
@example(['"'])
@example(["NEAR(", "*", "^a", "a:b", "{x}", "--", "%_"])
@example(["a" * 10_000])
def test_no_text_is_an_error(shared: Desk, words: list[str]) -> None:
    shared.finding.page(" ".join(words))
    shared.finding.ids(" ".join(words))
    customers_with(shared.store.sql, words)


def test_several_words_may_stand_in_different_places(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    person(desk, "Maja Berg", notes="Loves oaks")
    touch(desk, maja, 3, notes="Talked about the oak bench")
    assert customers_with(desk.store.sql, ("maja", "oak", "bench"))[0] == {maja.id}
    assert customers_with(desk.store.sql, ("ma", "be", "oak"))[0] == {2}


def test_frequent_words_are_cut_to_the_newest_cards_and_say_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "keepwarm.db")
    fill(store, Crowd(300, 3000, TODAY))
    sql = store.sql
    exact, was_cut = customers_with(sql, ("mail",), limit=None)
    some, is_cut = customers_with(sql, ("mail",), limit=50)
    assert (len(exact), was_cut, is_cut) == (300, False, True)
    assert some == set(range(251, 301))
    store.close()


def test_who_holds_all_words_on_the_card_is_found_though_each_is_frequent(desk: Desk) -> None:
    oldest = person(desk, "Maja Holmström")
    for number in range(30):
        person(desk, f"Maja Berg {number}")
        person(desk, f"Sofia Holmström {number}")
    found, is_cut = customers_with(desk.store.sql, ("maja", "holmström"), limit=10)
    assert is_cut
    assert oldest.id in found
    assert oldest.id in customers_with(desk.store.sql, ("ma", "holmström"), limit=10)[0]


def test_who_is_left_out_is_known_exactly_however_frequent_the_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.query_sql.MOST_HITS", 20)
    store = open_store(tmp_path / "keepwarm.db")
    fill(store, Crowd(200, 400, TODAY))
    desk = open_desk(tmp_path)
    assert desk.finding.page("-mail").cards == ()
    assert desk.finding.count("mail") == len(desk.finding.ids("mail")) == 200
    assert desk.finding.page("mail").is_cut
    desk.store.close()
    store.close()


def test_records_are_told_newest_first_and_by_source(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    made = [desk.facts.add(Fact(customer_id=maja.id, text=f"Plums {number}")) for number in range(5)]
    touch(desk, maja, 1, notes="Plums again")
    found = records_with(desk.store.sql, "plums", (FACT,), 3)
    assert found == [(FACT, fact.id) for fact in reversed(made)][:3]
    assert len(records_with(desk.store.sql, "plums", SOURCES, None)) == 6


def test_a_company_that_is_renamed_is_found_by_its_people(desk: Desk) -> None:
    priya = person(desk, "Priya Raman")
    hotel = company(desk, "Aurajoki Hotels")
    desk.companies.add_member(Stakeholder(person_id=priya.id, company_id=hotel.id))
    desk.customers.edit(hotel.id, name="Riverside Hotels")
    assert customers_with(desk.store.sql, ("riverside",))[0] == {priya.id, hotel.id}
    assert customers_with(desk.store.sql, ("aurajoki",))[0] == set()
    desk.history.undo()
    assert customers_with(desk.store.sql, ("aurajoki",))[0] == {priya.id, hotel.id}


def test_after_forgetting_no_word_stays_in_the_index(desk: Desk) -> None:
    known = studio(desk)
    touch(desk, known["Maja"], 1, notes="Xylophone")
    desk.history.forget(known["Maja"].id)
    for table in ("search_word", "search_gram"):
        desk.store._writer.connection().execute(f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {table}, row)")
        terms = [str(row[0]) for row in desk.store._writer.connection().execute("SELECT term FROM v")]
        desk.store._writer.connection().execute("DROP TABLE temp.v")
        assert terms
        assert not [term for term in terms if term in ("xyl", "ylo", "maja", "maj")]


def test_a_rebuilt_index_is_the_same(desk: Desk) -> None:
    studio(desk)
    writer = desk.store._writer
    before = customers_with(desk.store.sql, ("holm",))
    with desk.store.history.unrecorded():
        rebuild(writer)
    assert customers_with(desk.store.sql, ("holm",)) == before != (set(), False)


def test_a_new_card_warns_of_one_with_nearly_the_same_name(desk: Desk) -> None:
    known = studio(desk)
    assert [one.id for one in desk.customers.similar("maja holmstrom")] == [known["Maja"].id]
    assert desk.customers.similar("Sofia Wikstrm")[0].id == known["Sofia"].id
    assert desk.customers.similar("Ma") == ()
