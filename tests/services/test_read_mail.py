"""A dropped e-mail becomes a touchpoint: with whom, in which direction, on which day."""

from __future__ import annotations

from datetime import date

from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.touchpoint import Channel, Direction, Touchpoint
from app.services.desk import Desk
from app.services.touchpoints import Kept
from tests.builders import TODAY


def mail(sender: str, to: str, date_line: str = "Tue, 9 Jun 2026 12:00:00 +0000") -> bytes:
    head = f"From: {sender}\r\nTo: {to}\r\nDate: {date_line}\r\nSubject: Benches"
    return f"{head}\r\n\r\nCould they face the water?".encode()


def test_a_mail_from_a_customer_is_from_them(desk: Desk, people: dict[str, Customer]) -> None:
    read = desk.touchpoints.read_mail(mail("Maja <MAJA@villasolbacken.example>", "nora@studio.example"))

    assert (read.touchpoint.participants, read.strangers) == ((people["Maja"].id,), ())
    assert (read.touchpoint.direction, read.touchpoint.channel) == (Direction.FROM_THEM, Channel.EMAIL)
    assert (read.touchpoint.day, read.touchpoint.title) == (date(2026, 6, 9), "Benches")
    assert read.touchpoint.notes == "Could they face the water?"


def test_a_mail_to_customers_is_from_us_and_with_all_of_them(desk: Desk, people: dict[str, Customer]) -> None:
    desk.customers.add_detail(
        ContactDetail(customer_id=people["Eero"].id, kind=DetailKind.EMAIL, value="Eero@example.org")
    )

    read = desk.touchpoints.read_mail(
        mail("nora@studio.example", "eero@example.org, maja@villasolbacken.example, x@example.org")
    )

    assert read.touchpoint.direction is Direction.FROM_US
    assert set(read.touchpoint.participants) == {people["Maja"].id, people["Eero"].id}


def test_a_stranger_is_offered_as_a_new_card_with_the_address(desk: Desk, people: dict[str, Customer]) -> None:
    read = desk.touchpoints.read_mail(mail("Anna Virtanen <anna@example.org>", "nora@studio.example"))
    stranger = read.strangers[0]

    kept = Kept(newcomers=(Customer(name=stranger.name),), addresses=(stranger.address,))
    logged = desk.touchpoints.log(read.touchpoint, kept)

    profile = desk.profiles.read(logged.participants[0])
    assert (profile.customer.name, [detail.value for detail in profile.details]) == (
        "Anna Virtanen",
        ["anna@example.org"],
    )


def test_cards_in_the_trash_are_nobody(desk: Desk, people: dict[str, Customer]) -> None:
    desk.customers.trash((people["Maja"].id,))

    read = desk.touchpoints.read_mail(mail("maja@villasolbacken.example", "nora@studio.example"))

    assert read.touchpoint.participants == ()
    assert read.strangers[0].address == "maja@villasolbacken.example"


def test_a_day_that_is_still_to_come_becomes_today(desk: Desk, people: dict[str, Customer]) -> None:
    read = desk.touchpoints.read_mail(
        mail("maja@villasolbacken.example", "x@y.example", "Fri, 1 Jan 2027 12:00:00 +0000")
    )

    assert read.touchpoint.day == TODAY


def test_a_planned_touchpoint_is_done_with_what_was_kept(desk: Desk, people: dict[str, Customer]) -> None:
    from app.domain.fact import Fact
    from tests.builders import plan

    planned = plan(desk, people["Maja"], date(2026, 6, 16))
    done = Touchpoint(channel="visit", day=TODAY, participants=(people["Maja"].id,), notes="Likes the oak.")

    desk.touchpoints.mark_done(planned.id, done, Kept(facts=(Fact(text="Likes the oak"),)))

    fact = next(fact for fact in desk.facts.of(people["Maja"].id) if fact.text == "Likes the oak")
    assert (fact.touchpoint_id, fact.known_on) == (planned.id, TODAY)
