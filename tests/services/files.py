"""Files as other programs write them, in small; the people in them are invented."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

HUBSPOT = (
    "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Company Name", "Lifecycle Stage",
    "Last Activity Date", "Notes", "Contact owner",
)  # fmt: skip


def table(path: Path, rows: Iterable[Iterable[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A table in a file."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def hubspot(path: Path, *rows: tuple[str, ...]) -> Path:
    """A HubSpot export; rows may be shorter than its ten columns."""
    return table(path, (HUBSPOT, *((*row, *("",) * (len(HUBSPOT) - len(row))) for row in rows)))


def people(path: Path, count: int) -> Path:
    """A HubSpot export of many different people."""
    return hubspot(path, *(
        (str(51_000_000 + n), f"Given{n}", f"Family{n}", f"person{n}@mail.example", f"+358 40 {n:07}", f"Firm {n % 7}",
         ("Lead", "Customer", "Opportunity")[n % 3], f"2026-0{n % 5 + 1}-1{n % 9}", f"likes plums number {n}", "Nora")
        for n in range(count)
    ))  # fmt: skip


def google(path: Path) -> Path:
    """A Google Contacts export of today's layout."""
    return table(path, (
        ("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Name Prefix", "Name Suffix", "Nickname",
         "File As", "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes", "Photo",
         "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label",
         "Phone 1 - Value", "Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City",
         "Address 1 - PO Box", "Address 1 - Region", "Address 1 - Postal Code", "Address 1 - Country",
         "Address 1 - Extended Address", "Relation 1 - Label", "Relation 1 - Value", "Website 1 - Label",
         "Website 1 - Value", "Custom Field 1 - Label", "Custom Field 1 - Value"),
        ("Åsa", "Maria", "Öhman", "", "Dr", "", "Ossi", "", "Öhman Oy", "Owner", "Sales", "1980-02-29",
         "Two lines\nof notes", "", "Garden ::: VIP ::: * myContacts", "* Work", "asa@ohman.example", "Home",
         "asa@home.example", "Mobile", "+358 40 123 4567", "Home", "Kauppatie 3\n20100 Turku", "Kauppatie 3", "Turku",
         "", "", "20100", "Finland", "", "Spouse", "Petter Öhman", "Blog", "https://ohman.example/", "Shoe size", "39"),
        ("Petter", "", "Öhman", *("",) * 11, "* myContacts", "Home", "petter@ohman.example", *("",) * 19),
    ))  # fmt: skip


def outlook(path: Path) -> Path:
    """A classic Outlook export, in the letters of Windows."""
    return table(path, (
        ("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title",
         "Business Street", "Business City", "Business Postal Code", "Business Country/Region", "Business Phone",
         "Mobile Phone", "Birthday", "Categories", "E-mail Address", "E-mail Display Name", "Notes", "Spouse",
         "Web Page"),
        ("Frau", "Jürgen", "", "Groß", "", "Gärtnerei Groß", "Einkauf", "Leiter", "Hauptstraße 5", "Köln", "50667",
         "Deutschland", "+49 221 123456", "+49 170 1234567", "0/0/00", "Kunde;Messe", "juergen@gross.example",
         "Jürgen Groß", "mag keine Anrufe", "Käthe Groß", "https://gross.example"),
        ("", "Käthe", "", "Groß", "", "", "", "", "", "", "", "", "", "+49 170 7654321", "24/12/1975", "", "", "", "",
         "", ""),
    ), encoding="cp1252")  # fmt: skip


def cards(path: Path) -> Path:
    """Three vCards of three versions, with lines that nobody here knows."""
    path.write_bytes(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Inés;;;\r\nFN:Inés Ruiz\r\nORG:Viveros Ruiz;Ventas\r\n"
        "item1.EMAIL;type=INTERNET:ines@ruiz.example\r\nitem1.X-ABLabel:_$!<Work>!$_\r\n"
        "TEL;type=CELL;type=pref:+34 600 111 222\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\r\n"
        "NOTE:Le gustan las rosas\\, no los lirios\r\nX-FAVOURITE-CHAIR:the green one\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9ger;Ren=C3=A9\r\n"
        "TEL;HOME:+33 1 23 45 67 89\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Saga Lindroos\r\nN:Lindroos;Saga;;;\r\nEMAIL:saga@lindroos.example\r\n"
        "CATEGORIES:garden,vip\r\nRELATED;VALUE=text;TYPE=spouse:Inés Ruiz\r\n"
        "ADR;TYPE=home:;;Kauppatie 3;Turku;;20100;Finland\r\nEND:VCARD\r\n".encode()
    )
    return path
