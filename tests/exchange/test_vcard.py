"""Reading vCards as other programs write them."""

from __future__ import annotations

import base64
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.customer import ContactDetail, DetailKind, Kind, Occasion, OccasionKind, RelationshipKind
from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, IncomingRelationship, Problem, Severity
from app.exchange import vcard
from app.exchange.vcard_cards import Card, split_cards

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (10).to_bytes(4, "big") * 2 + b"rest"

APPLE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14.5//EN
N:Holmström;Maja;Elin;Dr.;
FN:Dr. Maja Elin Holmström
NICKNAME:Maj
X-PHONETIC-FIRST-NAME:Maya
ORG:Villa Solbacken;Garden
TITLE:Owner
EMAIL;type=INTERNET;type=HOME;type=pref:maja@example.org
TEL;type=CELL;type=VOICE;type=pref:+358 40 555 0142
TEL;type=IPHONE;type=CELL;type=VOICE:+358 40 555 0143
item1.TEL:+358 2 555 0100
item1.X-ABLabel:Summer cottage
TEL;type=HOME;type=FAX:+358 2 555 0101
item2.ADR;type=HOME:;A 3;Linnankatu 41;Turku;Varsinais-Suomi;20100;Finland
item2.X-ABADR:fi
item3.URL;type=pref:https://example.org/maja
item3.X-ABLabel:_$!<HomePage>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12
item4.X-ABDATE;type=pref:2011-06-25
item4.X-ABLabel:_$!<Anniversary>!$_
item5.X-ABDATE:2020-09-01
item5.X-ABLabel:First garden
item6.X-ABRELATEDNAMES;type=pref:Jonas
item6.X-ABLabel:_$!<Spouse>!$_
item7.X-ABRELATEDNAMES:Ida
item7.X-ABLabel:_$!<Child>!$_
item8.X-ABRELATEDNAMES:Ben
item8.X-ABLabel:_$!<Assistant>!$_
IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:maja.h
X-SOCIALPROFILE;type=mastodon;x-user=maja:https://example.social/@maja
NOTE:no lilies\\, please\\ndaughter Ida
CATEGORIES:vip,garden\\, north
PHOTO;ENCODING=b;TYPE=PNG:{photo}
X-UNKNOWN-THING;type=x:kept
UID:8C3A-1
END:VCARD
"""


def _read(tmp_path: Path, text: str | bytes) -> list[Incoming | Problem]:
    path = tmp_path / "people.vcf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(vcard.read_cards(path))


def _one(tmp_path: Path, text: str | bytes) -> Incoming:
    (incoming,) = [found for found in _read(tmp_path, text) if isinstance(found, Incoming)]
    return incoming


def _card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_an_apple_card_comes_in_whole(tmp_path: Path) -> None:
    found = _read(tmp_path, APPLE.format(photo=base64.b64encode(PNG).decode()))
    assert len(found) == 1
    maja = found[0]
    assert isinstance(maja, Incoming)
    assert (maja.name, maja.given_name, maja.middle_name, maja.family_name, maja.prefix, maja.nickname) == (
        "Dr. Maja Elin Holmström",
        "Maja",
        "Elin",
        "Holmström",
        "Dr.",
        "Maj",
    )
    assert (maja.company, maja.division, maja.title, maja.kind) == ("Villa Solbacken", "Garden", "Owner", Kind.PERSON)
    assert [(d.kind, d.label, d.value, d.is_preferred) for d in maja.details] == [
        (DetailKind.EMAIL, "home", "maja@example.org", True),
        (DetailKind.PHONE, "mobile", "+358 40 555 0142", True),
        (DetailKind.PHONE, "iPhone", "+358 40 555 0143", False),
        (DetailKind.PHONE, "Summer cottage", "+358 2 555 0100", False),
        (DetailKind.PHONE, "home fax", "+358 2 555 0101", False),
        (DetailKind.ADDRESS, "home", "A 3, Linnankatu 41, 20100 Turku, Varsinais-Suomi, Finland", False),
        (DetailKind.WEB, "home page", "https://example.org/maja", True),
        (DetailKind.MESSENGER, "Skype", "maja.h", False),
        (DetailKind.PROFILE, "mastodon", "https://example.social/@maja", False),
    ]
    assert maja.occasions == (
        Occasion(kind=OccasionKind.BIRTHDAY, month=5, day=12),
        Occasion(kind=OccasionKind.ANNIVERSARY, month=6, day=25, year=2011),
        Occasion(kind=OccasionKind.OTHER, label="First garden", month=9, day=1, year=2020),
    )
    assert maja.relationships == (
        IncomingRelationship("Jonas", RelationshipKind.PARTNER),
        IncomingRelationship("Ida", RelationshipKind.PARENT),
        IncomingRelationship("Ben", RelationshipKind.OTHER, "assistant"),
    )
    assert maja.notes == "no lilies, please\ndaughter Ida"
    assert maja.tags == ("vip", "garden, north")
    assert (maja.photo, maja.photo_type, maja.source_id) == (PNG, "image/png", "8C3A-1")
    assert maja.extras == ("X-PHONETIC-FIRST-NAME:Maya", "X-UNKNOWN-THING;type=x:kept")


def test_what_android_phones_add_is_understood(tmp_path: Path) -> None:
    custom = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"
    text = _card(
        "FN:Maja",
        custom + "nickname;Maj;1;;;;;;;;;;;;;",
        custom + "contact_event;--06-25;1;;;;;;;;;;;;;",
        custom + "contact_event;2020-09-01;0;First garden;;;;;;;;;;;;",
        custom + "relation;Ida;3;;;;;;;;;;;;;",
        custom + "relation;Ben;0;gardener;;;;;;;;;;;;",
        custom + "something;else;1",
        "X-ABUID:2E4C\\:ABPerson",
        version="2.1",
    )
    maja = _one(tmp_path, text)
    assert (maja.nickname, maja.source_id) == ("Maj", "2E4C:ABPerson")
    assert maja.occasions == (
        Occasion(kind=OccasionKind.ANNIVERSARY, month=6, day=25),
        Occasion(kind=OccasionKind.OTHER, label="First garden", month=9, day=1, year=2020),
    )
    assert maja.relationships == (
        IncomingRelationship("Ida", RelationshipKind.PARENT),
        IncomingRelationship("Ben", RelationshipKind.OTHER, "gardener"),
    )
    assert maja.extras == (custom + "something;else;1",)


def test_a_card_of_version_4_comes_in(tmp_path: Path) -> None:
    text = _card(
        "KIND:individual", "FN:Noor Haddad", "N:Haddad;Noor;;;", "GENDER:F", "BDAY:--0229", "ANNIVERSARY:20110625",
        "TEL;VALUE=uri;PREF=1;TYPE=\"voice,cell\":tel:+358-40-555-0144", "EMAIL;TYPE=work:mailto:noor@example.org",
        "IMPP:xmpp:noor@example.org", "RELATED;TYPE=friend;VALUE=text:Maja", "RELATED;TYPE=child:urn:uuid:1-2",
        "LANG:fr", "PRONOUNS:she/her", "DEATHDATE:20250102",
        "PHOTO:data:image/png;base64," + base64.b64encode(PNG).decode(), version="4.0",
    )  # fmt: skip
    noor = _one(tmp_path, text)
    assert noor.occasions == (
        Occasion(month=2, day=29),
        Occasion(kind=OccasionKind.ANNIVERSARY, month=6, day=25, year=2011),
    )
    assert [(d.label, d.value, d.is_preferred) for d in noor.details] == [
        ("mobile", "+358-40-555-0144", True),
        ("work", "noor@example.org", False),
        ("xmpp", "noor@example.org", False),
    ]
    assert noor.own_fields == (("Gender", "female"),)
    assert noor.relationships == (IncomingRelationship("Maja", RelationshipKind.FRIEND),)
    assert noor.extras == ("RELATED;TYPE=child:urn:uuid:1-2",)
    assert (noor.language, noor.pronouns, noor.deceased_on, noor.photo) == ("fr", "she/her", date(2025, 1, 2), PNG)


def test_an_old_card_with_quoted_printable_and_bare_types_comes_in(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\n"
        "TEL;WORK;VOICE:030 12345\r\nTEL;PREF;CELL:0171 12345\r\nADR;HOME:;;Hauptstr. 1;Berlin;;10115;Germany\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:erste Zeile=0D=0Azweite =\r\nZeile\r\nCATEGORIES:Kunde;VIP\r\n"
        "END:VCARD\r\n"
    )
    joerg = _one(tmp_path, text)
    assert (joerg.name, joerg.family_name) == ("Jörg Müller", "Müller")
    assert [(d.label, d.value, d.is_preferred) for d in joerg.details] == [
        ("work", "030 12345", False),
        ("mobile", "0171 12345", True),
        ("home", "Hauptstr. 1, 10115 Berlin, Germany", False),
    ]
    assert joerg.notes == "erste Zeile\nzweite Zeile"
    assert joerg.tags == ("Kunde", "VIP")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, end: str) -> None:
    text = _card("FN:Åke Öberg", "NOTE:a long\n  line", "EMAIL:ake@example.org").replace("\n", end)
    ake = _one(tmp_path, text.encode(encoding))
    assert (ake.name, ake.notes, ake.details[0].value) == ("Åke Öberg", "a long line", "ake@example.org")


def test_a_letter_folded_in_the_middle_is_made_whole(tmp_path: Path) -> None:
    data = _card("FN:Holmström").encode().replace("ö".encode(), "ö".encode()[:1] + b"\r\n " + "ö".encode()[1:])
    assert _one(tmp_path, data).name == "Holmström"


def test_good_cards_come_in_around_bad_ones_which_are_named_with_their_line(tmp_path: Path) -> None:
    text = (
        _card("FN:One") + "some words between\nmore words\n" + _card("FN:Two", "no colon here", "EMAIL:two@example.org")
        + "BEGIN:VCARD\nFN:Three\n" + _card("FN:Four") + "BEGIN:VCARD\nEND:VCARD\n" + "BEGIN:VCARD\nFN:Five\nTEL:12"
    )  # fmt: skip
    found = _read(tmp_path, text)
    assert [item.name for item in found if isinstance(item, Incoming)] == ["One", "Two", "Three", "Four", "Five"]
    assert [(item.line, item.message, item.severity) for item in found if isinstance(item, Problem)] == [
        (5, "These words belong to no card. Left out.", Severity.LEFT_OUT),
        (10, "“no colon here” cannot be read. Left out.", Severity.CHANGED),
        (13, "This card has no end. What is there comes in.", Severity.CHANGED),
        (19, "This card is empty. Left out.", Severity.LEFT_OUT),
        (21, "This card has no end. What is there comes in.", Severity.CHANGED),
    ]


def test_an_agent_inside_a_card_is_not_taken_for_the_next(tmp_path: Path) -> None:
    text = _card("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Helper", "TEL:1", "END:VCARD", "EMAIL:boss@example.org")
    boss = _one(tmp_path, text)
    assert (boss.name, boss.details) == ("Boss", (ContactDetail(kind=DetailKind.EMAIL, value="boss@example.org"),))


def test_a_thousand_cards_in_each_other_are_named_and_end(tmp_path: Path) -> None:
    found = _read(tmp_path, "BEGIN:VCARD\n" * 1000 + "FN:Deep\n" + "END:VCARD\n" * 1000)
    assert [item.name for item in found if isinstance(item, Incoming)] == ["Deep"]
    assert len(found) == 1000


@pytest.mark.parametrize(
    ("line", "name", "message"),
    [
        ("EMAIL:anna.k@example.org", "Anna K.", "No name, only an email. Comes in as “Anna K.”."),
        ("EMAIL:info@example.org", "info@example.org", "No name, only an email. Comes in as “info@example.org”."),
        ("TEL:+358 40 1", "+358 40 1", "No name, only a phone number. Comes in as “+358 40 1”."),
    ],
)
def test_a_card_without_a_name_gets_one_and_a_word(tmp_path: Path, line: str, name: str, message: str) -> None:
    incoming, problem = _read(tmp_path, _card(line))
    assert isinstance(incoming, Incoming)
    assert isinstance(problem, Problem)
    assert (incoming.name, problem.message) == (name, message)


def test_a_card_without_anything_to_call_or_name_is_left_out(tmp_path: Path) -> None:
    (problem,) = _read(tmp_path, _card("NOTE:who is this"))
    assert problem == Problem(1, "name", "No name, no email and no phone. Left out.", Severity.LEFT_OUT)


@pytest.mark.parametrize("line", ["X-ABShowAs:COMPANY", "KIND:org", "X-NOTHING:1"])
def test_a_company_card_is_a_company(tmp_path: Path, line: str) -> None:
    company = _one(tmp_path, _card("ORG:Aurajoki Hotels;", "N:;;;;", line))
    assert (company.kind, company.name, company.company) == (Kind.COMPANY, "Aurajoki Hotels", "")


def test_impossible_and_unclear_days_are_named(tmp_path: Path) -> None:
    incoming, first, second = _read(tmp_path, _card("FN:Maja", "BDAY:31.02.2024", "ANNIVERSARY:last spring"))
    assert isinstance(incoming, Incoming)
    assert incoming.occasions == ()
    assert incoming.own_fields == (("Anniversary", "last spring"),)
    assert first == Problem(4, "BDAY", "Date “31.02.2024” does not exist. Left empty.", Severity.CHANGED)
    assert isinstance(second, Problem)
    assert "not clear" in second.message


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("PHOTO;VALUE=uri:http://example.org/a.jpg", "not fetched"),
        ("PHOTO:file:///etc/passwd", "not fetched"),
        ("PHOTO;ENCODING=b;TYPE=JPEG:!!!!", "cannot be read"),
        ("PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(b"MZ\x90 not a picture").decode(), "cannot be read"),
        ("PHOTO:data:image/svg+xml;base64," + base64.b64encode(b"<svg/>").decode(), "cannot be read"),
    ],
)
def test_a_picture_that_is_none_or_elsewhere_costs_only_itself(tmp_path: Path, line: str, word: str) -> None:
    incoming, problem = _read(tmp_path, _card("FN:Maja", line))
    assert isinstance(incoming, Incoming)
    assert isinstance(problem, Problem)
    assert incoming.photo == b""
    assert word in problem.message


def test_a_huge_picture_and_a_picture_bomb_cost_only_themselves(tmp_path: Path) -> None:
    bomb = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (30_000).to_bytes(4, "big") * 2
    folded = "\n ".join(["A" * 74] * 200_000)
    second = _card("FN:Two", "PHOTO;ENCODING=b:" + base64.b64encode(bomb).decode())
    found = _read(tmp_path, _card("FN:One", "PHOTO;ENCODING=b:" + folded) + second)
    assert [item.photo for item in found if isinstance(item, Incoming)] == [b"", b""]
    assert [item.message for item in found if isinstance(item, Problem)] == [
        "The picture is larger than 10 MB. The card comes in without it.",
        "The picture cannot be read. The card comes in without it.",
    ]


def test_a_codec_that_is_no_letters_is_named(tmp_path: Path) -> None:
    incoming, problem = _read(tmp_path, _card("FN;CHARSET=zlib;ENCODING=QUOTED-PRINTABLE:Bj=C3=B6rn"))
    assert isinstance(incoming, Incoming)
    assert isinstance(problem, Problem)
    assert incoming.name == "Björn"
    assert "zlib" in problem.message


def test_people_of_a_group_get_its_name_as_a_tag(tmp_path: Path) -> None:
    text = (
        _card("FN:Maja", "UID:a-1") + _card("FN:Noor", "UID:urn:uuid:b-2") + _card("FN:Eero", "UID:c-3")
        + _card(
            "N:Friends;;;;", "FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b-2",
        )
    )  # fmt: skip
    path = tmp_path / "people.vcf"
    path.write_text(text)
    cards = [card for card in split_cards(vcard.card_lines(path)) if isinstance(card, Card)]
    found = list(vcard.read_cards(path, tags_by_uid=vcard.groups(cards)))
    assert [(item.name, item.tags) for item in found if isinstance(item, Incoming)] == [
        ("Maja", ("Friends",)),
        ("Noor", ("Friends",)),
        ("Eero", ()),
    ]
    assert [item.message for item in found if isinstance(item, Problem)] == [
        "“Friends” is a group. Its people get it as a tag.",
    ]


def test_two_processes_read_the_same_as_one(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("".join(_card(f"FN:Person {number}", f"EMAIL:p{number}@example.org") for number in range(1000)))
    with ProcessPoolExecutor(2) as executor:
        assert list(vcard.read_cards(path, executor=executor)) == list(vcard.read_cards(path))


def test_stopping_ends_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("".join(_card(f"FN:Person {number}") for number in range(1000)))
    with pytest.raises(Cancelled):
        list(vcard.read_cards(path, cancel=lambda: True))


NAMES = (
    "N FN NICKNAME ORG TITLE ROLE EMAIL TEL ADR URL IMPP X-AIM X-SOCIALPROFILE BDAY ANNIVERSARY X-ABDATE DEATHDATE "
    "PHOTO NOTE CATEGORIES KIND UID GENDER RELATED X-SPOUSE item1.X-ABLabel LANG X-ABShowAs X-FOO X-ANDROID-CUSTOM "
    "X-KEEPWARM-FACT X-KEEPWARM-FIELD X-KEEPWARM-STAGE X-KEEPWARM-PURCHASE X-KEEPWARM-SINCE X-KEEPWARM-NEW"
)
HEADS = st.tuples(
    st.sampled_from(NAMES.split()),
    st.sampled_from(
        ["", ";TYPE=home", ";ENCODING=b", ";ENCODING=QUOTED-PRINTABLE;CHARSET=utf-16", ';X="a:b"', ";VALUE=uri"]
    ),
).map("".join)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["[]", "{}", '["a"]', '{"kind":"likes"}', "--0229", "20240231", ";;;", "data:,"]),
)
KNOWN_LINES = st.lists(st.tuples(HEADS, VALUES).map(":".join), max_size=6)


@given(KNOWN_LINES)
@settings(max_examples=300)
def test_no_values_of_known_properties_break_the_reader(lines: list[str]) -> None:
    found = vcard.parse_card(Card(1, "\n".join(lines)))
    assert all(isinstance(item, Incoming | Problem) for item in found)


ANY_CARD = st.text(max_size=300).map(lambda text: ("BEGIN:VCARD\n" + text).encode("utf-8", "ignore"))


@given(st.one_of(st.binary(max_size=400), ANY_CARD))
@settings(max_examples=200)
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("cards") / "file.vcf"
    path.write_bytes(data)
    assert all(isinstance(found, Incoming | Problem) for found in vcard.read_cards(path))
