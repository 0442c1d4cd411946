"""The ring says what it shows, and shows what it says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, Theme
from app.ui.widgets.avatar import initials, photo_from_bytes
from app.ui.widgets.warmth_ring import WarmthRing
from tests.ui.gallery import portrait


def painted(ring: WarmthRing) -> QImage:
    return ring.grab().toImage()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Helmi Rautio", "HR"),
        ("Jonas & Klara Ek", "JK"),
        ("Jonas Ek & Klara Lind", "JK"),
        ("Fatima El-Amin", "FE"),
        ("Åsa", "Å"),
        ("Anna Maria von Berg", "AB"),
        ("(Uncle) Bob Smith", "BS"),
        ("", ""),
        ("&", ""),
    ],
)
def test_initials_come_from_the_first_and_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_screen_reader_hears_name_number_and_word(qtbot: QtBot) -> None:
    ring = WarmthRing("Maja Holmström", 82)
    qtbot.addWidget(ring)

    assert ring.accessibleName() == "Maja Holmström, warmth 82 of 100, glowing"
    ring.set_score(None)
    assert ring.accessibleName() == "Maja Holmström, new, no warmth yet"


def test_the_arc_goes_clockwise_from_twelve(qtbot: QtBot, theme: Theme) -> None:
    ring = WarmthRing("Maja", 25, 104, badge=False)
    qtbot.addWidget(ring)
    picture = painted(ring)

    assert picture.pixelColor(100, 40) == theme.warmth_color(25)
    assert picture.pixelColor(2, 52) == theme.color("track")


def test_a_new_customer_has_an_empty_ring(qtbot: QtBot, theme: Theme) -> None:
    ring = WarmthRing("Noor Haddad", None, 104, badge=False)
    qtbot.addWidget(ring)
    picture = painted(ring)

    assert picture.pixelColor(52, 2) == theme.color("track")
    assert picture.pixelColor(102, 52) == theme.color("track")


def test_only_large_rings_carry_the_number(qtbot: QtBot) -> None:
    small, large = WarmthRing("Maja", 82, 36), WarmthRing("Maja", 82, 52)
    qtbot.addWidget(small)
    qtbot.addWidget(large)

    assert small.sizeHint().height() == 36
    assert large.sizeHint().height() == 59


def test_the_score_glides_and_arrives(qtbot: QtBot, theme: Theme) -> None:
    theme.set_reduced_motion(False)
    ring = WarmthRing("Maja", 20)
    qtbot.addWidget(ring)
    ring.show()

    ring.set_score(80)
    assert ring.score == 80
    assert ring.shown < 80

    qtbot.waitUntil(lambda: ring.shown == 80)


def test_the_score_jumps_when_motion_is_reduced(qtbot: QtBot) -> None:
    ring = WarmthRing("Maja", 20)
    qtbot.addWidget(ring)
    ring.show()

    ring.set_score(80)

    assert ring.shown == 80


def test_photos_do_not_glare_in_dark(qtbot: QtBot, theme: Theme) -> None:
    ring = WarmthRing("Maja", 82, 104, photo_from_bytes(portrait("maja")), badge=False)
    qtbot.addWidget(ring)
    light = painted(ring).pixelColor(52, 60)

    theme.set_scheme(Scheme.DARK)

    assert painted(ring).pixelColor(52, 60).lightness() < light.lightness()


def test_a_broken_photo_gives_initials(qtbot: QtBot, theme: Theme) -> None:
    assert photo_from_bytes(b"not a picture") is None
    assert photo_from_bytes(None) is None
    ring = WarmthRing("Rolf Stenbäck", 12, 104, None, badge=False)
    qtbot.addWidget(ring)

    tint, _ = theme.initials_colors("Rolf Stenbäck")
    assert painted(ring).pixelColor(52, 20) == QColor(tint)
