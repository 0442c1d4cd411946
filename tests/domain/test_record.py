"""Records that leave Keepwarm."""

from __future__ import annotations

from app.domain.customer import Customer
from app.domain.fact import Fact
from app.domain.record import CustomerRecord, without_sensitive
from app.domain.touchpoint import Touchpoint

RECORD = CustomerRecord(
    Customer(name="Maja", notes="private", notes_sensitive=True),
    facts=(Fact(text="likes figs"), Fact(text="is ill", is_sensitive=True)),
    touchpoints=(Touchpoint(notes="open"), Touchpoint(title="Visit", notes="private", notes_sensitive=True)),
)


def test_what_is_sensitive_is_left_out_and_nothing_else() -> None:
    kept = without_sensitive(RECORD)
    assert (kept.customer.name, kept.customer.notes) == ("Maja", "")
    assert [fact.text for fact in kept.facts] == ["likes figs"]
    assert [(one.title, one.notes) for one in kept.touchpoints] == [("", "open"), ("Visit", "")]


def test_open_records_stay_as_they_are() -> None:
    record = CustomerRecord(Customer(name="Noor", notes="likes figs"))
    assert without_sensitive(record) == record
