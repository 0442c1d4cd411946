"""How facts are grouped on the page, with the words of their kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.fact import Basis, Fact, FactKind
from app.domain.pronouns import Pronouns


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Kinds that stand together, under one icon."""

    key: str
    icon: str
    kinds: tuple[FactKind, ...]


GROUPS = (
    FactGroup("reaching", "text", (FactKind.PREFERRED_CHANNEL, FactKind.QUIET_HOURS)),
    FactGroup("quality", "target", (FactKind.PRICE_OR_QUALITY,)),
    FactGroup("needs", "sprout", (FactKind.NEED, FactKind.PAIN, FactKind.FEELING)),
    FactGroup("likes", "heart", (FactKind.LIKES, FactKind.DISLIKES, FactKind.ALLERGY)),
    FactGroup("family", "home", (FactKind.FAMILY,)),
    FactGroup("working", "hands", (FactKind.WORKING_STYLE, FactKind.DECISION_CONSTRAINT)),
    FactGroup("met", "flag", (FactKind.HOW_WE_MET,)),
    FactGroup("other", "note", (FactKind.KINDNESS, FactKind.OTHER)),
)
_ORDER = {Basis.SAID: 0, Basis.OBSERVED: 1, Basis.ASSUMED: 2}


def group_title(group: FactGroup, pronouns: Pronouns) -> str:
    """Title of a group: "Reaching her"."""
    return {
        "reaching": _tr("Reaching {object}").format(object=pronouns.object), "quality": _tr("Price or quality"),
        "needs": _tr("Needs, pains and feelings"), "likes": _tr("Likes and dislikes"), "family": _tr("Family"),
        "working": _tr("Working and deciding"), "met": _tr("How we met"), "other": _tr("Also good to know"),
    }[group.key]  # fmt: skip


def kind_word(kind: FactKind) -> str:
    """Word of a fact's kind."""
    return {
        FactKind.PREFERRED_CHANNEL: _tr("Preferred way"), FactKind.QUIET_HOURS: _tr("Good hours"),
        FactKind.PRICE_OR_QUALITY: _tr("Price or quality"), FactKind.LIKES: _tr("Likes"),
        FactKind.DISLIKES: _tr("Dislikes"), FactKind.ALLERGY: _tr("Allergy"), FactKind.FAMILY: _tr("Family"),
        FactKind.NEED: _tr("Need"), FactKind.PAIN: _tr("Pain"), FactKind.FEELING: _tr("Feeling behind buying"),
        FactKind.WORKING_STYLE: _tr("Working style"), FactKind.DECISION_CONSTRAINT: _tr("Limit in deciding"),
        FactKind.HOW_WE_MET: _tr("How we met"), FactKind.KINDNESS: _tr("A kind thing they did"),
        FactKind.OTHER: _tr("Something else"),
    }[kind]  # fmt: skip


def said_kind(kind: FactKind) -> str:
    """The kind as a word before the text, where the text alone would be unclear; often empty."""
    unclear = (FactKind.ALLERGY, FactKind.NEED, FactKind.PAIN, FactKind.FEELING, FactKind.DECISION_CONSTRAINT)
    return kind_word(kind) if kind in unclear else ""


def icon_of(kind: FactKind) -> str:
    """Icon of the group that a kind stands in; quiet hours show a clock, allergies a warning."""
    special = {FactKind.QUIET_HOURS: "clock", FactKind.ALLERGY: "warn", FactKind.KINDNESS: "heart"}
    return special.get(kind) or next(group.icon for group in GROUPS if kind in group.kinds)


def facts_in(group: FactGroup, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts of a group: key facts first, then what is sure, then what is assumed."""
    found = [fact for fact in facts if fact.kind in group.kinds]
    return tuple(sorted(found, key=lambda fact: (_ORDER[fact.basis], not fact.is_key, fact.id)))


def sure_and_assumed(facts: Iterable[Fact]) -> tuple[int, int]:
    """How many facts rest on what was said or seen, and how many are guesses."""
    all_facts = tuple(facts)
    assumed = sum(fact.basis is Basis.ASSUMED for fact in all_facts)
    return len(all_facts) - assumed, assumed


def _tr(text: str) -> str:
    return QCoreApplication.translate("FactGroups", text)
