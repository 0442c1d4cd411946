"""What the self-test does without a window, in the order of a first day."""

from __future__ import annotations

from datetime import timedelta

from app.domain.touchpoint import Channel, Touchpoint
from app.self_test.room import PASSPHRASE, Room, Step, expect
from app.services.vault import WrongSecret, vault_at

TABLE = """Given name,Family name,E-mail,Phone
Åsa,Lindström,asa@example.org,+358 40 1234567
Béla,Kovács,bela@example.org,
"""
CARD = """BEGIN:VCARD
VERSION:3.0
N:Okafor;Chidi;;;
FN:Chidi Okafor
TEL;TYPE=CELL:+44 20 7946 0000
END:VCARD
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//Self-test//EN
BEGIN:VEVENT
UID:lunch@example.org
SUMMARY:Lunch
DTSTART;TZID=Europe/Berlin:{day}T120000
DTEND;TZID=Europe/Berlin:{day}T130000
RRULE:FREQ=WEEKLY;COUNT=3
ATTENDEE;CN=Béla Kovács:mailto:bela@example.org
END:VEVENT
END:VCALENDAR
"""


def create(room: Room) -> str:
    """An encrypted file with a passphrase."""
    room.service.create(PASSPHRASE, use_keyring=False)
    room.service.open_desk()
    start = (room.service.folder / "keepwarm.db").read_bytes()[:16]
    expect(start != b"SQLite format 3\0", "the file is not encrypted")
    return "encrypted"


def fill(room: Room) -> str:
    """The sample studio."""
    from app.services.sample import fill as fill_desk

    fill_desk(room.desk)
    return f"{room.desk.finding.count('')} customers"


def search(room: Room) -> str:
    """By a word with an accent, typed without it; then by a measure."""
    found = room.desk.customers.get(room.find("holmstrom"))
    room.find("warmth>1")
    return found.name


def plan_touchpoint(room: Room) -> str:
    """A touchpoint planned, moved and taken back; then the day's page and who goes quiet."""
    desk, day = room.desk, room.service.today() + timedelta(days=3)
    whom = (room.find("holmstrom"),)
    made = desk.touchpoints.plan(Touchpoint(channel=Channel.VISIT, day=day, participants=whom))
    desk.touchpoints.move(made.id, day + timedelta(days=1))
    desk.history.undo()
    expect(desk.touchpoints.get(made.id).day == day, "the move was not taken back")
    return f"{desk.today.read().people} to reach today, {desk.slipping.count()} go quiet"


def plan_year(room: Room) -> str:
    """A year of surprises, the first of them accepted."""
    plan = room.desk.surprises.plan()
    first = next((line for line in plan.lines if line.is_suggested and not line.asks_reason), None)
    expect(first is not None, "no surprise was thought of")
    assert first is not None
    after = room.desk.surprises.accept(first.key)
    expect(any(not line.is_suggested for line in after.lines), "the surprise was not accepted")
    return f"{len(plan.lines)} surprises, {first.gesture.name} first"


def bring_in(room: Room) -> str:
    """A table, a card and a calendar."""
    calendar = CALENDAR.format(day=f"{room.service.today() + timedelta(days=2):%Y%m%d}")
    for name, text in (("people.csv", TABLE), ("one.vcf", CARD), ("days.ics", calendar)):
        (room.folder / name).write_text(text, encoding="utf-8")
    people = _bring_people(room, "people.csv") + _bring_people(room, "one.vcf")
    room.find("okafor")
    calendars = room.desk.calendar_files
    events = calendars.bring_in(calendars.draft(room.folder / "days.ics"))
    planned = room.desk.touchpoints.next_of(room.find("kovacs"))
    expect(planned is not None, "the lunch is not in the calendar")
    return f"{people} people, {events.created} events"


def _bring_people(room: Room, name: str) -> int:
    importing = room.desk.importing
    inspection = importing.inspect(room.folder / name)
    return importing.bring_in(importing.draft(inspection, inspection.mapping)).created


def export(room: Room) -> str:
    """Everybody in every open format, and the calendar."""
    from app.services.exporting import ExportFormat

    for form in ExportFormat:
        room.desk.exporting.export(room.folder / f"everybody.{form.value}", form)
        expect((room.folder / f"everybody.{form.value}").exists(), f"nothing was exported as {form.value}")
    written = room.desk.calendar_files.export(room.folder / "calendar.ics")
    return f"{', '.join(form.value for form in ExportFormat)}; {written.events} events"


def back_up(room: Room) -> str:
    """A backup, read back."""
    info = room.service.backups.back_up_to(room.folder / "test.keepwarm")
    return f"{info.manifest.size // 1024} KiB"


def restore(room: Room) -> str:
    """The backup as a copy in another folder, every page of it read."""
    copy = vault_at(room.folder / "copy")
    try:
        copy.restore_here(room.folder / "test.keepwarm", PASSPHRASE)
        count = copy.open_desk().finding.count("")
        expect(copy.check().ok, "the copy is damaged")
    finally:
        copy.close()
    expect(count == room.desk.finding.count(""), "the copy holds less")
    return f"{count} customers"


def lock(room: Room) -> str:
    """Locked; only the right passphrase opens it again."""
    room.service.lock()
    try:
        room.service.unlock_with_passphrase(PASSPHRASE.upper())
    except WrongSecret:
        room.service.unlock_with_passphrase(PASSPHRASE)
        return f"opened again with {room.service.open_desk().finding.count('')} customers"
    raise RuntimeError("a wrong passphrase opened it")


STEPS: tuple[tuple[str, Step], ...] = (
    ("create a vault", create), ("fill it", fill), ("search", search), ("plan a touchpoint", plan_touchpoint),
    ("plan the year", plan_year), ("import", bring_in), ("export", export), ("back up", back_up),
    ("restore", restore), ("lock and unlock", lock),
)  # fmt: skip
