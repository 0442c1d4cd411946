"""One row of a table as an incoming customer: every cell goes where its column goes, and nothing is lost silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.customer import Kind, Occasion, OccasionKind, Stage, Tier
from app.domain.incoming import Incoming, Problem, Severity
from app.domain.mapping import ColumnMapping, Target
from app.exchange.dates import PartialDay, Trouble, from_serial, read_day
from app.exchange.facts import facts_in, is_too_long
from app.exchange.names import full_name
from app.exchange.packing import unpack_items
from app.exchange.row_details import ADDRESS_TARGETS, DETAIL_TARGETS, RowDetails
from app.exchange.row_lines import LINES
from app.exchange.ties import relationship

TRUE_WORDS = frozenset(
    [
        *("1", "true", "yes", "y", "x", "on", "ja", "oui", "si", "sí", "wahr", "vrai", "verdadero", "✓", "kyllä"),
        *("unsubscribed", "opted out", "opted-out", "opt out", "opt-out", "do not allow", "do not send", "do not call"),
        *("do not contact", "blocked", "abgemeldet", "gesperrt", "désinscrit"),
    ]
)
_COMPANY_WORDS = frozenset(
    ["company", "organization", "organisation", "org", "business", "account", "firma", "unternehmen", "société"]
)
_SYSTEM_GROUPS = frozenset(["mycontacts", "my contacts", "* mycontacts", "* my contacts"])
_FLAGS = {
    Target.OPTED_OUT: "opted_out",
    Target.DO_NOT_CONTACT: "do_not_contact",
    Target.NO_GIFTS: "no_gifts",
    Target.HOUSEHOLD: "is_household",
    Target.SENSITIVE_NOTES: "notes_sensitive",
    Target.DECEASED: "is_deceased",
}
_NAME_PARTS = ("given_name", "middle_name", "family_name", "prefix", "suffix")
_BIRTH_PARTS = frozenset([Target.BIRTH_YEAR, Target.BIRTH_MONTH, Target.BIRTH_DAY])


class RowDraft:
    """Collects the cells of one row; `incoming()` is the customer they describe."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[Problem] = []
        self.text: dict[str, Any] = {}
        self.lists: dict[str, list[Any]] = {}
        self._notes: list[str] = []
        self._grouped: list[tuple[ColumnMapping, str]] = []
        self._birth: dict[Target, str] = {}
        self.details = RowDetails(self.say, self._notes.append)

    def add(self, column: ColumnMapping, text: str) -> None:
        """Take one cell that is not empty."""
        target = column.target
        if target in DETAIL_TARGETS:
            self.details.add(column, text)
        elif target in ADDRESS_TARGETS:
            self.details.add_part(column, text)
        elif handler := _HANDLERS.get(target):
            handler(self, column, text)
        elif target in _FLAGS:
            self.text[_FLAGS[target]] = self.text.get(_FLAGS[target], False) or text.casefold() in TRUE_WORDS
        elif target in LINES:
            self._lines(column, text)
        elif target in _BIRTH_PARTS:
            self._birth[target] = text
        else:
            self._set(column, text)

    def settle(self, program: str, *, is_company: bool) -> None:
        """Give the row its name and kind, and where its number comes from.

        Rows of companies are companies, and so is a card that is named like its company, unless our own file says
        that it is a person's.
        """
        text = self.text
        if text.get("source_id") and not text.get("source_system") and program != "keepwarm":
            text["source_system"] = program
        name, company = text.get("name", ""), text.get("company", "")
        has_parts = text.get("given_name") or text.get("family_name")
        is_company = text.get("kind", Kind.COMPANY if is_company else Kind.PERSON) is Kind.COMPANY
        is_told = program == "keepwarm" and "kind" in text
        if is_company or (company and name == company and not has_parts and not is_told):
            text["kind"] = Kind.COMPANY
            if name in ("", company):
                text.update(name=company, company="")
        elif not name and has_parts:
            text["name"] = full_name(*(text.get(part, "") for part in _NAME_PARTS))

    def incoming(self) -> Incoming:
        """The customer; the name may still be empty."""
        for column, text in self._grouped:
            self._with_label(column, text)
        self._birthday_of_parts()
        details = (*self.details.details(), *self.lists.pop("details", ()))
        lists: dict[str, Any] = {name: tuple(dict.fromkeys(values)) for name, values in self.lists.items()}
        notes = "\n\n".join(filter(None, [self.text.pop("notes", ""), *self._notes]))
        return Incoming(line=self.line, details=details, notes=notes, **self.text, **lists)

    def say(self, field: str, message: str, severity: Severity = Severity.CHANGED) -> None:
        """Remember what the owner should know about this row, once."""
        problem = Problem(self.line, field, message, severity)
        if problem not in self.problems:
            self.problems.append(problem)

    def append(self, name: str, value: Any) -> None:
        """One more of what a card holds several of."""
        self.lists.setdefault(name, []).append(value)

    def _set(self, column: ColumnMapping, text: str) -> None:
        """A field that holds one text; a second, different one becomes an own field."""
        name = column.target.value
        if self.text.setdefault(name, text) != text:
            self.append("own_fields", (column.column, text))

    def _own_field(self, column: ColumnMapping, text: str) -> None:
        if column.group:
            self._grouped.append((column, text))
        else:
            self.append("own_fields", (column.column, text))

    def _later(self, column: ColumnMapping, text: str) -> None:
        self._grouped.append((column, text))

    def _label(self, column: ColumnMapping, text: str) -> None:
        self.details.labels[column.group] = text

    def _with_label(self, column: ColumnMapping, text: str) -> None:
        """Things whose name stands in another column: relations, events, custom fields."""
        label = self.details.labels.get(column.group, "").removeprefix("* ")
        values = [text]
        if mark := column.separator.strip():
            values = [value for part in text.split(mark) if (value := part.strip())]
        if column.target is Target.RELATED:
            for value in values:
                self.append("relationships", relationship(value, label or column.label))
        elif column.target is Target.OWN_FIELD:
            self.append("own_fields", (label or column.column, ", ".join(values)))
        else:
            for value in values:
                self._occasion(column, value, label or ("" if column.group else column.column))

    def _name(self, column: ColumnMapping, text: str) -> None:
        """A name on one line; the double spaces of other programs go, our own tables are exact."""
        self._set(column, text.replace("\n", " ") if "uuid" in self.text else " ".join(text.split()))

    def _notes_cell(self, column: ColumnMapping, text: str) -> None:
        held = self.text.get("notes")
        self.text["notes"] = f"{held}\n\n{text}" if held and held != text else text

    def _facts(self, column: ColumnMapping, text: str) -> None:
        for fact in facts_in(text):
            self.append("facts", fact)
        if is_too_long(text):
            self._notes_cell(column, text)

    def _tags(self, column: ColumnMapping, text: str) -> None:
        if column.separator == "\\;":
            tags = unpack_items(text)
        else:
            mark = column.separator.strip() or (";" if ";" in text else ",")
            tags = [part.strip() for part in text.split(mark)]
        for tag in tags:
            if tag and tag.casefold() not in _SYSTEM_GROUPS:
                self.append("tags", tag.removeprefix("* "))

    def _word(self, column: ColumnMapping, text: str) -> None:
        """A stage or tier, by what the mapping says; other words become an own field."""
        meaning = next((meaning for raw, meaning in column.values if raw == text), "")
        if not meaning:
            self.append("own_fields", (column.column, text))
        elif column.target is Target.STAGE:
            self.text["stage"] = Stage(meaning)
        else:
            self.text["tier"] = Tier(meaning)

    def _kind(self, column: ColumnMapping, text: str) -> None:
        self.text["kind"] = Kind.COMPANY if text.casefold() in _COMPANY_WORDS else Kind.PERSON

    def _birthday(self, column: ColumnMapping, text: str) -> None:
        self._occasion(column, text, "")

    def _occasion(self, column: ColumnMapping, text: str, label: str) -> None:
        day = self.day(column, text)
        if day is None:
            return
        kind = _OCCASIONS[column.target]
        if kind is OccasionKind.OTHER and label.casefold() in ("anniversary", "jahrestag", "anniversaire"):
            kind, label = OccasionKind.ANNIVERSARY, ""
        self.append("occasions", Occasion(kind=kind, label=label, month=day.month, day=day.day, year=day.year))

    def _contact(self, column: ColumnMapping, text: str) -> None:
        """The latest of several last contacts, the earliest of several first ones."""
        day = self.whole_day(column, text)
        if day is None:
            return
        held = self.text.get(column.target.value)
        choose = max if column.target is Target.LAST_CONTACT else min
        self.text[column.target.value] = choose(day, held) if held else day

    def _deceased_on(self, column: ColumnMapping, text: str) -> None:
        self.text["is_deceased"] = True
        if day := self.whole_day(column, text):
            self.text["deceased_on"] = day

    def _lines(self, column: ColumnMapping, text: str) -> None:
        name, read = LINES[column.target]
        things, damaged = read(text)
        for thing in things:
            self.append(name, thing)
        for line in damaged:
            self.say(name, f"“{line[:60]}” is not clear. Kept as a note.")
            self._notes.append(line)

    def _birthday_of_parts(self) -> None:
        """A birthday from three columns, as Thunderbird writes it."""
        month, day = self._birth.get(Target.BIRTH_MONTH, ""), self._birth.get(Target.BIRTH_DAY, "")
        if month.isdecimal() and day.isdecimal():
            year = self._birth.get(Target.BIRTH_YEAR, "")
            text = f"{year if year.isdecimal() else '0000'}-{int(month):02}-{int(day):02}"
            self._occasion(ColumnMapping(0, "Birthday", Target.BIRTHDAY), text, "")

    def whole_day(self, column: ColumnMapping, text: str) -> date | None:
        """A day with its year; one without is kept as it is."""
        day = self.day(column, text)
        whole = day.as_date() if day else None
        if day and whole is None:
            self.append("own_fields", (column.column, text))
        return whole

    def day(self, column: ColumnMapping, text: str) -> PartialDay | None:
        """The day in a cell; what is none is named and, unless it cannot exist, kept as it is."""
        day = read_day(text, column.date_order)
        if isinstance(day, PartialDay):
            return day
        shown = text[:60]
        if day is Trouble.SERIAL:
            found = from_serial(text)
            self.say(column.column, f"“{shown}” is a spreadsheet's day number. Read as {found:%d.%m.%Y}.")
            return PartialDay(found.month, found.day, found.year)
        if day is Trouble.IMPOSSIBLE:
            self.say(column.column, f"Date “{shown}” does not exist. Left empty.")
        elif day is not Trouble.EMPTY:
            words = "could be two days" if day is Trouble.AMBIGUOUS else "is not clear"
            self.say(column.column, f"Date “{shown}” {words}. Kept as it is, in a field of its own.")
            self.append("own_fields", (column.column, text))
        return None


