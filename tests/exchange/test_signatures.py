"""Recognising who wrote a table."""

from __future__ import annotations

import pytest

from app.domain.mapping import Target
from app.exchange.catalogue import SYSTEMS, format_name, known_headers, system_of
from app.exchange.signatures import recognise, signatures
from app.exchange.systems.keepwarm import COLUMNS
from tests.exchange import headers


@pytest.mark.parametrize(
    ("row", "system", "name"),
    [
        (headers.GOOGLE_NEW, "google.new", "Google Contacts"),
        (headers.GOOGLE_OLD, "google.old", "Google Contacts"),
        (headers.OUTLOOK, "outlook.win", "Outlook contacts"),
        (headers.OUTLOOK_GOOGLE, "outlook.google", "Outlook contacts"),
        (headers.OUTLOOK_NEW, "outlook.win", "Outlook contacts"),
        (headers.OUTLOOK_GERMAN, "outlook.win", "Outlook contacts"),
        (headers.OUTLOOK_FRENCH, "outlook.win", "Outlook contacts"),
        (headers.HUBSPOT, "hubspot.contact", "HubSpot contacts"),
        (headers.HUBSPOT_COMPANIES, "hubspot.company", "HubSpot companies"),
        (headers.HUBSPOT_SPANISH, "hubspot.es", "HubSpot in Spanish"),
        (headers.HUBSPOT_DEALS, "hubspot.deal", "HubSpot deals"),
        (headers.KEAP, "keap.label", "Keap contacts"),
        (headers.SHARPSPRING, "sharpspring.contact", "SharpSpring contacts"),
        (headers.DYNAMICS, "dynamics.contact", "Dynamics 365 contacts"),
        (headers.LINKEDIN, "linkedin", "LinkedIn connections"),
        (headers.THUNDERBIRD, "thunderbird", "Thunderbird address book"),
        (headers.SALESFORCE, "salesforce", "Salesforce contacts or accounts"),
        (headers.QUICKBOOKS, "quickbooks.invoices", "QuickBooks invoices"),
        (["Kunde", "Rechnungsdatum", "Betrag"], "invoices", "a list of invoices"),
        (list(COLUMNS), "keepwarm", "Keepwarm"),
    ],
)
def test_each_program_is_recognised(row: list[str], system: str, name: str) -> None:
    found = recognise(row)
    assert [(one.system, one.name) for one in found] == [(system, name)]


def test_spaces_case_and_marks_make_no_difference() -> None:
    row = ["\ufeffRECORD  ID", "First\u00a0Name ", " lifecycle stage"]
    assert recognise(row)[0].system == "hubspot.contact"


def test_the_fit_is_said_in_known_columns() -> None:
    assert recognise(headers.HUBSPOT)[0].sentence == "16 of 17 known columns"


@pytest.mark.parametrize(
    "row", [["First Name", "Last Name", "Email"], ["Name"], [], ["", ""], ["Record ID", "First Name"]]
)
def test_headers_that_everybody_writes_are_unknown(row: list[str]) -> None:
    assert recognise(row) == ()


def test_google_is_not_taken_for_outlook() -> None:
    assert all(one.system.startswith("google") for one in recognise(headers.GOOGLE_NEW[:20]))


@pytest.mark.parametrize(
    "row",
    [
        ["First Name", "Record ID", "Account Name"],
        ["Record ID", "Lifecycle Stage", "Account Name", "Mailing Street", "First Name"],
    ],
)
def test_headers_of_two_programs_ask(row: list[str]) -> None:
    assert {one.system for one in recognise(row)} == {"hubspot.contact", "salesforce"}


def test_a_table_of_cards_with_a_last_invoice_is_no_list_of_invoices() -> None:
    assert recognise(["Name", "Phone", "Date", "Amount"]) == ()


def test_every_signature_of_the_resource_file_has_a_name() -> None:
    assert [one.format_id for one in signatures() if not format_name(one.format_id)] == []


def test_all_92_columns_of_outlook_and_all_of_google_have_a_meaning() -> None:
    for system, row in (("outlook", headers.OUTLOOK), ("google", headers.GOOGLE_NEW), ("google", headers.GOOGLE_OLD)):
        assert [header for header in row if system_of(system).part(header) is None] == []
    assert len(headers.OUTLOOK) == 92


def test_the_region_and_state_trap_of_german_outlook_is_known() -> None:
    outlook = system_of("outlook.win")
    for header, target in (("Region geschäftlich", Target.COUNTRY), ("Land geschäftlich", Target.REGION)):
        part = outlook.part(header)
        assert part is not None
        assert part.target is target


def test_no_header_means_two_things_to_one_program() -> None:
    for system in SYSTEMS:
        listed = [header for line in system.columns.values() for header in line.split(" | ")]
        twice = {header for header in listed if listed.count(header) > 1}
        assert twice <= {"JobTitle"}, (system.id, twice)


def test_headers_are_told_from_other_words() -> None:
    assert known_headers(["Vorname", "Nachname", "E-Mail-Adresse"]) == 3
    assert known_headers(["Total for June", "", "12.50"]) == 0
