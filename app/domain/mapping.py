"""Which column of a file goes where: what the owner sees and changes before anything is brought in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.value_words import STAGE_WORDS, TIER_WORDS


class Target(StrEnum):
    """Where a column can go."""

    NOTHING = "nothing"
    NAME = "name"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    FAMILY_NAME = "family_name"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PRONOUNS = "pronouns"
    LANGUAGE = "language"
    KIND = "kind"
    COMPANY = "company"
    TITLE = "title"
    DIVISION = "division"
    INDUSTRY = "industry"
    SUBTITLE = "subtitle"
    HUMAN_LINE = "human_line"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    STREET = "street"
    EXTENDED = "extended"
    PO_BOX = "po_box"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    WEB = "web"
    PROFILE = "profile"
    MESSENGER = "messenger"
    LABEL = "label"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    ANNIVERSARY = "anniversary"
    OCCASION = "occasion"
    TAGS = "tags"
    NOTES = "notes"
    FACTS = "facts"
    STAGE = "stage"
    TIER = "tier"
    ACQUAINTED_SINCE = "acquainted_since"
    LAST_CONTACT = "last_contact"
    OPTED_OUT = "opted_out"
    DO_NOT_CONTACT = "do_not_contact"
    NO_GIFTS = "no_gifts"
    HOUSEHOLD = "household"
    SENSITIVE_NOTES = "sensitive_notes"
    DECEASED = "deceased"
    DECEASED_ON = "deceased_on"
    RELATED = "related"
    OWN_FIELD = "own_field"
    SOURCE_ID = "source_id"
    SOURCE_SYSTEM = "source_system"
    UUID = "uuid"
    DAY = "day"
    AMOUNT = "amount"
    CURRENCY = "currency"
    PURCHASE_TITLE = "purchase_title"
    PURCHASE_NUMBER = "purchase_number"
    CUSTOMER_NUMBER = "customer_number"
    DETAIL_LINES = "detail_lines"
    DATE_LINES = "date_lines"
    FACT_LINES = "fact_lines"
    TIE_LINES = "tie_lines"
    FIELD_LINES = "field_lines"
    TOUCHPOINT_LINES = "touchpoint_lines"
    PURCHASE_LINES = "purchase_lines"
    EXTRA_LINES = "extra_lines"


class DateOrder(StrEnum):
    """Whether 03/04 is in April or in March."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """One value that could be two days; the owner says which."""

    example: str
    day_first: date
    month_first: date


class MappingKind(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    PURCHASES = "purchases"


class Certainty(StrEnum):
    """How sure the suggestion for a column is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    LEFT_OUT = "left_out"


_WORDS = {
    Target.NOTHING: "Do not bring in",
    Target.NAME: "Name",
    Target.GIVEN_NAME: "First name",
    Target.MIDDLE_NAME: "Middle name",
    Target.FAMILY_NAME: "Last name",
    Target.PREFIX: "Title before the name",
    Target.SUFFIX: "Addition after the name",
    Target.NICKNAME: "Nickname",
    Target.TITLE: "Role",
    Target.INDUSTRY: "Line of business",
    Target.EXTENDED: "Second address line",
    Target.PO_BOX: "PO box",
    Target.POSTAL_CODE: "Postal code",
    Target.ADDRESS: "Whole address",
    Target.WEB: "Website",
    Target.PROFILE: "Social profile",
    Target.LABEL: "Label of the next column",
    Target.OCCASION: "Other date",
    Target.FACTS: "Notes, to turn into facts",
    Target.ACQUAINTED_SINCE: "Known since",
    Target.OPTED_OUT: "Wants no mailings",
    Target.DO_NOT_CONTACT: "Asked not to be contacted",
    Target.NO_GIFTS: "Wants no gifts",
    Target.RELATED: "Family and other people",
    Target.SOURCE_ID: "Number in the other program",
    Target.PURCHASE_TITLE: "What was bought",
    Target.PURCHASE_NUMBER: "Number of the invoice",
    Target.CUSTOMER_NUMBER: "Number of the customer",
    Target.UUID: "Keepwarm ID",
}


def target_words(target: Target) -> str:
    """What the owner reads for a target: "First name", "Notes, to turn into facts"."""
    return _WORDS.get(target) or target.value.replace("_", " ").capitalize()


