"""Bringing customers in: what is new, what is merged, what is said, and all of it taken back by one undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.domain.changes import Topic
from app.domain.customer import ContactDetail, Customer, DetailKind, Kind, Stage
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.incoming import DO_NOT_CONTACT_FIELD
from app.domain.mapping import DateOrder, Target
from app.services.desk import Desk
from app.services.exporting import ExportFormat
from app.services.import_choices import Existing, Phase
from app.services.import_plan import Brought, Draft, plan_of
from app.storage.shelves import GESTURES, SURPRISES
from tests.builders import NOW, TODAY, open_desk, person
from tests.services import files
from tests.services.test_undo import state

GIVEN_ANEW = frozenset(("id", "uuid", "other_uuid", "participants", "source_system"))
Never = Callable[[], bool]


def drafted(desk: Desk, path: Path) -> Draft:
    inspection = desk.importing.inspect(path)
    return desk.importing.draft(inspection, inspection.mapping)


def brought(desk: Desk, path: Path, default: Existing = Existing.FILL) -> Brought:
    return desk.importing.bring_in(drafted(desk, path), default=default)


def surprised(desk: Desk, customer: Customer) -> None:
    """One delivered surprise, for which no service exists yet."""
    with desk.store.history.action("Planned a surprise", Topic.PLANS):
        gesture = GESTURES.add(desk.store.db, Gesture(name="Seeds in a letter"))
        SURPRISES.add(desk.store.db, Surprise(
            customer_id=customer.id, gesture_id=gesture.id, day=TODAY, state=SurpriseState.DELIVERED,
        ), NOW)  # fmt: skip


def found(desk: Desk, name: str) -> Customer:
    cards = [card for card in desk.finding.page("", limit=500).cards if card.name == name]
    assert len(cards) == 1, name
    return desk.customers.get(cards[0].id)


def test_new_people_come_in_with_everything_the_row_says(desk: Desk, tmp_path: Path) -> None:
    file = files.hubspot(tmp_path / "contacts.csv", (
        "51", "Saga", "Lindroos", "saga@lindroos.example", "+358 40 700 8000", "Viveros", "Opportunity", "2026-06-06",
        "figs, north balcony",
    ))  # fmt: skip
    done = brought(desk, file)
    saga = found(desk, "Saga Lindroos")
    profile = desk.profiles.read(saga.id)

    assert (done.created, done.updated, done.customer_ids) == (1, 0, (saga.id,))
    assert saga.stage is Stage.CONVERSION
    assert saga.notes == "figs, north balcony"
    assert {detail.value for detail in profile.details} == {"saga@lindroos.example", "+358 40 700 8000"}
    assert [place.other_name for place in profile.places] == ["Viveros"]
    assert profile.card is not None
    assert profile.card.last_day == date(2026, 6, 6)
    assert [card.name for card in desk.finding.page("balcony").cards] == ["Saga Lindroos"]


def test_drafting_writes_nothing(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    before = state(desk)
    drafted(desk, files.people(tmp_path / "contacts.csv", 12))

    assert state(desk) == before


def test_the_whole_import_is_one_undo_and_one_redo(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    desk.store.start_day()
    file = files.hubspot(
        tmp_path / "contacts.csv",
        ("51", "Maja", "Holmstrom", "maja@villasolbacken.example", "+358 40 999", "Villa Solbacken", "Customer"),
        *(("", f"New{n}", "Person", f"new{n}@example.com", "", f"Firm {n % 3}") for n in range(8)),
    )
    before = state(desk)
    done = brought(desk, file)
    after = state(desk)
    desk.history.undo(done.entry_id)

    assert (done.created, done.updated) == (8, 1)
    assert state(desk) == before
    desk.history.redo()
    assert state(desk) == after


def test_a_second_import_of_the_same_file_changes_nothing(
    desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    file = files.people(tmp_path / "contacts.csv", 20)
    first = brought(desk, file)
    after, lines = state(desk), desk.history.count()
    second = brought(desk, file)

    assert (first.created, first.updated) == (20, 0)
    assert (second.created, second.updated, second.skipped, second.entry_id) == (0, 0, 20, None)
    assert state(desk) == after
    assert desk.history.count() == lines


def test_the_number_in_the_other_program_finds_somebody_who_changed_everything(desk: Desk, tmp_path: Path) -> None:
    brought(desk, files.hubspot(tmp_path / "one.csv", ("77", "Noor", "Haddad", "noor@example.com")))
    again = brought(desk, files.hubspot(tmp_path / "two.csv", ("77", "Noor", "Salonen", "noor@new.example")))

    assert (again.created, again.updated) == (0, 1)
    noor = found(desk, "Noor Haddad")
    assert {detail.value for detail in desk.profiles.read(noor.id).details} == {"noor@example.com", "noor@new.example"}


def test_filling_keeps_the_owners_words_and_what_loses_stays_findable(desk: Desk, tmp_path: Path) -> None:
    eero = person(desk, "Eero Salonen", nickname="Eki", notes="Plums")
    desk.customers.add_detail(ContactDetail(customer_id=eero.id, kind=DetailKind.EMAIL, value="eero@example.com"))
    file = files.table(tmp_path / "list.csv", (
        ("First name", "Last name", "Nickname", "Email", "Notes"),
        ("Eerikki", "Salonen", "Erkki", "eero@example.com", "60 next June"),
    ))  # fmt: skip
    draft = drafted(desk, file)
    desk.importing.bring_in(draft, {0: Existing.FILL})
    after = desk.customers.get(eero.id)

    assert (after.name, after.nickname, after.notes) == ("Eero Salonen", "Eki", "Plums\n\n60 next June")
    assert [card.id for card in desk.finding.page("Eerikki").cards] == [eero.id]


def test_overwriting_takes_the_files_words_and_keeps_the_old_ones_findable(desk: Desk, tmp_path: Path) -> None:
    eero = person(desk, "Eero Salonen", nickname="Eki")
    desk.customers.add_detail(ContactDetail(customer_id=eero.id, kind=DetailKind.EMAIL, value="eero@example.com"))
    file = files.table(
        tmp_path / "list.csv", (("Name", "Nickname", "Email"), ("Eero T. Salonen", "Erkki", "eero@example.com"))
    )
    draft = drafted(desk, file)
    desk.importing.bring_in(draft, {0: Existing.OVERWRITE})
    after = desk.customers.get(eero.id)

    assert (after.name, after.nickname) == ("Eero T. Salonen", "Erkki")
    assert [card.id for card in desk.finding.page("Eki").cards] == [eero.id]


@pytest.mark.parametrize(("how", "people_after"), [(Existing.SKIP, 1), (Existing.CREATE, 2), (Existing.FILL, 1)])
def test_the_owner_decides_about_somebody_who_is_here(
    desk: Desk, tmp_path: Path, how: Existing, people_after: int
) -> None:
    eero = person(desk, "Eero Salonen")
    desk.customers.add_detail(ContactDetail(customer_id=eero.id, kind=DetailKind.EMAIL, value="eero@example.com"))
    draft = drafted(
        desk, files.hubspot(tmp_path / "one.csv", ("5", "Eero", "Salonen", "eero@example.com", "+358 50 1"))
    )
    desk.importing.bring_in(draft, {0: how})
    details = {detail.value for detail in desk.profiles.read(eero.id).details}

    assert desk.finding.count("") == people_after
    assert ("+358 50 1" in details) == (how is Existing.FILL)


def test_an_unsure_match_stays_two_people(desk: Desk, tmp_path: Path) -> None:
    pekka = person(desk, "Pekka Aalto")
    desk.customers.add_detail(ContactDetail(
        customer_id=pekka.id, kind=DetailKind.ADDRESS, value="Kauppatie 3, Turku", street="Kauppatie 3", city="Turku"
    ))  # fmt: skip
    file = files.table(tmp_path / "list.csv", (
        ("First name", "Last name", "Street", "City"), ("Pekka", "Aalto", "Linnankatu 41", "Helsinki"),
    ))  # fmt: skip
    draft = drafted(desk, file)
    plan = plan_of(draft, {}, Existing.FILL)

    assert len(draft.matches) == 1
    assert (plan.new, plan.meeting) == ((0,), ())


def test_the_stricter_wish_the_older_acquaintance_and_the_newer_address_win(desk: Desk, tmp_path: Path) -> None:
    eero = person(desk, "Eero Salonen", acquainted_since=date(2020, 1, 1))
    desk.customers.add_detail(ContactDetail(customer_id=eero.id, kind=DetailKind.EMAIL, value="eero@example.com"))
    desk.customers.add_detail(ContactDetail(
        customer_id=eero.id, kind=DetailKind.ADDRESS, value="Kauppatie 3, Turku", street="Kauppatie 3", city="Turku"
    ))  # fmt: skip
    file = files.table(tmp_path / "list.csv", (
        ("Name", "Email", "Street", "City", "Known since", "Do not contact"),
        ("Eero Salonen", "eero@example.com", "Linnankatu 41", "Turku", "2015-03-04", "yes"),
    ))  # fmt: skip
    draft = drafted(desk, file)
    desk.importing.bring_in(draft)
    profile = desk.profiles.read(eero.id)

    assert profile.customer.do_not_contact
    assert profile.customer.acquainted_since == date(2015, 3, 4)
    assert [d.street for d in profile.details if d.kind is DetailKind.ADDRESS] == ["Linnankatu 41"]
    assert [card.id for card in desk.finding.page("Kauppatie").cards] == [eero.id]
    assert DO_NOT_CONTACT_FIELD in {problem.field for problem in draft.problems}


def test_somebody_twice_in_one_file_gets_one_card_with_both_numbers(desk: Desk, tmp_path: Path) -> None:
    file = files.hubspot(
        tmp_path / "contacts.csv",
        ("", "Saga", "Lindroos", "saga@lindroos.example", "+358 40 1111111"),
        ("", "Saga", "Lindroos", "saga@lindroos.example", "+358 40 2222222"),
    )
    done = brought(desk, file)
    saga = found(desk, "Saga Lindroos")

    assert done.created == 1
    assert {d.value for d in desk.profiles.read(saga.id).details} == {
        "saga@lindroos.example", "+358 40 1111111", "+358 40 2222222",
    }  # fmt: skip


def test_rows_that_need_a_word_are_told_row_by_row(desk: Desk, tmp_path: Path) -> None:
    file = files.hubspot(
        tmp_path / "contacts.csv",
        ("51", "Kaarlo", "Virtanen", "kaarlo@example.com", "call the office", "", "Lead", "31.02.2024"),
        ("52", "", "", "anna.k@example.com"),
        ("53",),
    )
    done = brought(desk, file)

    assert done.created == 2
    assert [(problem.line, problem.severity) for problem in done.problems] == [
        (2, "changed"), (2, "changed"), (3, "note"), (4, "left_out"),
    ]  # fmt: skip
    assert "call the office" in found(desk, "Kaarlo Virtanen").notes


def test_the_owners_correction_stands_in_for_the_cell(desk: Desk, tmp_path: Path) -> None:
    inspection = desk.importing.inspect(
        files.hubspot(
            tmp_path / "contacts.csv", ("51", "Kaarlo", "Virtanen", "", "call", "", "", "31.02.2024"), ("52",)
        )
    )
    columns = {name: place for place, name, _ in desk.importing.row(inspection, 2)}
    corrections = {
        (2, columns["Last Activity Date"]): "2024-02-28", (2, columns["Phone Number"]): "+358 50 1234567",
        (3, columns["First Name"]): "Anna",
    }  # fmt: skip
    draft = desk.importing.draft(inspection, inspection.mapping, corrections)

    assert draft.problems == ()
    assert [item.name for item in draft.incoming] == ["Kaarlo Virtanen", "Anna"]
    assert draft.incoming[0].last_contact == date(2024, 2, 28)


def test_dates_that_could_be_two_days_follow_the_owners_answer(desk: Desk, tmp_path: Path) -> None:
    file = files.table(tmp_path / "list.csv", (("Name", "Birthday"), ("Eero Salonen", "03/04/1980")))
    inspection = desk.importing.inspect(file)
    assert inspection.mapping is not None
    column = inspection.mapping.questions[0]
    answered = inspection.mapping.with_date_order(column.position, DateOrder.MONTH_FIRST)
    draft = desk.importing.draft(inspection, answered)

    assert (draft.incoming[0].occasions[0].month, draft.incoming[0].occasions[0].day) == (3, 4)


def test_another_target_moves_the_column(desk: Desk, tmp_path: Path) -> None:
    inspection = desk.importing.inspect(files.table(tmp_path / "l.csv", (("Name", "Extra"), ("Eero Salonen", "plums"))))
    assert inspection.mapping is not None
    draft = desk.importing.draft(inspection, inspection.mapping.with_target(1, Target.TAGS))

    assert draft.incoming[0].tags == ("plums",)


def test_invoices_become_purchases_and_those_of_nobody_are_named(
    desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    file = files.table(tmp_path / "invoices.csv", (
        ("Customer", "Date", "Amount", "Invoice Number"),
        ("Maja Holmström", "2026-01-05", "120,50", "A1"),
        ("Maja Holmström", "2026-02-05", "80,00", "A2"),
        ("Nobody Here", "2026-02-06", "10,00", "A3"),
    ), delimiter=";")  # fmt: skip
    draft = drafted(desk, file)
    done = desk.importing.bring_in(draft)
    again = brought(desk, file)
    bought = [purchase for purchase in desk.purchases.of(people["Maja"].id) if purchase.number]

    assert draft.has_dates
    assert done.purchases == 2
    assert {(one.day, one.amount_minor, one.currency, one.number) for one in bought} == {
        (date(2026, 1, 5), 12050, "EUR", "A1"), (date(2026, 2, 5), 8000, "EUR", "A2"),
    }  # fmt: skip
    assert [(p.line, p.message) for p in done.problems] == [
        (4, "Nobody here is called “Nobody Here”. The purchase is left out.")
    ]
    assert (again.purchases, again.entry_id) == (0, None)


def test_companies_of_the_file_are_the_ones_that_its_people_belong_to(desk: Desk, tmp_path: Path) -> None:
    file = files.table(tmp_path / "list.csv", (
        ("Type", "Name", "Company", "Notes"),
        ("Person", "Saga Lindroos", "Viveros", ""),
        ("Company", "Viveros", "", "Delivers on Fridays"),
    ))  # fmt: skip
    inspection = desk.importing.inspect(file)
    assert inspection.mapping is not None
    desk.importing.bring_in(desk.importing.draft(inspection, inspection.mapping.with_target(0, Target.KIND)))
    viveros = found(desk, "Viveros")

    assert (viveros.kind, viveros.notes) == (Kind.COMPANY, "Delivers on Fridays")
    assert [member.person.name for member in desk.companies.members(viveros.id)] == ["Saga Lindroos"]


def test_unknown_lines_of_a_vcard_come_out_again(desk: Desk, tmp_path: Path) -> None:
    brought(desk, files.cards(tmp_path / "cards.vcf"))
    out = tmp_path / "out.vcf"
    desk.exporting.export(out, ExportFormat.VCARD)

    assert "X-FAVOURITE-CHAIR:the green one" in out.read_text("utf-8")


def test_people_tied_to_each_other_stay_tied_whoever_comes_first(desk: Desk, tmp_path: Path) -> None:
    brought(desk, files.google(tmp_path / "google.csv"))
    asa = desk.profiles.read(found(desk, "Dr Åsa Maria Öhman").id)

    assert [tie.other_name for tie in asa.ties] == ["Petter Öhman"]


def test_somebody_tied_who_has_no_card_is_kept_as_a_fact(desk: Desk, tmp_path: Path) -> None:
    file = files.table(tmp_path / "l.csv", (("Name", "Spouse"), ("Eero Salonen", "Aino Salonen")))
    inspection = desk.importing.inspect(file)
    assert inspection.mapping is not None
    desk.importing.bring_in(desk.importing.draft(inspection, inspection.mapping.with_target(1, Target.RELATED)))
    eero = desk.profiles.read(found(desk, "Eero Salonen").id)

    assert [fact.text.partition(" (")[0] for fact in eero.facts] == ["Aino Salonen"]


def test_our_own_file_restores_everything(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    file, again = tmp_path / "all.json", tmp_path / "again.json"
    surprised(desk, people["Maja"])
    desk.exporting.export(file, ExportFormat.JSON)
    (tmp_path / "other").mkdir()
    other = open_desk(tmp_path / "other")
    done = brought(other, file)
    other.exporting.export(again, ExportFormat.JSON)

    assert done.created == desk.finding.count("")
    assert _without_ids(again) == _without_ids(file)
    assert [gesture.name for gesture in GESTURES.living(other.store.db)] == ["Seeds in a letter"]
    assert brought(other, file).entry_id is None
    other.store.close()


def test_an_import_that_is_stopped_leaves_nothing_at_any_moment(
    desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    desk.store.start_day()
    draft = drafted(desk, files.people(tmp_path / "contacts.csv", 60))
    before = state(desk)
    asked: list[int] = []

    def counting() -> bool:
        asked.append(1)
        return False

    desk.importing.bring_in(draft, is_cancelled=counting)
    desk.history.undo()
    for moment in {1, len(asked) // 2, len(asked)}:
        with pytest.raises(Cancelled):
            desk.importing.bring_in(draft, is_cancelled=_after(moment))
        assert state(desk) == before


def test_stopping_reaches_the_last_phase(desk: Desk, tmp_path: Path) -> None:
    draft = drafted(desk, files.people(tmp_path / "contacts.csv", 400))
    before = state(desk)
    is_late = False

    def report(done: int, total: int = 0, text: str = "") -> None:
        nonlocal is_late
        is_late = text == Phase.SAVING

    with pytest.raises(Cancelled):
        desk.importing.bring_in(draft, report=report, is_cancelled=lambda: is_late)
    assert is_late
    assert state(desk) == before


def test_looking_and_drafting_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    file = files.people(tmp_path / "contacts.csv", 1200)
    with pytest.raises(Cancelled):
        desk.importing.inspect(file, is_cancelled=lambda: True)
    inspection = desk.importing.inspect(file)
    with pytest.raises(Cancelled):
        desk.importing.draft(inspection, inspection.mapping, is_cancelled=lambda: True)


def test_every_phase_is_reported_in_order(desk: Desk, tmp_path: Path) -> None:
    phases: list[str] = []

    def report(done: int, total: int = 0, text: str = "") -> None:
        if not phases or phases[-1] != text:
            phases.append(text)

    inspection = desk.importing.inspect(files.people(tmp_path / "contacts.csv", 30), report=report)
    draft = desk.importing.draft(inspection, inspection.mapping, report=report)
    desk.importing.bring_in(draft, report=report)

    assert phases == [Phase.READING, Phase.COMPARING, Phase.WRITING, Phase.FINDING, Phase.MEASURING, Phase.SAVING]


def test_both_sides_of_a_meeting_show_what_is_kept(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    draft = drafted(desk, files.hubspot(tmp_path / "c.csv", (
        "51", "Maja", "Holmstrom", "maja@villasolbacken.example", "+358 40 111 2222", "Villa Solbacken", "", "", "figs",
    )))  # fmt: skip
    meeting = desk.importing.meetings(draft, (0,))[0]
    sides = {side.field: side for side in meeting.sides}

    assert meeting.name == "Maja Holmström"
    assert sides["name"].kept == "Maja Holmström"
    assert sides["phone"].kept.split("\n") == ["+358 40 555 0142", "+358 40 111 2222"]
    assert not sides["email"].is_new
    assert sides["notes"].is_new


def test_a_card_that_went_to_the_trash_meanwhile_is_not_merged_into(
    desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    draft = drafted(desk, files.hubspot(tmp_path / "c.csv", ("51", "Maja", "Holmström", "maja@villasolbacken.example")))
    desk.customers.trash((people["Maja"].id,))
    done = desk.importing.bring_in(draft)

    assert (done.created, done.updated) == (1, 0)


def test_a_file_that_is_no_table_is_refused_kindly(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "nothing.csv"
    file.write_bytes(b"")
    with pytest.raises(KeepwarmError) as told:
        desk.importing.inspect(file)
    assert told.value.title


def test_a_list_without_dates_asks_for_the_triage_deck(desk: Desk, tmp_path: Path) -> None:
    assert not drafted(
        desk, files.table(tmp_path / "a.csv", (("Name", "Email"), ("Eero S", "e@example.com")))
    ).has_dates
    assert drafted(desk, files.people(tmp_path / "b.csv", 1)).has_dates


def test_removed_tags_come_back_with_whom_they_are_brought_for(
    desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    brought(desk, files.cards(tmp_path / "cards.vcf"))
    saga = found(desk, "Saga Lindroos")

    assert [tag.name for tag in desk.profiles.read(saga.id).tags] == ["garden", "vip"]


def _after(moment: int) -> Never:
    asked = 0

    def is_cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= moment

    return is_cancelled


def _without_ids(path: Path) -> list[object]:
    """What our own file says, without the numbers that every vault gives out anew."""

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {name: plain(part) for name, part in value.items() if name not in GIVEN_ANEW and name[-3:] != "_id"}
        return [plain(part) for part in value] if isinstance(value, list) else value

    return plain(sorted(json.loads(path.read_text("utf-8"))["customers"], key=lambda one: one["customer"]["name"]))  # type: ignore[return-value]
