"""Opens a vault with a program that knows one step of the schema more; made to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from app.services.vault import vault_at
from app.storage import schema
from tests.e2e.torture import STEP


def main() -> None:
    """Open the vault with the key given on stdin."""
    schema.STEPS = (*schema.STEPS, STEP)
    service = vault_at(Path(sys.argv[1]))
    service._vault.unlock(bytes.fromhex(sys.stdin.readline()))
    service.open_desk()
    service.close()


if __name__ == "__main__":
    main()
