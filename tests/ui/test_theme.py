"""Colours, sizes and the focus ring."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.standing import StripKind
from app.paths import resources
from app.ui.icons import pixmap
from app.ui.keyboard_focus import FocusRing
from app.ui.scale import Scale
from app.ui.theme import Scheme, Theme, theme_of
from app.ui.widgets.rhythm_strip import RhythmStrip
from app.ui.widgets.warmth_ring import WarmthRing


def test_widgets_reach_the_theme_that_main_made(theme: Theme) -> None:
    assert theme_of(QWidget()) is theme


def test_dark_colours_are_set_even_where_the_desktop_has_no_say(theme: Theme) -> None:
    theme.set_scheme(Scheme.DARK)

    assert theme.is_dark
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == "#1b1815"
    assert theme.color("ember").name() == "#f0886a"


def test_the_system_scheme_is_light_where_the_desktop_says_nothing(theme: Theme) -> None:
    theme.set_scheme(Scheme.SYSTEM)

    assert not theme.is_dark


@pytest.mark.parametrize(
    ("score", "color"), [(0, "#5b7fa6"), (12, "#6583a5"), (47, "#9e8875"), (82, "#cb6539"), (100, "#be4429")]
)
def test_warmth_colours_are_those_of_the_pictures(theme: Theme, score: float, color: str) -> None:
    assert theme.warmth_color(score).name() == color


def test_no_warmth_yet_is_the_empty_track(theme: Theme) -> None:
    assert theme.warmth_color(None) == theme.color("track")


def test_a_name_keeps_its_tint(theme: Theme) -> None:
    first = theme.initials_colors("Rolf Stenbäck")

    assert theme.initials_colors("Rolf Stenbäck") == first
    assert len({theme.initials_colors(f"name {n}")[0].name() for n in range(60)}) == 6


def test_text_size_scales_fonts_and_heights(theme: Theme) -> None:
    theme.set_text_size(150)

    assert theme.scale.body.pixelSize() == 20
    assert theme.scale.px(32) == 48
    assert QApplication.font().pixelSize() == 20


@pytest.mark.parametrize("percent", Scale.PERCENTS)
def test_no_text_is_smaller_than_a_caption(percent: int) -> None:
    scale = Scale(percent)

    assert scale.caption.pixelSize() == round(12 * percent / 100)
    assert scale.line("body") > scale.body.pixelSize()


def test_reduced_motion_makes_animations_jump(theme: Theme) -> None:
    theme.set_reduced_motion(False)
    assert theme.duration(240) == 240

    theme.set_reduced_motion(True)
    assert theme.duration(240) == 0


def test_every_icon_can_be_drawn_in_any_colour(theme: Theme) -> None:
    names = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
    assert len(names) > 80
    for name in names:
        picture = pixmap(name, QColor("#B4472F"), 20, 1.0).toImage()
        pixels = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
        painted = [pixel for pixel in pixels if pixel.alpha() > 200]
        assert painted, name
        assert all(abs(pixel.red() - 0xB4) + abs(pixel.blue() - 0x2F) < 6 for pixel in painted), name


def test_an_icon_is_drawn_once_per_colour_and_size(theme: Theme) -> None:
    first = pixmap("gift", QColor("#466B50"), 16, 2.0)

    assert pixmap("gift", QColor("#466B50"), 16, 2.0).cacheKey() == first.cacheKey()
    assert first.width() == 32
    assert first.devicePixelRatio() == 2.0


def rings(window: QWidget) -> list[FocusRing]:
    return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_the_ring_shows_only_after_keyboard_use(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, typed = QPushButton("one"), QPushButton("two"), QLineEdit()
    for widget in (first, second, typed):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not rings(window)
    qtbot.keyClick(first, Qt.Key.Key_Tab)

    (ring,) = rings(window)
    assert second.property("kbd") is True
    assert ring.isVisible()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert typed.hasFocus()
    assert not rings(window)
    assert second.property("kbd") is False


def test_a_click_takes_the_ring_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QPushButton("one"), QPushButton("two")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert rings(window)

    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)

    assert second.property("kbd") is False
    qtbot.waitUntil(lambda: not rings(window))


def test_the_ring_follows_when_the_layout_moves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    panel, notice = QWidget(), QPushButton("notice")
    inner = QVBoxLayout(panel)
    first, second = QPushButton("one"), QPushButton("two")
    inner.addWidget(first)
    inner.addWidget(second)
    column.addWidget(notice)
    column.addWidget(panel)
    notice.hide()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    before = rings(window)[0].geometry()

    notice.show()
    column.activate()

    after = rings(window)[0].geometry()
    assert after.center() == second.mapTo(window, second.rect().center())
    assert after != before


@pytest.mark.parametrize("go", [QWidget.hide, lambda widget: widget.setEnabled(False)])
def test_focus_that_moves_on_by_itself_shows_no_ring(qtbot: QtBot, go: Callable[[QWidget], None]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QPushButton("one"), QPushButton("two")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)

    go(first)

    assert second.hasFocus()
    assert not rings(window)


@pytest.mark.parametrize("by", [delete, QPushButton.deleteLater])
def test_a_focused_widget_may_vanish(qtbot: QtBot, by: Callable[[QPushButton], None]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QPushButton("one"), QPushButton("two")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.property("kbd") is True

    by(second)

    qtbot.waitUntil(lambda: not rings(window))
    assert QApplication.focusWidget() is not second


def test_a_thousand_repaints_leave_none_alone(qtbot: QtBot) -> None:
    ring, strip = WarmthRing("Maja Holmström", 82), RhythmStrip()
    strip.set_events(
        ((date(2026, 5, 1), StripKind.YOU), (date(2026, 6, 1), StripKind.THEY)), date(2026, 6, 11), score=82
    )
    for widget in (ring, strip):
        qtbot.addWidget(widget)
        widget.show()
        widget.repaint()
    before = sys.getrefcount(None)

    for _ in range(1000):
        ring.repaint()
        strip.repaint()

    assert abs(sys.getrefcount(None) - before) < 200
