"""The shelves: one per noun, where services put and find things.

A shelf is put up when it is first asked for, so that the window does not wait for nouns it does not show yet.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.storage.shelf import Shelf

if TYPE_CHECKING:
    from app.domain.attachment import Attachment
    from app.domain.cadence import CadenceRule
    from app.domain.campaign import Campaign, CampaignMember, Template
    from app.domain.customer import Circumstance, ContactDetail, Customer, Occasion, Relationship, StagePeriod
    from app.domain.fact import Fact
    from app.domain.gesture import Gesture, GestureStep, Refused, Surprise
    from app.domain.promise import Promise, Slip
    from app.domain.purchase import Opportunity, Purchase
    from app.domain.repeats import Repeat
    from app.domain.slipping import Silence
    from app.domain.stakeholder import Change, Impression, Objective, Plan, Stakeholder
    from app.domain.tag import OwnField, OwnValue, Segment, Tag
    from app.domain.touchpoint import Touchpoint

    CUSTOMERS: Shelf[Customer]
    DETAILS: Shelf[ContactDetail]
    OCCASIONS: Shelf[Occasion]
    CIRCUMSTANCES: Shelf[Circumstance]
    RELATIONSHIPS: Shelf[Relationship]
    STAGES: Shelf[StagePeriod]
    FACTS: Shelf[Fact]
    TAGS: Shelf[Tag]
    OWN_FIELDS: Shelf[OwnField]
    OWN_VALUES: Shelf[OwnValue]
    SEGMENTS: Shelf[Segment]
    ATTACHMENTS: Shelf[Attachment]
    TOUCHPOINTS: Shelf[Touchpoint]
    CADENCES: Shelf[CadenceRule]
    PROMISES: Shelf[Promise]
    REPEATS: Shelf[Repeat]
    SLIPS: Shelf[Slip]
    SILENCES: Shelf[Silence]
    STAKEHOLDERS: Shelf[Stakeholder]
    OBJECTIVES: Shelf[Objective]
    PLANS: Shelf[Plan]
    CHANGES: Shelf[Change]
    IMPRESSIONS: Shelf[Impression]
    PURCHASES: Shelf[Purchase]
    OPPORTUNITIES: Shelf[Opportunity]
    GESTURES: Shelf[Gesture]
    GESTURE_STEPS: Shelf[GestureStep]
    SURPRISES: Shelf[Surprise]
    REFUSALS: Shelf[Refused]
    TEMPLATES: Shelf[Template]
    CAMPAIGNS: Shelf[Campaign]
    CAMPAIGN_MEMBERS: Shelf[CampaignMember]

_NOUNS = {
    "CUSTOMERS": ("cards.CustomerRow", "customer.Customer"),
    "DETAILS": ("cards.ContactDetailRow", "customer.ContactDetail"),
    "OCCASIONS": ("cards.OccasionRow", "customer.Occasion"),
    "CIRCUMSTANCES": ("cards.CircumstanceRow", "customer.Circumstance"),
    "RELATIONSHIPS": ("cards.RelationshipRow", "customer.Relationship"),
    "STAGES": ("cards.StagePeriodRow", "customer.StagePeriod"),
    "FACTS": ("cards.FactRow", "fact.Fact"),
    "TAGS": ("filing.TagRow", "tag.Tag"),
    "OWN_FIELDS": ("filing.OwnFieldRow", "tag.OwnField"),
    "OWN_VALUES": ("filing.OwnValueRow", "tag.OwnValue"),
    "SEGMENTS": ("filing.SegmentRow", "tag.Segment"),
    "ATTACHMENTS": ("filing.AttachmentRow", "attachment.Attachment"),
    "TOUCHPOINTS": ("contacts.TouchpointRow", "touchpoint.Touchpoint"),
    "CADENCES": ("contacts.CadenceRow", "cadence.CadenceRule"),
    "PROMISES": ("contacts.PromiseRow", "promise.Promise"),
    "REPEATS": ("contacts.RepeatRow", "repeats.Repeat"),
    "SLIPS": ("contacts.SlipRow", "promise.Slip"),
    "SILENCES": ("contacts.SilenceRow", "slipping.Silence"),
    "STAKEHOLDERS": ("companies.StakeholderRow", "stakeholder.Stakeholder"),
    "OBJECTIVES": ("companies.ObjectiveRow", "stakeholder.Objective"),
    "PLANS": ("companies.PlanRow", "stakeholder.Plan"),
    "CHANGES": ("companies.ChangeRow", "stakeholder.Change"),
    "IMPRESSIONS": ("companies.ImpressionRow", "stakeholder.Impression"),
    "PURCHASES": ("kindness.PurchaseRow", "purchase.Purchase"),
    "OPPORTUNITIES": ("kindness.OpportunityRow", "purchase.Opportunity"),
    "GESTURES": ("kindness.GestureRow", "gesture.Gesture"),
    "GESTURE_STEPS": ("kindness.GestureStepRow", "gesture.GestureStep"),
    "REFUSALS": ("kindness.RefusalRow", "gesture.Refused"),
    "SURPRISES": ("kindness.SurpriseRow", "gesture.Surprise"),
    "TEMPLATES": ("kindness.TemplateRow", "campaign.Template"),
    "CAMPAIGNS": ("kindness.CampaignRow", "campaign.Campaign"),
    "CAMPAIGN_MEMBERS": ("kindness.CampaignMemberRow", "campaign.CampaignMember"),
}
"""Of each shelf the row that it stores and the noun that it hands out."""


def __getattr__(name: str) -> Shelf[Any]:
    if name not in _NOUNS:
        raise AttributeError(name)
    return _put_up(name)


@cache
def _put_up(name: str) -> Shelf[Any]:
    row, noun = _NOUNS[name]
    return Shelf(_named(f"app.storage.tables.{row}"), _named(f"app.domain.{noun}"))


def _named(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)
