"""Small parts: hours, dates that come again, ways to reach somebody, codes and looks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import ContactDetail, Customer, DetailKind, Occasion, OccasionKind
from app.domain.fact import Fact, FactKind
from app.domain.profile import StoryEvent, StoryKind
from app.domain.promise import Slip
from app.domain.pronouns import THEY, Pronouns
from app.domain.touchpoint import Channel
from app.services.desk import Desk
from app.ui.dossier.dates_group import next_time, occasion_day
from app.ui.dossier.hours_entry import HoursEntry, read_minute
from app.ui.dossier.phone_card import write_vcard
from app.ui.dossier.qr_code import QrCode
from app.ui.dossier.reaching import Way, preferred_channel, ways
from app.ui.dossier.story_look import owned_up_words, story_look
from app.ui.dossier.words import touch_title
from tests.ui.dossier.stage import Stage

TODAY = date(2026, 6, 11)
SHE = Pronouns("she", "her", "her")


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("9", 540),
        ("9:30", 570),
        ("9.30", 570),
        ("5 pm", 1020),
        ("12 am", 0),
        ("24", 1440),
        ("25", None),
        ("9:75", None),
        ("x", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, minute: int | None) -> None:
    assert read_minute(text) == minute


def test_hours_become_a_value_and_a_sentence(qtbot: QtBot) -> None:
    hours = HoursEntry()
    qtbot.addWidget(hours)
    hours.start.setText("9")
    hours.end.setText("6 pm")
    assert hours.value == "09:00-18:00"
    hours.end.setText("24")
    assert hours.words() == "Never before 09:00"
    hours.end.setText("late")
    assert hours.value == ""


def test_a_leap_day_birthday_comes_every_year() -> None:
    birthday = Occasion(kind=OccasionKind.BIRTHDAY, month=2, day=29)
    assert next_time(birthday, TODAY) == date(2027, 2, 28)
    assert next_time(birthday, date(2028, 1, 1)) == date(2028, 2, 29)
    assert occasion_day(birthday) == "29 February"


def test_a_date_that_comes_once_is_over_afterwards() -> None:
    once = Occasion(month=6, day=10, year=2026, is_yearly=False)
    assert next_time(once, date(2026, 6, 10)) == date(2026, 6, 10)
    assert next_time(once, TODAY) is None


def test_ways_put_the_preferred_detail_first() -> None:
    details = (
        ContactDetail(1, 1, DetailKind.PHONE, "", "02 555"),
        ContactDetail(2, 1, DetailKind.PHONE, "", "+358 (0)40 555 0142", is_preferred=True, position=1),
        ContactDetail(3, 1, DetailKind.EMAIL, "", "maja+garden@example.org", position=2),
        ContactDetail(4, 1, DetailKind.ADDRESS, "", "Linnankatu 41", position=3),
    )
    assert [way.link for way in ways(details)] == [
        "tel:+358405550142", "sms:+358405550142", "tel:02555", "sms:02555", "mailto:maja+garden@example.org",
    ]  # fmt: skip


def test_a_link_can_not_be_smuggled_into_an_address() -> None:
    way = Way(Channel.EMAIL, ContactDetail(value="a@b.example?subject=x&body=y", kind=DetailKind.EMAIL))
    assert way.link == "mailto:a@b.example%3Fsubject%3Dx%26body%3Dy"


def test_an_unknown_preferred_channel_is_none() -> None:
    assert preferred_channel((Fact(kind=FactKind.PREFERRED_CHANNEL, value="pigeon"),)) is None
    assert preferred_channel((Fact(kind=FactKind.PREFERRED_CHANNEL, value="visit"),)) is Channel.VISIT


def test_the_code_is_a_square_with_its_three_corners(qtbot: QtBot) -> None:
    code = QrCode("sms:+358405550142")
    qtbot.addWidget(code)
    size = len(code.modules)
    assert size >= 21
    assert all(len(row) == size for row in code.modules)
    for y, x in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert all(code.modules[y][x : x + 7])
        assert code.modules[y + 3][x + 3]
    code.set_text("")
    assert code.modules == ()


def test_titles_follow_the_pronouns() -> None:
    assert touch_title("call", True, SHE) == "She called"
    assert touch_title("call", True, THEY) == "They called"
    assert touch_title("visit", False, SHE) == "A visit"
    assert touch_title("trade fair", False, SHE) == "Trade fair"


def test_the_time_from_slip_to_owning_up_is_said_without_judgement() -> None:
    slip = Slip(
        happened_on=date(2026, 5, 28), owned_up_at=datetime(2026, 5, 31, 9, tzinfo=UTC), owned_up_how="by telephone."
    )
    assert owned_up_words(slip, TODAY) == "Owned up after 3 days, by telephone."
    assert owned_up_words(Slip(), TODAY) == ""


def test_an_open_slip_offers_to_be_put_right() -> None:
    slip = Slip(id=3, happened_on=TODAY, text="Late")
    event = StoryEvent(StoryKind.SLIP, 3, TODAY, None, "late", "Late", slip=slip, is_open=True)
    look = story_look(event, SHE, TODAY)
    assert (look.action, look.panel[0]) == ("Put it right", "Not owned up to yet.")


def test_a_vcard_for_the_phone_leaves_out_what_is_sensitive(
    stage: Stage, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    desk.customers.edit(people["Maja"].id, notes="The gate code", notes_sensitive=True)
    write_vcard(stage.shell, desk.customers.get(people["Maja"].id), tmp_path / "maja.vcf")
    stage.qtbot.waitUntil(lambda: (tmp_path / "maja.vcf").exists(), timeout=5000)
    stage.qtbot.waitUntil(lambda: "maja.vcf" in stage.shell.messages.toasts.text, timeout=5000)

    card = (tmp_path / "maja.vcf").read_text(encoding="utf-8")
    assert "Holmström" in card
    assert "gate code" not in card
