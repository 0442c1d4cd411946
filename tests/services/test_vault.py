"""The vault as the owner meets it."""

from __future__ import annotations

import pytest
from keyring.errors import KeyringLocked

from app.domain.customer import Customer
from app.services.vault import (
    GenerationState,
    KeyringState,
    KeyringTrouble,
    NewerFile,
    OpeningFailed,
    PassphraseNeeded,
    RecoveryCode,
    VaultBusy,
    VaultState,
    WrongGroup,
    WrongSecret,
)
from tests.vaults import PASSPHRASE, TestVault


def test_what_was_saved_is_there_after_closing_and_each_of_the_three_secrets_opens_it(box: TestVault) -> None:
    code = box.created()
    for unlock in (
        lambda service: service.unlock_with_keyring(),
        lambda service: service.unlock_with_passphrase(PASSPHRASE),
        lambda service: service.unlock_with_recovery(code.lower().replace("-", " ")),
    ):
        service = box.reopened()
        assert service.state is VaultState.LOCKED
        unlock(service)
        assert service.open_desk().settings.load().owner.business == "Lindqvist Garden"


def test_a_locked_vault_has_no_desk_and_its_old_desk_can_read_nothing(box: TestVault) -> None:
    box.created()
    desk = box.service.desk
    assert desk is not None
    box.service.lock()
    assert box.service.desk is None
    assert box.service.state is VaultState.LOCKED
    with pytest.raises(Exception, match="locked"):
        desk.settings.load()


def test_a_second_process_is_turned_away_while_the_vault_is_open(box: TestVault) -> None:
    box.created()
    with pytest.raises(VaultBusy):
        box.at(box.service.folder).unlock_with_passphrase(PASSPHRASE)


def test_an_older_copy_put_back_is_noticed_and_stays_noticed_until_accepted(box: TestVault) -> None:
    box.created()
    box.service.lock()
    database = box.service.folder / "keepwarm.db"
    older = database.read_bytes()
    box.service.unlock_with_keyring()
    desk = box.service.open_desk()
    for name in ("Maja", "Tomas", "Eero"):
        desk.customers.add(Customer(name=name))
    box.service.close()
    database.write_bytes(older)

    service = box.reopened()
    service.unlock_with_keyring()
    service.open_desk()
    assert (service.generation.state, service.generation.by) == (GenerationState.OLDER, 3)
    service = box.reopened()
    service.unlock_with_keyring()
    service.open_desk()
    assert service.generation.by == 3
    service.accept_generation()
    service = box.reopened()
    service.unlock_with_keyring()
    service.open_desk()
    assert service.generation.state is GenerationState.SAME


def test_a_newer_file_is_refused_and_nothing_is_written_to_it(box: TestVault) -> None:
    box.created()
    desk = box.service.desk
    assert desk is not None
    desk.store.sql.execute("PRAGMA query_only=OFF")
    desk.store.sql.execute("PRAGMA user_version=99")
    service = box.reopened()
    before = (service.folder / "keepwarm.db").read_bytes()
    service.unlock_with_passphrase(PASSPHRASE)
    with pytest.raises(NewerFile):
        service.open_desk()
    service.close()
    assert (service.folder / "keepwarm.db").read_bytes() == before


def flip(box: TestVault, pages: slice) -> None:
    """Change one bit in each of these pages of the closed file."""
    database = box.service.folder / "keepwarm.db"
    content = bytearray(database.read_bytes())
    for page in range(len(content) // 4096)[pages]:
        content[page * 4096 + 100] ^= 1
    database.write_bytes(content)


def open_with_passphrase(box: TestVault) -> None:
    """Unlock and open the desk, as the unlock page does."""
    box.service.unlock_with_passphrase(PASSPHRASE)
    box.service.open_desk()


def test_damage_in_what_opening_reads_is_named_at_once(box: TestVault) -> None:
    box.created()
    box.reopened()
    flip(box, slice(1, None))
    with pytest.raises(OpeningFailed, match="damaged"):
        open_with_passphrase(box)


def test_damage_anywhere_is_found_by_the_check(box: TestVault) -> None:
    box.created()
    assert box.service.check().ok
    service = box.reopened()
    flip(box, slice(-1, None))
    service.unlock_with_passphrase(PASSPHRASE)
    report = service.check()
    assert not report.ok
    assert report.problems


def test_without_a_keyring_a_passphrase_is_needed_and_nothing_is_made(box: TestVault) -> None:
    box.keyring.forgets = True
    assert box.service.can_use_keyring() is KeyringState.ABSENT
    with pytest.raises(PassphraseNeeded):
        box.service.create(None, use_keyring=True)
    assert box.service.state is VaultState.NONE


def test_a_lost_keyring_entry_is_put_back_after_the_recovery_code(box: TestVault) -> None:
    code = box.created()
    box.keyring.entries.clear()
    service = box.reopened()
    with pytest.raises(KeyringTrouble) as caught:
        service.unlock_with_keyring()
    assert caught.value.state is KeyringState.ENTRY_LOST
    service.unlock_with_recovery(code)
    service.restore_keyring_slot()
    box.reopened().unlock_with_keyring()
    assert box.service.keyring_state() is KeyringState.WORKING


def test_asking_every_time_takes_the_keyring_away_and_brings_it_back(box: TestVault) -> None:
    box.created()
    box.service.ask_every_time(True)
    assert not box.service.slots().keyring
    assert box.service.keyring_state() is KeyringState.NOT_USED
    box.service.ask_every_time(False)
    box.keyring.trouble = KeyringLocked("locked")
    assert box.service.keyring_state() is KeyringState.LOCKED


def test_a_new_recovery_code_replaces_the_old_one_and_counts_as_read_back(box: TestVault) -> None:
    old, new = box.created(), RecoveryCode.generate()
    box.service.replace_recovery_code(new)
    assert box.service.slots().recovery_checked_on == box.clock.today()
    assert box.service.check_recovery_code(new.text)
    assert not box.service.check_recovery_code(old)
    wrong = ("X" if new.text[0] != "X" else "Y") + new.text[1:]
    with pytest.raises(WrongGroup) as caught:
        box.service.check_recovery_code(wrong)
    assert caught.value.group == 1


def test_a_new_key_leaves_the_file_locked_and_only_the_new_code_opens_it(box: TestVault) -> None:
    old, new = box.created(), RecoveryCode.generate()
    box.service.rekey(PASSPHRASE, new)
    assert box.service.desk is None
    assert box.service.state is VaultState.LOCKED
    with pytest.raises(WrongSecret):
        box.service.unlock_with_recovery(old)
    box.service.unlock_with_recovery(new.text)
    assert box.service.open_desk().settings.load().owner.business == "Lindqvist Garden"


def test_a_wrong_passphrase_stops_a_new_key_and_leaves_the_desk_open(box: TestVault) -> None:
    box.created()
    with pytest.raises(WrongSecret):
        box.service.rekey("something else", RecoveryCode.generate())
    assert box.service.desk is not None
    assert box.service.desk.settings.load().owner.business == "Lindqvist Garden"


def test_the_sample_opens_without_keyring_or_ceremony_and_is_new_only_once(box: TestVault) -> None:
    box.keyring.forgets = True
    assert box.service.open_sample()
    box.service.open_desk().settings.flag("is_sample", True)
    service = box.reopened()
    assert not service.open_sample()
    assert service.open_desk().settings.load().is_sample
    assert box.keyring.entries == {}


def test_the_sample_way_in_never_opens_a_real_vault(box: TestVault) -> None:
    box.created()
    with pytest.raises(WrongSecret):
        box.reopened().open_sample()
