"""What cards say of a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import CardSummary, Kind, Stage, Tier
from app.domain.tag import OwnField
from app.ui.pages.customers.columns import all_columns, read_columns, usual_columns, written_columns
from app.ui.pages.customers.delegate import fitted
from app.ui.pages.customers.tiles import Tiles
from app.ui.pages.customers.words import Line, known_for, last_line, next_line, place_text, spoken_rest
from app.ui.theme import theme_of

TODAY = date(2026, 6, 11)
SOFIA = CardSummary(
    id=1, uuid="u", kind=Kind.PERSON, name="Sofia Wikström", subtitle="Private garden", company="", role="",
    stage=Stage.RETENTION, tier=Tier.REGULAR, photo_id=None, human_line="Likes figs.", warmth=47.4, pill="open_slip",
    last_day=date(2026, 5, 28), last_channel="visit", next_day=date(2026, 6, 14), next_minute=None,
    next_channel="promise", next_label="New pot", usual_gap_days=28.0, quiet_days=14, contacts=5, strip=(),
    lifetime_value_minor=None, created_on=date(2024, 6, 11),
)  # fmt: skip


def test_what_is_owed_after_a_slip_is_said_in_berry() -> None:
    assert next_line(SOFIA, TODAY) == Line("mend", "New pot", "Sunday", "berry")


@pytest.mark.parametrize(
    ("days", "minute", "channel", "label", "said", "tone"),
    [
        (0, 1020, "call", "", "Today, 17:00", "ink"),
        (1, None, "coffee", "Drop in", "Drop in, tomorrow", "ink"),
        (5, 600, "visit", "", "Tuesday", "ink"),
        (9, None, "visit", "", "Sat 20 June", "ink"),
        (9, None, "visit", "Walk", "Walk, 20 June", "ink"),
        (3, None, "surprise", "Figs", "Sunday", "gold"),
        (-2, None, "text", "", "2 days late", "berry"),
        (-1, None, "promise", "Sketch", "Sketch, 1 day late", "berry"),
    ],
)
def test_what_comes_next_is_said_with_its_time(
    days: int, minute: int | None, channel: str, label: str, said: str, tone: str
) -> None:
    day = TODAY + timedelta(days)
    card = replace(SOFIA, pill="", next_day=day, next_minute=minute, next_channel=channel, next_label=label)
    line = next_line(card, TODAY)
    assert (line.text, line.tone) == (said, tone)


def test_nothing_planned_and_no_contact_are_said_quietly() -> None:
    card = replace(SOFIA, last_day=None, next_day=None)
    assert last_line(card, TODAY).text == "No contact yet"
    assert next_line(card, TODAY) == Line("", "Nothing planned", "", "ink3")


def test_the_place_is_the_company_with_the_role_before_the_owners_line() -> None:
    assert place_text(SOFIA) == "Private garden"
    assert place_text(replace(SOFIA, company="Aurajoki Hotels", role="Facilities")) == "Aurajoki Hotels, Facilities"
    assert place_text(replace(SOFIA, subtitle="", kind=Kind.COMPANY)) == "Company"


def test_how_long_known_counts_from_the_first_contact() -> None:
    assert known_for(SOFIA, TODAY) == "2 years"
    fresh = replace(SOFIA, created_on=TODAY)
    assert known_for(fresh, TODAY) == ""
    assert known_for(replace(fresh, strip=((TODAY - timedelta(42), 0),)), TODAY) == "6 weeks"


def test_a_reader_hears_everything_on_the_card() -> None:
    said = spoken_rest(SOFIA, TODAY, is_chosen=True)
    assert said.startswith("chosen, Private garden, Retention, Regular, Open slip, Likes figs., ")
    assert said.endswith("next: New pot, Sunday")


def test_a_label_gives_way_but_never_the_time(theme: object) -> None:
    line = Line("mend", "A new pot like the one of her grandmother", "Sunday", "berry")
    shown = fitted(line, theme_of().scale.caption, 110)
    assert shown.endswith("…, Sunday")


def test_columns_survive_being_written_and_read() -> None:
    every = all_columns((OwnField(7, "Soil"),))
    text = "name:240,own:7:150,tier:60,tags:999"
    columns = read_columns(text, every)
    assert [(column.key, column.width) for column in columns[1:]] == [
        ("name", 240), ("own:7", 150), ("tier", 60), ("tags", 800),
    ]  # fmt: skip
    assert read_columns(written_columns(columns), every) == columns


def test_unknown_or_no_columns_mean_the_usual_ones() -> None:
    every = all_columns()
    assert read_columns("", every) == usual_columns(every)
    assert read_columns("nonsense:1,own:99:5", every) == usual_columns(every)
    assert [column.key for column in read_columns("tier:60", every)] == ["box", "name", "tier"]


@pytest.mark.parametrize(
    ("width", "columns", "tile"), [(1232, 4, 280), (960, 3, 288), (1392, 4, 320), (1472, 5, 269), (400, 1, 336)]
)
def test_cards_gain_columns_with_the_width(width: int, columns: int, tile: int) -> None:
    tiles = Tiles(width, 264, 214)
    assert tiles.columns == columns
    assert tiles.rect(0).width() == tile


def test_a_place_leads_back_to_its_tile_and_gaps_to_none() -> None:
    tiles = Tiles(1232, 264, 214)
    for row in range(12):
        middle = tiles.rect(row).center()
        assert tiles.row_at(middle.x(), middle.y(), 12) == row
    gap = tiles.rect(0).right() + 8
    assert tiles.row_at(gap, 20, 12) == -1
    assert tiles.row_at(tiles.rect(11).center().x(), tiles.rect(11).center().y(), 11) == -1


def test_only_tiles_in_sight_are_painted() -> None:
    tiles = Tiles(1232, 264, 214)
    rows = tiles.rows_between(23_000, 23_760, 100_000)
    assert 12 <= len(rows) <= 24
    assert tiles.rect(rows[0]).bottom() >= 23_000 - tiles.gap - tiles.height
    assert tiles.rect(rows[-1]).top() >= 23_000
