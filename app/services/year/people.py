"""The planner's rows: how much each relationship weighs, what speaks for a gesture, and who is left in peace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from app.domain.customer import Customer, Tier
from app.domain.fact import Fact
from app.domain.genuine import library_of, matches, objections, of_their_trade
from app.domain.planner import factors
from app.domain.planner.learning import Learned, from_delight, learn
from app.domain.planner.refusals import Acquaintance, Refusal, RefusalKind, refusals, too_costly
from app.domain.planner.snapshot import ANY, Bools, Floats, Ints
from app.services.year.frame import Frame, given_on

TIERS = tuple(Tier)
USUAL_CHANCE = 0.8
"""Until a customer's own chance is known."""
AGAIN_AFTER_DAYS = 365
AWKWARD = 2
"""Delight of at most so much: that gesture is not made again for them."""
OF_A_KIND = 0.5
"""What a fact counts that is only of a fitting kind and does not name the thing itself."""
_KNOWN_WELL = Acquaintance(two_way_touches=99, has_bought=True, since=None)
_CARE = frozenset((RefusalKind.GRIEF, RefusalKind.ILLNESS))
_ORDER = tuple(RefusalKind)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Facts that speak for a gesture, by row and column, and how genuine [C, G] that makes it; 0 where ruled out."""

    facts: dict[tuple[int, int], tuple[Fact, ...]]
    genuine: Floats


def reasons_of(frame: Frame) -> Reasons:
    """Facts for each gesture; an allergy, a dislike, a gift limit or their own trade rules one out all the same."""
    library = library_of(frame.gestures)
    found: dict[tuple[int, int], tuple[Fact, ...]] = {}
    counted = np.zeros((len(frame.people), len(frame.gestures)))
    closed = np.zeros(counted.shape, dtype=bool)
    for row, customer in enumerate(frame.people):
        facts = frame.inputs.facts.get(customer.id, ())
        for column, spoken in matches(library, facts).items():
            found[row, column] = (*spoken.named, *spoken.of_a_kind)
            counted[row, column] = len(spoken.named) + OF_A_KIND * len(spoken.of_a_kind)
        closed[row, list(objections(library, facts))] = True
        closed[row, list(of_their_trade(library, _trades(frame, customer)))] = True
        closed[row] |= _too_costly(frame, customer)
    closed[:, [each.is_archived for each in frame.gestures]] = True
    genuine = factors.genuine(counted, np.array([each.for_anyone for each in frame.gestures], dtype=bool))
    genuine[closed] = 0.0
    for each in frame.standing():
        place = frame.rows[each.customer_id], frame.columns[each.gesture_id]
        genuine[place] = max(genuine[place], each.genuine)
    return Reasons(found, genuine)


def _trades(frame: Frame, customer: Customer) -> tuple[str, ...]:
    """What the companies where somebody works are called, and what they do."""
    employers = frame.inputs.employers.get(customer.id, ())
    return tuple(text for one in employers for text in (one.name, one.industry))


def _too_costly(frame: Frame, customer: Customer) -> Bools:
    """[G] gestures above what they or an employer of theirs may take."""
    employers = frame.inputs.employers.get(customer.id, ())
    limits = [one.gift_limit_minor for one in (customer, *employers) if one.gift_limit_minor is not None]
    if not limits:
        return np.zeros(len(frame.gestures), dtype=bool)
    bound = replace(customer, gift_limit_minor=min(limits))
    return np.array([bool(too_costly(bound, each.cost_minor)) for each in frame.gestures], dtype=bool)


def weights_of(frame: Frame, margins: Floats) -> Floats:
    """R [C]; the money scale is the shop's median yearly margin, once it is known."""
    bought = margins[margins > 0]
    scale = float(np.median(bought)) if len(bought) else factors.MARGIN_SCALE
    known = [frame.known(row) for row in range(len(frame.people))]
    alive = np.array([USUAL_CHANCE if one.chance is None else one.chance for one in known], dtype=np.float64)
    return factors.relationship(margins, alive, scale)


