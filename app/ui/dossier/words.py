"""Words for what is known of a customer: how we know it, since when, and what happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.customer import DetailKind, OccasionKind, RelationshipKind, Stage
from app.domain.fact import Basis, Fact
from app.domain.pronouns import THEY, Pronouns
from app.domain.stakeholder import ChangeKind, DecisionRole
from app.domain.touchpoint import Channel
from app.ui.formatting import short_day_text

BASIS_ICONS = {Basis.SAID: "speech", Basis.OBSERVED: "eye", Basis.ASSUMED: "question"}
BASIS_TONES = {Basis.SAID: "sage", Basis.OBSERVED: "sage", Basis.ASSUMED: "slate"}
CHANNEL_ICONS = {
    Channel.CALL: "call", Channel.TEXT: "text", Channel.EMAIL: "mail", Channel.CARD: "card", Channel.VISIT: "visit",
    Channel.COFFEE: "coffee", Channel.MEETING: "people", Channel.EVENT: "calendar", Channel.GIFT: "gift",
}  # fmt: skip
DETAIL_ICONS = {
    DetailKind.PHONE: "call", DetailKind.EMAIL: "mail", DetailKind.ADDRESS: "home", DetailKind.WEB: "insights",
    DetailKind.PROFILE: "people", DetailKind.MESSENGER: "text",
}  # fmt: skip
OCCASION_ICONS = {
    OccasionKind.BIRTHDAY: "cake", OccasionKind.ANNIVERSARY: "heart", OccasionKind.RENEWAL: "renew",
    OccasionKind.DECISION: "flag", OccasionKind.DELIVERY: "store", OccasionKind.OTHER: "calendar",
}  # fmt: skip


def basis_text(basis: Basis, pronouns: Pronouns = THEY) -> str:
    """How we know: "she said", "we saw", "we assume"."""
    said = _tr("{subject} said").format(subject=pronouns.subject)
    return {Basis.SAID: said, Basis.OBSERVED: _tr("we saw"), Basis.ASSUMED: _tr("we assume")}[basis]


def known_text(fact: Fact, today: date) -> str:
    """Since when, or for a guess what it rests on: "2 Apr", "Oct 2024", "from a T-shirt"."""
    if fact.basis is Basis.ASSUMED and fact.why:
        return fact.why
    return day_words(fact.known_on, today) if fact.known_on else ""


def day_words(day: date, today: date) -> str:
    """A day inside a line: "today", "2 Apr", "Oct 2024"."""
    return _tr("today") if day == today else short_day_text(day, today)


def month_text(day: date) -> str:
    """A month in its year: "May 2022"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def channel_word(channel: str) -> str:
    """Word of a channel; one of the owner's own keeps its name."""
    words = {
        Channel.CALL: _tr("Call"), Channel.TEXT: _tr("Text"), Channel.EMAIL: _tr("Email"), Channel.CARD: _tr("Card"),
        Channel.VISIT: _tr("Visit"), Channel.COFFEE: _tr("Coffee"), Channel.MEETING: _tr("Meeting"),
        Channel.EVENT: _tr("Event"), Channel.GIFT: _tr("Gift"),
    }  # fmt: skip
    return words.get(Channel(channel), channel) if channel in CHANNEL_ICONS else channel.capitalize()


def channel_icon(channel: str | None) -> str:
    """Icon of a channel."""
    return CHANNEL_ICONS.get(Channel(channel), "speech") if channel in CHANNEL_ICONS else "speech"


