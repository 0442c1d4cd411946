"""Purchases and opportunities, entered by hand; lists of invoices come in through the exchange."""

from __future__ import annotations

from app.domain.changes import Topic
from app.domain.customer import Stage
from app.domain.purchase import Opportunity, OpportunityStep, Purchase
from app.services.service import Service
from app.storage.shelves import OPPORTUNITIES, PURCHASES


class PurchaseService(Service):
    """Money that changed hands, and money that may."""

    def of(self, customer_id: int) -> tuple[Purchase, ...]:
        """Living purchases of a customer, newest first."""
        return PURCHASES.living_of(self._store.db, customer_id, "-day", "-id")

    def proposes_retention(self, customer_id: int) -> bool:
        """True when somebody who has bought still stands before Retention: the owner may want to move them."""
        return bool(self.of(customer_id)) and self._customer(customer_id).stage is not Stage.RETENTION

    def add(self, purchase: Purchase) -> Purchase:
        """A purchase by hand."""
        customer = self._customer(purchase.customer_id)
        with self._action(f"Purchase by {customer.first_name}: {purchase.title}", Topic.CONTACTS, "bag", customer.id):
            return PURCHASES.add(self._store.db, purchase, self._now)

    def edit(self, purchase: Purchase) -> Purchase:
        """The purchase as now written."""
        customer = self._customer(purchase.customer_id)
        with self._action(f"Changed a purchase by {customer.first_name}", Topic.CONTACTS, "bag", customer.id):
            return PURCHASES.save(self._store.db, purchase)

    def remove(self, number: int) -> None:
        """Move a purchase to the trash."""
        purchase = PURCHASES.get(self._store.db, number)
        with self._action(f"Removed a purchase: {purchase.title}", Topic.CONTACTS, "trash", purchase.customer_id):
            PURCHASES.change(self._store.db, number, trashed_at=self._now)

    def set_opportunity(self, opportunity: Opportunity) -> Opportunity:
        """A possible sale, new (id 0) or changed; won and lost ones are closed today."""
        customer = self._customer(opportunity.customer_id)
        with self._action(
            f"Opportunity with {customer.first_name}: {opportunity.title}", Topic.PLANS, "coin", customer.id
        ):
            if not opportunity.id:
                return OPPORTUNITIES.add(self._store.db, opportunity)
            stored = OPPORTUNITIES.save(self._store.db, opportunity)
            is_over = stored.step in (OpportunityStep.WON, OpportunityStep.LOST)
            return OPPORTUNITIES.change(self._store.db, stored.id, closed_on=self._today if is_over else None)
