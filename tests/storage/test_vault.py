"""A vault opens with each of its secrets, is never overwritten, and notices when its file is not the one it left."""

import logging
import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring import errors

from app.clock import FixedClock
from app.storage.diagnosis import FileState, OpeningFailed
from app.storage.encrypted import EncryptedDatabase, VaultLocked, generation_of
from app.storage.key_file import KeyFileDamaged, KeyFileMissing, KeyFileNewer, generation_in
from app.storage.key_slots import WrongSecret
from app.storage.keyring_slot import KeyringState, KeyringStore, KeyringTrouble
from app.storage.passphrase import PassphraseTooShort
from app.storage.recovery_code import RecoveryCode, WrongGroup
from app.storage.vault import GenerationCheck, GenerationState, PassphraseNeeded, Vault, VaultExists, VaultState
from app.storage.vault_folder import PassphraseNotUsed
from app.storage.vault_lock import VaultBusy
from tests.storage.conftest import MOMENT, PASSPHRASE, MemoryKeyring, fill, names

ODD_NAMES = ["Müllers Gärten", "garden 🌱", "two\nlines", "50% of #1?", "file:x", 'it\'s "here"', "a" * 200]


def again(vault: Vault) -> Vault:
    """The same folder after closing it, as if Keepwarm were started anew."""
    vault.close()
    return Vault(vault.folder, keyring=vault.keyring, clock=vault.clock)


def test_a_new_vault_is_open_and_empty(empty_vault: Vault) -> None:
    assert empty_vault.state is VaultState.NONE
    empty_vault.create(PASSPHRASE, use_keyring=True)
    assert empty_vault.state is VaultState.OPEN
    slots = empty_vault.slots()
    assert (slots.keyring, slots.passphrase, slots.recovery) == (True, True, True)
    assert slots.passphrase_set_on == date(2026, 6, 12)
    assert slots.recovery_checked_on is None
    assert generation_of(empty_vault.reader().connection()) == 0


def test_every_secret_opens_the_vault(empty_vault: Vault) -> None:
    code = empty_vault.create(PASSPHRASE, use_keyring=True)
    fill(empty_vault.writer())
    ways = (
        lambda vault: vault.open_with_keyring(),
        lambda vault: vault.open_with_passphrase(PASSPHRASE),
        lambda vault: vault.open_with_recovery(code),
        lambda vault: vault.open_with_recovery(code.text.lower().replace("-", " ")),
    )
    for way in ways:
        vault = again(empty_vault)
        assert vault.state is VaultState.LOCKED
        way(vault)
        assert names(vault.reader()) == ["Maja Lindqvist 0", "Maja Lindqvist 1", "Maja Lindqvist 2"]
        vault.close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_vault_lives_in_a_folder_of_any_name(tmp_path: Path, keyring_store: KeyringStore, name: str) -> None:
    vault = Vault(tmp_path / name, keyring=keyring_store, clock=FixedClock(MOMENT))
    code = vault.create(None, use_keyring=True)
    fill(vault.writer())
    vault = again(vault)
    vault.open_with_recovery(code)
    assert len(names(vault.reader())) == 3
    assert sorted(os.listdir(tmp_path)) == [name]
    vault.rekey()
    assert len(names(vault.reader())) == 3
    vault.close()


def test_files_are_private_whatever_the_umask(empty_vault: Vault) -> None:
    before = os.umask(0)
    try:
        empty_vault.create(PASSPHRASE, use_keyring=False)
        database = empty_vault.writer()
        fill(database)
        empty_vault.change_passphrase("another plum tree")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in empty_vault.folder.iterdir()}
        assert set(modes.values()) == {0o600}, modes
        assert stat.S_IMODE(empty_vault.folder.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path, keyring_store: KeyringStore) -> None:
    (tmp_path / "letter.txt").touch()
    tmp_path.chmod(0o755)
    vault = Vault(tmp_path, keyring=keyring_store)
    vault.create(None, use_keyring=True)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    vault.close()


def test_a_vault_is_never_created_over_another(vault: Vault) -> None:
    closed = again(vault)
    before = closed.database_path.read_bytes(), closed.key_file.path.read_bytes()
    with pytest.raises(VaultExists):
        closed.create(PASSPHRASE, use_keyring=True)
    assert (closed.database_path.read_bytes(), closed.key_file.path.read_bytes()) == before


