"""All parts on one sheet, to hold beside the design's picture: `python -m tests.ui.gallery --dark --out FILE.png`."""

from __future__ import annotations

import argparse
import os
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.standing import StripKind
from app.domain.touchpoint import Mood
from app.paths import resources
from app.ui.formatting import warmth_word
from app.ui.theme import Scheme, Theme, theme_of
from app.ui.widgets.avatar import Avatar, photo_from_bytes
from app.ui.widgets.buttons import Button, DestructiveButton, IconButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, paint_card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice_row import ChoiceLines, ChoiceRow, ChoiceTile, ToggleRow
from app.ui.widgets.code_groups import CodeEntry, CodeGroups
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Field, LineEdit, SearchField, TextArea
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.mood_face import MOODS, MoodFace, mood_word
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.pill import Pill
from app.ui.widgets.progress_panel import ProgressPanel, RailProgress, Step
from app.ui.widgets.range_slider import RangeSlider
from app.ui.widgets.rhythm_strip import RhythmStrip, StripEvent
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.segmented import Segment, SegmentedControl
from app.ui.widgets.selection_bar import SelectionBar
from app.ui.widgets.step_bar import StepBar
from app.ui.widgets.toast import Toast
from app.ui.widgets.warmth_ring import WarmthRing

TODAY = date(2026, 6, 11)


class Sheet(QWidget):
    """The grid of components.png: four columns, 24 apart."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1440, 900)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(32, 24, 32, 24)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(20)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self._build()

    def _build(self) -> None:
        self._add("WarmthRing", _rings(), 0, 0, 2)
        self._add("MoodFace", _moods(), 0, 2)
        self._add("SegmentedControl", _segmented(), 0, 3)
        self._add("Button, primary", _buttons("Log", PrimaryButton), 1, 0)
        self._add("Button, secondary", _buttons("Plan", SecondaryButton), 1, 1)
        self._add("Chip", _chips(), 1, 2, 2)
        self._add("RhythmStrip", _strips(), 2, 0)
        self._add("Field", _fields(), 2, 1)
        self._add("Pill", _pills(), 2, 2)
        self._add("Toast with Undo", _toast(), 2, 3)
        self._add("Card", _cards(), 3, 0, 3)
        self._add("", _section(), 3, 3)
        self._add("EmptyState", _empty(), 4, 0, 2)
        self._add("Colour", _Ramp(), 4, 2, 2)
        self._grid.setRowStretch(5, 1)

    def _add(self, title: str, content: QWidget, row: int, column: int, span: int = 1) -> None:
        box = QWidget()
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        if title:
            inner.addWidget(Label(title, "lead"))
        inner.addWidget(content)
        inner.addStretch(1)
        self._grid.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)


class MoreSheet(QWidget):
    """The parts that components.png does not show."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1440, 900)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 24, 32, 24)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        rows.addLayout(columns, 1)
        rows.addWidget(_selection())
        for parts in (_form_parts(), _waiting_parts(), _code_parts()):
            column = QVBoxLayout()
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)


def _form_parts() -> list[QWidget]:
    channels = (("call", "Call"), ("text", "Text"), ("mail", "Email"), ("visit", "Visit"), ("coffee", "Coffee"))
    combo, menu_button = QComboBox(), SecondaryButton("Just now", icon="clock", chevron=True)
    combo.addItems(["15 minutes", "1 hour"])
    unsure = QCheckBox("Everyone")
    unsure.setTristate(True)
    unsure.setCheckState(Qt.CheckState.PartiallyChecked)
    wide = RangeSlider(0, 100, warmth=True)
    wide.set_values(20, 80)
    return [
        ChoiceRow(tuple(ChoiceTile(icon, text, icon) for icon, text in channels), "text"),
        ChoiceRow(tuple(ChoiceTile(mood, mood_word(mood), mood=mood) for mood in MOODS), Mood.PLEASED),
        ChoiceRow((ChoiceTile(1, "Glad", "check"), ChoiceTile(2, "Not now", "snooze")), 1, flat=True),
        ToggleRow("Lock when you are away", "Also when the computer sleeps", checked=True),
        ToggleRow("Ask the passphrase every time", "Slower, for shared computers"),
        unsure,
        ChoiceLines(((1, "Unlock the keyring", "The system asks"), (2, "Use my passphrase instead", "Works today"))),
        _row(combo, menu_button, DestructiveButton("Choose a person"), IconButton("more", "More")),
        wide,
        TextArea("What was said", lines=3),
        SearchField("Search people and notes"),
        LineEdit("Find a setting", icon="search", hint="Ctrl K"),
    ]


