"""How to get a file out of the programs that Keepwarm knows."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.pages.importer.words import tr


@dataclass(frozen=True, slots=True)
class ExportHint:
    """A program, an icon, and the way to its export."""

    program: str
    icon: str
    way: str


def export_hints() -> tuple[ExportHint, ...]:
    """Every program that is known, in the owner's language."""
    return (
        ExportHint("Google Contacts", "people", tr(
            "On contacts.google.com choose Export at the left, then “Google CSV”. “vCard” works too."
        )),
        ExportHint("Outlook", "mail", tr(
            "Choose File, Open & Export, Import/Export, “Export to a file”, then “Comma Separated Values” and the "
            "Contacts folder. On the web choose People, Manage contacts, Export."
        )),
        ExportHint("HubSpot", "target", tr(
            "Open Contacts, choose “All contacts” and Export, then CSV with all properties."
        )),
        ExportHint(tr("Apple Contacts, iCloud, phones"), "call", tr(
            "Select everyone in Contacts and choose File, Export vCard. Phones call it “Share” or “Export”."
        )),
        ExportHint("Keap, SharpSpring, Dynamics, Salesforce", "table", tr(
            "Open the list of contacts, choose Export, and take CSV or Excel with all columns."
        )),
        ExportHint(tr("Excel, Numbers, a list of your own"), "grid", tr(
            "Save it as .xlsx or .csv. One person in a row, one kind of thing in a column, names on top."
        )),
        ExportHint(tr("A list of invoices"), "coin", tr(
            "Bring your customers first. Then any CSV with customer, date and amount turns into their purchases."
        )),
        ExportHint(tr("Calendars"), "calendar", tr(
            "Export the calendar as .ics: in Google under Settings, Import & export; in Outlook with Save Calendar; in "
            "Apple Calendar with File, Export."
        )),
        ExportHint("Keepwarm", "disk", tr(
            "A file that Keepwarm wrote as JSON brings everything back. Backups are opened in Settings."
        )),
    )  # fmt: skip
