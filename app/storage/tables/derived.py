"""Rows that are derived or keep the house: standings, stored files, history. None of them is part of a changeset."""

from __future__ import annotations

from peewee import BlobField, BooleanField, FloatField, IntegerField, TextField

from app.domain.changes import Topic
from app.storage.tables.fields import DayField, EnumField, MomentField
from app.storage.tables.row import Model, Row


class StandingRow(Model):  # type: ignore[misc]
    """What a card shows, per live customer.

    `strip` packs the last 400 days as 5-byte pairs of day number and kind; `need` orders "Needs you first";
    `name_key` is the folded name. `chance` is filled by the slipping measure.
    """

    customer_id = IntegerField(primary_key=True)
    kind = TextField()
    stage = TextField()
    tier = TextField()
    name_key = TextField()
    company = TextField(default="")
    role = TextField(default="")
    line = TextField(default="")
    pill = TextField(default="")
    first_day = DayField(null=True)
    last_day = DayField(null=True)
    last_channel = TextField(null=True)
    next_day = DayField(null=True)
    next_minute = IntegerField(null=True)
    next_channel = TextField(null=True)
    next_label = TextField(default="")
    contacts = IntegerField(default=0)
    usual_gap_days = FloatField(null=True)
    rhythm_basis = TextField(default="")
    quiet_ratio = FloatField(default=0.0)
    warmth = FloatField(null=True)
    chance = FloatField(null=True)
    lifetime_value_minor = IntegerField(null=True)
    spent_minor = IntegerField(default=0)
    need = FloatField(default=0.0)
    strip = BlobField(default=b"")
    tags = TextField(default="")
    created_day = DayField()
    chance_low = FloatField(null=True)
    chance_high = FloatField(null=True)
    is_slipping = BooleanField(default=False)
    slipping_rank = FloatField(default=0.0)

    class Meta:
        table_name = "standing"
        indexes = (
            (("need", "customer_id"), False),
            (("last_day", "customer_id"), False),
            (("warmth", "customer_id"), False),
            (("name_key", "customer_id"), False),
            (("created_day", "customer_id"), False),
            (("stage", "kind"), False),
            (("quiet_ratio", "next_day", "company", "tier", "stage"), False),
            (("slipping_rank", "customer_id"), False),
        )


class ProposalRow(Model):  # type: ignore[misc]
    """A day that the planner of touchpoints proposes for a customer; made anew each day and after every change.

    `due_day` is when the cadence asks for the contact, `made_on` the day since which this proposal stands.
    """

    customer_id = IntegerField(primary_key=True)
    day = DayField()
    minute = IntegerField(null=True)
    channel = TextField()
    minutes = IntegerField()
    due_day = DayField()
    made_on = DayField()

    class Meta:
        table_name = "proposal"
        indexes = ((("day", "minute"), False),)


class PublicHolidayRow(Model):  # type: ignore[misc]
    """A public holiday where the owner lives; worked out by a library, kept so that no page waits for it."""

    day = DayField(primary_key=True)
    name = TextField()
    place = TextField()

    class Meta:
        table_name = "public_holiday"


class DayFitRow(Model):  # type: ignore[misc]
    """The shop-wide parameters fitted for a day, as JSON."""

    day = DayField(primary_key=True)
    fitted = TextField()

    class Meta:
        table_name = "day_fit"


class StoredFileRow(Model):  # type: ignore[misc]
    """The bytes of a file under their SHA-256; outside the changesets, so that undo stays small."""

    sha256 = TextField(primary_key=True)
    data = BlobField()

    class Meta:
        table_name = "stored_file"


class HistoryRow(Row):
    """One action: its label and, for a while, its changeset."""

    at = MomentField()
    label = TextField()
    detail = TextField(default="")
    topic = EnumField(Topic)
    icon = TextField(default="")
    customer_id = IntegerField(null=True)
    count = IntegerField(default=1)
    generation = IntegerField()
    changeset = BlobField(null=True)
    undone_at = MomentField(null=True)
    undone_generation = IntegerField(null=True)
    is_closed = BooleanField(default=False)

    class Meta:
        table_name = "history"


class HistoryCustomerRow(Row):
    """Which customers an action touched; for the history of one person and for forgetting."""

    history_id = IntegerField(index=True)
    customer_id = IntegerField(index=True)

    class Meta:
        table_name = "history_customer"


class VaultStateRow(Model):  # type: ignore[misc]
    """Numbers about the file itself: its generation, the day its standings were computed for."""

    name = TextField(primary_key=True)
    value = IntegerField()

    class Meta:
        table_name = "vault_state"
