"""The year of surprises on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.gesture import SurpriseState
from app.domain.today import Step
from app.domain.year_plan import ToPrepare
from app.ui.pages.surprises.printing import NAMES, REASONS, SHOPPING, SUGGESTED, YearPrint
from app.ui.pages.surprises.shopping import shopping_text
from app.ui.printing.output import page_layout, room_of, write_pdf
from tests.ui.pages.surprises.plans import TODAY, line, picture, plan
from tests.ui.printing.drawn import Drawn


def _needed(number: int, text: str, due: date, gesture: str, name: str, day: date) -> ToPrepare:
    return ToPrepare(due, Step(number, text, due, None), gesture, f"{name} Test", name, day)


ALL = frozenset((SUGGESTED, REASONS, SHOPPING))
SHOPPING_LIST = (
    _needed(1, "Cut them", date(2026, 6, 13), "Sweet peas", "Liisa", date(2026, 6, 14)),
    _needed(2, "Oil & stone", date(2026, 6, 29), "Sharp blades", "Henrik", date(2026, 7, 1)),
    _needed(3, "Kraft paper", date(2026, 6, 12), "Sweet peas", "Liisa", date(2026, 6, 14)),
)
SECRETS = {word for line in picture().lines for word in (line.face.first_name, line.gesture.name)}
ROOM = room_of(page_layout(False))


def drawn(chosen: frozenset[str] = ALL, year: YearPrint | None = None) -> list[Drawn]:
    shown = year or YearPrint(picture(), SHOPPING_LIST, TODAY)
    return [Drawn(page, ROOM) for page in shown.pages(ROOM, chosen)]


def words(pages: list[Drawn]) -> str:
    return "\n".join(line for page in pages for line in page.words)


def test_paper_is_black_on_white_with_greys() -> None:
    for page in drawn():
        assert page.colors <= {"#000000", "#595959", "#a6a6a6", "#ffffff"}


def test_the_year_names_everybody_month_by_month() -> None:
    told = words(drawn())
    assert "Surprises, June 2026 to May 2027" in told
    assert "22 surprises for 19 people, €168, 9½ hours" in told
    for each in picture().lines:
        assert each.face.name in told
    assert told.index("June 2026\n") < told.index("Priya Test") < told.index("July 2026\n")


def test_suggestions_reasons_and_the_list_are_left_out_when_not_wanted() -> None:
    told = words(drawn(frozenset()))
    assert "Priya Test" not in told
    assert "Liisa Test" in told
    assert "counts bees" not in told
    assert "Shopping list" not in told
    assert "counts bees" in words(drawn())


def test_the_shopping_list_goes_week_by_week_on_a_page_of_its_own() -> None:
    pages = drawn(frozenset((SHOPPING,)))
    last = "\n".join(pages[-1].words)
    assert last.index("Week of 8 June") < last.index("Kraft paper") < last.index("Cut them")
    assert last.index("Week of 29 June") < last.index("Oil & stone")


def test_the_shopping_list_says_for_whom_and_when() -> None:
    told = words(drawn(frozenset((SHOPPING,))))
    assert "Sweet peas for Liisa, Sun 14 June" in told


def test_while_names_are_hidden_they_are_on_no_paper_unless_asked_for() -> None:
    year = YearPrint(picture(), SHOPPING_LIST, TODAY, is_veiled=True)
    told = words(drawn(ALL, year))
    assert not any(secret in told for secret in SECRETS)
    assert "Something small" in told
    assert "Kraft paper" in told
    asked = words(drawn(ALL | {NAMES}, year))
    assert all(secret in asked for secret in SECRETS)
    assert year.choices[0].key == NAMES
    assert not year.choices[0].is_on
    assert NAMES not in [choice.key for choice in YearPrint(picture(), (), TODAY).choices]


def test_every_page_asks_to_be_kept_secret_and_counts() -> None:
    pages = drawn()
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert any("These are secrets" in words for words in page.words)
        assert any(words.endswith(f"page {number} of {len(pages)}") for words in page.words)


def test_a_full_year_breaks_over_pages_without_losing_a_line() -> None:
    lines = tuple(
        line(f"Person {at}", at, date(2026, 7 + at % 6, 1 + at % 28), "Jam", SurpriseState.ACCEPTED)
        for at in range(150)
    )
    pages = drawn(ALL, YearPrint(plan(*lines), (), TODAY))
    told = words(pages)
    assert len(pages) > 2
    assert all(f"Person {at} Test" in told for at in range(150))
    heights = [y for page in pages for _, y in page.places]
    assert max(heights) <= ROOM.height


def test_an_empty_year_says_so() -> None:
    assert "Nothing is accepted yet." in words(drawn(frozenset(), YearPrint(plan(), (), TODAY)))


def test_the_year_is_kept_as_a_pdf(tmp_path: Path) -> None:
    year = YearPrint(picture(), SHOPPING_LIST, TODAY)
    path = tmp_path / f"{year.file_name}.pdf"
    write_pdf(path, year.title, page_layout(year.is_landscape), year.pages(ROOM, ALL))
    assert path.read_bytes().startswith(b"%PDF")


def test_the_list_as_text_can_be_pasted_anywhere() -> None:
    assert shopping_text(SHOPPING_LIST, TODAY).splitlines()[:3] == [
        "Week of 8 June", "- Fri 12 June: Kraft paper (Sweet peas for Liisa, Sun 14 June)",
        "- Sat 13 June: Cut them (Sweet peas for Liisa, Sun 14 June)",
    ]  # fmt: skip
    hidden = shopping_text(SHOPPING_LIST, TODAY, is_veiled=True)
    assert hidden.splitlines()[1] == "- Fri 12 June: Kraft paper (for Sun 14 June)"
    assert not any(secret in hidden for secret in SECRETS)
    assert shopping_text((), TODAY) == ""