CHOICES: dict[MappingKind, tuple[Target, ...]] = {
    MappingKind.CUSTOMERS: (
        *(Target.NOTHING, Target.NAME, Target.GIVEN_NAME, Target.MIDDLE_NAME, Target.FAMILY_NAME, Target.NICKNAME),
        *(Target.PREFIX, Target.SUFFIX, Target.PRONOUNS, Target.COMPANY, Target.TITLE, Target.DIVISION),
        *(Target.EMAIL, Target.PHONE, Target.STREET, Target.EXTENDED, Target.PO_BOX, Target.POSTAL_CODE, Target.CITY),
        *(Target.REGION, Target.COUNTRY, Target.ADDRESS, Target.WEB, Target.PROFILE, Target.MESSENGER),
        *(Target.BIRTHDAY, Target.ANNIVERSARY, Target.OCCASION, Target.RELATED, Target.TAGS, Target.NOTES),
        *(Target.FACTS, Target.STAGE, Target.TIER, Target.ACQUAINTED_SINCE, Target.LAST_CONTACT, Target.LANGUAGE),
        *(Target.INDUSTRY, Target.OPTED_OUT, Target.DO_NOT_CONTACT, Target.NO_GIFTS, Target.OWN_FIELD),
        Target.SOURCE_ID,
    ),
    MappingKind.PURCHASES: (
        *(Target.NOTHING, Target.NAME, Target.EMAIL, Target.CUSTOMER_NUMBER, Target.DAY, Target.AMOUNT),
        *(Target.CURRENCY, Target.PURCHASE_TITLE, Target.PURCHASE_NUMBER),
    ),
}
"""What the owner may choose for a column, in the order of the list."""

DATE_TARGETS = frozenset(
    [
        *(Target.BIRTHDAY, Target.ANNIVERSARY, Target.OCCASION, Target.ACQUAINTED_SINCE, Target.LAST_CONTACT),
        *(Target.DAY, Target.DECEASED_ON),
    ]
)
VALUE_TARGETS = frozenset([Target.STAGE, Target.TIER])


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column, what it holds for example, and where it goes.

    `words` are all values of a column that holds few different ones; `values` pairs those of a stage or tier column
    with Keepwarm's word for it, "" where there is none.
    `ambiguous_dates` is set while the owner has to say whether days or months stand first. `decimal_mark` is what the
    column proves for amounts.
    """

    position: int
    column: str
    target: Target = Target.NOTHING
    certainty: Certainty = Certainty.LEFT_OUT
    examples: tuple[str, ...] = ()
    label: str = ""
    group: str = ""
    separator: str = ""
    date_order: DateOrder | None = None
    ambiguous_dates: DateQuestion | None = None
    values: tuple[tuple[str, str], ...] = ()
    decimal_mark: str = ""
    words: tuple[str, ...] = ()

    @property
    def matched_values(self) -> int:
        """How many of the values of a stage or tier column have a meaning here."""
        return sum(bool(meaning) for _, meaning in self.values)


def values_of(target: Target, words: tuple[str, ...], own: dict[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """Each word with what it means for a stage or tier, "" for nothing; `own` are words of the program's own."""
    if target not in VALUE_TARGETS:
        return ()
    known = {**STAGE_WORDS, **(own or {})} if target is Target.STAGE else TIER_WORDS
    return tuple((word, known.get(word.casefold(), "")) for word in words)


@dataclass(frozen=True, slots=True)
class Mapping:
    """All columns of a file in their order; changed by making a new one."""

    system: str
    kind: MappingKind
    columns: tuple[ColumnMapping, ...]

    def with_target(self, position: int, target: Target) -> Mapping:
        """The owner chose where a column goes."""
        certainty = Certainty.LEFT_OUT if target is Target.NOTHING else Certainty.CERTAIN
        values = values_of(target, self._at(position).words)
        return self._with(position, target=target, certainty=certainty, values=values)

    def with_date_order(self, position: int, order: DateOrder) -> Mapping:
        """The owner said how the days of a column are written."""
        return self._with(position, date_order=order, ambiguous_dates=None)

    def with_value(self, position: int, raw: str, meaning: str) -> Mapping:
        """The owner said what a value of a stage or tier column means."""
        values = dict(self._at(position).values) | {raw: meaning}
        return self._with(position, values=tuple(values.items()))

    @property
    def questions(self) -> tuple[ColumnMapping, ...]:
        """Columns whose dates the owner must be asked about."""
        return tuple(column for column in self.columns if column.ambiguous_dates and column.target in DATE_TARGETS)

    @property
    def matched(self) -> int:
        """How many columns come in."""
        return sum(column.target is not Target.NOTHING for column in self.columns)

    @property
    def left_out(self) -> int:
        """How many columns do not come in."""
        return len(self.columns) - self.matched

    def _at(self, position: int) -> ColumnMapping:
        return next(column for column in self.columns if column.position == position)

    def _with(self, position: int, **changes: object) -> Mapping:
        columns = (
            replace(column, **changes) if column.position == position else column  # type: ignore[arg-type]
            for column in self.columns
        )
        return replace(self, columns=tuple(columns))
