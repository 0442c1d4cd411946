"""One event of a calendar file, read by itself: what it is called, when it begins, who is in it."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.event import EventPerson
from app.domain.recurrence import Rule
from app.exchange.eml import words_of
from app.exchange.ical_moments import BadTime, Stamp, duration, rule_of, stamps
from app.exchange.ical_parts import Part
from app.exchange.ical_zones import Zones
from app.exchange.vcard_lines import Property, pieces, plain_text, read_property, unfolded

LONGEST_TEXT = 20_000
LONGEST_TITLE = 500
OWN = "X-KEEPWARM-"
_HTML = re.compile(r"</?(?:p|br|div|span|a|b|i|ul|ol|li|table|html|body)\b[^>]*>", re.IGNORECASE)
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_THINGS = frozenset(("RESOURCE", "ROOM"))
_NAME = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*[;:]")
_READ = frozenset((
    "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE",
    "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "CLASS", "SEQUENCE", "LAST-MODIFIED", "CREATED", "DTSTAMP",
    "ATTENDEE", "ORGANIZER", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-CDO-ALLDAYEVENT", "X-NEXTCLOUD-BC-YEAR",
    "X-NEXTCLOUD-BC-FIELD-TYPE", "AALARM", "DALARM",
))  # fmt: skip


@dataclass(slots=True)
class EventDraft:
    """What an event says, before its days are unrolled. `remarks` are sentences about lines that could not be used."""

    part: Part
    uid: str
    title: str
    start: Stamp | None = None
    end: Stamp | None = None
    length: timedelta | None = None
    is_day: bool = False
    recurrence: Stamp | None = None
    rule: Rule | None = None
    has_rule: bool = False
    rule_text: str = ""
    more_rules: tuple[Rule, ...] = ()
    extra: list[Stamp] = field(default_factory=list)
    excluded: set[datetime] = field(default_factory=set)
    excluding: Rule | None = None
    made: date | None = None
    rank: tuple[int, str] = (0, "")
    lines: dict[str, list[Property]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """How the report calls it."""
        return f"“{_shortened(self.title)}”" if self.title else "An event without a title"

    def text(self, name: str, most: int = LONGEST_TEXT) -> str:
        """The text of the first line of this name."""
        found = self.lines.get(name)
        return _readable(plain_text(found[0].value))[:most] if found else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """Every text of lines that list several."""
        return tuple(word for prop in self.lines.get(name, ()) for word in pieces(prop.value, ",") if word)

    @property
    def own(self) -> tuple[tuple[str, str], ...]:
        """What our own lines say, and when what they tell of was made."""
        found = tuple(
            (name.removeprefix(OWN).lower(), plain_text(props[0].value))
            for name, props in self.lines.items() if name.startswith(OWN) and name != f"{OWN}PERSON"
        )  # fmt: skip
        return (*found, ("created", self.text("DTSTAMP", 20))) if found else ()


def draft_of(part: Part, zones: Zones) -> EventDraft:
    """The event in these lines; whatever could not be read stands in its remarks."""
    lines, broken = _properties(part)
    title = " ".join(_readable(plain_text(lines["SUMMARY"][0].value)).split()) if "SUMMARY" in lines else ""
    uid = plain_text(lines["UID"][0].value) if "UID" in lines else ""
    draft = EventDraft(part, uid[:500], title[:LONGEST_TITLE], lines=lines)
    if broken:
        draft.remarks.append("1 line of it can't be read." if broken == 1 else f"{broken} lines of it can't be read.")
    if not part.is_whole:
        draft.remarks.append("Its end is missing.")
    _read_times(draft, zones)
    if not draft.uid:
        key = f"{draft.title}|{draft.start.key if draft.start else part.line}"
        draft.uid = f"{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:24]}@no-uid"
    sequence = draft.text("SEQUENCE", 9)
    draft.rank = (int(sequence) if sequence.isdecimal() else 0, draft.text("LAST-MODIFIED", 40))
    return draft


def people_of(draft: EventDraft) -> tuple[EventPerson, ...]:
    """Who is in it, the organiser last; rooms and things are no people."""
    found = [_own_person(prop) for prop in draft.lines.get(f"{OWN}PERSON", ())]
    for prop in (*draft.lines.get("ATTENDEE", ()), *draft.lines.get("ORGANIZER", ())):
        if next(iter(prop.params.get("CUTYPE", ())), "").upper() not in _THINGS:
            found.append(_person(prop))
    kept = {person.address or person.uuid or person.name: person for person in reversed(found) if person.shown}
    return tuple(reversed(kept.values()))


def _own_person(prop: Property) -> EventPerson:
    return EventPerson(plain_text(prop.value), uuid=_param(prop, "X-UUID"))


def _person(prop: Property) -> EventPerson:
    address = prop.value.strip()
    is_mail = address.lower().startswith("mailto:")
    address = address[7:] if is_mail else _param(prop, "EMAIL")
    address = address.strip().strip("<>").lower() if "@" in address else ""
    name = re.sub(r"\^[n^']", lambda match: _CARET[match[0]], _param(prop, "CN")).strip("'\" ")
    name = " ".join(plain_text(name).split())
    if "@" in name:
        name, address = "", address or name.lower()
    return EventPerson(name[:200], address[:200], has_declined=_param(prop, "PARTSTAT").upper() == "DECLINED")


def _param(prop: Property, name: str) -> str:
    return next(iter(prop.params.get(name, ())), "")


def _properties(part: Part) -> tuple[dict[str, list[Property]], int]:
    """Lines that mean something, by name, and how many could not be read."""
    found: defaultdict[str, list[Property]] = defaultdict(list)
    broken = 0
    for number, text in unfolded("\n".join(part.lines), part.line + 1):
        name = _NAME.match(text.lstrip("\ufeff"))
        if name is None:
            broken += bool(text.strip("\ufeff \t\x1a\0"))
        elif (wanted := name[1].upper()) in _READ or wanted.startswith(OWN):
            prop = read_property(number, text)
            if prop is None:
                broken += 1
            else:
                found[prop.name].append(prop)
    return dict(found), broken


def _read_times(draft: EventDraft, zones: Zones) -> None:
    draft.start = _stamp(draft, "DTSTART", zones)
    draft.end = _stamp(draft, "DTEND", zones)
    draft.recurrence = _stamp(draft, "RECURRENCE-ID", zones)
    made = _stamp(draft, "CREATED", zones)
    draft.made = made.local.date() if made else None
    if draft.start is None:
        return
    if draft.start.is_unknown:
        zone = draft.lines["DTSTART"][0].params["TZID"][0]
        draft.remarks.append(f"Nobody knows its time zone “{_shortened(zone)}”; its hours are taken as yours.")
    _read_length(draft)
    _read_rules(draft, zones)


def _read_length(draft: EventDraft) -> None:
    start, end = draft.start, draft.end
    assert start is not None
    if end is not None and end.is_day == start.is_day:
        draft.length = end.in_zone(start.zone) - start.local
    elif "DURATION" in draft.lines:
        draft.length = duration(draft.lines["DURATION"][0].value)
    if draft.length is not None and draft.length < timedelta(0):
        draft.remarks.append("It ends before it begins; only its beginning is kept.")
        draft.length = None
    is_midnight = start.local.time() == datetime.min.time()
    is_marked = draft.text("X-MICROSOFT-CDO-ALLDAYEVENT", 5).upper() == "TRUE"
    whole_days = draft.length is not None and draft.length > timedelta(0) and not draft.length % timedelta(1)
    draft.is_day = start.is_day or is_marked or (is_midnight and whole_days)


def _read_rules(draft: EventDraft, zones: Zones) -> None:
    start = draft.start
    assert start is not None
    if draft.recurrence is not None:
        _read_changed_day(draft)
        return
    rules = [prop.value.strip() for prop in draft.lines.get("RRULE", ()) if prop.value.strip()]
    draft.has_rule = bool(rules)
    if rules:
        read = [rule_of(rule, start) for rule in rules]
        draft.rule_text, draft.rule = rules[0], read[0]
        draft.more_rules = tuple(rule for rule in read[1:] if rule is not None)
        if None in read:
            draft.remarks.append("Its rule for repeating means nothing; only its first day is kept.")
    for prop in draft.lines.get("EXRULE", ()):
        draft.excluding = draft.excluding or rule_of(prop.value.strip(), start)
    draft.extra = _all(draft, "RDATE", zones)
    excluded = _all(draft, "EXDATE", zones)
    draft.excluded = {one.in_zone(start.zone) for one in excluded if one.is_day == start.is_day}
    draft.excluded |= {
        one.local.replace(hour=start.local.hour, minute=start.local.minute, second=start.local.second)
        for one in excluded if one.is_day and not start.is_day
    }  # fmt: skip


def _read_changed_day(draft: EventDraft) -> None:
    """One day of a series that differs; a program that writes the rule of the series once more means that day only."""
    if _param(draft.lines["RECURRENCE-ID"][0], "RANGE"):
        draft.remarks.append("It changes every day after it too; only this one day is changed here.")


def _stamp(draft: EventDraft, name: str, zones: Zones) -> Stamp | None:
    for prop in draft.lines.get(name, ()):
        try:
            return next(stamps(prop, zones), None)
        except BadTime as error:
            if name != "CREATED":
                draft.remarks.append(f"“{error}” is no day or time that exists.")
    return None


def _all(draft: EventDraft, name: str, zones: Zones) -> list[Stamp]:
    found: list[Stamp] = []
    for prop in draft.lines.get(name, ()):
        try:
            found.extend(stamps(prop, zones))
        except BadTime as error:
            draft.remarks.append(f"“{error}” among its exceptions is no day that exists.")
    return found


def _readable(text: str) -> str:
    """Words only, where a program put a web page in."""
    if _HTML.search(text):
        text = words_of(text)
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
