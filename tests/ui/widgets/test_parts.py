"""Buttons, chips, segments, fields and the rest, by mouse and by key."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Tier
from app.domain.touchpoint import Mood
from app.ui.theme import Theme
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice_chip import Choice, ChoiceChip, WarmthChip
from app.ui.widgets.choice_row import ChoiceLines, ChoiceRow, ChoiceTile, ToggleRow
from app.ui.widgets.code_groups import CodeEntry, CodeGroups
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Field, SearchField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label, plain_tip
from app.ui.widgets.mood_face import MOODS, MoodFace, mood_word
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.pill import Pill
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.range_slider import RangeSlider
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.segmented import Segment, SegmentedControl
from app.ui.widgets.selection_bar import SelectionBar
from app.ui.widgets.step_bar import StepBar
from app.ui.widgets.tier_dots import TierDots
from tests.ui import gallery

CODE = "K7QMP-4XWTR-9HBVN-2ZDGC-LJ6YA-T8RBW-MW3PX-F5NQH"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, qtbot: QtBot, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_buttons_have_the_heights_of_the_design(theme: Theme, qtbot: QtBot) -> None:
    heights = [PrimaryButton("Log", size=size).sizeHint().height() for size in ("small", "normal", "large")]  # type: ignore[arg-type]

    assert heights == [28, 32, 40]
    theme.set_text_size(150)
    assert PrimaryButton("Log").sizeHint().height() == 48


def test_a_button_makes_room_for_icon_hint_and_arrow(qtbot: QtBot) -> None:
    plain = SecondaryButton("Sort").sizeHint().width()

    assert SecondaryButton("Sort", icon="sort").sizeHint().width() == plain + 22
    assert SecondaryButton("Sort", chevron=True).sizeHint().width() == plain + 20
    assert SecondaryButton("Sort", hint="Ctrl S").sizeHint().width() > plain + 30


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("more", "More")
    qtbot.addWidget(button)

    assert button.accessibleName() == button.toolTip() == "More"
    assert button.sizeHint().width() == button.sizeHint().height() == 32


def test_a_link_is_at_least_28_high(qtbot: QtBot) -> None:
    assert LinkButton("All 11").sizeHint().height() >= 28


def test_customers_text_is_never_markup(qtbot: QtBot) -> None:
    label = Label("<b>Maja</b> & <img src='x'>")
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > Label("Maja & ").sizeHint().width() + 60


def test_tooltips_show_markup_as_it_was_typed() -> None:
    assert plain_tip("<b>Maja</b>") == "<qt>&lt;b&gt;Maja&lt;/b&gt;</qt>"
    assert plain_tip("Maja & Per") == "Maja & Per"


def test_an_ampersand_in_a_name_is_no_mnemonic(qtbot: QtBot) -> None:
    for part in (SecondaryButton("Call Jonas & Klara"), Chip("Jonas & Klara")):
        qtbot.addWidget(part)
        assert part.text().endswith("Jonas & Klara")
        assert part.shortcut().isEmpty()


def test_long_text_wraps_and_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    text = (
        "Daughter Ida starts school in August. Prefers texts over calls; never before nine. Likes plums and oat milk."
    )
    free, two = Label(text, wrap=True), Label(text, wrap=True, most=2)

    assert free.heightForWidth(240) >= 60
    assert two.heightForWidth(240) == 40
    assert Label(text).sizeHint().height() == 20


def test_emoji_survive_wrapping(qtbot: QtBot) -> None:
    from app.ui.widgets.painting import wrapped

    text = "🌷🌷🌷 tulips and 🌻 sunflowers for Åsa"
    lines = wrapped(text, Label().font(), 90)

    assert len(lines) > 1
    assert " ".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_chip_toggles_and_grows_for_its_check(window: QWidget, qtbot: QtBot) -> None:
    chip = Chip("Attraction", 34)
    shown(window, qtbot, chip)
    narrow = chip.sizeHint().width()
    states: list[bool] = []
    chip.toggled.connect(states.append)

    qtbot.mouseClick(chip, LEFT)
    qtbot.keyClick(chip, Qt.Key.Key_Space)

    assert states == [True, False]
    assert chip.sizeHint().width() == narrow
    assert chip.accessibleName() == "Attraction, 34"


def test_a_choice_chip_collects_ticks(window: QWidget, qtbot: QtBot) -> None:
    chip = ChoiceChip("Tier", (Choice("a", "Inner circle", 12), Choice("b", "Regular", 40)), icon="tag")
    shown(window, qtbot, chip)
    chosen: list[frozenset[str]] = []
    chip.chosen_changed.connect(chosen.append)

    qtbot.mouseClick(chip, LEFT)
    overlay = window.findChild(Overlay)
    first, second = overlay.findChildren(QCheckBox)
    first.click()
    assert chip.text() == "Inner circle"
    second.click()

    assert chosen == [frozenset({"a"}), frozenset({"a", "b"})]
    assert chip.text() == "Tier, 2"
    assert chip.is_on
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_a_click_outside_closes_a_popup(window: QWidget, qtbot: QtBot) -> None:
    chip = ChoiceChip("Tier", (Choice("a", "Inner circle"),))
    shown(window, qtbot, chip)
    overlay = chip.open_popup()

    qtbot.mouseClick(overlay, LEFT, pos=QPoint(890, 590))

    assert not overlay.isVisible()


def test_the_warmth_chip_takes_a_range(window: QWidget, qtbot: QtBot) -> None:
    chip = WarmthChip("Warmth")
    shown(window, qtbot, chip)
    ranges: list[tuple[int, int] | None] = []
    chip.range_changed.connect(ranges.append)
    overlay = chip.open_popup()
    slider = overlay.findChild(RangeSlider)

    for _ in range(4):
        qtbot.keyClick(slider, Qt.Key.Key_Right)

    assert ranges[-1] == (20, 100)
    assert chip.text() == "20 – 100, Cool – Glowing"
    overlay.findChild(LinkButton).click()
    assert ranges[-1] is None
    assert not chip.is_on


def test_slider_handles_never_cross(qtbot: QtBot) -> None:
    slider = RangeSlider(0, 100, step=5)
    qtbot.addWidget(slider)
    slider.set_values(40, 45)

    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)

    assert slider.values == (45, 45)
    qtbot.keyClick(slider, Qt.Key.Key_Up)
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.values == (45, 100)


def test_segments_follow_arrows_home_end_and_clicks(qtbot: QtBot) -> None:
    control = SegmentedControl((Segment("c", "Cards"), Segment("t", "Table"), Segment("b", "Board")), name="View")
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    chosen: list[str] = []
    control.chosen.connect(chosen.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        qtbot.keyClick(control, key)
    qtbot.mouseClick(control, LEFT, pos=control.segment_rect(2).center().toPoint())

    assert chosen == ["t", "b", "t", "c", "b"]
    assert control.accessibleName() == "View: Board"


def test_a_field_says_what_is_wrong(window: QWidget, qtbot: QtBot) -> None:
    field = Field("Birthday", text="31.02.2026")
    shown(window, qtbot, field)

    field.set_error("February has no 31st.")
    assert field.edit.accessibleDescription() == "February has no 31st."
    assert any(label.text() == "February has no 31st." and label.isVisible() for label in field.findChildren(QLabel))
    field.set_error("")

    assert not any(label.text() == "" and label.isVisible() for label in field.findChildren(QLabel))


def test_escape_and_the_cross_clear_a_search(window: QWidget, qtbot: QtBot) -> None:
    search = SearchField("Search people and notes")
    shown(window, qtbot, search)
    qtbot.keyClicks(search, "maja")
    assert search.text() == "maja"

    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClicks(search, "eero")
    qtbot.mouseClick(search.findChild(IconButton), LEFT)

    assert search.text() == ""


def test_a_card_answers_mouse_and_keys(window: QWidget, qtbot: QtBot) -> None:
    card = Card(clickable=True)
    shown(window, qtbot, card)
    clicks: list[int] = []
    card.clicked.connect(lambda: clicks.append(1))

    qtbot.mouseClick(card, LEFT)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)

    assert len(clicks) == 3


def test_a_selected_card_has_an_inner_border_and_keeps_its_size(window: QWidget, qtbot: QtBot, theme: Theme) -> None:
    card = Card()
    shown(window, qtbot, card)
    before = card.geometry()

    card.set_selected(True)

    assert card.geometry() == before
    assert card.grab().toImage().pixelColor(card.width() // 2, 1) == theme.color("ember")


def test_a_loading_card_hides_its_content(window: QWidget, qtbot: QtBot) -> None:
    card = Card()
    inner = Label("Helmi", parent=card)
    shown(window, qtbot, card)

    card.set_loading(True)
    assert not inner.isVisible()
    card.set_loading(False)

    assert inner.isVisible()


@pytest.mark.parametrize("state", ["open_slip", "cooling", "asleep", "new", "put_right", "surprise", "Retention"])
def test_a_pill_has_a_word_beside_its_colour(qtbot: QtBot, state: str) -> None:
    pill = Pill(state)
    qtbot.addWidget(pill)

    assert pill.accessibleName()
    assert pill.sizeHint().height() == 22


def test_moods_and_tiers_have_their_words(qtbot: QtBot) -> None:
    assert [MoodFace(mood).accessibleName() for mood in MOODS] == [mood_word(mood) for mood in MOODS]
    assert TierDots(Tier.INNER_CIRCLE).toolTip() == "Inner circle"


def test_a_choice_row_takes_one_and_gives_it_back(window: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow(tuple(ChoiceTile(mood, mood_word(mood), mood=mood) for mood in MOODS), optional=True)
    shown(window, qtbot, row)
    chosen: list[Mood | None] = []
    row.chosen.connect(chosen.append)

    qtbot.mouseClick(row.buttons[1], LEFT)
    qtbot.mouseClick(row.buttons[2], LEFT)
    qtbot.mouseClick(row.buttons[2], LEFT)

    assert chosen == [Mood.PLEASED, Mood.CALM, None]
    assert row.value is None


def test_arrows_walk_through_a_choice_row(window: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow((ChoiceTile(1, "Call", "call"), ChoiceTile(2, "Text", "text"), ChoiceTile(3, "Visit", "visit")), 1)
    shown(window, qtbot, row)
    row.buttons[0].setFocus()

    qtbot.keyClick(row.buttons[0], Qt.Key.Key_Right)

    assert row.value == 2
    assert row.buttons[1].hasFocus()


def test_a_choice_that_must_be_made_stays_made(window: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow((ChoiceTile(1, "Call"), ChoiceTile(2, "Text")), 1)
    shown(window, qtbot, row)

    qtbot.mouseClick(row.buttons[0], LEFT)

    assert row.value == 1


def test_the_words_of_a_switch_can_be_clicked(window: QWidget, qtbot: QtBot) -> None:
    row = ToggleRow("Lock when you are away", "Also when the computer sleeps")
    shown(window, qtbot, row)
    words = row.findChildren(Label)[0]

    qtbot.mouseClick(words, LEFT)

    assert row.is_on
    assert row.box.accessibleDescription() == "Also when the computer sleeps"


def test_radio_lines_carry_values(qtbot: QtBot) -> None:
    lines = ChoiceLines((("unlock", "Unlock the keyring", "The system asks"), ("words", "Use my passphrase", "")))
    qtbot.addWidget(lines)
    chosen: list[str] = []
    lines.chosen.connect(chosen.append)

    lines.set_value("words")

    assert lines.value == "words"
    assert chosen == ["words"]


def test_done_steps_can_be_clicked_later_ones_cannot(window: QWidget, qtbot: QtBot) -> None:
    bar = StepBar(("Choose the file", "Match and check", "Bring in"))
    shown(window, qtbot, bar)
    bar.set_step(1)
    clicked: list[int] = []
    bar.step_clicked.connect(clicked.append)

    qtbot.mouseClick(bar, LEFT, pos=QPoint(10, 10))
    qtbot.mouseClick(bar, LEFT, pos=QPoint(bar.width() - 10, 10))

    assert clicked == [0]
    assert bar.accessibleName() == "Step 2 of 3: Match and check"


def test_a_code_moves_on_group_by_group(window: QWidget, qtbot: QtBot) -> None:
    entry = CodeEntry()
    shown(window, qtbot, entry)
    entry.fields[0].setFocus()

    qtbot.keyClicks(entry.fields[0], "k7qmp")
    assert entry.fields[0].text() == "K7QMP"
    assert entry.fields[1].hasFocus()
    qtbot.keyClick(entry.fields[1], Qt.Key.Key_Backspace)

    assert entry.fields[0].hasFocus()


def test_a_whole_code_can_be_pasted(window: QWidget, qtbot: QtBot) -> None:
    entry = CodeEntry()
    shown(window, qtbot, entry)
    QApplication.clipboard().setText(f" {CODE.lower()}\n")
    entry.fields[0].setFocus()

    with qtbot.waitSignal(entry.completed):
        qtbot.keyClick(entry.fields[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert entry.code == CODE
    assert entry.is_complete


def test_covered_groups_are_not_read_out(qtbot: QtBot) -> None:
    groups = CodeGroups(CODE)
    qtbot.addWidget(groups)

    groups.cover((3, 6))

    assert groups.groups[2].accessibleName() == "Part 3, covered"
    assert groups.groups[0].accessibleName() == "Part 1: K 7 Q M P"


def test_progress_tells_the_time_left_only_after_three_seconds(qtbot: QtBot) -> None:
    now = [0.0]
    panel = ProgressPanel("Bringing in", clock=lambda: now[0])
    qtbot.addWidget(panel)

    now[0] = 2.0
    panel.set_progress(100, 1000, "rows")
    assert panel.left.text() == ""
    now[0] = 4.0
    panel.set_progress(500, 1000, "rows")

    assert panel.count.text() == "500 of 1,000 rows"
    assert panel.left.text() == "about 10 seconds left"


def test_the_selection_bar_names_up_to_three(window: QWidget, qtbot: QtBot) -> None:
    bar = SelectionBar()
    shown(window, qtbot, bar)
    assert not bar.isVisible()

    bar.set_chosen(2, (Avatar("Maja Holmström"), Avatar("Eero Salonen")))

    said = [label.text() for label in bar.findChildren(Label)]
    assert said == ["2 chosen", "Maja and Eero"]
    assert bar.height() == 64
    with qtbot.waitSignal(bar.cleared):
        bar.clear.click()
    bar.set_chosen(0)
    assert not bar.isVisible()


def test_an_empty_place_offers_one_thing(window: QWidget, qtbot: QtBot) -> None:
    state = EmptyState("Nobody matches yet", "Try fewer filters.", "Clear filters")
    shown(window, qtbot, state)

    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(state.button, LEFT)


def test_a_section_header_has_one_link(window: QWidget, qtbot: QtBot) -> None:
    header = SectionHeader("Promises", "3 open", "All 11")
    shown(window, qtbot, header)

    assert header.height() == 28
    with qtbot.waitSignal(header.link_clicked):
        qtbot.mouseClick(header.findChild(LinkButton), LEFT)


def test_a_flow_layout_wraps(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for number in range(6):
        flow.addWidget(Chip(f"Tag {number}"))

    assert flow.heightForWidth(2000) == 30
    assert flow.heightForWidth(200) > 60


@pytest.mark.parametrize("percent", [90, 100, 115, 130, 150])
def test_both_sheets_of_the_gallery_can_be_painted(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.set_text_size(percent)
    for sheet in (gallery.Sheet(), gallery.MoreSheet()):
        qtbot.addWidget(sheet)
        assert not sheet.grab().isNull()
    assert date(2026, 6, 11) == gallery.TODAY