def touch_title(channel: str, from_them: bool, pronouns: Pronouns) -> str:
    """What happened, where the owner wrote no title: "She called", "A visit"."""
    theirs = {
        Channel.CALL: _tr("{Subject} called"), Channel.TEXT: _tr("{Subject} texted"),
        Channel.EMAIL: _tr("{Subject} wrote"), Channel.CARD: _tr("{Subject} sent a card"),
        Channel.VISIT: _tr("{Subject} came by"), Channel.GIFT: _tr("{Subject} gave us something"),
    }  # fmt: skip
    ours = {
        Channel.CALL: _tr("A call"), Channel.TEXT: _tr("A text"), Channel.EMAIL: _tr("An email"),
        Channel.CARD: _tr("A card"), Channel.VISIT: _tr("A visit"), Channel.COFFEE: _tr("Coffee together"),
        Channel.MEETING: _tr("A meeting"), Channel.EVENT: _tr("An event"), Channel.GIFT: _tr("A gift"),
    }  # fmt: skip
    if channel not in CHANNEL_ICONS:
        return channel.capitalize()
    known = Channel(channel)
    if from_them and known in theirs:
        return theirs[known].format(Subject=pronouns.subject.capitalize())
    return ours[known]


def stage_word(stage: Stage) -> str:
    """Word of a stage."""
    words = {
        Stage.ATTRACTION: _tr("Attraction"),
        Stage.CONVERSION: _tr("Conversion"),
        Stage.RETENTION: _tr("Retention"),
    }
    return words[stage]


def detail_word(kind: DetailKind) -> str:
    """Word of a contact detail's kind."""
    return {
        DetailKind.PHONE: _tr("Phone"), DetailKind.EMAIL: _tr("Email"), DetailKind.ADDRESS: _tr("Address"),
        DetailKind.WEB: _tr("Web page"), DetailKind.PROFILE: _tr("Profile"), DetailKind.MESSENGER: _tr("Messenger"),
    }[kind]  # fmt: skip


def occasion_word(kind: OccasionKind) -> str:
    """Word of a date's kind."""
    return {
        OccasionKind.BIRTHDAY: _tr("Birthday"), OccasionKind.ANNIVERSARY: _tr("Anniversary"),
        OccasionKind.RENEWAL: _tr("Renewal"), OccasionKind.DECISION: _tr("Decision"),
        OccasionKind.DELIVERY: _tr("Delivery"), OccasionKind.OTHER: _tr("Another date"),
    }[kind]  # fmt: skip


def tie_word(kind: RelationshipKind) -> str:
    """Word of a tie, read from this person to the other: "Partner of"."""
    return {
        RelationshipKind.PARTNER: _tr("Partner of"), RelationshipKind.PARENT: _tr("Parent of"),
        RelationshipKind.CHILD: _tr("Child of"), RelationshipKind.SIBLING: _tr("Sibling of"),
        RelationshipKind.FRIEND: _tr("Friend of"), RelationshipKind.NEIGHBOUR: _tr("Neighbour of"),
        RelationshipKind.REFERRED_BY: _tr("Referred by"), RelationshipKind.HAS_THE_EAR_OF: _tr("Has the ear of"),
        RelationshipKind.HELPER_OF: _tr("Helper of"), RelationshipKind.OTHER: _tr("Knows"),
    }[kind]  # fmt: skip


def role_word(role: DecisionRole) -> str:
    """What somebody can do to a decision."""
    return {
        DecisionRole.DECIDES: _tr("Decides"), DecisionRole.CAN_VETO: _tr("Can say no"),
        DecisionRole.ADVISES: _tr("Advises"), DecisionRole.USES: _tr("Uses it"),
    }[role]  # fmt: skip


def change_word(kind: ChangeKind) -> str:
    """What happened at a customer's end."""
    return {
        ChangeKind.JOINED: _tr("Somebody joined"), ChangeKind.LEFT: _tr("Somebody left"),
        ChangeKind.ROLE_CHANGED: _tr("A role changed"), ChangeKind.TOOK_OVER: _tr("Somebody took over"),
        ChangeKind.BOSS_CHANGED: _tr("A new boss"), ChangeKind.REORGANISED: _tr("Reorganised"),
        ChangeKind.MERGED: _tr("Merged"), ChangeKind.MOVED: _tr("Moved"),
        ChangeKind.NEW_STRATEGY: _tr("A new strategy"), ChangeKind.BUDGET_CUT: _tr("A budget cut"),
        ChangeKind.OTHER: _tr("A change"),
    }[kind]  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dossier", text)
