"""What is told of the installation and the vault: enough to help, nothing personal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import __version__
from app.services.doctor import NOT_READ, examine, glance, told
from app.services.vault import VaultService, vault_at
from tests.builders import studio

PASSPHRASE = "plum tree by the gate"


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VaultService]:
    """A vault with a few people in the home of somebody, open."""
    monkeypatch.setenv("HOME", str(tmp_path / "nora-holm"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    service = vault_at(tmp_path / "nora-holm" / "data" / "vault")
    service.create(PASSPHRASE, use_keyring=False)
    studio(service.open_desk())
    yield service
    service.close()


def test_an_examination_reads_every_page(service: VaultService) -> None:
    facts, report = examine(service)
    assert report is not None
    assert (report.ok, facts["integrity"], facts["state"]) == (True, "ok", "open")
    assert (facts["cipher"], facts["counts"]["companies"]) == ("chacha20", 2)
    assert "keyring_state" in facts


def test_a_locked_vault_is_described_without_its_insides(service: VaultService) -> None:
    service.lock()
    facts, report = examine(service)
    assert report is None
    assert (facts["state"], facts["integrity"], facts["counts"]) == ("locked", NOT_READ, None)


def test_nothing_personal_is_told(service: VaultService) -> None:
    words = told(glance(service))
    assert "vault           ~/data/vault" in words
    assert "zenobia" not in words
    assert "Maja" not in words


def test_a_vault_on_a_stick_is_told_without_the_name_of_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "zenobia-holm"))
    words = told(glance(vault_at(tmp_path / "media" / "zenobia-holm" / "stick" / "vault")))
    assert "media/…/stick/vault" in words
    assert "zenobia" not in words


def test_a_glance_needs_no_vault() -> None:
    facts = glance(None)
    assert (facts["keepwarm"], facts["packaged"]) == (__version__, False)
    assert "vault" not in facts
