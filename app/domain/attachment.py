"""Files and photos kept inside the encrypted file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on a customer's card, without its bytes; `name` is for showing only and never becomes a path."""

    id: int = 0
    uuid: str = ""
    customer_id: int | None = None
    touchpoint_id: int | None = None
    name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    created_at: datetime | None = None
    trashed_at: datetime | None = None
