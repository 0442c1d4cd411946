"""E-mails saved as .eml files: text only, nothing attached and nothing fetched."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser

from app.domain.errors import KeepwarmError
from app.domain.mail import Mail, MailAddress

LARGEST_BYTES = 40_000_000
LONGEST_TEXT = 20_000
_SILENT = frozenset(("head", "script", "style", "title"))
_BREAKS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"))
_INTRODUCTION = re.compile(
    r"(?:on|am|den|le|il|el|op)\b.{4,200}:|-{2,} ?\w[\w .]*-{2,}|_{8,}", re.IGNORECASE | re.DOTALL
)


class NoMail(KeepwarmError):
    """The file holds no e-mail, or one that can't be read."""

    def __init__(self) -> None:
        super().__init__("This is not an e-mail that Keepwarm can read.", "Save it from your mail program as .eml.")


def read_mail(data: bytes) -> Mail:
    """The e-mail in these bytes; raises `NoMail`."""
    if not data or len(data) > LARGEST_BYTES:
        raise NoMail
    message = BytesParser(policy=policy.default).parsebytes(data)
    senders = _addresses(message, "From", "Sender")
    if not isinstance(message, EmailMessage) or not senders:
        raise NoMail
    return Mail(
        sender=senders[0],
        recipients=_addresses(message, "To", "Cc"),
        sent_at=_moment(_header(message, "Date")),
        subject=_line(_header(message, "Subject")),
        text=_text(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header's decoded text; what the library stumbles over is taken as it stands."""
    try:
        return str(message.get(name, ""))
    except Exception:
        return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _addresses(message: EmailMessage, *names: str) -> tuple[MailAddress, ...]:
    pairs = getaddresses([_header(message, name) for name in names])
    found = {
        address.strip().lower(): MailAddress(_line(name), address.strip().lower())
        for name, address in reversed(pairs)
        if "@" in address
    }
    return tuple(reversed(found.values()))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _text(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        written = "" if part is None else str(part.get_content())
    except Exception:
        return ""
    if part is not None and part.get_content_subtype() == "html":
        written = words_of(written)
    return _newest(written)[:LONGEST_TEXT].strip()


def _newest(text: str) -> str:
    """What was written this time: the earlier mails quoted below it are left out."""
    lines = [line.rstrip() for line in text.replace("\xa0", " ").splitlines()]
    kept: list[str] = []
    for number, line in enumerate(lines):
        rest = [each for each in lines[number:] if each]
        if line.startswith(">") and all(each.startswith(">") for each in rest):
            break
        if kept and _INTRODUCTION.fullmatch(line.strip()) and any(each.startswith(">") for each in rest[1:2]):
            break
        kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)) if any(kept) else "\n".join(lines)


def words_of(html: str) -> str:
    """The words of a page of HTML, a line for each of its blocks."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Collects the words of a page; pictures, styles and scripts are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or fall silent."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or speak again."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))
