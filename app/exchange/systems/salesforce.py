"""Salesforce: contacts and accounts from a report."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

_PLACES = {"work": "Mailing", "other": "Other", "billing": "Billing", "shipping": "Shipping"}
_ADDRESS = {
    Target.STREET: "{0} Street",
    Target.CITY: "{0} City",
    Target.REGION: "{0} State | {0} State/Province | {0} Province",
    Target.POSTAL_CODE: "{0} Zip | {0} Postal Code | {0} Zip/Postal Code",
    Target.COUNTRY: "{0} Country",
}

SYSTEM = System(
    id="salesforce",
    formats={"salesforce": "Salesforce contacts or accounts"},
    columns={
        Part(Target.SOURCE_ID): "Contact ID | Account ID",
        Part(Target.PREFIX): "Salutation",
        Part(Target.GIVEN_NAME): "First Name",
        Part(Target.FAMILY_NAME): "Last Name",
        Part(Target.TITLE): "Title",
        Part(Target.DIVISION): "Department",
        Part(Target.COMPANY): "Account Name",
        Part(Target.INDUSTRY): "Industry | Type",
        Part(Target.EMAIL): "Email",
        Part(Target.PHONE): "Phone",
        Part(Target.PHONE, "mobile"): "Mobile",
        Part(Target.PHONE, "home"): "Home Phone",
        Part(Target.PHONE, "other"): "Other Phone",
        Part(Target.PHONE, "fax"): "Fax",
        Part(Target.PHONE, "assistant"): "Asst. Phone",
        Part(Target.RELATED, "assistant"): "Assistant",
        Part(Target.WEB): "Website",
        Part(Target.BIRTHDAY): "Birthdate",
        Part(Target.ACQUAINTED_SINCE): "Created Date",
        Part(Target.LAST_CONTACT): "Last Activity",
        Part(Target.NOTES): "Description",
        Part(Target.OPTED_OUT): "Email Opt Out",
        Part(Target.DO_NOT_CONTACT): "Do Not Call",
        Part(Target.OWN_FIELD): "Lead Source | Annual Revenue | Employees",
        Part(Target.NOTHING): "Account Owner | Contact Owner | Last Modified Date",
        **{
            Part(target, label, label): headers.format(place)
            for label, place in _PLACES.items()
            for target, headers in _ADDRESS.items()
        },
    },
)