def _waiting_parts() -> list[QWidget]:
    seconds = iter((0.0, 20.0))
    panel = ProgressPanel("Bringing in 100,000 rows", "clients.csv, HubSpot", clock=lambda: next(seconds))
    panel.foot.note.setText("Cancelling takes all of it back; nothing stays half done.")
    panel.set_steps((Step("Read and matched", "done", "14 s"), Step("Writing", "now", "62%"), Step("Making findable")))
    panel.set_progress(61840, 100000, "rows")
    rail = RailProgress()
    rail.set_progress("Bringing in", 0.62)
    chooser = FlowBox([Chip(f"Tag {n}", n * 7) for n in range(9)])
    return [_framed(panel), rail, chooser, StepBar(("Begin", "Passphrase", "Recovery code"))]


def _selection() -> QWidget:
    bar = SelectionBar()
    bar.add_action(SecondaryButton("Tag", icon="tag"))
    bar.add_action(PrimaryButton("Plan", icon="calendar"))
    bar.set_chosen(
        3, (Avatar("Maja Holmström", photo_from_bytes(portrait("maja"))), Avatar("Rolf S"), Avatar("Tuula G"))
    )
    return bar


def _code_parts() -> list[QWidget]:
    code = "K7QMP-4XWTR-9HBVN-2ZDGC-LJ6YA-T8RBW-MW3PX-F5NQH"
    shown, entry = CodeGroups(code), CodeEntry()
    shown.cover((3, 6))
    entry.fill_from(0, code[:23])
    entry.set_wrong((3,))
    panel = MessagePanel(
        "key", "This computer no longer has the key", "Your recovery code opens the file.", tone="gold",
        safe="Nobody else can read the file, and nothing was changed.", note="Asked after every restart",
    )  # fmt: skip
    panel.add_way(entry)
    panel.foot.add_button(SecondaryButton("Read from USB", icon="usb"))
    panel.foot.add_button(PrimaryButton("Open"))
    return [shown, CodeGroups("", large=False), _framed(panel)]


