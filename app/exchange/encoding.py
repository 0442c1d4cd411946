"""Which letters a file is written in: marks, UTF-8, Windows, then a guess, from a fixed list of encodings only."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import KeepwarmError

MIXED = "mixed"
"""UTF-8 with stray Windows letters between, as files become that two programs wrote to."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED = frozenset(
    [
        *("ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *(f"cp{page}" for page in (437, 850, 852, 858, 866, 874, 932, 936, 949, 950, *range(1250, 1259))),
        *(f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))),
        *("mac-roman", "koi8-r", "koi8-u", "shift_jis", "euc_jp", "iso2022_jp", "gb2312", "gbk", "gb18030", "big5"),
        *("euc_kr", "johab", "tis-620"),
    ]
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_READABLE_MARKS = frozenset("€‚ƒ„…‰‹‘’“”•–—›™§©«®°±²³´·»¼½¾¿¡£¢ª\xa0")


@lru_cache(maxsize=256)
def allowed_encoding(name: str) -> str | None:
    """The codec that a file may ask for by this name, None for an unknown or unsuitable one ("zlib", "rot13")."""
    try:
        known = codecs.lookup(name.strip().strip('"')).name
    except (LookupError, ValueError):
        return None
    return known if known in _ALLOWED else None


def detect_encoding(path: Path) -> str:
    """The encoding of a text file, or MIXED; the whole file is looked at."""
    with path.open("rb") as file:
        return encoding_of(file)


def encoding_of(file: BinaryIO) -> str:
    """The same of an open file, or of bytes that stand in memory only."""
    head = file.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if wide := _without_mark(head):
        return wide
    file.seek(0)
    if _is_utf8(iter(lambda: file.read(_CHUNK), b"")):
        return "utf-8"
    file.seek(0)
    sample = _beyond_ascii(file)
    sound, stray = _utf8_letters(sample)
    return MIXED if sound > stray else _older(sample)


def _without_mark(head: bytes) -> str | None:
    """UTF-16 that starts without a mark: every other byte of Western text is zero."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    if head[1 : 2 * pairs : 2].count(0) > pairs * 0.6 and head[0 : 2 * pairs : 2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if head[0 : 2 * pairs : 2].count(0) > pairs * 0.6 and head[1 : 2 * pairs : 2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return None


def _is_utf8(chunks: Iterable[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks:
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _beyond_ascii(lines: Iterable[bytes]) -> bytes:
    """Lines that hold letters beyond ASCII, up to the size of a sample."""
    sample = bytearray()
    for line in lines:
        if not line.isascii():
            sample += line
        if len(sample) > _SAMPLE:
            break
    return bytes(sample[: 2 * _SAMPLE])


def _utf8_letters(sample: bytes) -> tuple[int, int]:
    """How many letters beyond ASCII are sound UTF-8, and how many bytes are none."""
    text = sample.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= letter <= "\udcff" for letter in text)
    return sum(letter > "\x7f" for letter in text) - stray, stray


def _older(sample: bytes) -> str:
    """Windows' Western letters where they read well, else the likeliest of the allowed ones."""
    if _reads_well(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=["utf_7", "utf_16", "utf_32"]).best()
    guess = allowed_encoding(best.encoding) if best else None
    return guess or "cp1252"


def _reads_well(sample: bytes) -> bool:
    """True where the sample is Western text in cp1252: few letters beyond ASCII, and those are letters or quotes."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [letter for letter in text if letter > "\x7f"]
    plain = sum(letter.isascii() and letter.isalpha() for letter in text)
    odd = sum(not (letter.isalpha() or letter in _READABLE_MARKS) for letter in beyond)
    shouting = sum(letter.isupper() for letter in beyond)
    return len(beyond) <= plain * 0.5 and odd <= len(beyond) * 0.1 and shouting <= max(2, len(beyond) * 0.7)


def decoded_lines_errors(encoding: str) -> tuple[str, str]:
    """Codec and error handler to open a file with; MIXED reads stray bytes as Windows letters."""
    if encoding == MIXED:
        codecs.register_error("keepwarm.windows", _as_windows)
        return "utf-8", "keepwarm.windows"
    return encoding, "replace"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


def refuse_empty(path: Path) -> None:
    """Raise in the owner's words where the file is missing, a folder, empty or not readable."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise KeepwarmError("That is a folder, not a file.", "Choose the file that the other program saved.")
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise KeepwarmError("The file is not there any more.", "Choose it again.") from None
    except OSError as error:
        raise KeepwarmError("The file cannot be read.", error.strerror or "") from error
    if not size:
        raise KeepwarmError("The file is empty.", "Save it again in the other program and choose it again.")
