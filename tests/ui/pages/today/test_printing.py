"""Today on paper: black on white, a box for each, and no surprise unless it is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.customer import Customer
from app.domain.promise import Promise
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.pages.today.printing import AHEAD, SLIPPING, SURPRISE, TodayPrint
from app.ui.printing.output import page_layout, room_of, write_pdf
from tests.builders import TODAY, person, plan, surprise
from tests.ui.pages.today.conftest import Today
from tests.ui.printing.drawn import Drawn

EVERYTHING = frozenset((SURPRISE, SLIPPING, AHEAD))


def drawn(today: Today, chosen: frozenset[str] = EVERYTHING) -> list[Drawn]:
    room = room_of(page_layout(False))
    return [Drawn(page, room) for page in TodayPrint(today.desk.today.read()).pages(room, chosen)]


def words(pages: list[Drawn]) -> str:
    return "\n".join(line for page in pages for line in page.words)


def test_paper_holds_whom_to_reach_and_why(today: Today, people: dict[str, Customer]) -> None:
    plan(today.desk, people["Eero"], TODAY, "call", 1020)
    today.desk.promises.make(Promise(customer_id=people["Eero"].id, text="Soil test results", due=TODAY))
    surprise(today.desk, people["Noor"], TODAY, ("Cut before 8",))
    (page,) = drawn(today)
    assert page.colors <= {"#000000", "#595959", "#a6a6a6", "#ffffff"}
    said = words([page])
    for part in ("Thursday 11 June", "Eero Salonen", "Call, after 17", "“Soil test results” is promised for today.",
                 "Soil test results to Eero", "Due today", "Sweet peas on the doorstep", "Cut before 8",
                 "Tomas Berglund"):  # fmt: skip
        assert part in said


def test_surprises_stay_off_the_paper_unless_they_are_asked_for(today: Today, people: dict[str, Customer]) -> None:
    surprise(today.desk, people["Noor"], TODAY, ("Cut before 8",))
    assert "Sweet peas" not in words(drawn(today, frozenset()))
    assert "Tomas Berglund" not in words(drawn(today, frozenset()))


def test_a_long_day_flows_over_pages_with_nobody_lost(today: Today) -> None:
    names = [f"Person {number}" for number in range(40)]
    for name in names:
        plan(today.desk, person(today.desk, name), TODAY, "text", 600)
    pages = drawn(today)
    assert len(pages) > 1
    said = words(pages)
    assert all(f"{name}\n" in said for name in names)
    assert f"Page 1 of {len(pages)}" in said


def test_ctrl_p_opens_the_dialog_and_a_pdf_can_be_written(
    today: Today, people: dict[str, Customer], tmp_path: Path
) -> None:
    plan(today.desk, people["Eero"], TODAY, "call")
    today.settle()
    today.page.activate()
    today.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert today.is_open(PrintDialog)
    document, layout = TodayPrint(today.desk.today.read()), page_layout(False)
    path = tmp_path / f"{document.file_name}.pdf"
    write_pdf(path, document.title, layout, document.pages(room_of(layout), EVERYTHING))
    assert path.name == "Today 11 June 2026.pdf"
    assert path.read_bytes().startswith(b"%PDF")
