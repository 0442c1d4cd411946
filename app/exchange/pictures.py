"""Pictures in files: taken only when they lie in the file, are small enough and are what they claim to be."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode

LARGEST = 10 * 1024 * 1024
_LARGEST_PNG = 50_000_000
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_DATA = re.compile(r"data:([^;,]*)[^,]{0,100}?;base64,", re.IGNORECASE)

AWAY = "The picture lies elsewhere and is not fetched. The card comes in without it."
BROKEN = "The picture cannot be read. The card comes in without it."
TOO_LARGE = "The picture is larger than 10 MB. The card comes in without it."


def media_type(data: bytes) -> str:
    """What a picture really is, "" where it is none that is shown here."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if found == "image/png":
        width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        return found if 0 < width * height <= _LARGEST_PNG else ""
    return found


def read_picture(value: str, *, is_base64: bool) -> tuple[bytes, str, str]:
    """Bytes, media type and what has to be said; never fetches anything."""
    match = _DATA.match(value)
    if match is None and not is_base64:
        return b"", "", AWAY
    text = value[match.end() :] if match else value
    if len(text) > LARGEST * 4 // 3 + 100:
        return b"", "", TOO_LARGE
    try:
        data = b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b"", "", BROKEN
    kind = media_type(data)
    return (data, kind, "") if kind else (b"", "", BROKEN)
