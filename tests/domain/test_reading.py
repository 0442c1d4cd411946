"""Reading a note: promises with their days, facts with their basis, slips; and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fact import Basis, FactKind
from app.domain.reading import MOST, read
from app.domain.suggestion import Suggestion, SuggestionKind

THURSDAY = date(2026, 6, 11)
PIECES = """I said would send promised likes her daughter Ida by Friday , . ? " „ ich schicke habe versprochen dass zu
    we broke nicht mag and … 'll"""
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=25).map(" ".join)


def _only(note: str) -> Suggestion:
    found = read(note, THURSDAY)
    assert len(found) == 1
    return found[0]


def test_the_note_of_the_log_dialog_holds_a_fact_and_a_promise() -> None:
    note = (
        "Could the new benches face the water? Guests always walk to that side first. "
        "I said I would send photos of both options next week"
    )
    fact, promise = read(note, THURSDAY)
    assert fact == Suggestion(
        SuggestionKind.FACT, "Guests always walk to that side first", None, Basis.SAID, FactKind.OTHER, is_sure=False
    )
    assert promise == Suggestion(
        SuggestionKind.PROMISE, "Send photos of both options", date(2026, 6, 19), None, None, is_sure=True
    )


@pytest.mark.parametrize(
    ("note", "text", "due"),
    [
        ("I'll send photos of both options next week.", "Send photos of both options", "2026-06-19"),
        ("I’ll bring the oil.", "Bring the oil", None),
        ("I promised to bring the sketch by Friday.", "Bring the sketch", "2026-06-12"),
        ("I promised her a new pot on Sunday.", "A new pot", "2026-06-14"),
        ("Promised photos by Friday", "Photos", "2026-06-12"),
        ("Promised Maja to replant the lavender in two weeks", "Replant the lavender", "2026-06-25"),
        ("I told Maja I'd replant the lavender, because it died back.", "Replant the lavender", None),
        ("We agreed to meet on 16 June at the oak.", "Meet at the oak", "2026-06-16"),
        ("I'll be there on Friday at 9.", "Be there at 9", "2026-06-12"),
        ("Tomorrow I'll call her about the wall.", "Call her about the wall", "2026-06-12"),
        ("I said I’d drop in next week", "Drop in", "2026-06-19"),
        ("I promised Dr. Meyer a quote by the end of the month.", "Dr. Meyer a quote", "2026-06-30"),
        ("Ich schicke ihr die Fotos bis Freitag.", "Die Fotos schicken", "2026-06-12"),
        ("Bis Freitag schicke ich die Fotos.", "Die Fotos schicken", "2026-06-12"),
        ("Ich rufe sie am Montag an.", "Sie anrufen", "2026-06-15"),
        ("Ich kümmere mich um die Rosen.", "Um die Rosen kümmern", None),
        ("Ich liefere die Erde am 16.6.", "Die Erde liefern", "2026-06-16"),
        ("Ich habe ihr versprochen, die Pflanzen nächste Woche zu liefern.", "Die Pflanzen liefern", "2026-06-19"),
        ("Habe versprochen, sie morgen anzurufen.", "Sie anrufen", "2026-06-12"),
        ("Ich habe ihr Fotos bis Freitag versprochen.", "Fotos", "2026-06-12"),
        ("Ich habe gesagt, dass ich am 16. Juni vorbeikomme.", "Vorbeikommen", "2026-06-16"),
        ("Ich sagte, ich würde die Skizze morgen bringen.", "Die Skizze bringen", "2026-06-12"),
        ("Ich werde die Bank reparieren.", "Die Bank reparieren", None),
        ("Versprochen: neue Skizze bis 19.6.2026", "Neue Skizze", "2026-06-19"),
    ],
)
def test_what_we_said_we_would_do_is_a_sure_promise(note: str, text: str, due: str | None) -> None:
    day = date.fromisoformat(due) if due else None
    assert _only(note) == Suggestion(SuggestionKind.PROMISE, text, day, is_sure=True)