_OCCASIONS = {
    Target.BIRTHDAY: OccasionKind.BIRTHDAY,
    Target.ANNIVERSARY: OccasionKind.ANNIVERSARY,
    Target.OCCASION: OccasionKind.OTHER,
}
_HANDLERS: dict[Target, Callable[[RowDraft, ColumnMapping, str], None]] = {
    Target.NAME: RowDraft._name,
    Target.COMPANY: RowDraft._name,
    Target.GIVEN_NAME: RowDraft._name,
    Target.FAMILY_NAME: RowDraft._name,
    Target.LABEL: RowDraft._label,
    Target.OWN_FIELD: RowDraft._own_field,
    Target.RELATED: RowDraft._later,
    Target.OCCASION: RowDraft._later,
    Target.BIRTHDAY: RowDraft._birthday,
    Target.ANNIVERSARY: RowDraft._birthday,
    Target.NOTES: RowDraft._notes_cell,
    Target.FACTS: RowDraft._facts,
    Target.TAGS: RowDraft._tags,
    Target.STAGE: RowDraft._word,
    Target.TIER: RowDraft._word,
    Target.KIND: RowDraft._kind,
    Target.LAST_CONTACT: RowDraft._contact,
    Target.ACQUAINTED_SINCE: RowDraft._contact,
    Target.DECEASED_ON: RowDraft._deceased_on,
}
