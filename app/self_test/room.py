"""Where the self-test works: a folder, a vault in it, and what is expected there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.desk import Desk
from app.services.vault import VaultService, vault_at

if TYPE_CHECKING:
    from app.ui.window import Window

PASSPHRASE = "only for this test of itself"


@dataclass(slots=True)
class Room:
    """A folder that is gone afterwards."""

    folder: Path
    service: VaultService = field(init=False)
    window: Window | None = None

    def __post_init__(self) -> None:
        self.service = vault_at(self.folder / "vault")

    @property
    def desk(self) -> Desk:
        """The open vault."""
        desk = self.service.desk
        assert desk is not None
        return desk

    def find(self, words: str) -> int:
        """The first customer that the words find."""
        found = self.desk.finding.ids(words)
        expect(bool(found), f"nobody is found for “{words}”")
        return found[0]


Step = Callable[[Room], str]
"""Does something and tells in a few words what came out; raises where it does not work."""


def expect(is_so: bool, otherwise: str) -> None:
    """Raise where something is not as it has to be."""
    if not is_so:
        raise RuntimeError(otherwise)
