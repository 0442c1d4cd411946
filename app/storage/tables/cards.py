"""Rows behind a customer's card."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, Model, TextField

from app.domain.customer import CircumstanceKind, DetailKind, Kind, OccasionKind, RelationshipKind, Stage, Tier
from app.domain.fact import Basis, FactKind
from app.domain.tag import FieldKind
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
    decision_on = DayField(null=True)
    industry = TextField(default="")
    created_at = MomentField()
    trashed_at = MomentField(null=True)

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


class TagRow(Row):
    """A word the owner sorts by."""

    name = TextField()
    folded = TextField(unique=True)
    colour = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "tag"


class CustomerTagRow(Row):
    """A tag on a customer."""

    customer = link(CustomerRow, "customer_id")
    tag = link(TagRow, "tag_id")

    class Meta:
        table_name = "customer_tag"
        indexes = ((("customer_id", "tag_id"), True),)


class OwnFieldRow(Row):
    """A field the owner added."""

    name = TextField()
    kind = EnumField(FieldKind)
    choices = TextField(default="")
    position = IntegerField(default=0)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "own_field"


class OwnValueRow(Row):
    """What a customer's own field holds."""

    customer = link(CustomerRow, "customer_id")
    field = link(OwnFieldRow, "field_id")
    value = TextField()

    class Meta:
        table_name = "own_value"
        indexes = ((("customer_id", "field_id"), True),)


class SegmentRow(Row):
    """A saved search."""

    uuid = UuidField(unique=True)
    name = TextField()
    query = TextField(default="")
    sort = TextField(default="")
    view = TextField(default="")
    columns = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "segment"


class AttachmentRow(Row):
    """A file on a card; its bytes lie in `stored_file` under their hash."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id", null=True)
    touchpoint_id = IntegerField(null=True)
    name = TextField()
    media_type = TextField(default="")
    size = IntegerField(default=0)
    sha256 = TextField()
    created_at = MomentField()
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "attachment"


class ImportBatchRow(Row):
    """One import: from which system and file, when, how many."""

    uuid = UuidField(unique=True)
    system = TextField()
    file_name = TextField()
    rows = IntegerField(default=0)
    created_at = MomentField()

    class Meta:
        table_name = "import_batch"


class SourceRow(Row):
    """Where a customer came from: the other system, the id there (so that a second import updates), and its extras."""

    customer = link(CustomerRow, "customer_id")
    batch = link(ImportBatchRow, "batch_id")
    system = TextField()
    source_id = TextField()
    extras = TextField(default="")

    class Meta:
        table_name = "source"
        indexes = ((("system", "source_id"), False),)


class MergeRow(Row):
    """What splitting two merged cards again needs, kept for good."""

    kept = link(CustomerRow, "kept_id")
    gone = link(CustomerRow, "gone_id")
    merged_at = MomentField()
    before = TextField()
    undone_at = MomentField(null=True)

    class Meta:
        table_name = "merge"


class FieldHistoryRow(Row):
    """An earlier value of a field on a card, still searchable."""

    customer = link(CustomerRow, "customer_id")
    field = TextField()
    value = TextField()
    replaced_on = DayField()

    class Meta:
        table_name = "field_history"


class SettingRow(Model):  # type: ignore[misc]
    """One group of settings as JSON."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"
