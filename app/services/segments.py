"""Tags, own fields and saved segments."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.fold import fold
from app.domain.tag import OwnField, OwnValue, Segment, Tag
from app.services.service import Service
from app.storage import tagging
from app.storage.shelves import OWN_FIELDS, OWN_VALUES, SEGMENTS, TAGS


class SegmentService(Service):
    """The owner's own order of things."""

    def tags(self) -> tuple[Tag, ...]:
        """All living tags, by name."""
        return tagging.every(self._store.db)

    def tags_of(self, customer_id: int) -> tuple[Tag, ...]:
        """Tags of a customer, by name."""
        return tagging.of(self._store.db, customer_id)

    def rename_tag(self, number: int, name: str) -> Tag:
        """The tag under its new name."""
        before = TAGS.get(self._store.db, number)
        taken = TAGS.where(self._store.db, TAGS.row.folded == fold(name.strip()), TAGS.row.id != number)
        if not name.strip() or taken:
            raise KeepwarmError("There is a tag of that name already.", "Choose another word.")
        with self._action(f"Tag “{before.name}” is now “{name.strip()}”", Topic.CARDS, "tag"):
            return TAGS.change(self._store.db, number, name=name.strip(), folded=fold(name.strip()))

    def segments(self) -> tuple[Segment, ...]:
        """Saved segments, by name."""
        return SEGMENTS.every(self._store.db, "name")

    def save_segment(self, segment: Segment) -> Segment:
        """A saved search, new (id 0) or changed."""
        if not segment.name.strip():
            raise KeepwarmError("The segment has no name yet.", "Two words are enough, such as “Rose people”.")
        with self._action(f"Saved the segment “{segment.name}”", Topic.SETTINGS, "filter"):
            if segment.id:
                return SEGMENTS.save(self._store.db, segment)
            return SEGMENTS.add(self._store.db, segment)

    def remove_segment(self, segment: Segment) -> None:
        """Take a saved search away; nobody in it is touched."""
        with self._action(f"Removed the segment “{segment.name}”", Topic.SETTINGS, "trash"):
            SEGMENTS.change(self._store.db, segment.id, trashed_at=self._now)

    def own_fields(self) -> tuple[OwnField, ...]:
        """Fields the owner added, in her order."""
        return OWN_FIELDS.every(self._store.db, "position")

    def set_own_field(self, field: OwnField) -> OwnField:
        """A field of the owner's own, new (id 0) or changed."""
        with self._action(f"Own field “{field.name}”", Topic.SETTINGS, "columns"):
            if field.id:
                return OWN_FIELDS.save(self._store.db, field)
            return OWN_FIELDS.add(self._store.db, field)

    def own_values(self, customer_id: int) -> tuple[OwnValue, ...]:
        """What a customer's own fields hold."""
        return OWN_VALUES.of(self._store.db, customer_id)

    def own_values_of(self, customer_ids: Iterable[int]) -> dict[int, dict[int, str]]:
        """What the own fields of several customers hold: by customer, then by field."""
        found: dict[int, dict[int, str]] = {}
        for value in OWN_VALUES.where(self._store.db, OWN_VALUES.row.customer_id.in_(tuple(customer_ids))):
            found.setdefault(value.customer_id, {})[value.field_id] = value.value
        return found

    def set_own_value(self, customer_id: int, field_id: int, value: str) -> None:
        """Fill, change or (empty) clear an own field of a customer."""
        row = OWN_VALUES.row
        field = OWN_FIELDS.get(self._store.db, field_id)
        with self._action(
            f"{field.name} of {self._customer(customer_id).first_name}", Topic.CARDS, "brush", customer_id
        ):
            known = OWN_VALUES.where(self._store.db, row.customer_id == customer_id, row.field_id == field_id)
            if known and value:
                OWN_VALUES.change(self._store.db, known[0].id, value=value)
            elif known:
                OWN_VALUES.delete(self._store.db, row.id == known[0].id)
            elif value:
                OWN_VALUES.add(self._store.db, OwnValue(0, customer_id, field_id, value))