def margins_of(frame: Frame) -> Floats:
    """[C] margin of the last year in whole units of money."""
    bought = frame.inputs.bought
    minor = [max(0, bought[one.id][1]) if one.id in bought else 0 for one in frame.people]
    return np.array(minor, dtype=np.float64) / frame.shop.minor_per_unit


def learned_of(frame: Frame) -> tuple[Learned, Ints]:
    """What reactions have taught, by gesture and tier, and the tier of every row."""
    segment = np.array([TIERS.index(one.tier) for one in frame.people], dtype=np.int64)
    told = [
        each for each in frame.inputs.surprises
        if each.delight is not None and each.gesture_id in frame.columns and each.customer_id in frame.rows
    ]  # fmt: skip
    rows = np.array([frame.rows[each.customer_id] for each in told], dtype=np.int64)
    return learn(
        [from_delight(each.expected_delight) for each in frame.gestures],
        [frame.columns[each.gesture_id] for each in told],
        segment[rows],
        [from_delight(each.delight or 1) for each in told],
        len(TIERS),
    ), segment


def refusals_of(frame: Frame) -> dict[int, tuple[Refusal, ...]]:
    """Why somebody is left in peace, by row, the weightiest reason first."""
    found = {row: _refused(frame, one) for row, one in enumerate(frame.people)}
    return {row: each for row, each in found.items() if each}


def _refused(frame: Frame, customer: Customer) -> tuple[Refusal, ...]:
    """What speaks against a surprise for them: of their own, of where they work, and of the one they live with."""
    inputs, number = frame.inputs, customer.id
    since = customer.acquainted_since or frame.known(frame.rows[number]).first_day
    own = Acquaintance(inputs.two_way.get(number, 0), number in inputs.bought, since)
    found = [*_of_one(frame, customer, own)]
    for company in inputs.employers.get(number, ()):
        found += _of_one(frame, company, _KNOWN_WELL)
    for partner in inputs.partners.get(number, ()):
        row = frame.rows.get(partner)
        if row is not None:
            found += [each for each in _of_one(frame, frame.people[row], _KNOWN_WELL) if each.kind in _CARE]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.kind)))


def _of_one(frame: Frame, customer: Customer, acquaintance: Acquaintance) -> tuple[Refusal, ...]:
    slips, care = frame.inputs.slips.get(customer.id, ()), frame.inputs.circumstances.get(customer.id, ())
    return refusals(customer, acquaintance, slips, care, frame.today)


def opens_of(frame: Frame) -> Ints:
    """[C, G] first week in which a gesture is new again for somebody; never for one that was taken badly."""
    opens = np.zeros((len(frame.people), len(frame.gestures)), dtype=np.int64)
    for each in frame.inputs.surprises:
        row, column = frame.rows.get(each.customer_id), frame.columns.get(each.gesture_id)
        if row is None or column is None or (each.delivered_on is None and each.delight is None):
            continue
        again = given_on(each) + timedelta(days=AGAIN_AFTER_DAYS)
        is_awkward = each.delight is not None and each.delight <= AWKWARD
        week = frame.weeks if is_awkward else -(-(again - frame.monday).days // 7)
        opens[row, column] = max(opens[row, column], week)
    return opens


def bans_of(frame: Frame) -> Ints:
    """[B, 3] the owner's answers so far, week by week."""
    bans: list[tuple[int, int, int]] = []
    for no in frame.inputs.refused:
        rows = range(len(frame.people)) if no.customer_id is None else (frame.rows.get(no.customer_id),)
        column = ANY if no.gesture_id is None else frame.columns.get(no.gesture_id)
        if column is None:
            continue
        weeks: tuple[int, ...] | range = (ANY,)
        if no.from_day is not None or no.until_day is not None:
            first = max(0, frame.week(no.from_day or frame.monday))
            last = frame.weeks - 1 if no.until_day is None else min(frame.weeks - 1, frame.week(no.until_day))
            weeks = range(first, last + 1)
        bans += [(row, column, week) for row in rows if row is not None for week in weeks]
    return np.array(bans, dtype=np.int64).reshape(-1, 3)
