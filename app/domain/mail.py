"""One e-mail as far as a touchpoint needs it: who wrote to whom, when, and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Somebody's name (empty where the mail gives none) and address in small letters."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """Plain text only; `sent_at` is aware, None where the mail does not say."""

    sender: MailAddress
    recipients: tuple[MailAddress, ...]
    sent_at: datetime | None
    subject: str
    text: str
