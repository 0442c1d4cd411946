"""What the owner decides: her profile and how Keepwarm behaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OwnerProfile:
    """Who the owner is and when she works. `working_days`: 0 Monday to 6 Sunday; `currency` ISO 4217.

    `address` is what stands under her name on a letter, one line or several.
    """

    name: str = ""
    business: str = ""
    trade: str = ""
    country: str = ""
    region: str = ""
    currency: str = "EUR"
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    weekly_minutes: int = 90
    away_from: date | None = None
    away_until: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """Locking and hiding. `lock_after_minutes` 0 means never."""

    lock_after_minutes: int = 15
    lock_on_sleep: bool = True
    ask_every_time: bool = False
    blur_shortcut: bool = True
    keep_surprises_hidden: bool = True


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks; `scheme` system, light or dark; `text_percent` 90 to 150; `language` "" is the system's."""

    scheme: str = "system"
    text_percent: int = 100
    language: str = ""
    calm: bool = False
    single_letter_keys: bool = True


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where backups go ("" is the folder beside the vault) and whether one is written every evening."""

    folder: str = ""
    second_folder: str = ""
    is_daily: bool = True


@dataclass(frozen=True, slots=True)
class Touch:
    """Cadences by tier in days, minutes a touchpoint takes by channel, the owner's own hours, and proposals or none."""

    inner_circle_days: int = 42
    regular_days: int = 90
    occasional_days: int = 182
    ask_how_it_went: bool = True
    fills_weeks: bool = True
    day_from_minute: int = 8 * 60
    day_until_minute: int = 20 * 60
    minutes: tuple[tuple[str, int], ...] = (
        ("call", 15),
        ("text", 5),
        ("email", 10),
        ("card", 15),
        ("visit", 60),
        ("coffee", 45),
        ("meeting", 60),
        ("event", 90),
        ("gift", 20),
    )


@dataclass(frozen=True, slots=True)
class Reminders:
    """One notification a day, at a local minute of the day; `quiet_days` 0 Monday to 6 Sunday. All off at first.

    `show_names` allows first names in it; `stays_in_tray` keeps Keepwarm running when its window is closed.
    """

    is_on: bool = False
    at_minute: int = 540
    quiet_days: tuple[int, ...] = (6,)
    show_names: bool = False
    stays_in_tray: bool = False
    quiet_while_presenting: bool = True


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """The file that other calendars subscribe to: where it lies ("" writes none), whose names it shows, how far ahead.

    `publish_names` full, first or none; `publish_days` from today on.
    """

    publish_path: str = ""
    publish_names: str = "first"
    publish_days: int = 366


@dataclass(frozen=True, slots=True)
class SurpriseSettings:
    """What the owner gives for surprises: money a year and a month (minor units), minutes a week, weeks between two.

    `seed` decides between plans of equal worth, so that the same wishes give the same plan.
    """

    yearly_minor: int = 20_000
    monthly_minor: int = 3_000
    weekly_minutes: int = 40
    gap_weeks: int = 10
    seed: int = 1


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """What a letter takes: paper, envelope and stamp in minor units (None: the usual), and seconds to sign it."""

    cost_minor: int | None = None
    signing_seconds: int = 210


@dataclass(frozen=True, slots=True)
class ListSettings:
    """How the list of customers looks where no segment says otherwise; `columns` as a segment keeps them."""

    columns: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one vault; every change is one action and can be undone."""

    owner: OwnerProfile = OwnerProfile()
    security: Security = Security()
    appearance: Appearance = Appearance()
    backups: BackupSettings = BackupSettings()
    touch: Touch = Touch()
    customers: ListSettings = ListSettings()
    reminders: Reminders = Reminders()
    surprises: SurpriseSettings = SurpriseSettings()
    calendar: CalendarSettings = CalendarSettings()
    letters: LetterSettings = LetterSettings()
    is_sample: bool = False
    profile_done: bool = False
