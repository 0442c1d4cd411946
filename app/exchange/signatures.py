"""Recognising who wrote a table by its headers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.domain.incoming import Recognition
from app.exchange.catalogue import SYSTEMS, format_name, system_of
from app.exchange.parts import normalised
from app.exchange.systems.invoices import looks_like_invoices
from app.exchange.systems.system import Signature
from app.paths import resources

_COMMON = frozenset(["first name", "last name", "email", "e-mail address", "company name", "firstname", "name"])
"""Headers that half of all programs write; they never decide alone."""

_CLOSE = 0.7


@lru_cache(maxsize=1)
def signatures() -> tuple[Signature, ...]:
    """Signatures of tables, from the resource file and from the systems themselves."""
    listed = json.loads((resources() / "header_signatures.json").read_text("utf-8"))["formats"]
    read = (
        Signature(
            format_id=entry["id"],
            must=tuple(entry.get("must", ())),
            must_one_of=tuple(entry.get("must_one_of", ())),
            any_of=tuple(entry.get("any", ())),
            never=tuple(entry.get("not", ())),
            prefix=entry.get("prefix", ""),
        )
        for entry in listed
        if entry.keys() & {"must", "must_one_of", "any", "prefix"}
    )
    return (*read, *(signature for system in SYSTEMS for signature in system.signatures))


def recognise(headers: Sequence[str]) -> tuple[Recognition, ...]:
    """Formats that fit, best first; more than one where the headers speak for several programs, none where for none."""
    names = frozenset(normalised(header) for header in headers if header.strip())
    fitting = {_format_id(signature, headers) for signature in signatures() if _fits(signature, names)}
    if not fitting:
        fitting = _contradicting(names)
    found = sorted((_recognition(format_id, headers) for format_id in fitting), key=lambda one: -one.found)
    if not found:
        return (_recognition("invoices", headers),) if looks_like_invoices(headers) else ()
    return tuple(_one_of_each(one for one in found if one.found >= found[0].found * _CLOSE))


def _fits(signature: Signature, names: frozenset[str]) -> bool:
    """True where the signature's rule holds and something but everybody's headers supports it."""
    if signature.prefix:
        return any(name.startswith(normalised(signature.prefix) + " ") for name in names)
    supporting = _held(signature.any_of, names)
    return (
        _has_musts(signature, names)
        and not _held(signature.never, names)
        and (bool(supporting) or not signature.any_of)
        and bool((supporting | _held(signature.must, names)) - _COMMON)
    )


def _has_musts(signature: Signature, names: frozenset[str]) -> bool:
    one_of = _held(signature.must_one_of, names)
    return len(_held(signature.must, names)) == len(signature.must) and (bool(one_of) or not signature.must_one_of)


def _held(headers: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    return frozenset(normalised(header) for header in headers) & names


def _contradicting(names: frozenset[str]) -> set[str]:
    """Formats of different programs that are each half proven ("Record ID" and "Account Name"): the owner is asked."""
    half = {
        signature.format_id
        for signature in signatures()
        if _held(signature.must, names) - _COMMON and _has_musts(signature, names)
    }
    return half if len({system_of(format_id).id for format_id in half}) > 1 else set()


def _format_id(signature: Signature, headers: Sequence[str]) -> str:
    """The format; for a signature by prefix the rest of the header names the kind ("dynamics.contact")."""
    if not signature.prefix:
        return signature.format_id
    start = normalised(signature.prefix) + " "
    system = system_of(signature.format_id)
    rests = [name.removeprefix(start) for header in headers if (name := normalised(header)).startswith(start)]
    known = (f"{signature.format_id}.{rest}" for rest in rests)
    return next((format_id for format_id in known if format_id in system.formats), signature.format_id)


def _recognition(format_id: str, headers: Sequence[str]) -> Recognition:
    system = system_of(format_id)
    filled = [header for header in headers if header.strip()]
    found = sum(system.part(header) is not None for header in filled)
    return Recognition(format_id, format_name(format_id) or format_id, found, len(filled))


def _one_of_each(found: Iterable[Recognition]) -> Iterable[Recognition]:
    """The best format of each program."""
    seen: set[str] = set()
    for one in found:
        program = system_of(one.system).id
        if program not in seen:
            seen.add(program)
            yield one
