"""Keepwarm's own CSV, XLSX and JSON files come back as they were."""

from __future__ import annotations

import csv
import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attachment import Attachment
from app.domain.customer import ContactDetail, Customer, DetailKind, Kind
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.fact import Fact, FactKind
from app.domain.incoming import Incoming, Problem, Severity, as_incoming
from app.domain.promise import Promise, Slip
from app.domain.purchase import Opportunity
from app.domain.record import CustomerRecord, Place, RecordFile
from app.domain.stakeholder import Objective, Stakeholder
from app.exchange.csv_writing import CsvMode, exact, neutral, write_csv
from app.exchange.json import write_json
from app.exchange.reading import inspect, preview, read
from app.exchange.xlsx_writing import write_xlsx
from tests.exchange.records import as_record, records

EVERYTHING = CustomerRecord(
    Customer(id=7, uuid="u-7", name="Maja", created_at=datetime(2026, 6, 1, tzinfo=UTC)),
    facts=(Fact(id=3, kind=FactKind.LIKES, text="figs", is_sensitive=True),),
    promises=(Promise(id=1, text="send figs", due=date(2026, 6, 9)),),
    slips=(Slip(id=1, text="forgot the figs", happened_on=date(2026, 6, 2)),),
    objectives=(Objective(id=1, text="a calm garden"),),
    opportunities=(Opportunity(id=1, title="hedge", amount_minor=120000),),
    files=(RecordFile(Attachment(id=1, name="plan.pdf", size=4), b"%PDF"),),
)


def _incoming(path: Path) -> list[Incoming]:
    return [found for found in read(inspect(path)) if isinstance(found, Incoming)]


def _by_kind(incoming: Incoming) -> dict[DetailKind, list[ContactDetail]]:
    return {kind: [one for one in incoming.details if one.kind is kind] for kind in DetailKind}


def _comparable(incoming: Incoming) -> Incoming:
    """Without what tables do not keep: the picture, and the order of details of different kinds."""
    return replace(incoming, line=0, photo=b"", photo_type="", details=())


@given(records())
@settings(max_examples=200, deadline=None)
def test_every_customer_comes_back_from_csv(tmp_path_factory: pytest.TempPathFactory, record: CustomerRecord) -> None:
    path = tmp_path_factory.mktemp("csv") / "people.csv"
    write_csv([record], path, mode=CsvMode.SPREADSHEET)
    assert _comparable(_incoming(path)[0]) == _comparable(as_incoming(record))
    write_csv([record], path)
    (back,) = _incoming(path)
    again = path.with_name("again.csv")
    write_csv([as_record(back)], again)
    assert again.read_bytes() == path.read_bytes()
    there = as_incoming(record)
    assert _comparable(back) == _comparable(there)
    assert _by_kind(back) == _by_kind(there)


def test_somebody_named_like_the_company_stays_a_person(tmp_path: Path) -> None:
    place = Place(Stakeholder(id=0, person_id=0, company_id=0), company_name="Maja Holm")
    path = tmp_path / "people.csv"
    write_csv([CustomerRecord(Customer(name="Maja Holm"), places=(place,))], path)
    (back,) = _incoming(path)
    assert (back.kind, back.company) == (Kind.PERSON, "Maja Holm")


@given(records())
@settings(max_examples=40, deadline=None)
def test_every_customer_comes_back_from_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, record: CustomerRecord
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "people.xlsx"
    write_xlsx([record], path)
    (back,) = _incoming(path)
    there = as_incoming(record)
    assert _comparable(back) == _comparable(there)
    assert _by_kind(back) == _by_kind(there)


@given(records())
@settings(max_examples=100, deadline=None)
def test_every_customer_comes_back_from_json(tmp_path_factory: pytest.TempPathFactory, record: CustomerRecord) -> None:
    path = tmp_path_factory.mktemp("json") / "people.json"
    write_json([record, record], path)
    back, again = _incoming(path)
    assert back.record == again.record == record
    assert replace(back, line=0, record=None) == as_incoming(record)