@pytest.mark.parametrize("survivor", ["keepwarm.db", "keys.json"])
def test_what_is_left_of_a_vault_is_never_overwritten(vault: Vault, survivor: str) -> None:
    vault.note_generation(7)
    closed = again(vault)
    lost = "keys.json" if survivor == "keepwarm.db" else "keepwarm.db"
    (closed.folder / lost).unlink()
    assert closed.state is (VaultState.KEYS_MISSING if lost == "keys.json" else VaultState.DATABASE_MISSING)
    with pytest.raises(VaultExists):
        closed.create(PASSPHRASE, use_keyring=True)
    with pytest.raises((KeyFileMissing, OpeningFailed)):
        closed.open_with_passphrase(PASSPHRASE)
    assert sorted(os.listdir(closed.folder)) == sorted(["lock", survivor])


def test_a_creation_that_was_killed_halfway_can_be_repeated(empty_vault: Vault) -> None:
    empty_vault.create(PASSPHRASE, use_keyring=True)
    closed = again(empty_vault)
    closed.database_path.unlink()
    assert closed.state is VaultState.NONE
    closed.create(PASSPHRASE, use_keyring=True)
    assert closed.state is VaultState.OPEN
    closed.close()


def test_an_empty_database_file_is_never_taken_for_a_new_one(vault: Vault) -> None:
    closed = again(vault)
    closed.database_path.write_bytes(b"")
    with pytest.raises(OpeningFailed) as caught:
        closed.open_with_passphrase(PASSPHRASE)
    assert caught.value.state is FileState.EMPTY
    assert closed.database_path.read_bytes() == b""


def test_a_wrong_passphrase_gets_one_message_and_leaves_the_vault_free(vault: Vault) -> None:
    closed = again(vault)
    with pytest.raises(WrongSecret) as caught:
        closed.open_with_passphrase("Plum tree by the gate")
    assert caught.value.title == "That did not open it."
    assert closed.state is VaultState.LOCKED
    other = Vault(closed.folder, keyring=closed.keyring)
    other.open_with_passphrase(PASSPHRASE)
    other.close()


def test_another_vaults_code_and_a_slip_of_the_pen_are_told_apart(vault: Vault) -> None:
    closed = again(vault)
    with pytest.raises(WrongSecret):
        closed.open_with_recovery(RecoveryCode.generate())
    with pytest.raises(WrongGroup):
        closed.open_with_recovery("-".join(["22222"] * 8))


def test_a_passphrase_typed_with_combining_marks_is_the_same(empty_vault: Vault) -> None:
    empty_vault.create("Gärten im März", use_keyring=False)
    closed = again(empty_vault)
    closed.open_with_passphrase("Ga\u0308rten im Ma\u0308rz")
    assert closed.state is VaultState.OPEN
    closed.close()


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (errors.NoKeyringError(), KeyringState.ABSENT),
        (errors.KeyringLocked(), KeyringState.LOCKED),
        (errors.PasswordSetError(), KeyringState.DENIED),
        (RuntimeError(), KeyringState.DAMAGED),
    ],
)
def test_without_a_working_keyring_a_passphrase_is_needed(
    empty_vault: Vault, memory_keyring: MemoryKeyring, trouble: Exception, state: KeyringState
) -> None:
    memory_keyring.trouble = trouble
    with pytest.raises(PassphraseNeeded) as caught:
        empty_vault.create(None, use_keyring=True)
    assert caught.value.state is state
    assert caught.value.title.endswith("so Keepwarm needs a passphrase.")
    assert not empty_vault.exists()
    empty_vault.create(PASSPHRASE, use_keyring=True)
    assert not empty_vault.slots().keyring


def test_a_short_passphrase_makes_no_vault(empty_vault: Vault) -> None:
    with pytest.raises(PassphraseTooShort):
        empty_vault.create("plum", use_keyring=True)
    with pytest.raises(PassphraseNeeded):
        empty_vault.create(None, use_keyring=False)
    assert not empty_vault.exists()


def test_a_lost_keyring_entry_leads_to_the_recovery_code_and_a_fresh_slot(
    empty_vault: Vault, memory_keyring: MemoryKeyring
) -> None:
    code = empty_vault.create(None, use_keyring=True)
    memory_keyring.entries.clear()
    closed = again(empty_vault)
    before = closed.database_path.stat().st_mtime_ns
    with pytest.raises(KeyringTrouble) as caught:
        closed.open_with_keyring()
    assert caught.value.state is KeyringState.ENTRY_LOST
    assert closed.database_path.stat().st_mtime_ns == before
    closed.open_with_recovery(code)
    closed.restore_keyring_slot()
    assert closed.keyring_state() is KeyringState.WORKING
    reopened = again(closed)
    reopened.open_with_keyring()
    reopened.close()


