"""Cadences of tags and segments, proposals on and off, and the owner's hours."""

from __future__ import annotations

from app.domain.cadence import CadenceSource
from app.domain.tag import Segment
from app.ui.pages.settings.cadence_part import CadencePart
from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.rhythm import RhythmSection
from tests.ui.shells import Bench


def _section(page: SettingsPage) -> RhythmSection:
    page.open(section="rhythm")
    section = page.sections["rhythm"]
    assert isinstance(section, RhythmSection)
    return section


def _shared(page: SettingsPage) -> CadencePart:
    return _section(page).shared


def test_a_tag_gets_a_cadence_changes_it_and_loses_it(bench: Bench, page: SettingsPage) -> None:
    maja = bench.desk.finding.palette("Maja").people[0].id
    bench.desk.customers.tag((maja,), ("VIP",))
    part = _shared(page)
    part.which.set_value(part.which.value)
    part.gap.set_value(21)
    bench.host.click(part.add)
    assert bench.desk.cadences.of(maja).ideal_days == 21
    assert bench.desk.cadences.of(maja).name == "VIP"
    ((key, line),) = part.lines.items()
    assert line.value == 21
    line.chosen.emit(56)
    assert bench.desk.cadences.of(maja).ideal_days == 56
    bench.host.until(lambda: part.removers[key].isVisible())
    bench.host.click(part.removers[key])
    assert bench.desk.cadences.of(maja).source is CadenceSource.TIER
    assert not part.lines


def test_a_segment_is_offered_once_and_comes_back_with_undo(bench: Bench, page: SettingsPage) -> None:
    bench.desk.segments.save_segment(Segment(name="People of the north", query="kind:person"))
    part = _shared(page)
    bench.host.click(part.add)
    assert [each.name for each in bench.desk.cadences.shared()] == ["People of the north"]
    assert part.which.value is None
    bench.desk.history.undo()
    assert part.which.value is not None
    assert not part.lines


def test_proposals_are_switched_off_and_hours_are_kept(bench: Bench, page: SettingsPage) -> None:
    part = _section(page).proposals
    bench.host.click(part.fills.box)
    assert not bench.desk.settings.load().touch.fills_weeks
    part.begins.chosen.emit(9 * 60)
    part.ends.chosen.emit(18 * 60)
    touch = bench.desk.settings.load().touch
    assert (touch.day_from_minute, touch.day_until_minute) == (540, 1080)
    assert part.begins.value == 540
