"""Taking in many customers at once: ids, names that are shared, people tied by name, and what the feed hears."""

from __future__ import annotations

from datetime import date
from itertools import islice
from uuid import UUID, uuid4

from app.domain.changes import Topic
from app.domain.customer import ContactDetail, DetailKind, Kind, RelationshipKind, Stage
from app.domain.incoming import Incoming, IncomingPurchase, IncomingRelationship, IncomingTouchpoint
from app.services.desk import Desk
from app.storage import touched
from app.storage.additions import Additions
from app.storage.intake import Intake, Terms
from app.storage.merging import Merging
from app.storage.rows_in import next_id, uuids
from app.storage.search import LAST_CONTACT_TITLE
from app.storage.tables.filing import ImportBatchRow
from tests.builders import NOW, TODAY, company, person


def terms(desk: Desk) -> Terms:
    """What holds for an import; inside an action."""
    values = {"uuid": str(uuid4()), "system": "table", "file_name": "list.csv", "created_at": NOW}
    batch = ImportBatchRow.insert(**values).execute(desk.store.db)
    return Terms(int(batch), "table", TODAY, NOW, "EUR")


def take_in(desk: Desk, *items: Incoming) -> tuple[int, ...]:
    """New cards in one action."""
    with desk.store.history.action("Brought in", Topic.IMPORTS):
        intake = Intake(desk.store.sql, terms(desk))
        numbers = tuple(intake.create(items))
        intake.finish()
    return numbers


def named(name: str, **fields: object) -> Incoming:
    return Incoming(name=name, **fields)  # type: ignore[arg-type]


def test_uuids_are_random_ones_of_version_four() -> None:
    made = [UUID(bytes=one) for one in islice(uuids(), 2000)]

    assert {(one.version, one.variant) for one in made} == {(4, "specified in RFC 4122")}
    assert len(set(made)) == 2000


def test_numbers_come_in_the_order_of_the_items(desk: Desk) -> None:
    first = next_id(desk.store.sql, "customer")
    numbers = take_in(desk, named("A"), named("B", company="Viveros"), named("C"))

    assert numbers == (first, first + 1, first + 2)
    assert [desk.customers.get(number).name for number in numbers] == ["A", "B", "C"]


def test_a_company_that_is_here_is_not_made_again_whatever_its_case(desk: Desk) -> None:
    viveros = company(desk, "Viveros Ruiz")
    take_in(desk, named("A", company="VIVEROS RUIZ"), named("B", company="Jardín"), named("C", company="Jardin"))
    companies = [card.name for card in desk.finding.page("").cards if card.kind is Kind.COMPANY]

    assert sorted(companies) == ["Jardín", "Viveros Ruiz"]
    assert [member.person.name for member in desk.companies.members(viveros.id)] == ["A"]


def test_a_tag_from_the_trash_comes_back_and_one_of_another_case_is_the_same(desk: Desk) -> None:
    eero = person(desk, "Eero Salonen")
    desk.customers.tag((eero.id,), ("VIP",))
    with desk.store.history.action("Removed a tag", Topic.CARDS):
        desk.store.sql.execute("UPDATE tag SET trashed_at = 1")
    (number,) = take_in(desk, named("A", tags=("vip", " VIP ")))

    assert [tag.name for tag in desk.profiles.read(number).tags] == ["VIP"]


def test_own_fields_are_shared_by_name(desk: Desk) -> None:
    one, two = take_in(
        desk, named("A", own_fields=(("Shoe size", "39"),)), named("B", own_fields=(("shoe size", "41"),))
    )
    fields = desk.profiles.read(one).own_fields

    assert [field.name for field in fields] == ["Shoe size"]
    assert [desk.profiles.read(number).own_values[0].value for number in (one, two)] == ["39", "41"]