def test_an_entry_with_another_key_in_it_is_damaged(vault: Vault, memory_keyring: MemoryKeyring) -> None:
    closed = again(vault)
    for entry in memory_keyring.entries:
        memory_keyring.entries[entry] = "A" * 43 + "="
    with pytest.raises(KeyringTrouble) as caught:
        closed.open_with_keyring()
    assert caught.value.state is KeyringState.DAMAGED


def test_asking_every_time_takes_the_key_out_of_the_keyring(vault: Vault, memory_keyring: MemoryKeyring) -> None:
    vault.ask_every_time(True)
    assert memory_keyring.entries == {}
    assert vault.keyring_state() is KeyringState.NOT_USED
    closed = again(vault)
    with pytest.raises(KeyringTrouble) as caught:
        closed.open_with_keyring()
    assert caught.value.state is KeyringState.NOT_USED
    closed.open_with_passphrase(PASSPHRASE)
    closed.ask_every_time(False)
    reopened = again(closed)
    reopened.open_with_keyring()
    reopened.close()


def test_the_last_daily_way_in_cannot_be_taken_away(empty_vault: Vault) -> None:
    empty_vault.create(None, use_keyring=True)
    with pytest.raises(PassphraseNeeded):
        empty_vault.ask_every_time(True)
    empty_vault.change_passphrase(PASSPHRASE)
    empty_vault.ask_every_time(True)
    with pytest.raises(PassphraseNeeded):
        empty_vault.change_passphrase(None)


def test_a_changed_passphrase_replaces_the_old_one_without_touching_the_database(vault: Vault) -> None:
    vault.close_databases()
    before = vault.database_path.read_bytes()
    vault.change_passphrase("two rows of currants")
    assert vault.database_path.read_bytes() == before
    closed = again(vault)
    with pytest.raises(WrongSecret):
        closed.open_with_passphrase(PASSPHRASE)
    closed.open_with_passphrase("two rows of currants")
    closed.change_passphrase(None)
    assert not closed.slots().passphrase
    reopened = again(closed)
    with pytest.raises(PassphraseNotUsed):
        reopened.open_with_passphrase("two rows of currants")


def test_a_replaced_recovery_code_replaces_the_old_one(empty_vault: Vault) -> None:
    old = empty_vault.create(PASSPHRASE, use_keyring=False)
    empty_vault.note_recovery_checked()
    new = empty_vault.replace_recovery_code()
    assert empty_vault.slots().recovery_checked_on is None
    closed = again(empty_vault)
    with pytest.raises(WrongSecret):
        closed.open_with_recovery(old)
    closed.open_with_recovery(new)
    closed.close()


def test_checking_the_paper_copy_notes_the_day_and_changes_nothing_else(empty_vault: Vault) -> None:
    code = empty_vault.create(PASSPHRASE, use_keyring=False)
    assert not empty_vault.check_recovery_code(RecoveryCode.generate())
    assert empty_vault.slots().recovery_checked_on is None
    assert empty_vault.check_recovery_code(code.text)
    assert empty_vault.slots().recovery_checked_on == date(2026, 6, 12)
    assert empty_vault.check_recovery_code(code)


def test_a_lost_key_is_forgotten_everywhere(vault: Vault) -> None:
    writer, reader = vault.writer(), vault.reader()
    writer.connection()
    reader.connection()
    vault.lock()
    assert vault.state is VaultState.LOCKED
    for database in (writer, reader):
        with pytest.raises(VaultLocked):
            names(database)
    for use in (lambda: vault.file_key, vault.writer, lambda: vault.change_passphrase("x" * 20), vault.rekey):
        with pytest.raises(VaultLocked):
            use()


def test_two_processes_never_hold_one_vault_but_a_second_may_look(vault: Vault) -> None:
    second = Vault(vault.folder, keyring=vault.keyring)
    with pytest.raises(VaultBusy):
        second.open_with_keyring()
    viewer = Vault(vault.folder, keyring=vault.keyring, read_only=True)
    viewer.open_with_keyring()
    assert len(names(viewer.viewer())) == 3
    viewer.note_generation(99)
    assert vault.key_file.generation() == 0
    viewer.close()
    vault.lock()
    with pytest.raises(VaultBusy):
        second.open_with_keyring()


