"""Any list of invoices: who, when, how much."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.mapping import Target
from app.exchange.parts import Part, normalised
from app.exchange.systems.system import System

SYSTEM = System(
    id="invoices",
    formats={"invoices": "a list of invoices"},
    columns={
        Part(Target.NAME): (
            "Customer | Customer Name | Client | Name | Bill To | Billing Name | Company | Kunde | Kundenname | "
            "Empfänger | Firma | Client facturé | Nom du client | Cliente | Nombre del cliente | Asiakas"
        ),
        Part(Target.EMAIL): "Email | E-mail | Customer Email | E-Mail-Adresse | Adresse e-mail | Correo",
        Part(Target.CUSTOMER_NUMBER): (
            "Customer ID | Customer Number | Customer No | Client ID | Kundennummer | Kunden-Nr. | Kd-Nr | "
            "Numéro client | Número de cliente"
        ),
        Part(Target.DAY): (
            "Date | Invoice Date | Order Date | Paid On | Paid Date | Day | Datum | Rechnungsdatum | Belegdatum | "
            "Date de facture | Fecha | Fecha de factura | Päivämäärä"
        ),
        Part(Target.AMOUNT): (
            "Amount | Total | Invoice Total | Order Total | Gross | Net | Sum | Price | Betrag | Summe | Gesamt | "
            "Gesamtbetrag | Rechnungsbetrag | Brutto | Netto | Montant | Montant TTC | Total TTC | Importe | Monto | "
            "Summa"
        ),
        Part(Target.CURRENCY): "Currency | Währung | Devise | Moneda | Valuutta",
        Part(Target.PURCHASE_NUMBER): (
            "Invoice | Invoice Number | Invoice No | Invoice # | Number | No. | Num | Order | Order Number | "
            "Rechnung | Rechnungsnummer | Rechnungs-Nr. | Belegnummer | Facture | Numéro de facture | Factura | Número"
        ),
        Part(Target.PURCHASE_TITLE): (
            "Description | Item | Product | Title | Subject | Service | Memo | Beschreibung | Artikel | Leistung | "
            "Betreff | Désignation | Libellé | Concepto | Descripción"
        ),
    },
    purchases=frozenset(["invoices"]),
)

_CUSTOMERS = frozenset([Target.NAME, Target.EMAIL, Target.CUSTOMER_NUMBER])
_CARDS = frozenset(
    normalised(header)
    for header in (
        *("First Name", "Last Name", "Phone", "Mobile", "Birthday", "Vorname", "Nachname", "Telefon", "Geburtstag"),
        *("Prénom", "Téléphone", "Apellidos", "Teléfono", "Tags", "Stage"),
    )
)


def looks_like_invoices(headers: Iterable[str]) -> bool:
    """True for a table with a customer, a day and an amount, and nothing that only cards have."""
    names = [normalised(header) for header in headers]
    targets = {part.target for name in names if (part := SYSTEM.part(name))}
    has_all = bool(targets & _CUSTOMERS) and Target.DAY in targets and Target.AMOUNT in targets
    return has_all and not _CARDS.intersection(names)
