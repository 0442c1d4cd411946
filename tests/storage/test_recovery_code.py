"""The recovery code survives handwriting: every slip is noticed, and named at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.recovery_code import ALPHABET, GROUPS, IncompleteCode, RecoveryCode, WrongGroup

codes = st.builds(
    lambda data: RecoveryCode.parse("".join(_with_check(place, part) for place, part in enumerate(data))),
    st.lists(st.text(ALPHABET, min_size=4, max_size=4), min_size=GROUPS, max_size=GROUPS),
)


def _with_check(place: int, part: str) -> str:
    return next(part + last for last in ALPHABET if _stands(place, part + last))


def _stands(place: int, group: str) -> bool:
    try:
        RecoveryCode.check_group(place, group)
    except WrongGroup:
        return False
    return True


def test_a_code_has_eight_groups_of_five_from_the_alphabet() -> None:
    code = RecoveryCode.generate()
    assert [len(group) for group in code.groups] == [5] * 8
    assert set("".join(code.groups)) <= set(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set("01IOU") & set(ALPHABET)


def test_two_codes_differ() -> None:
    assert RecoveryCode.generate() != RecoveryCode.generate()


def test_a_code_never_shows_itself_by_accident() -> None:
    code = RecoveryCode.generate()
    assert code.groups[0] not in repr(code)
    assert code.groups[0] not in f"{code}"


@given(codes, st.sampled_from(["-", " ", "", "\n", " – ", "·", "  -"]), st.booleans())
def test_case_spaces_and_dashes_do_not_matter(code: RecoveryCode, separator: str, lower: bool) -> None:
    text = separator.join(code.groups)
    assert RecoveryCode.parse(f" {text.lower() if lower else text}\n") == code


@given(codes, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_every_wrong_character_names_its_group(code: RecoveryCode, place: int, character: str) -> None:
    typed = list("".join(code.groups))
    if typed[place] == character:
        return
    typed[place] = character
    with pytest.raises(WrongGroup) as caught:
        RecoveryCode.parse("".join(typed))
    assert caught.value.group == place // 5 + 1


@given(codes, st.integers(0, 7), st.integers(0, 4), st.integers(0, 4))
def test_every_swap_inside_a_group_is_noticed(code: RecoveryCode, group: int, one: int, other: int) -> None:
    typed = [list(part) for part in code.groups]
    if typed[group][one] == typed[group][other]:
        return
    typed[group][one], typed[group][other] = typed[group][other], typed[group][one]
    with pytest.raises(WrongGroup) as caught:
        RecoveryCode.parse("-".join(map("".join, typed)))
    assert caught.value.group == group + 1


@given(codes, st.integers(0, 7), st.integers(0, 7))
def test_swapped_groups_are_noticed(code: RecoveryCode, one: int, other: int) -> None:
    groups = list(code.groups)
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(WrongGroup) as caught:
        RecoveryCode.parse("-".join(groups))
    assert caught.value.group == min(one, other) + 1


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered_in_words(text: str) -> None:
    with pytest.raises((WrongGroup, IncompleteCode)) as caught:
        RecoveryCode.parse(text)
    assert caught.value.title.endswith(".")
    assert caught.value.hint.endswith((".", "?"))


@pytest.mark.parametrize(("typed", "hint"), [("9HBUN", "Is the U a V?"), ("9HB0N", "Is the 0 a Q or a D?")])
def test_a_character_outside_the_alphabet_gets_a_suggestion(typed: str, hint: str) -> None:
    with pytest.raises(WrongGroup) as caught:
        RecoveryCode.check_group(2, typed)
    assert (caught.value.group, caught.value.hint) == (3, hint)


def test_a_missing_character_in_a_separated_group_names_that_group() -> None:
    groups = list(RecoveryCode.generate().groups)
    groups[3] = groups[3][:4]
    with pytest.raises(WrongGroup) as caught:
        RecoveryCode.parse(" ".join(groups))
    assert caught.value.group == 4


def test_a_missing_group_is_said() -> None:
    with pytest.raises(IncompleteCode):
        RecoveryCode.parse("-".join(RecoveryCode.generate().groups[:7]))
