"""The contact counter and the quiet bar: words, tones and what is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from app.ui.theme import theme_of
from app.ui.widgets.contact_counter import ContactCounter, counter_text, paint_counter
from app.ui.widgets.quiet_bar import BAR_WIDTH, paint_quiet_bar, quiet_description, quiet_tone, quiet_words


def test_the_counter_says_how_many_of_the_usual(qtbot: QtBot) -> None:
    counter = ContactCounter("Noor", 2)
    qtbot.addWidget(counter)
    assert counter.accessibleName() == "Noor, 2 of the usual 7 contacts"
    before = counter.sizeHint().width()
    counter.set_contacts("Noor", 12)
    assert counter.accessibleName() == "Noor, 12 of the usual 7 contacts"
    assert counter.sizeHint().width() < before


@pytest.mark.parametrize(("had", "said"), [(0, "0 of 7"), (4, "4 of 7"), (9, "9 of 7"), (10, "10")])
def test_beyond_nine_contacts_the_number_stands_alone(had: int, said: str) -> None:
    assert counter_text(had) == said


def painted(had: int) -> QPixmap:
    """The dots of a counter, without its words."""
    picture = QPixmap(92, 16)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_counter(painter, QRectF(0, 0, 200, 16), had, theme_of())
    painter.end()
    return picture


def test_dots_are_sage_up_to_the_contacts_had() -> None:
    image = painted(3).toImage()
    sage = theme_of().color("sage_g").rgb()
    filled = [image.pixel(5 + 13 * place, 8) == sage for place in range(7)]
    assert filled == [True, True, True, False, False, False, False]


def test_quiet_words_name_weeks_and_the_usual_gap() -> None:
    assert quiet_words(63, 21.0) == ("9", "of 3")
    assert quiet_words(217, 45.5) == ("31", "of 6.5")
    assert quiet_words(10, None) == ("1", "")
    assert quiet_words(3, 2.0) == ("0", "of 0.5")


def test_a_reader_hears_quiet_and_usual() -> None:
    assert quiet_description(63, 21.0) == "quiet for 9 weeks, usually 3 weeks"
    assert quiet_description(3, None) == "quiet for 3 days"


@pytest.mark.parametrize(
    ("days", "gap", "tone"), [(20, 21.0, "line2"), (21, 21.0, "ink3"), (41, 21.0, "ink3"), (42, 21.0, "slate_g")]
)
def test_the_bar_cools_from_twice_the_usual_gap(days: int, gap: float, tone: str) -> None:
    assert quiet_tone(days, gap) == tone
    picture = QPixmap(160, 20)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_quiet_bar(painter, QRectF(0, 0, 160, 20), days, gap, theme_of())
    painter.end()
    image = picture.toImage()
    assert image.pixel(10, 10) == theme_of().color(tone).rgb()
    assert image.pixel(BAR_WIDTH - 4, 10) == theme_of().color("track").rgb()
