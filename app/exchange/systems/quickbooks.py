"""QuickBooks Online: invoices and the list of customers, both below lines of a report's title."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import Signature, System

SYSTEM = System(
    id="quickbooks",
    formats={"quickbooks.customers": "QuickBooks customers", "quickbooks.invoices": "QuickBooks invoices"},
    columns={
        Part(Target.NAME): "Customer | Full Name",
        Part(Target.COMPANY): "Company",
        Part(Target.GIVEN_NAME): "First Name",
        Part(Target.FAMILY_NAME): "Last Name",
        Part(Target.EMAIL): "Email",
        Part(Target.PHONE): "Phone | Phone Numbers",
        Part(Target.ADDRESS): "Billing Address",
        Part(Target.CURRENCY): "Currency",
        Part(Target.DAY): "Date | Transaction date",
        Part(Target.PURCHASE_NUMBER): "Num | No.",
        Part(Target.PURCHASE_TITLE): "Memo/Description | Product/Service",
        Part(Target.AMOUNT): "Amount | Total",
        Part(Target.NOTHING): "Open Balance | Balance | Due Date | Status | Transaction type | Name",
    },
    signatures=(
        Signature("quickbooks.invoices", must=("Customer", "Due Date", "Amount"), any_of=("Num", "Open Balance")),
        Signature("quickbooks.invoices", must=("Transaction date", "Transaction type"), any_of=("Total", "No.")),
        Signature("quickbooks.customers", must=("Customer", "Open Balance"), never=("Due Date", "Amount")),
    ),
    purchases=frozenset(["quickbooks.invoices"]),
)
