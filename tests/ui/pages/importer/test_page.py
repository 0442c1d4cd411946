"""The three steps, walked with real clicks and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.domain.mapping import Target
from app.services.desk import Desk
from app.services.import_choices import Existing
from app.ui.pages.importer.meetings_panel import MeetingsPanel
from app.ui.pages.importer.problems_panel import ProblemsPanel
from app.ui.pages.importer.row_panel import RowPanel
from app.ui.pages.importer.values_panel import ValuesPanel
from app.ui.widgets.message_panel import MessagePanel
from tests.services import files
from tests.ui.pages.importer.floor import Floor, hubspot, written


def test_a_file_dropped_is_recognised_and_nothing_is_written(floor: Floor, tmp_path: Path) -> None:
    before = floor.desk.history.count()
    floor.check(hubspot(tmp_path / "contacts-2026-06-10.csv"))
    match = floor.page.match

    assert floor.page.stack.currentWidget() is match
    assert match.banner.accessibleName() == (
        "This looks like a HubSpot contacts export. contacts-2026-06-10.csv, 7 rows"
    )
    assert floor.page.foot.outcome.text() == "4 new people, 2 merged, 1 row left out"
    assert floor.page.foot.go.text() == "Bring in 6 people"
    assert floor.desk.history.count() == before


def test_the_file_dialog_leads_the_same_way(floor: Floor, tmp_path: Path) -> None:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    path = hubspot(tmp_path / "contacts.csv")
    assert floor.page.choose.zone.button.hasFocus()
    floor.qtbot.keyClick(floor.page.choose.zone.button, Qt.Key.Key_Space)
    dialog = floor.page.choose.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    line.setText(str(path))
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.qtbot.keyClick(line, Qt.Key.Key_Return)

    assert floor.page.stack.currentWidget() is floor.page.match


def test_bringing_in_makes_a_backup_and_ends_with_what_came_in(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    floor.bring_in()
    result = floor.page.result

    assert floor.backups.asked == 1
    assert floor.page.stack.currentWidget() is result
    assert result._title.text() == "6 people came in"
    assert result.problems.text() == "4 rows need a word"
    assert not result.triage.isVisible()
    assert floor.desk.finding.count("Lindroos") == 1
    floor.click(result.customers)
    assert floor.navigator.went == [("customers", {})]


def test_undo_on_the_last_page_takes_all_of_it_back(floor: Floor, tmp_path: Path) -> None:
    before = floor.desk.finding.count("")
    floor.check(hubspot(tmp_path / "contacts.csv"))
    floor.bring_in()
    floor.click(floor.page.result.undo)
    floor.until(lambda: floor.page.result._title.text() == "Taken back")

    assert floor.desk.finding.count("") == before


def test_a_list_without_dates_offers_the_triage_deck(floor: Floor, tmp_path: Path) -> None:
    floor.check(written(tmp_path / "list.csv", (("Name", "Email"), ("Saga Lindroos", "saga@example.com"))))
    floor.bring_in()
    created = floor.desk.finding.page("Lindroos").cards[0].id
    floor.click(floor.page.result.triage.button)

    assert floor.navigator.went == [("triage", {"numbers": (created,)})]


def test_another_target_is_chosen_by_keys(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    position = next(c.position for c in floor.page.session.mapping.columns if c.column == "Notes")
    box = floor.page.match.columns.lines[position].box
    box.setFocus()
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.qtbot.keyClicks(box, "tags")

    column = next(c for c in floor.page.session.mapping.columns if c.position == position)
    assert column.target is Target.TAGS
    assert floor.page.session.draft.incoming[0].tags == ("no lilies!! daughter Ida",)


def test_columns_that_stay_out_are_folded_behind_a_link(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    columns = floor.page.match.columns
    shown = [column.column for column in floor.page.session.mapping.columns if column.position in columns.lines]
    assert "Contact owner" in shown
    assert "Lead Status" not in shown

    floor.click(columns.header._link)
    folded = next(c.position for c in floor.page.session.mapping.columns if c.column == "Lead Status")
    assert columns.lines[folded].isVisible()
    floor.click(columns.header._link)
    assert not columns.lines[folded].isVisible()


def test_another_system_can_be_named(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    menu = floor.page.match.banner.menu()
    generic = next(action for action in menu.actions() if action.text() == "A table of customers")
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        generic.trigger()

    assert floor.page.session.inspection.reading.system == ""
    assert floor.page.match.banner.accessibleName().startswith("No program we know wrote this table.")


def test_keep_both_makes_a_second_card(floor: Floor, people: dict[str, Customer], tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    line = floor.page.match.matches.lines[0]
    assert line.explained.text() == "Adds notes."
    line.choice.setFocus()
    floor.qtbot.keyClick(line.choice, Qt.Key.Key_Right)
    assert line.explained.text() == "A second card. Nothing is merged."
    assert floor.page.foot.outcome.text() == "5 new people, 1 merged, 1 row left out"
    floor.bring_in()

    assert floor.desk.finding.count("Holmström") == 2


def test_look_at_each_shows_both_sides_and_decides_by_one_key(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    floor.click(floor.page.match.matches.foot.link)
    floor.settle()
    panel = floor.overlay(MeetingsPanel)
    assert panel.list.hasFocus()
    assert panel._name.text() == "Maja Holmström"
    floor.qtbot.keyClick(panel.list, Qt.Key.Key_L)
    floor.qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    floor.settle()
    assert panel._name.text() == "Eero Salonen"
    floor.qtbot.keyClick(panel.list, Qt.Key.Key_K)
    assert panel.explained.text() == "A second card. Nothing is merged."
    floor.click(panel.done)

    assert floor.page.session.choices == {0: Existing.SKIP, 1: Existing.CREATE}
    assert floor.page.foot.outcome.text() == "5 new people, 2 rows left out"


def test_a_row_is_written_better_in_place(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    line = next(one for one in floor.page.match.problems.lines if one.problem.field == "phone")
    floor.click(line.action)
    floor.settle()
    panel = floor.overlay(RowPanel)
    edit = panel.first
    assert edit.hasFocus()
    edit.selectAll()
    floor.qtbot.keyClicks(edit, "+358 50 1234567")
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    floor.settle()

    assert "phone" not in {problem.field for problem in floor.page.session.draft.problems}
    kaarlo = next(item for item in floor.page.session.draft.incoming if item.family_name == "Virtanen")
    assert "+358 50 1234567" in {detail.value for detail in kaarlo.details}


def test_a_row_that_stays_out_can_be_seen_and_saved(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    line = floor.page.match.problems.lines[-1]
    assert line.action.text() == "See row"
    floor.click(line.action)
    floor.settle()
    panel = floor.overlay(RowPanel)
    position = next(c.position for c in floor.page.session.mapping.columns if c.column == "First Name")
    floor.qtbot.keyClicks(panel.fields[position], "Anna")
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.click(panel.save)

    assert floor.page.session.draft.incoming[-1].name == "Anna"
    assert floor.page.foot.go.text() == "Bring in 7 people"


def test_a_wish_to_be_left_alone_needs_only_a_nod(floor: Floor, tmp_path: Path) -> None:
    floor.check(written(tmp_path / "list.csv", (
        ("Name", "Email", "Do not contact"), ("Saga Lindroos", "saga@example.com", "yes"),
    )))  # fmt: skip
    line = floor.page.match.problems.lines[0]
    assert line.action.text() == "Fine"
    floor.click(line.action)

    assert not floor.page.match.problems.isVisible()
    floor.bring_in()
    assert floor.desk.customers.get(floor.desk.finding.page("Lindroos").cards[0].id).do_not_contact


def test_words_of_a_stage_column_are_matched_in_a_popup(floor: Floor, tmp_path: Path) -> None:
    rows = (("Record ID", "First Name", "Lifecycle Stage", "Lead Status"), ("1", "Saga", "Customer", ""),
            ("2", "Noor", "Friend of the house", ""))  # fmt: skip
    floor.check(written(tmp_path / "contacts.csv", rows))
    line = floor.page.match.columns.lines[2]
    assert line.values.text() == "Match 1"
    floor.click(line.values)
    panel = floor.overlay(ValuesPanel)
    box = panel.boxes["Friend of the house"]
    box.setFocus()
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.qtbot.keyClicks(box, "retention")
    floor.click(panel.done)

    assert floor.page.session.draft.incoming[1].stage == "retention"
    assert line.values.text() == "Values"


def test_dates_that_could_be_two_days_are_asked_about_with_both_readings(floor: Floor, tmp_path: Path) -> None:
    floor.check(written(tmp_path / "list.csv", (("Name", "Birthday"), ("Saga Lindroos", "03/04/1980"))))
    question = floor.page.match.questions.lines[0]
    assert (question.day_first.text(), question.month_first.text()) == ("3 April 1980", "4 March 1980")
    with floor.qtbot.waitSignal(floor.page.session.checked, timeout=20_000):
        floor.click(question.day_first)
    occasion = floor.page.session.draft.incoming[0].occasions[0]

    assert (occasion.day, occasion.month) == (3, 4)
    assert not floor.page.match.questions.isVisible()


def test_vcards_skip_the_matching(floor: Floor, tmp_path: Path) -> None:
    floor.check(files.cards(tmp_path / "cards.vcf"))

    assert not floor.page.match.columns.isVisible()
    assert not floor.page.match.banner.other.isVisible()
    assert floor.page.match.preview.isVisible()
    floor.bring_in()
    assert floor.desk.finding.count("Ruiz") >= 1


def test_the_list_of_problems_can_be_copied_and_saved(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    floor.bring_in()
    floor.click(floor.page.result.problems)
    panel = floor.overlay(ProblemsPanel)
    floor.click(panel.copy)
    panel.save_to(tmp_path / "problems.csv")

    assert panel.copy.text() == "Copied"
    assert "Date “31.02.2024” does not exist." in (tmp_path / "problems.csv").read_text("utf-8-sig")


def test_an_import_can_be_cancelled_and_leaves_everything_as_it_was(floor: Floor, tmp_path: Path) -> None:
    people, lines = floor.desk.finding.count(""), floor.desk.history.count()
    floor.check(files.people(tmp_path / "contacts.csv", 3000))
    floor.click(floor.page.foot.go)
    with floor.qtbot.waitSignals([floor.page.session.taken_back, floor.page.session.checked], timeout=20_000):
        floor.click(floor.page.run.panel.cancel)

    assert floor.page.stack.currentWidget() is floor.page.match
    assert floor.desk.finding.count("") == people
    assert floor.desk.history.count() == lines
    floor.bring_in()
    assert floor.desk.finding.count("") > people


def test_an_import_goes_on_while_the_owner_does_something_else(floor: Floor, tmp_path: Path) -> None:
    shares: list[float] = []
    floor.page.progressed.connect(lambda words, share: shares.append(share))
    floor.check(files.people(tmp_path / "contacts.csv", 300))
    with floor.qtbot.waitSignals([floor.page.session.brought, floor.page.finished], timeout=20_000):
        floor.click(floor.page.foot.go)
        floor.click(floor.page.run.panel.background)
        assert floor.navigator.went == [("customers", {})]
        floor.page.open()
        assert floor.page.stack.currentWidget() is floor.page.run

    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_closing_the_window_in_the_middle_takes_the_import_back(floor: Floor, tmp_path: Path) -> None:
    people = floor.desk.finding.count("")
    floor.check(files.people(tmp_path / "contacts.csv", 3000))
    floor.click(floor.page.foot.go)
    floor.tasks.close()

    assert floor.desk.finding.count("") == people


def test_looking_at_a_file_can_be_stopped(floor: Floor, tmp_path: Path) -> None:
    floor.drop(files.people(tmp_path / "contacts.csv", 4000))
    with floor.qtbot.waitSignal(floor.page.session.stopped, timeout=20_000):
        floor.click(floor.page.choose.wait.cancel)

    assert floor.page.choose.zone.isVisible()


def test_a_file_that_cannot_be_read_is_said_kindly(floor: Floor, tmp_path: Path) -> None:
    empty = tmp_path / "nothing.csv"
    empty.write_bytes(b"")
    with floor.qtbot.waitSignal(floor.page.session.failed, timeout=20_000):
        floor.drop(empty)

    assert floor.overlay(MessagePanel).title.text()
    assert floor.page.stack.currentWidget() is floor.page.choose


def test_two_files_at_once_are_declined(floor: Floor, tmp_path: Path) -> None:
    floor.drop(hubspot(tmp_path / "a.csv"), hubspot(tmp_path / "b.csv"))

    assert floor.overlay(MessagePanel).title.text() == "One file at a time, please."


def test_a_list_of_invoices_is_brought_in_as_purchases(
    floor: Floor, people: dict[str, Customer], tmp_path: Path
) -> None:
    floor.page.open(invoices=True)
    floor.check(written(tmp_path / "invoices.csv", (
        ("Customer", "Date", "Amount"), ("Maja Holmström", "2026-01-05", "120.50"), ("Nobody", "2026-01-06", "1.00"),
    )))  # fmt: skip
    assert floor.page.foot.go.text() == "Bring in 2 purchases"
    floor.bring_in()

    assert floor.page.result._title.text() == "1 purchase came in"
    assert floor.page.result.problems.text() == "1 row needs a word"


def test_the_steps_go_back_to_the_file(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    floor.page.steps.setFocus()
    floor.qtbot.keyClick(floor.page.steps, Qt.Key.Key_Left)

    assert floor.page.stack.currentWidget() is floor.page.choose
    assert floor.page.session.inspection is None


def test_a_narrow_window_shows_one_column_at_a_time(
    qtbot: QtBot, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    floor = Floor(qtbot, desk, 1024, 640)
    floor.check(hubspot(tmp_path / "contacts.csv"))
    match = floor.page.match
    assert match.columns.isVisible()
    assert not match.matches.isVisible()
    match.tabs.setFocus()
    floor.qtbot.keyClick(match.tabs, Qt.Key.Key_Right)
    assert match.matches.isVisible()
    assert not match.columns.isVisible()
    floor.qtbot.keyClick(match.tabs, Qt.Key.Key_Right)
    assert match.problems.isVisible()
    assert floor.page.foot.go.isVisible()
    floor.close()


def test_every_control_has_a_name_for_the_screen_reader(floor: Floor, tmp_path: Path) -> None:
    floor.check(hubspot(tmp_path / "contacts.csv"))
    reached = [
        widget
        for widget in floor.page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [widget for widget in reached if not (widget.accessibleName() or getattr(widget, "text", str)())]

    assert len(reached) > 15
    assert nameless == []
