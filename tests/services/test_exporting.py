"""Taking customers out: whole files or none, readable by the owner alone, and back again without loss."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.domain.errors import Cancelled
from app.domain.fact import Fact
from app.domain.incoming import Incoming, as_incoming
from app.domain.touchpoint import Touchpoint
from app.services.desk import Desk
from app.services.exporting import ExportFormat
from app.storage import records
from tests.builders import TODAY, open_desk
from tests.services import files

SECRET = "Her mother is ill"


def brought(desk: Desk, path: Path) -> None:
    inspection = desk.importing.inspect(path)
    desk.importing.bring_in(desk.importing.draft(inspection, inspection.mapping))


def plain(desk: Desk) -> list[Incoming]:
    """Everybody as a file would bring them, by name; of the ways to reach them only the order within a kind counts."""
    numbers = [card.id for card in desk.finding.page("", limit=500).cards]
    found = (as_incoming(record) for record in records.read(desk.store.db, numbers))
    settled = (
        replace(one, source_system="", source_id="", details=tuple(sorted(one.details, key=lambda each: each.kind)))
        for one in found
    )
    return sorted(settled, key=lambda one: one.name)


@pytest.fixture
def sensitive(desk: Desk, people: dict[str, Customer]) -> Desk:
    """Maja with a fact and a note that stay out of files unless asked."""
    maja = people["Maja"].id
    desk.facts.add(Fact(customer_id=maja, text=SECRET, is_sensitive=True))
    desk.touchpoints.log(
        Touchpoint(channel="call", day=TODAY, notes="About her mother", notes_sensitive=True, participants=(maja,))
    )
    return desk


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_is_written_whole_and_private(
    desk: Desk, people: dict[str, Customer], tmp_path: Path, form: ExportFormat
) -> None:
    path = tmp_path / f"out.{form}"
    told: list[tuple[int, int]] = []
    done = desk.exporting.export(path, form, report=lambda count, total=0, text="": told.append((count, total)))

    in_calendar = 5  # a calendar holds those with something on a day
    assert done.customers == (in_calendar if form is ExportFormat.ICAL else desk.finding.count(""))
    assert done.touchpoints > 0
    assert told[-1][0] == told[-1][1] > 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith((".out", "out"))] == [path.name]


@pytest.mark.parametrize(
    "form", [ExportFormat.VCARD, ExportFormat.CSV, ExportFormat.SPREADSHEET_CSV, ExportFormat.JSON]
)
def test_what_is_sensitive_stays_unless_asked_for(sensitive: Desk, tmp_path: Path, form: ExportFormat) -> None:
    without, with_all = tmp_path / "without", tmp_path / "with"
    sensitive.exporting.export(without, form, with_sensitive=False)
    sensitive.exporting.export(with_all, form, with_sensitive=True)
    unfolded = with_all.read_text("utf-8").replace("\r\n ", "")

    assert SECRET not in without.read_text("utf-8").replace("\r\n ", "")
    assert "About her mother" not in without.read_text("utf-8").replace("\r\n ", "")
    assert SECRET in unfolded


def test_only_the_chosen_go_out(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    done = desk.exporting.export(path, ExportFormat.JSON, (people["Maja"].id, people["Eero"].id))
    names = [one["customer"]["name"] for one in json.loads(path.read_text("utf-8"))["customers"]]

    assert done.customers == 2
    assert names == ["Maja Holmström", "Eero Salonen"]


def test_whoever_is_in_the_trash_does_not_go_out(desk: Desk, people: dict[str, Customer], tmp_path: Path) -> None:
    desk.customers.trash((people["Eero"].id,))
    path = tmp_path / "all.vcf"
    desk.exporting.export(path, ExportFormat.VCARD)

    assert "Eero" not in path.read_text("utf-8")


def test_a_stopped_export_leaves_the_old_file_as_it_was(desk: Desk, tmp_path: Path) -> None:
    brought(desk, files.people(tmp_path / "people.csv", 600))
    path = tmp_path / "out.csv"
    path.write_text("the old one")
    with pytest.raises(Cancelled):
        desk.exporting.export(path, ExportFormat.CSV, is_cancelled=lambda: True)

    assert path.read_text() == "the old one"
    assert not list(tmp_path.glob(".*part"))


@pytest.mark.parametrize("form", [ExportFormat.VCARD, ExportFormat.CSV])
@pytest.mark.parametrize("make", [files.google, files.outlook, files.cards])
def test_what_came_from_another_program_comes_back_without_loss(
    desk: Desk, tmp_path: Path, form: ExportFormat, make: Callable[[Path], Path]
) -> None:
    brought(desk, make(tmp_path / "in"))
    out = tmp_path / ("out.vcf" if form is ExportFormat.VCARD else "out.csv")
    desk.exporting.export(out, form)
    (tmp_path / "other").mkdir()
    other = open_desk(tmp_path / "other")
    brought(other, out)

    assert plain(other) == plain(desk)
    other.store.close()


def test_cards_for_the_phone_hold_nothing_sensitive(sensitive: Desk, people: dict[str, Customer]) -> None:
    text = sensitive.exporting.phone_card((people["Maja"].id,))

    assert "VERSION:3.0" in text
    assert "+358 40 555 0142" in text
    assert SECRET not in text


def test_the_last_contact_is_written(desk: Desk, tmp_path: Path) -> None:
    brought(desk, files.hubspot(tmp_path / "c.csv", ("1", "Saga", "Lindroos", "s@l.example", "", "", "", "2026-06-06")))
    path = tmp_path / "out.json"
    desk.exporting.export(path, ExportFormat.JSON)

    assert json.loads(path.read_text("utf-8"))["customers"][0]["last_contact"] == str(date(2026, 6, 6))
