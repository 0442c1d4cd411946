"""Files of other programs come in by the wizard and go out by the dialog, by clicks, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.services.exporting import ExportFormat
from app.ui.dialogs import export_dialog
from tests.builders import open_desk
from tests.services import files
from tests.services.test_exporting import plain
from tests.ui.pages.importer.floor import Floor, hubspot

FILES = {
    "google.csv": files.google,
    "outlook.csv": files.outlook,
    "contacts-2026-06-10.csv": hubspot,
    "cards.vcf": files.cards,
}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A second vault, still empty."""
    (tmp_path / "other").mkdir()
    made = open_desk(tmp_path / "other")
    yield made
    made.store.close()


@pytest.mark.parametrize("form", [ExportFormat.VCARD, ExportFormat.CSV])
@pytest.mark.parametrize("name", list(FILES))
def test_a_file_comes_in_and_out_and_in_again(
    qtbot: QtBot, desk: Desk, other: Desk, tmp_path: Path, name: str, form: ExportFormat
) -> None:
    make: Callable[[Path], Path] = FILES[name]
    floor = Floor(qtbot, desk)
    floor.check(make(tmp_path / name))
    floor.bring_in()
    assert floor.page.result._title.text().endswith("came in")

    dialog = export_dialog.open_dialog(floor.shell, form=form)
    written = []
    dialog.destroyed.connect(lambda *_: written.append(True))
    out = tmp_path / f"out.{export_dialog.ENDINGS.get(form, 'csv')}"
    dialog.write(out)
    qtbot.waitUntil(lambda: bool(written), timeout=20_000)
    floor.close()

    again = Floor(qtbot, other)
    again.check(out)
    again.bring_in()
    again.close()

    assert plain(other) == plain(desk)
    assert plain(desk)
