"""Thunderbird: the address book as CSV."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

SYSTEM = System(
    id="thunderbird",
    formats={"thunderbird": "Thunderbird address book"},
    columns={
        Part(Target.GIVEN_NAME): "First Name",
        Part(Target.FAMILY_NAME): "Last Name",
        Part(Target.NAME): "Display Name",
        Part(Target.NICKNAME): "Nickname",
        Part(Target.EMAIL): "Primary Email | Secondary Email",
        Part(Target.MESSENGER, "AIM"): "Screen Name",
        Part(Target.PHONE, "work"): "Work Phone",
        Part(Target.PHONE, "home"): "Home Phone",
        Part(Target.PHONE, "fax"): "Fax Number",
        Part(Target.PHONE, "pager"): "Pager Number",
        Part(Target.PHONE, "mobile"): "Mobile Number",
        Part(Target.STREET, "home", "home"): "Home Address",
        Part(Target.EXTENDED, "home", "home"): "Home Address 2",
        Part(Target.CITY, "home", "home"): "Home City",
        Part(Target.REGION, "home", "home"): "Home State",
        Part(Target.POSTAL_CODE, "home", "home"): "Home ZipCode",
        Part(Target.COUNTRY, "home", "home"): "Home Country",
        Part(Target.STREET, "work", "work"): "Work Address",
        Part(Target.EXTENDED, "work", "work"): "Work Address 2",
        Part(Target.CITY, "work", "work"): "Work City",
        Part(Target.REGION, "work", "work"): "Work State",
        Part(Target.POSTAL_CODE, "work", "work"): "Work ZipCode",
        Part(Target.COUNTRY, "work", "work"): "Work Country",
        Part(Target.TITLE): "Job Title",
        Part(Target.DIVISION): "Department",
        Part(Target.COMPANY): "Organization",
        Part(Target.WEB): "Web Page 1 | Web Page 2",
        Part(Target.BIRTH_YEAR): "Birth Year",
        Part(Target.BIRTH_MONTH): "Birth Month",
        Part(Target.BIRTH_DAY): "Birth Day",
        Part(Target.OWN_FIELD): "Custom 1 | Custom 2 | Custom 3 | Custom 4",
        Part(Target.NOTES): "Notes",
    },
)
