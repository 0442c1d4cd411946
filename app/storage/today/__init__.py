"""Reading the Today page: whom to reach, what speaks for it, promises, preparations, what comes near; all bounded."""

from __future__ import annotations
