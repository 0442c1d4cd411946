"""Letters as touchpoints: planned for a day, or done because the owner said that they went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.campaign import CampaignView, LetterLine, LineKind, MemberState
from app.domain.touchpoint import Channel, Direction, Touchpoint, TouchpointState
from app.storage import participants
from app.storage.shelves import CAMPAIGN_MEMBERS, TOUCHPOINTS
from app.storage.store import Store


def going_out(
    store: Store, view: CampaignView, lines: tuple[LetterLine, ...], day: date, channel: str, state: TouchpointState
) -> tuple[Touchpoint, ...]:
    """A touchpoint for each line, inside the action under way; one that was planned before is used again."""
    return tuple(_kept(store, line, _touchpoint(view, line, day, channel, state)) for line in lines)


def _touchpoint(view: CampaignView, line: LetterLine, day: date, channel: str, state: TouchpointState) -> Touchpoint:
    is_call = line.kind is LineKind.CALL
    written = Channel.GIFT if view.campaign.gesture_id is not None else channel
    return Touchpoint(
        channel=Channel.CALL if is_call else written, direction=Direction.BOTH_WAYS if is_call else Direction.FROM_US,
        state=state, day=day, title=view.campaign.name, notes="" if is_call else view.letter(line.person.id).text,
        campaign_id=view.campaign.id, participants=(line.person.id,),
    )  # fmt: skip


def _kept(store: Store, line: LetterLine, touchpoint: Touchpoint) -> Touchpoint:
    db, before = store.db, _planned(store, line)
    if before is None:
        stored = participants.add(db, touchpoint, store.clock.now())
    else:
        TOUCHPOINTS.save(db, replace(touchpoint, id=before.id, uuid=before.uuid, created_at=before.created_at))
        participants.move(db, before.id, touchpoint.day)
        stored = participants.get(db, before.id)
    state = MemberState.WENT_OUT if touchpoint.state is TouchpointState.DONE else MemberState.PLANNED
    CAMPAIGN_MEMBERS.change(db, line.member.id, state=state, touchpoint_id=stored.id)
    return stored


def _planned(store: Store, line: LetterLine) -> Touchpoint | None:
    number = line.member.touchpoint_id
    found = TOUCHPOINTS.of(store.db, number, by=("id",), unset=("trashed_at",)) if number else ()
    return next((each for each in found if each.state is TouchpointState.PLANNED), None)