@pytest.mark.parametrize(
    ("note", "text", "due"),
    [
        ("If she asks, I'll call her on Monday.", "Call her", "2026-06-15"),
        ("I will probably drop in next week.", "Drop in", "2026-06-19"),
        ("She hopes I'll come on Friday.", "Come", "2026-06-12"),
        ("She asked me to check the drains next week.", "Check the drains", "2026-06-19"),
        ("Need to order the oak by the end of the month.", "Order the oak", "2026-06-30"),
        ("Send quote by Friday", "Send quote", "2026-06-12"),
        ("We'll plant the hedge in August", "Plant the hedge", "2026-08-31"),
        ("I said I would call on 3 June", "Call", "2027-06-03"),
        ("Ich muss die Bank reparieren.", "Die Bank reparieren", None),
        ("Ich rufe sie vielleicht morgen an", "Sie vielleicht anrufen", "2026-06-12"),
    ],
)
def test_what_may_be_a_promise_is_offered_unticked(note: str, text: str, due: str | None) -> None:
    day = date.fromisoformat(due) if due else None
    assert _only(note) == Suggestion(SuggestionKind.PROMISE, text, day, is_sure=False)


@pytest.mark.parametrize(
    ("note", "kind", "text"),
    [
        ("She likes oat milk in her coffee.", FactKind.LIKES, "Likes oat milk in her coffee"),
        ("likes plums", FactKind.LIKES, "Likes plums"),
        ("Her guests like to sit facing the water.", FactKind.LIKES, "Her guests like to sit facing the water"),
        ("She said that she loves meadow planting", FactKind.LIKES, "Loves meadow planting"),
        ("Maja likes dark roses", FactKind.LIKES, "Maja likes dark roses"),
        ("He hates lilies.", FactKind.DISLIKES, "Hates lilies"),
        ("She doesn't like noise, ", FactKind.DISLIKES, "Doesn't like noise"),
        ("The kids can't stand spinach", FactKind.DISLIKES, "The kids can't stand spinach"),
        ("Is allergic to birch", FactKind.ALLERGY, "Is allergic to birch"),
        ("She's allergic to nuts", FactKind.ALLERGY, "Allergic to nuts"),
        ("Sneezes near birch.", FactKind.ALLERGY, "Sneezes near birch"),
        ("Daughter Ida starts school in August.", FactKind.FAMILY, "Daughter Ida starts school in August"),
        ("Her husband Petter runs marathons.", FactKind.FAMILY, "Her husband Petter runs marathons"),
        ("She told me that her mother died last week.", FactKind.FAMILY, "Her mother died last week"),
        ("Has two daughters and a dog.", FactKind.FAMILY, "Has two daughters and a dog"),
        ("Her birthday is 3 May.", FactKind.OTHER, "Birthday is 3 May"),
        ("He turns 60 tomorrow", FactKind.OTHER, "Turns 60 tomorrow"),
        ("He works at the harbour", FactKind.OTHER, "Works at the harbour"),
        ("Prefers texts over calls", FactKind.PREFERRED_CHANNEL, "Prefers texts over calls"),
        ("Texts, not calls.", FactKind.PREFERRED_CHANNEL, "Texts, not calls"),
        ("never before 9", FactKind.QUIET_HOURS, "Never before 9"),
        ("Mag Pflaumen, aber alles andere egal", FactKind.LIKES, "Mag Pflaumen"),
        ("Seine Gäste mögen Schatten.", FactKind.LIKES, "Seine Gäste mögen Schatten"),
        ("Sie mag keine Lilien.", FactKind.DISLIKES, "Mag keine Lilien"),
        ("Ist allergisch gegen Birken.", FactKind.ALLERGY, "Ist allergisch gegen Birken"),
        (
            "Ihre Tochter Ida kommt im August in die Schule",
            FactKind.FAMILY,
            "Ihre Tochter Ida kommt im August in die Schule",
        ),
    ],
)
def test_what_they_said_of_themselves_is_a_sure_fact(note: str, kind: FactKind, text: str) -> None:
    assert _only(note) == Suggestion(SuggestionKind.FACT, text, None, Basis.SAID, kind, is_sure=True)


