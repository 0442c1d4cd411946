"""Letters, labels, envelopes and the call list on paper."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import date
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.campaign import CampaignView
from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.settings import OwnerProfile
from app.services.desk import Desk
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.pages.letters.page import LettersPage
from app.ui.pages.letters.printing import ADDRESS, HAND, SIGN, LettersPrint
from app.ui.pages.letters.printing_calls import TALK, CallsPrint
from app.ui.pages.letters.printing_envelopes import SENDER, EnvelopesPrint
from app.ui.pages.letters.printing_labels import A4_SHEET, EDGES, LETTER_SHEET, LabelsPrint
from app.ui.pages.letters.sender import sender_lines, trade_sign
from app.ui.printing.document import Printable
from app.ui.printing.output import layout_of, room_of, write_pdf
from app.ui.printing.paper import Room as PaperRoom
from tests.builders import TODAY
from tests.ui.dialogs.room import Room
from tests.ui.pages.letters.conftest import settle
from tests.ui.pages.letters.test_page import choose, menu_of, pick
from tests.ui.printing.drawn import Drawn

NORA = OwnerProfile(name="Nora Lindqvist", business="Lindqvist Garden", address="Puolalankatu 8\nTurku")


@pytest.fixture
def view(desk: Desk, friends: dict[str, Customer]) -> CampaignView:
    """Letters to everybody; all but Bea and Cia have a postal address."""
    for name, one in friends.items():
        if name not in ("Bea", "Cia"):
            desk.customers.add_detail(
                ContactDetail(customer_id=one.id, kind=DetailKind.ADDRESS, value="x", street=f"{name}vägen 3",
                              postal_code="20100", city="Turku", country="Finland")
            )  # fmt: skip
    made = desk.campaigns.begin(tuple(one.id for one in friends.values()))
    return desk.campaigns.view(made.id)


def drawn(document: Printable, *chosen: str) -> list[Drawn]:
    room = room_of(layout_of(document))
    return [Drawn(page, room) for page in document.pages(room, frozenset(chosen))]


def words(page: Drawn) -> str:
    return " ".join(page.words)


def test_each_letter_is_a_page_with_its_own_facts(view: CampaignView) -> None:
    pages = drawn(LettersPrint(view, NORA, TODAY), HAND)
    assert len(pages) == 9
    assert "Dear Ada," in pages[0].words
    assert "the yard with 2 birches" in words(pages[0])
    assert "birches" not in words(pages[1])
    assert pages[0].words[:4] == ("Nora Lindqvist", "Lindqvist Garden", "Puolalankatu 8", "Turku")
    assert "11 June 2026" in pages[0].words
    assert not any("{" in line or "Kim" in line or "Jon" in line for page in pages for line in page.words)
    assert not any("room for a line" in line for page in pages for line in page.words)


def test_letters_are_black_on_white(view: CampaignView) -> None:
    documents: list[tuple[Printable, tuple[str, ...]]] = [
        (LettersPrint(view, NORA, TODAY), (HAND, ADDRESS, SIGN)), (LabelsPrint(view), (EDGES,)),
        (EnvelopesPrint(view, NORA, "DL"), (SENDER,)),
        (CallsPrint(view, tuple(line for line in view.lines() if line.kind == "call"), TODAY), (TALK,)),
    ]  # fmt: skip
    for document, chosen in documents:
        for page in drawn(document, *chosen):
            assert page.colors <= {"#000000", "#595959", "#a6a6a6", "#ffffff"}


def test_the_address_stands_where_a_window_shows_it(view: CampaignView) -> None:
    with_address = drawn(LettersPrint(view, NORA, TODAY), ADDRESS)
    assert "Adavägen 3" in with_address[0].words
    assert "20100 Turku" in with_address[0].words
    assert "Bea Lind" not in with_address[1].words
    assert "Adavägen 3" not in drawn(LettersPrint(view, NORA, TODAY))[0].words


def test_a_long_letter_goes_on_with_its_page_numbers(desk: Desk, view: CampaignView) -> None:
    ada = view.people[0].id
    desk.campaigns.edit_letter(view.campaign.id, ada, "Dear Ada,\n\n" + "\n\n".join(["A long story. " * 30] * 12))
    pages = drawn(LettersPrint(desk.campaigns.view(view.campaign.id), NORA, TODAY), HAND)
    mine = [page for page in pages if "Ada, page" in words(page)]
    assert len(mine) >= 2
    assert "Nora Lindqvist" in mine[0].words
    assert "Nora Lindqvist" not in mine[1].words
    room = room_of(layout_of(LettersPrint(view, NORA, TODAY)))
    assert all(y <= room.height for page in mine for _, y in page.places)


def test_the_file_name_holds_nothing_a_path_could_take_amiss(desk: Desk, view: CampaignView) -> None:
    desk.campaigns.rename(view.campaign.id, "../A/B: “C”?")
    assert LettersPrint(desk.campaigns.view(view.campaign.id), NORA, TODAY).file_name == "A B C"


def test_labels_fill_the_sheet_and_go_on_to_the_next(view: CampaignView) -> None:
    document = LabelsPrint(view)
    assert [person.first_name for person in document.people] == ["Ada", "Dan", "Eva", "Fia", "Gun", "Hal", "Ina"]
    pages = drawn(document)
    assert len(pages) == 1
    assert pages[0].words[:4] == ("Ada Lind", "Adavägen 3", "20100 Turku", "Finland")
    room = room_of(document.layout)
    assert (round(room.width), round(room.height)) == (794, 1123) or room.width > 790
    for number in range(A4_SHEET.count):
        place = A4_SHEET.place(number)
        assert place.right() <= 210 * 96 / 25.4 + 0.5
        assert place.bottom() <= 297 * 96 / 25.4 + 0.5
    last = LETTER_SHEET.place(LETTER_SHEET.count - 1)
    assert last.right() <= 8.5 * 96
    assert last.bottom() <= 11 * 96


def test_letter_paper_has_sheets_of_its_own(view: CampaignView) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        document = LabelsPrint(view)
        assert round(room_of(document.layout).width) == 816
        assert len(drawn(document, EDGES)) == 1
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(("size", "width", "height"), [("DL", 220, 110), ("C6", 162, 114)])
def test_an_envelope_is_its_own_paper(view: CampaignView, size: str, width: int, height: int) -> None:
    document = EnvelopesPrint(view, NORA, size)
    room = room_of(document.layout)
    assert abs(room.width - width * 96 / 25.4) < 2
    assert abs(room.height - height * 96 / 25.4) < 2
    pages = drawn(document, SENDER)
    assert len(pages) == 7
    assert pages[0].words[:4] == ("Nora Lindqvist", "Lindqvist Garden", "Puolalankatu 8", "Turku")
    assert pages[0].words[4:] == ("Ada Lind", "Adavägen 3", "20100 Turku", "Finland")
    assert all(y < room.height for _, y in pages[0].places)
    assert "Nora Lindqvist" not in drawn(document)[0].words


def test_the_call_list_says_what_to_talk_about_unless_it_may_lie_about(view: CampaignView) -> None:
    calls = tuple(line for line in view.lines() if line.kind == "call")
    page = drawn(CallsPrint(view, calls, TODAY), TALK)[0]
    assert "Jon Lind" in page.words
    assert "To talk about: Likes plums" in page.words
    assert "To talk about: Likes plums" not in drawn(CallsPrint(view, calls, TODAY))[0].words
    many = CallsPrint(view, calls * 30, TODAY)
    assert len(many.pages(PaperRoom(600, 900), frozenset())) > 3


def test_pdfs_are_written_on_their_own_sheets(view: CampaignView, tmp_path: Path) -> None:
    for number, document in enumerate((LettersPrint(view, NORA, TODAY), LabelsPrint(view))):
        path, layout = tmp_path / f"{number}.pdf", layout_of(document)
        write_pdf(path, document.title, layout, document.pages(room_of(layout), frozenset((HAND,))))
        assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("trade", "sign"), [("Garden design", "leaf"), ("Friseur", "scissors"), ("Law", ""), ("", "")])
def test_a_trade_may_have_a_sign(trade: str, sign: str) -> None:
    assert trade_sign(OwnerProfile(trade=trade)) == sign


def test_an_owner_who_told_nothing_has_no_lines() -> None:
    assert sender_lines(OwnerProfile()) == ()
    assert sender_lines(NORA) == ("Nora Lindqvist", "Lindqvist Garden", "Puolalankatu 8", "Turku")


def test_control_p_shows_the_letters_as_they_will_be(room: Room, page: LettersPage) -> None:
    room.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = room.window.findChild(PrintDialog)
    assert dialog.page_count == 9
    assert dialog.title.text() == "Print A thank-you for June"
    room.click(dialog.after)
    assert dialog.count.text() == "Page 2 of 9"
    dialog.close_sheet()


def test_the_menu_leads_to_labels_and_envelopes(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer]
) -> None:
    room.click(page.header.more)
    pick(room, menu_of(page), "Address labels")
    assert room.window.findChild(PrintDialog) is None
    desk.customers.add_detail(
        ContactDetail(customer_id=friends["Ada"].id, kind=DetailKind.ADDRESS, value="Adavägen 3, 20100 Turku")
    )
    settle(room, page)
    for words_of_menu, title in (("Address labels", "Print Address labels"), ("small (C6)", "Print Envelopes, C6")):
        room.click(page.header.more)
        pick(room, menu_of(page), words_of_menu)
        dialog = next(each for each in room.window.findChildren(PrintDialog) if each.isVisible())
        assert dialog.title.text() == title
        assert dialog.page_count == 1
        dialog.close_sheet()
        QApplication.processEvents()


def test_drafts_are_saved_in_the_folder_that_is_chosen(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer], tmp_path: Path
) -> None:
    for name in ("Ada", "Cia"):
        desk.customers.add_detail(
            ContactDetail(customer_id=friends[name].id, kind=DetailKind.EMAIL, value=f"{name.lower()}@garden.example")
        )
    settle(room, page)
    room.click(page.foot.drafts)
    dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
    dialog.close()
    page.deeds.save_drafts(tmp_path)
    room.qtbot.waitUntil(lambda: len(list(tmp_path.glob("Keepwarm letters*/*.eml"))) == 2, timeout=5000)
    mail = BytesParser(policy=policy.default).parsebytes(
        next(tmp_path.glob("Keepwarm letters*/letter 001.eml")).read_bytes()
    )
    assert mail["To"].addresses[0].addr_spec == "ada@garden.example"
    folder = next(tmp_path.glob("Keepwarm letters*"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_letters_are_planned_for_a_day(room: Room, page: LettersPage, desk: Desk) -> None:
    from app.ui.pages.letters.small_dialogs import DayDialog

    room.click(page.header.more)
    pick(room, menu_of(page), "Plan them for a day")
    dialog = room.window.findChild(DayDialog)
    dialog.day.setText("16 June")
    room.click(dialog.save_button)
    settle(room, page)
    choose(room, page, "Ada")
    assert page.session.line is not None
    assert page.session.line.words == "planned for 16 June"
    assert desk.calendar.day(date(2026, 6, 16)).people == 9


def test_other_letters_are_one_menu_away(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer], opened: Callable[..., LettersPage]
) -> None:
    other = desk.campaigns.begin((friends["Ada"].id,))
    room.click(page.header.more)
    menu = menu_of(page)
    others = next(action.menu() for action in menu.actions() if action.text() == "Other letters")
    assert isinstance(others, QMenu)
    others.actions()[0].trigger()
    menu.close()
    assert room.way.went[-1] == ("letters", {"campaign": other.id})


def test_beginning_anew_makes_other_letters(room: Room, page: LettersPage, qtbot: QtBot) -> None:
    number = page.session.number
    room.click(page.header.more)
    pick(room, menu_of(page), "Begin anew")
    settle(room, page)
    assert page.session.number != number
    assert len(page.session.lines) == 11
