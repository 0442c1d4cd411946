"""E-mails from files: who, when and what, in any charset; nothing attached, nothing fetched, nothing believed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mail import MailAddress
from app.exchange.eml import NoMail, read_mail


def mail(*headers: str, body: str = "Good morning.") -> bytes:
    return "\r\n".join((*headers, "", body)).encode()


SIMPLE = ("From: Maja Holmström <Maja@Villasolbacken.example>", "To: Nora <nora@studio.example>", "Subject: Benches",
          "Date: Thu, 11 Jun 2026 08:05:00 +0300")  # fmt: skip


def test_a_plain_mail_says_who_wrote_when_and_what() -> None:
    read = read_mail(mail(*SIMPLE))

    assert read.sender == MailAddress("Maja Holmström", "maja@villasolbacken.example")
    assert read.recipients == (MailAddress("Nora", "nora@studio.example"),)
    assert read.sent_at == datetime(2026, 6, 11, 5, 5, tzinfo=UTC)
    assert (read.subject, read.text) == ("Benches", "Good morning.")


def test_encoded_words_and_quoted_printable_are_read() -> None:
    read = read_mail(
        mail(
            "From: =?utf-8?b?TMOpYSBNw6RrZWzDpA==?= <lea@example.org>",
            "Subject: =?iso-8859-1?q?B=E4nke?= =?iso-8859-1?q?_am_See?=",
            "Content-Type: text/plain; charset=iso-8859-1",
            "Content-Transfer-Encoding: quoted-printable",
            body="Die B=E4nke d=FCrfen zum Wasser schauen.",
        )
    )

    assert (read.sender.name, read.subject) == ("Léa Mäkelä", "Bänke am See")
    assert read.text == "Die Bänke dürfen zum Wasser schauen."


def test_the_words_of_a_page_are_kept_and_nothing_else() -> None:
    page = (
        "<html><head><style>p {color: red}</style></head><body><p>Good   morning,</p><script>steal()</script>"
        '<img src="https://tracker.example/pixel.gif"><p>the &amp; sign<br>is fine.</p></body></html>'
    )

    read = read_mail(mail(*SIMPLE, "Content-Type: text/html; charset=utf-8", body=page))

    assert read.text == "Good morning,\n\nthe & sign\nis fine."


def test_the_plain_part_goes_before_the_page_and_attachments_stay_out() -> None:
    body = "\r\n".join(
        (
            "--X", "Content-Type: multipart/alternative; boundary=Y", "",
            "--Y", "Content-Type: text/html", "", "<p>The page</p>",
            "--Y", "Content-Type: text/plain", "", "The text",
            "--Y--",
            "--X", "Content-Type: text/plain", "Content-Disposition: attachment; filename=secret.txt", "", "Attached",
            "--X--",
        )
    )  # fmt: skip

    assert read_mail(mail(*SIMPLE, "Content-Type: multipart/mixed; boundary=X", body=body)).text == "The text"


def test_mails_quoted_below_are_left_out() -> None:
    body = "Yes, please.\n\nOn 10 June 2026, Nora wrote:\n> Shall we?\n> It is early.\n"

    assert read_mail(mail(*SIMPLE, body=body)).text == "Yes, please."


def test_a_mail_that_is_all_quotation_keeps_it() -> None:
    assert read_mail(mail(*SIMPLE, body="> Shall we?\n")).text == "> Shall we?"


def test_an_answer_between_the_quotes_stays() -> None:
    body = "> Shall we?\nYes.\n> When?\nTuesday.\n"

    assert read_mail(mail(*SIMPLE, body=body)).text == "> Shall we?\nYes.\n> When?\nTuesday."


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Thu, 99 Jun 2026 08:05:00 +0300", "Thu, 11 Jun 99999 08:05:00 +0300"]
)
def test_a_date_that_makes_no_sense_is_no_date(date: str) -> None:
    assert read_mail(mail("From: a@example.org", f"Date: {date}")).sent_at is None


def test_an_unknown_charset_or_broken_base64_gives_what_can_be_read() -> None:
    assert read_mail(mail(*SIMPLE, "Content-Type: text/plain; charset=klingon", body="Hello")).subject == "Benches"
    broken = mail(*SIMPLE, "Content-Type: text/plain", "Content-Transfer-Encoding: base64", body="!!!")
    assert read_mail(broken).sender.address == "maja@villasolbacken.example"


def test_line_breaks_hidden_in_a_subject_become_spaces() -> None:
    assert read_mail(mail("From: a@example.org", "Subject: =?utf-8?q?One=0D=0ABcc:_two?=")).subject == "One Bcc: two"


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n....", b"Just a note, no mail.", b"Subject: nobody\r\n\r\nhello"]
)
def test_what_is_no_mail_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NoMail) as refused:
        read_mail(data)
    assert refused.value.hint


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for attempt in (data, b"From: a@example.org\r\n" + data, b"From: " + data + b"\r\n\r\nhello"):
        try:
            read_mail(attempt)
        except NoMail:
            continue
