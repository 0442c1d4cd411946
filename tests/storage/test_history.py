"""History keeps its word where the disk, the clock or somebody else does not."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from app.clock import FixedClock
from app.domain.changes import Changes, Topic
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact
from app.domain.stakeholder import Stakeholder
from app.services.desk import Desk, desk_of
from app.storage import failures, history_log
from app.storage.encrypted import EncryptedDatabase
from app.storage.failures import DiskBroken, DiskFull, FileGone, NotSaved, PartDamaged
from app.storage.history import CannotUndo, OnlyLooking, UndoConflict
from app.storage.store import Store
from tests.builders import KEY, NOW, company, open_store, person, studio, touch

NEEDLE = "Xanthippe Quetzalcoatl"


@pytest.fixture
def noted() -> list[int]:
    """Generations that were noted, in order."""
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keepwarm.db"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def store(path: Path, clock: FixedClock, noted: list[int]) -> Iterator[Store]:
    writer = EncryptedDatabase(path, KEY, create=True, thread_safe=False)
    writer.connection()
    opened = Store(writer, EncryptedDatabase(path, KEY, query_only=True), clock, noted.append, lambda: None)
    yield opened
    opened.close()


@pytest.fixture
def own(store: Store) -> Desk:
    """A desk whose clock, disk and notes a test can turn."""
    return desk_of(store)


def writer_of(store: Store) -> apsw.Connection:
    connection: apsw.Connection = store._writer.connection()
    return connection


def broken(store: Store, change: Callable[[], object], error: BaseException) -> None:
    """An action that has changed something already when it fails."""
    with store.history.action("Broken", Topic.CARDS):
        change()
        raise error


def test_the_generation_is_noted_once_after_each_commit(own: Desk, store: Store, noted: list[int]) -> None:
    maja = person(own, "Maja Holmström")
    own.customers.edit(maja.id, notes="one")
    own.customers.edit(maja.id, notes="one")
    own.history.undo()
    own.history.redo()
    assert noted == [1, 2, 3, 4] == list(range(1, store.history.generation + 1))


def test_an_action_that_fails_notes_nothing(own: Desk, store: Store, noted: list[int]) -> None:
    with pytest.raises(ZeroDivisionError):
        broken(store, lambda: person(own, "Maja Holmström"), ZeroDivisionError())
    assert (noted, own.finding.count(""), own.history.count()) == ([], 0, 0)


def test_listeners_hear_only_of_what_was_committed(own: Desk, store: Store) -> None:
    heard: list[Changes] = []
    own.history.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        broken(store, lambda: person(own, "Maja Holmström"), ZeroDivisionError())
    assert heard == []
    person(own, "Maja Holmström")
    assert [changes.customers for changes in heard] == [{1}]


def test_an_inner_action_that_fails_leaves_nothing_though_the_outer_goes_on(own: Desk, store: Store) -> None:
    maja = person(own, "Maja Holmström")
    with store.history.action("Outer", Topic.CARDS):
        own.customers.edit(maja.id, notes="kept")
        with pytest.raises(ZeroDivisionError):
            broken(store, lambda: own.customers.edit(maja.id, subtitle="half"), ZeroDivisionError())
    assert (own.customers.get(maja.id).notes, own.customers.get(maja.id).subtitle) == ("kept", "")
    assert [entry.label for entry in own.history.entries(limit=1)] == ["Outer"]
    own.history.undo()
    assert own.customers.get(maja.id).notes == ""


def test_a_file_that_was_deleted_while_open_takes_no_edit(own: Desk, path: Path, noted: list[int]) -> None:
    person(own, "Maja Holmström")
    assert own.finding.count("") == 1
    path.unlink()
    with pytest.raises(FileGone):
        person(own, "Sofia Wikström")
    assert (own.finding.count(""), noted) == (1, [1])


def test_a_file_that_was_replaced_while_open_takes_no_edit(own: Desk, path: Path) -> None:
    person(own, "Maja Holmström")
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)
    for change in (lambda: person(own, "Sofia Wikström"), own.history.undo):
        with pytest.raises(FileGone):
            change()
    assert own.finding.count("") == 1


def test_a_full_disk_is_named_with_the_bytes_needed_and_nothing_is_lost(own: Desk, store: Store) -> None:
    maja = person(own, "Maja Holmström")
    connection = writer_of(store)
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(DiskFull) as caught:
        own.customers.edit(maja.id, notes="long " * 20_000)
    assert caught.value.bytes_needed >= failures.LEAST_BYTES
    assert f"{caught.value.bytes_needed:,} bytes" in caught.value.hint
    assert own.customers.get(maja.id).notes == ""
    connection.pragma("max_page_count", 1_000_000)
    own.customers.edit(maja.id, notes="long " * 20_000)
    assert len(own.customers.get(maja.id).notes) > 90_000


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (apsw.FullError("full"), DiskFull),
        (apsw.CorruptError("bad page"), PartDamaged),
        (apsw.BusyError("busy"), NotSaved),
        (apsw.ReadOnlyError("read-only"), NotSaved),
        (apsw.IOError("write"), NotSaved),
        (MemoryError(), NotSaved),
    ],
)
def test_what_the_engine_refuses_is_told_in_words(
    own: Desk, store: Store, error: Exception, told: type[KeepwarmError]
) -> None:
    with pytest.raises(told) as caught:
        broken(store, lambda: person(own, "Maja Holmström"), error)
    assert caught.value.title.endswith(".")
    assert own.finding.count("") == 0
    person(own, "Sofia Wikström")


def test_a_mistake_in_a_statement_stays_a_mistake(store: Store) -> None:
    with pytest.raises(apsw.SQLError), store.history.action("Label", Topic.CARDS):
        store.sql.execute("SELECT nonsense")


def test_after_a_failed_sync_nothing_more_is_written(own: Desk, store: Store) -> None:
    maja = person(own, "Maja Holmström")
    error = apsw.IOError("fsync")
    error.extendedresult = apsw.SQLITE_IOERR_FSYNC  # type: ignore[attr-defined]
    with pytest.raises(DiskBroken):
        broken(store, lambda: own.customers.edit(maja.id, notes="lost"), error)
    with pytest.raises(DiskBroken):
        own.customers.edit(maja.id, notes="later")
    assert own.customers.get(maja.id).notes == ""


def test_another_program_that_holds_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "keepwarm.db"
    writer = EncryptedDatabase(path, KEY, create=True, thread_safe=False, busy_seconds=0.05)
    writer.connection()
    reader = EncryptedDatabase(path, KEY, query_only=True)
    store = Store(writer, reader, FixedClock(NOW), lambda generation: None, lambda: None)
    other = EncryptedDatabase(path, KEY, thread_safe=False)
    other.connection().execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="Another program"):
        person(desk_of(store), "Maja Holmström")
    assert not store.history.is_acting_here
    other.connection().execute("ROLLBACK")
    person(desk_of(store), "Maja Holmström")
    other.forget()
    store.close()


def test_reading_never_waits_for_a_long_write(own: Desk, store: Store) -> None:
    maja = person(own, "Maja Holmström")
    inside, done = threading.Event(), threading.Event()

    def write() -> None:
        with store.history.action("Long", Topic.CARDS):
            own.customers.edit(maja.id, notes="meanwhile")
            inside.set()
            done.wait(10)

    worker = threading.Thread(target=write)
    worker.start()
    assert inside.wait(10)
    assert own.customers.get(maja.id).notes == ""
    assert own.history.next_undo() == own.history.entries()[0]
    assert own.history.count() == 1
    done.set()
    worker.join()
    assert own.customers.get(maja.id).notes == "meanwhile"


def test_a_viewer_reads_and_changes_nothing(own: Desk, store: Store, path: Path) -> None:
    maja = person(own, "Maja Holmström")
    viewer = EncryptedDatabase(path, KEY, readonly=True)
    looking = desk_of(Store.viewing(viewer, FixedClock(NOW)))
    assert looking.customers.get(maja.id).name == "Maja Holmström"
    assert [entry.label for entry in looking.history.entries()] == ["Added Maja Holmström"]
    for change in (lambda: person(looking, "Sofia"), looking.history.undo, looking.store.start_day):
        with pytest.raises(OnlyLooking):
            change()
    own.customers.edit(maja.id, notes="seen at once")
    assert looking.customers.get(maja.id).notes == "seen at once"
    looking.store.close()


def test_what_stands_in_the_way_of_an_undo_is_named_newest_first(own: Desk) -> None:
    maja = person(own, "Maja Holmström")
    added = own.history.entries(limit=1)[0]
    own.facts.add(Fact(customer_id=maja.id, text="Plums"))
    person(own, "Sofia Wikström")
    touch(own, maja, 3, "visit")
    with pytest.raises(UndoConflict) as caught:
        own.history.undo(added.id)
    labels = [entry.label for entry in own.history.entries(limit=4)]
    assert caught.value.labels == (labels[0], labels[2])
    assert labels[0] in caught.value.hint


def test_a_tag_that_others_wear_meanwhile_names_them(own: Desk) -> None:
    maja, eero = person(own, "Maja Holmström"), person(own, "Eero Salonen")
    own.customers.tag((maja.id,), ("Herbs",))
    tagged = own.history.entries(limit=1)[0]
    own.customers.tag((eero.id,), ("Herbs",))
    with pytest.raises(UndoConflict) as caught:
        own.history.undo(tagged.id)
    assert caught.value.labels == ("Tagged Eero “Herbs”",)


def test_an_undo_that_does_not_fit_changes_nothing_at_all(own: Desk, store: Store) -> None:
    maja = person(own, "Maja Holmström")
    with store.history.action("Two at once", Topic.CARDS):
        own.customers.edit(maja.id, notes="one")
        own.facts.add(Fact(customer_id=maja.id, text="Plums"))
    both = own.history.entries(limit=1)[0]
    own.customers.edit(maja.id, notes="two")
    generation = store.history.generation
    with pytest.raises(UndoConflict):
        own.history.undo(both.id)
    assert (own.customers.get(maja.id).notes, len(own.facts.of(maja.id))) == ("two", 1)
    assert store.history.generation == generation


def test_a_redo_that_no_longer_fits_says_so(own: Desk) -> None:
    maja = person(own, "Maja Holmström")
    own.customers.edit(maja.id, notes="one")
    edited = own.history.undo()
    own.customers.edit(maja.id, notes="two")
    with pytest.raises(UndoConflict, match="no longer fits"):
        own.history.redo(edited.id)
    assert own.customers.get(maja.id).notes == "two"


def test_with_nothing_to_take_back_the_words_say_so(own: Desk) -> None:
    with pytest.raises(CannotUndo, match="nothing to take back"):
        own.history.undo()
    with pytest.raises(CannotUndo, match="nothing to do again"):
        own.history.redo()
    person(own, "Maja Holmström")
    with pytest.raises(CannotUndo):
        own.history.undo(99)


def lines_kept(own: Desk) -> tuple[int, int]:
    """Number of lines, and of those that can be undone."""
    entries = own.history.entries(limit=1000)
    return len(entries), sum(entry.can_undo for entry in entries)


def test_old_changesets_go_first_and_old_labels_later(
    own: Desk, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_log, "NEVER_BELOW", 2)
    maja = person(own, "Maja Holmström")
    for days in (100, 40, 10, 700):
        clock.moment += timedelta(days=days)
        own.customers.edit(maja.id, notes=f"after {days}")
    store.history.prune()
    assert lines_kept(own) == (3, 2)
    assert own.history.undo().can_undo
    assert not own.history.entries(customer_id=maja.id)[-1].can_undo


def test_a_clock_set_years_ahead_for_a_day_costs_no_history(own: Desk, store: Store, clock: FixedClock) -> None:
    maja = person(own, "Maja Holmström")
    own.customers.edit(maja.id, notes="one")
    clock.moment += timedelta(days=3650)
    own.customers.edit(maja.id, notes="two")
    store.history.prune()
    assert lines_kept(own) == (3, 3)


def test_only_the_newest_changesets_of_so_many_bytes_stay(
    own: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    maja = person(own, "Maja Holmström")
    for number in range(5):
        own.customers.edit(maja.id, notes=f"{number}" * 1000)
    monkeypatch.setattr(history_log, "CHANGESETS_BYTES", 5000)
    store.history.prune()
    assert lines_kept(own) == (6, 2)


def test_the_history_of_one_person_and_of_a_topic_come_in_order(own: Desk) -> None:
    known = studio(own)
    everything = own.history.entries(limit=500)
    assert [entry.id for entry in everything] == sorted((entry.id for entry in everything), reverse=True)
    maja = own.history.entries(customer_id=known["Maja"].id, limit=500)
    assert {entry.label for entry in maja} >= {"Added Maja Holmström"}
    assert all(entry in everything for entry in maja)
    facts = own.history.entries(topic=Topic.FACTS, limit=500)
    assert facts == tuple(entry for entry in everything if entry.topic is Topic.FACTS) != ()
    assert own.history.entries(before=everything[3].id, limit=2) == everything[4:6]
    assert {entry.label for entry in own.history.entries(words="maja holm", limit=9)} >= {"Added Maja Holmström"}


def decrypted(store: Store, folder: Path) -> bytes:
    """Every byte of the file without its encryption, free pages included."""
    store._writer.checkpoint()
    plain = folder / "plain"
    shutil.copyfile(store._writer.path, plain)
    database = EncryptedDatabase(plain, KEY, thread_safe=False)
    database.connection().execute("PRAGMA journal_mode=DELETE")
    database.connection().execute("PRAGMA rekey=''")
    database.forget()
    return plain.read_bytes()


def tell_everything_about(own: Desk, name: str) -> int:
    """A customer whose name stands in as many places as a name can; the id."""
    someone = person(own, name, notes=f"About {name}", human_line=name)
    hotel = company(own, "Aurajoki Hotels")
    own.facts.add(Fact(customer_id=someone.id, text=f"{name} likes plums"))
    touch(own, someone, 3, notes=f"Met {name}", title=name)
    own.files.add(someone.id, f"{name}.txt", "text/plain", name.encode() * 9)
    own.companies.add_member(Stakeholder(person_id=someone.id, company_id=hotel.id, title=name))
    own.customers.edit(someone.id, subtitle=name)
    own.customers.trash((someone.id,))
    own.history.undo()
    return someone.id


def test_forgetting_leaves_no_byte_of_a_person_in_the_decrypted_file(own: Desk, store: Store, tmp_path: Path) -> None:
    number = tell_everything_about(own, NEEDLE)
    needles = [word.encode(code) for word in (*NEEDLE.split(), NEEDLE.casefold()) for code in ("utf-8", "utf-16-le")]
    assert needles[0] in decrypted(store, tmp_path)
    own.history.forget(number)
    found = decrypted(store, tmp_path)
    assert found.startswith(b"SQLite format 3")
    assert not [needle for needle in needles if needle in found]


def test_a_forgotten_company_leaves_the_cards_of_its_people(own: Desk) -> None:
    hotel, priya = company(own, NEEDLE), person(own, "Priya Raman")
    own.companies.add_member(Stakeholder(person_id=priya.id, company_id=hotel.id))
    assert own.finding.cards((priya.id,))[0].company == NEEDLE
    own.history.forget(hotel.id)
    assert own.finding.cards((priya.id,))[0].company == ""
    assert own.finding.ids("quetzal") == ()


def test_emptying_the_trash_is_one_step_for_many_things(own: Desk, store: Store, noted: list[int]) -> None:
    maja, sofia = person(own, "Maja Holmström"), person(own, "Sofia Wikström")
    made = own.facts.add(Fact(customer_id=sofia.id, text="Zygote"))
    own.facts.remove(made)
    own.customers.trash((maja.id,))
    before = store.history.generation
    assert own.history.empty_trash() == 2
    assert own.history.empty_trash() == 0
    assert noted[-1] == store.history.generation == before + 1
    assert own.history.trash() == ()


def test_forgetting_one_drops_a_large_action_only_when_it_holds_her(
    own: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.history.NAMED_CUSTOMERS", 2)
    for label, names in (("First", "ABC"), ("Second", "DEF")):
        with store.history.action(label, Topic.IMPORTS, count=1):
            for name in names:
                person(own, name)
    own.history.forget(5)
    assert [(entry.label, entry.can_undo) for entry in own.history.entries()] == [("Second", False), ("First", True)]


def test_two_threads_take_turns(own: Desk, noted: list[int]) -> None:
    def add(prefix: str) -> None:
        for number in range(10):
            person(own, f"{prefix} {number}")

    workers = [threading.Thread(target=add, args=(name,)) for name in ("Maja", "Sofia")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert own.finding.count("") == own.history.count() == 20
    assert noted == list(range(1, 21))


def test_an_action_inside_an_undo_is_a_mistake(store: Store, own: Desk) -> None:
    person(own, "Maja Holmström")
    with pytest.raises(RuntimeError), store.history.action("Outer", Topic.CARDS):
        store.history.undo()
    assert own.finding.count("") == 1


def test_a_file_without_any_step_opens_only_for_writing(tmp_path: Path) -> None:
    database = EncryptedDatabase(tmp_path / "empty.db", KEY, create=True, thread_safe=False)
    database.connection()
    with pytest.raises(KeepwarmError, match="older Keepwarm"):
        Store.viewing(database, FixedClock(NOW))
    database.forget()
    open_store(tmp_path / "empty.db").close()
