"""Sentences about the file, its folder and its backups that several pages say."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.services.backups import BackupInfo, BackupReason
from app.services.vault import FolderConcern
from app.ui.formatting import count_text, day_text, relative_day, time_text


def full_day_text(day: date) -> str:
    """A day with its year, without the weekday: "3 March 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def month_text(day: date) -> str:
    """A month with its year: "June 2027"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def file_name(folder_name: str) -> str:
    """What the owner's file is called: its folder, unless that is the usual one."""
    return _tr("Your Keepwarm file") if folder_name == "vault" else folder_name


def moment_text(moment: datetime, today: date) -> str:
    """A moment in the past: "today, 18:40", "yesterday, 18:40", "Wed 10 June, 18:40"."""
    there = moment.astimezone()
    minute = time_text(there.hour * 60 + there.minute)
    is_near = 0 <= (today - there.date()).days <= 1
    day = relative_day(there.date(), today).lower() if is_near else day_text(there.date(), today)
    return _tr("{day}, {time}").format(day=day, time=minute)


def backup_title(info: BackupInfo, today: date) -> str:
    """A backup's day and time, always as a date: "Wed 10 June, 18:40"."""
    there = info.manifest.created_at.astimezone()
    return _tr("{day}, {time}").format(
        day=day_text(there.date(), today), time=time_text(there.hour * 60 + there.minute)
    )


def cards_text(info: BackupInfo) -> str:
    """How many cards a backup holds."""
    return count_text(cards_in(info), _tr("1 card"), _tr("{count} cards"))


def cards_in(info: BackupInfo) -> int:
    """People and companies in a backup."""
    return info.manifest.counts.get("customer", 0)


def reason_text(reason: BackupReason) -> str:
    """Why a backup was written."""
    return {
        BackupReason.BY_HAND: _tr("by hand"),
        BackupReason.EVENING: _tr("every evening"),
        BackupReason.BEFORE_IMPORT: _tr("before an import"),
        BackupReason.BEFORE_UPDATE: _tr("before a new version"),
        BackupReason.BEFORE_RESTORE: _tr("before a restore"),
    }[reason]


def concern_text(concern: FolderConcern) -> str:
    """What the owner should know about the folder."""
    return {
        FolderConcern.NETWORK: _tr("This folder lies on the network. Keepwarm is safest on this computer’s own disk."),
        FolderConcern.SYNCHRONISED: _tr(
            "Another program synchronises this folder. Open Keepwarm on one computer at a time."
        ),
        FolderConcern.CONFLICT_COPY: _tr(
            "Another program left a second copy of the file in this folder. Keepwarm uses the first one."
        ),
    }[concern]


def _tr(text: str) -> str:
    return QCoreApplication.translate("vault_words", text)
