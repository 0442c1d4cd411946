"""A window and a vault for the page."""

from __future__ import annotations

from tests.ui.vault_fixtures import box, host

__all__ = ["box", "host"]
