"""The texts that letters begin with: three that come with Keepwarm, and the owner's own."""

from __future__ import annotations

import json
from functools import cache

from app.domain.campaign import Template
from app.paths import resources

OWN = "own"
MY_NAME = "{my name}"


@cache
def shipped() -> tuple[Template, ...]:
    """The texts that come with Keepwarm, in their order."""
    files = (resources() / "letters").iterdir()
    told = sorted(
        (json.loads(file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".json")),
        key=lambda each: each["place"],
    )
    return tuple(
        Template(name=each["name"], kind=each["key"], title=each["title"], body="\n\n".join(each["body"]))
        for each in told
    )


def signed(body: str, owner_name: str) -> str:
    """The text with the owner's first name under it; the line goes where her name is not known."""
    first = owner_name.split()[0] if owner_name.split() else ""
    return body.replace(MY_NAME, first).rstrip()
