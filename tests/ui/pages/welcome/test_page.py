"""The first page, from the first click to a vault that opens again with what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.services.vault import OpenVault, VaultState
from app.ui.pages.welcome.choices import Beginning
from app.ui.pages.welcome.page import WelcomePage
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from tests.ui.vault_fixtures import Host
from tests.vaults import PASSPHRASE, TestVault


@pytest.fixture
def opened() -> list[OpenVault]:
    return []


@pytest.fixture
def page(host: Host, box: TestVault, theme: Theme, opened: list[OpenVault]) -> WelcomePage:
    made = WelcomePage(box.at, box.service.folder, host.tasks, host.messages, theme)
    made.opened.connect(opened.append)
    host.show(made)
    return made


def go_to_passphrase(host: Host, page: WelcomePage) -> None:
    host.click(page.begin.go_on)
    host.until(lambda: page._keyring is not None)


def type_passphrase(host: Host, page: WelcomePage, text: str = PASSPHRASE) -> None:
    page.passphrase.entry.first.setFocus()
    host.type(text)
    host.press(Qt.Key.Key_Return)
    host.type(text)


def type_back(host: Host, page: WelcomePage) -> None:
    assert page.recovery is not None
    panel = page.recovery.panel
    for place, field in enumerate(panel.fields):
        field.setFocus()
        host.type(page._code.groups[panel.asked[place] - 1].lower())


def texts(page: WelcomePage) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_bringing_customers_makes_a_vault_that_opens_with_the_passphrase(
    host: Host, page: WelcomePage, box: TestVault, opened: list[OpenVault]
) -> None:
    go_to_passphrase(host, page)
    type_passphrase(host, page)
    host.press(Qt.Key.Key_Return)
    type_back(host, page)
    host.press(Qt.Key.Key_Return)
    host.until(lambda: opened)
    assert opened[0].choice == "import"
    assert opened[0].desk.finding.count("") == 0
    assert opened[0].service.slots().recovery_checked_on == box.clock.today()
    opened[0].service.close()
    box.service.unlock_with_passphrase(PASSPHRASE)
    assert box.service.slots().keyring


def test_nothing_is_written_before_both_parts_were_typed_back(
    host: Host, page: WelcomePage, box: TestVault, opened: list[OpenVault]
) -> None:
    go_to_passphrase(host, page)
    type_passphrase(host, page)
    host.click(page.passphrase.go_on)
    assert page.recovery is not None
    assert not page.recovery.go_on.isEnabled()
    page.recovery.panel.fields[0].setFocus()
    host.type("22222")
    assert not page.recovery.go_on.isEnabled()
    assert any("art " in text for text in texts(page))
    host.press(Qt.Key.Key_Return)
    assert box.service.state is VaultState.NONE
    assert not opened


def test_the_keyboard_alone_is_enough(host: Host, page: WelcomePage, opened: list[OpenVault]) -> None:
    host.press(Qt.Key.Key_Right)
    host.press(Qt.Key.Key_Right)
    assert page.begin.choices.value is Beginning.EMPTY
    host.press(Qt.Key.Key_Tab)
    host.press(Qt.Key.Key_Tab)
    assert host.window.focusWidget() is page.begin.go_on
    host.press(Qt.Key.Key_Space)
    host.until(lambda: page._keyring is not None)
    host.type(PASSPHRASE)
    host.press(Qt.Key.Key_Return)
    host.type(PASSPHRASE)
    host.press(Qt.Key.Key_Return)
    assert page.recovery is not None
    host.press(Qt.Key.Key_Tab)
    host.type(page._code.groups[page.recovery.panel.asked[0] - 1])
    host.type(page._code.groups[page.recovery.panel.asked[1] - 1])
    host.press(Qt.Key.Key_Return)
    host.until(lambda: opened)
    assert opened[0].choice == "empty"
    opened[0].service.close()


def test_looking_around_asks_for_the_sample_and_makes_nothing(host: Host, page: WelcomePage, box: TestVault) -> None:
    asked: list[bool] = []
    page.sample_asked.connect(lambda: asked.append(True))
    host.click(page.begin.choices.options[1])
    host.click(page.begin.go_on)
    assert asked == [True]
    assert box.service.state is VaultState.NONE


def test_a_passphrase_may_be_left_out_where_the_keyring_works(
    host: Host, page: WelcomePage, opened: list[OpenVault]
) -> None:
    go_to_passphrase(host, page)
    host.click(page.passphrase.skip)
    type_back(host, page)
    assert page.recovery is not None
    host.click(page.recovery.go_on)
    host.until(lambda: opened)
    slots = opened[0].service.slots()
    assert (slots.keyring, slots.passphrase) == (True, False)
    opened[0].service.close()


def test_without_a_keyring_one_sentence_says_why_a_passphrase_is_needed(
    host: Host, page: WelcomePage, box: TestVault, opened: list[OpenVault]
) -> None:
    box.keyring.forgets = True
    go_to_passphrase(host, page)
    assert not page.passphrase.skip.isVisible()
    assert any("no keyring that can keep the key" in text for text in texts(page))
    type_passphrase(host, page)
    host.click(page.passphrase.go_on)
    type_back(host, page)
    assert page.recovery is not None
    host.click(page.recovery.go_on)
    host.until(lambda: opened)
    assert not opened[0].service.slots().keyring
    opened[0].service.close()


def test_a_keyring_that_fails_at_the_last_moment_leads_back_to_the_passphrase(
    host: Host, page: WelcomePage, box: TestVault, opened: list[OpenVault]
) -> None:
    go_to_passphrase(host, page)
    host.click(page.passphrase.skip)
    type_back(host, page)
    box.keyring.forgets = True
    assert page.recovery is not None
    host.click(page.recovery.go_on)
    host.until(lambda: page.steps.currentWidget() is page.passphrase)
    assert not opened
    assert box.service.state is VaultState.NONE
    assert any("needs a passphrase" in text for text in texts(page))


def test_a_passphrase_typed_differently_the_second_time_does_not_go_on(host: Host, page: WelcomePage) -> None:
    go_to_passphrase(host, page)
    page.passphrase.entry.first.setFocus()
    host.type(PASSPHRASE)
    page.passphrase.entry.second.setFocus()
    host.type("plum tree by the gait")
    assert not page.passphrase.go_on.isEnabled()
    assert any("not the same" in text for text in texts(page))


def test_the_strength_is_said_in_words_and_four_words_can_be_taken_over(host: Host, page: WelcomePage) -> None:
    go_to_passphrase(host, page)
    host.type("short")
    assert "Too short, eight characters at least" in texts(page)
    words = page.passphrase.entry.words.text()
    host.click(page.passphrase.entry.take)
    assert page.passphrase.passphrase == words
    assert "Holds very well" in texts(page)
    assert page.passphrase.go_on.isEnabled()
    assert not page.passphrase.entry.second.isVisible()
    host.click(page.passphrase.entry.first.edit.eye)
    assert page.passphrase.entry.second.isVisible()
    assert not page.passphrase.go_on.isEnabled()


def test_the_parts_asked_for_are_covered_while_they_are_typed(host: Host, page: WelcomePage) -> None:
    go_to_passphrase(host, page)
    host.click(page.passphrase.skip)
    assert page.recovery is not None
    panel = page.recovery.panel
    assert not any("covered" in group.accessibleName() for group in panel.groups.groups)
    panel.fields[0].setFocus()
    covered = [place + 1 for place, group in enumerate(panel.groups.groups) if "covered" in group.accessibleName()]
    assert tuple(covered) == panel.asked


def test_going_back_keeps_the_code_and_the_parts_asked_for(host: Host, page: WelcomePage) -> None:
    go_to_passphrase(host, page)
    host.click(page.passphrase.skip)
    assert page.recovery is not None
    asked, shown = page.recovery.panel.asked, page._code
    host.click(page.recovery.go_back)
    host.click(page.passphrase.skip)
    assert (page.recovery.panel.asked, page._code) == (asked, shown)


def test_a_backup_opens_as_a_vault_of_its_own(
    host: Host, page: WelcomePage, box: TestVault, opened: list[OpenVault], tmp_path: Path
) -> None:
    other = TestVault(tmp_path / "old computer", box.keyring, box.clock)
    code = other.created()
    backup = other.service.backups.back_up()
    other.service.close()
    page.open_file(backup.path)
    assert page.existing is not None
    page.existing.panel.secret.setFocus()
    host.type("not the right words")
    host.press(Qt.Key.Key_Return)
    host.until(lambda: page.existing is not None and page.existing.panel.secret.error.isVisible())
    assert box.service.state is VaultState.NONE
    page.existing.panel.secret.clear()
    page.existing.panel.secret.setFocus()
    host.type(code)
    host.press(Qt.Key.Key_Return)
    host.until(lambda: opened)
    assert opened[0].choice == "existing"
    assert opened[0].service.folder == box.service.folder
    assert opened[0].desk.settings.load().owner.name == "Nora Lindqvist"
    assert opened[0].service.slots().keyring
    opened[0].service.close()


def test_a_file_that_is_no_backup_is_refused_kindly(host: Host, page: WelcomePage, tmp_path: Path) -> None:
    spoiled = tmp_path / "letter.keepwarm"
    spoiled.write_text("Dear Maja")
    page.open_file(spoiled)
    assert host.button("All right").isVisible()
    assert page.existing is None


def test_another_vault_is_handed_on(page: WelcomePage, tmp_path: Path) -> None:
    chosen: list[Path] = []
    page.vault_chosen.connect(chosen.append)
    page.open_file(tmp_path / "stick" / "keepwarm.db")
    assert chosen == [tmp_path / "stick"]


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_in_the_smallest_window(host: Host, page: WelcomePage, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    host.window.resize(1024, 640)
    host.qtbot.wait(20)
    area = page.begin.area
    assert area.horizontalScrollBar().maximum() == 0
    for option in page.begin.choices.options:
        assert option.width() >= option.minimumSizeHint().width()