@pytest.mark.parametrize(
    ("note", "basis", "text"),
    [
        ("I think she likes dark roses.", Basis.ASSUMED, "Likes dark roses"),
        ("Maybe he likes coffee", Basis.ASSUMED, "Likes coffee"),
        ("Ich glaube, sie mag Pflaumen", Basis.ASSUMED, "Mag Pflaumen"),
        ("I noticed that she sneezes near birch", Basis.OBSERVED, "Sneezes near birch"),
        ("Apparently she likes plums", Basis.OBSERVED, "Likes plums"),
        ("Wants figs on a north-facing balcony", Basis.SAID, "Wants figs on a north-facing balcony"),
        ("Braucht einen neuen Zaun", Basis.SAID, "Braucht einen neuen Zaun"),
        ("If it rains she likes tea", Basis.SAID, "Likes tea"),
    ],
)
def test_a_fact_not_said_outright_names_its_basis_and_is_offered_unticked(note: str, basis: Basis, text: str) -> None:
    fact = _only(note)
    assert (fact.kind, fact.basis, fact.text, fact.is_sure) == (SuggestionKind.FACT, basis, text, False)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("We cracked her grandmother's pot.", "We cracked her grandmother's pot"),
        ("Forgot her birthday", "Forgot her birthday"),
        ("The delivery arrived late and she was upset.", "The delivery arrived late"),
        ("The plants did not arrive.", "The plants did not arrive"),
        ("He is still waiting for the quote.", "He is still waiting for the quote"),
        ("She complained about the invoice.", "She complained about the invoice"),
        ("Wir haben die Lieferung vergessen.", "Wir haben die Lieferung vergessen"),
        ("Die Pflanzen kamen kaputt an.", "Die Pflanzen kamen kaputt an"),
    ],
)
def test_what_went_wrong_is_offered_as_a_slip_but_never_ticked(note: str, text: str) -> None:
    assert _only(note) == Suggestion(SuggestionKind.SLIP, text, is_sure=False)


@pytest.mark.parametrize(
    "note",
    [
        "", "ok", "Lovely afternoon, mostly shade.", "She promised to pay by Friday.", "He'll send the plans tomorrow.",
        'She said "I\'ll call you on Monday".', "„Ich schicke die Fotos morgen“", "I won't send it before Friday.",
        "We'll see.", "I'll see what I can do.", "I will not call again.", "As promised, I sent the photos.",
        "Visit on Tuesday was lovely.", "Do they like plums?", "Should I call her on Friday?", "It looks like rain.",
        "She would like a quote.", "She liked the drawing a lot.", "I love her garden.", "Ich mag Pflaumen.",
        "Sie schickt die Pläne bis Freitag.", "Ich schicke nichts mehr.", "Nothing went wrong.",
        "She forgot her scarf.", "She was not angry.", "Er war nicht verärgert.", "Wir haben nichts vergessen.",
        "She likes it.", "You will get the plan by Friday.", "I have to say it was lovely.", "Tel. 040 123 456",
    ],
)  # fmt: skip
def test_small_talk_questions_and_other_peoples_promises_are_left_alone(note: str) -> None:
    assert read(note, THURSDAY) == ()


def test_several_things_in_one_note_are_told_apart() -> None:
    note = (
        "Likes plums, hates lilies at 9. Likes plums!\nI forgot the photos, I'll send them tomorrow; "
        "Maja works at the harbour and I said I'd bring the oil on Friday."
    )
    assert [(found.kind.value, found.text) for found in read(note, THURSDAY)] == [
        ("fact", "Likes plums"),
        ("fact", "Hates lilies at 9"),
        ("fact", "Maja works at the harbour"),
        ("promise", "Send them"),
        ("promise", "Bring the oil"),
        ("slip", "I forgot the photos"),
    ]


def test_a_long_list_is_cut_and_a_long_line_is_shortened() -> None:
    many = read("\n".join(f"I'll bring pot {number}." for number in range(20)), THURSDAY)
    assert len(many) == MOST[SuggestionKind.PROMISE]
    assert len(_only("She likes " + "very " * 60 + "old roses").text) <= 141


@pytest.mark.parametrize(
    "note",
    [
        "ich habe " * 1500,
        " " * 20_000,
        "I said " * 3000,
        '"' * 10_000,
        "her daughter " * 1500,
        "a. " * 5000,
        "and " * 4000,
    ],
)
@pytest.mark.timeout(30)
def test_a_very_long_note_is_read_quickly(note: str) -> None:
    read(note, THURSDAY)


@given(st.one_of(WORDS, st.text(max_size=300)), st.dates())
def test_any_note_can_be_read_and_reads_the_same_twice(note: str, today: date) -> None:
    found = read(note, today)
    assert found == read(note, today)
    for one in found:
        assert one.text == one.text.strip() != ""
        assert one.due is None or one.due >= today
        assert (one.kind is SuggestionKind.FACT) == (one.basis is not None) == (one.fact_kind is not None)
