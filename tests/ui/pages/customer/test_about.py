"""Contact details, dates, people around, tags, own fields, notes and files, each written in place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QFileDialog

from app.domain.customer import Customer, DetailKind, OccasionKind, RelationshipKind
from app.domain.tag import FieldKind
from app.services.desk import Desk
from app.ui.dialogs.card_dialog import CardDialog
from app.ui.widgets.message_panel import MessagePanel
from tests.ui.dossier.stage import Stage, choose


def test_a_contact_detail_is_added_changed_and_removed(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.details
    stage.click(group.add_button)
    stage.type("+358 2 555 01", group.editor.value)
    stage.type("work", group.editor.label)
    group.editor.preferred.setChecked(True)
    stage.key(Qt.Key.Key_Return, group.editor.label)
    details = desk.profiles.read(people["Maja"].id).details
    assert [(each.kind, each.value, each.label) for each in details][-1] == (DetailKind.PHONE, "+358 2 555 01", "work")
    assert group.rows[-1].look.rest == "work, preferred"

    stage.key(Qt.Key.Key_Return, group.rows[-1])
    group.editor.value.setText("+358 2 555 99")
    stage.click(group.editor.save)
    assert group.rows[-1].look.text == "+358 2 555 99"
    stage.key(Qt.Key.Key_Delete, group.rows[-1])
    assert len(group.rows) == 2
    stage.undo()
    assert group.rows[-1].look.text == "+358 2 555 99"


def test_an_address_keeps_its_parts(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.details
    stage.click(group.add_button)
    editor = group.editor
    editor.kind.setCurrentIndex(editor.kind.findData(DetailKind.ADDRESS))
    for field, text in ((editor.street, "Linnankatu 41"), (editor.postal_code, "20100"), (editor.city, "Turku")):
        stage.type(text, field)
    stage.click(editor.save)

    address = desk.profiles.read(people["Maja"].id).details[-1]
    assert (address.value, address.street, address.city) == ("Linnankatu 41, 20100 Turku", "Linnankatu 41", "Turku")


def test_a_birthday_needs_no_year(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.dates
    assert group.rows[0].look.text == "Birthday, 29 February"
    stage.click(group.add_button)
    editor = group.editor
    editor.kind.setCurrentIndex(editor.kind.findData(OccasionKind.ANNIVERSARY))
    stage.type("31", editor.day)
    editor.month.setCurrentIndex(5)
    stage.key(Qt.Key.Key_Return, editor.day)
    assert editor.error.isVisible()
    editor.day.setText("20")
    stage.key(Qt.Key.Key_Return, editor.day)

    assert [row.look.text for row in group.rows] == ["Anniversary, 20 June", "Birthday, 29 February"]
    assert group.rows[0].look.rest == "in 9 days"
    stage.undo()
    assert len(group.rows) == 1


def test_people_around_her_are_found_by_name(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.ties
    assert [(row.look.text, row.look.rest) for row in group.rows] == [("Priya Raman", "Referred by")]
    stage.click(group.add_button)
    editor = group.editor
    editor.kind.setCurrentIndex(editor.kind.findData(RelationshipKind.FRIEND))
    stage.type("eer", editor.other)
    assert editor.other.suggestions() == ("Eero Salonen, Private garden, Kaarina",)
    popup = editor.other._completer.popup()
    popup.setCurrentIndex(popup.model().index(0, 0))
    stage.qtbot.keyClick(popup, Qt.Key.Key_Return)
    stage.click(editor.save)

    assert {tie.other_name for tie in desk.profiles.read(people["Maja"].id).ties} == {"Priya Raman", "Eero Salonen"}
    stage.key(Qt.Key.Key_Space, group.rows[-1])
    assert stage.navigator.went[-1] == ("customer", people["Eero"].id, ())
    stage.undo()
    assert len(group.rows) == 1


def test_tags_come_and_go(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.tags
    assert [word.name for word in group.words] == ["newsletter", "roses", "VIP"]
    stage.click(group.add_button)
    stage.type("shade", group.editor.name)
    stage.key(Qt.Key.Key_Return, group.editor.name)
    assert "shade" in [word.name for word in group.words]
    stage.key(Qt.Key.Key_Delete, group.words[0])

    assert [tag.name for tag in desk.segments.tags_of(people["Maja"].id)] == ["roses", "shade", "VIP"]
    stage.undo()
    stage.undo()
    assert [word.name for word in group.words] == ["newsletter", "roses", "VIP"]


def test_own_fields_are_filled_in_place_and_added_to_every_card(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    group = stage.page.left.about.own_fields
    stage.key(Qt.Key.Key_Return, group.rows[0])
    stage.type("2 hectares", group.editor.input)
    stage.key(Qt.Key.Key_Return, group.editor.input)
    assert group.rows[0].look.text == "2 hectares"

    stage.click(group.add_button)
    stage.type("Contract until", group.editor.name)
    group.editor.kind.setCurrentIndex(group.editor.kind.findData(FieldKind.DAY))
    stage.click(group.editor.save)
    stage.key(Qt.Key.Key_Return, group.rows[1])
    stage.type("31.3.2027", group.editor.input)
    stage.key(Qt.Key.Key_Return, group.editor.input)
    assert group.rows[1].look.text == "31 March 2027"
    stage.undo()
    assert group.rows[1].look.text == "–"


def test_notes_are_shown_rendered_and_written_as_text(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    group = stage.page.left.about.notes
    assert group.view.toPlainText().startswith("Gate code is 1204.")
    stage.key(Qt.Key.Key_Space, group.rows[0])
    group.editor.text.setPlainText("Ring **twice**")
    stage.key(Qt.Key.Key_Return, group.editor.text, Qt.KeyboardModifier.ControlModifier)

    assert desk.customers.get(people["Maja"].id).notes == "Ring **twice**"
    assert group.view.toPlainText() == "Ring twice"
    stage.undo()
    assert group.view.toPlainText().startswith("Gate code is 1204.")


def test_notes_never_load_a_picture_and_keep_html_as_words(
    stage: Stage, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    picture = tmp_path / "here.png"
    QImage(10, 10, QImage.Format.Format_RGB32).save(str(picture))
    desk.customers.edit(
        people["Maja"].id, notes=f"![far](https://example.org/a.png) ![near](file://{picture}) <b>bold</b>"
    )
    view = stage.page.left.about.notes.view
    view.grab()

    for name in ("https://example.org/a.png", f"file://{picture}", str(picture)):
        shown = view.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(name))
        assert (shown.width(), shown.height()) == (1, 1)
    assert "<b>" not in view.document().toHtml() or "&lt;b&gt;" in view.document().toHtml()
    assert view.openLinks() is False


def test_a_file_is_kept_and_leaves_only_after_asking(
    stage: Stage, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(b"the plan")
    group = stage.page.left.about.files
    group.add_paths((source,))
    assert group.rows[0].look.text == "plan.pdf"
    item = desk.files.of(people["Maja"].id)[0]
    assert desk.files.data(item.id) == b"the plan"

    stage.key(Qt.Key.Key_Return, group.rows[0])
    panel = stage.dialog(MessagePanel)
    assert "not encrypted" in panel.text.text()
    stage.click(
        next(button for button in panel.findChildren(type(stage.page.header.reach)) if button.text() == "Choose where")
    )
    dialog = stage.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    assert (tmp_path / "copy.pdf").read_bytes() == b"the plan"
    assert (tmp_path / "copy.pdf").stat().st_mode & 0o777 == 0o600

    stage.key(Qt.Key.Key_Delete, group.rows[0])
    assert group.rows == ()
    stage.undo()
    assert group.rows[0].look.text == "plan.pdf"


def test_the_words_on_the_card_are_changed_in_one_action(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Edit the words")
    dialog = stage.dialog(CardDialog)
    dialog.fields["nickname"].setText("Maj")
    dialog.fields["pronouns"].setText("they")
    dialog.since.setText("June 2021")
    stage.click(dialog.save_button)

    changed = desk.customers.get(people["Maja"].id)
    assert (changed.nickname, changed.pronouns, changed.acquainted_since) == ("Maj", "they", date(2021, 6, 1))
    assert stage.page.header.reach.text() == "Text Maj"
    stage.undo()
    assert desk.customers.get(people["Maja"].id).nickname == ""
