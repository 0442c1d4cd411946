"""What becomes of somebody who seems to be here already, in one or two short sentences."""

from __future__ import annotations

from app.domain.match import MatchCertainty
from app.services.import_choices import Existing
from app.services.import_sides import Meeting, Side
from app.ui.formatting import joined
from app.ui.pages.importer.words import tr

_MOST_NAMED = 3


def explanation(meeting: Meeting, how: Existing) -> str:
    """What happens when the owner leaves it at this."""
    if how is Existing.SKIP:
        return tr("Stays as it is. Nothing from this row comes in.")
    if how is Existing.CREATE:
        is_unsure = meeting.match.certainty is MatchCertainty.UNSURE
        return tr("Two people, probably. Nothing is merged.") if is_unsure else tr("A second card. Nothing is merged.")
    added = [side.label for side in meeting.sides if side.is_new and side.field != "acquainted_since"]
    differing = [side for side in meeting.sides if side.ours and side.ours != side.theirs]
    sentences = [words for words in (_kept(differing), _added(added), _older(differing)) if words]
    return " ".join(sentences) or tr("Nothing new. The card stays as it is.")


def _kept(differing: list[Side]) -> str:
    name = next((side for side in differing if side.field == "name"), None)
    return tr("Keeps {name}.").format(name=name.kept) if name else ""


def _added(labels: list[str]) -> str:
    if not labels:
        return ""
    if len(labels) > _MOST_NAMED:
        return tr("Adds {count} things that your card does not have.").format(count=len(labels))
    return tr("Adds {things}.").format(things=joined(tuple(label[:1].lower() + label[1:] for label in labels)))


def _older(differing: list[Side]) -> str:
    is_there = any(side.field == "acquainted_since" and side.is_new for side in differing)
    return tr("The older first contact wins.") if is_there else ""
