"""Slots open with their own secret, in their own vault, and with nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage import passphrase as passphrases
from app.storage.key_slots import PASSPHRASE_COST, Cost, KeySlot, SlotKind, WrongSecret, unwrap, wrap
from app.storage.passphrase import PassphraseTooShort, Strength, strength

FILE_KEY = bytes(range(32))
QUICK = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.mark.parametrize("kind", SlotKind)
def test_a_slot_opens_with_its_secret(kind: SlotKind) -> None:
    slot = wrap(kind, b"secret", FILE_KEY, "vault", QUICK)
    assert unwrap(slot, b"secret", "vault") == FILE_KEY


@pytest.mark.parametrize("kind", SlotKind)
def test_a_wrong_secret_says_one_clear_sentence(kind: SlotKind) -> None:
    slot = wrap(kind, b"secret", FILE_KEY, "vault", QUICK)
    with pytest.raises(WrongSecret) as caught:
        unwrap(slot, b"Secret", "vault")
    assert caught.value.title.endswith(".")
    assert caught.value.__cause__ is None
    assert "ecret" not in str(caught.value)


def test_a_slot_of_another_vault_does_not_open() -> None:
    slot = wrap(SlotKind.RECOVERY, b"secret", FILE_KEY, "vault", QUICK)
    with pytest.raises(WrongSecret):
        unwrap(slot, b"secret", "other vault")


def test_a_slot_passed_off_as_another_kind_does_not_open() -> None:
    slot = wrap(SlotKind.RECOVERY, b"secret", FILE_KEY, "vault", QUICK)
    with pytest.raises(WrongSecret):
        unwrap(replace(slot, kind=SlotKind.KEYRING), b"secret", "vault")


@given(st.sampled_from(["salt", "nonce", "wrapped"]), st.data())
@settings(max_examples=60)
def test_any_flipped_bit_closes_the_slot(field: str, data: st.DataObject) -> None:
    slot = wrap(SlotKind.RECOVERY, b"secret", FILE_KEY, "vault", QUICK)
    with pytest.raises(WrongSecret):
        unwrap(_flipped(slot, field, data), b"secret", "vault")


def _flipped(slot: KeySlot, field: str, data: st.DataObject) -> KeySlot:
    content = bytearray(getattr(slot, field))
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    return replace(slot, **{field: bytes(content)})


def test_the_same_key_is_wrapped_differently_every_time() -> None:
    one, other = (wrap(SlotKind.RECOVERY, b"secret", FILE_KEY, "vault") for _ in range(2))
    assert one.wrapped != other.wrapped
    assert FILE_KEY not in one.wrapped


def test_a_passphrase_costs_what_the_rules_ask_and_the_slot_says_so() -> None:
    slot = wrap(SlotKind.PASSPHRASE, b"secret", FILE_KEY, "vault")
    assert slot.cost == PASSPHRASE_COST == Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
    assert unwrap(slot, b"secret", "vault") == FILE_KEY


@pytest.mark.parametrize("cost", [(1 << 30, 3, 4), (65536, 0, 4), (65536, 3, 0), (65536, 1000, 4), (8, 3, 4)])
def test_a_key_file_cannot_ask_for_absurd_work(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(*cost)


def test_composed_and_decomposed_umlauts_are_the_same_passphrase() -> None:
    assert passphrases.normalised("Gärten") == passphrases.normalised("Ga\u0308rten")


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.TOO_SHORT),
        ("plum", Strength.TOO_SHORT),
        ("password1", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("Tr0ub4dor", Strength.FAIR),
        ("plum gate ladder rain", Strength.FAIR),
        ("plum ladder rainfall gate sparrow", Strength.STRONG),
        ("xK9#mQ2$vL7!pR4z", Strength.STRONG),
    ],
)
def test_strength_is_told_in_words(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseTooShort):
        passphrases.required("plum")
