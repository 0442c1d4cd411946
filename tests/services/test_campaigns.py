"""Campaigns on a real file: who is in them, what each letter says, what goes out, and what never does."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from app.domain.campaign import CampaignView, LetterLine, LineKind, Template
from app.domain.customer import Circumstance, CircumstanceKind, ContactDetail, Customer, DetailKind
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture
from app.domain.letter import fields_in
from app.domain.letter_fields import FIELDS
from app.domain.purchase import Purchase
from app.domain.tag import FieldKind, OwnField
from app.domain.touchpoint import TouchpointState
from app.services.desk import Desk
from tests.builders import TODAY, company, person, surprise, touch

THANKS = Template(
    name="Thanks", title="A thank-you for {month}",
    body="Dear {first name},\n\nThank you for {years together}.\n\nYou told me {something they said}.",
)  # fmt: skip


def friend(desk: Desk, name: str, email: str = "", **fields: object) -> Customer:
    """Somebody known since 2019 who said something."""
    made = person(desk, name, acquainted_since=date(2019, 6, 3), pronouns="she", **fields)
    desk.facts.add(Fact(customer_id=made.id, kind=FactKind.LIKES, text="Likes plums", known_on=TODAY))
    if email:
        desk.customers.add_detail(ContactDetail(customer_id=made.id, kind=DetailKind.EMAIL, value=email))
    return made


def begun(desk: Desk, *people: Customer, template: Template = THANKS) -> int:
    return desk.campaigns.begin(tuple(one.id for one in people), template=template).id


def lines(desk: Desk, campaign: int) -> dict[str, LetterLine]:
    return {line.person.first_name: line for line in desk.campaigns.view(campaign).lines()}


def test_three_texts_come_with_keepwarm_and_say_nothing_they_do_not_know(desk: Desk) -> None:
    known = desk.campaigns.templates()
    assert [each.name for each in known] == ["A thank-you", "Happy to have met you", "Sorry, and thank you"]
    for each in known:
        assert set(fields_in(each.body)) - {"my name"} <= set(FIELDS), each.name
        assert each.body.startswith("Dear {first name},")
        assert "!" not in each.body
        assert each.title


def test_a_text_that_is_changed_becomes_the_owners_own(desk: Desk) -> None:
    first = desk.campaigns.templates()[0]
    mine = desk.campaigns.save_template(replace(first, name="Summer thanks", body="Dear {first name},"))
    assert desk.campaigns.templates()[0].name == "Summer thanks"
    assert len(desk.campaigns.templates()) == 3
    desk.campaigns.archive_template(mine)
    assert [each.name for each in desk.campaigns.templates()] == ["Happy to have met you", "Sorry, and thank you"]
    desk.campaigns.archive_template(desk.campaigns.templates()[0])
    assert [each.name for each in desk.campaigns.templates()] == ["Sorry, and thank you"]
    with pytest.raises(KeepwarmError, match="no name"):
        desk.campaigns.save_template(Template(name=" "))


def test_a_campaign_is_for_people_in_the_order_they_were_chosen(desk: Desk) -> None:
    ada, ben, hotel = friend(desk, "Ada Lind"), friend(desk, "Ben Ek"), company(desk, "Aurajoki Hotels")
    gone = friend(desk, "Cia Ro")
    desk.customers.trash((gone.id,))
    made = desk.campaigns.begin((ben.id, hotel.id, ada.id, ben.id, gone.id), template=THANKS)
    assert made.name == "A thank-you for June"
    assert [each.first_name for each in desk.campaigns.view(made.id).people] == ["Ben", "Ada"]
    with pytest.raises(KeepwarmError, match="nobody"):
        desk.campaigns.begin((hotel.id,))


def test_a_campaign_for_a_query_takes_whoever_it_finds(desk: Desk) -> None:
    friend(desk, "Ada Lind"), friend(desk, "Ben Ek")
    desk.store.start_day()
    made = desk.campaigns.begin(query="ada", whom="“garden people”", template=THANKS)
    assert [each.first_name for each in desk.campaigns.view(made.id).people] == ["Ada"]
    assert made.query == "“garden people”"


def test_letters_are_filled_from_facts_and_own_fields(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    garden = desk.segments.set_own_field(OwnField(name="Garden"))
    met = desk.segments.set_own_field(OwnField(name="First visit", kind=FieldKind.DAY))
    tick = desk.segments.set_own_field(OwnField(name="Has a dog", kind=FieldKind.TICK))
    for field, value in ((garden, "The courtyard"), (met, "2019-06-03"), (tick, "yes")):
        desk.segments.set_own_value(ada.id, field.id, value)
    desk.purchases.add(Purchase(customer_id=ada.id, day=TODAY, title="Pots, big", amount_minor=100, currency="EUR"))
    campaign = begun(desk, ada)
    desk.campaigns.write(campaign, "{your garden}, {first visit}, {last purchase}. {has a dog}.")
    assert desk.campaigns.view(campaign).letter(ada.id).text == "The courtyard, 3 June, pots."
    assert desk.campaigns.own_fields() == ("Garden", "First visit")


def test_assumptions_and_what_is_sensitive_stay_out(desk: Desk) -> None:
    ada = person(desk, "Ada Lind")
    for secret in (
        Fact(customer_id=ada.id, kind=FactKind.LIKES, text="Likes gin", basis=Basis.ASSUMED),
        Fact(customer_id=ada.id, kind=FactKind.LIKES, text="Likes gin", is_sensitive=True),
    ):
        desk.facts.add(secret)
    campaign = begun(desk, ada)
    desk.campaigns.write(campaign, " ".join(f"{{{name}}}." for name in FIELDS))
    assert "gin" not in desk.campaigns.view(campaign).letter(ada.id).text


def test_everybody_stands_as_the_rules_say(desk: Desk, people: dict[str, Customer]) -> None:
    desk.customers.set_circumstance(
        Circumstance(customer_id=people["Tomas"].id, kind=CircumstanceKind.GRIEF, note="His father died", since=TODAY)
    )
    surprise(desk, people["Eero"], TODAY + timedelta(3))
    desk.customers.edit(people["Noor"].id, do_not_contact=True)
    desk.facts.add(
        Fact(customer_id=people["Priya"].id, kind=FactKind.PREFERRED_CHANNEL, text="Calls, please", value="call")
    )
    found = lines(desk, begun(desk, *(one for one in people.values() if one.kind == "person")))
    assert {name: line.words for name, line in found.items() if name != "Maja"} == {
        "Sofia": "an open slip, put it right first",
        "Tomas": "his father died, 30 days of quiet",
        "Eero": "a surprise on Sunday is enough",
        "Noor": "asked to be left alone",
        "Priya": "call instead, they asked",
    }
    assert found["Maja"].kind is LineKind.LETTER


def test_one_letter_in_its_own_words_is_left_alone_by_everyones_text(desk: Desk) -> None:
    ada, ben = friend(desk, "Ada Lind"), friend(desk, "Ben Ek")
    campaign = begun(desk, ada, ben)
    desk.campaigns.edit_letter(campaign, ada.id, "Dear Ada, only you.")
    desk.campaigns.write(campaign, "Dear {first name}, everybody.")
    view = desk.campaigns.view(campaign)
    assert (view.letter(ada.id).text, view.letter(ben.id).text) == ("Dear Ada, only you.", "Dear Ben, everybody.")
    assert lines(desk, campaign)["Ada"].kind is LineKind.EDITED
    desk.campaigns.edit_letter(campaign, ada.id, None)
    assert desk.campaigns.view(campaign).letter(ada.id).text == "Dear Ada, everybody."


def test_somebody_is_left_out_and_taken_in_again(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    campaign = begun(desk, ada)
    desk.campaigns.leave_out(campaign, ada.id)
    assert lines(desk, campaign)["Ada"].words == "left out by you"
    desk.campaigns.take_in(campaign, ada.id)
    assert lines(desk, campaign)["Ada"].kind is LineKind.LETTER
    surprise(desk, ada, TODAY + timedelta(2))
    assert lines(desk, campaign)["Ada"].kind is LineKind.LEFT_OUT
    desk.campaigns.take_in(campaign, ada.id)
    assert lines(desk, campaign)["Ada"].kind is LineKind.LETTER


def test_a_wish_to_be_left_alone_cannot_be_overruled(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind", opted_out=True)
    campaign = begun(desk, ada)
    with pytest.raises(KeepwarmError, match="asked to be left alone"):
        desk.campaigns.take_in(campaign, ada.id)


def test_what_went_out_is_one_contact_each_and_one_undo(desk: Desk) -> None:
    ada, ben, cia = friend(desk, "Ada Lind"), friend(desk, "Ben Ek"), friend(desk, "Cia Ro", opted_out=True)
    campaign = begun(desk, ada, ben, cia)
    done = desk.campaigns.went_out(campaign, (ada.id, ben.id, cia.id))
    assert [(each.channel, each.state, each.participants) for each in done] == [
        ("card", TouchpointState.DONE, (ada.id,)), ("card", TouchpointState.DONE, (ben.id,)),
    ]  # fmt: skip
    assert "Thank you for seven years." in done[0].notes
    assert done[0].campaign_id == campaign
    assert lines(desk, campaign)["Ada"].words == "went out on 11 June"
    assert desk.campaigns.recent()[0].went_out == 2
    with pytest.raises(KeepwarmError, match="nobody left"):
        desk.campaigns.went_out(campaign, (ada.id,))
    label = desk.history.undo().label
    assert label == "“A thank-you for June” went out to Ada and Ben"
    assert desk.profiles.story(ada.id) == ()
    assert lines(desk, campaign)["Ada"].kind is LineKind.LETTER


def test_a_planned_letter_becomes_the_done_one(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    campaign = begun(desk, ada)
    planned = desk.campaigns.plan(campaign, (ada.id,), TODAY + timedelta(5))[0]
    assert lines(desk, campaign)["Ada"].words == "planned for 16 June"
    done = desk.campaigns.went_out(campaign, (ada.id,))[0]
    assert (done.id, done.day, done.state) == (planned.id, TODAY, TouchpointState.DONE)
    assert desk.touchpoints.next_of(ada.id) is None


def test_who_would_rather_be_called_gets_a_planned_call(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    desk.facts.add(Fact(customer_id=ada.id, kind=FactKind.PREFERRED_CHANNEL, text="Calls", value="call"))
    campaign = begun(desk, ada)
    with pytest.raises(KeepwarmError):
        desk.campaigns.went_out(campaign, (ada.id,))
    planned = desk.campaigns.plan(campaign, (ada.id,), TODAY + timedelta(1))[0]
    assert (planned.channel, planned.state, planned.notes) == ("call", TouchpointState.PLANNED, "")
    assert lines(desk, campaign)["Ada"].words == "call planned for 12 June"


def test_another_letter_inside_the_gap_is_one_too_many(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    desk.campaigns.went_out(begun(desk, ada), (ada.id,))
    assert lines(desk, begun(desk, ada))["Ada"].words == "a letter today is enough"
    ben = friend(desk, "Ben Ek")
    touch(desk, ben, 2, "card")
    assert lines(desk, begun(desk, ben))["Ben"].words == "a letter on 9 June was enough"


def test_people_can_be_added_and_nobody_twice(desk: Desk) -> None:
    ada, ben = friend(desk, "Ada Lind"), friend(desk, "Ben Ek")
    campaign = begun(desk, ada)
    assert desk.campaigns.add_people(campaign, (ben.id, ada.id)) == (ben.id,)
    assert desk.campaigns.add_people(campaign, (ben.id,)) == ()
    assert list(lines(desk, campaign)) == ["Ada", "Ben"]


def test_a_gesture_may_go_along(desk: Desk) -> None:
    jam = desk.gestures.add(Gesture(name="Jam", cost_minor=500, card_line="From the tree by the gate."))
    ada, ben = friend(desk, "Ada Lind"), friend(desk, "Ben Ek", no_gifts=True)
    campaign = desk.campaigns.begin((ada.id, ben.id), template=THANKS, gesture_id=jam.id).id
    view = desk.campaigns.view(campaign)
    assert (view.letter_minor, view.gesture_name) == (795, "Jam")
    assert lines(desk, campaign)["Ben"].words == "no gifts, please"
    assert desk.campaigns.went_out(campaign, (ada.id,))[0].channel == "gift"
    desk.campaigns.accompany(campaign, None)
    assert desk.campaigns.view(campaign).letter_minor == 295


def test_a_line_for_a_card_holds_the_persons_own_facts(desk: Desk) -> None:
    ada = friend(desk, "Ada Lind")
    filled = desk.campaigns.card_text(ada.id, "For {first name}. I saw {what they like} and {my name} smiled.")
    assert filled.text == "For Ada. I saw plums and smiled."
    assert [span.field for span in filled.spans] == ["first name", "what they like"]


def test_forgetting_somebody_takes_the_letters_along(desk: Desk) -> None:
    ada, ben = friend(desk, "Ada Lind"), friend(desk, "Ben Ek")
    campaign = begun(desk, ada, ben)
    desk.campaigns.edit_letter(campaign, ada.id, "Dear Ada, only you.")
    desk.campaigns.went_out(campaign, (ada.id, ben.id))
    desk.history.forget(ada.id)
    assert list(lines(desk, campaign)) == ["Ben"]
    assert desk.store.sql.execute("SELECT count(*) FROM campaign_member").fetchone() == (1,)


def test_the_cost_is_of_the_right_size_in_other_money(desk: Desk) -> None:
    campaign = begun(desk, friend(desk, "Ada Lind"))
    assert desk.campaigns.view(campaign).letter_minor == 295
    desk.settings.change("owner", currency="SEK")
    assert 2500 < desk.campaigns.view(campaign).letter_minor < 4500
    desk.settings.change("letters", cost_minor=99)
    assert desk.campaigns.view(campaign).letter_minor == 99


class TestDrafts:
    def saved(self, desk: Desk, folder: Path, *people: Customer) -> tuple[Path, ...]:
        written = desk.campaigns.save_drafts(begun(desk, *people), folder)
        return tuple(sorted(written.folder.iterdir()))

    def test_each_opens_as_an_unsent_mail_to_the_right_person(self, desk: Desk, tmp_path: Path) -> None:
        ada, ben = friend(desk, "Åda Lind", "ada@garden.example"), friend(desk, "Ben Ek", "ben@garden.example")
        files = self.saved(desk, tmp_path, ada, ben)
        assert [file.name for file in files] == ["letter 001.eml", "letter 002.eml"]
        mail = BytesParser(policy=policy.default).parsebytes(files[0].read_bytes())
        assert mail["To"].addresses[0].addr_spec == "ada@garden.example"
        assert mail["To"].addresses[0].display_name == "Åda Lind"
        assert mail["Subject"] == "A thank-you for June"
        assert mail["X-Unsent"] == "1"
        assert mail.get_content_charset() == "utf-8"  # type: ignore[union-attr]
        assert "Dear Åda,\n\nThank you for seven years.\n" in mail.get_content().replace("\r\n", "\n")  # type: ignore[union-attr]

    def test_only_the_owner_reads_them(self, desk: Desk, tmp_path: Path) -> None:
        files = self.saved(desk, tmp_path, friend(desk, "Ada Lind", "ada@garden.example"))
        assert stat.S_IMODE(os.stat(files[0]).st_mode) == 0o600
        assert stat.S_IMODE(os.stat(files[0].parent).st_mode) == 0o700

    @pytest.mark.parametrize("name", ["../../Evil", "a\nBcc: x@y.example", "C:\\x", "“Quoted” <b>", "x" * 300])
    def test_a_name_is_no_path_and_no_header(self, desk: Desk, tmp_path: Path, name: str) -> None:
        ada = friend(desk, name, "ada@garden.example")
        files = self.saved(desk, tmp_path, ada)
        assert [file.name for file in files] == ["letter 001.eml"]
        assert [each.name for each in tmp_path.iterdir() if each.is_dir() and each.name.startswith("Keepwarm")]
        mail = BytesParser(policy=policy.default).parsebytes(files[0].read_bytes())
        assert mail["Bcc"] is None
        assert [each.addr_spec for each in mail["To"].addresses] == ["ada@garden.example"]

    @pytest.mark.parametrize(
        "address", ["", "nobody", "a b@c.example", "a@b", "a@b.example\nBcc: c@d.example", "a@b@c.de"]
    )
    def test_who_cannot_be_written_to_is_named(self, desk: Desk, tmp_path: Path, address: str) -> None:
        ada, ben = friend(desk, "Ada Lind", "ada@garden.example"), friend(desk, "Ben Ek", address)
        written = desk.campaigns.save_drafts(begun(desk, ada, ben), tmp_path)
        assert (written.numbers, written.without_address) == ((ada.id,), ("Ben Ek",))
        with pytest.raises(KeepwarmError, match="e-mail address"):
            desk.campaigns.save_drafts(begun(desk, ben), tmp_path)

    def test_two_batches_go_to_two_folders(self, desk: Desk, tmp_path: Path) -> None:
        ada = friend(desk, "Ada Lind", "ada@garden.example")
        first, second = self.saved(desk, tmp_path, ada), self.saved(desk, tmp_path, ada)
        assert first[0].parent.name == "Keepwarm letters 2026-06-11"
        assert second[0].parent.name == "Keepwarm letters 2026-06-11 (2)"

    def test_stopping_leaves_nothing_behind(self, desk: Desk, tmp_path: Path) -> None:
        people = tuple(friend(desk, f"Ada{place} Lind", f"a{place}@garden.example") for place in range(3))
        before = set(tmp_path.iterdir())
        with pytest.raises(Cancelled):
            desk.campaigns.save_drafts(begun(desk, *people), tmp_path, is_cancelled=_after(2))
        assert set(tmp_path.iterdir()) == before

    def test_a_folder_that_is_not_there_is_told_kindly(self, desk: Desk, tmp_path: Path) -> None:
        ada = friend(desk, "Ada Lind", "ada@garden.example")
        with pytest.raises(KeepwarmError, match="folder"):
            self.saved(desk, tmp_path / "missing", ada)

    def test_progress_is_told(self, desk: Desk, tmp_path: Path) -> None:
        people = tuple(friend(desk, f"Ada{place} Lind", f"a{place}@garden.example") for place in range(2))
        told: list[tuple[int, int]] = []
        desk.campaigns.save_drafts(begun(desk, *people), tmp_path, lambda done, total, _: told.append((done, total)))
        assert told == [(1, 2), (2, 2)]


def _after(calls: int) -> Callable[[], bool]:
    seen: list[int] = []

    def is_cancelled() -> bool:
        seen.append(1)
        return len(seen) > calls

    return is_cancelled


def test_a_thousand_letters_are_read_in_a_few_passes(desk: Desk) -> None:
    people = [Customer(name=f"Ada{place} Lind", given_name=f"Ada{place}") for place in range(1000)]
    from app.storage.shelves import CUSTOMERS

    with desk.store.history.action("Many", "cards"):  # type: ignore[arg-type]
        stored = [CUSTOMERS.add(desk.store.db, each, desk.store.clock.now()) for each in people]
    campaign = desk.campaigns.begin(tuple(each.id for each in stored), template=THANKS).id
    asked: list[str] = []
    desk.store.sql.exec_trace = lambda _cursor, sql, _values: asked.append(sql) or True  # type: ignore[func-returns-value]
    view: CampaignView = desk.campaigns.view(campaign)
    desk.store.sql.exec_trace = None
    assert len(view.people) == 1000
    assert len(asked) < 30
