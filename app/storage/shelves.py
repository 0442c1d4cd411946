"""The shelves: one per noun, where services put and find things."""

from __future__ import annotations

from app.domain.attachment import Attachment
from app.domain.customer import Circumstance, ContactDetail, Customer, Occasion, Relationship, StagePeriod
from app.domain.fact import Fact
from app.domain.gesture import Gesture, Surprise
from app.domain.promise import Promise, Slip
from app.domain.purchase import Opportunity, Purchase
from app.domain.stakeholder import Change, Impression, Objective, Plan, Stakeholder
from app.domain.tag import OwnField, OwnValue, Segment, Tag
from app.domain.touchpoint import Touchpoint
from app.storage.shelf import Shelf
from app.storage.tables import cards, companies, contacts, filing, kindness

CUSTOMERS = Shelf(cards.CustomerRow, Customer)
DETAILS = Shelf(cards.ContactDetailRow, ContactDetail)
OCCASIONS = Shelf(cards.OccasionRow, Occasion)
CIRCUMSTANCES = Shelf(cards.CircumstanceRow, Circumstance)
RELATIONSHIPS = Shelf(cards.RelationshipRow, Relationship)
STAGES = Shelf(cards.StagePeriodRow, StagePeriod)
FACTS = Shelf(cards.FactRow, Fact)
TAGS = Shelf(filing.TagRow, Tag)
OWN_FIELDS = Shelf(filing.OwnFieldRow, OwnField)
OWN_VALUES = Shelf(filing.OwnValueRow, OwnValue)
SEGMENTS = Shelf(filing.SegmentRow, Segment)
ATTACHMENTS = Shelf(filing.AttachmentRow, Attachment)
TOUCHPOINTS = Shelf(contacts.TouchpointRow, Touchpoint)
PROMISES = Shelf(contacts.PromiseRow, Promise)
SLIPS = Shelf(contacts.SlipRow, Slip)
STAKEHOLDERS = Shelf(companies.StakeholderRow, Stakeholder)
OBJECTIVES = Shelf(companies.ObjectiveRow, Objective)
PLANS = Shelf(companies.PlanRow, Plan)
CHANGES = Shelf(companies.ChangeRow, Change)
IMPRESSIONS = Shelf(companies.ImpressionRow, Impression)
PURCHASES = Shelf(kindness.PurchaseRow, Purchase)
OPPORTUNITIES = Shelf(kindness.OpportunityRow, Opportunity)
GESTURES = Shelf(kindness.GestureRow, Gesture)
SURPRISES = Shelf(kindness.SurpriseRow, Surprise)
