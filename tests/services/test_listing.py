"""What the customer list asks of the services: orders, own fields and new people at companies."""

from __future__ import annotations

import pytest

from app.domain.customer import Customer, Kind
from app.domain.standing import Sort
from app.domain.tag import OwnField
from app.services.desk import Desk


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_pages_through_everybody_once(desk: Desk, people: dict[str, Customer], sort: Sort) -> None:
    for is_reversed in (False, True):
        found: list[int] = []
        page = desk.finding.page("", sort, None, 3, is_reversed)
        found += [card.id for card in page.cards]
        while page.next is not None:
            page = desk.finding.page("", sort, page.next, 3, is_reversed)
            found += [card.id for card in page.cards]
        assert sorted(found) == sorted(customer.id for customer in people.values())
        assert tuple(found) == desk.finding.ids("", sort, is_reversed)


def test_tiers_are_ordered_from_near_to_far(desk: Desk, people: dict[str, Customer]) -> None:
    tiers = [card.tier.value for card in desk.finding.page("", Sort.TIER).cards]
    assert tiers == ["inner_circle"] * 3 + ["regular"] * 4 + ["occasional"]


def test_own_values_of_several_customers_are_read_at_once(desk: Desk, people: dict[str, Customer]) -> None:
    soil = desk.segments.set_own_field(OwnField(name="Soil"))
    desk.segments.set_own_value(people["Maja"].id, soil.id, "Clay")
    desk.segments.set_own_value(people["Noor"].id, soil.id, "Sand")
    values = desk.segments.own_values_of((people["Maja"].id, people["Eero"].id))
    assert values == {people["Maja"].id: {soil.id: "Clay"}}


def test_a_person_and_her_new_company_are_one_action(desk: Desk) -> None:
    added = desk.companies.add_person(Customer(given_name="Ravi"), company="Aurajoki Hotels", title="Facilities")
    [(company, place)] = desk.companies.places(added.id)
    assert (company.kind, company.name, place.title) == (Kind.COMPANY, "Aurajoki Hotels", "Facilities")
    entry = desk.history.undo()
    assert entry.label == "Added Ravi"
    assert desk.finding.counts().people == 0
    assert desk.finding.counts().companies == 0


def test_a_company_called_the_same_in_another_case_is_the_known_one(desk: Desk, people: dict[str, Customer]) -> None:
    added = desk.companies.add_person(Customer(given_name="Ravi"), company="aurajoki hôtels")
    assert [company.id for company, _ in desk.companies.places(added.id)] == [people["Aurajoki"].id]


def test_the_quietest_of_all_compares_with_the_own_usual_gap(desk: Desk, people: dict[str, Customer]) -> None:
    found = desk.finding.page("", Sort.QUIET_RATIO).cards
    ratios = [
        card.quiet_days / card.usual_gap_days for card in found if card.quiet_days is not None and card.usual_gap_days
    ]
    assert found[0].name == "Tomas Berglund"
    assert ratios == sorted(ratios, reverse=True)
    assert len(ratios) > 2
