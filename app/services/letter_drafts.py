"""Saving letters as drafts: a folder of .eml files that open in the owner's mail program."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.campaign import CampaignView
from app.domain.errors import KeepwarmError
from app.exchange.eml_writing import Draft, can_be_written_to, write_drafts

MOST_FOLDERS = 1000


@dataclass(frozen=True, slots=True)
class WrittenDrafts:
    """Where the drafts are, for whom there is one, and whose e-mail address is missing or none."""

    folder: Path
    numbers: tuple[int, ...]
    without_address: tuple[str, ...]


def save(
    view: CampaignView, inside: Path, today: date, report: Callable[..., None], is_cancelled: Callable[[], bool]
) -> WrittenDrafts:
    """A draft for everybody who gets a letter and has an e-mail address, in a new folder that only the owner reads.

    Raises `KeepwarmError` where nobody has an address or the folder cannot be made, `Cancelled` when it was stopped.
    """
    lines = [line for line in view.lines() if line.is_written]
    reached = [line for line in lines if can_be_written_to(line.person.email)]
    names = tuple(line.person.name for line in lines if line not in reached)
    if not reached:
        raise KeepwarmError("Nobody here has an e-mail address.", "Print the letters, or note addresses on the cards.")
    drafts = (
        Draft(line.person.name, line.person.email, view.campaign.name, view.letter(line.person.id).text)
        for line in reached
    )
    folder = _folder(inside, today)
    try:
        write_drafts(drafts, folder, lambda done: report(done, len(reached), ""), is_cancelled)
    except BaseException:
        folder.rmdir()
        raise
    return WrittenDrafts(folder, tuple(line.person.id for line in reached), names)


def _folder(inside: Path, today: date) -> Path:
    """A new folder named by the day, never by people."""
    name = f"Keepwarm letters {today:%Y-%m-%d}"
    for number in range(1, MOST_FOLDERS):
        folder = inside / (name if number == 1 else f"{name} ({number})")
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise KeepwarmError("The folder could not be made.", error.strerror or "Choose another place.") from error
        return folder
    raise KeepwarmError("The folder could not be made.", "There are many of the same name. Choose another place.")