def test_the_counter_tells_an_older_copy_from_the_file_that_was_left(vault: Vault) -> None:
    vault.note_generation(42)
    assert vault.check_generation(42) == GenerationCheck(GenerationState.SAME)
    assert vault.check_generation(7) == GenerationCheck(GenerationState.OLDER, 35)
    assert vault.check_generation(44) == GenerationCheck(GenerationState.NEWER, 2)


def test_a_lost_write_ahead_log_is_noticed(vault: Vault) -> None:
    writer = vault.writer()
    writer.connection()
    vault.close_databases()
    writer = vault.writer()
    writer.execute_sql("UPDATE vault_state SET value = 8 WHERE name = 'generation'")
    vault.note_generation(8)
    rescued = vault.folder.with_name("without log")
    rescued.mkdir()
    for name in ("keepwarm.db", "keys.json"):
        shutil.copy(vault.folder / name, rescued / name)
    copy = Vault(rescued, keyring=vault.keyring)
    copy.open_with_passphrase(PASSPHRASE)
    found = generation_of(copy.reader().connection())
    assert copy.check_generation(found) == GenerationCheck(GenerationState.OLDER, 1)
    copy.close()


def test_new_slots_never_lose_a_newer_counter(vault: Vault) -> None:
    vault.note_generation(10)
    vault.change_passphrase("two rows of currants")
    assert vault.key_file.generation() == 10
    vault.note_generation(11)
    assert vault.key_file.generation() == 11
    assert Vault(vault.folder).key_file.generation() == 11


@given(st.integers(0, 10**15), st.integers(0, 10**15), st.integers(0, 25))
def test_a_torn_counter_is_unknown_or_whole(old: int, new: int, written: int) -> None:
    before, after = _first_line(old), _first_line(new)
    torn = after[: 16 + written] + before[16 + written :]
    assert generation_in(torn) in {None, old, new}


def _first_line(generation: int) -> bytes:
    from app.storage.key_file import Keys, encode

    return encode(Keys("vault", ()), generation).splitlines()[0]


def test_a_torn_counter_costs_the_notice_and_nothing_else(vault: Vault) -> None:
    closed = again(vault)
    content = bytearray(closed.key_file.path.read_bytes())
    content[20:26] = b"\x00\xff\x00\xff\x00\xff"
    closed.key_file.path.write_bytes(content)
    closed.open_with_passphrase(PASSPHRASE)
    assert closed.check_generation(7) == GenerationCheck(GenerationState.UNKNOWN)
    closed.note_generation(8)
    assert closed.check_generation(8) == GenerationCheck(GenerationState.SAME)
    closed.close()


def test_a_counter_that_cannot_be_written_never_stops_an_action(vault: Vault) -> None:
    vault.key_file.close()
    vault.key_file.path.unlink()
    vault.note_generation(12)
    assert not vault.key_file.path.exists()


def test_a_new_file_key_needs_the_passphrase_and_makes_old_secrets_useless(
    empty_vault: Vault, memory_keyring: MemoryKeyring
) -> None:
    old_code = empty_vault.create(PASSPHRASE, use_keyring=True)
    writer = empty_vault.writer()
    fill(writer)
    empty_vault.note_generation(7)
    old_key, old_file = empty_vault.file_key, empty_vault.database_path.read_bytes()
    with pytest.raises(WrongSecret):
        empty_vault.rekey()
    with pytest.raises(WrongSecret):
        empty_vault.rekey("not the passphrase")
    assert empty_vault.file_key == old_key
    new_code = empty_vault.rekey(PASSPHRASE)
    with pytest.raises(VaultLocked):
        names(writer)
    assert empty_vault.file_key != old_key
    assert len(names(empty_vault.reader())) == 3
    assert empty_vault.key_file.generation() == 7
    assert len(memory_keyring.entries) == 1
    assert empty_vault.database_path.read_bytes()[:4096] != old_file[:4096]
    closed = again(empty_vault)
    with pytest.raises(OpeningFailed) as caught:
        EncryptedDatabase(closed.database_path, old_key).connection()
    assert caught.value.state is FileState.OTHER_KEY
    with pytest.raises(WrongSecret):
        closed.open_with_recovery(old_code)
    for way in (closed.open_with_keyring, lambda: closed.open_with_passphrase(PASSPHRASE)):
        way()
        closed.lock()
    closed.open_with_recovery(new_code)
    assert sorted(os.listdir(closed.folder)) == ["keepwarm.db", "keys.json", "lock"]
    closed.close()


