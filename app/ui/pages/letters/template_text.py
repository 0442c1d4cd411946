"""The text of a template in an editor's document: fields are objects there, and names in braces outside."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextDocument

from app.ui.pages.letters.token import KIND, MARK, NAME

NEW_LINE, PARAGRAPH = "\u2028", "\u2029"
_OUTSIDE = {PARAGRAPH: "\n\n", NEW_LINE: "\n", "\xa0": " "}


def names_in(document: QTextDocument) -> dict[int, str]:
    """Names of the fields by their place."""
    found: dict[int, str] = {}
    block = document.begin()
    while block.isValid():
        found |= _names_of(block)
        block = block.next()
    return found


def in_braces(raw: str, names: dict[int, str]) -> str:
    """Raw text of a document with its fields in braces."""
    pieces = []
    for place, letter in enumerate(raw):
        if letter == MARK:
            pieces.append(f"{{{names[place]}}}" if place in names else "")
        else:
            pieces.append(_OUTSIDE.get(letter, letter))
    return "".join(pieces)


def _names_of(block: QTextBlock) -> dict[int, str]:
    found: dict[int, str] = {}
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().objectType() == KIND:
            name = str(fragment.charFormat().property(NAME))
            found |= {fragment.position() + each: name for each in range(fragment.length())}
        iterator += 1
    return found
