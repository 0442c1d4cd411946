"""Lines of a vCard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.vcard_lines import Property, pieces, plain_text, read_property, unfolded, unknown_charset


def _property(text: str) -> Property:
    prop = read_property(1, text)
    assert prop is not None
    return prop


def test_folded_lines_are_joined_and_keep_their_number() -> None:
    text = "FN:Maja Holm\n ström\nNOTE:one\n\t two\n\nTEL:1"
    assert list(unfolded(text, 10)) == [(10, "FN:Maja Holmström"), (12, "NOTE:one two"), (15, "TEL:1")]


def test_soft_breaks_of_quoted_printable_are_joined() -> None:
    (found,) = unfolded("NOTE;ENCODING=QUOTED-PRINTABLE:no lil=\nies=0D=0Aever", 1)
    assert _property(found[1]).value == "no lilies\r\never"


def test_base64_that_was_not_indented_is_joined() -> None:
    text = "PHOTO;ENCODING=BASE64;JPEG:\n /9j/4AAQ\nAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\nTEL:1"
    assert [line for _, line in unfolded(text, 1)] == ["PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ" + "A" * 28, "TEL:1"]


def test_groups_parameters_and_bare_types_are_read() -> None:
    prop = _property('item1.TEL;CELL;type="voice,pref";X-NOTE="a:b;c":+358 40')
    assert (prop.group, prop.name, prop.value) == ("item1", "TEL", "+358 40")
    assert prop.types == {"cell", "voice", "pref"}
    assert prop.params["X-NOTE"] == ("a:b;c",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Bj=F6rn", "Björn"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Bj=C3=B6rn", "Björn"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Bj=F6rn", "Björn"),
        ("FN;QUOTED-PRINTABLE;CHARSET=UTF-8:Bj=C3=B6rn", "Björn"),
        ("FN;CHARSET=ISO-8859-1:Bj\udcf6rn", "Björn"),
        ("FN:Bj\udcf6rn", "Björn"),
        ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c", "山田"),
    ],
)
def test_letters_are_read_by_the_charset_of_the_line_or_as_well_as_possible(text: str, value: str) -> None:
    assert _property(text).value == value


def test_a_charset_that_is_no_letters_is_named_and_not_used() -> None:
    prop = _property("FN;CHARSET=zlib;ENCODING=QUOTED-PRINTABLE:Bj=C3=B6rn")
    assert prop.value == "Björn"
    assert unknown_charset(prop) == "zlib"
    assert unknown_charset(_property("FN;CHARSET=utf8:x")) == ""


@pytest.mark.parametrize("text", ["no colon here", "", ":value", 'TEL;X="open:1', "NÄME:x", "A" * 3000 + ":x"])
def test_what_is_no_property_is_none(text: str) -> None:
    assert read_property(1, text) is None


@pytest.mark.timeout(30)
def test_a_line_made_to_stall_the_library_is_refused_at_once() -> None:
    assert read_property(1, "X;a" + "," * 60 + ";é=1:v") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"no lilies\, please", "no lilies, please"),
        ("no lilies, please", "no lilies, please"),
        (r"one\ntwo\Nthree", "one\ntwo\nthree"),
        (r"http\://example.org", "http://example.org"),
        (r"C:\dir", r"C:\dir"),
        ("ends with \\", "ends with \\"),
    ],
)
def test_escapes_are_read_and_the_rest_is_kept(value: str, text: str) -> None:
    assert plain_text(value) == text


def test_structured_values_split_at_bare_marks_only() -> None:
    assert pieces(r"a\;b;c,d;", ";") == ["a;b", "c,d", ""]
    assert pieces(r"vip,a\,b", ",") == ["vip", "a,b"]
    assert pieces("x\\", ",") == ["x\\"]


@given(st.text(max_size=80))
def test_no_line_breaks_the_reader(text: str) -> None:
    for number, line in unfolded(text, 1):
        read_property(number, line)
    pieces(text, ";")
    plain_text(text)
