"""A second copy of a backup in another folder, compared byte by byte before it carries its name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.storage.backup import BackupFailed, BackupUnreadable, verify_backup
from app.storage.private_files import beside, create_private, flush, sync_folder


def copy_backup(file: Path, folder: Path) -> Path:
    """The backup under the same name in the other folder; raises BackupFailed, and then nothing is left behind."""
    target = folder / file.name
    if target.exists():
        return target
    unfinished = beside(target, "copy")
    try:
        with file.open("rb") as source, os.fdopen(create_private(unfinished), "wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
            sink.flush()
            flush(sink.fileno())
        verify_backup(unfinished)
        os.replace(unfinished, target)
        sync_folder(folder)
    except (OSError, BackupUnreadable):
        raise BackupFailed("The backup on this computer is whole; only its second copy is missing.") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return target
