"""Facts are written, changed, asked about and removed in place, each as one action."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from app.domain.customer import Customer
from app.domain.fact import Basis, FactKind
from app.services.desk import Desk
from app.ui.dialogs.wordings_dialog import WordingsDialog
from app.ui.dossier.entry_row import EntryRow
from app.ui.dossier.fact_groups import GROUPS
from app.ui.widgets.pill import Pill
from tests.ui.dossier.stage import Stage, choose

FAMILY = next(group for group in GROUPS if group.key == "family")


def texts(stage: Stage, key: str) -> list[str]:
    return [row.look.text for row in stage.page.left.facts.groups[key].rows]


def test_facts_stand_in_groups_with_how_we_know_them(stage: Stage) -> None:
    rows = stage.page.left.facts.groups["reaching"].rows

    assert [row.look.text for row in rows] == ["Texts, not calls", "Never before 9", "Answers fastest on Mondays"]
    assert rows[2].accessibleName() == "Answers fastest on Mondays, we assume, from 14 replies"
    assert rows[2].look.link == "Ask"
    assert stage.page.left.facts.groups["reaching"].heading.label.text() == "Reaching her"
    assert stage.page.left.share.text() == "9 sure, 2 to check"


def test_words_are_they_where_no_pronouns_are_known(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.customers.edit(people["Maja"].id, pronouns="")

    assert stage.page.left.facts.groups["reaching"].heading.label.text() == "Reaching them"
    assert stage.page.left.facts.groups["reaching"].rows[0].look.source == "they said"


def test_a_new_fact_is_added_with_its_basis(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    stage.click(stage.page.left.add_fact)
    editor = stage.page.left.facts.new.editor
    editor.kind.setCurrentIndex(editor.kind.findData(FactKind.LIKES))
    stage.type("Old roses", editor.text)
    stage.click(editor.basis, editor.basis.segment_rect(1).center().toPoint())
    stage.key(Qt.Key.Key_Return, editor.text)

    fact = desk.facts.of(people["Maja"].id)[-1]
    assert (fact.text, fact.kind, fact.basis, fact.known_on) == (
        "Old roses",
        FactKind.LIKES,
        Basis.OBSERVED,
        date(2026, 6, 11),
    )
    assert "Old roses" in texts(stage, "likes")
    stage.undo()
    assert "Old roses" not in texts(stage, "likes")


def test_a_guess_keeps_what_it_rests_on(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    stage.page.left.facts.groups["family"].add_asked.emit()
    editor = stage.page.left.facts.groups["family"].editor
    stage.type("Has a dog", editor.text)
    stage.click(editor.basis, editor.basis.segment_rect(2).center().toPoint())
    stage.type("from hair on her coat", editor.why)
    stage.click(editor.save)

    row = stage.page.left.facts.groups["family"].rows[-1]
    assert (row.look.source, row.look.rest, row.look.link) == ("we assume", "from hair on her coat", "Ask")


def test_an_empty_fact_is_not_kept(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    before = len(desk.facts.of(people["Maja"].id))
    stage.click(stage.page.left.add_fact)
    editor = stage.page.left.facts.new.editor
    stage.key(Qt.Key.Key_Return, editor.text)

    assert editor.error.isVisible()
    stage.key(Qt.Key.Key_Escape, editor.text)
    assert stage.page.left.facts.new.editor is None
    assert len(desk.facts.of(people["Maja"].id)) == before


def test_editing_keeps_the_earlier_wording(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.facts.groups["met"]
    stage.key(Qt.Key.Key_F2, group.rows[0])
    group.editor.text.clear()
    stage.type("Turku garden fair, by the ferns", group.editor.text)
    stage.key(Qt.Key.Key_Return, group.editor.text)

    fact = next(each for each in desk.facts.of(people["Maja"].id) if each.kind is FactKind.HOW_WE_MET)
    assert [earlier.text for earlier in desk.facts.earlier(fact)] == ["Turku garden fair, asked about shade"]
    assert group.rows[0].hasFocus()
    met = next(each for each in GROUPS if each.key == "met")
    choose(stage.page.left.facts.fact_menu(met, 0), "Earlier wordings")
    shown = [row.look.text for row in stage.dialog(WordingsDialog).findChildren(EntryRow)]
    assert shown == ["Turku garden fair, by the ferns", "Turku garden fair, asked about shade"]


def test_ask_puts_a_guess_on_the_list_and_takes_it_off(stage: Stage, desk: Desk) -> None:
    row = stage.page.left.facts.groups["reaching"].rows[2]
    stage.click(row, row.link_rect().center().toPoint())
    assert row.look.link == "Will ask"
    assert stage.page.right.next._line == "Ask about: Answers fastest on Mondays"
    stage.key(Qt.Key.Key_Space, row)

    assert row.look.link == "Ask"


def test_a_key_fact_stands_under_the_name(stage: Stage) -> None:
    place = texts(stage, "family").index("Husband Petter runs marathons")
    choose(stage.page.left.facts.fact_menu(FAMILY, place), "Key fact")
    pills = [pill.accessibleName() for pill in stage.page.header.pills.findChildren(Pill) if pill.isVisible()]

    assert "Husband Petter runs marathons" in pills
    stage.undo()
    pills = [pill.accessibleName() for pill in stage.page.header.pills.findChildren(Pill) if pill.isVisible()]
    assert "Husband Petter runs marathons" not in pills


def test_a_sensitive_fact_carries_a_lock(stage: Stage) -> None:
    choose(stage.page.left.facts.fact_menu(FAMILY, 0), "Sensitive")

    assert "lock" in stage.page.left.facts.groups["family"].rows[0].look.marks


def test_delete_removes_a_fact_and_undo_brings_it_back(stage: Stage) -> None:
    group = stage.page.left.facts.groups["met"]
    stage.key(Qt.Key.Key_Delete, group.rows[0])
    assert group.isHidden()
    stage.undo()

    assert texts(stage, "met") == ["Turku garden fair, asked about shade"]


def test_the_slider_decides_when_it_is_let_go(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    slider = stage.page.left.facts.slider
    assert slider.value == 80
    stage.key(Qt.Key.Key_Left, slider)

    fact = next(each for each in desk.facts.of(people["Maja"].id) if each.kind is FactKind.PRICE_OR_QUALITY)
    assert fact.value == "75"
    stage.undo()
    assert slider.value == 80


def test_the_preferred_channel_changes_the_button(stage: Stage) -> None:
    group = stage.page.left.facts.groups["reaching"]
    stage.qtbot.mouseDClick(group.rows[0], Qt.MouseButton.LeftButton)
    group.editor.channel.setCurrentIndex(0)
    stage.click(group.editor.save)

    assert stage.page.header.reach.text() == "Call Maja"