class FlowBox(QWidget):
    """Chips that wrap."""

    def __init__(self, chips: list[Chip]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for chip in chips:
            flow.addWidget(chip)


def _framed(panel: QWidget) -> Card:
    card = Card(border="line2")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(panel)
    return card


def _empty() -> QWidget:
    state = EmptyState(
        "Nobody is waiting for you", "A good day to do something nobody expects.", "Pick a surprise", icon="gift"
    )
    state.setFixedHeight(176)
    return state


def _row(*widgets: QWidget, gap: int = 10) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return box


def _column(*widgets: QWidget, gap: int = 8) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return box


def _named(widget: QWidget, name: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(Label(name, "caption", "ink3", align=Qt.AlignmentFlag.AlignHCenter))
    return box


def portrait(name: str) -> bytes:
    """Drawing of a face of the sample studio."""
    return (resources() / "portraits" / f"{name}.svg").read_bytes()


def _rings() -> QWidget:
    rings = [
        _named(WarmthRing("Helmi Rautio", score, 48, badge=False), f"{score} {warmth_word(score)}")
        for score in (12, 34, 52, 71, 93)
    ]
    maja = WarmthRing("Maja Holmström", 82, 52, photo_from_bytes(portrait("maja")))
    return _row(*rings, _named(maja, "card size"), _named(WarmthRing("Noor Haddad", None, 52), "new"), gap=24)


def _moods() -> QWidget:
    return _row(*(_named(MoodFace(Mood(mood), 28), mood_word(mood)) for mood in MOODS), gap=14)


def _segmented() -> QWidget:
    control = SegmentedControl((Segment("m", "Month"), Segment("w", "Week"), Segment("a", "Agenda")))
    return _row(control)


def _buttons(text: str, kind: type[Button]) -> QWidget:
    disabled = kind(text)  # type: ignore[call-arg]
    disabled.setEnabled(False)
    hovered = kind(text)  # type: ignore[call-arg]
    hovered.setDown(True)
    return _row(
        _named(kind(text), "default"),  # type: ignore[call-arg]
        _named(hovered, "hover"),
        _named(disabled, "disabled"),
        _named(kind(text, hint="Ctrl Enter"), "with a key"),  # type: ignore[call-arg]
    )


def _chips() -> QWidget:
    disabled = Chip("Tags")
    disabled.setEnabled(False)
    return _row(
        _named(Chip("Tags"), "default"),
        _named(Chip("Warm", checked=True), "selected"),
        _named(Chip("Everyone", 248, checked=True), "count"),
        _named(Chip("Warmth", icon="flame", chevron=True), "popup"),
        _named(disabled, "disabled"),
    )


def strip_sample(kinds: str, gap_days: int, quiet_days: int) -> tuple[StripEvent, ...]:
    """Events back from today: y you, t they, s surprise, x slip; a planned one in 10 days."""
    codes = {"y": StripKind.YOU, "t": StripKind.THEY, "s": StripKind.SURPRISE, "x": StripKind.SLIP}
    first = TODAY - timedelta(days=quiet_days + gap_days * (len(kinds) - 1))
    past = tuple(StripEvent(first + timedelta(days=place * gap_days), codes[kind]) for place, kind in enumerate(kinds))
    return (*past, StripEvent(TODAY + timedelta(days=10), StripKind.NEXT))


def _strips() -> QWidget:
    samples = {
        "steady": (strip_sample("tyyyytttyyttsyyyttt", 19, 6), None),
        "cooling": (strip_sample("ttyyttyy", 37, 75), 34),
        "asleep": (strip_sample("ytyy", 46, 200)[:-1], 12),
        "new": (strip_sample("ty", 4, 3), None),
        "slip": (strip_sample("ytytytyyytttyx", 25, 14), 47),
    }
    rows = []
    for name, (events, score) in samples.items():
        strip = RhythmStrip()
        strip.setFixedWidth(212)
        strip.set_events(events, TODAY, score=score, usual_gap_days=17)
        rows.append(_row(strip, Label(name, "caption", "ink3"), gap=8))
    return _column(*rows, gap=0)


def _fields() -> QWidget:
    broken = Field(text="31.02.2026")
    broken.set_error("February has no 31st. Did you mean 28.02.2026?")
    locked = Field(placeholder="Needs an unlocked file")
    locked.setEnabled(False)
    return _column(Field(placeholder="Passphrase"), Field(text="Sweet peas"), broken, locked)


def _pills() -> QWidget:
    top = _row(*(Pill(state) for state in ("cooling", "asleep", "open_slip")), gap=6)
    low = _row(*(Pill(state) for state in ("put_right", "new", "surprise", "Retention")), gap=6)
    return _column(top, low, gap=6)


def _toast() -> QWidget:
    stage = QWidget()
    stage.setFixedHeight(96)
    toast = Toast(stage)
    toast.say("Visit with Sofia moved to Thursday 18 June", action="Undo", hint="Ctrl Z")
    return stage


def _card(name: str = "Helmi", **options: object) -> Card:
    card = Card(clickable=True)
    card.setFixedSize(148, 76)
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 12, 12, 12)
    row.setSpacing(10)
    row.addWidget(WarmthRing("Helmi Rautio", 20, 36), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(name, weight=600))
    words.addWidget(Label("Rautio Studio", "caption", "ink2"))
    words.addStretch(1)
    row.addLayout(words, 1)
    return card


class _Painted(QWidget):
    """A card painted as a delegate would paint it."""

    def __init__(self, **states: bool) -> None:
        super().__init__()
        self._states = states
        self.setFixedSize(160, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), QRectF(6, 6, 148, 76), theme_of(self), **self._states)


def _cards() -> QWidget:
    selected, loading, disabled = _card(), _card(), _card()
    selected.set_selected(True)
    loading.set_loading(True)
    disabled.setEnabled(False)
    return _row(
        _named(_card(), "default"),
        _named(_Painted(hovered=True), "hover"),
        _named(selected, "selected"),
        _named(_Painted(focused=True), "keyboard focus"),
        _named(loading, "loading"),
        _named(disabled, "disabled"),
        gap=12,
    )


def _section() -> QWidget:
    return _column(SectionHeader("Promises", "3 open", "All 11"), _Ramp())


class _Ramp(QWidget):
    """The warmth ramp from 0 to 100."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        for step in range(101):
            left = self.width() * step / 101
            rounded_box(painter, QRectF(left, 0, self.width() / 101 + 1, 28), 0, theme.warmth_color(step))


def main() -> None:
    """Show the sheet, or write it into a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--more", action="store_true", help="the second sheet")
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    if arguments.out:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    Theme(app, Scheme.DARK if arguments.dark else Scheme.LIGHT, arguments.text_size)
    sheet = MoreSheet() if arguments.more else Sheet()
    sheet.show()
    app.processEvents()
    app.processEvents()
    if arguments.out:
        sheet.grab().save(arguments.out)
    else:
        app.exec()


if __name__ == "__main__":
    main()
