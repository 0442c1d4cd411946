"""Rows behind a company: stakeholders, objectives, plans, changes, impressions, satisfaction."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from app.domain.stakeholder import ChangeKind, DecisionRole
from app.storage.tables.cards import CustomerRow
from app.storage.tables.fields import DayField, EnumField, MomentField, UuidField, link
from app.storage.tables.row import Row


class StakeholderRow(Row):
    """A person's place at a company."""

    uuid = UuidField(unique=True)
    person = link(CustomerRow, "person_id")
    company = link(CustomerRow, "company_id")
    title = TextField(default="")
    division = TextField(default="")
    influence = IntegerField(null=True)
    role = EnumField(DecisionRole, null=True)
    reports_to_id = IntegerField(null=True)
    took_over_from_id = IntegerField(null=True)
    since = DayField(null=True)
    until = DayField(null=True, index=True)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "stakeholder"


class ObjectiveRow(Row):
    """One of a person's top three aims."""

    customer = link(CustomerRow, "customer_id")
    rank = IntegerField(default=1)
    text = TextField()
    noted_on = DayField(null=True)
    revisit_on = DayField(null=True)
    reached_on = DayField(null=True)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "objective"


class ChangeRow(Row):
    """Something big at the customer's end."""

    customer = link(CustomerRow, "customer_id")
    stakeholder_id = IntegerField(null=True)
    kind = EnumField(ChangeKind)
    text = TextField(default="")
    happened_on = DayField(index=True)
    looked_at_on = DayField(null=True)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "change"
        indexes = ((("happened_on",), False),)


class PlanRow(Row):
    """Win, win, win."""

    customer = link(CustomerRow, "customer_id")
    for_us = TextField(default="")
    for_company = TextField(default="")
    for_person = TextField(default="")
    next_step = TextField(default="")
    revisit_on = DayField(null=True)
    reopened_by_id = IntegerField(null=True)
    reviewed_on = DayField(null=True)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "plan"
        indexes = ((("reopened_by_id",), False), (("revisit_on",), False))


class ImpressionRow(Row):
    """How the owner reads a person's trust and respect, dated."""

    customer = link(CustomerRow, "customer_id")
    company_id = IntegerField(null=True)
    noted_on = DayField()
    trust = IntegerField()
    respect = IntegerField()
    is_guess = BooleanField(default=False)
    note = TextField(default="")

    class Meta:
        table_name = "impression"


class ValueDriverRow(Row):
    """What people at a company judge us by."""

    company = link(CustomerRow, "company_id", null=True)
    name = TextField()
    weight = IntegerField(default=1)
    position = IntegerField(default=0)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "value_driver"


class SatisfactionRow(Row):
    """One answer, 1 low to 5 high, of a person on a value driver."""

    customer = link(CustomerRow, "customer_id")
    driver = link(ValueDriverRow, "driver_id")
    score = IntegerField()
    day = DayField()
    words = TextField(default="")
    touchpoint_id = IntegerField(null=True)

    class Meta:
        table_name = "satisfaction"
