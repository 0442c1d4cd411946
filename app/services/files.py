"""Photos and files on cards, kept inside the encrypted file."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from app.domain.attachment import Attachment
from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.services.service import Service
from app.storage import shelves

MOST_BYTES = 50_000_000


class FileService(Service):
    """Attachments by id; their names are for showing only."""

    def of(self, customer_id: int) -> tuple[Attachment, ...]:
        """Living files of a customer, without the photo, newest first."""
        photo = self._customer(customer_id).photo_id
        found = shelves.ATTACHMENTS.living_of(self._store.db, customer_id, "-id")
        return tuple(item for item in found if item.id != photo)

    def data(self, number: int) -> bytes:
        """The bytes of a file."""
        query = "SELECT data FROM stored_file WHERE sha256 = (SELECT sha256 FROM attachment WHERE id = ?)"
        row = self._store.sql.execute(query, (number,)).fetchone()
        return bytes(row[0]) if row else b""

    def add(self, customer_id: int, name: str, media_type: str, data: bytes) -> Attachment:
        """A file put on a card."""
        who = self._customer(customer_id).first_name
        with self._action(f"File added to {who}: {shown_name(name)}", Topic.CARDS, "file", customer_id):
            return self._put(customer_id, name, media_type, data)

    def set_photo(self, customer_id: int, name: str, media_type: str, data: bytes) -> Attachment:
        """The customer's new photo."""
        who = self._customer(customer_id).first_name
        with self._action(f"Photo added to {who}", Topic.CARDS, "camera", customer_id):
            stored = self._put(customer_id, name, media_type, data)
            shelves.CUSTOMERS.change(self._store.db, customer_id, photo_id=stored.id)
            return stored

    def remove_photo(self, customer_id: int) -> None:
        """Show initials again."""
        with self._action(
            f"Photo of {self._customer(customer_id).first_name} removed", Topic.CARDS, "camera", customer_id
        ):
            shelves.CUSTOMERS.change(self._store.db, customer_id, photo_id=None)

    def remove(self, attachment: Attachment) -> None:
        """Move a file to the trash."""
        with self._action(f"File removed: {attachment.name}", Topic.CARDS, "trash", attachment.customer_id):
            shelves.ATTACHMENTS.change(self._store.db, attachment.id, trashed_at=self._now)

    def _put(self, customer_id: int, name: str, media_type: str, data: bytes) -> Attachment:
        if len(data) > MOST_BYTES:
            raise KeepwarmError("This file is too large to keep here.", "Files up to 50 MB fit into a card.")
        digest = hashlib.sha256(data).hexdigest()
        from app.storage.tables.derived import StoredFileRow

        StoredFileRow.insert(sha256=digest, data=data).on_conflict_ignore().execute(self._store.db)
        item = Attachment(0, "", customer_id, None, shown_name(name), media_type, len(data), digest)
        return shelves.ATTACHMENTS.add(self._store.db, item, self._now)


def shown_name(name: str) -> str:
    """A file's name made safe to show: its last part, printable, at most 120 characters."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"
