"""Looking at files of other programs and reading them, from first look to customers."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.customer import DetailKind, Kind, Occasion, OccasionKind, RelationshipKind, Stage, Tier
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.fact import FactKind
from app.domain.incoming import (
    DO_NOT_CONTACT_FIELD,
    FileKind,
    Incoming,
    IncomingPurchase,
    IncomingRelationship,
    Inspection,
    Problem,
    Severity,
)
from app.domain.mapping import Certainty, DateOrder, MappingKind, Target
from app.exchange.reading import ReadingOptions, inspect, preview, read, row_of
from tests.exchange import headers
from tests.exchange.workbooks import workbook

Found = Incoming | IncomingPurchase | Problem


def _table(tmp_path: Path, columns: list[str], *rows: dict[str, str], delimiter: str = ",") -> Path:
    """A file with one row for each dictionary of header and value."""
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / "people.csv"
    path.write_text(buffer.getvalue(), "utf-8", newline="")
    return path


def _text(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(text, "utf-8", newline="")
    return path


def _people(found: list[Found]) -> list[Incoming]:
    return [item for item in found if isinstance(item, Incoming)]


def _said(found: list[Found]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


def _one(path: Path) -> Incoming:
    (person,) = _people(list(read(inspect(path))))
    return person


def _target(inspection: Inspection, column: str) -> Target:
    assert inspection.mapping is not None
    return next(one.target for one in inspection.mapping.columns if one.column == column)


def test_a_contact_of_todays_google_comes_in_whole(tmp_path: Path) -> None:
    row = {
        "First Name": "Maja",
        "Last Name": "Holmström",
        "Nickname": "Maj",
        "Organization Name": "Villa Solbacken",
        "Organization Title": "Owner",
        "Birthday": "--05-12",
        "Notes": "no lilies",
        "Labels": "* myContacts ::: Friends",
        "E-mail 1 - Label": "* Home",
        "E-mail 1 - Value": "maja@example.org ::: maja2@example.org",
        "E-mail 2 - Label": "Verein",
        "E-mail 2 - Value": "club@example.org",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": "+358 40 555 0142",
        "Address 1 - Label": "Home",
        "Address 1 - Formatted": "Linnankatu 41\n20100 Turku\nFI",
        "Address 1 - Street": "Linnankatu 41",
        "Address 1 - City": "Turku",
        "Address 1 - Postal Code": "20100",
        "Relation 1 - Label": "Child",
        "Relation 1 - Value": "Ida",
        "Website 1 - Label": "Blog",
        "Website 1 - Value": "https://example.org",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2011-06-25",
        "Custom Field 1 - Label": "Soil",
        "Custom Field 1 - Value": "clay",
    }
    maja = _one(_table(tmp_path, headers.GOOGLE_NEW, row))
    assert (maja.name, maja.given_name, maja.nickname, maja.company, maja.title, maja.notes) == (
        "Maja Holmström",
        "Maja",
        "Maj",
        "Villa Solbacken",
        "Owner",
        "no lilies",
    )
    assert [(one.kind, one.label, one.value, one.is_preferred) for one in maja.details] == [
        (DetailKind.EMAIL, "home", "maja@example.org", True),
        (DetailKind.EMAIL, "home", "maja2@example.org", True),
        (DetailKind.EMAIL, "Verein", "club@example.org", False),
        (DetailKind.PHONE, "mobile", "+358 40 555 0142", False),
        (DetailKind.WEB, "Blog", "https://example.org", False),
        (DetailKind.ADDRESS, "home", "Linnankatu 41, 20100 Turku", False),
    ]
    assert maja.tags == ("Friends",)
    assert maja.occasions == (
        Occasion(month=5, day=12),
        Occasion(kind=OccasionKind.ANNIVERSARY, month=6, day=25, year=2011),
    )
    assert maja.relationships == (IncomingRelationship("Ida", RelationshipKind.PARENT),)
    assert maja.own_fields == (("Soil", "clay"),)


def test_a_contact_of_the_old_google_comes_in(tmp_path: Path) -> None:
    row = {
        "Name": "Noor Haddad",
        "Given Name": "Noor",
        "Family Name": "Haddad",
        "Group Membership": "* myContacts ::: vip",
        "E-mail 1 - Type": "* Work",
        "E-mail 1 - Value": "noor@example.org",
        "IM 1 - Service": "Skype",
        "IM 1 - Value": "noor.h",
        "Organization 1 - Name": "Haddad Oy",
        "Occupation": "baker",
        "Address 1 - Formatted": "Kauppakatu 1, Oulu",
    }
    noor = _one(_table(tmp_path, headers.GOOGLE_OLD, row))
    assert (noor.name, noor.company, noor.tags, noor.own_fields) == (
        "Noor Haddad",
        "Haddad Oy",
        ("vip",),
        (("Occupation", "baker"),),
    )
    assert [(one.label, one.value) for one in noor.details] == [
        ("work", "noor@example.org"),
        ("Skype", "noor.h"),
        ("", "Kauppakatu 1, Oulu"),
    ]


@pytest.mark.parametrize("columns", [headers.OUTLOOK, headers.OUTLOOK_NEW, headers.OUTLOOK_GOOGLE])
def test_outlook_in_three_kinds_comes_in(tmp_path: Path, columns: list[str]) -> None:
    row = {
        "Title": "Dr.",
        "First Name": "Eero",
        "Last Name": "Salonen",
        "Company": "Salonen Oy",
        "Job Title": "Baker",
        "E-mail Address": "eero@example.org",
        "Mobile Phone": "+358 40 1234567",
        "Home Street": "Kauppakatu 1",
        "Home City": "Oulu",
        "Spouse": "Liisa",
        "Birthday": "5/31/1960",
        "Anniversary": "0/0/00",
        "Categories": "Garden;VIP",
        "Notes": "line one\nline two",
    }
    eero = _one(_table(tmp_path, columns, row))
    assert (eero.prefix, eero.name, eero.company, eero.title) == ("Dr.", "Dr. Eero Salonen", "Salonen Oy", "Baker")
    assert eero.occasions == (Occasion(month=5, day=31, year=1960),)
    assert eero.tags == ("Garden", "VIP")
    assert eero.notes == "line one\nline two"
    assert eero.relationships == (IncomingRelationship("Liisa", RelationshipKind.PARTNER),)
    assert {(one.label, one.value) for one in eero.details} == {
        ("", "eero@example.org"),
        ("mobile", "+358 40 1234567"),
        ("home", "Kauppakatu 1, Oulu"),
    }


def test_german_outlook_with_windows_letters_puts_land_and_region_right(tmp_path: Path) -> None:
    row = {
        "Vorname": "Jörg",
        "Nachname": "Müller",
        "Straße geschäftlich": "Hauptstraße 1",
        "Ort geschäftlich": "München",
        "Land geschäftlich": "Bayern",
        "Region geschäftlich": "Deutschland",
        "E-Mail-Adresse": "joerg@example.org",
        "Geburtstag": "31.12.1970",
    }
    path = _table(tmp_path, headers.OUTLOOK_GERMAN, row, delimiter=";")
    path.write_bytes(path.read_text("utf-8").encode("cp1252"))
    inspection = inspect(path)
    assert (inspection.reading.encoding, inspection.reading.delimiter) == ("cp1252", ";")
    (joerg,) = _people(list(read(inspection)))
    (address,) = [one for one in joerg.details if one.kind is DetailKind.ADDRESS]
    assert (joerg.name, address.region, address.country, address.label) == (
        "Jörg Müller",
        "Bayern",
        "Deutschland",
        "work",
    )


def test_french_outlook_comes_in(tmp_path: Path) -> None:
    row = {
        "Prénom": "Anne",
        "Nom": "Martin",
        "Société": "Fleurs Martin",
        "Profession": "Fleuriste",
        "Ville (bureau)": "Lyon",
        "Adresse de messagerie": "anne@example.org",
        "Anniversaire": "25/12/1980",
        "Conjoint(e)": "Paul",
    }
    anne = _one(_table(tmp_path, headers.OUTLOOK_FRENCH, row))
    assert (anne.name, anne.company, anne.title) == ("Anne Martin", "Fleurs Martin", "Fleuriste")
    assert anne.occasions == (Occasion(month=12, day=25, year=1980),)


def test_a_hubspot_contact_comes_in_with_stage_wishes_and_notes(tmp_path: Path) -> None:
    row = {
        "Record ID": "51203887",
        "First Name": "Maja",
        "Last Name": "Holmström",
        "Email": "maja@example.org",
        "Phone Number": "+358 40 555 0142",
        "Contact owner": "Sam",
        "Lifecycle Stage": "Customer",
        "Company Name": "Villa Solbacken",
        "Last Activity Date": "2026-05-28 14:10",
        "Create Date": "2020-01-02 08:00",
        "Street Address": "Linnankatu 41",
        "City": "Turku",
        "Unsubscribed from all email": "true",
        "Associated Note": "no lilies!!\ndaughter Ida",
        "Favourite": "roses",
    }
    path = _table(tmp_path, headers.HUBSPOT, row, {"First Name": "Noor", "Lifecycle Stage": "Subscriber"})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    inspection = inspect(path)
    mapping = inspection.mapping
    assert mapping is not None
    assert (inspection.reading.system_name, inspection.reading.row_count) == ("HubSpot contacts", 2)
    by_name = {one.column: one for one in mapping.columns}
    assert by_name["Lifecycle Stage"].values == (("Customer", "retention"), ("Subscriber", "attraction"))
    assert by_name["Lifecycle Stage"].matched_values == 2
    assert by_name["First Name"].certainty is Certainty.CERTAIN
    assert by_name["Last Activity Date"].certainty is Certainty.LIKELY
    assert by_name["Favourite"].target is Target.OWN_FIELD
    assert by_name["Contact owner"].certainty is Certainty.LEFT_OUT
    assert by_name["Country/Region"].target is Target.NOTHING
    maja, noor = _people(list(read(inspection)))
    assert (maja.source_system, maja.source_id, maja.stage, maja.opted_out) == (
        "hubspot",
        "51203887",
        Stage.RETENTION,
        True,
    )
    assert (maja.last_contact, maja.acquainted_since) == (date(2026, 5, 28), date(2020, 1, 2))
    assert (maja.notes, maja.own_fields) == ("no lilies!!\ndaughter Ida", (("Favourite", "roses"),))
    assert noor.stage is Stage.ATTRACTION


def test_hubspot_companies_are_companies(tmp_path: Path) -> None:
    row = {
        "Record ID": "7",
        "Company name": "Aurajoki Hotels",
        "Company Domain Name": "aurajoki.example",
        "City": "Turku",
    }
    hotels = _one(_table(tmp_path, headers.HUBSPOT_COMPANIES, row))
    assert (hotels.kind, hotels.name, hotels.company) == (Kind.COMPANY, "Aurajoki Hotels", "")


def test_spanish_hubspot_comes_in(tmp_path: Path) -> None:
    row = {"ID de registro": "9", "Nombre": "Ana", "Apellidos": "Ruiz", "Correo": "ana@example.org", "Cargo": "Jefa"}
    ana = _one(_table(tmp_path, headers.HUBSPOT_SPANISH, row))
    assert (ana.name, ana.title, ana.source_id) == ("Ana Ruiz", "Jefa", "9")


def test_hubspot_deals_are_recognised_and_refused_kindly(tmp_path: Path) -> None:
    with pytest.raises(KeepwarmError, match="HubSpot deals"):
        inspect(_table(tmp_path, headers.HUBSPOT_DEALS, {"Deal Name": "x"}))


def test_the_owner_can_say_that_it_is_another_program(tmp_path: Path) -> None:
    path = _table(tmp_path, headers.HUBSPOT, {"First Name": "Maja", "Record ID": "1"})
    inspection = inspect(path, options=ReadingOptions(system="generic"))
    assert (inspection.reading.system, inspection.recognised[0].system) == ("", "hubspot.contact")
    assert _target(inspection, "First Name") is Target.GIVEN_NAME


@pytest.mark.parametrize(
    ("columns", "row", "name"),
    [
        (headers.KEAP, {"First Name": "Maja", "Spouse Name": "Jonas", "Tags": "vip,garden"}, "Keap contacts"),
        (headers.SHARPSPRING, {"First Name": "Maja", "Is Unsubscribed": "1"}, "SharpSpring contacts"),
        (headers.DYNAMICS, {" Full Name": "Maja", "Address 1: City": "Turku"}, "Dynamics 365 contacts"),
        (headers.THUNDERBIRD, {"Display Name": "Maja", "Primary Email": "m@example.org"}, "Thunderbird address book"),
        (headers.SALESFORCE, {"First Name": "Maja", "Mailing City": "Turku"}, "Salesforce contacts or accounts"),
    ],
)
def test_other_programs_come_in_by_their_obvious_columns(
    tmp_path: Path, columns: list[str], row: dict[str, str], name: str
) -> None:
    inspection = inspect(_table(tmp_path, columns, row))
    assert inspection.reading.system_name == name
    assert [person.name for person in _people(list(read(inspection)))] == ["Maja"]


def test_linkedin_below_its_notes_comes_in(tmp_path: Path) -> None:
    text = (
        'Notes:\n"When exporting your connection data, some emails are missing."\n\n'
        + ",".join(headers.LINKEDIN)
        + "\nMaja,Holm,https://example.org/in/maja,,Villa,Owner,28 Sep 2026\n"
    )
    maja = _one(_text(tmp_path, text))
    assert (maja.name, maja.acquainted_since, maja.details[0].label) == ("Maja Holm", date(2026, 9, 28), "linkedin")


@pytest.mark.parametrize(
    "text",
    [
        "Vorname;Nachname;E-Mail;Telefon;PLZ;Ort;Geburtsdatum;Bemerkungen\n"
        "Maja;Holm;m@x.org;0401234567;20100;Turku;31.1.1980;rosen\n",
        "Prénom;Nom;Courriel;Téléphone;Code postal;Ville;Date de naissance;Remarques\n"
        "Maja;Holm;m@x.org;0401234567;20100;Turku;31/1/1980;rosen\n",
        "Nombre,Apellidos,Correo electrónico,Teléfono,Código postal,Ciudad,Fecha de nacimiento,Notas\n"
        "Maja,Holm,m@x.org,0401234567,20100,Turku,31/1/1980,rosen\n",
        "first_name,last_name,email,phone,zip,city,birth_date,comment\n"
        "Maja,Holm,m@x.org,0401234567,20100,Turku,1980-01-31,rosen\n",
    ],
)
def test_tables_in_four_languages_are_understood_by_their_headers(tmp_path: Path, text: str) -> None:
    inspection = inspect(_text(tmp_path, text))
    assert inspection.reading.system == ""
    (maja,) = _people(list(read(inspection)))
    assert (maja.name, maja.notes) == ("Maja Holm", "rosen")
    assert [one.value for one in maja.details] == ["m@x.org", "0401234567", "20100 Turku"]
    assert maja.occasions == (Occasion(month=1, day=31, year=1980),)


def test_columns_without_headers_are_guessed_by_their_values(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Maja,maja@x.org,+358 40 1234567\nNoor,noor@x.org,+358 40 7654321\n"))
    assert inspection.mapping is not None
    assert [one.target for one in inspection.mapping.columns] == [Target.OWN_FIELD, Target.EMAIL, Target.PHONE]
    mapping = inspection.mapping.with_target(0, Target.NAME)
    assert [person.name for person in _people(list(read(inspection, mapping)))] == ["Maja", "Noor"]


def test_days_that_could_be_two_are_asked_about_and_kept_until_then(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Birthday\nMaja,03/04/1980\n"))
    assert inspection.mapping is not None
    (column,) = inspection.mapping.questions
    assert column.ambiguous_dates is not None
    assert (column.ambiguous_dates.day_first, column.ambiguous_dates.month_first) == (
        date(1980, 4, 3),
        date(1980, 3, 4),
    )
    found = list(read(inspection))
    assert _people(found)[0].own_fields == (("Birthday", "03/04/1980"),)
    assert "could be two days" in _said(found)[0].message
    answered = inspection.mapping.with_date_order(1, DateOrder.MONTH_FIRST)
    assert answered.questions == ()
    assert _people(list(read(inspection, answered)))[0].occasions == (Occasion(month=3, day=4, year=1980),)


def test_one_day_over_twelve_decides_the_column(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Birthday\nMaja,03/04/1980\nNoor,13/04/1980\n"))
    maja, _ = _people(list(read(inspection)))
    assert maja.occasions == (Occasion(month=4, day=3, year=1980),)


def test_rows_that_need_a_word_are_named_in_the_owners_words(tmp_path: Path) -> None:
    text = (
        "Name,Email,Phone,Birthday,Do not contact\n"
        ",anna.k@example.org,,,\n"
        "Maja,,,31.02.2024,\n"
        "Noor,,ask Ben,,\n"
        "Eero,,4.9E+11,,\n"
        "Priya,no mail,,,yes\n"
        "Anneli,,,45321,\n"
        "Sofia,,,last spring,\n"
        ",,,,x\n"
    )
    found = list(read(inspect(_text(tmp_path, text))))
    assert [(one.line, one.message, one.severity) for one in _said(found)] == [
        (2, "No name, only an email. Comes in as “Anna K.”.", Severity.NOTE),
        (3, "Date “31.02.2024” does not exist. Left empty.", Severity.CHANGED),
        (4, "Phone has letters in it. Kept as a note.", Severity.CHANGED),
        (
            5,
            "Phone “4.9E+11” was shortened by a spreadsheet, its last digits are lost. Kept as a note.",
            Severity.CHANGED,
        ),
        (6, "“no mail” is no email address. Kept as a note.", Severity.CHANGED),
        (6, "Asked not to be contacted. Marked so, never planned.", Severity.NOTE),
        (7, "“45321” is a spreadsheet's day number. Read as 30.01.2024.", Severity.CHANGED),
        (8, "Date “last spring” is not clear. Kept as it is, in a field of its own.", Severity.CHANGED),
        (9, "No name, no email and no phone. It is not brought in.", Severity.LEFT_OUT),
    ]
    assert _said(found)[5].field == DO_NOT_CONTACT_FIELD
    people = {one.name: one for one in _people(found)}
    assert people["Noor"].notes == "Phone: ask Ben"
    assert people["Priya"].do_not_contact
    assert people["Sofia"].own_fields == (("Birthday", "last spring"),)


def test_a_row_that_is_cut_short_is_left_out(tmp_path: Path) -> None:
    text = "Record,City,Name,Email,Phone\n1,Turku,Maja,m@example.org,\n2,Oul\n"
    found = list(read(inspect(_text(tmp_path, text))))
    assert _said(found) == [Problem(3, "name", "The row is cut short. It is not brought in.", Severity.LEFT_OUT)]


def test_notes_become_facts_where_the_owner_wants_it(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Notes\nMaja,no lilies!! daughter Ida\n"))
    assert inspection.mapping is not None
    (maja,) = _people(list(read(inspection, inspection.mapping.with_target(1, Target.FACTS))))
    assert [(fact.kind, fact.text) for fact in maja.facts] == [
        (FactKind.DISLIKES, "No lilies"),
        (FactKind.FAMILY, "Daughter Ida"),
    ]


def test_the_owners_words_for_stages_and_tiers_count(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Stage,Tier\nMaja,Lead,VIP\nNoor,Dreaming,C\n"))
    mapping = inspection.mapping
    assert mapping is not None
    assert mapping.columns[1].values == (("Lead", "attraction"), ("Dreaming", ""))
    maja, noor = _people(list(read(inspection, mapping.with_value(1, "Dreaming", "conversion"))))
    assert (maja.stage, maja.tier, noor.stage, noor.tier) == (
        Stage.ATTRACTION,
        Tier.INNER_CIRCLE,
        Stage.CONVERSION,
        Tier.OCCASIONAL,
    )
    _, noor = _people(list(read(inspection)))
    assert (noor.stage, noor.own_fields) == (None, (("Stage", "Dreaming"),))


def test_a_column_that_the_owner_sends_elsewhere_is_understood_there(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Seen,Sort\nMaja,03/04/2024,Kunde\nNoor,05/06/2024,Lead\n"))
    assert inspection.mapping is not None
    mapping = inspection.mapping.with_target(1, Target.LAST_CONTACT).with_target(2, Target.STAGE)
    assert [one.column for one in mapping.questions] == ["Seen"]
    assert mapping.columns[2].values == (("Kunde", "retention"), ("Lead", "attraction"))
    maja, _ = _people(list(read(inspection, mapping.with_date_order(1, DateOrder.DAY_FIRST))))
    assert (maja.stage, maja.last_contact) == (Stage.RETENTION, date(2024, 4, 3))
    assert mapping.with_target(2, Target.NOTES).columns[2].values == ()


def test_a_row_can_be_looked_at_and_corrected(tmp_path: Path) -> None:
    inspection = inspect(_text(tmp_path, "Name,Birthday\nMaja,31.02.2024\nNoor,1.2.1980\n"))
    assert row_of(inspection, 2) == ((0, "Name", "Maja"), (1, "Birthday", "31.02.2024"))
    assert row_of(inspection, 9) == ()
    found = list(read(inspection, corrections={(2, 1): "28.02.2024"}))
    assert _said(found) == []
    assert _people(found)[0].occasions == (Occasion(month=2, day=28, year=2024),)


def test_a_second_value_for_one_thing_is_never_lost(tmp_path: Path) -> None:
    maja = _one(_text(tmp_path, "Name,Company,Organization,Company\nMaja,Villa,Solbacken,Villa\n"))
    assert (maja.company, maja.own_fields) == ("Villa", (("Organization", "Solbacken"),))


def test_several_numbers_and_addresses_in_one_cell_are_parted(tmp_path: Path) -> None:
    text = 'Name,Email,Phone\nMaja,"a@x.org; b@x.org",040 1234567 / 040 7654321\n'
    maja = _one(_text(tmp_path, text))
    assert [one.value for one in maja.details] == ["a@x.org", "b@x.org", "040 1234567", "040 7654321"]


def test_a_list_of_invoices_becomes_purchases(tmp_path: Path) -> None:
    text = (
        "Kunde;Rechnungsdatum;Betrag;Währung;Rechnungsnummer\nMaja Holm;31.01.2026;1.234,50;EUR;R-1\n"
        "Noor;01.02.2026;1.250;;R-2\nEero;30.02.2026;5,00;;\n;01.02.2026;5,00;;\nPriya;01.02.2026;free;;\n"
        "Summe;;2.484,50;;\n"
    )
    inspection = inspect(_text(tmp_path, text), options=ReadingOptions(currency="EUR"))
    assert inspection.mapping is not None
    assert (inspection.reading.system, inspection.mapping.kind) == ("invoices", MappingKind.PURCHASES)
    found = list(read(inspection))
    assert [one for one in found if isinstance(one, IncomingPurchase)] == [
        IncomingPurchase(2, date(2026, 1, 31), 123450, "EUR", "Maja Holm", number="R-1"),
        IncomingPurchase(3, date(2026, 2, 1), 125000, "EUR", "Noor", number="R-2"),
    ]
    assert [(one.line, one.severity) for one in _said(found)] == [(line, Severity.LEFT_OUT) for line in (4, 5, 6, 7)]
    assert preview(inspection, count=1) == (
        IncomingPurchase(2, date(2026, 1, 31), 123450, "EUR", "Maja Holm", number="R-1"),
    )


def test_quickbooks_below_its_title_lines_becomes_purchases(tmp_path: Path) -> None:
    text = (
        "Villa Garden\nInvoice List\nJune 2026\n\n" + ",".join(headers.QUICKBOOKS) + "\n"
        '06/13/2026,1001,Maja,Planting,07/13/2026,"1,200.00",0.00,USD\n'
        "06/02/2026,1002,Noor,Pots,07/02/2026,(50.00),0.00,USD\nTotal for June,,,,,1150,0,\n"
    )
    found = list(read(inspect(_text(tmp_path, text))))
    assert [(one.customer_name, one.day, one.amount_minor) for one in found if isinstance(one, IncomingPurchase)] == [
        ("Maja", date(2026, 6, 13), 120000),
        ("Noor", date(2026, 6, 2), -5000),
    ]


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    rows = [["Record ID", "First Name", "Lifecycle Stage", "Date of birth"], [12, "Maja", "Lead", date(1980, 5, 12)]]
    inspection = inspect(workbook(tmp_path / "a.xlsx", rows, hidden_sheet=True))
    assert (inspection.reading.kind, inspection.reading.sheet, inspection.reading.row_count) == (
        FileKind.SPREADSHEET,
        "All Contacts",
        1,
    )
    (maja,) = _people(list(read(inspection)))
    assert (maja.name, maja.source_id, maja.occasions) == ("Maja", "12", (Occasion(month=5, day=12, year=1980),))


def test_stopping_stops_in_the_middle_of_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Name"], *([f"Person {number}"] for number in range(1200))])
    told: list[int] = []
    with pytest.raises(Cancelled):
        inspect(path, progress=lambda done, _: told.append(done), cancel=lambda: len(told) > 0)
    assert told == [500]


def test_vcards_say_which_program_wrote_them(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//macOS 14//EN\nFN:Maja\nUID:a-1\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Friends\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1\nEND:VCARD\n"
    )
    inspection = inspect(path)
    assert (inspection.reading.system_name, inspection.mapping, inspection.reading.row_count) == (
        "Apple Contacts",
        None,
        2,
    )
    (maja,) = _people(list(read(inspection)))
    assert (maja.source_system, maja.source_id, maja.tags) == ("apple", "a-1", ("Friends",))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar"),
        (b'{"version":"1.0-preview.1","app_version":"4.0","account":{}}', "Monica"),
        (b"# ****\n# account dump of data\nSET FOREIGN_KEY_CHECKS=0;", "Monica"),
        (b"<!doctype html><html>", "web page"),
        (b'[{"name": "Maja"}]', "JSON"),
        (b"\x01\x02\x03\x04\x05" * 100, "no list"),
        (b"SQLite format 3\0", "database"),
        (b"", "empty"),
    ],
)
def test_files_that_are_no_list_of_customers_are_refused_in_words(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    with pytest.raises(KeepwarmError, match=words):
        inspect(path)


def test_a_preview_shows_the_first_rows_and_reads_no_further(tmp_path: Path) -> None:
    path = _text(tmp_path, "Name\n" + "".join(f"Person {number}\n" for number in range(1000)))
    inspection = inspect(path)
    assert [one.name for one in preview(inspection) if isinstance(one, Incoming)] == [f"Person {n}" for n in range(5)]


def test_progress_is_told_and_stopping_stops(tmp_path: Path) -> None:
    path = _text(tmp_path, "Name\n" + "".join(f"Person {number}\n" for number in range(2000)))
    inspection = inspect(path)
    told: list[tuple[int, int]] = []
    list(read(inspection, progress=lambda done, total: told.append((done, total))))
    assert told == [(500, 2000), (1000, 2000), (1500, 2000), (2000, 2000), (2000, 2000)]
    with pytest.raises(Cancelled):
        list(read(inspection, cancel=lambda: True))
    with pytest.raises(Cancelled):
        inspect(path, cancel=lambda: True)


TABLES = st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=8).map(
    lambda rows: "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")
)


@given(st.one_of(st.binary(min_size=1, max_size=300), TABLES, TABLES.map(lambda data: b"Name,Birthday,Phone\n" + data)))
@settings(max_examples=150, deadline=None)
def test_no_bytes_break_the_door(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("files") / "file.csv"
    path.write_bytes(data)
    try:
        inspection = inspect(path)
    except KeepwarmError:
        return
    assert all(isinstance(found, Incoming | IncomingPurchase | Problem) for found in read(inspection))
