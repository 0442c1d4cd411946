"""Which letters a file is written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import KeepwarmError
from app.exchange.encoding import MIXED, allowed_encoding, decoded_lines_errors, detect_encoding, refuse_empty

FINNISH = "Nimi;Kaupunki\nMaja Holmström;Jyväskylä\nÅke Öberg;Ähtäri\n"


def _text(path: Path) -> str:
    encoding, errors = decoded_lines_errors(detect_encoding(path))
    return path.read_bytes().decode(encoding, errors)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(FINNISH.encode(encoding))
    assert _text(path) == FINNISH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "名前,会社,住所\n山田太郎,株式会社山田商店,東京都千代田区\n鈴木花子,鈴木造園,京都市\n" * 5),
        ("cp1251", "Имя;Город;Заметка\nИван Петров;Москва;любит розы и чай\nАнна Кузнецова;Казань;весной\n" * 5),
    ],
)
def test_other_alphabets_are_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode(encoding))
    assert _text(path) == text


def test_one_windows_letter_at_the_end_of_a_long_utf8_file_spoils_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(("Zoë Müller\n" * 300).encode() + "Åke\n".encode("cp1252"))
    assert detect_encoding(path) == MIXED
    assert _text(path) == "Zoë Müller\n" * 300 + "Åke\n"


@pytest.mark.parametrize("name", ["zlib", "rot13", "base64", "hex", "punycode", "unicode_escape", "", "nonsense", "\0"])
def test_codecs_that_are_no_letters_are_refused(name: str) -> None:
    assert allowed_encoding(name) is None


@pytest.mark.parametrize("name", ["UTF-8", "ISO-8859-1", "windows-1252", "Shift_JIS", "US-ASCII", "macintosh"])
def test_usual_names_are_allowed(name: str) -> None:
    assert allowed_encoding(name)


def test_an_empty_file_a_folder_and_a_lost_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for path, title in (
        (tmp_path / "empty.csv", "The file is empty."),
        (tmp_path, "That is a folder, not a file."),
        (tmp_path / "gone.csv", "The file is not there any more."),
    ):
        with pytest.raises(KeepwarmError) as caught:
            refuse_empty(path)
        assert caught.value.title == title


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "file"
    path.write_bytes(data)
    assert isinstance(_text(path), str)