def test_ties_find_somebody_further_down_and_others_become_facts(desk: Desk) -> None:
    partner, friend = RelationshipKind.PARTNER, RelationshipKind.FRIEND
    one, _ = take_in(
        desk,
        named("A", relationships=(IncomingRelationship("B", partner), IncomingRelationship("Nobody Here", friend))),
        named("B"),
    )
    profile = desk.profiles.read(one)

    assert [tie.other_name for tie in profile.ties] == ["B"]
    assert [fact.text for fact in profile.facts] == ["Nobody Here (friend)"]


def test_the_last_contact_is_a_touchpoint_unless_the_file_has_a_later_one(desk: Desk) -> None:
    day, later = date(2026, 5, 1), date(2026, 5, 9)
    alone, told = take_in(
        desk, named("A", last_contact=day),
        named("B", last_contact=day, touchpoints=(IncomingTouchpoint(later, title="Visit"),)),
    )  # fmt: skip

    assert [event.title for event in desk.profiles.story(alone)] == [LAST_CONTACT_TITLE]
    assert [event.day for event in desk.profiles.story(told)] == [later]
    assert desk.finding.count("contact") == 0


def test_a_customer_without_a_stage_is_one_who_stays(desk: Desk) -> None:
    (number,) = take_in(desk, named("A"))

    assert desk.customers.get(number).stage is Stage.RETENTION


def test_the_feed_hears_the_same_from_the_counters_as_from_the_changeset(desk: Desk) -> None:
    old, firm = person(desk, "Old Friend"), company(desk, "Viveros")
    items = (
        named("A", company="Viveros", tags=("x",), own_fields=(("Size", "1"),), last_contact=TODAY,
              purchases=(IncomingPurchase(1, TODAY, 100, number="7"),),
              relationships=(IncomingRelationship("Old Friend"), IncomingRelationship("Nobody"))),
        named("B", kind=Kind.COMPANY, details=(ContactDetail(kind=DetailKind.EMAIL, value="b@example.com"),)),
    )  # fmt: skip
    with desk.store.history.action("Brought in", Topic.IMPORTS):
        additions = Additions(desk.store.sql)
        held = terms(desk)
        intake = Intake(desk.store.sql, held)
        numbers = intake.create(items)
        gains = [(old.id, named("", purchases=(IncomingPurchase(1, TODAY, 5),)))]
        intake.add_parts(gains)
        changed = Merging(desk.store.db, intake, held).merge([(firm.id, named("Viveros", notes="Fridays"), False)])
        intake.finish()
        told = additions.changes(changed)
    changeset = desk.store.sql.execute("SELECT changeset FROM history ORDER BY id DESC LIMIT 1").fetchone()[0]
    read = touched.read(desk.store.sql, bytes(changeset))

    assert told.kinds == read.kinds
    assert told.customers == read.customers == {*numbers, old.id, firm.id}
    for table in ("customer", "fact", "touchpoint", "purchase"):
        assert told.touched[table] == read.touched[table], table


def test_two_rows_for_one_card_are_merged_one_after_the_other(desk: Desk) -> None:
    eero = person(desk, "Eero Salonen")
    with desk.store.history.action("Brought in", Topic.IMPORTS):
        held = terms(desk)
        merging = Merging(desk.store.db, Intake(desk.store.sql, held), held)
        changed = merging.merge([
            (eero.id, named("Eero Salonen", nickname="Eki", last_contact=TODAY), False),
            (eero.id, named("Eero Salonen", nickname="Erkki", last_contact=TODAY), False),
        ])  # fmt: skip
    profile = desk.profiles.read(eero.id)

    assert changed == (eero.id,)
    assert profile.customer.nickname == "Eki"


def test_a_uuid_that_somebody_has_is_given_out_anew(desk: Desk) -> None:
    uuid = str(UUID(int=5))
    first, second = take_in(desk, named("A", uuid=uuid), named("B", uuid=uuid))
    desk.customers.trash((first,))
    (third,) = take_in(desk, named("A", uuid=uuid))

    assert desk.customers.get(first).uuid == uuid
    assert len({desk.customers.get(number).uuid for number in (first, second, third)}) == 3