def test_everything_that_hangs_on_a_card_is_in_the_json_file(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    assert write_json([EVERYTHING], path) == 1
    assert [one.record for one in _incoming(path)] == [EVERYTHING]
    assert json.loads(path.read_text("utf-8"))["version"] == 1


def test_a_reformatted_json_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    write_json([EVERYTHING], path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2), "utf-8")
    assert [one.record for one in _incoming(path)] == [EVERYTHING]


def test_a_damaged_customer_in_json_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    write_json([EVERYTHING] * 3, path)
    lines = path.read_text("utf-8").split("\n")
    lines[2] = lines[2][:40]
    path.write_text("\n".join(lines), "utf-8")
    found = list(read(inspect(path)))
    assert len([one for one in found if isinstance(one, Incoming)]) == 2
    assert [(one.line, one.severity) for one in found if isinstance(one, Problem)] == [(3, Severity.LEFT_OUT)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format":"keepwarm","version":99,"customers":[]}', "newer Keepwarm"),
        ('{"format":"keepwarm","version":1}', "damaged"),
        ('{"format":"keepwarm", cut', "damaged"),
    ],
)
def test_a_newer_or_damaged_json_file_is_refused_kindly(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "people.json"
    path.write_text(text)
    with pytest.raises(KeepwarmError, match=words):
        inspect(path)


def test_our_own_table_is_recognised_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    write_csv([EVERYTHING], path)
    inspection = inspect(path)
    assert inspection.reading.system == "keepwarm"
    assert preview(inspection)[0].line == 2


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_json])
def test_files_are_for_the_owner_only_and_never_half(tmp_path: Path, write: Callable[..., int]) -> None:
    path = tmp_path / "file"
    with pytest.raises(Cancelled):
        write([EVERYTHING] * 1000, path, cancel=lambda: True)
    assert list(tmp_path.iterdir()) == []
    write([EVERYTHING], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1-1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "+cmd|' /C calc'!A0", "-Ben"]
)
def test_formulas_are_neutralised_for_spreadsheets(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@given(st.text(alphabet="'=+-@1a\t", max_size=6))
def test_what_was_neutralised_comes_back(cell: str) -> None:
    assert exact(neutral(cell)) == cell


@pytest.mark.parametrize("cell", ["+49 30 1234567", "+358405550142", "-12.50", "Maja", "--05-12", "", "a=b"])
def test_phone_numbers_and_plain_words_are_left_alone(cell: str) -> None:
    assert neutral(cell) == cell


def test_the_two_kinds_of_csv_differ_in_formulas_only(tmp_path: Path) -> None:
    phone = ContactDetail(kind=DetailKind.PHONE, value="+49 30 1234567")
    record = CustomerRecord(Customer(name="=HYPERLINK(1)", kind=Kind.PERSON), details=(phone,))
    exact, safe = tmp_path / "exact.csv", tmp_path / "safe.csv"
    write_csv([record], exact)
    write_csv([record], safe, mode=CsvMode.SPREADSHEET)
    with exact.open(newline="", encoding="utf-8") as one, safe.open(newline="", encoding="utf-8-sig") as other:
        first, second = next(csv.DictReader(one)), next(csv.DictReader(other))
    assert (first["Name"], second["Name"]) == ("=HYPERLINK(1)", "'=HYPERLINK(1)")
    assert first["Phone"] == second["Phone"] == "+49 30 1234567"


def test_a_formula_in_a_workbook_is_text(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "people.xlsx"
    write_xlsx([CustomerRecord(Customer(name="=1+1"))], path)
    book = load_workbook(path)
    cell = book["Customers"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    book.close()


@pytest.mark.parametrize("write", [write_csv, write_json])
def test_the_same_records_make_the_same_bytes_and_again_after_coming_back(
    tmp_path: Path, write: Callable[..., int]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write([EVERYTHING] * 2, first)
    write([EVERYTHING] * 2, second)
    assert first.read_bytes() == second.read_bytes()
