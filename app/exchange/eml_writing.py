"""Drafts of e-mails as .eml files: opened by a double click, in the owner's mail program, unsent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from app.domain.errors import Cancelled, KeepwarmError
from app.exchange.writing import new_file

LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\"]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """One e-mail that nobody sends by itself."""

    name: str
    address: str
    subject: str
    text: str


def can_be_written_to(address: str) -> bool:
    """Whether this can stand in the To of an e-mail."""
    return len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None


def draft_bytes(draft: Draft) -> bytes:
    """The draft as a file: UTF-8, marked as unsent for mail programs that know the mark."""
    message = EmailMessage(policy=SMTP)
    user, _, host = draft.address.rpartition("@")
    message["To"] = Address(_line(draft.name), user, _host(host))
    message["Subject"] = _line(draft.subject)
    message["X-Unsent"] = "1"
    message.set_content(draft.text.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def write_drafts(
    drafts: Iterable[Draft],
    folder: Path,
    progress: Callable[[int], None] = lambda _: None,
    cancel: Callable[[], bool] = lambda: False,
) -> int:
    """How many drafts were written into the folder, which is there and empty; files are named by number, not by people.

    Raises `Cancelled`, and leaves none of them then.
    """
    written: list[Path] = []
    try:
        for place, draft in enumerate(drafts, 1):
            if cancel():
                raise Cancelled
            path = folder / f"letter {place:03}.eml"
            with new_file(path) as file:
                file.write(_bytes(draft))
            written.append(path)
            progress(place)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return len(written)


def _bytes(draft: Draft) -> bytes:
    try:
        return draft_bytes(draft)
    except (MessageError, HeaderParseError, ValueError, IndexError) as error:
        hint = f"Look at the e-mail address of {draft.name}."
        raise KeepwarmError("A draft could not be written.", hint) from error


def _host(host: str) -> str:
    """A domain with letters beyond ASCII as mail programs write it."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
