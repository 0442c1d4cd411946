"""What lies under the services: versions of the engine, the size of its pages, and its errors in words."""

from __future__ import annotations

from app.storage.diagnosis import PAGE_SIZE
from app.storage.engine import versions
from app.storage.failures import NotSaved, told_kindly

__all__ = ["PAGE_SIZE", "NotSaved", "told_kindly", "versions"]
