"""Tags on customers, one tag whatever its case and accents."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.fold import fold
from app.domain.tag import Tag
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import TAGS
from app.storage.tables.filing import CustomerTagRow, TagRow

_OF = """WHERE trashed_at IS NULL AND id IN (SELECT tag_id FROM customer_tag WHERE customer_id = ?) ORDER BY folded"""


def of(db: EncryptedDatabase, customer_id: int) -> tuple[Tag, ...]:
    """Tags of a customer, by name."""
    return TAGS.select(db, _OF, (customer_id,))


def every(db: EncryptedDatabase) -> tuple[Tag, ...]:
    """All living tags, by name."""
    return TAGS.every(db, "folded")


def known(db: EncryptedDatabase, name: str) -> Tag:
    """The tag of this name, made when there is none."""
    found = TAGS.where(db, TagRow.folded == fold(name.strip()))
    if not found:
        return TAGS.add(db, Tag(name=name.strip(), folded=fold(name.strip())))
    return found[0] if found[0].trashed_at is None else TAGS.change(db, found[0].id, trashed_at=None)


def tag(db: EncryptedDatabase, customers: Iterable[int], names: Iterable[str]) -> None:
    """Put each tag on each customer that does not have it."""
    tags = dict.fromkeys(known(db, name).id for name in names if name.strip())
    for customer in customers:
        present = {item.id for item in of(db, customer)}
        for number in tags:
            if number not in present:
                CustomerTagRow.insert(customer_id=customer, tag_id=number).execute(db)


def untag(db: EncryptedDatabase, customers: Iterable[int], names: Iterable[str]) -> None:
    """Take each tag off each customer."""
    folded = [fold(name.strip()) for name in names]
    tags = TagRow.select(TagRow.id).where(TagRow.folded.in_(folded))
    CustomerTagRow.delete().where(
        CustomerTagRow.customer_id.in_(tuple(customers)), CustomerTagRow.tag_id.in_(tags)
    ).execute(db)
