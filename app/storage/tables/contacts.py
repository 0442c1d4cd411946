"""Rows behind the calendar: touchpoints, cadences, promises and slips."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from app.domain.promise import PromiseState
from app.domain.touchpoint import Direction, Mood, TouchpointState
from app.storage.tables.cards import CustomerRow, OccasionRow
from app.storage.tables.fields import DayField, EnumField, MomentField, UuidField, link
from app.storage.tables.filing import ImportBatchRow, TagRow
from app.storage.tables.row import Row


class TouchpointRow(Row):
    """One contact, planned or done."""

    uuid = UuidField(unique=True)
    channel = TextField()
    direction = EnumField(Direction)
    state = EnumField(TouchpointState)
    day = DayField()
    minute = IntegerField(null=True)
    duration_minutes = IntegerField(null=True)
    zone = TextField(default="")
    mood = EnumField(Mood, null=True)
    title = TextField(default="")
    notes = TextField(default="")
    notes_sensitive = BooleanField(default=False)
    is_answered = BooleanField(default=False)
    is_automatic = BooleanField(default=False)
    is_conflict = BooleanField(default=False)
    conflict_need = TextField(default="")
    conflict_agreed = TextField(default="")
    opening_line = TextField(default="")
    cadence_id = IntegerField(null=True)
    repeat_id = IntegerField(null=True)
    surprise_id = IntegerField(null=True)
    campaign_id = IntegerField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)
    conflict_felt = TextField(default="")

    class Meta:
        table_name = "touchpoint"
        indexes = (
            (("day", "state", "minute", "channel", "duration_minutes", "direction"), False),
            (("day", "minute"), False),
        )


class ParticipantRow(Row):
    """Who took part in a touchpoint; `day` repeats the touchpoint's, so that a story reads one index."""

    touchpoint = link(TouchpointRow, "touchpoint_id", index=False)
    customer = link(CustomerRow, "customer_id", index=False)
    day = DayField()

    class Meta:
        table_name = "participant"
        indexes = ((("touchpoint_id", "customer_id"), False), (("customer_id", "day", "touchpoint_id"), True))


class ChannelRow(Row):
    """A channel the owner added to the nine."""

    name = TextField(unique=True)
    icon = TextField(default="")
    minutes = IntegerField(default=15)
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "channel"


class CadenceRow(Row):
    """The gap the owner intends, for a customer, tier, tag or segment."""

    customer = link(CustomerRow, "customer_id", null=True)
    tier = TextField(null=True)
    tag = link(TagRow, "tag_id", null=True)
    segment_id = IntegerField(null=True)
    ideal_days = IntegerField()
    longest_days = IntegerField(null=True)
    channel = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "cadence"


class RepeatRow(Row):
    """A fixed repeat by an RFC 5545 rule."""

    customer = link(CustomerRow, "customer_id")
    rule = TextField()
    starts_on = DayField()
    minute = IntegerField(null=True)
    zone = TextField(default="")
    channel = TextField(default="")
    title = TextField(default="")
    exceptions = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "repeat"


class SilenceRow(Row):
    """An alarm over one silence, and its outcome."""

    customer = link(CustomerRow, "customer_id")
    since = DayField()
    noticed_on = DayField()
    outcome = TextField(default="")
    reason = TextField(default="")
    closed_on = DayField(null=True)

    class Meta:
        table_name = "silence"


class SlipRow(Row):
    """Something that went wrong."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id")
    kind = TextField(default="")
    text = TextField()
    severity = IntegerField(default=1)
    happened_on = DayField()
    noticed_by_them = BooleanField(default=False)
    noticed_at = MomentField(null=True)
    felt = TextField(default="")
    owned_up_at = MomentField(null=True)
    owned_up_how = TextField(default="")
    made_good_on = DayField(null=True)
    made_good_how = TextField(default="")
    cost_minor = IntegerField(null=True)
    currency = TextField(default="")
    their_words = TextField(default="")
    cause = TextField(default="")
    prevention = TextField(default="")
    touchpoint_id = IntegerField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "slip"


class PromiseRow(Row):
    """What we said we would do."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id")
    text = TextField()
    due = DayField(null=True, index=True)
    state = EnumField(PromiseState)
    closed_on = DayField(null=True)
    touchpoint_id = IntegerField(null=True)
    slip_id = IntegerField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)
    promised_for = DayField(null=True)

    class Meta:
        table_name = "promise"
        indexes = ((("closed_on", "state"), False),)


class EventSourceRow(Row):
    """What an event of another calendar became here, so that a second import updates it; nothing once that is gone."""

    batch = link(ImportBatchRow, "batch_id", null=True)
    touchpoint = link(TouchpointRow, "touchpoint_id", null=True)
    occasion = link(OccasionRow, "occasion_id", null=True)
    promise = link(PromiseRow, "promise_id", null=True)
    repeat = link(RepeatRow, "repeat_id", null=True)
    uid = TextField()
    recurrence = TextField(default="")

    class Meta:
        table_name = "event_source"
        indexes = ((("uid", "recurrence"), False),)
