"""The recovery code on paper: one page, on A4 and on Letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from app.services.vault import RecoveryCode
from app.ui.recovery_sheet import paint_sheet


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5])
def test_everything_fits_on_one_page(tmp_path: Path, size: QPageSize.PageSizeId) -> None:
    sheet = tmp_path / "sheet.pdf"
    writer = QPdfWriter(str(sheet))
    writer.setPageSize(size)
    bottom, room = paint_sheet(writer, RecoveryCode.generate(), date(2026, 6, 11))
    assert 200 < bottom <= room
    assert sheet.read_bytes().count(b"/Type /Page\n") == 1
