"""Rows behind surprises, campaigns, pilots and money."""

from __future__ import annotations

from peewee import BooleanField, FloatField, IntegerField, TextField

from app.domain.campaign import MemberState
from app.domain.gesture import SurpriseState
from app.domain.purchase import OpportunityStep
from app.storage.tables.cards import CustomerRow
from app.storage.tables.fields import DayField, EnumField, MomentField, UuidField, link
from app.storage.tables.row import Row


class PurchaseRow(Row):
    """One purchase or refund."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id", index=False)
    day = DayField()
    title = TextField(default="")
    amount_minor = IntegerField()
    currency = TextField()
    margin_minor = IntegerField(null=True)
    number = TextField(default="")
    created_at = MomentField()
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "purchase"
        indexes = ((("customer_id", "day"), False),)


class OpportunityRow(Row):
    """A possible sale."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id")
    title = TextField()
    amount_minor = IntegerField(null=True)
    currency = TextField(default="")
    step = EnumField(OpportunityStep)
    expected_on = DayField(null=True)
    closed_on = DayField(null=True)
    reason = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "opportunity"


class SpendRow(Row):
    """Money and minutes spent on winning or on keeping, for a channel or a customer."""

    customer = link(CustomerRow, "customer_id", null=True)
    purpose = TextField()
    source = TextField(default="")
    from_day = DayField()
    until_day = DayField()
    amount_minor = IntegerField(default=0)
    currency = TextField(default="")
    minutes = IntegerField(default=0)
    note = TextField(default="")
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "spend"


class GestureRow(Row):
    """An idea in the library of kindnesses."""

    uuid = UuidField(unique=True)
    name = TextField()
    how_to = TextField(default="")
    cost_minor = IntegerField(default=0)
    minutes = IntegerField(default=0)
    notice_days = IntegerField(default=0)
    tags = TextField(default="")
    cautions = TextField(default="")
    season_from_week = IntegerField(null=True)
    season_until_week = IntegerField(null=True)
    stock = IntegerField(null=True)
    supplier = TextField(default="")
    expected_delight = FloatField(default=3.0)
    for_anyone = BooleanField(default=False)
    is_archived = BooleanField(default=False)
    trashed_at = MomentField(null=True)
    origin = TextField(default="")
    icon = TextField(default="gift")
    fact_kinds = TextField(default="")
    contains = TextField(default="")
    card_line = TextField(default="")

    class Meta:
        table_name = "gesture"


class GestureStepRow(Row):
    """One thing to do for a gesture, so many days before."""

    gesture = link(GestureRow, "gesture_id")
    days_before = IntegerField(default=0)
    text = TextField()

    class Meta:
        table_name = "gesture_step"


class SurpriseRow(Row):
    """One gesture planned for one person."""

    uuid = UuidField(unique=True)
    customer = link(CustomerRow, "customer_id")
    gesture = link(GestureRow, "gesture_id")
    day = DayField(index=True)
    state = EnumField(SurpriseState)
    is_locked = BooleanField(default=False)
    why_this = TextField(default="")
    why_now = TextField(default="")
    why_person = TextField(default="")
    cost_minor = IntegerField(null=True)
    minutes = IntegerField(null=True)
    delivered_on = DayField(null=True, index=True)
    delight = IntegerField(null=True)
    their_words = TextField(default="")
    told_others = BooleanField(default=False)
    created_at = MomentField()
    trashed_at = MomentField(null=True)
    fact_id = IntegerField(null=True)
    genuine = FloatField(default=0.0)
    unexpected = FloatField(default=0.0)
    value = FloatField(default=0.0)
    expected_return = FloatField(null=True)
    card_text = TextField(default="")
    note = TextField(default="")

    class Meta:
        table_name = "surprise"


class SuggestionRow(Row):
    """A line of the plan of the year that was not answered yet; `week` is its Monday."""

    customer = link(CustomerRow, "customer_id")
    gesture = link(GestureRow, "gesture_id", index=False)
    week = DayField()
    is_locked = BooleanField(default=False)

    class Meta:
        table_name = "suggestion"


class PreparationRow(Row):
    """One thing to do before a surprise."""

    surprise = link(SurpriseRow, "surprise_id")
    text = TextField()
    due = DayField()
    done_on = DayField(null=True)

    class Meta:
        table_name = "preparation"


class RefusalRow(Row):
    """The owner's no to a gesture, a person or a week, respected by every plan."""

    customer = link(CustomerRow, "customer_id", null=True)
    gesture = link(GestureRow, "gesture_id", null=True)
    from_day = DayField(null=True)
    until_day = DayField(null=True)
    reason = TextField(default="")

    class Meta:
        table_name = "refusal"


class TemplateRow(Row):
    """A text with fields from facts."""

    name = TextField()
    kind = TextField()
    body = TextField(default="")
    trashed_at = MomentField(null=True)
    title = TextField(default="")

    class Meta:
        table_name = "template"


class CampaignRow(Row):
    """Letters, drafts or a call list for a segment."""

    uuid = UuidField(unique=True)
    name = TextField()
    kind = TextField()
    query = TextField(default="")
    body = TextField(default="")
    gesture_id = IntegerField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)
    asks_first = BooleanField(default=False)

    class Meta:
        table_name = "campaign"


class CampaignMemberRow(Row):
    """A customer in a campaign, with the text edited for them."""

    campaign = link(CampaignRow, "campaign_id")
    customer = link(CustomerRow, "customer_id")
    body = TextField(null=True)
    state = EnumField(MemberState, default=MemberState.READY)
    left_out_because = TextField(default="")
    touchpoint_id = IntegerField(null=True)

    class Meta:
        table_name = "campaign_member"


class PilotRow(Row):
    """A contact campaign to sleeping customers with a control group."""

    uuid = UuidField(unique=True)
    name = TextField()
    query = TextField(default="")
    seed = IntegerField(null=True)
    drawn_at = MomentField(null=True)
    window_days = IntegerField(default=90)
    closed_on = DayField(null=True)
    created_at = MomentField()
    trashed_at = MomentField(null=True)

    class Meta:
        table_name = "pilot"


class PilotMemberRow(Row):
    """A customer in a pilot: contacted or control, and how it went."""

    pilot = link(PilotRow, "pilot_id")
    customer = link(CustomerRow, "customer_id")
    pair = IntegerField(default=0)
    is_control = BooleanField(default=False)
    contact_on = DayField(null=True)
    answer = TextField(default="")
    answered_on = DayField(null=True)
    returned_on = DayField(null=True)

    class Meta:
        table_name = "pilot_member"
