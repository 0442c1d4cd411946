"""Every trouble a keyring can make has a name, and nothing unsafe is ever used."""

import pytest
from keyring import errors
from keyring.backends import chainer, fail, null

from app.storage.keyring_slot import (
    ALLOWED_MODULES,
    KeyringState,
    KeyringStore,
    KeyringTrouble,
    choose_backend,
    system_backend,
)
from tests.storage.conftest import MemoryKeyring

SECRET = bytes(range(32))
MEMORY = (MemoryKeyring.__module__,)


def test_a_secret_is_kept_and_returned(keyring_store: KeyringStore) -> None:
    keyring_store.put("slot", SECRET)
    assert keyring_store.get("slot") == SECRET
    assert keyring_store.state() is KeyringState.WORKING


def test_trying_the_keyring_leaves_nothing_in_it(keyring_store: KeyringStore, memory_keyring: MemoryKeyring) -> None:
    keyring_store.state()
    assert memory_keyring.entries == {}


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (errors.NoKeyringError("none"), KeyringState.ABSENT),
        (errors.KeyringLocked("locked"), KeyringState.LOCKED),
        (errors.InitError("Failed to create the collection: Prompt dismissed.."), KeyringState.DENIED),
        (errors.PasswordSetError("denied"), KeyringState.DENIED),
        (PermissionError("denied"), KeyringState.DENIED),
        (TimeoutError(), KeyringState.SLOW),
        (RuntimeError("org.freedesktop.DBus: timed out"), KeyringState.SLOW),
        (RuntimeError("odd"), KeyringState.DAMAGED),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"), KeyringState.DAMAGED),
    ],
)
def test_every_error_of_a_keyring_gets_a_name(
    keyring_store: KeyringStore, memory_keyring: MemoryKeyring, error: Exception, state: KeyringState
) -> None:
    memory_keyring.trouble = error
    for question in (lambda: keyring_store.get("slot"), lambda: keyring_store.put("slot", SECRET)):
        with pytest.raises(KeyringTrouble) as caught:
            question()
        assert caught.value.state is state
        assert caught.value.title.endswith(".")
        assert caught.value.hint.endswith(".")
    assert keyring_store.state() is state
    keyring_store.remove("slot")


def test_a_lost_entry_is_no_first_start(keyring_store: KeyringStore) -> None:
    with pytest.raises(KeyringTrouble) as caught:
        keyring_store.get("slot")
    assert caught.value.state is KeyringState.ENTRY_LOST


@pytest.mark.parametrize("value", ["", "not base 64 at all", "c2hvcnQ=", "ü"])
def test_an_entry_that_is_no_key_is_damaged(
    keyring_store: KeyringStore, memory_keyring: MemoryKeyring, value: str
) -> None:
    memory_keyring.entries["Keepwarm", "slot"] = value
    with pytest.raises(KeyringTrouble) as caught:
        keyring_store.get("slot")
    assert caught.value.state is KeyringState.DAMAGED


def test_a_keyring_that_only_pretends_to_keep_is_found_out(
    keyring_store: KeyringStore, memory_keyring: MemoryKeyring
) -> None:
    memory_keyring.forgets = True
    with pytest.raises(KeyringTrouble) as caught:
        keyring_store.put("slot", SECRET)
    assert caught.value.state is KeyringState.ABSENT


def test_null_and_fail_and_unknown_back_ends_are_refused() -> None:
    for backend in (null.Keyring(), fail.Keyring(), MemoryKeyring()):
        assert choose_backend(backend) is None


def test_plain_text_back_ends_are_not_on_the_list() -> None:
    assert not [module for module in ALLOWED_MODULES if "alt" in module or "file" in module]


def test_an_allowed_back_end_is_taken() -> None:
    backend = MemoryKeyring()
    assert choose_backend(backend, MEMORY) is backend


def test_inside_a_chain_the_allowed_back_end_of_highest_priority_is_taken() -> None:
    weak, strong = MemoryKeyring(), MemoryKeyring()
    strong.priority = 9

    class Chain(chainer.ChainerBackend):
        backends = [null.Keyring(), weak, strong]

    Chain.__module__ = chainer.__name__
    assert choose_backend(Chain(), MEMORY) is strong
    assert choose_backend(Chain()) is None


def test_an_owner_who_configured_null_has_no_keyring() -> None:
    import keyring

    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())
    try:
        assert system_backend() is None
        assert KeyringStore().state() is KeyringState.ABSENT
        assert KeyringStore().provider() == ""
    finally:
        keyring.set_keyring(before)


def test_no_secret_stands_in_the_trouble(keyring_store: KeyringStore, memory_keyring: MemoryKeyring) -> None:
    memory_keyring.trouble = errors.PasswordSetError("cannot store AAECAwQFBgcICQoLDA0ODxAREhM=")
    with pytest.raises(KeyringTrouble) as caught:
        keyring_store.put("slot", SECRET)
    assert "AAEC" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__}"
