"""Tables and columns in the owner's words; what is not named here is technical and stays hidden."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def table_word(table: str) -> str:
    """What a row of a table is called; empty for what the owner never sees."""
    return {
        "customer": _tr("Card"), "contact_detail": _tr("Contact"), "occasion": _tr("Date"),
        "circumstance": _tr("Take care"), "relationship": _tr("Tie"), "fact": _tr("Fact"),
        "touchpoint": _tr("Touchpoint"), "promise": _tr("Promise"), "slip": _tr("Slip"), "purchase": _tr("Purchase"),
        "stakeholder": _tr("Role"), "objective": _tr("Aim"), "plan": _tr("Win, win, win"), "change": _tr("Change"),
        "impression": _tr("Impression"), "opportunity": _tr("Opportunity"), "segment": _tr("Segment"),
        "attachment": _tr("File"), "own_field": _tr("Own field"), "own_value": _tr("Own field"), "tag": _tr("Tag"),
        "cadence": _tr("Cadence"), "silence": _tr("Not now"), "gesture": _tr("Gesture"), "surprise": _tr("Surprise"),
        "participant": _tr("With"), "campaign": _tr("Letters"), "template": _tr("Letter text"),
        "campaign_member": _tr("Letter"),
    }.get(table, "")  # fmt: skip


def field_word(table: str, column: str) -> str:
    """What a column is called; empty for what is technical."""
    return (_of_tables().get(table) or {}).get(column) or _of_all().get(column, "")


MAIN = {
    "customer": ("name",), "contact_detail": ("value",), "occasion": ("kind", "label", "month", "day"),
    "circumstance": ("kind", "note"), "relationship": ("kind", "other_id", "note"), "fact": ("text",),
    "touchpoint": ("channel", "day", "minute", "mood", "title", "notes"), "promise": ("text", "due"),
    "slip": ("text",), "purchase": ("title", "amount_minor", "day"), "stakeholder": ("title", "division", "company_id"),
    "objective": ("text",), "plan": ("for_us", "for_company", "for_person"), "change": ("text",),
    "impression": ("note",), "opportunity": ("title", "amount_minor"), "segment": ("name",), "attachment": ("name",),
    "own_field": ("name",), "own_value": ("value",), "tag": ("name",), "cadence": ("ideal_days",),
    "gesture": ("name",), "surprise": ("reason",), "campaign": ("name",), "template": ("name",),
    "campaign_member": ("customer_id",),
}  # fmt: skip
"""What tells a row in one line, in this order."""

ALWAYS = {
    "customer": "name", "contact_detail": "value", "occasion": "kind", "circumstance": "kind", "relationship": "kind",
    "fact": "text", "touchpoint": "channel", "promise": "text", "slip": "text", "purchase": "amount_minor",
    "stakeholder": "person_id", "objective": "text", "plan": "customer_id", "change": "kind",
    "impression": "noted_on", "opportunity": "title", "segment": "name", "attachment": "name", "own_field": "name",
    "own_value": "field_id", "tag": "name", "participant": "customer_id", "cadence": "ideal_days",
    "gesture": "name", "surprise": "customer_id", "customer_tag": "tag_id", "stage_period": "stage", "campaign": "name",
    "template": "name", "campaign_member": "customer_id",
}  # fmt: skip
"""A column that no row is without: seen only on one side, it tells that the row was made or removed."""


def _of_all() -> dict[str, str]:
    return {
        "name": _tr("Name"), "text": _tr("Words"), "notes": _tr("Notes"), "note": _tr("Note"), "title": _tr("Title"),
        "day": _tr("Day"), "minute": _tr("Time"), "due": _tr("By"), "kind": _tr("Kind"), "label": _tr("Label"),
        "since": _tr("Since"), "until": _tr("Until"), "value": _tr("Value"), "state": _tr("State"),
        "amount_minor": _tr("Amount"), "mood": _tr("Mood"), "channel": _tr("Channel"),
        "direction": _tr("Who reached out"), "basis": _tr("How we know"), "why": _tr("Why"),
        "known_on": _tr("Known since"), "is_sensitive": _tr("Sensitive"), "is_key": _tr("Under the name"),
        "ask_next": _tr("Ask next time"), "closed_on": _tr("Closed"), "severity": _tr("Weight"),
        "promised_for": _tr("They count on"),
        "happened_on": _tr("Happened"), "felt": _tr("How it felt"), "owned_up_at": _tr("Owned up"),
        "owned_up_how": _tr("How it was owned up to"), "made_good_on": _tr("Made good"),
        "made_good_how": _tr("How it was made good"), "cost_minor": _tr("Cost"), "their_words": _tr("Their words"),
        "cause": _tr("Cause"), "prevention": _tr("Prevention"), "division": _tr("Division"),
        "influence": _tr("Influence"), "role": _tr("Say in decisions"), "reports_to_id": _tr("Reports to"),
        "for_us": _tr("For us"), "for_company": _tr("For the company"), "for_person": _tr("For the person"),
        "revisit_on": _tr("Look again"), "rank": _tr("Place"), "query": _tr("Search"), "trust": _tr("Trust"),
        "respect": _tr("Respect"), "step": _tr("Step"), "expected_on": _tr("Expected"), "reason": _tr("Reason"),
        "customer_id": _tr("Whose"), "ideal_days": _tr("Days between"), "opening_line": _tr("How to begin"),
        "reviewed_on": _tr("Looked at"), "reached_on": _tr("Reached"), "is_preferred": _tr("Preferred"),
        "month": _tr("Month"), "year": _tr("Year"), "duration_minutes": _tr("Minutes"),
        "body": _tr("Text"), "asks_first": _tr("Ask before printing"),
    }  # fmt: skip


def _of_tables() -> dict[str, dict[str, str]]:
    return {
        "customer": {
            "given_name": _tr("First name"), "middle_name": _tr("Middle name"), "family_name": _tr("Family name"),
            "prefix": _tr("Before the name"), "suffix": _tr("After the name"), "nickname": _tr("Called"),
            "pronouns": _tr("Pronouns"), "language": _tr("Language"), "is_household": _tr("Household"),
            "subtitle": _tr("Line under the name"), "human_line": _tr("Line on the card"), "stage": _tr("Stage"),
            "tier": _tr("Tier"), "acquainted_since": _tr("Known since"), "met_through_id": _tr("Met through"),
            "helper": _tr("Helper"), "is_deceased": _tr("Died"), "deceased_on": _tr("Died on"),
            "opted_out": _tr("No mailings"), "do_not_contact": _tr("Leave alone"), "no_gifts": _tr("No gifts"),
            "gift_limit_minor": _tr("Gift limit"), "pause_from": _tr("Pause from"), "pause_until": _tr("Pause until"),
            "pause_reason": _tr("Reason of the pause"), "decision_on": _tr("Decision"), "industry": _tr("Trade"),
            "notes_sensitive": _tr("Sensitive notes"),
        },
        "contact_detail": {
            "street": _tr("Street"), "city": _tr("Town"), "postal_code": _tr("Postal code"), "country": _tr("Country"),
            "region": _tr("Region"),
        },
        "stakeholder": {"person_id": _tr("Person"), "company_id": _tr("Company")},
        "relationship": {"other_id": _tr("With whom")},
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
