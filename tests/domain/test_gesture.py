"""The name of a gesture where there is little room for it."""

from __future__ import annotations

import pytest

from app.domain.gesture import short_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Bee hotel", "Bee hotel"),
        ("A bee hotel, with their name", "Bee hotel"),
        ("the first violets", "First violets"),
        ("An hour of your own trade, free", "Hour of your own trade"),
        ("Sweet peas on the doorstep", "Sweet peas"),
        ("A pot of herbs for the kitchen", "Pot of herbs"),
        ("A few lines by hand", "A few lines"),
        ("A little card", "A little card"),
        ("Sunflowers for the whole street", "Sunflowers"),
        ("Jam (plum, from the tree by the gate)", "Jam"),
        ("Eine Bank – frisch geölt und gebürstet", "Bank"),
        ("  the   long\nshears , lent for a week ", "Long shears"),
    ],
)
def test_an_article_goes_and_so_does_what_comes_after_the_first_pause(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    "title", ["Something for the old dog", "Place in an evening class", "Handwerkskammerausstellung", "Theatre tickets"]
)
def test_what_would_say_nothing_when_cut_stays_whole(title: str) -> None:
    assert short_title(title) == title


@pytest.mark.parametrize("title", ["", " ", "A", "The", ", a pause before anything"])
def test_a_name_never_becomes_empty_or_breaks(title: str) -> None:
    assert short_title(title) == " ".join(title.split())


def test_more_room_keeps_more_of_it() -> None:
    assert short_title("A pot of herbs for the kitchen", 40) == "Pot of herbs for the kitchen"
    assert short_title("A pot of herbs for the kitchen", 8) == "Pot of herbs"
