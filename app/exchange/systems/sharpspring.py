"""SharpSpring, now Constant Contact Lead Gen & CRM: contacts."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

SYSTEM = System(
    id="sharpspring",
    formats={"sharpspring.contact": "SharpSpring contacts", "sharpspring.migration": "SharpSpring migration file"},
    columns={
        Part(Target.SOURCE_ID): "SharpSpring ID | Contact CRM ID",
        Part(Target.GIVEN_NAME): "First Name | firstName",
        Part(Target.FAMILY_NAME): "Last Name | lastName",
        Part(Target.TITLE): "Title",
        Part(Target.COMPANY): "Company Name | companyName | Account Name",
        Part(Target.EMAIL): "Email | Email Address | emailAddress",
        Part(Target.PHONE): "Phone Number | phoneNumber",
        Part(Target.PHONE, "work"): "Office Phone Number | officePhoneNumber",
        Part(Target.PHONE, "mobile"): "Mobile Phone | mobilePhoneNumber",
        Part(Target.PHONE, "fax"): "Fax | faxNumber",
        Part(Target.STREET, group="address"): "Street",
        Part(Target.CITY, group="address"): "City",
        Part(Target.REGION, group="address"): "State",
        Part(Target.POSTAL_CODE, group="address"): "Zip | zipcode",
        Part(Target.COUNTRY, group="address"): "Country",
        Part(Target.WEB): "Website",
        Part(Target.INDUSTRY): "Industry",
        Part(Target.NOTES): "Description",
        Part(Target.OPTED_OUT): "Is Unsubscribed | Is Unsubscribed? | isUnsubscribed",
        Part(Target.STAGE): "Lead Status | leadStatus",
        Part(Target.ACQUAINTED_SINCE): "Lead Create Date",
        Part(Target.NOTHING): (
            "Lead Score | Lead Score with Decay | Extension | Owner ID | Account ID | Account CRM ID | Last updated | "
            "Number of Bounces | Hard Bounced Email Address | Has an Opportunity | Is Qualified | Is Contact | "
            "Is Customer"
        ),
    },
    stages={
        "unqualified": "attraction",
        "open": "attraction",
        "qualified": "conversion",
        "contact": "conversion",
        "contactwithopp": "conversion",
        "customer": "retention",
    },
)
