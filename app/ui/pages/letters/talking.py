"""What a call may begin with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.campaign import LetterLine
from app.domain.letter_fields import FAMILY, LIKE, SAID


def talking_point(line: LetterLine) -> str:
    """Something they said or like, as it was noted; empty where nothing is known."""
    known = line.person.known
    found = next((values[0].note for name in (FAMILY, LIKE, SAID) if (values := known.of(name))), "")
    words = QCoreApplication.translate("Letters", "To talk about: {what}")
    return words.format(what=found) if found else ""
