"""Rows behind a customer's card."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from app.domain.customer import CircumstanceKind, DetailKind, Kind, OccasionKind, RelationshipKind, Stage, Tier
from app.domain.fact import Basis, FactKind
from app.storage.tables.fields import DayField, EnumField, MomentField, UuidField, link
from app.storage.tables.row import Row


class CustomerRow(Row):
    """A person or a company."""

    uuid = UuidField(unique=True)
    kind = EnumField(Kind)
    name = TextField()
    given_name = TextField(default="")
    middle_name = TextField(default="")
    family_name = TextField(default="")
    prefix = TextField(default="")
    suffix = TextField(default="")
    nickname = TextField(default="")
    pronouns = TextField(default="")
    language = TextField(default="")
    is_household = BooleanField(default=False)
    subtitle = TextField(default="")
    human_line = TextField(default="")
    notes = TextField(default="")
    notes_sensitive = BooleanField(default=False)
    stage = EnumField(Stage)
    tier = EnumField(Tier)
    acquainted_since = DayField(null=True)
    met_through_id = IntegerField(null=True)
    photo_id = IntegerField(null=True)
    helper = TextField(default="")
    deceased_on = DayField(null=True)
    is_deceased = BooleanField(default=False)
    opted_out = BooleanField(default=False)
    do_not_contact = BooleanField(default=False)
    no_gifts = BooleanField(default=False)
    gift_limit_minor = IntegerField(null=True)
    pause_from = DayField(null=True)
    pause_until = DayField(null=True)
    pause_reason = TextField(default="")
    decision_on = DayField(null=True, index=True)
    industry = TextField(default="")
    created_at = MomentField()
    trashed_at = MomentField(null=True, index=True)

    class Meta:
        table_name = "customer"


class ContactDetailRow(Row):
    """A way to reach a customer."""

    customer = link(CustomerRow, "customer_id")
    kind = EnumField(DetailKind)
    label = TextField(default="")
    value = TextField()
    is_preferred = BooleanField(default=False)
    street = TextField(default="")
    extended = TextField(default="")
    po_box = TextField(default="")
    city = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="")
    position = IntegerField(default=0)

    class Meta:
        table_name = "contact_detail"


class OccasionRow(Row):
    """A date that matters to a customer."""

    customer = link(CustomerRow, "customer_id")
    kind = EnumField(OccasionKind)
    label = TextField(default="")
    month = IntegerField()
    day = IntegerField()
    year = IntegerField(null=True)
    is_yearly = BooleanField(default=True)

    class Meta:
        table_name = "occasion"
        indexes = ((("month", "day"), False),)


class CircumstanceRow(Row):
    """Grief, illness or a complaint for a while."""

    customer = link(CustomerRow, "customer_id")
    kind = EnumField(CircumstanceKind)
    note = TextField(default="")
    since = DayField()
    until = DayField(null=True)

    class Meta:
        table_name = "circumstance"


class RelationshipRow(Row):
    """A tie between two people."""

    customer = link(CustomerRow, "customer_id")
    other = link(CustomerRow, "other_id")
    kind = EnumField(RelationshipKind)
    note = TextField(default="")

    class Meta:
        table_name = "relationship"


class StagePeriodRow(Row):
    """Since when a customer has been in a stage."""

    customer = link(CustomerRow, "customer_id")
    stage = EnumField(Stage)
    since = DayField()

    class Meta:
        table_name = "stage_period"


class FactRow(Row):
    """One thing known about a customer."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id")
    kind = EnumField(FactKind)
    text = TextField()
    value = TextField(default="")
    basis = EnumField(Basis)
    why = TextField(default="")
    known_on = DayField(null=True)
    touchpoint_id = IntegerField(null=True)
    is_sensitive = BooleanField(default=False)
    is_key = BooleanField(default=False)
    ask_next = BooleanField(default=False)
    reviewed_on = DayField(null=True)
    replaced_by_id = IntegerField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "fact"


class BeliefRow(Row):
    """What the owner thinks a segment or person wants, held against evidence."""

    customer = link(CustomerRow, "customer_id", null=True)
    segment_id = IntegerField(null=True)
    topic = TextField()
    statement = TextField()
    confidence = IntegerField(default=3)
    since = DayField()
    yearly_cost_minor = IntegerField(null=True)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "belief"


class EvidenceRow(Row):
    """What speaks for or against a belief."""

    belief = link(BeliefRow, "belief_id")
    customer = link(CustomerRow, "customer_id", null=True)
    fact_id = IntegerField(null=True)
    how = TextField()
    quote = TextField(default="")
    day = DayField()
    supports = IntegerField(default=0)

    class Meta:
        table_name = "evidence"
