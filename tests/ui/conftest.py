"""One theme for all tests of the window, offscreen, light, at 100 percent and without motion."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.ui.theme import Scheme, Theme, theme_of

QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The active theme; a test may change it, the next one starts from light at 100 percent."""
    try:
        active = theme_of()
    except LookupError:
        active = Theme(qapp, Scheme.LIGHT)
    active.set_scheme(Scheme.LIGHT)
    active.set_text_size(100)
    active.set_reduced_motion(True)
    return active
