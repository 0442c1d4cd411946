"""Rows behind the owner's order of things: tags, own fields, segments, files, sources, settings."""

from __future__ import annotations

from peewee import IntegerField, TextField

from app.domain.tag import FieldKind
from app.storage.tables.cards import CustomerRow
from app.storage.tables.fields import DayField, EnumField, MomentField, UuidField, link
from app.storage.tables.row import Model, Row


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
