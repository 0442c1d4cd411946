"""Where a fresh Debian comes from: what apt knows here, and nothing else."""

from __future__ import annotations

import pytest

from tests.packaging.debian import mirror_in

OTHERS = """deb [signed-by=/usr/share/keyrings/others.gpg] https://others.example/debian bookworm stable
deb https://security.example/debian-security bookworm-security main
"""
STANZAS = """Types: deb
URIs: https://security.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
# from a picture of that day
URIs: https://mirror.example/debian https://second.example/debian
Suites: bookworm bookworm-updates
Components: main
"""


@pytest.mark.parametrize("sources", [
    STANZAS, f"{OTHERS}deb https://mirror.example/debian bookworm main contrib\n",
    "deb [arch=amd64 trusted=no] https://mirror.example/debian bookworm main\n",
])  # fmt: skip
def test_the_mirror_is_the_one_that_apt_knows(sources: str) -> None:
    assert mirror_in(sources) == "https://mirror.example/debian"


@pytest.mark.parametrize("sources", [
    "", OTHERS, STANZAS.partition("\n\n")[0], "# deb https://mirror.example/debian bookworm main\n",
    "deb https://mirror.example/ubuntu noble main\n",
])  # fmt: skip
def test_without_one_nothing_is_guessed(sources: str) -> None:
    assert mirror_in(sources) == ""
