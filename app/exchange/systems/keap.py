"""Keap, once Infusionsoft: contacts by label and by API name, and orders."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

SYSTEM = System(
    id="keap",
    formats={"keap.label": "Keap contacts", "keap.api": "Keap contacts", "keap.order": "Keap orders"},
    columns={
        Part(Target.SOURCE_ID): "Id",
        Part(Target.GIVEN_NAME): "First Name | FirstName",
        Part(Target.MIDDLE_NAME): "Middle Name | MiddleName",
        Part(Target.FAMILY_NAME): "Last Name | LastName",
        Part(Target.PREFIX): "Title",
        Part(Target.SUFFIX): "Suffix",
        Part(Target.NICKNAME): "Nickname",
        Part(Target.COMPANY): "Company",
        Part(Target.TITLE): "Job Title | JobTitle",
        Part(Target.EMAIL): "Email | Email Address 2 | Email Address 3 | EmailAddress2 | EmailAddress3",
        Part(Target.PHONE): (
            "Phone 1 | Phone 2 | Phone 3 | Phone 4 | Phone 5 | Phone1 | Phone2 | Phone3 | Phone4 | Phone5"
        ),
        Part(Target.PHONE, "fax"): "Fax 1 | Fax 2 | Fax1 | Fax2",
        Part(Target.PHONE, "assistant"): "AssistantPhone | Assistant Phone",
        Part(Target.WEB): "Website",
        Part(Target.STREET, group="address"): "Street Address 1 | StreetAddress1",
        Part(Target.EXTENDED, group="address"): "Street Address 2 | StreetAddress2",
        Part(Target.CITY, group="address"): "City",
        Part(Target.REGION, group="address"): "State",
        Part(Target.POSTAL_CODE, group="address"): "Postal Code | PostalCode",
        Part(Target.COUNTRY, group="address"): "Country",
        Part(Target.STREET, "shipping", "shipping"): "Shipping Street Address 1 | Address2Street1",
        Part(Target.EXTENDED, "shipping", "shipping"): "Shipping Street Address 2 | Address2Street2",
        Part(Target.CITY, "shipping", "shipping"): "Shipping City | City2",
        Part(Target.REGION, "shipping", "shipping"): "Shipping State | State2",
        Part(Target.POSTAL_CODE, "shipping", "shipping"): "Shipping Postal Code | PostalCode2",
        Part(Target.COUNTRY, "shipping", "shipping"): "Shipping Country | Country2",
        Part(Target.BIRTHDAY): "Birthday",
        Part(Target.ANNIVERSARY): "Anniversary",
        Part(Target.RELATED, "partner"): "Spouse Name | SpouseName",
        Part(Target.RELATED, "assistant"): "AssistantName | Assistant Name",
        Part(Target.NOTES): "Contact Notes | Person Notes | ContactNotes",
        Part(Target.TAGS, separator=","): "Tags",
        Part(Target.ACQUAINTED_SINCE): "Date Created | DateCreated",
        Part(Target.LANGUAGE): "Language",
        Part(Target.OPTED_OUT): "Optin Status",
        Part(Target.PROFILE, "facebook"): "Facebook",
        Part(Target.PROFILE, "twitter"): "Twitter",
        Part(Target.PROFILE, "linkedin"): "LinkedIn",
        Part(Target.PROFILE, "instagram"): "Instagram",
        Part(Target.OWN_FIELD): "Person Type | Contact Type | ContactType | Lead Source | Leadsource | Referral Code",
        Part(Target.CUSTOMER_NUMBER): "Contact Id | ContactId",
        Part(Target.AMOUNT): "Order Total | Pay Amt",
        Part(Target.DAY): "Order Date | Date | StartDate",
        Part(Target.PURCHASE_TITLE): "Order Title | JobTitle",
        Part(Target.NOTHING): (
            "Password | Username | Owner ID | OwnerID | Account ID | AccountId | Time Zone | TimeZone | Tag Ids | "
            "Groups | Lead Source ID | LeadSourceId | Last Updated | LastUpdated | LastUpdatedBy | CreatedBy | "
            "Validated | Company ID | CompanyID | Phone 1 Type | Phone 2 Type | Phone1Type | Phone2Type | Zip Four | "
            "ZipFour1 | Pay Type"
        ),
    },
    purchases=frozenset(["keap.order"]),
)
