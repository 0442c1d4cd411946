"""One call of every service method that changes something, for the generic test of undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.domain.campaign import Template
from app.domain.conflict import Conflict
from app.domain.customer import (
    Circumstance,
    CircumstanceKind,
    ContactDetail,
    Customer,
    DetailKind,
    Occasion,
    Relationship,
    RelationshipKind,
    Stage,
    Tier,
)  # fmt: skip
from app.domain.event import EventChoice, Fate
from app.domain.fact import Fact, FactKind
from app.domain.gesture import Gesture, GestureStep
from app.domain.promise import Promise, Slip
from app.domain.purchase import Opportunity, OpportunityStep, Purchase
from app.domain.repeats import Repeat
from app.domain.settings import OwnerProfile
from app.domain.stakeholder import Change, ChangeKind, Impression, Plan, Stakeholder
from app.domain.tag import OwnField, Segment
from app.domain.touchpoint import Mood, Touchpoint
from app.domain.year_plan import LineKey, NoScope, YearPlan
from app.services.desk import Desk
from app.services.touchpoints import Kept
from app.services.triage import Spoken
from tests.builders import NOW, TODAY, friend, person, plan, surprise, touch, weekly
from tests.calendars import everyday

People = dict[str, Customer]
Scenario = Callable[[Desk, People], Callable[[], Any]]
"""Prepares what the call needs, and returns the call."""


def _customers(desk: Desk, people: People) -> dict[str, Scenario]:
    c = desk.customers
    maja, sofia, eero = people["Maja"].id, people["Sofia"].id, people["Eero"].id
    phone = ContactDetail(customer_id=maja, kind=DetailKind.PHONE, value="+358 1", is_preferred=True)
    birthday = Occasion(customer_id=eero, month=6, day=12)
    tie = Relationship(customer_id=maja, other_id=sofia, kind=RelationshipKind.FRIEND)
    return {
        "add": lambda d, p: lambda: c.add(Customer(given_name="Oskar"), (phone,), (birthday,), ("roses",)),
        "edit": lambda d, p: lambda: c.edit(maja, notes="Sneezes near birch", stage=Stage.CONVERSION),
        "set_stage": lambda d, p: lambda: c.set_stage((maja, sofia, eero), Stage.ATTRACTION),
        "set_tier": lambda d, p: lambda: c.set_tier((maja, eero), Tier.OCCASIONAL),
        "tag": lambda d, p: lambda: c.tag((maja, eero), ("Herbs", "herbs", "VIP")),
        "untag": lambda d, p: _after(c.tag((maja,), ("Herbs",)), lambda: c.untag((maja,), ("hérbs",))),
        "trash": lambda d, p: lambda: c.trash((maja, eero)),
        "bring_back": lambda d, p: _after(c.trash((maja,)), lambda: c.bring_back((maja,))),
        "add_detail": lambda d, p: lambda: c.add_detail(phone),
        "edit_detail": lambda d, p: _with(
            c.add_detail(phone), lambda made: c.edit_detail(replace(made, value="+358 2"))
        ),
        "remove_detail": lambda d, p: _with(c.add_detail(phone), c.remove_detail),
        "set_occasion": lambda d, p: lambda: c.set_occasion(birthday),
        "remove_occasion": lambda d, p: _with(c.set_occasion(birthday), c.remove_occasion),
        "set_circumstance": lambda d, p: (
            lambda: c.set_circumstance(Circumstance(customer_id=maja, kind=CircumstanceKind.GRIEF, since=TODAY))
        ),
        "relate": lambda d, p: lambda: c.relate(tie),
        "unrelate": lambda d, p: _with(c.relate(tie), c.unrelate),
    }


def _facts(desk: Desk, people: People) -> dict[str, Scenario]:
    f, maja = desk.facts, people["Maja"].id
    plums = Fact(customer_id=maja, kind=FactKind.LIKES, text="Plums are always welcome")
    win = Plan(customer_id=maja, for_us="Care plan", for_company="Weddings", for_person="Free Saturdays")
    return {
        "add": lambda d, p: lambda: f.add(plums),
        "edit": lambda d, p: _with(f.add(plums), lambda made: f.edit(replace(made, text="Plums, never pears"))),
        "remove": lambda d, p: _with(f.add(plums), f.remove),
        "ask_next": lambda d, p: _with(f.add(plums), f.ask_next),
        "set_objectives": lambda d, p: (
            lambda: f.set_objectives(maja, ("Quiet Saturdays on wedding days", "Home by four"))
        ),
        "set_plan": lambda d, p: lambda: f.set_plan(win),
        "remove_plan": lambda d, p: _with(f.set_plan(win), f.remove_plan),
    }


def _touchpoints(desk: Desk, people: People) -> dict[str, Scenario]:
    t = desk.touchpoints
    maja, eero, sofia = people["Maja"], people["Eero"], people["Sofia"]
    call = Touchpoint(channel="call", day=TODAY, mood=Mood.PLEASED, participants=(maja.id, eero.id), notes="Benches")
    kept = Kept(
        conflict=Conflict("Not listened to", "A word before we come", "A text before", TODAY + timedelta(8)),
        facts=(Fact(text="Guests face the water"),), promises=(Promise(text="Photos", due=TODAY),),
        slips=(Slip(text="Late", happened_on=TODAY),), newcomers=(Customer(given_name="Per"),),
    )  # fmt: skip
    return {
        "log": lambda d, p: lambda: t.log(call, kept),
        "plan": lambda d, p: lambda: t.plan(call),
        "edit": lambda d, p: _with(
            t.log(call), lambda made: t.edit(replace(made, day=TODAY - timedelta(2), participants=(sofia.id, maja.id)))
        ),
        "move": lambda d, p: _with(plan(d, maja, TODAY), lambda made: t.move(made.id, TODAY + timedelta(3), 900)),
        "resize": lambda d, p: _with(plan(d, maja, TODAY), lambda made: t.resize(made.id, 45)),
        "snooze": lambda d, p: _with(plan(d, maja, TODAY), lambda made: t.snooze(made.id, TODAY + timedelta(7))),
        "mark_done": lambda d, p: _with(plan(d, maja, TODAY), lambda made: t.mark_done(made.id)),
        "give_to": lambda d, p: _with(t.log(call, kept), lambda made: t.give_to(made.id, maja.id, sofia.id)),
        "trash": lambda d, p: _with(touch(d, maja, 1), lambda made: t.trash(made.id)),
    }


def _promises(desk: Desk, people: People) -> dict[str, Scenario]:
    s, maja = desk.promises, people["Maja"].id
    pot = Promise(customer_id=maja, text="A new pot", due=TODAY)
    late = Slip(customer_id=maja, kind="late", text="Came late", happened_on=TODAY)
    return {
        "make": lambda d, p: lambda: s.make(pot),
        "edit": lambda d, p: _with(s.make(pot), lambda made: s.edit(replace(made, text="Two pots"))),
        "keep": lambda d, p: _with(s.make(pot), lambda made: s.keep(made.id)),
        "move": lambda d, p: _with(s.make(pot), lambda made: s.move(made.id, TODAY + timedelta(5))),
        "break_off": lambda d, p: _with(s.make(pot), lambda made: s.break_off(made.id)),
        "remove": lambda d, p: _with(s.make(pot), lambda made: s.remove(made.id)),
        "note_slip": lambda d, p: lambda: s.note_slip(late),
        "edit_slip": lambda d, p: _with(s.note_slip(late), lambda made: s.edit_slip(replace(made, felt="Let down"))),
        "own_up": lambda d, p: _with(s.note_slip(late), lambda made: s.own_up(made.id, NOW, "in person")),
        "make_good": lambda d, p: _with(
            s.note_slip(late), lambda made: s.make_good(made.id, TODAY, "Replanted", 8500, "EUR")
        ),
        "remove_slip": lambda d, p: _with(s.note_slip(late), lambda made: s.remove_slip(made.id)),
    }


def _companies(desk: Desk, people: People) -> dict[str, Scenario]:
    s = desk.companies
    eero, hotel = people["Eero"].id, people["Aurajoki"].id
    place = Stakeholder(person_id=eero, company_id=hotel, title="Finance", since=TODAY)
    moved = Change(customer_id=hotel, kind=ChangeKind.MOVED, text="Moved to Raisio", happened_on=TODAY)
    return {
        "add_member": lambda d, p: _with(
            s.add_member(place),
            lambda made: s.add_member(replace(place, person_id=p["Maja"].id, took_over_from_id=made.id)),
        ),
        "add_newcomer": lambda d, p: lambda: s.add_newcomer("Jukka Lehto", replace(place, person_id=0)),
        "add_person": lambda d, p: (
            lambda: s.add_person(Customer(name="Ravi Menon"), company=hotel, title="Procurement")
        ),
        "edit_member": lambda d, p: _with(s.add_member(place), lambda made: s.edit_member(replace(made, influence=4))),
        "end_membership": lambda d, p: _with(s.add_member(place), lambda made: s.end_membership(made.id, TODAY)),
        "remove_member": lambda d, p: _with(s.add_member(place), lambda made: s.remove_member(made.id)),
        "note_change": lambda d, p: lambda: s.note_change(moved),
        "look_at": lambda d, p: _with(s.note_change(moved), lambda made: s.look_at(made.id)),
        "note_impression": lambda d, p: (
            lambda: s.note_impression(Impression(customer_id=eero, noted_on=TODAY, trust=70))
        ),
    }


def _cadences(desk: Desk, people: People) -> dict[str, Scenario]:
    c, g, maja = desk.cadences, desk.segments, people["Maja"].id
    tuesdays = Repeat(customer_id=maja, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY, minute=600, channel="call")

    def vip(d: Desk, p: People) -> int:
        d.customers.tag((maja,), ("VIP",))
        return g.tags()[0].id

    def gardens(d: Desk, p: People) -> int:
        return g.save_segment(Segment(name="Gardens", query="garden")).id

    def ruled(set_cadence: Callable[..., None], number: int) -> int:
        set_cadence(number, 28, 40)
        return number

    return {
        "set_own": lambda d, p: lambda: c.set_own(maja, 42, 63, "text"),
        "clear_own": lambda d, p: _after(c.set_own(maja, 42), lambda: c.clear_own(maja)),
        "set_for_tag": lambda d, p: _with(vip(d, p), lambda tag: c.set_for_tag(tag, 21)),
        "clear_for_tag": lambda d, p: _with(ruled(c.set_for_tag, vip(d, p)), c.clear_for_tag),
        "set_for_segment": lambda d, p: _with(gardens(d, p), lambda made: c.set_for_segment(made, 28, 40)),
        "clear_for_segment": lambda d, p: _with(ruled(c.set_for_segment, gardens(d, p)), c.clear_for_segment),
        "add_repeat": lambda d, p: lambda: c.add_repeat(tuesdays),
        "edit_repeat": lambda d, p: _with(
            c.add_repeat(tuesdays), lambda made: c.edit_repeat(replace(made, rule="FREQ=MONTHLY;BYDAY=1MO"))
        ),
        "remove_repeat": lambda d, p: _with(c.add_repeat(tuesdays), lambda made: c.remove_repeat(made.id)),
        "skip": lambda d, p: _with(c.add_repeat(tuesdays), lambda made: c.skip(made.id, made.starts_on)),
        "move_following": lambda d, p: _with(
            c.add_repeat(tuesdays),
            lambda made: c.move_following(made.id, made.starts_on + timedelta(7), made.starts_on + timedelta(8)),
        ),
    }


def _rest(desk: Desk, people: People) -> dict[str, dict[str, Scenario]]:
    maja = people["Maja"].id
    bought = Purchase(customer_id=maja, day=TODAY, title="Roses", amount_minor=12000, currency="EUR")
    deal = Opportunity(customer_id=maja, title="Terrace", amount_minor=400000, currency="EUR")
    b, g, f, h = desk.purchases, desk.segments, desk.files, desk.history
    return {
        "purchases": {
            "add": lambda d, p: lambda: b.add(bought),
            "edit": lambda d, p: _with(b.add(bought), lambda made: b.edit(replace(made, amount_minor=1))),
            "remove": lambda d, p: _with(b.add(bought), lambda made: b.remove(made.id)),
            "set_opportunity": lambda d, p: _with(
                b.set_opportunity(deal), lambda made: b.set_opportunity(replace(made, step=OpportunityStep.WON))
            ),
        },
        "segments": {
            "rename_tag": lambda d, p: _after(
                d.customers.tag((maja,), ("herbs",)), lambda: g.rename_tag(g.tags()[0].id, "Kitchen herbs")
            ),
            "save_segment": lambda d, p: lambda: g.save_segment(Segment(name="Rose people", query="roses")),
            "remove_segment": lambda d, p: _with(g.save_segment(Segment(name="Rose people")), g.remove_segment),
            "set_own_field": lambda d, p: lambda: g.set_own_field(OwnField(name="Soil")),
            "set_own_value": lambda d, p: _with(
                g.set_own_field(OwnField(name="Soil")), lambda made: g.set_own_value(maja, made.id, "clay")
            ),
        },
        "files": {
            "add": lambda d, p: lambda: f.add(maja, "plan.pdf", "application/pdf", b"plan"),
            "set_photo": lambda d, p: lambda: f.set_photo(maja, "me.png", "image/png", b"face"),
            "remove_photo": lambda d, p: _after(
                f.set_photo(maja, "a", "image/png", b"face"), lambda: f.remove_photo(maja)
            ),
            "remove": lambda d, p: _with(f.add(maja, "plan.pdf", "", b"plan"), f.remove),
        },
        "surprises": {
            "tick": lambda d, p: _with(_first_step(d, p), d.surprises.tick),
            **_surprises(desk, people),
        },
        "gestures": {
            "add": lambda d, p: lambda: d.gestures.add(Gesture(name="Plum jam"), (GestureStep(text="Cook it"),)),
            "edit": lambda d, p: _with(
                d.gestures.add(Gesture(name="A jar of plum jam"), (GestureStep(text="Cook it"),)),
                lambda made: d.gestures.edit(replace(made, minutes=15), (GestureStep(text="Label it", days_before=1),)),
            ),
            "archive": lambda d, p: _with(d.gestures.add(Gesture(name="Jam")).id, d.gestures.archive),
            "bring_back": lambda d, p: _with(
                d.gestures.archive(d.gestures.add(Gesture(name="Jam")).id).id, d.gestures.bring_back
            ),
            "restock": lambda d, p: _with(
                d.gestures.add(Gesture(name="Jam")), lambda made: d.gestures.restock(made.id, 3)
            ),
            "stock_library": lambda d, p: d.gestures.stock_library,
        },
        "campaigns": _campaigns(desk, people),
        "triage": {
            "answer": lambda d, p: lambda: d.triage.answer(maja, Spoken.THIS_SEASON, Tier.OCCASIONAL),
        },
        "calendar": {
            "take": lambda d, p: lambda: d.calendar.take(maja, TODAY + timedelta(2), 600),
            "take_occurrence": lambda d, p: _with(
                weekly(d, maja), lambda made: d.calendar.take_occurrence(made.id, made.starts_on, TODAY + timedelta(4))
            ),
        },
        "settings": {
            "change": lambda d, p: lambda: d.settings.change("owner", name="Nora Lindqvist", working_days=(0, 1, 2)),
            "flag": lambda d, p: lambda: d.settings.flag("profile_done", True),
            "introduce": lambda d, p: lambda: d.settings.introduce(OwnerProfile(name="Nora Lindqvist", country="FI")),
        },
        "slipping": {
            "close": lambda d, p: lambda: d.slipping.close(p["Tomas"].id, "fine", "He is at sea"),
        },
        "calendar_files": {
            "bring_in": lambda d, p: _with(
                d.calendar_files.draft(everyday()),
                lambda made: d.calendar_files.bring_in(made, {made.groups[-2].key: EventChoice(Fate.NEW_CARD)}),
            ),
        },
        "history": {
            "bring_back": lambda d, p: _after(d.customers.trash((maja,)), lambda: h.bring_back(h.trash()[0])),
        },
    }


def _campaigns(desk: Desk, people: People) -> dict[str, Scenario]:
    c = desk.campaigns

    def ada(d: Desk, **fields: Any) -> int:
        return person(d, "Ada Lind", acquainted_since=TODAY - timedelta(900), **fields).id

    def begun(d: Desk) -> tuple[int, int]:
        number = ada(d)
        return c.begin((number, ada(d)), whom="both").id, number

    def planned(d: Desk) -> tuple[int, int]:
        made = begun(d)
        c.plan(made[0], made[1:], TODAY + timedelta(1))
        return made

    def near_a_surprise(d: Desk) -> tuple[int, int]:
        made = begun(d)
        surprise(d, d.customers.get(made[1]), TODAY + timedelta(3))
        return made

    return {
        "save_template": lambda d, p: _with(
            c.save_template(Template(name="Autumn", body="Dear {first name},")),
            lambda made: c.save_template(replace(made, name="Late autumn")),
        ),
        "archive_template": lambda d, p: lambda: c.archive_template(c.templates()[-1]),
        "begin": lambda d, p: _with(ada(d), lambda made: c.begin((made,))),
        "rename": lambda d, p: _with(begun(d), lambda made: c.rename(made[0], "For the garden people")),
        "write": lambda d, p: _with(begun(d), lambda made: c.write(made[0], "Dear {first name},\n\nThank you.")),
        "ask_first": lambda d, p: _with(begun(d), lambda made: c.ask_first(made[0], True)),
        "accompany": lambda d, p: _with(
            (begun(d)[0], d.gestures.add(Gesture(name="Jam", cost_minor=500)).id), lambda made: c.accompany(*made)
        ),
        "edit_letter": lambda d, p: _with(begun(d), lambda made: c.edit_letter(*made, "Dear Ada,\n\nYes.")),
        "leave_out": lambda d, p: _with(begun(d), lambda made: c.leave_out(*made)),
        "take_in": lambda d, p: _with(near_a_surprise(d), lambda made: c.take_in(*made)),
        "accept_short": lambda d, p: _with(begun(d), lambda made: c.accept_short(*made)),
        "add_people": lambda d, p: _with((*begun(d), ada(d)), lambda made: c.add_people(made[0], made[1:])),
        "remove": lambda d, p: _with(begun(d), lambda made: c.remove(made[0])),
        "plan": lambda d, p: _with(begun(d), lambda made: c.plan(made[0], made[1:], TODAY + timedelta(2))),
        "went_out": lambda d, p: _with(planned(d), lambda made: c.went_out(made[0], made[1:])),
    }


def _surprises(desk: Desk, people: People) -> dict[str, Scenario]:
    s, noor = desk.surprises, people["Noor"]
    week = _suggested(desk)
    return {
        "plan": lambda d, p: _after(week(), lambda: s.plan(replace(s.wishes(), yearly_minor=0, gap_weeks=4))),
        "accept": lambda d, p: _with(week(), lambda key: s.accept(key, "She hums while she deadheads")),
        "accept_all": lambda d, p: _after(week(), s.accept_all),
        "another_idea": lambda d, p: _with(week(), s.another_idea),
        "this_instead": lambda d, p: _with(
            _suggested(desk, with_thoughts=True)(), lambda key: s.this_instead(key, s.thoughts(key)[0].gesture_id)
        ),
        "refuse": lambda d, p: _with(week(), lambda key: s.refuse(key, NoScope.THIS_YEAR)),
        "another_week": lambda d, p: _with(week(), s.another_week),
        "lock": lambda d, p: _with(week(), s.lock),
        "drop": lambda d, p: _with(surprise(d, noor, TODAY).id, s.drop),
        "move": lambda d, p: _with(
            surprise(d, noor, TODAY, ("Cut it",)).id, lambda made: s.move(made, TODAY + timedelta(3))
        ),
        "deliver": lambda d, p: _with(surprise(d, noor, TODAY).id, s.deliver),
        "react": lambda d, p: _with(surprise(d, noor, TODAY).id, lambda made: s.react(made, 5, "“Nobody ever did.”")),
        "write_card": lambda d, p: _with(surprise(d, noor, TODAY).id, lambda made: s.write_card(made, "Dear Noor,")),
        "write_note": lambda d, p: _with(surprise(d, noor, TODAY).id, lambda made: s.write_note(made, "by the door")),
        "spend": lambda d, p: _with(surprise(d, noor, TODAY).id, lambda made: s.spend(made, 450, 20)),
    }


def _suggested(desk: Desk, with_thoughts: bool = False) -> Callable[[], LineKey]:
    """A suggestion of the year as it is planned now, a plan being made where there is none."""

    def chosen(plan: YearPlan | None) -> LineKey | None:
        keys = (line.key for line in plan.lines if line.is_suggested) if plan is not None else ()
        return next((key for key in keys if not with_thoughts or desk.surprises.thoughts(key)), None)

    def key() -> LineKey:
        plan = desk.surprises.current()
        for count in range(9):
            if (found := chosen(plan)) is not None:
                return found
            for what in ("A meadow in a tin", "A walk among orchids", "Seeds of a meadow", "A drawn orchid"):
                tags = "meadow" if "meadow" in what else "orchid"
                desk.gestures.add(Gesture(name=f"{what}, {count}", tags=tags, minutes=20))
            friend(desk, f"Saga Lind {count}", "Meadows and orchids")
            plan = desk.surprises.plan()
        raise AssertionError("no suggestion")

    return key


def _first_step(desk: Desk, people: People) -> int:
    return desk.surprises.steps(surprise(desk, people["Noor"], TODAY, ("Cut before 8",)).id)[0].id


def scenarios(desk: Desk, people: People) -> dict[str, Scenario]:
    """Scenario by "service.method"."""
    groups = {
        "customers": _customers(desk, people), "facts": _facts(desk, people), "touchpoints": _touchpoints(desk, people),
        "promises": _promises(desk, people), "companies": _companies(desk, people),
        "cadences": _cadences(desk, people), **_rest(desk, people),
    }  # fmt: skip
    return {f"{service}.{method}": scenario for service, group in groups.items() for method, scenario in group.items()}


def _with(made: Any, call: Callable[[Any], Any]) -> Callable[[], Any]:
    return lambda: call(made)


def _after(_done: Any, call: Callable[[], Any]) -> Callable[[], Any]:
    return call
