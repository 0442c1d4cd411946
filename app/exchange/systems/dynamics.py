"""Microsoft Dynamics 365: contacts, accounts and leads from "Export to Excel"."""

from __future__ import annotations

import re

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

_ADDRESS = re.compile(r"address ([123]): (.+)")
_PARTS = {
    "street 1": Target.STREET,
    "street 2": Target.EXTENDED,
    "street 3": Target.EXTENDED,
    "post office box": Target.PO_BOX,
    "city": Target.CITY,
    "state/province": Target.REGION,
    "zip/postal code": Target.POSTAL_CODE,
    "country/region": Target.COUNTRY,
    "phone": Target.PHONE,
}
_INTERNAL = re.compile(r"\(do not modify\) (row checksum|modified on|last modified date)")


def numbered(header: str) -> Part | None:
    """Addresses by number, and the hidden columns that every export carries."""
    if match := _ADDRESS.fullmatch(header):
        target = _PARTS.get(match[2], Target.NOTHING)
        return Part(target, group=f"address {match[1]}" if target is not Target.PHONE else "")
    if _INTERNAL.fullmatch(header):
        return Part(Target.NOTHING)
    return Part(Target.SOURCE_ID) if header.startswith("(do not modify) ") else None


SYSTEM = System(
    id="dynamics",
    formats={
        "dynamics.contact": "Dynamics 365 contacts",
        "dynamics.account": "Dynamics 365 accounts",
        "dynamics.lead": "Dynamics 365 leads",
        "dynamics": "Dynamics 365",
    },
    columns={
        Part(Target.NAME): "Full Name",
        Part(Target.PREFIX): "Salutation",
        Part(Target.GIVEN_NAME): "First Name | firstname | Prénom",
        Part(Target.MIDDLE_NAME): "Middle Name",
        Part(Target.FAMILY_NAME): "Last Name | lastname | Nom",
        Part(Target.SUFFIX): "Suffix",
        Part(Target.NICKNAME): "Nickname",
        Part(Target.TITLE): "Job Title | Fonction",
        Part(Target.DIVISION): "Department",
        Part(Target.COMPANY): "Company Name | Account Name | parentcustomerid",
        Part(Target.INDUSTRY): "Industry",
        Part(Target.EMAIL): "Email | Email Address 2 | Email Address 3 | emailaddress1 | emailaddress2",
        Part(Target.PHONE, "work"): "Business Phone | Business Phone 2 | telephone1",
        Part(Target.PHONE, "home"): "Home Phone | Home Phone 2",
        Part(Target.PHONE, "mobile"): "Mobile Phone | mobilephone",
        Part(Target.PHONE, "main"): "Main Phone | Company Phone",
        Part(Target.PHONE): "Telephone 3 | Other Phone | Téléphone",
        Part(Target.PHONE, "fax"): "Fax",
        Part(Target.PHONE, "pager"): "Pager",
        Part(Target.PHONE, "assistant"): "Assistant Phone",
        Part(Target.WEB): "Website | websiteurl",
        Part(Target.BIRTHDAY): "Birthday",
        Part(Target.ANNIVERSARY): "Anniversary",
        Part(Target.RELATED, "partner"): "Spouse/Partner Name",
        Part(Target.RELATED, "child", separator=","): "Children's Names",
        Part(Target.RELATED, "assistant"): "Assistant",
        Part(Target.RELATED, "manager"): "Manager",
        Part(Target.NOTES): "Description",
        Part(Target.ACQUAINTED_SINCE): "Created On | Record Created On",
        Part(Target.OPTED_OUT): "Do not allow Bulk Emails | Send Marketing Materials",
        Part(Target.OWN_FIELD): (
            "Gender | Marital Status | Education | Role | Preferred Method of Contact | Preferred Day | "
            "Preferred Time | Lead Source | Rating | Relationship Type | Annual Revenue | Number of Employees | "
            "No. of Employees | Do not allow Emails | Do not allow Phone Calls | Do not allow Mails"
        ),
        Part(Target.NOTHING): (
            "Owner | Propriétaire | Status | Status Reason | Modified On | Modified By | Created By | Currency | "
            "Territory | Yomi First Name | Yomi Middle Name | Yomi Last Name | Follow Email Activity | "
            "Last On Hold Time | Back Office Customer | Marketing Only | Primary Contact | Parent Account"
        ),
    },
    numbered=numbered,
    companies=frozenset(["dynamics.account"]),
    unreadable=frozenset(["dynamics"]),
)