def test_a_database_from_before_the_change_of_key_is_named_so(vault: Vault) -> None:
    vault.close_databases()
    old_file = vault.database_path.read_bytes()
    vault.rekey(PASSPHRASE)
    closed = again(vault)
    closed.database_path.write_bytes(old_file)
    with pytest.raises(OpeningFailed) as caught:
        closed.open_with_passphrase(PASSPHRASE)
    assert caught.value.state is FileState.OTHER_KEY


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\x00" * 500, b"[" * 100_000, b'{"format": "x"}', b'{"format":1,"keys":1}']
)
def test_a_damaged_key_file_is_named_so(vault: Vault, content: bytes) -> None:
    closed = again(vault)
    closed.key_file.path.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        closed.open_with_passphrase(PASSPHRASE)


def test_a_key_file_of_a_newer_program_is_left_alone(vault: Vault) -> None:
    closed = again(vault)
    content = closed.key_file.path.read_bytes().replace(b'"format": 1', b'"format": 2')
    closed.key_file.path.write_bytes(content)
    with pytest.raises(KeyFileNewer):
        closed.open_with_passphrase(PASSPHRASE)
    assert closed.key_file.path.read_bytes() == content


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_flipped_bit_in_the_key_file_never_opens_anything_wrong(data: st.DataObject) -> None:
    from app.storage.key_file import Keys, decode, encode
    from app.storage.new_keys import new_key_set

    key_set = new_key_set("vault", bytes(32), b"code", None, date(2026, 6, 12))
    content = bytearray(encode(Keys("vault", (key_set,)), 5))
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    try:
        keys = decode(bytes(content))
    except (KeyFileDamaged, KeyFileNewer):
        return
    assert not keys.is_sound or keys == Keys("vault", (key_set,))


def test_a_slot_that_was_changed_is_damage_and_not_a_wrong_passphrase(vault: Vault) -> None:
    closed = again(vault)
    slot = closed.current_set(closed.key_file.read()).slots[1]
    from base64 import b64encode

    wrapped = b64encode(slot.wrapped)
    content = closed.key_file.path.read_bytes().replace(wrapped, b"A" * 4 + wrapped[4:])
    closed.key_file.path.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        closed.open_with_passphrase(PASSPHRASE)
    closed.open_with_keyring()
    closed.close()


def test_no_key_and_no_secret_stands_in_logs_errors_or_files(
    empty_vault: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = empty_vault.create(PASSPHRASE, use_keyring=True)
    key = empty_vault.file_key
    writer = empty_vault.writer()
    fill(writer)
    said = [caplog.text, repr(empty_vault), repr(writer), repr(code), repr(vars(writer).get("connect_params"))]
    with pytest.raises(OpeningFailed) as caught:
        EncryptedDatabase(empty_vault.database_path, bytes(32)).connection()
    said.append(f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__suppress_context__}")
    on_disk = b"".join(path.read_bytes() for path in empty_vault.folder.iterdir())
    assert (empty_vault.folder / "keepwarm.db-wal").stat().st_size > 0
    empty_vault.close()
    on_disk += b"".join(path.read_bytes() for path in empty_vault.folder.iterdir())
    for secret in (key.hex(), PASSPHRASE, code.groups[0], "Maja"):
        assert secret not in "".join(said)
        assert secret.encode() not in on_disk
        assert secret.encode("utf-16-le") not in on_disk
    assert key not in on_disk


def test_a_file_swapped_under_the_open_connection_is_noticed(vault: Vault) -> None:
    writer = vault.writer()
    writer.connection()
    assert writer.is_in_place()
    os.replace(vault.database_path, vault.folder / "elsewhere.db")
    assert not writer.is_in_place()
    shutil.copy(vault.folder / "elsewhere.db", vault.database_path)
    assert not writer.is_in_place()


def test_a_read_only_folder_can_still_be_looked_at(vault: Vault) -> None:
    closed = again(vault)
    closed.folder.chmod(0o500)
    closed.database_path.chmod(0o400)
    try:
        viewer = Vault(closed.folder, keyring=closed.keyring, read_only=True)
        viewer.open_with_passphrase(PASSPHRASE)
        assert len(names(viewer.viewer())) == 3
        viewer.close()
    finally:
        closed.folder.chmod(0o700)
